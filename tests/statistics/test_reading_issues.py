"""Periods that columns, sentences and the number of an issue leave in doubt."""

import pytest

from gazette.reading.source import SourceDocument, Table
from statistics.reading import read
from tests.pace import within
from tests.statistics.test_reading_texts import codes, figures_in, rows

HALF = "石门县2021年1-6月主要经济指标\n"
MONTHLY = "石门县统计月报（2021年第{}期）\n"
BELOW = "\n石门县统计局\n"


def columns(*headings):
    cells = "\t".join(str(10 + at) for at in range(len(headings)))
    return "指标\t单位\t" + "\t".join(headings) + f"\n工业总产值\t亿元\t{cells}"


@pytest.mark.parametrize(
    "headings",
    [
        ("3月", "1-3月", "4月", "1-4月"),
        ("1月", "2月", "3月"),
        ("1-3月", "1-4月", "5月"),
    ],
)
def test_several_periods_of_which_none_ends_with_that_of_the_title_are_doubted(
    headings,
):
    found = codes(columns(*headings), title=HALF)
    assert len(found) == len(headings)
    assert all("period-unclear" in each for each in found)


@pytest.mark.parametrize(
    "headings", [("4月", "5月", "6月"), ("一季度", "二季度", "4月", "1-4月")]
)
def test_several_periods_that_lead_to_the_end_of_the_title_s_are_not(headings):
    found = codes(columns(*headings), title=HALF)
    assert found and not any("period-unclear" in each for each in found)


@pytest.mark.parametrize(
    "words",
    [
        "比去年，税收3亿元，增长2%",
        "同比去年，税收3亿元，增长2%",
        "较上年同期，税收3亿元，增长2%",
        "与上年，税收3亿元，增长2%",
    ],
)
def test_a_comparison_with_last_year_does_not_make_the_amount_last_year_s(words):
    found = rows(f"　　1-6月，{words}。", title=HALF)
    assert [(row[0], row[3]) for row in found] == [("税收", "3")]


def test_an_amount_of_last_year_is_not_this_year_s():
    found = rows("　　去年同期，税收3亿元。今年，工业产值5亿元。", title=HALF)
    assert [row[0] for row in found] == ["工业产值"]


@pytest.mark.parametrize(
    "words",
    [
        "扣除留抵退税因素后增长5%",
        "扣除留抵退税因素，增长5%",
        "剔除减税降费因素后增长5%",
        "扣除价格因素实际增长5%",
        "考虑不可比因素后增长5%",
        "排除疫情因素的影响后同比增长5%",
    ],
)
def test_what_is_left_out_of_account_is_no_indicator(words):
    found = rows(f"　　1-6月，财政收入10亿元，{words}。", title=HALF)
    assert [(row[0], row[4]) for row in found] == [("财政收入", "5")]


def texts(found):
    return [finding.text for figure in found for finding in figure.findings]


def test_the_year_of_an_issue_is_said_to_be_that():
    found = figures_in(columns("8月"), MONTHLY.format(9), BELOW)
    assert [figure.period for figure in found] == ["2021年8月"]
    assert any("按期号推定" in words for words in texts(found))
    assert not any("按正文" in words for words in texts(found))


@pytest.mark.parametrize("number", ["1", "01"])
def test_the_first_issue_of_a_year_may_be_of_the_year_before(number):
    found = figures_in(columns("12月"), MONTHLY.format(number), BELOW)
    assert [figure.period for figure in found] == ["12月"]
    assert codes(columns("12月"), MONTHLY.format(number), BELOW) == [["period-no-year"]]


def found_in(columns, rows):
    table = Table("", columns, rows, 1, tuple(range(2, 2 + len(rows))))
    document = SourceDocument(
        title="石门县2021年1-12月主要经济指标", attachments=(table,)
    )
    return len(read(document))


def test_many_groups_of_rows_are_read_in_time_that_grows_with_their_number():
    group = (("2021年1-3月", "", ""), ("工业产值", "10", "2"))
    with within(2):
        found = found_in(("指标", "累计完成（亿元）", "同比%"), group * 2000)
    assert found == 2000


def test_many_rows_of_changing_periods_are_read_in_time_that_grows_with_their_number():
    two = (("2021年3月", "工业产值", "10"), ("2021年4月", "工业产值", "12"))
    with within(2):
        found = found_in(("时期", "指标", "数值（亿元）"), two * 1000)
    assert found == 2000


@pytest.mark.parametrize(
    "short", [("2021年4月", "工业产值"), ("2021年4月",), ("", "", "12"), ("",)]
)
def test_a_row_shorter_than_the_headings_is_read_as_far_as_it_goes(short):
    first = ("2021年3月", "工业产值", "10")
    found = found_in(("时期", "指标", "数值（亿元）"), (first, short, first))
    assert found >= 1


def test_a_cell_beyond_the_headings_of_a_table_of_periods_is_doubted():
    rows = (("2021年3月", "工业产值", "10", "7"), ("2021年4月", "", "12", "8"))
    table = Table("", ("时期", "指标", "数值（亿元）"), rows, 1, (2, 3))
    document = SourceDocument(title=HALF.strip(), attachments=(table,))
    found = [*read(document)]
    assert [str(figure.value) for figure in found] == ["10", "12"]
    assert all(figure.findings for figure in found)


def test_a_row_without_a_period_is_asked_about_where_several_rows_share_the_first():
    march = (("2021年3月", "工业产值", "10"), ("2021年3月", "税收", "3"))
    rest = (("2021年4月", "工业产值", "12"), ("另行公布", "税收", "4"))
    table = Table("", ("时期", "指标", "数值（亿元）"), march + rest, 1, (2, 3, 4, 5))
    found = read(SourceDocument(title=HALF.strip(), attachments=(table,)))
    assert [str(figure.value) for figure in found] == ["10", "3", "12"]
    assert "row-not-read" in {finding.code for finding in found[0].findings}
