"""Tables of products and what a communiqué says of them; single spaces, pages, parts without a unit."""

import pytest

from gazette.reading import read_text
from statistics.reading import read
from tests.statistics.test_reading_texts import codes, figures_in, rows

TITLE = "青禾县2016年统计公报\n"
CEMENT = ("水泥", "万吨", "2016年", "88.1", "-2.5")
APPLES = ("苹果", "吨", "2016年", "12056", "3.3")


@pytest.mark.parametrize(
    "table",
    [
        "产品名称\t单位\t产量\t比上年增长（%）\n水泥\t万吨\t88.1\t-2.5\n苹果\t吨\t12056\t3.3\n",
        "产品名称\t产量\t比上年增长（%）\n水泥（万吨）\t88.1\t-2.5\n苹果（吨）\t12056\t3.3\n",
        "品名    计量单位    全年产量    增长%\n水泥    万吨        88.1        -2.5\n苹果    吨          12056       3.3\n",
        "产品\t单位\t产量\t增长%\n水泥\t万吨\t88.1\t-2.5\n\n表2　2016年主要农产品产量\n产品\t单位\t产量\t增长%\n苹果\t吨\t12056\t3.3\n",
    ],
)
def test_how_much_of_a_product_there_was(table):
    assert rows(table, title=TITLE) == [CEMENT, APPLES]
    assert codes(table, title=TITLE) == [[], []]


def test_a_measure_of_no_list_is_said_to_be_inferred():
    table = "品种\t单位\t年末在栏\t比上年增减%\n牛\t头\t12\t3.2\n羊\t只\t18\t6.9\n"
    read = rows(table, title="草原旗2012年牲畜存栏情况\n")
    assert [row[3:] for row in read] == [("12", "3.2"), ("18", "6.9")]
    assert all("heading-inferred" in found for found in codes(table, title=TITLE))


def test_a_second_table_has_the_year_of_its_own_title():
    table = "产品\t单位\t产量\n水泥\t万吨\t88.1\n表2　2015年农产品产量\n产品\t单位\t产量\n苹果\t吨\t12\n"
    assert [row[2] for row in rows(table, title=TITLE)] == ["2016年", "2015年"]


def test_a_numbered_table_right_below_the_head_is_no_document_of_its_own():
    text = "青禾县2016年统计公报\n青禾县统计局\n2017年3月2日\n表1　2016年工业产品产量\n产品\t单位\t产量\n水泥\t万吨\t88.1\n"
    (document,) = read_text(text).documents
    assert [one.indicator for one in read(document)] == ["水泥"]


def test_one_space_parts_a_long_name_from_its_unit_and_number():
    table = (
        "指标            单位      累计        同比（%）\n"
        "生产总值        亿元      102.33      7.1\n"
        "规模以上工业企业利税总额 万元 55210   -3.1\n"
        "工业用电量      万千瓦时 6620 (0.9)\n"
    )
    assert [(row[0], row[1], *row[3:]) for row in rows(table, title=TITLE)] == [
        ("生产总值", "亿元", "102.33", "7.1"),
        ("规模以上工业企业利税总额", "万元", "55210", "-3.1"),
        ("工业用电量", "万千瓦时", "6620", "-0.9"),
    ]


@pytest.mark.parametrize(
    "head", ["第 6 页          青禾年鉴资料", "青禾年鉴资料          第 6 页"]
)
def test_the_number_of_a_page_beside_a_running_head_is_no_row(head):
    headings = "指标名称            单位      全年        增长%\n"
    table = f"{headings}财政收入            万元      15022       21.6\n{head}\n{headings}进出口总额          万元      52110       -3.5\n"
    names = [row[0] for row in rows(table, title=TITLE)]
    assert names == ["财政收入", "进出口总额"]


def test_a_part_without_a_unit_has_that_of_its_whole_and_it_is_said():
    table = "指标\t2016年\n生产总值（亿元）\t62.1\n其中：第一产业\t10.0\n总人口（万人）\t38\n#城镇化率\t47\n"
    assert [row[1] for row in rows(table, title=TITLE)] == ["亿元", "亿元", "万人", ""]
    assert codes(table, title=TITLE)[1] == ["unit-unclear"]


