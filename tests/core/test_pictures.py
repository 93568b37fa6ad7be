"""Geometry of pictures: all is inside, in order, apart, and no gap is bridged."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import example, settings
from hypothesis import given as any_given
from hypothesis import strategies as st

from core.pictures import bars, bounds, columns, periods, series, spans, steps, way
from core.pictures.lanes import lanes
from core.pictures.marks import Drawing, Group, Picture, Words, touching
from core.pictures.scales import Days, Scale, ticks
from core.pictures.words import ELLIPSIS, drawn, shorten, width_of, wrap

TODAY = date(2021, 3, 1)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
WORDS = st.text(max_size=60)
NUMBERS = st.decimals(-(10**13), 10**13, places=6)
NASTY = "<b>&\"'\0\x0b\u202e\ud800\uffff]]>{{ 1 }}</svg>\n经十路，（东段）"


def given(*strategies):
    """Some examples of ``strategies``: geometry is slow to draw and soon found out."""
    few = settings(max_examples=30, deadline=None)
    return lambda test: few(any_given(*strategies)(test))


def inside(drawing):
    """Whether every mark lies within the picture."""
    for mark in drawing.marks:
        left, top, right, bottom = mark.extent
        assert 0 <= left <= right <= drawing.width, mark
        assert 0 <= top <= bottom <= drawing.height, mark


def kinds(drawing, kind):
    return [mark for mark in drawing.marks if kind in mark.kind.split()]


def text_of(drawing):
    marks = [mark for mark in drawing.marks if isinstance(mark, Words)]
    return [line for mark in marks for line in mark.lines]


# Words


@given(WORDS, st.integers(30, 300), st.integers(1, 5))
@example(NASTY, 40, 2)
@example("济南市槐荫区" * 9, 84, 9)
def test_lines_fit_the_room_and_lose_nothing_unsaid(text, room, most):
    lines = wrap(text, room, most)
    assert len(lines) <= most
    assert all(width_of(line) <= room for line in lines)
    kept = "".join(lines).replace(" ", "")
    whole = drawn(text).replace(" ", "")
    assert kept == whole or whole.startswith(kept.removesuffix(ELLIPSIS))
    assert kept == whole or kept.endswith(ELLIPSIS)


def test_no_line_begins_with_a_closing_sign():
    for room in range(42, 200, 7):
        for line in wrap("东至经十路（二环西路），南至张庄路、北至小清河。", room, 20):
            assert line[0] not in "，）、。"


def test_a_latin_word_stays_whole_where_it_fits():
    assert wrap("金科城D12区Block 7", 100, 3) == ("金科城D12区", "Block 7")
    assert shorten("很长的名称不断延续", 70) == "很长的名…"


# Scales and lanes


@given(st.lists(NUMBERS, max_size=8))
@example([])
@example([Decimal(0)])
@example([Decimal("0.000001")])
def test_ticks_are_round_and_cover_the_values_and_zero(values):
    found = ticks(values)
    assert found[0] <= min([0, *values]) and max([0, *values]) <= found[-1]
    assert 0 in found and 2 <= len(found) <= 7
    steps_between = {b - a for a, b in pairwise(found)}
    assert len(steps_between) == 1
    assert str(steps_between.pop().normalize().as_tuple().digits[0]) in "125"


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_scale_keeps_the_order_and_its_ends(a, b, c):
    low, middle, high = sorted((a, b, c))
    scale = Scale(low, high, 10, 290)
    places = [scale.at(low), scale.at(middle), scale.at(high)]
    assert places == sorted(places)
    assert low == high or (places[0], places[2]) == (10, 290)


@given(DAYS, DAYS, st.integers(1, 9))
def test_ticks_of_days_are_few_in_order_and_on_the_axis(one, other, most):
    days = Days(min(one, other), max(one, other), 0, 600)
    found = days.ticks(most)
    assert 1 <= len(found) <= most
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    assert all(days.low <= day <= days.high for day, _ in found)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=15))
def test_nothing_in_a_lane_overlaps(drawn_from):
    stretches = sorted((start, start + length) for start, length in drawn_from)
    found = lanes(stretches)
    for (a, lane_a), (b, lane_b) in combinations(zip(stretches, found, strict=True), 2):
        assert lane_a != lane_b or a[1] <= b[0] or b[1] <= a[0]
    most_at_once = max(
        (sum(a <= x < b for a, b in stretches) for x in range(71)), default=0
    )
    assert len(set(found)) == most_at_once


# Bounds


@given(WORDS, st.lists(WORDS, min_size=4, max_size=4), WORDS)
@example("北区", ["经一路" * 100, "", "", "W" * 300], "")
@example("", ["", "", "", ""], "甲小区、乙小区" * 60)
def test_bounds_stay_inside_and_their_words_apart(area, words, places):
    sides = dict(zip(bounds.SIDES, words, strict=True))
    picture = bounds.four_sides("bounds", area, sides, places)
    for _, drawing in picture.drawings:
        inside(drawing)
        texts = [m.extent for m in drawing.marks if isinstance(m, Words)]
        assert not any(touching(a, b, 0) for a, b in combinations(texts, 2))
    said = [cell for row in picture.rows for cell in row]
    assert all(drawn(word) in said for word in words if drawn(word))


def test_a_side_that_is_not_stated_is_said_and_drawn_as_such():
    sides = {"east": "一路", "south": "", "west": "三路", "north": "四路"}
    picture = bounds.four_sides("bounds", "北区", sides)
    assert len(kinds(picture.wide, "untold")) == 1
    assert len(kinds(picture.wide, "edge")) == 4
    assert ("公文未写明" in picture.rows[1]) and "公文未写明" in text_of(picture.wide)


def test_an_area_told_by_places_has_no_sides():
    picture = bounds.four_sides("bounds", "", {}, "甲小区、乙小区")
    assert not kinds(picture.wide, "edge")
    assert text_of(picture.wide) == ["甲小区、乙小区"]
    assert picture.notes


# Bars and columns


@given(st.lists(st.tuples(WORDS, st.none() | NUMBERS, WORDS), min_size=1, max_size=20))
@example([("甲", Decimal(0), "")])
@example([("甲", Decimal(-3), ""), ("乙", None, "未公布")])
def test_bars_stay_inside_and_below_one_another(rows):
    found = [bars.Bar(name, value, text, "/x/") for name, value, text in rows]
    for drawing in bars.drawings(found):
        inside(drawing)
        hits = [mark.extent for mark in kinds(drawing, "hit")]
        assert len(hits) == min(len(rows), bars.MOST)
        assert all(a[3] <= b[1] and b[3] - b[1] >= 24 for a, b in pairwise(hits))
        stated = [value for _, value, _ in rows[: bars.MOST] if value]
        assert len(kinds(drawing, "bar")) == len(stated)


@given(DAYS, st.dictionaries(st.integers(0, 11), st.integers(1, 10**5)))
def test_columns_stay_inside_and_end_with_the_last_month(last, numbers):
    first = columns.first_of(last)
    counted = {
        (day.replace(day=1), kind): number
        for offset, number in numbers.items()
        for kind in ("in", "out")
        if (day := min(last, first + timedelta(days=31 * offset)) if offset else first)
    }
    months = columns.up_to(last, counted, "in", "out")
    assert months[-1].day == last.replace(day=1) and len(months) <= columns.MONTHS
    assert sum(month.came for month in months) == sum(
        number for (_, kind), number in counted.items() if kind == "in"
    )
    for drawing in columns.drawings(months, "任命", "免职"):
        inside(drawing)


# Time


@st.composite
def stretches(draw):
    start = draw(DAYS)
    if draw(st.booleans()):
        return None, start
    end = draw(st.none() | st.integers(1, 9000))
    room = (date.max - start).days
    return start, None if end is None or end > room else start + timedelta(days=end)


@given(st.lists(st.tuples(stretches(), WORDS), min_size=1, max_size=30))
def test_timelines_stay_inside_and_no_bars_overlap(rows):
    found = [spans.Span(*stretch, name, "/x/") for stretch, name in rows]
    for drawing in spans.drawings(found, TODAY):
        inside(drawing)
        hits = [mark.extent for mark in kinds(drawing, "hit")]
        assert len(hits) == min(len(rows), spans.MOST)
        assert not any(touching(a, b, 0) for a, b in combinations(hits, 2))
        assert all(h[3] - h[1] >= 24 and h[2] - h[0] >= 24 for h in hits)


def test_who_still_holds_a_post_is_drawn_open():
    open_ended = spans.Span(date(2020, 1, 1), None, "董忠")
    ended = spans.Span(date(2019, 1, 1), date(2019, 6, 1), "高申")
    vacant = spans.Span(date(2019, 6, 1), date(2020, 1, 1), "空缺", vacant=True)
    _, wide = spans.drawings([open_ended, ended, vacant], TODAY)
    assert len(kinds(wide, "tip")) == len(kinds(wide, "vacant")) == 1


@st.composite
def histories(draw):
    """Steps of one subject: one after the other, some not stated, some with a pause."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=12, unique=True)))
    values = draw(
        st.lists(st.none() | st.integers(0, 10**9), min_size=len(days), max_size=24)
    )
    found = []
    for (start, end), value in zip(pairwise(days), values, strict=False):
        end = end if draw(st.booleans()) else start + timedelta(days=1)
        found.append(steps.Step(start, end, value, f"{value}户", value == 7, "/x/"))
    return found


