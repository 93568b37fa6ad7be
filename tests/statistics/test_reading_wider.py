"""Releases set and worded in other ways than the usual table, read through the whole path."""

import pytest

from gazette.reading import read_text
from statistics.reading import read
from tests.statistics.test_reading_texts import codes, figures_in, rows

TITLE = "临泉县2021年1-9月主要经济指标完成情况\n"
PERIOD = "2021年1-9月"


def amounts(*args, **kwargs):
    return [(row[0], row[1], *row[3:]) for row in rows(*args, **kwargs)]


UPRIGHT = [("地区生产总值", "亿元", "12", "2.9"), ("出口总额", "亿元", "3", "0")]


@pytest.mark.parametrize(
    "table",
    [
        "项目\t地区生产总值\t出口总额\n总量（亿元）\t12\t3\n同比增长（%）\t2.9\t持平\n",
        "\t地区生产总值（亿元）\t出口总额（亿元）\n累计\t12\t3\n增速%\t2.9\t0\n",
        "指标\t单位\t累计完成\n地区生产总值\t亿元\t12\n同比增长\t%\t2.9\n出口总额\t亿元\t3\n同比增长\t%\t0\n",
        "指标\t单位\t累计\t同比%\t指标\t单位\t累计\t同比%\n地区生产总值\t亿元\t12\t2.9\t出口总额\t亿元\t3\t0\n",
        "指标　　　　　　单位　　累计　同比%　｜　指标　　　　　　单位　　累计　同比%\n地区生产总值　　亿元　　12　　2.9　　｜　出口总额　　　　亿元　　3　　　0\n",
        "指标　　　　　　单位　　本期累计　增长%\n地区生产总值　　亿元　　12　　　　2.9\n　　　　・2・\n出口总额　　　　亿元　　3　　　　　0\n",
        "序号及指标\t单位\t累计\t同比%\n1.地区生产总值\t亿元\t12\t2.9\n2.出口总额\t亿元\t3\t持平\n",
    ],
)
def test_a_table_that_lies_or_stands_side_by_side(table):
    assert amounts(table, title=TITLE) == UPRIGHT


def test_headings_that_lost_their_blanks():
    table = (
        "指标\t单位\t9月\t1-9月\n绝对值\t增长%\t绝对值\t增长%\n甲值\t亿元\t1\t2\t3\t4\n"
    )
    assert [row[2:] for row in rows(table)] == [
        ("2021年9月", "1", "2"),
        (PERIOD, "3", "4"),
    ]


@pytest.mark.parametrize("over", ["指标\t单位", "\t"])
def test_headings_on_two_rows_with_cells_over_both(over):
    table = (
        "指标\t单位\t当月\t\t1-9月累计\t\n"
        f"{over}\t绝对值\t增长%\t绝对值\t增长%\n甲值\t亿元\t1\t2\t3\t4\n"
    )
    assert [row[2:] for row in rows(table)] == [
        ("2021年9月", "1", "2"),
        (PERIOD, "3", "4"),
    ]


