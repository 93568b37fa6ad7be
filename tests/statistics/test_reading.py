from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading import read_file
from gazette.reading.source import Paragraph, SourceDocument, Table
from statistics.reading import FigureRead, read

TITLE = "2020年1-9月全区主要经济指标完成情况"
COLUMNS = ("指标名称", "单位", "累计完成", "同比(±%)")


def release(*rows, columns=COLUMNS, title=TITLE, table_title="", paragraphs=()):
    return SourceDocument(
        title=title,
        paragraphs=tuple(map(Paragraph, paragraphs)),
        attachments=(Table(table_title, columns, rows, line=9),),
    )


def only(document):
    (entry,) = read(document)
    return entry


def codes(entry):
    return [finding.code for finding in entry.findings]


def figure(indicator, unit, value, yoy, *, quarterly=False, parent=""):
    return FigureRead(
        indicator=indicator,
        unit=unit,
        period="2020年1-9月",
        value=None if value is None else Decimal(value),
        yoy=None if yoy is None else Decimal(yoy),
        quarterly=quarterly,
        parent=parent,
    )


RETAIL, TRADE = "社会消费品零售总额", "进出口总额"
GAZETTE = [
    figure("地区生产总值", "亿元", "443.6", "-0.9", quarterly=True),
    figure("规模以上工业增加值", "亿元", None, "-12.0"),
    figure("规模以上工业营业收入", "亿元", "122.8", "-5.5"),
    figure("规模以上工业利润总额", "亿元", "10.6", "-19.6"),
    figure("固定资产投资", "亿元", None, "0.6"),
    figure(RETAIL, "亿元", "352.9", "-3.3", quarterly=True),
    figure("限额以上零售额", "亿元", "187.0", "-5.4", parent=RETAIL),
    figure(TRADE, "亿元", None, None),
    figure("出口总额", "亿元", None, None, parent=TRADE),
    figure("进口总额", "亿元", None, None),
    figure("实际使用外资", "万美元", "95.8", "-4.1"),
    figure("一般公共预算收入", "亿元", "37.4", "-6.5"),
]


def test_the_gazette_states_twelve_figures(gazette_file):
    documents = read_file(gazette_file).documents
    releases = [document for document in documents if read(document)]
    assert [document.title for document in releases] == [TITLE]
    entries = read(releases[0])
    assert entries == GAZETTE
    assert not any(entry.findings for entry in entries)


def test_json_keeps_what_is_not_stated_apart_from_zero():
    first, second = read(
        release(
            ("甲*", "亿元", "443.6", "持平"),
            ("乙", "亿元", "", "-12.0"),
            paragraphs=["注：带*的指标为季度出数"],
        )
    )
    assert first.as_json() == {
        "indicator": "甲",
        "unit": "亿元",
        "period": "2020年1-9月",
        "value": 443.6,
        "yoy": 0,
        "quarterly": True,
        "parent": None,
        "note": None,
        "findings": [],
    }
    assert (second.as_json()["value"], second.as_json()["yoy"]) == (None, -12)
    assert first.source_text == "甲*\t亿元\t443.6\t持平"
    assert first.line == 9


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("5.5", "5.5"),
        ("+5.5", "5.5"),
        ("增长5.5%", "5.5"),
        ("同比增长 5.5", "5.5"),
        ("-5.5", "-5.5"),
        ("－5.5", "-5.5"),
        ("−5.5", "-5.5"),
        ("下降5.5", "-5.5"),
        ("下降 5.5%", "-5.5"),
        ("△5.5", "-5.5"),
        ("(5.5)", "-5.5"),
        ("（5.5）", "-5.5"),
        ("５．５", "5.5"),
        ("0", "0"),
        ("0.0", "0"),
        ("持平", "0"),
        ("与去年持平", "0"),
    ],
)
def test_signs_of_growth(printed, meant):
    entry = only(release(("甲", "亿元", "1", printed)))
    assert entry.yoy == Decimal(meant)
    assert entry.findings == ()


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "－", "--", "…", "/", "无"])
def test_what_is_left_blank_is_not_stated(printed):
    entry = only(release(("甲", "亿元", printed, "1.0")))
    assert entry.value is None
    assert entry.findings == ()


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("1,234.5", "1234.5"), ("1，234", "1234"), ("12 345.6", "12345.6"), ("0", "0")],
)
def test_amounts(printed, meant):
    assert only(release(("甲", "亿元", printed, ""))).value == Decimal(meant)