@given(histories())
def test_steps_stay_inside_and_join_no_gap(history):
    followed = [
        (a, b)
        for a, b in pairwise(history)
        if a.end == b.start and a.value is not None and b.value is not None
    ]
    for drawing in steps.drawings(history, TODAY):
        inside(drawing)
        assert len(kinds(drawing, "rise")) == len(followed)
        stated = [step for step in history if step.value is not None]
        assert len(kinds(drawing, "dot")) == len(stated)
        labels = [mark.extent for mark in kinds(drawing, "value")]
        assert not any(touching(a, b) for a, b in combinations(labels, 2))


# Periods


@pytest.mark.parametrize(
    ("earlier", "later", "step", "follows"),
    [
        ("2019年", "2020年", 12, True),
        ("2018年", "2020年", 12, False),
        ("2019年1-9月", "2020年1-9月", 12, True),
        ("2019年1-12月", "2020年1-9月", 9, False),
        ("2020年1-3月", "2020年1-6月", 3, True),
        ("2020年1-3月", "2020年1-9月", 3, False),
        ("2019年1-12月", "2020年1-3月", 3, False),
        ("2020年8月", "2020年9月", 1, True),
        ("2019年12月", "2020年1月", 1, True),
        ("2020年7月", "2020年9月", 2, False),
        ("2020年第二季度", "2020年第三季度", 3, True),
        ("2020年上半年", "2020年前三季度", 3, True),
        ("2020年第三季度", "2020年1-9月", 3, False),
        ("2020年上半年", "2020年下半年", 6, False),
    ],
)
def test_a_period_follows_another(earlier, later, step, follows):
    assert periods.read(later).follows(periods.read(earlier), step) is follows


