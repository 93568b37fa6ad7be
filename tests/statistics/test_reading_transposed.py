"""Tables of figures whose rows are periods and whose columns are indicators."""

import pytest

from .test_reading_texts import codes, figures_in, rows

TITLE = "柘塘区2024年工业和投资进度表\n"
BELOW = "\n柘塘区统计局\n2024年7月22日\n"
FIRST, SECOND = "2024年1-2月", "2024年1-3月"
FOUR = [
    ("规模以上工业总产值", "亿元", FIRST, "21.36", "4.4"),
    ("固定资产投资", "亿元", FIRST, "9.05", "-12.0"),
    ("规模以上工业总产值", "亿元", SECOND, "35.9", "5.2"),
    ("固定资产投资", "亿元", SECOND, "15.71", "-9.8"),
]
HEADS = "时间|规模以上工业总产值（亿元）|同比（%）|固定资产投资（亿元）|同比（%）\n"
ROWS = "2024年1-2月|21.36|4.4|9.05|-12.0\n2024年1-3月|35.9|5.2|15.71|-9.8\n"
BARE = "1-2月|21.36|4.4|9.05|-12.0\n1-3月|35.9|5.2|15.71|-9.8\n"
LAYOUTS = {
    "pipes": HEADS + ROWS,
    "tabs": (HEADS + ROWS).replace("|", "\t"),
    "spaced pipes and a note": (HEADS + ROWS).replace("|", " | ") + "注：投资数据不含农户。\n",
    "one cell a line": (HEADS + ROWS).replace("|", "\n"),
    "aligned": "时间         规模以上工业总产值（亿元）   同比（%）   固定资产投资（亿元）   同比（%）\n2024年1-2月  21.36                        4.4         9.05                   -12.0\n2024年1-3月  35.9                         5.2         15.71                  -9.8\n",
    "the year in the title": HEADS.replace("时间", "月份") + BARE,
    "months without their word": HEADS.replace("时间", "月份") + BARE.replace("月", ""),
    "growth with its name": "期间|规模以上工业总产值（亿元）|规模以上工业总产值增长（%）|固定资产投资（亿元）|固定资产投资增长（%）\n" + ROWS,
    "the unit over the table": "单位：亿元、%\n时期|规模以上工业总产值|同比增长|固定资产投资|同比增长\n" + ROWS,
    "numbered rows": "序号|时间|规模以上工业总产值（亿元）|增速%|固定资产投资（亿元）|增速%\n1|" + ROWS.replace("\n2024", "\n2|2024"),
    "a page between": HEADS + ROWS.split("\n")[0] + "\n— 5 —\n" + HEADS + ROWS.split("\n")[1] + "\n",
}  # fmt: skip


def read_here(table):
    return rows(table, TITLE, BELOW)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_periods_as_rows_in_any_layout(layout):
    assert read_here(LAYOUTS[layout]) == FOUR
    assert codes(LAYOUTS[layout], TITLE, BELOW) == [[]] * 4


def test_headings_of_two_rows():
    table = "时间\t规模以上工业总产值（亿元）\t\t固定资产投资（亿元）\t\n\t绝对值\t同比增长%\t绝对值\t同比增长%\n"
    assert read_here(table + BARE.replace("|", "\t")) == FOUR


def test_years_as_rows():
    table = "年份\t地区生产总值（亿元）\t增长%\t年末人口（万人）\n2019\t210.36\t4.4\t33\n2020\t235.9\t5.2\t34.1\n"
    assert read_here(table) == [
        ("地区生产总值", "亿元", "2019年", "210.36", "4.4"),
        ("年末人口", "万人", "2019年", "33", None),
        ("地区生产总值", "亿元", "2020年", "235.9", "5.2"),
        ("年末人口", "万人", "2020年", "34.1", None),
    ]


def test_growth_alone():
    table = "时间\t规模以上工业增加值增速（%）\t用电量（亿千瓦时）\n一季度\t4.4\t-\n上半年\t5.2\t3.1\n"
    assert read_here(table) == [
        ("规模以上工业增加值", "", "2024年一季度", None, "4.4"),
        ("用电量", "亿千瓦时", "2024年一季度", None, None),
        ("规模以上工业增加值", "", "2024年上半年", None, "5.2"),
        ("用电量", "亿千瓦时", "2024年上半年", "3.1", None),
    ]


def test_each_figure_is_of_its_printed_row():
    found = figures_in(LAYOUTS["tabs"], TITLE, BELOW)
    assert [figure.line for figure in found] == [3, 3, 4, 4]
    assert {figure.source_text for figure in found} == set(
        ROWS.replace("|", "\t").strip().split("\n")
    )


@pytest.mark.parametrize("heading", ["全市位次", "上年同期（亿元）", "占比（%）"])
def test_other_columns_are_said_to_be_unread(heading):
    table = f"时间\t用电量（亿千瓦时）\t{heading}\t同比（%）\n1-2月\t4.4\t2\t3.0\n1-3月\t5.2\t3\t3.1\n"
    found = figures_in(table, TITLE, BELOW)
    assert [(f.indicator, f.yoy) for f in found] == [("用电量", None)] * 2
    assert codes(table, TITLE, BELOW)[0] == ["column-not-read"]


@pytest.mark.parametrize("word", ["累计", "当月"])
def test_what_part_of_the_period_a_column_is_of_is_doubtful(word):
    table = f"月份\t用电量{word}（亿千瓦时）\t同比（%）\n2月\t4.4\t3.0\n3月\t5.2\t3.1\n"
    assert all("period-unclear" in one for one in codes(table, TITLE, BELOW))


def test_a_row_that_is_no_period_is_said_to_be_unread():
    table = LAYOUTS["tabs"] + "合计\t35.9\t5.2\t15.71\t-9.8\n"
    assert read_here(table) == FOUR
    assert codes(table, TITLE, BELOW)[0] == ["row-not-read"]


def test_a_programme_is_no_table_of_figures():
    table = (
        "时间\t活动内容\t责任单位\n1-2月\t走访企业\t区工信局\n3月\t开工仪式\t区发改局\n"
    )
    assert read_here(table) == []


def test_parts_may_hang_under_the_first():
    table = "指标\t单位\t1—8月\t增长%\n规模以上工业总产值\t亿元\t233.71\t24.6\n　其中：轻工业\t亿元\t71.05\t19.3\n　　　　重工业\t亿元\t162.66\t27.1\n规模以上工业销售产值\t亿元\t229.4\t25.0\n"
    found = figures_in(table, TITLE, BELOW)
    assert [f.parent for f in found] == ["", *["规模以上工业总产值"] * 2, ""]


def test_growth_keeps_what_its_heading_says():
    falls = (
        "时间\t综合能耗（万吨标准煤）\t下降（%）\n1-2月\t21.36\t4.4\n1-3月\t35.9\t5.2\n"
    )
    assert [row[3:] for row in read_here(falls)] == [
        ("21.36", "-4.4"),
        ("35.9", "-5.2"),
    ]
    unsure = falls.replace("下降（%）", "增减")
    assert codes(unsure, TITLE, BELOW) == [["growth-unit"]] * 2
    amounts = falls.replace("下降（%）", "同比增减（万吨标准煤）")
    assert [row[4] for row in read_here(amounts)] == [None, None]
    assert codes(amounts, TITLE, BELOW)[0] == ["column-not-read"]


def test_columns_without_an_indicator_are_no_figures():
    table = "月份\t当月（亿元）\t累计（亿元）\t同比%\n2月\t4.4\t8.8\t3.0\n3月\t5.2\t14\t3.1\n"
    assert read_here(table) == []
