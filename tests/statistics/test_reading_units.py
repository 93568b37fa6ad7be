"""A unit holds for the rows that its note stands over; a growth for the figures its heading names."""

import pytest

from tests.statistics.test_reading_texts import codes, figures_in, rows

TITLE = "临泉县2021年1-9月主要经济指标完成情况\n"
HEADS = "指标\t累计\t同比%\n"
MONEY, TRADE = "税收收入\t12\t2.9\n", "出口总额\t3\t1\n"


def units(table, title=TITLE):
    return [row[1] for row in rows(table, title=title)]


@pytest.mark.parametrize(
    "table",
    [
        f"表一 财政\n单位：万元\n{HEADS}{MONEY}表二 外贸\n单位：万美元\n{HEADS}{TRADE}",
        f"表一 财政    单位：万元\n{HEADS}{MONEY}表二 外贸    单位：万美元\n{HEADS}{TRADE}",
        f"表一 财政（单位：万元）\n{HEADS}{MONEY}\n表二 外贸（万美元）\n{HEADS}{TRADE}",
        f"单位：万元\n{HEADS}{MONEY}续表\n单位：万美元\n{HEADS}{TRADE}",
        f"一、财政（单位：万元）\n{HEADS}{MONEY}二、外贸（单位：万美元）\n{HEADS}{TRADE}",
        f"{HEADS}单位：万元\t\t\n{MONEY}单位：万美元\t\t\n{TRADE}",
        f"填报单位：个体协会\n单位：万元\n{HEADS}{MONEY}\n单位：万美元\n{HEADS}{TRADE}",
    ],
)
def test_each_table_has_the_unit_printed_over_it(table):
    assert units(table) == ["万元", "万美元"]
    assert not any("unit-unclear" in found for found in codes(table, title=TITLE))


def test_a_unit_of_another_table_is_taken_with_a_doubt_where_no_other_is_printed():
    table = f"表一 财政\n单位：万元\n{HEADS}{MONEY}\n表二 外贸\n{HEADS}{TRADE}"
    assert units(table) == ["万元", "万元"]
    assert codes(table, title=TITLE) == [[], ["unit-unclear"]]


def test_of_several_units_elsewhere_none_is_taken():
    table = (
        f"表一\n单位：万元\n{HEADS}{MONEY}\n表二\n单位：万美元\n{HEADS}{TRADE}"
        f"\n表三\n{HEADS}房地产投资\t5\t1\n"
    )
    assert units(table)[2] == ""
    assert codes(table, title=TITLE)[2] == ["unit-missing"]


@pytest.mark.parametrize("ditto", ["〃", "同上", "″"])
def test_a_ditto_is_the_unit_above(ditto):
    table = f"指标\t单位\t累计\n甲产值\t亿元\t12\n乙产值\t{ditto}\t3\n"
    assert units(table) == ["亿元", "亿元"]


def test_a_continued_table_goes_on_under_its_headings():
    table = f"表二 财政\n单位：万元\n{HEADS}财政收入\t30\t1\n— 2 —\n续表二\n{HEADS}其中：税收收入\t12\t2\n"
    assert [row[:2] for row in rows(table, title=TITLE)] == [
        ("财政收入", "万元"),
        ("税收收入", "万元"),
    ]


SPANS = [("2021年9月", "1", "3"), ("2021年1-9月", "2", "4")]


@pytest.mark.parametrize(
    "headings",
    [
        "本月\t本月止累计\t本月比上年同月增长%\t累计比上年同期增长%",
        "9月\t1-9月\t当月增速%\t累计增速%",
        "当月\t累计\t当月同比%\t累计同比%",
    ],
)
def test_a_growth_is_of_the_month_or_to_date_as_its_heading_says(headings):
    table = f"指标\t单位\t{headings}\n甲产值\t亿元\t1\t2\t3\t4\n"
    assert [row[2:] for row in rows(table, title=TITLE)] == SPANS


@pytest.mark.parametrize(
    "heading", ["比年初增长%", "较年初±%", "当月同比%", "当月增速（%）"]
)
def test_a_growth_of_something_else_is_left(heading):
    table = f"指标\t单位\t1-9月\t{heading}\n甲产值\t亿元\t1\t2\n"
    assert [row[3:] for row in rows(table, title=TITLE)] == [("1", None)]
    assert codes(table, title=TITLE) == [["column-not-read"]]


def test_other_headings_below_a_table_head_another():
    table = "指标\t9月\t同比%\t1-9月\t同比%\n甲产值（亿元）\t1\t2\t3\t4\n指标\t1-9月\t同比%\n乙产值（亿元）\t5\t6\n"
    assert [row[2:] for row in rows(table, title=TITLE)] == [
        ("2021年9月", "1", "2"),
        ("2021年1-9月", "3", "4"),
        ("2021年1-9月", "5", "6"),
    ]


def test_a_blank_below_a_unit_is_of_a_merged_cell_and_doubtful():
    table = "指标\t单位\t累计\n甲产值\t亿元\t12\n乙产值\t\t3\n利润率\t\t4\n"
    assert units(table) == ["亿元", "亿元", ""]
    assert codes(table, title=TITLE) == [[], ["unit-unclear"], ["unit-missing"]]


@pytest.mark.parametrize("heading", ["完成%", "累计完成（%）", "完成年计划%"])
def test_a_share_of_what_was_planned_is_no_amount(heading):
    table = f"指标\t单位\t1-9月\t{heading}\t增长%\n甲产值\t亿元\t1\t70\t2\n"
    assert [row[2:] for row in rows(table, title=TITLE)] == [("2021年1-9月", "1", "2")]


def test_depth_below_a_mark_tells_the_parent_though_names_seem_set_in_the_middle():
    table = (
        "指标　　　　　累计　　　同比%\n年末总人口（人）　33　　　1\n"
        "　#非农业（人）　　20　　　2\n　　　男（人）　　　16　　　3\n"
    )
    assert figures_in(table, title=TITLE)[2].parent


def test_a_running_head_among_the_rows_is_no_indicator():
    table = f"单位：万元\n{HEADS}财政收入\t30\t1\n临泉统计月报\t2021年第9期\t\n　税收收入\t12\t2\n"
    assert [figure.indicator for figure in figures_in(table, title=TITLE)] == [
        "财政收入",
        "税收收入",
    ]
    assert codes(table, title=TITLE)[1][0] == "row-not-read"
