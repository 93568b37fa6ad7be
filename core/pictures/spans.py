"""Stretches of time as bars on one axis: who holds a post, and when nobody does."""

from dataclasses import dataclass
from datetime import date

from .axes import DAYS_HEIGHT, day_axis
from .lanes import lanes
from .marks import NARROW, WIDE, Box, Drawing, Group, Line, Words, touching
from .scales import Days
from .words import ASCENT, LINE, shorten, width_of

MOST = 24
THICK = 12
LANE = LINE + THICK + 12
LEAST = 26  # So wide is what can be clicked.
EDGE = 14


@dataclass(frozen=True)
class Span:
    """From ``start`` until before ``end``; either is ``None`` where it is not known.

    Those that are ``vacant`` do not overlap, and share a lane below the others.
    """

    start: date | None
    end: date | None
    name: str
    url: str = ""
    label: str = ""
    vacant: bool = False

    @property
    def place_in_time(self):
        return self.start or self.end


def drawings(spans, today, widths=(NARROW, WIDE)):
    """The narrow and the wide drawing of the newest ``MOST`` of ``spans``."""
    newest = sorted(spans, key=lambda span: span.place_in_time)[-MOST:]
    return [Spans(newest, today, width).drawn() for width in widths]


@dataclass(frozen=True)
class Place:
    """Where a span is: its bar from ``start`` to ``end``, its name from ``first`` on."""

    span: Span
    start: int
    end: int
    first: int
    name: str

    @property
    def left(self):
        return min(self.start, self.first)

    @property
    def right(self):
        return max(self.end, self.left + LEAST, self.first + width_of(self.name) + 6)

    def words(self, top):
        kind = "quiet" if self.span.vacant else ""
        return Words(self.first, top + ASCENT + 2, (self.name,), kind)


class Spans:
    """Bars in lanes, each with its name above, over an axis of days."""

    def __init__(self, spans, today, width):
        self.today, self.width = today, width
        days = [day for span in spans for day in (span.start, span.end) if day]
        self.days = Days(min(days), max([today, *days]), EDGE, width - EDGE)
        places = sorted(map(self.place, spans), key=lambda place: place.left)
        self.held = [place for place in places if not place.span.vacant]
        self.vacant = [place for place in places if place.span.vacant]
        self.lanes = lanes([(place.left, place.right) for place in self.held])
        self.last = LANE * (max(self.lanes, default=-1) + 1)
        self.bottom = self.last + (LANE if self.vacant else 0) + 4

    def place(self, span):
        end = self.days.at(span.end) if span.end else self.width - EDGE
        start = self.days.at(span.start) if span.start else max(1, end - LEAST)
        name = shorten(span.name, self.width - 2)
        first = min(start, self.width - max(width_of(name), LEAST) - 1)
        return Place(span, start, max(end, start + 2), first, name)

    def drawn(self):
        axis = Group((*day_axis(self.days, 0, self.bottom), *self.now()))
        held = [
            self.group(place, lane * LANE)
            for place, lane in zip(self.held, self.lanes, strict=True)
        ]
        nobody = Group(tuple(self.nobody()))
        height = self.bottom + DAYS_HEIGHT
        return Drawing(self.width, height, (axis, *held, nobody))

    def now(self):
        """The day the register is shown as of, unless it is the end of the axis."""
        if self.days.low < self.today < self.days.high:
            x = self.days.at(self.today)
            yield Line(((x, 0), (x, self.bottom)), "today")

    def group(self, place, top):
        span, width = place.span, min(place.right, self.width) - place.left
        hit = Box(place.left, top + 1, width, LINE + THICK + 3, "hit")
        marks = (hit, place.words(top), *self.bar(place, top + LINE))
        return Group(marks, span.url, span.label or place.name)

    def nobody(self):
        """Stretches without anybody, with their names where there is room for them."""
        taken = []
        for place in self.vacant:
            yield from self.bar(place, self.last + LINE)
            words = place.words(self.last)
            if not any(touching(words.extent, other) for other in taken):
                taken.append(words.extent)
                yield words

    def bar(self, place, y):
        kind = "bar vacant" if place.span.vacant else "bar"
        if place.span.start is None:
            kind = "bar partial"
        yield Box(place.start, y, place.end - place.start, THICK, kind)
        if place.span.end is None:
            tip, half = self.width - 2, THICK // 2
            points = ((place.end, y), (tip, y + half), (place.end, y + THICK))
            yield Line(points, f"{kind} tip")
