"""Columns of the running total, and of growth under its short names."""

import pytest

from .test_reading_texts import figures_in

TITLE = "临泉县2005年1-10月主要经济指标\n"


def table(column, growth="比增％"):
    return f"指标\t单位\t{column}\t{growth}\n工业总产值\t亿元\t186.4\t23.1\n财政总收入\t万元\t71258\t18.6"


@pytest.mark.parametrize(
    "column",
    [
        "１０月止累计",
        "10月止累计",
        "10月末累计",
        "截至10月",
        "截至10月底",
        "1至10月累计",
        "10月累计完成",
        "截止10月末累计",
        "2005年10月止累计",
        "累计至10月",
    ],
)
def test_running_total_is_of_the_months_until_then(column):
    found = figures_in(table(column), TITLE)
    assert [(f.period, str(f.yoy)) for f in found] == [
        ("2005年1-10月", "23.1"),
        ("2005年1-10月", "18.6"),
    ]


@pytest.mark.parametrize(
    "growth",
    ["比增％", "比增(%)", "比增", "比上年增％", "增比%", "累计比增%", "比去年同期增%"],
)
def test_growth_under_its_short_names(growth):
    found = figures_in(table("10月止累计", growth), TITLE)
    assert [str(f.yoy) for f in found] == ["23.1", "18.6"]


@pytest.mark.parametrize("column", ["10月", "10月份", "10月完成", "9月", "1-9月"])
def test_period_against_the_title_is_doubted(column):
    found = figures_in(table(column), TITLE)
    codes = [{finding.code for finding in f.findings} for f in found]
    assert codes and all("period-unclear" in each for each in codes)


def test_month_beside_the_running_total_is_not():
    words = "指标\t单位\t10月\t10月止累计\t比增%\n工业总产值\t亿元\t18\t186.4\t23.1"
    found = figures_in(words, TITLE)
    assert [f.period for f in found] == ["2005年10月", "2005年1-10月"]
    assert not any(
        finding.code == "period-unclear" for f in found for finding in f.findings
    )


def test_running_total_a_year_before():
    words = "指标\t单位\t10月止累计\t上年10月止累计\n工业总产值\t亿元\t186.4\t150.2"
    found = figures_in(words, TITLE)
    assert [f.period for f in found] == ["2005年1-10月", "2004年1-10月"]