@pytest.mark.parametrize(
    "printed", ["扭亏为盈", "5.5*", "▲5.5", "1/2", "5 5", "下降-5", "3-4"]
)
def test_what_is_no_number_is_doubtful_and_not_guessed(printed):
    entry = only(release(("甲", "亿元", "1", printed)))
    assert entry.yoy is None
    assert codes(entry) == ["number-unreadable"]


@pytest.mark.parametrize("printed", ["2.1倍", "增长2.1倍", "增2.1倍", "增加 2.1 倍"])
def test_times_in_a_column_of_growth_are_per_cent_with_a_doubt(printed):
    entry = only(release(("甲", "亿元", "1", printed)))
    assert entry.yoy == Decimal(210)
    assert codes(entry) == ["growth-in-times"]


def test_an_approximate_amount_is_doubtful():
    entry = only(release(("甲", "亿元", "约30", "1.0")))
    assert entry.value == 30
    assert codes(entry) == ["approximate"]


@pytest.mark.parametrize(
    ("columns", "row", "table_title", "paragraphs"),
    [
        (("指标", "累计完成（亿元）", "同比%"), ("甲", "1", "2"), "", ()),
        (("指标名称", "累计完成", "增长%"), ("甲（亿元）", "1", "2"), "", ()),
        (
            ("指标名称", "累计完成", "增速"),
            ("甲(亿元)*", "1", "2"),
            "",
            ("注：*为季度数据",),
        ),
        (("项目", "绝对量", "比上年增长"), ("甲", "1", "2"), "单位：亿元", ()),
        (("主要指标", "总量", "增幅"), ("甲", "1", "2"), "", ("（单位：亿元）",)),
        (("指标名称", "计量单位", "1-9月"), ("甲", "亿元", "1"), "", ()),
        (("序号", "指标名称", "单位", "完成"), ("1", "甲", "亿元", "1"), "", ()),
    ],
)
def test_units_wherever_they_stand(columns, row, table_title, paragraphs):
    document = release(
        row, columns=columns, table_title=table_title, paragraphs=paragraphs
    )
    entry = only(document)
    assert (entry.indicator, entry.unit, entry.value) == ("甲", "亿元", 1)
    assert entry.findings == ()


def test_a_bracket_that_is_no_unit_belongs_to_the_name():
    entry = only(release(("工业增加值（现价）", "亿元", "1", "2")))
    assert entry.indicator == "工业增加值（现价）"


@pytest.mark.parametrize(
    "printed",
    ["一、甲", "（一）甲", "1.甲", "１．甲", "(2)甲", "①甲", "甲＊", "甲 *", " 甲 "],
)
def test_names_stand_without_marks_and_numbers(printed):
    assert only(release((printed, "亿元", "1", "2"))).indicator == "甲"


@pytest.mark.parametrize(
    ("names", "parents"),
    [
        (("甲", "#乙", "#丙", "丁", "#戊"), ("", "甲", "甲", "", "丁")),
        (("甲", "＃乙", "丙"), ("", "甲", "")),
        (("甲", "#乙", "##丙", "#丁"), ("", "甲", "乙", "甲")),
        (("甲", "其中：乙", "丙"), ("", "甲", "")),
        (("甲", "其中：乙", "\u3000\u3000\u3000丙", "丁"), ("", "甲", "甲", "")),
        (("甲", "  乙", "    丙", "  丁", "戊"), ("", "甲", "乙", "甲", "")),
        (("一、甲", "1.乙", "2.丙"), ("", "", "")),
    ],
)
def test_parts_name_the_nearest_fitting_item_above(names, parents):
    entries = read(release(*((name, "亿元", "1", "2") for name in names)))
    assert tuple(entry.parent for entry in entries) == parents
    assert not any(entry.findings for entry in entries)


