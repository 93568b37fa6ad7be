"""Figures over periods: lines where most follow one another, else bars from zero.

A period stands at its end. What is not stated leaves a gap and is never zero.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise

from core.text.periods import period_end

from .axes import room_for, value_axis
from .marks import NARROW, WIDE, Box, Dot, Drawing, Group, Line, Words, touching
from .periods import read, step_of
from .scales import Days, Scale, ticks
from .words import ASCENT, LINE, drawn, shorten, width_of

MOST = 40
HEIGHT = 170
TOP = 2 * LINE
EDGE = 4
BELOW = LINE + 4  # Room for the words of values below zero.
DOT = 4
BAR = 14
ROOM = 24  # So far apart, each can be clicked.
LABELS = 12


@dataclass(frozen=True)
class Point:
    """The figure of a printed period; ``text`` is the figure as printed."""

    period: str
    value: Decimal | None
    text: str = ""
    url: str = ""
    label: str = ""

    @cached_property
    def when(self):
        return read(self.period)

    @cached_property
    def day(self):
        return period_end(self.period)


def placed(points):
    """The newest ``MOST`` of the points whose period names a year, in order."""
    known = [point for point in points if point.when]
    return sorted(known, key=lambda point: (point.day, point.when))[-MOST:]


def drawings(points, unit="", widths=(NARROW, WIDE)):
    """The narrow and the wide drawing of ``points``, as ``placed`` gives them."""
    return [Series(points, unit, width).drawn() for width in widths]


def joined(points):
    """Pairs of stated points of which the second is of the period after the first."""
    by_kind = sorted(points, key=lambda p: (p.when.kind, p.day, p.when))
    for _, group in groupby(by_kind, key=lambda p: p.when.kind):
        of_kind = list(group)
        step = step_of([p.when for p in of_kind])
        for one, other in pairwise(of_kind):
            stated = one.value is not None and other.value is not None
            if stated and other.when.follows(one.when, step):
                yield one, other


class Series:
    def __init__(self, points, unit, width):
        self.points, self.unit, self.width = points, unit, width
        self.ticks = ticks([p.value for p in points if p.value is not None])
        self.left = room_for(self.ticks)
        self.right = width - EDGE
        self.bottom = TOP + HEIGHT
        self.value = Scale(self.ticks[0], self.ticks[-1], self.bottom, TOP)
        days = [point.day for point in points]
        margin = min(24, (self.right - self.left) // 4)
        self.days = Days(min(days), max(days), self.left + margin, self.right - margin)
        pairs = list(joined(points))
        # Where few have a neighbour to be joined to, bars are plainer than bits of lines.
        self.as_line = 2 * len({p for pair in pairs for p in pair}) > len(points)
        self.joined = pairs if self.as_line else []
        self.apart = self.nearest()
        self.thick = max(3, min(BAR, self.apart - 2))
        self.foot = self.bottom + (BELOW if self.ticks[0] < 0 else 4)
        self.height = self.foot + LINE * max(len(named(p)) for p in points) + 6

    def drawn(self):
        axis = (
            *value_axis(self.ticks, self.value, self.left, self.right),
            *self.caption(),
            *map(self.gap, (p for p in self.points if p.value is None)),
        )
        lines = tuple(Line((self.at(a), self.at(b)), "line") for a, b in self.joined)
        stated = [point for point in self.points if point.value is not None]
        groups = [self.group(point) for point in stated]
        words = Group((*self.labels(stated), *self.names()))
        return Drawing(
            self.width, self.height, (Group(axis), Group(lines), *groups, words)
        )

    def caption(self):
        if self.unit:
            yield Words(0, ASCENT + 1, (shorten(self.unit, self.width),), "tick")

    def at(self, point):
        return self.days.at(point.day), self.value.at(point.value)

    def gap(self, point):
        """Where a figure would stand that is not stated."""
        x = self.days.at(point.day)
        return Line(((x, TOP), (x, self.bottom)), "untold")

    def group(self, point):
        x, y = self.at(point)
        marks = (Dot(x, y, DOT, "dot"),) if self.as_line else self.bar(x, y, point)
        hit = Box(x - 12, y - 12, 24, 24, "hit")
        return Group(
            (hit, *marks), point.url if self.apart >= ROOM else "", point.label
        )

    def nearest(self):
        """How far the nearest two periods are from one another."""
        places = sorted({self.days.at(point.day) for point in self.points})
        return min((b - a for a, b in pairwise(places)), default=self.width)

    def bar(self, x, y, point):
        zero = self.value.at(Decimal(0))
        kind = "bar below" if point.value < 0 else "bar"
        left, height = x - self.thick // 2, max(1, abs(y - zero))
        return (Box(left, min(y, zero), self.thick, height, kind),)

    def labels(self, stated):
        """The figures, the last first, where there is room; of many the extremes alone."""
        taken, first = [], self.by_weight(stated)
        if len(stated) > LABELS:
            by_value = sorted(stated, key=lambda point: point.value)
            first = [*first[:2], by_value[0], by_value[-1]]
        for point in dict.fromkeys(first):
            x, y = self.at(point)
            foot = y + DOT + ASCENT + 3 if point.value < 0 else y - DOT - 5
            yield from self.fit(x, foot, (point.text,), "value", taken)

    def names(self):
        """The periods below the axis, the last first, where there is room."""
        taken = []
        for point in self.by_weight(self.points):
            x, foot = self.days.at(point.day), self.foot + ASCENT + 2
            yield from self.fit(x, foot, named(point), "tick", taken)

    @staticmethod
    def by_weight(points):
        """The last point, then the first, then the others from the last on."""
        return [*points[-1:], *points[:-1][:1], *points[-2:0:-1]]

    def fit(self, x, foot, lines, kind, taken):
        lines = tuple(shorten(line, self.width - 2) for line in lines)
        half = max(map(width_of, lines)) // 2 + 1
        x = min(max(x, half), self.width - half)
        words = Words(x, foot, lines, kind, "middle")
        if not any(touching(words.extent, other) for other in taken):
            taken.append(words.extent)
            yield words


def named(point):
    """A period on two lines: the year, and what of it."""
    year, _, rest = drawn(point.period).partition("年")
    return (f"{year}年", rest) if rest else (f"{year}年",)
