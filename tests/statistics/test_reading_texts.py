"""Statistical releases of many places, read from their text through the whole path."""

from decimal import Decimal

import pytest

from gazette.reading import read_text
from statistics.reading import read

TITLE = "临泉县2021年1-9月主要经济指标完成情况\n"
BELOW = "\n临泉县统计局\n2021年10月22日\n"


def figures_in(table, title=TITLE, below=BELOW):
    documents = read_text(title + table + below).documents
    return [figure for document in documents for figure in read(document)]


def rows(*args, **kwargs):
    return [
        (
            f.indicator,
            f.unit,
            f.period,
            None if f.value is None else str(f.value),
            None if f.yoy is None else str(f.yoy),
        )
        for f in figures_in(*args, **kwargs)
    ]


def codes(*args, **kwargs):
    return [sorted({x.code for x in f.findings}) for f in figures_in(*args, **kwargs)]


PERIOD = "2021年1-9月"
THREE = [
    ("地区生产总值", "亿元", PERIOD, "1201.5", "9.8"),
    ("固定资产投资", "亿元", PERIOD, None, "-3.2"),
    ("实际利用外资", "万美元", PERIOD, "3456", "0"),
]
LAYOUTS = {
    "tabs": "指标名称\t单位\t累计完成\t同比(±%)\n地区生产总值\t亿元\t1201.5\t9.8\n固定资产投资\t亿元\t\t-3.2\n实际利用外资\t万美元\t3456\t持平\n",
    "pipes": "|指标|单位|1-9月|增速（%）|\n|--|--|--|--|\n|地区生产总值|亿元|1,201.5|9.8|\n|固定资产投资|亿元|—|－3.2|\n|实际利用外资|万美元|3,456|0|\n",
    "wide pipes": "指标｜单位｜1-9月｜增速（%）\n地区生产总值｜亿元｜１２０１．５｜９．８\n固定资产投资｜亿元｜｜△3.2\n实际利用外资｜万美元｜3，456｜0\n",
    "aligned spaces": "指标名称        单位      1—9月累计    比上年同期增长（%）\n地区生产总值    亿元      1201.5       9.8\n固定资产投资    亿元                   -3.2\n实际利用外资    万美元    3456         0.0\n",
    "right aligned": "指标名称        单位      累计      同比%\n地区生产总值    亿元    1201.5       9.8\n固定资产投资    亿元        --      -3.2\n实际利用外资  万美元      3456       0.0\n",
    "wide spaces": "指标名称　　　单位　　　累计完成　　同比%\n地区生产总值　亿元　　　1201.5　　　9.8\n固定资产投资　亿元　　　…　　　　　（3.2）\n实际利用外资　万美元　　3456　　　　持平\n",
    "one cell a line": "指标名称\n单位\n累计完成\n同比（%）\n地区生产总值\n亿元\n1201.5\n9.8\n固定资产投资\n亿元\n—\n-3.2\n实际利用外资\n万美元\n3456\n持平\n",
    "units in names": "指标名称\t1-9月\t增长%\n地区生产总值（亿元）\t1201.5\t9.8\n固定资产投资(亿元)\t\t-3.2\n实际利用外资（万美元）\t3456\t0.0\n",
    "units in one and the other": "单位：亿元\n指标名称\t1-9月\t增长%\n地区生产总值\t1201.5\t9.8\n固定资产投资\t×\t下降3.2%\n实际利用外资（万美元）\t3456\t0.0\n",
    "units in a row": "指标名称\t1-9月\t增长%\n单位：亿元\t\t\n地区生产总值\t1201.5\t9.8\n固定资产投资\t\t-3.2\n单位：万美元\t\t\n实际利用外资\t3456\t0.0\n",
    "growth before the amount": "指标名称\t单位\t增速（%）\t累计完成\n地区生产总值\t亿元\t9.8\t1201.5\n固定资产投资\t亿元\t-3.2\t\n实际利用外资\t万美元\t0\t3456\n",
    "numbered names": "序号\t指标名称\t单位\t累计完成\t同比(±%)\n1\t一、地区生产总值\t亿元\t1201.5\t9.8\n2\t（二）固定资产投资\t亿元\t无\t-3.2\n3\t3.实际利用外资\t万美元\t3456\t持平\n",
    "a drawn grid": "┌───┬──┬──┬──┐\n│指标名称│单位│累计│同比%│\n├───┼──┼──┼──┤\n│地区生产总值│亿元│1201.5│9.8│\n│固定资产投资│亿元│-│-3.2│\n│实际利用外资│万美元│3456│0.0│\n└───┴──┴──┴──┘\n",
    "page cuts": "指标名称\t单位\t累计完成\t同比(±%)\n地区生产总值\t亿元\t1201.5\t9.8\n\n— 12 —\n\n指标名称\t单位\t累计完成\t同比(±%)\n固定资产投资\t亿元\t\t-3.2\n\n- 13 -\n指标名称\t单位\t累计完成\t同比(±%)\n实际利用外资\t万美元\t3456\t持平\n",
    "a continued table": "指标名称\t单位\t累计完成\t同比(±%)\n地区生产总值\t亿元\t1201.5\t9.8\n\n临泉县2021年1-9月主要经济指标完成情况（续）\n指标名称\t单位\t累计完成\t同比(±%)\n固定资产投资\t亿元\t\t-3.2\n实际利用外资\t万美元\t3456\t持平\n",
    "headings wide set": "指　标　名　称\t单　位\t累　计\t同比（±％）\n地区生产总值\t亿元\t1201.5\t＋9.8\n固定资产投资\t亿元\t\t‐3.2\n实 际 利 用 外 资\t万美元\t3 456\t持平\n",
    "a web page": "<table><tr><td>指标名称</td><td>单位</td><td>累计完成</td><td>同比(±%)</td></tr>\n<tr><td>地区生产总值</td><td>亿元</td><td>1201.5</td><td>9.8</td></tr>\n<tr><td>固定资产投资</td><td>亿元</td><td>&nbsp;</td><td>-3.2</td></tr>\n<tr><td>实际利用外资</td><td>万美元</td><td>3456</td><td>0.0</td></tr></table>\n",
    "amounts with their units": "指标名称\t累计完成\t同比\n地区生产总值\t1201.5亿元\t增长9.8%\n固定资产投资（亿元）\t\t降3.2%\n实际利用外资\t3456万美元\t持平\n",
    "a column of rank": "指标名称\t单位\t累计完成\t同比(±%)\t全市位次\n地区生产总值\t亿元\t1201.5\t9.8\t3\n固定资产投资\t亿元\t\t-3.2\t5\n实际利用外资\t万美元\t3456\t持平\t1\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_in_any_layout(layout):
    found = rows(LAYOUTS[layout])
    assert [row[:4] for row in found] == [row[:4] for row in THREE]
    assert [Decimal(row[4]) for row in found] == [Decimal(row[4]) for row in THREE]


@pytest.mark.parametrize("layout", sorted({*LAYOUTS} - {"a column of rank"}))
def test_a_clean_table_is_not_doubtful(layout):
    assert codes(LAYOUTS[layout]) == [[], [], []]


PERIODS = [
    (
        "指标\t单位\t本月\t同比%\t1-9月\t同比%\n甲值\t亿元\t1\t2\t3\t4\n",
        [("2021年9月", "1", "2"), (PERIOD, "3", "4")],
    ),
    (
        "指标\t单位\t本月\t本月止累计\t累计增长%\n甲值\t亿元\t1\t3\t4\n",
        [("2021年9月", "1", None), (PERIOD, "3", "4")],
    ),
    (
        "指标\t单位\t1-9月\t上年同期\t增长%\n甲值\t亿元\t110\t100\t10\n",
        [(PERIOD, "110", "10"), ("2020年1-9月", "100", None)],
    ),
    (
        "指标\t单位\t9月\t去年同月\t增长%\t1-9月\t去年同期\t增长%\n甲值\t亿元\t11\t10\t10\t110\t100\t10\n",
        [
            ("2021年9月", "11", "10"),
            ("2020年9月", "10", None),
            (PERIOD, "110", "10"),
            ("2020年1-9月", "100", None),
        ],
    ),
    (
        "指标\t单位\t1-9月\t同比%\t上年同期增速%\n甲值\t亿元\t110\t10\t7\n",
        [(PERIOD, "110", "10"), ("2020年1-9月", None, "7")],
    ),
    (
        "指标\t单位\t1—9月份\t1—8月份\t增速%\n甲值\t亿元\t9\t8\t7\n",
        [(PERIOD, "9", "7"), ("2021年1-8月", "8", None)],
    ),
    (
        "指标\t单位\t9月\t\t1-9月\t\n\t\t绝对量\t增速%\t绝对量\t增速%\n甲值\t亿元\t1\t2\t3\t4\n",
        [("2021年9月", "1", "2"), (PERIOD, "3", "4")],
    ),
    (
        "指标\t单位\t9月\t1-9月\n\t\t绝对量\t增速%\t绝对量\t增速%\n甲值\t亿元\t1\t2\t3\t4\n",
        [("2021年9月", "1", "2"), (PERIOD, "3", "4")],
    ),
    (
        "指标\t单位\t一季度\t上半年\t前三季度\t全年\n甲值\t亿元\t1\t2\t3\t4\n",
        [
            ("2021年一季度", "1", None),
            ("2021年上半年", "2", None),
            ("2021年前三季度", "3", None),
            ("2021年", "4", None),
        ],
    ),
    ("指标\t1-9月增速（%）\n甲值\t2.5\n", [(PERIOD, None, "2.5")]),
]


@pytest.mark.parametrize(("table", "expected"), PERIODS)
def test_each_period_is_a_row(table, expected):
    assert [row[2:] for row in rows(table)] == expected


HEAD = "指标名称\t单位\t累计完成\t同比(±%)\n"


@pytest.mark.parametrize(
    ("table", "doubts"),
    [
        (HEAD + "失业率\t%\t3.1\t回落0.3个百分点\n", ["percentage-points"]),
        (HEAD + "甲值\t3.1\t5.2\n", ["cell-unlikely", "row-width"]),
        (HEAD + "甲值\t亿元\t5.2%\t3\n", ["unit-unclear"]),
        (HEAD + "甲值\t亿元\t增长5.2%\t3\n", ["cell-unlikely"]),
        (HEAD + "甲值\t亿元\t5.2\t3\t9\n", ["column-not-read", "row-width"]),
        (HEAD + "甲值\t亿元\t5.2\t▲3\n", ["number-unreadable"]),
        (HEAD + "甲值\t亿元\t5.2\t2.1倍\n", ["growth-in-times"]),
        (HEAD + "甲值\t亿元\t5.2\t3200\n", ["growth-unlikely"]),
        (HEAD + "甲值\t\t5.2\t3\n", ["unit-missing"]),
        (HEAD + "甲值*\t亿元\t5.2\t3\n", ["star-unexplained"]),
        (HEAD + "#甲值\t亿元\t5.2\t3\n", ["no-parent"]),
        (
            "单位：亿元\n指标名称\t累计完成\t同比(±%)\n失业率\t3.1\t1.0\n",
            ["unit-missing", "unit-unlikely"],
        ),
        (
            "单位：亿元、万人\n指标名称\t累计完成\t同比(±%)\n甲值\t3.1\t1.0\n",
            ["unit-missing", "unit-unclear"],
        ),
        (
            "单位：亿元\n指标名称\t累计完成\t同比(±%)\n消费价格指数（上年=100）\t101.2\t1.2\n",
            ["unit-missing", "unit-unlikely"],
        ),
        ("指标\t单位\t累计\t比上年同期增减\n甲值\t亿元\t3.1\t1.0\n", ["growth-unit"]),
        ("指标\t单位\t累计\t增减额\n甲值\t亿元\t3.1\t1.0\n", ["column-not-read"]),
        ("指标\t单位\t累计\t环比%\n甲值\t亿元\t3.1\t1.0\n", ["column-not-read"]),
        (
            "指标\t单位\t累计\t增减（百分点）\n甲率\t%\t3.1\t1.0\n",
            ["column-not-read"],
        ),
    ],
)
def test_thin_evidence_is_said(table, doubts):
    (found,) = codes(table)
    assert found == doubts


def test_points_in_a_cell_are_kept_as_printed_and_asked_about():
    (figure,) = figures_in(HEAD + "失业率\t%\t3.1\t回落0.3个百分点\n")
    assert (figure.yoy, figure.yoy_text) == (Decimal("-0.3"), "回落0.3个百分点")


def test_points_and_amounts_are_no_growth():
    tables = (
        "指标\t单位\t累计\t增减额\n甲值\t亿元\t3.1\t1.0\n",
        "指标\t单位\t累计\t增减（百分点）\n甲率\t%\t3.1\t1.0\n",
    )
    for table in tables:
        assert [figure.yoy for figure in figures_in(table)] == [None]


@pytest.mark.parametrize(
    ("note", "growth"),
    [("▲表示下降", "-3"), ("注：带▲的为负增长", "-3"), ("注：▲表示增长", "3")],
)
def test_a_note_says_what_a_mark_means(note, growth):
    (row,) = rows(HEAD + f"甲值\t亿元\t5.2\t▲3\n注：{note.removeprefix('注：')}。\n")
    assert row[4] == growth


@pytest.mark.parametrize(
    ("table", "parents"),
    [
        (
            "甲值\t亿元\t9\t1\n　　乙值\t亿元\t2\t1\n　　丙值\t亿元\t3\t1\n",
            ["", "甲值", "甲值"],
        ),
        (
            "甲值\t亿元\t9\t1\n其中：乙值\t亿元\t2\t1\n丙值\t亿元\t3\t1\n",
            ["", "甲值", ""],
        ),
        ("甲值\t亿元\t9\t1\n＃乙值\t亿元\t2\t1\n丙值\t亿元\t3\t1\n", ["", "甲值", ""]),
        ("工业\t\t\t\n工业增加值\t亿元\t9\t1\n工业利润\t亿元\t2\t1\n", ["", ""]),
    ],
)
def test_what_the_print_makes_a_part(table, parents):
    found = figures_in(HEAD + table)
    assert [figure.parent for figure in found] == parents
    assert not any(figure.findings for figure in found)


def test_names_set_in_the_middle_are_no_parts():
    table = (
        "| 指标名称 | 单位 | 累计 | 同比% |\n|:-:|:-:|:-:|:-:|\n"
        "| 地区生产总值 | 亿元 | 9 | 1 |\n|   工业    | 亿元 | 2 | 1 |\n"
        "|  贸易总值  | 亿元 | 2 | 1 |\n|规模以上工业利润| 亿元 | 2 | 1 |\n"
    )
    assert {figure.parent for figure in figures_in(table)} == {""}


def test_a_part_larger_than_the_whole_is_doubtful():
    table = HEAD + "甲值\t亿元\t9\t1\n#乙值\t亿元\t12\t1\n"
    assert codes(table) == [[], ["part-exceeds"]]


def test_growth_far_from_that_of_the_amounts_is_doubtful():
    table = "指标\t单位\t2021年1-9月\t2020年1-9月\t同比%\n甲值\t亿元\t110\t10\t100\n"
    assert "growth-differs" in codes(table)[0]


WRAPPED = (
    "指标名称            单位      累计      同比%\n"
    "规模以上工业企业    亿元      10.6      -9.6\n"
    "利润总额\n"
    "工业用电量          万度      88        1.2\n"
)


def test_a_name_wrapped_over_two_lines_is_joined_and_said():
    found = figures_in(WRAPPED)
    assert [f.indicator for f in found] == ["规模以上工业企业利润总额", "工业用电量"]
    assert [f.code for f in found[0].findings] == ["row-joined"]


def test_two_tables_of_two_periods():
    text = (
        "临泉县主要经济指标\n2021年9月主要经济指标\n指标\t单位\t完成\n甲值\t亿元\t1\n\n"
        "2021年8月主要经济指标\n指标\t单位\t完成\n甲值\t亿元\t2\n"
    )
    found = rows("", title=text)
    assert [(row[2], row[3]) for row in found] == [
        ("2021年9月", "1"),
        ("2021年8月", "2"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "临泉县2021年主要经济指标计划\n",
        "临泉县2021年1-9月经济指标目标任务分解表\n",
        "临泉县2021年主要经济指标（征求意见稿）\n",
        "临泉县主要经济指标\n",
    ],
)
def test_what_states_nothing_of_a_period_is_not_filed(title):
    assert rows(LAYOUTS["tabs"], title=title, below="") == []


def test_the_title_over_a_rule_and_the_headings_is_no_heading_of_a_table_set_with_spaces():
    text = (
        "关于2014年1-7月主要指标完成情况的报告\n市政府：\n现报告如下。\n\n主　要　经　济　指　标　　　　　2014年1-7月\n──────────────\n"
        "指　标　　　　　　　　　计量单位　　累计完成　　同比±%\n固定资产投资　　　　　　万元　　　　917305　　　-2.8\n出口总额　　　　　　　　万美元　　　5640　　　　△3.5\n"
    )
    figures = [one for document in read_text(text).documents for one in read(document)]
    assert [(one.indicator, one.unit, one.value, one.yoy) for one in figures] == [
        ("固定资产投资", "万元", 917305, Decimal("-2.8")),
        ("出口总额", "万美元", 5640, Decimal("-3.5")),
    ]


@pytest.mark.parametrize(
    ("cell", "yoy"), [("▽1.8", "-1.8"), ("上涨3.1", "3.1"), ("下滑2.4", "-2.4")]
)
def test_growth_is_told_by_other_signs_and_verbs(cell, yoy):
    table = f"指标\t单位\t1-9月\t同比±%\n财政总收入\t亿元\t24.61\t{cell}\n产值\t亿元\t5\t1.0\n"
    assert rows(table)[0] == ("财政总收入", "亿元", "2021年1-9月", "24.61", yoy)


def test_what_was_abolished_or_merged_is_no_indicator():
    sentence = "上半年，我们取消了12项收费，撤销财政专户9个，合并同类资金15项。财政收入3.2亿元，增长5.1%。\n"
    read_figures = figures_in(sentence)
    assert [figure.indicator for figure in read_figures] == ["财政收入"]


def test_a_number_that_nothing_parts_from_the_unit_before_it_is_a_cell():
    table = "指标名称　　　　　　　　　1-9月　　　同比±%\n财政收入（万元）　　　　　　3941　　　-2.5\n人均可支配收入（元）４１８７　　　13.8\n全社会用电量（万千瓦时）　　8206　　　4.1\n"
    assert rows(table)[1] == ("人均可支配收入", "元", "2021年1-9月", "4187", "13.8")


def test_records_of_labelled_values_are_rows():
    records = "".join(
        f"\n指标名称：{name}\n计量单位：{unit}\n累计值：{value}\n同比增长（%）：{yoy}\n"
        for name, unit, value, yoy in (("固定资产投资", "亿元", "163.70", "-4.5"), ("实际利用外资", "万美元", "640", "持平"))
    )  # fmt: skip
    assert rows(records) == [
        ("固定资产投资", "亿元", "2021年1-9月", "163.70", "-4.5"),
        ("实际利用外资", "万美元", "2021年1-9月", "640", "0"),
    ]


def test_the_issuer_may_stand_between_the_day_below_a_title_and_its_text():
    text = "临泉县2021年一季度经济运行情况\n（2021年4月22日）\n临泉县统计局\n\n一季度，全县主要指标完成情况如下：\n1.地区生产总值18.93亿元，同比增长6.1%；\n"
    [document] = read_text(text).documents
    assert document.issuer == "临泉县统计局"


def test_cells_that_run_together_are_told_apart_by_what_the_columns_are_called():
    table = "指标名称单位1-9月累计同比增长（%）\n500万元以上固定资产投资亿元21.44 31.5\n— 1 —\n指标名称单位1-9月累计同比增长（%）\n财政总收入万元43218 （2.3）\n其中：国税收入万元16075 持平\n"
    assert rows(table) == [
        ("500万元以上固定资产投资", "亿元", "2021年1-9月", "21.44", "31.5"),
        ("财政总收入", "万元", "2021年1-9月", "43218", "-2.3"),
        ("国税收入", "万元", "2021年1-9月", "16075", "0"),
    ]
    assert all("row-parted" in {f.code for f in one.findings} for one in figures_in(table))  # fmt: skip


def test_figures_that_nothing_parts_are_none():
    assert rows("指标名称单位1-9月累计同比增长（%）\n财政总收入万元4321838.6\n国税收入万元1607512.3\n") == []  # fmt: skip
