"""Tables whose rows or groups of rows each name their own period, and growth against a named year."""

import pytest

from gazette.reading import read_text
from statistics.reading import read
from tests.statistics.test_reading_texts import codes, figures_in, rows

TITLE = "临泉港区统计数据（长表）\n"
USED = [("用电量", "万度", "2022年1-2月", "31.4", "9.6")]
CARGO = [("吞吐量", "万吨", "2022年1-2月", "12.7", "-3.8")]
LATER = [("用电量", "万度", "2022年1-3月", "49.8", "8.8")]
MERGED = "1-2月\t用电量\t万度\t31.4\t9.6\n\t吞吐量\t万吨\t12.7\t-3.8\n"


@pytest.mark.parametrize(
    "table",
    [
        "时期|指标|数值|单位|同比增速(%)\n2022年1-2月|用电量|31.4|万度|9.6\n2022年1-2月|吞吐量|12.7|万吨|-3.8\n2022年1-3月|用电量|49.8|万度|8.8\n",
        "期别,指标名称,单位,本期数,同比(%)\n2022年1-2月,用电量,万度,31.4,9.6\n2022年1-2月,吞吐量,万吨,12.7,-3.8\n2022年1-3月,用电量,万度,49.8,8.8\n",
        "指标\t报告期\t单位\t数值\t同比%\n用电量\t2022年1-2月\t万度\t31.4\t9.6\n吞吐量\t2022年1—2月\t万吨\t12.7\t-3.8\n用电量\t2022年1-3月\t万度\t49.8\t8.8\n",
        "时期          指标      单位    数值    同比(%)\n2022年1-2月   用电量    万度    31.4    9.6\n2022年1-2月   吞吐量    万吨    12.7    -3.8\n2022年1-3月   用电量    万度    49.8    8.8\n",
        "指标\t所属\t单位\t数值\t同比%\n用电量\t2022年1-2月\t万度\t31.4\t9.6\n吞吐量\t2022年1-2月\t万吨\t12.7\t-3.8\n用电量\t2022年1-3月\t万度\t49.8\t8.8\n",
        "年份\t月份\t指标\t单位\t数值\t同比%\n2022\t1-2\t用电量\t万度\t31.4\t9.6\n2022\t1-2\t吞吐量\t万吨\t12.7\t-3.8\n2022\t1-3\t用电量\t万度\t49.8\t8.8\n",
        "指标\t单位\t数值\t同比%\n一、2022年1-2月\n用电量\t万度\t31.4\t9.6\n吞吐量\t万吨\t12.7\t-3.8\n二、2022年1-3月完成情况\n用电量\t万度\t49.8\t8.8\n",
    ],
)
def test_each_row_is_of_the_period_that_it_or_its_group_names(table):
    assert rows(table, title=TITLE) == USED + CARGO + LATER


def test_a_period_printed_once_over_several_rows_is_of_each_and_said():
    table = f"时期\t指标\t单位\t数值\t同比%\n2022年{MERGED}"
    assert rows(table, title=TITLE) == USED + CARGO
    assert codes(table, title=TITLE) == [[], ["period-inferred"]]


def test_a_name_printed_once_over_several_periods_is_of_each_and_said():
    table = "指标\t单位\t年份\t数值\n总人口\t人\t2019\t230\n\t\t2020\t227\n"
    assert [row[:4] for row in rows(table, title=TITLE)] == [
        ("总人口", "人", "2019年", "230"),
        ("总人口", "人", "2020年", "227"),
    ]
    assert codes(table, title=TITLE) == [[], ["name-combined"]]


@pytest.mark.parametrize("month", ["2022-03", "2022.3", "2022/03", "202203"])
def test_a_month_in_figures_is_one(month):
    table = f"月份\t指标\t单位\t数值\n{month}\t用电量\t万度\t31.4\n"
    assert [row[2] for row in rows(table, title=TITLE)] == ["2022年3月"]


def test_a_row_of_no_period_is_said_to_be_unread():
    table = "时期\t指标\t单位\t数值\n2022年\t用电量\t万度\t31.4\n2021年\t用电量\t万度\t30.1\n另计\t用水量\t吨\t12\n2020年\t用电量\t万度\t29\n"
    assert [row[2] for row in rows(table, title=TITLE)] == ["2022年", "2021年", "2020年"]  # fmt: skip
    assert "row-not-read" in codes(table, title=TITLE)[0]


