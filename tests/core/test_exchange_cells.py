"""Cells: every kind of value, text kept inert, and text too long for a cell."""

from datetime import date, datetime
from decimal import Decimal

import pytest
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
from core.exchange.widgets import Day, Exact, Text, Whole
from tests.exchange import NASTY


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


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2020-05-26", date(2020, 5, 26)),
        ("2020年5月26日", date(2020, 5, 26)),
        ("２０２０年５月２６日", date(2020, 5, 26)),
        (datetime(2020, 5, 26), date(2020, 5, 26)),
        (date(2020, 5, 26), date(2020, 5, 26)),
        ("", None),
        (" ", None),
        (None, None),
    ],
)
def test_days(cell, day):
    assert Day().clean(cell) == day


@pytest.mark.parametrize(
    "cell",
    ["2020-02-30", "0000-00-00", "10000-1-1", "26/1/2", "43977", 43977.5, True, "昨天"]
    + [datetime(2020, 5, 26, 8, 30), "二〇二六年二月三十日"],
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(ValueError):
        Day().clean(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1057.26", "1057.26"),
        ("１０５７．２６", "1057.26"),
        ("1,057.26", "1057.26"),
        (1057.26, "1057.26"),
        (0.1 + 0.2, "0.3"),
        (5.0, "5"),
        ("-0.9", "-0.9"),
        ("－0.9", "-0.9"),
        ("0", "0"),
    ],
)
def test_numbers_are_exact(cell, number):
    assert Exact().clean(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell",
    ["NaN", "Infinity", "1e5000", "9" * 5000, "约5", "#REF!", True, float("nan")],
)
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(ValueError):
        Exact().clean(cell)


@pytest.mark.parametrize("cell", [3.7, "3.5", -1, "-1", 2**31, 2**40, False])
def test_what_is_no_whole_number_is_refused(cell):
    with pytest.raises(ValueError):
        Whole().clean(cell)


@pytest.mark.parametrize(
    "cell", [7, 7.5, True, date(2020, 1, 1), "a\x00b", "a\x07", "\u202eb"]
)
def test_what_is_no_text_is_refused(cell):
    with pytest.raises(ValueError):
        Text().clean(cell)


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
