"""Cells that hold numbers: plain, in words, with units, and what is not guessed."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.cells import plain
from core.exchange.widgets import Exact, Percent, Printed, Statistic, Whole
from core.text.numbers import parse_quantity
from core.text.printed import read_figure

HOUSEHOLDS = Whole(unit="户")
FLOOR_AREA = Exact(unit="平方米")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def assert_same(value, expected):
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1057.26", "1057.26"),
        ("１０５７．２６", "1057.26"),
        ("1,057.26", "1057.26"),
        ("１，０５７．２６", "1057.26"),
        (1057.26, "1057.26"),
        (0.1 + 0.2, "0.3"),
        (5.0, "5"),
        (5, "5"),
        ("+3", "3"),
        ("-0.9", "-0.9"),
        ("－0.9", "-0.9"),
        ("−0.9", "-0.9"),
        ("﹣0.9", "-0.9"),
        ("0", "0"),
        ("0.00", "0.00"),
        (" 7 ", "7"),
    ],
)
@pytest.mark.parametrize("widget", [Exact(), FLOOR_AREA, Statistic(), Percent()])
def test_plain_numbers_are_exact(widget, cell, number):
    assert_same(widget.clean(cell), Decimal(number))


@pytest.mark.parametrize(
    "cell", ["2663", "2,663", "２６６３", "２，６６３", 2663, 2663.0]
)
@pytest.mark.parametrize("widget", [Whole(), HOUSEHOLDS])
def test_a_plain_whole_number_is_itself(widget, cell):
    assert_same(widget.clean(cell), 2663)


@pytest.mark.parametrize(
    ("cell", "value", "approximate"),
    [
        ("约4000余户", 4000, True),
        ("约 4000 余户", 4000, True),
        ("3100余", 3100, True),
        ("3100多户", 3100, True),
        ("约3600户", 3600, True),
        ("大约3600户", 3600, True),
        ("近3000户", 3000, True),
        ("逾3000户", 3000, True),
        ("2000户左右", 2000, True),
        ("3000户以上", 3000, True),
        ("约1.2万户", 12000, True),
        ("1.2万余户", 12000, True),
        ("约三千户", 3000, True),
        ("三千余户", 3000, True),
        ("3千户", 3000, False),
        ("2991户", 2991, False),
        ("２９９１户", 2991, False),
        ("1.5万", 15000, False),
        ("两千户", 2000, False),
    ],
)
def test_households_keep_the_words_they_were_printed_in(cell, value, approximate):
    printed = HOUSEHOLDS.clean(f" {cell} ")
    assert_same(printed, Printed(value, cell, approximate))
    assert type(printed.value) is int
    assert HOUSEHOLDS.clean(HOUSEHOLDS.render(printed)) == printed
    # What a form says of the same words, so that it does not drop them.
    quantity = parse_quantity(printed.text)
    assert (quantity.value, quantity.approximate) == (value, approximate)


@pytest.mark.parametrize(
    ("cell", "value", "approximate"),
    [
        ("约1,057.26平方米", "1057.26", True),
        ("1057.26㎡", "1057.26", False),
        ("1057.26m²", "1057.26", False),
        ("1057.26 m2", "1057.26", False),
        ("约1.2万平方米", "12000", True),
        ("4000余平方米", "4000", True),
    ],
)
def test_floor_areas_keep_the_words_they_were_printed_in(cell, value, approximate):
    printed = FLOOR_AREA.clean(cell)
    assert_same(printed, Printed(Decimal(value), cell, approximate))
    quantity = parse_quantity(printed.text)
    assert (quantity.value, quantity.approximate) == (Decimal(value), approximate)


@pytest.mark.parametrize(
    ("unit", "cell", "value"),
    [
        ("亿元", "443.6亿元", "443.6"),
        ("亿元", "4.2万亿元", "42000"),
        ("万元", "4.2万元", "4.2"),
        ("元", "4.2万元", "42000"),
        ("元", "0.5亿元", "50000000"),
    ],
)
def test_a_unit_is_the_column_s_own(unit, cell, value):
    assert Exact(unit).clean(cell).value == Decimal(value)


@pytest.mark.parametrize(
    ("unit", "cell"),
    [
        ("亿元", "443.6亿"),
        ("万元", "4.2万"),
        ("亿元", "443.6万元"),
        ("亿元", "443.6元"),
        ("平方米", "5亩"),
        ("平方米", "5公顷"),
        ("平方米", "5户"),
        ("户", "5人"),
        ("户", "5%"),
    ],
)
def test_another_unit_is_refused_and_not_converted(unit, cell):
    with pytest.raises(ValueError, match=f"in {unit}"):
        Exact(unit).clean(cell)


NOT_ONE_NUMBER = [
    "3000-4000",
    "3000—4000",
    "3000至4000",
    "3000～4000",
    "3000户-4000户",
    "12 34",
    "1.5 2.5",
    "3000 4000",
    "1、2",
    "1/2",
    "1.057,26",
    "1,05",
    "1,0577",
    "1.2.3",
    "1..2",
    ".5",
    "5.",
    "约",
    "余",
    "户",
    "1e5",
    "1E5",
    "1e5000",
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "inf",
    "9" * 5000,
    "1," + "000," * 2000 + "000",
    "O",
    "1O57",
    "l057",
    "0x10",
    "1_000",
    "--5",
    "+-5",
    "٣",
    "१२",
    "²",
    "①",
    "三四",
    "三千二",
    "数百",
    "几千",
    "3万5千",
    "4万万",
    "2.1倍",
    "5.5*",
    "▲5.5",
    "=1+1",
    "TRUE",
    "2020-05-26",
    "#REF!",
    "#N/A",
    "5\u200b0",
    "\u202e5",
    True,
    False,
    float("nan"),
    float("inf"),
    1e15,
    10**17,
    date(2020, 5, 26),
    datetime(2020, 5, 26),
    time(8, 30),
]


@pytest.mark.parametrize("cell", NOT_ONE_NUMBER, ids=lambda cell: repr(cell)[:20])
@pytest.mark.parametrize(
    "widget",
    [Exact(), Whole(), FLOOR_AREA, HOUSEHOLDS, Statistic(), Percent()],
    ids=["exact", "whole", "floor area", "households", "figure", "percent"],
)
def test_what_reads_two_ways_or_none_is_refused(widget, cell):
    with pytest.raises(ValueError) as refusal:
        widget.clean(cell)
    assert 0 < len(str(refusal.value)) < 200


@pytest.mark.parametrize("cell", ["约5", "近3000", "3100余", "100左右"])
def test_a_column_without_words_takes_no_approximation(cell):
    for widget in (Exact(), Whole()):
        with pytest.raises(ValueError, match="approximate"):
            widget.clean(cell)


@pytest.mark.parametrize("widget", [Exact(), Whole()])
def test_a_column_without_words_takes_plain_values(widget):
    values = [widget.clean(cell) for cell in ("十二", "1.2万", "１２")]
    assert values == [12, 12000, 12]
    assert not any(isinstance(value, Printed) for value in values)


@pytest.mark.parametrize(
    "cell",
    [3.7, "3.5", "3.5户", -1, "-1", 2**31, str(2**31), "1亿户余", "99亿户", 2**40],
)
@pytest.mark.parametrize("widget", [Whole(), HOUSEHOLDS])
def test_what_is_no_whole_number_is_refused(widget, cell):
    with pytest.raises(ValueError):
        widget.clean(cell)


def test_a_whole_number_has_a_limit():
    assert Whole(limit=32_767).clean("32767") == 32_767
    with pytest.raises(ValueError, match="from 0 to 32767"):
        Whole(limit=32_767).clean("32768")
    assert Whole().clean(4000.0) == 4000


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("持平", "0"),
        ("与去年持平", "0"),
        ("同比持平", "0"),
        ("△1.5", "-1.5"),
        ("(1.5)", "-1.5"),
        ("（1.5）", "-1.5"),
        ("（１．５）", "-1.5"),
        ("下降0.3", "-0.3"),
        ("下降 0.3", "-0.3"),
        ("增长5.2", "5.2"),
        ("同比增长5.2", "5.2"),
        ("4.2万", "42000"),
        ("1.5亿", "150000000"),
        ("12 345.6", "12345.6"),
    ],
)
@pytest.mark.parametrize("widget", [Statistic(), Percent()])
def test_figures_keep_the_words_they_were_printed_in(widget, cell, value):
    printed = widget.clean(cell)
    assert_same(printed, Printed(Decimal(value), cell, False))
    assert read_figure(widget.render(printed)) == printed


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("5.2%", "5.2"),
        ("５．２％", "5.2"),
        ("-5.2%", "-5.2"),
        ("增长5.2%", "5.2"),
        ("下降5.2%", "-5.2"),
        ("下降0.3个百分点", "-0.3"),
        ("回落0.3个百分点", "-0.3"),
        ("提高0.3百分点", "0.3"),
        ("（5.2%）", "-5.2"),
        ("(5.2)%", "-5.2"),
    ],
)
def test_per_cent_stands_in_its_own_column_alone(cell, value):
    assert Percent().clean(cell) == Printed(Decimal(value), cell, False)
    with pytest.raises(ValueError, match="percentage"):
        Statistic().clean(cell)
    with pytest.raises(ValueError):
        Exact().clean(cell)


@pytest.mark.parametrize("cell", ["约443.6", "4000余", "近5", "5左右"])
def test_an_approximate_figure_says_so(cell):
    assert Statistic().clean(cell).approximate


@pytest.mark.parametrize(
    "cell",
    ["", " ", "\u3000", "\u00a0", None, "-", "—", "——", "－", "－－", "--", "–", "−"]
    + ["…", "……", "...", "/", "／", "不详", "未公布", "n/a", "N/A"],
)
def test_a_figure_that_is_not_stated_is_none_and_not_0(cell):
    assert Statistic().clean(cell) is None
    assert Percent().clean(cell) is None


@pytest.mark.parametrize(
    "cell", ["无", ".", "0?", "#", "*", "//", "—?", "持平?", "零售"]
)
def test_marks_that_may_mean_0_are_refused(cell):
    with pytest.raises(ValueError):
        Statistic().clean(cell)


@pytest.mark.parametrize("cell", ["—", "…", "/", "持平", "下降5"])
def test_words_of_figures_are_no_quantity(cell):
    for widget in (HOUSEHOLDS, FLOOR_AREA, Whole(), Exact()):
        with pytest.raises(ValueError):
            widget.clean(cell)


@pytest.mark.parametrize(
    "cell", ["下降增长5", "下降-5", "增长-5", "下降+5", "-(5)", "(-5)"]
)
def test_signs_that_contradict_each_other_are_refused(cell):
    with pytest.raises(ValueError):
        Percent().clean(cell)


@pytest.mark.parametrize(
    ("widget", "cell", "reason"),
    [
        (HOUSEHOLDS, "3000-4000户", "more than one number"),
        (HOUSEHOLDS, date(2020, 5, 26), "A date stands here"),
        (HOUSEHOLDS, "#REF!", "error of the spreadsheet"),
        (HOUSEHOLDS, "4000\u200b", r"U\+200B after “4000”"),
        (Exact(), 1e15, "15 digits"),
        (Whole(), "3.7", "whole number"),
        (Percent(), "不少", "not a number"),
    ],
)
def test_a_number_is_refused_with_its_reason(widget, cell, reason):
    with pytest.raises(ValueError, match=reason):
        widget.clean(cell)


@given(st.integers(0, 2**31 - 1))
def test_a_whole_number_written_is_read_as_itself(number):
    for widget in (Whole(), HOUSEHOLDS):
        cell = widget.render(number)
        assert_same(widget.clean(cell), number)
        assert_same(widget.clean(plain(cell)), number)
        assert_same(widget.clean(f"{number:,}"), number)
        assert_same(widget.clean(float(number)), number)


@given(st.decimals(-(10**13), 10**13, places=6))
def test_an_exact_number_written_is_read_as_itself(number):
    for widget in (Exact(), FLOOR_AREA, Statistic(), Percent()):
        cell = widget.render(number)
        assert widget.clean(cell) == number
        assert widget.clean(plain(cell)) == number
        assert widget.clean(f"{number:,}") == number


WORDS = st.text(
    "约近逾余多万亿千百十三两户平方米㎡左右上下0123456789,. %-—…持平", max_size=12
)


@given(WORDS)
def test_words_read_are_read_again_as_the_same(text):
    for widget in (HOUSEHOLDS, FLOOR_AREA, Statistic(), Percent()):
        try:
            value = widget.clean(text)
        except ValueError:
            continue
        if isinstance(value, Printed):
            assert widget.clean(widget.render(value)) == value
            assert value.text == text.strip()
            assert len(value.text) <= 50


@given(st.text() | st.floats() | st.integers())
def test_any_cell_is_a_number_or_refused(cell):
    for widget in (Whole(), HOUSEHOLDS, Exact(), FLOOR_AREA, Statistic(), Percent()):
        try:
            widget.clean(cell)
        except ValueError as refusal:
            assert str(refusal)