def test_groups_of_the_same_headings_take_the_periods_above_them():
    title = "临泉县2021年一季度、上半年部分经济指标\n"
    table = "　　　　一季度　　　　上半年\n指标\t单位\t绝对量\t增长%\t绝对量\t增长%\n甲值\t亿元\t1\t2\t3\t4\n"
    assert [row[2:] for row in rows(table, title=title)] == [
        ("2021年一季度", "1", "2"),
        ("2021年上半年", "3", "4"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["为上年%", "相当于上年同期%", "2021年为2020年%", "完成预算%", "年初预算"],
)
def test_a_ratio_or_a_budget_is_no_figure(heading):
    table = f"指标\t单位\t累计完成\t{heading}\n甲值\t亿元\t12\t113.2\n"
    assert [row[2:] for row in rows(table)] == [(PERIOD, "12", None)]
    assert codes(table) == [["column-not-read"]]


def test_growth_under_a_heading_that_is_not_known_is_of_no_other():
    table = "指标\t单位\t累计\t同比%\t某某\t增长%\n甲值\t亿元\t12\t3\t5\t6\n"
    assert [row[3:] for row in rows(table)] == [("12", "3")]


def test_things_by_measures_have_names_put_together():
    title = "2018年云岭区主要农作物播种面积和产量\n"
    table = "指标\t播种面积（万亩）\t比上年增长%\t总产量（万吨）\t比上年增长%\n粮食\t45\t-1.1\t18\t0.5\n"
    assert amounts(table, title=title) == [
        ("粮食播种面积", "万亩", "45", "-1.1"),
        ("粮食总产量", "万吨", "18", "0.5"),
    ]
    assert codes(table, title=title) == [["name-combined"]] * 2


def test_money_that_is_handed_out_is_no_figure():
    table = "项目\t单位\t金额（万元）\n农村公路养护\t交通局\t120\n合计\t\t205\n"
    assert rows(table, title="关于2021年度财政专项资金安排情况的公示\n") == []


NAMES_CUT = (
    "指标\t单位\t1-9月\t同比%\n规模以上服务业企业\n营业收入\t亿元\t11\t1\n"
    "工业用电量\t万度\t8\t2\n金融机构本外币\n存款余额\t亿元\t7\t3\n"
)


def test_the_beginning_of_a_name_is_joined_with_what_follows():
    found = figures_in(NAMES_CUT)
    assert [f.indicator for f in found] == [
        "规模以上服务业企业营业收入",
        "工业用电量",
        "金融机构本外币存款余额",
    ]
    assert "row-joined" in [f.code for f in found[0].findings]


SENTENCES = [
    ("固定资产投资：4.5亿元，增长9%。", ("固定资产投资", "亿元", "4.5", "9")),
    ("粮食产量与上年持平，为4.5万吨。", ("粮食产量", "万吨", "4.5", "0")),
    (
        "工业增加值比上年增长9%，达到4.5亿元。",
        ("工业增加值", "亿元", "4.5", "9"),
    ),
    (
        "苹果产量 4.5 万吨，比上年减产 9 %。",
        ("苹果产量", "万吨", "4.5", "-9"),
    ),
    (
        "财政收入4.5亿元，占预算的50%，同比增加0.4亿元，增长9%。",
        ("财政收入", "亿元", "4.5", "9"),
    ),
    (
        "财政收入由2020年的4.1亿元增加到4.5亿元，增长9%。",
        ("财政收入", "亿元", "4.5", "9"),
    ),
    ("居民消费价格上涨9%。", ("居民消费价格", "", None, "9")),
    (
        "全县实现社会消费品零售总额4.5亿元。",
        ("社会消费品零售总额", "亿元", "4.5", None),
    ),
    ("500万元以上投资4.5亿元，下降9%。", ("500万元以上投资", "亿元", "4.5", "-9")),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_states_a_figure(sentence, expected):
    title = "临泉县2021年国民经济和社会发展统计公报\n\n"
    assert amounts(sentence + "\n", title=title) == [expected]


@pytest.mark.parametrize("between", ["计划全年完成投资9亿元", "在建项目较多"])
def test_an_amount_behind_other_words_is_not_of_the_name_before_them(between):
    title = "临泉县2021年1-2月经济运行情况通报\n\n"
    found = amounts(
        f"财政收入4.5亿元，{between}，1-3月累计完成3.4亿元。\n", title=title
    )
    assert [name for name, *_ in found] == ["财政收入"]


def test_each_of_several_has_its_own():
    title = "临泉县2021年国民经济和社会发展统计公报\n\n"
    text = "城镇、农村居民人均可支配收入分别为300元、150元，分别增长8%、9%。\n"
    assert amounts(text, title=title) == [
        ("城镇居民人均可支配收入", "元", "300", "8"),
        ("农村居民人均可支配收入", "元", "150", "9"),
    ]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("1-9月，投资总额4.5亿元。9月份，工业增加值增长2%。", "2021年9月"),
        ("1-9月，投资总额4.5亿元。工业增加值增长2%。", PERIOD),
    ],
)
def test_a_sentence_has_the_period_it_opens_with(sentence, period):
    title = "临泉县2021年9月经济运行情况\n\n"
    assert figures_in(sentence + "\n", title=title)[-1].period == period


def test_growth_said_of_several_amounts_before_it():
    text = (
        "1-9月，城镇居民人均可支配收入23011元，农村居民人均可支配收入11290元，"
        "同比分别增长4.8%、7.2%。\n"
    )
    assert [row[3:] for row in rows(text, title=TITLE)] == [
        ("23011", "4.8"),
        ("11290", "7.2"),
    ]