def stated(sentence, title="青禾县2016年国民经济和社会发展统计公报\n"):
    return [(f.indicator, f.value, f.yoy) for f in figures_in(sentence, title=title)]


def test_groups_of_three_set_apart_are_one_number_in_a_sentence():
    read = stated("全年粮食总产量1 024 361吨，比上年增长3.1%。\n")
    assert [(name, str(value)) for name, value, _ in read] == [
        ("粮食总产量", "1024361")
    ]


def test_growth_since_january_in_a_sentence_is_no_growth_on_the_year():
    ((name, value, growth),) = stated("年末存款余额12.4亿元，比年初增长14.4%。\n")
    assert (name, str(value), growth) == ("年末存款余额", "12.4", None)


def test_how_many_more_there_are_is_no_indicator():
    read = stated("年末固定电话用户4.21万户，新增0.33万户。\n")
    assert [name for name, *_ in read] == ["年末固定电话用户"]


@pytest.mark.parametrize(
    "subject", ["安全生产", "政务督查工作", "环境整治", "信访", "执法检查"]
)
def test_a_circular_on_how_work_went_states_no_figures(subject):
    title = f"青禾县人民政府关于2016年上半年{subject}情况的通报\n"
    assert stated("上半年，全县共检查企业412家，整改率达96.5%。\n", title=title) == []


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "三次产业增加值分别为1亿元、2亿元和3亿元。",
            [("第一产业增加值", 1, None), ("第二产业增加值", 2, None), ("第三产业增加值", 3, None)],
        ),
        (
            "一般公共预算收入扣除留抵退税因素后增长5.5%。",
            [("一般公共预算收入", None, 5.5)],
        ),
        ("财政总收入：32万元（同比-5.5%）。", [("财政总收入", 32, -5.5)]),
        (
            "●财政总收入：32万元，增长2%；\n●规上工业增加值：增长7%；",
            [("财政总收入", 32, 2), ("规上工业增加值", None, 7)],
        ),
        ("财政总收入32万元，同比减5.5%。", [("财政总收入", 32, -5.5)]),
        ("财政总收入……32万元，同比增5.5%。", [("财政总收入", 32, 5.5)]),
        (
            "粮食产量：3万吨（增长2%）\n　　财政总收入：32万元（同比-5.5%）。",
            [("粮食产量", 3, 2), ("财政总收入", 32, -5.5)],
        ),
        (
            "1、固定资产投资（亿元）：24，同比增长2%。\n　　2、工业增加值：同比下降3%。",
            [("固定资产投资", 24, 2), ("工业增加值", None, -3)],
        ),
        ("规上工业企业累计完成工业总产值21亿元。", [("规上工业企业工业总产值", 21, None)]),
    ],
)  # fmt: skip
def test_how_a_sentence_names_and_counts(sentence, read):
    assert stated(f"{sentence}\n") == read


@pytest.mark.parametrize(
    "sentence",
    ["去年同期，全县财政收入9.1亿元。", "预计全年生产总值188亿元，增长6.5%。"],
)
def test_what_was_a_year_ago_or_is_expected_is_not_stated(sentence):
    assert stated(f"{sentence}\n") == []


@pytest.mark.parametrize(
    "note", ["单位：万元", "计量单位：万元", "时间：2016年　　单位：万元"]
)
def test_a_unit_below_the_fields_of_a_web_page_is_that_of_the_table(note):
    title = "青禾县2016年主要指标\n发布时间：2017-02-22 来源：县统计局\n"
    table = f"{note}\n指标\t累计\t增减%\n财政收入\t312\t-5.7\n财政支出\t512\t2.1\n"
    assert [row[1] for row in rows(table, title=title)] == ["万元", "万元"]


@pytest.mark.parametrize("there_is", ["全县共有", "共有", "实有", "全县拥有", "有"])
def test_the_end_of_the_year_is_not_named_with_what_there_is_then(there_is):
    read = stated(f"年末{there_is}普通中学14所，年末有线电视用户5.6万户。\n")
    assert [name for name, *_ in read] == ["普通中学", "年末有线电视用户"]