def test_a_part_of_nothing_is_doubtful():
    entry = only(release(("#甲", "亿元", "1", "2")))
    assert entry.parent == ""
    assert codes(entry) == ["no-parent"]


@pytest.mark.parametrize(
    ("title", "heading", "period"),
    [
        ("某区2020年上半年经济指标", "累计完成", "2020年上半年"),
        ("某区2021年一季度经济指标", "完成", "2021年一季度"),
        ("2020年前三季度主要指标", "累计完成", "2020年前三季度"),
        ("2019年主要经济指标", "绝对值", "2019年"),
        ("2020 年 10 月主要指标", "2020年10月", "2020年10月"),
        ("某区2020年主要指标", "1—9月份", "2020年1-9月"),
        ("某区主要指标", "2020年1-9月", "2020年1-9月"),
        ("某区主要指标", "２０２０年１－９月", "2020年1-9月"),
        ("2020年1月-9月主要指标", "累计", "2020年1-9月"),
        ("二〇二〇年上半年主要指标", "累计", "2020年上半年"),
    ],
)
def test_periods_of_title_and_heading(title, heading, period):
    columns = ("指标名称", "单位", heading, "同比")
    entry = only(release(("甲", "亿元", "1", "2"), columns=columns, title=title))
    assert entry.period == period
    assert entry.findings == ()


@pytest.mark.parametrize(
    ("title", "heading", "period"),
    [
        (TITLE, "本月完成", "2020年9月"),
        ("2020年9月主要指标", "累计完成", "2020年1-9月"),
        (TITLE, "上年同期", "2019年1-9月"),
    ],
)
def test_a_period_that_is_only_meant_is_doubtful(title, heading, period):
    columns = ("指标名称", "单位", heading)
    entry = only(release(("甲", "亿元", "1"), columns=columns, title=title))
    assert entry.period == period
    assert codes(entry) == ["period-inferred"]


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        (
            ("1-8月", "同比", "1-9月", "同比"),
            ("1", "2", "3", "4"),
            [("2020年1-8月", 1, 2), ("2020年1-9月", 3, 4)],
        ),
        (
            ("2020年1-9月", "2019年1-9月", "同比%"),
            ("1", "2", "3"),
            [("2020年1-9月", 1, 3), ("2019年1-9月", 2, None)],
        ),
        (
            ("9月", "1-9月", "同比%"),
            ("1", "2", "3"),
            [("2020年9月", 1, None), ("2020年1-9月", 2, 3)],
        ),
        (
            ("1-9月", "1-9月增速", "1-8月增速"),
            ("1", "2", "3"),
            [("2020年1-9月", 1, 2), ("2020年1-8月", None, 3)],
        ),
    ],
)
def test_each_period_of_a_table_is_a_row_of_its_own(headings, cells, expected):
    columns = ("指标名称", "单位", *headings)
    entries = read(release(("甲", "亿元", *cells), columns=columns))
    assert [(e.period, e.value, e.yoy) for e in entries] == expected


def test_headings_in_two_rows():
    columns = ("指标名称", "单位", "2020年1-8月", "", "2020年1-9月", "")
    below = ("", "", "绝对量", "增速", "绝对量", "增速")
    entries = read(release(below, ("甲", "亿元", *"1234"), columns=columns))
    assert [(e.period, e.value, e.yoy) for e in entries] == [
        ("2020年1-8月", 1, 2),
        ("2020年1-9月", 3, 4),
    ]


def test_a_heading_that_says_fall_makes_growth_negative():
    columns = ("指标名称", "单位", "累计完成", "同比下降%")
    entry = only(release(("能耗", "吨标准煤", "9", "3.5"), columns=columns))
    assert entry.yoy == Decimal("-3.5")