def test_a_period_without_a_year_is_none():
    assert periods.read("去年同期") is None


PERIODS = st.builds(
    lambda year, months: f"{year}年{months}",
    st.integers(1990, 2030),
    st.sampled_from(["", "1-3月", "1-6月", "1-9月", "1-12月", "7月", "第三季度"]),
)


@given(st.dictionaries(PERIODS, st.none() | NUMBERS, min_size=1, max_size=50))
@example({"2020年1-9月": Decimal("443.6")})
@example({"2019年": None, "2020年": None})
def test_series_stay_inside_in_order_and_join_no_gap(figures):
    points = series.placed(
        [series.Point(period, value, str(value)) for period, value in figures.items()]
    )
    ends = [point.day for point in points]
    assert ends == sorted(ends) and len(ends) == min(len(figures), series.MOST)
    for one, other in series.joined(points):
        assert one.value is not None and other.value is not None
        assert one.when.kind == other.when.kind and one.day < other.day
    for drawing in series.drawings(points, "亿元"):
        inside(drawing)
        stated = [point for point in points if point.value is not None]
        drawn_as = kinds(drawing, "dot") + kinds(drawing, "bar")
        assert len(drawn_as) == len(stated)
        assert len(kinds(drawing, "untold")) == len(points) - len(stated)