@pytest.mark.parametrize(
    ("heading", "growth"),
    [
        ("比2021年增长（±%）", "5"),
        ("与2021年同期相比±%", "5"),
        ("较2021年增减%", "5"),
        ("比2019年增长%", None),
        ("比2021年", "5"),
        ("比2019年", None),
        ("年均增长（%）", None),
        ("五年平均增长（%）", None),
    ],
)
def test_growth_against_a_year_is_of_the_year_after_it(heading, growth):
    table = f"指标\t单位\t2022年\t{heading}\n用电量\t万度\t31\t5\n"
    read = rows(table, title="临泉县2022年主要指标\n")
    assert [row[2:] for row in read] == [("2022年", "31", growth)]


@pytest.mark.parametrize(
    ("cell", "doubts"), [("增长5%", []), ("-5%", []), ("5", ["growth-unit"])]
)
def test_the_year_alone_that_growth_is_counted_from_says_no_per_cent(cell, doubts):
    table = f"指标\t单位\t2022年\t比2021年\n用电量\t万度\t31\t{cell}\n"
    title = "临泉县2022年主要指标\n"
    assert len(rows(table, title=title)) == 1
    assert codes(table, title=title) == [doubts]


def test_a_monthly_that_is_the_only_title_gives_the_year_of_its_months():
    text = "临泉县统计月报（2017年第9期）\n表一  主要指标\n指标\t单位\t9月\t1-9月\n用电量\t万度\t6\t48\n"
    (document,) = read_text(text).documents
    assert document.title == "临泉县统计月报（2017年第9期）"
    figures = read(document)
    assert [one.period for one in figures] == ["2017年9月", "2017年1-9月"]
    assert all("period-inferred" in {f.code for f in one.findings} for one in figures)


def test_a_release_that_is_counted_in_its_title_is_no_masthead():
    text = (
        "临泉县2019年主要统计指标（第二期）\n临泉县统计局　2019年7月20日\n\n"
        "表一　2019年上半年主要指标\n指标\t单位\t绝对量\n用电量\t万度\t48\n"
    )
    (document,) = read_text(text).documents
    assert document.title == "临泉县2019年主要统计指标（第二期）"
    assert document.issuer == "临泉县统计局"
    assert [one.period for one in read(document)] == ["2019年上半年"]


def test_months_side_by_side_within_the_period_of_the_title_are_not_doubted():
    table = "指标\t单位\t1月\t2月\t3月\n用电量\t万度\t6\t5\t7\n"
    title = "临泉县2022年一季度分月用电量情况\n"
    assert codes(table, title=title) == [[], [], []]


@pytest.mark.parametrize("star", ["*", "★", "※"])
def test_a_star_of_any_shape_is_a_mark_and_no_part_of_the_name(star):
    table = f"指标\t单位\t1-9月\n生产总值{star}\t亿元\t12\n注：标{star}的为季度数据。\n"
    (figure,) = figures_in(table)
    assert (figure.indicator, figure.quarterly) == ("生产总值", True)


def test_a_row_of_a_month_alone_is_of_the_item_above_it_and_it_is_said():
    table = "指标\t单位\t累计\n工业总产值\t亿元\t88\n其中：9月当月\t亿元\t22\n"
    assert [row[:4] for row in rows(table)] == [
        ("工业总产值", "亿元", "2021年1-9月", "88"),
        ("工业总产值", "亿元", "2021年9月", "22"),
    ]
    assert codes(table) == [[], ["name-combined"]]


@pytest.mark.parametrize("lower", ["名称\t单位", "名　称\t计量单位"])
def test_a_heading_on_two_rows_is_one(lower):
    table = f"指标\t\t9月\t\t1-9月\t\n{lower}\t绝对值\t增长%\t绝对值\t增长%\n工业增加值\t亿元\t8\t7\t50\t9\n"
    assert rows(table) == [
        ("工业增加值", "亿元", "2021年9月", "8", "7"),
        ("工业增加值", "亿元", "2021年1-9月", "50", "9"),
    ]


@pytest.mark.parametrize("counted", ["甲\t乙\t1\t2", "甲\t1\t2\t3", "1\t2\t3\t4"])
def test_a_row_that_numbers_the_columns_states_nothing(counted):
    table = f"指标\t单位\t累计\t增长%\n{counted}\n工业增加值\t亿元\t8\t7\n"
    assert [row[0] for row in rows(table)] == ["工业增加值"]