def test_notes_and_group_headings_are_no_figures():
    rows = (
        ("一、工业", "", "", ""),
        ("甲", "亿元", "1", "2"),
        COLUMNS,
        ("注：甲为快报数", "", "", ""),
    )
    assert only(release(*rows)).indicator == "甲"


def test_a_remark_column_becomes_the_note():
    columns = (*COLUMNS, "备注")
    entry = only(release(("甲", "亿元", "1", "2", "快报数"), columns=columns))
    assert entry.note == "快报数"


def test_a_star_that_a_note_explains_otherwise_is_not_quarterly():
    entry = only(release(("甲*", "亿元", "1", "2"), paragraphs=("注：*为快报数",)))
    assert not entry.quarterly
    assert codes(entry) == ["star-not-quarterly"]


def test_a_column_not_understood_is_said_once():
    columns = (*COLUMNS, "全市位次")
    entries = read(
        release(*((n, "亿元", "1", "2", "3") for n in "甲乙"), columns=columns)
    )
    assert [codes(entry) for entry in entries] == [["column-not-read"], []]


@pytest.mark.parametrize(
    ("title", "columns", "row"),
    [
        ("某区主要经济指标", COLUMNS, ("甲", "亿元", "1", "2")),
        ("2020年经济指标目标任务分解表", COLUMNS, ("甲", "亿元", "1", "2")),
        ("2020年主要指标计划", COLUMNS, ("甲", "亿元", "1", "2")),
        (TITLE, ("指标名称", "单位", "2020年目标"), ("甲", "亿元", "1")),
        (TITLE, ("任务", "责任单位", "完成时限"), ("甲", "某局", "2020年9月")),
        (TITLE, ("指标名称", "责任单位", "完成情况"), ("甲", "某局", "已完成")),
        (TITLE, ("序号", "事项名称", "事项类型"), ("1", "取水许可", "行政许可")),
    ],
)
def test_other_tables_state_no_figures(title, columns, row):
    assert read(release(row, columns=columns, title=title)) == []


SAID = "1-9月，地区生产总值443.6亿元，同比下降0.9%。"


def test_figures_in_the_sentences_of_a_release_are_doubtful():
    entry = only(SourceDocument(title=TITLE, paragraphs=(Paragraph(SAID),)))
    assert (entry.indicator, entry.unit) == ("地区生产总值", "亿元")
    assert (entry.value, entry.yoy) == (Decimal("443.6"), Decimal("-0.9"))
    assert codes(entry) == ["figure-in-prose"]


def test_the_end_of_the_month_is_a_part_of_what_is_stated():
    said = "八、月末各项贷款余额415.3亿元，同比增长11.2%。"
    entry = only(SourceDocument(title=TITLE, paragraphs=(Paragraph(said),)))
    assert entry.indicator == "月末各项贷款余额"


@pytest.mark.parametrize(
    "title", ["2020年政府工作报告", "关于做好2020年统计工作的通知", "2021年工作要点"]
)
def test_a_mention_in_another_text_states_no_figure(title):
    assert read(SourceDocument(title=title, paragraphs=(Paragraph(SAID),))) == []


cells = st.text(max_size=20) | st.sampled_from(
    (*COLUMNS, "1-9月", "#甲*", "其中：", "-5")
)


@given(
    st.text(max_size=40) | st.just(TITLE),
    st.lists(cells, max_size=6),
    st.lists(st.lists(cells, max_size=6), max_size=5),
)
def test_any_table_is_read_without_an_error(title, columns, rows):
    columns = ("指标名称", "累计完成", *columns)
    table = Table("", columns, tuple(map(tuple, rows)))
    for entry in read(SourceDocument(title=title, attachments=(table,))):
        assert entry.indicator and entry.period


def test_a_period_in_chinese_numerals_is_read_with_its_months():
    entry = only(
        release(("甲", "亿元", "1", "1"), title="二〇二〇年一至九月全区主要经济指标")
    )
    assert entry.period == "2020年1-9月"
