"""Periods of statistics."""

from datetime import date

import pytest

from core.text.periods import period_end, same_period


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