def test_a_name_of_two_lines_among_cells_one_a_line():
    cells = "指标\n单位\n累计\n同比%\n高新技术产业\n投资\n亿元\n66.3\n27.5\n出口额\n亿元\n3.2\n-1\n进口额\n亿元\n1.1\n2\n"
    assert amounts(cells, title=TITLE)[0] == (
        "高新技术产业投资",
        "亿元",
        "66.3",
        "27.5",
    )
    assert "row-joined" in codes(cells, title=TITLE)[0]


def test_income_and_expenditure_side_by_side_are_two_tables():
    table = "单位：万元\n收入\t决算数\t增长%\t支出\t决算数\t增长%\n税收收入\t12\t2\t教育支出\t3\t0\n非税收入\t5\t1\n"
    assert amounts(table, title=TITLE) == [
        ("税收收入", "万元", "12", "2"),
        ("非税收入", "万元", "5", "1"),
        ("教育支出", "万元", "3", "0"),
    ]


@pytest.mark.parametrize("gap", ["\t", "      "])
def test_years_alone_head_columns(gap):
    table = "指标|单位|2018|2019|增长%\n常住人口|人|2010|2003|-0.3\n财政收入|万元|1000|1100|10\n"
    assert [
        row[2:] for row in rows(table.replace("|", gap), title="主要经济指标\n")
    ] == [
        ("2018年", "2010", None),
        ("2019年", "2003", "-0.3"),
        ("2018年", "1000", None),
        ("2019年", "1100", "10"),
    ]


@pytest.mark.parametrize(
    "series", ["安平县统计局 · 统计月报", "安平县统计快报", "政府网｜统计信息"]
)
@pytest.mark.parametrize("opening", ["2021年一季度", "一季度"])
def test_the_series_is_no_title_and_a_sentence_with_a_period_none_of_its_lines(
    series, opening
):
    text = f"{series}\n2021年一季度全县农业生产情况\n{opening}，全县农业总产值8.27亿元，同比增长3.8%，增幅比上年\n同期提高0.4个百分点。\n"
    (document,) = read_text(text).documents
    assert document.title == "2021年一季度全县农业生产情况"
    assert [(f.indicator, f.period) for f in read(document)] == [
        ("农业总产值", "2021年一季度")
    ]


@pytest.mark.parametrize(
    "said, growth",
    [
        ("，同比持平", "0"),
        ("，同比基本持平", "0"),
        ("，与上年同期相比基本持平", "0"),
        ("，较上年保持不变", "0"),
        ("，同比零增长", "0"),
        ("（同比持平）", "0"),
        ("，环比持平", None),
        ("，相当于上年的103%", None),
    ],
)
def test_what_did_not_change_grew_by_nothing(said, growth):
    sentence = f"全县财政收入8650万元{said}。"
    text = f"临泉县2021年1-9月经济运行情况\n    {sentence}\n"
    [figure] = read(read_text(text).documents[0])
    assert figure.yoy == (growth and int(growth))


@pytest.mark.parametrize("cells", ["0\t/", "0\t", "-\t-", "3\t5.0"])
def test_an_indicator_called_a_project_heads_no_table_again(cells):
    table = f"指标\t单位\t累计\t同比%\n地区生产总值\t亿元\t12\t2.9\n新批外资项目\t个\t{cells}\n"
    assert [row[0] for row in amounts(table, title=TITLE)] == [
        "地区生产总值",
        "新批外资项目",
    ]


@pytest.mark.parametrize("heading", ["用电类别", "行业", "行业分组"])
def test_sorts_of_what_is_counted_are_indicators_where_nothing_else_is(heading):
    table = f"{heading}\t1-9月（亿元）\t同比（%）\n工业\t12\t2.9\n农业\t3\t0\n"
    assert amounts(table, title=TITLE) == [
        ("工业", "亿元", "12", "2.9"),
        ("农业", "亿元", "3", "0"),
    ]


def test_sorts_beside_indicators_are_none():
    table = "类别\t指标\t单位\t1-9月\n工业\t增加值\t亿元\t12\n农业\t产值\t亿元\t3\n"
    assert [row[0] for row in rows(table, title=TITLE)] == ["增加值", "产值"]