def test_a_blank_between_two_years_is_not_bridged():
    figures = {"2017年": 1, "2018年": 2, "2019年": None, "2020年": 4, "2021年": 5}
    points = [series.Point(p, v and Decimal(v), str(v)) for p, v in figures.items()]
    pairs = [(a.period, b.period) for a, b in series.joined(points)]
    assert pairs == [("2017年", "2018年"), ("2020年", "2021年")]
    _, wide = series.drawings(points)
    assert len(kinds(wide, "line")) == 2 and len(kinds(wide, "dot")) == 4


def test_one_period_is_a_bar_and_negative_values_hang_below_zero():
    _, one = series.drawings([series.Point("2020年", Decimal(5), "5")])
    assert len(kinds(one, "bar")) == 1 and not kinds(one, "line")
    _, two = series.drawings(
        [
            series.Point("2018年", Decimal(5), "5"),
            series.Point("2020年", Decimal(-5), "-5"),
        ]
    )
    up, down = kinds(two, "bar")
    assert up.y + up.height == down.y and "below" in down.kind


# The way of a power


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=20))
def test_the_way_of_a_power_stays_inside(pairs):
    found = [way.Transfer(*pair, "2020-07-31", "/x/") for pair in pairs]
    for drawing in way.drawings(found):
        inside(drawing)
        blocks = [mark.extent for mark in kinds(drawing, "station")]
        assert all(a[3] < b[1] for a, b in pairwise(blocks))


def test_a_way_that_breaks_is_drawn_broken():
    def departments(*pairs):
        found = way.stations([way.Transfer(*pair, "") for pair in pairs])
        return [(bool(transfer), department) for transfer, department in found]

    assert departments(("甲", "乙"), ("乙", "丙")) == [
        (False, "甲"),
        (True, "乙"),
        (True, "丙"),
    ]
    assert departments(("甲", "乙"), ("丁", "丙"))[2] == (False, "丁")
    assert departments(("甲", "乙"), ("", "丙"))[2] == (True, "丙")


# As SVG


def rendered(picture):
    return render_to_string("pictures/picture.html", {"picture": picture})


@given(st.text(max_size=30), st.sampled_from(["", "/x/?q=%E4%B8%80&a=b"]))
@example(NASTY, "/x/?a=1&b=\"'<>")
def test_svg_is_well_formed_whatever_the_words(text, url):
    group = Group((Words(0, 20, wrap(text, 200, 3)),), url, text)
    drawing = Drawing(288, 40, (group,))
    picture = Picture("key", text, text, drawing, drawing, ("a",), [(text,)])
    html = rendered(picture)
    for part in html.split("<svg")[1:]:
        root = ElementTree.fromstring("<svg" + part.split("</svg>")[0] + "</svg>")
        named = {element.get("id") for element in root.iter()}
        assert set(root.get("aria-labelledby").split()) <= named
        assert root.get("role") == ("group" if url else "img")
    assert "<b>" not in html and "style=" not in html
