"""What the amounts, the notes and the title tell of columns that do not say it themselves."""

import pytest

from gazette.reading import read_text
from statistics.reading.items import is_centred
from tests.statistics.test_reading_texts import codes, figures_in, rows

PRICES = "品名\t计价单位\t本月均价\t上月均价\t上年同月均价\t环比（%）\t同比（%）\n粳米\t元/500克\t2.86\t2.85\t2.74\t0.35\t4.38\n"


@pytest.mark.parametrize(
    ("month", "before", "year_before"),
    [
        ("2019年3月", "2019年2月", "2018年3月"),
        ("2019年1月", "2018年12月", "2018年1月"),
        ("2020年12月", "2020年11月", "2019年12月"),
    ],
)
def test_the_month_before_is_a_row_of_its_own(month, before, year_before):
    read = rows(PRICES, title=f"玉山县{month}份居民生活必需品零售价格监测表\n")
    assert [row[2:] for row in read] == [
        (month, "2.86", "4.38"),
        (before, "2.85", None),
        (year_before, "2.74", None),
    ]


def test_the_quarter_before_is_a_row_of_its_own():
    table = "指标\t单位\t本季\t上季\n用工人数\t人\t120\t110\n"
    read = rows(table, title="玉山县2020年一季度主要经济指标\n")
    assert [row[2] for row in read] == ["2020年一季度", "2019年四季度"]


def test_the_month_before_of_no_month_is_not_read():
    table = "指标\t单位\t2020年\t上月\n用工人数\t人\t120\t110\n"
    title = "玉山县2020年主要经济指标\n"
    assert [row[2:4] for row in rows(table, title=title)] == [("2020年", "120")]
    assert "column-not-read" in codes(table, title=title)[0]


def test_growth_on_the_year_is_not_that_of_the_year_before():
    table = "指标\t单位\t累计\t园区\t上年同期\t同比%\n产值\t亿元\t12\t3\t10\t20\n"
    before = [row for row in rows(table) if row[2].startswith("2020")]
    assert [row[3:] for row in before] == [("10", None)]


DIFFERENCE = (
    "指标\t单位\t2021年\t2020年\t{}\n小学\t所\t87\t94\t-7\n医院\t个\t312\t305\t7\n"
)


@pytest.mark.parametrize(
    "heading", ["增减", "比上年增减(±)", "增减（±）", "比上年增加"]
)
def test_growth_that_is_how_much_more_there_is_is_no_growth(heading):
    table, title = DIFFERENCE.format(heading), "玉山县2021年社会事业主要指标\n"
    assert {row[4] for row in rows(table, title=title)} == {None}
    assert codes(table, title=title)[0] == ["column-not-read"]


def test_growth_of_amounts_near_a_hundred_may_be_in_per_cent():
    table = "指标\t单位\t2021年\t2020年\t增长%\n甲值\t万元\t105\t100\t5\n乙值\t万元\t103\t100\t3\n"
    read = rows(table, title="玉山县2021年主要经济指标\n")
    assert [row[4] for row in read] == ["5", None, "3", None]


HELD = "指标\t单位\t1-9月\t增长%\n生产总值\t亿元\t210\t6.5\n存款余额\t亿元\t300\t5.1\n"


@pytest.mark.parametrize(
    ("note", "growth"),
    [
        ("注：存贷款余额增速为比年初。", ["6.5", None]),
        ("注：1.存款余额增长系与年初相比，比年初增加。", ["6.5", None]),
        ("说明：存款余额为较年初增长。", ["6.5", None]),
        ("注：表中增速均为比年初增速。", [None, None]),
    ],
)
def test_growth_since_the_beginning_of_the_year_is_no_growth_on_the_year(note, growth):
    assert [row[4] for row in rows(HELD + note)] == growth


def test_a_note_on_growth_since_january_of_nothing_known_is_a_doubt():
    found = codes(HELD + "注：外汇占款增速为比年初增速。")
    assert found == [["growth-unlikely"], ["growth-unlikely"]]


def test_a_table_in_per_cent_may_state_growth_alone():
    table = "单位：%\n类别\t4月环比\t4月同比\t1-4月同比\n衣着类\t-0.4\t0.7\t0.9\n"
    read = rows(table, title="淮阳区2021年4月居民消费价格变动情况\n")
    assert [row[2:] for row in read] == [
        ("2021年4月", None, "0.7"),
        ("2021年1-4月", None, "0.9"),
    ]


def test_below_a_title_of_growth_a_period_alone_heads_growth():
    table = "单位：%\n指标\t12月同比\t全年\n食品烟酒\t3.1\t2.2\n"
    read = rows(table, title="淮阳区2022年居民消费价格涨跌幅\n")
    assert [row[2:] for row in read] == [
        ("2022年12月", None, "3.1"),
        ("2022年", None, "2.2"),
    ]


def test_a_month_without_a_year_is_the_last_before_the_signature():
    table = "指标\t单位\t11月\n产值\t亿元\t12\n"
    below = "\n青河县统计局\n2020年1月15日\n"
    read = figures_in(table, title="青河县主要经济指标\n", below=below)
    assert [one.period for one in read] == ["2019年11月"]
    assert [x.code for x in read[0].findings] == ["period-inferred"]


@pytest.mark.parametrize(
    "unit", ["（单位：亿元、%）", "(单位：亿元)", "　（计量单位：亿元）"]
)
def test_a_unit_right_after_the_title_is_no_part_of_it(unit):
    text = f"青河县2019年9月主要经济指标{unit}\n指标\t9月\t增长%\n产值\t12\t5\n"
    (document,) = read_text(text).documents
    assert document.title == "青河县2019年9月主要经济指标"


def test_ages_and_sexes_are_names():
    table = (
        "分组\t2020年\t2010年\n0—14岁\t62\t70\n15—59岁\t213\t248\n男\t9\t8\n女\t7\t6\n"
    )
    read = rows(table, title="临溪县2020年人口普查主要数据公报\n")
    assert [row[0] for row in read[::2]] == ["0—14岁", "15—59岁", "男", "女"]


def test_names_of_other_widths_that_begin_at_one_place_are_not_centred():
    assert not is_centred(
        ["国内生产总值", "  第一产业", "    工    业", "财政总收入", "居民储蓄存款余额"]
    )
    assert is_centred(["国内生产总值", "  第一产业", "   工 业"])
