"""Cells: every kind of value, text kept inert, and text too long for a cell."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.cells import (
    CUT,
    LONGEST,
    as_it_was,
    fitted,
    inert,
    plain,
    same,
    units,
)
from core.exchange.formats import CSV, XLSX, format_of
from core.exchange.tables import Unreadable
from core.exchange.widgets import Choice, Day, Flag, Period, Text
from core.text.characters import unseen
from tests.exchange import NASTY


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@given(st.text() | st.sampled_from(NASTY))
def test_text_made_inert_is_as_it_was(text):
    assert as_it_was(inert(text)) == text


@given(st.sampled_from(["甲", "𠮷", "=", "\n"]), st.integers(-3, 3))
def test_text_too_long_for_a_cell_is_cut_and_says_so(character, more):
    text = character * (LONGEST // units(character) + more)
    cell = fitted(text)
    assert units(cell) <= LONGEST
    assert same(cell, text)
    assert (cell == text) == (units(text) <= LONGEST)


def test_cut_text_is_not_taken_for_the_whole():
    with pytest.raises(ValueError):
        Text().clean("很长的正文" + CUT)
    assert not same("另一篇" + CUT, "很长的正文")


DAY = date(2020, 5, 26)


@pytest.mark.parametrize(
    "cell",
    [
        "2020-05-26",
        " 2020-05-26 ",
        "2020/5/26",
        "2020.5.26",
        "2020-5-26",
        "2020年5月26日",
        "2020年05月26日",
        "2020 年 5 月 26 日",
        "２０２０年５月２６日",
        "２０２０－０５－２６",
        "二〇二〇年五月二十六日",
        "二○二○年五月二十六日",
        datetime(2020, 5, 26),
        DAY,
        43977,
        43977.0,
    ],
)
def test_days_are_read_in_every_way_they_are_written(cell):
    assert Day().clean(cell) == DAY


@pytest.mark.parametrize("cell", ["", " ", "\u3000", None])
def test_a_blank_is_no_day(cell):
    assert Day().clean(cell) is None


def test_numbers_are_days_from_1990_to_2099():
    day = Day()
    assert (day.clean(32874), day.clean(73050)) == (
        date(1990, 1, 1),
        date(2099, 12, 31),
    )
    for number in (32873, 73051, 0, -1, 20200526, 2020, float("nan"), float("inf")):
        with pytest.raises(ValueError):
            day.clean(number)


@given(st.dates())
def test_a_day_written_is_read_as_itself(day):
    assert Day().clean(Day().render(day)) == day
    assert Day().clean(plain(day)) == day


@pytest.mark.parametrize(
    "cell",
    ["2026-02-30", "2020-02-30", "0000-00-00", "10000-1-1", "26/1/2", "5/26/2020"]
    + ["二〇二六年二月三十日", "2020-W22-2", "20200526", "2020-05/26", "昨天", True]
    + ["2020-05-2 6", "٢٠٢٠-٠٥-٢٦", "2O20-05-26", "2020-05-26 08:30", "2020-05-26a"],
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(ValueError, match="2020年5月26日"):
        Day().clean(cell)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("43977", "format the column as a date"),
        ("43977.0", "format the column as a date"),
        ("二〇二〇年五月", "write the day too"),
        ("2020年5月", "write the day too"),
        ("2020-05", "write the day too"),
        (datetime(2020, 5, 26, 8, 30), "time of day"),
        (43977.5, "time of day"),
        (time(8, 30), "time of day"),
        ("#VALUE!", "error of the spreadsheet"),
        ("2020-05-\u200b26", r"U\+200B after “2020-05-”"),
    ],
)
def test_a_day_is_refused_with_its_reason(cell, reason):
    with pytest.raises(ValueError, match=reason):
        Day().clean(cell)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2020年1-9月", "2020年1-9月"),
        ("２０２０年１－９月", "2020年1-9月"),
        ("2020年1—9月", "2020年1—9月"),
        ("二〇二〇年五月", "2020年5月"),
        ("2020年上半年", "2020年上半年"),
        ("", ""),
        (None, ""),
    ],
)
def test_periods_have_their_digits_in_one_form(cell, period):
    assert Period().clean(cell) == period
    assert Period().clean(period) == period


@pytest.mark.parametrize("cell", ["本期", "1-9月", "2020", "2020年13月"])
def test_what_names_no_period_stays_as_it_was_written(cell):
    assert Period().clean(cell) == cell


@pytest.mark.parametrize("cell", [2020, DAY])
def test_a_number_or_a_date_is_no_period(cell):
    with pytest.raises(ValueError):
        Period().clean(cell)


@pytest.mark.parametrize("cell", [7, 7.5, True, DAY, datetime(2020, 5, 26), time(8)])
def test_numbers_and_dates_are_no_text(cell):
    with pytest.raises(ValueError, match="format the cell as text"):
        Text().clean(cell)


@pytest.mark.parametrize(
    "character",
    "\x00\x07\x1f\x7f\x85\x9f\xad\u061c\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202e\u2060\u2066\u2069\ufeff\ufdd0\ufffe\uffff\U0001ffff"
    "\U0010fffe\ud800\udfff",
)
def test_characters_that_nobody_sees_are_refused_with_their_place(character):
    code = f"{ord(character):04X}"
    with pytest.raises(ValueError, match=rf"U\+{code} after “关于某事的通知”"):
        Text().clean(f"关于某事的通知{character}正文")
    with pytest.raises(ValueError, match=rf"U\+{code} is not"):
        Text().clean(f"{character}标题")


@pytest.mark.parametrize(
    "text",
    [
        "䶮𠮷𬭚",
        "葛\U000e0100",
        "a\tb",
        "甲\n乙",
        "\u3000甲",
        "№①㎡…—·",
        "é",
        "e\u0301",
        " ",
    ],
)
def test_other_characters_stay_as_they_are(text):
    assert Text().clean(text) == text


def test_ends_of_lines_are_one():
    assert Text().clean("甲\r\n乙\r丙") == "甲\n乙\n丙"


@given(st.text())
def test_text_is_itself_or_refused(text):
    if unseen(text):
        with pytest.raises(ValueError):
            Text().clean(text)
    else:
        assert Text().clean(Text().render(text)) == plain(text)


@pytest.mark.parametrize(
    "error",
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"]
    + ["#ref!", "Err:502"],
)
def test_errors_of_a_spreadsheet_are_no_text(error):
    for cell in (error, f" {error}\n"):
        with pytest.raises(ValueError, match="error of the spreadsheet"):
            Text().clean(cell)
    assert Text().clean(f"{error}是什么") == f"{error}是什么"


def test_a_choice_is_one_of_its_words():
    choice = Choice({"a": "有效", "b": "TRUE"})
    assert [choice.clean(cell) for cell in ("有效", " 有效 ", "", None)] == [
        "a",
        "a",
        "",
        "",
    ]
    for cell in ("有 效", "a", 1, "#N/A", "有效\u200b"):
        with pytest.raises(ValueError, match="none of"):
            choice.clean(cell)
    assert (Flag("约").clean("约"), Flag("约").clean("")) == (True, False)


def test_every_kind_of_value_has_one_way_to_be_written():
    values = [None, "a\r\nb\rc", 2020, 5.0, Decimal("100.00"), Decimal("0.00"), True]
    assert [plain(value) for value in values] == [
        "",
        "a\nb\nc",
        "2020",
        "5",
        "100",
        "0",
        "TRUE",
    ]


def test_the_suffix_names_the_format():
    assert isinstance(format_of("表.CSV"), CSV)
    assert isinstance(format_of("/somewhere/表.xlsx"), XLSX)
    for name in ("表.xls", "表", "表.csv.exe"):
        with pytest.raises(Unreadable):
            format_of(name)
