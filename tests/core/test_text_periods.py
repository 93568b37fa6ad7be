"""Periods of statistics."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.periods import period_end, read_period, same_period


@pytest.mark.parametrize(
    "period, end",
    [
        ("2020年1-9月", date(2020, 9, 30)),
        ("2020年1—9月", date(2020, 9, 30)),
        ("２０２０年1月至2月", date(2020, 2, 29)),
        ("2021年2月", date(2021, 2, 28)),
        ("2020年上半年", date(2020, 6, 30)),
        ("2020年下半年", date(2020, 12, 31)),
        ("2020年一季度", date(2020, 3, 31)),
        ("2020年前三季度", date(2020, 9, 30)),
        ("2020年第4季度", date(2020, 12, 31)),
        ("2020年", date(2020, 12, 31)),
        ("2020年度", date(2020, 12, 31)),
        ("2020年1-13月", None),
        ("本期", None),
        ("", None),
    ],
)
def test_a_period_ends_on_its_last_day(period, end):
    assert period_end(period) == end


def test_a_period_is_the_same_however_its_dash_is_printed():
    forms = {
        "2020年1-9月",
        "2020年1—9月",
        "2020年1～9月",
        "2020 年 1-9 月",
        "２０２０年１－９月",
    }
    assert {same_period(form) for form in forms} == {"2020年1-9月"}


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2020年", "2020年"),
        ("2020年度", "2020年度"),
        (" 2020 年 1-9 月 ", "2020年1-9月"),
        ("２０２０年１－９月", "2020年1-9月"),
        ("2020年1—9月份", "2020年1—9月份"),
        ("二〇二〇年五月", "2020年5月"),
        ("二○二○年十二月", "2020年12月"),
        ("二零二零年一至九月", "2020年1至9月"),
        ("二〇二〇年一月—十月", "2020年1月—10月"),
        ("二〇二〇年一季度", "2020年一季度"),
        ("二〇二〇年前三季度", "2020年前三季度"),
        ("2020年上半年", "2020年上半年"),
        ("截至2020年9月底", "截至2020年9月底"),
    ],
)
def test_a_period_is_read_to_the_form_that_is_printed(printed, period):
    assert read_period(printed) == period
    assert read_period(period) == period


@pytest.mark.parametrize(
    "text",
    ["", "本期", "1-9月", "2020", "2020-09", "2020年13月", "2020年0月", "2020年9-1月"]
    + [
        "2020年0-9月",
        "12020年",
        "3020年",
        "20年5月",
        "2020年5月" + "甲" * 50,
        "٢٠٢٠年",
    ],
)
def test_what_names_no_year_or_no_month_of_it_is_no_period(text):
    assert read_period(text) is None


@given(st.text("二〇2０0年一十五月上下半第前季度1-9—至１－ 份", max_size=15))
def test_a_period_read_stays_as_it_is(text):
    period = read_period(text)
    assert period is None or read_period(period) == period