def test_one_column_below_a_title_of_several_years_is_doubted():
    table = "指标\t单位\t数值\n财政收入\t亿元\t12\n"
    found = codes(table, title="临泉县2016-2018年财政收支情况\n")
    assert found == [["period-unclear"]]


def test_how_much_more_there_is_is_no_growth_beside_one_in_per_cent():
    table = "指标\t单位\t2018年\t比上年增加\t增长%\n常住人口\t万人\t40\t0.2\t0.5\n"
    read = rows(table, title="临泉县2018年主要指标\n")
    assert [row[3:] for row in read] == [("40", "0.5")]


@pytest.mark.parametrize(
    ("period", "month"),
    [("上半年", "6月"), ("一季度", "3月"), ("前三季度", "9月"), ("1-10月", "10月")],
)
def test_this_month_below_a_title_of_several_is_the_last_of_them(period, month):
    table = "指标\t单位\t本月\t累计\n财政收入\t亿元\t2\t12\n"
    read = rows(table, title=f"临泉县2018年{period}主要指标\n")
    assert [row[2] for row in read] == [f"2018年{month}", f"2018年{period}"]


def test_growth_of_named_months_since_the_year_before_is_that_of_this_year():
    table = "指标\t单位\t3月\t1-3月\t1-3月比上年同期增长（%）\n用电量\t万度\t12\t31.4\t9.6\n"
    found = rows(table, title="临泉港区2022年1-3月统计数据\n")
    assert [row[2:] for row in found] == [
        ("2022年3月", "12", None),
        ("2022年1-3月", "31.4", "9.6"),
    ]


def test_social_security_and_employment_is_paid_for_and_not_counted():
    table = "项目\t1-3月\n教育\t12\n社会保障和就业\t31.4\n"
    found = rows("单位：万元\n" + table, title="临泉港区2022年1-3月财政支出情况\n")
    assert [row[1] for row in found] == ["万元", "万元"]


def test_the_day_on_which_a_table_was_made_is_no_period_of_it():
    table = "编制单位：临泉港区统计局　　编制日期：2014年10月15日\n\n指标\t单位\t上年同期\t本期\n用电量\t万度\t30\t31.4\n"
    found = rows(table, title="临泉港区2014年1-9月主要经济指标\n")
    assert [row[2] for row in found] == ["2013年1-9月", "2014年1-9月"]


@pytest.mark.parametrize(
    "made",
    [
        "填报单位：临泉港区统计局                    2015年2月5日",
        "填表人：王民                    审核人：李华                    二〇一五年二月五日",
        "制表：综合科                    2015年2月5日                    单位：万度",
        "编制单位：临泉港区供电公司                    2015年2月5日",
        "临泉港区统计局                    2015年2月5日",
    ],
)
def test_the_day_beside_who_made_a_table_is_no_period_of_it(made):
    table = "指标\t单位\t全年\t比上年增长\n用电量\t万度\t31.4\t2.1%\n售水量\t万吨\t12\t1.1%\n"
    found = rows(f"{made}\n\n{table}", title="临泉港区2014年主要经济指标\n")
    assert [row[2:] for row in found] == [
        ("2014年", "31.4", "2.1"),
        ("2014年", "12", "1.1"),
    ]


def test_a_whole_year_without_its_name_is_the_last_that_was_over_when_it_was_made():
    table = "指标\t单位\t全年\n用电量\t万度\t31.4\n"
    made = "\n填报单位：临泉港区统计局                    2015年2月5日\n\n"
    (found,) = rows(made + table, title="临泉港区主要经济指标\n", below="")
    assert found[2] == "2014年"


def test_the_day_that_figures_are_of_is_their_period():
    made = "编制单位：临泉港区供热公司                    2014年12月31日\n\n"
    table = "指标\t单位\t期末数\n资产总计\t万元\t31.4\n"
    found = rows(made + table, title="临泉港区2014年12月主要指标\n")
    assert [row[2] for row in found] == ["2014年12月"]


def test_halves_side_by_side_may_each_name_their_indicators():
    table = "农产品\t单位\t产量\t工业产品\t单位\t产量\n茶叶\t吨\t12\t水泥\t万吨\t31.4\n"
    found = rows(table, title="临泉港区2016年主要产品产量\n")
    assert [row[:2] for row in found] == [("茶叶", "吨"), ("水泥", "万吨")]
