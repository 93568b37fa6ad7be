"""Stretches of time as bars on one axis: who holds a post, and when nobody does."""

from dataclasses import dataclass
from datetime import date

from .axes import DAYS_HEIGHT, day_axis
from .lanes import lanes
from .marks import NARROW, WIDE, Box, Drawing, Group, Line, Words
from .scales import Days
from .words import ASCENT, LINE, shorten, width_of

MOST = 24
THICK = 12
LANE = LINE + THICK + 12
LEAST = 26  # So wide is what can be clicked.
EDGE = 14


@dataclass(frozen=True)
class Span:
    """From ``start`` until before ``end``, or with no end known."""

    start: date
    end: date | None
    name: str
    url: str = ""
    label: str = ""
    vacant: bool = False


def drawings(spans, today, widths=(NARROW, WIDE)):
    """The narrow and the wide drawing of the newest ``MOST`` of ``spans``."""
    newest = sorted(spans, key=lambda span: span.start)[-MOST:]
    return [Spans(newest, today, width).drawn() for width in widths]


class Spans:
    """Bars in lanes, each with its name above, over an axis of days."""

    def __init__(self, spans, today, width):
        self.spans, self.today, self.width = spans, today, width
        ends = [span.end for span in spans if span.end]
        first = min(span.start for span in spans)
        last = max(today, *ends, *(span.start for span in spans))
        self.days = Days(first, last, 1, width - EDGE)
        places = [self.place(span) for span in spans]
        order = sorted(range(len(spans)), key=lambda n: self.taken(places[n])[0])
        found = lanes([self.taken(places[n]) for n in order])
        self.lane_of = dict(zip(order, found, strict=True))
        self.places = places
        self.bottom = LANE * (max(found) + 1) + 4

    def place(self, span):
        """(start of the bar, its end, start of the name, the name)."""
        start = self.days.at(span.start)
        end = self.days.at(span.end) if span.end else self.width - EDGE
        end = max(end, start + 2)
        name = shorten(span.name, self.width - 2)
        return start, end, min(start, self.width - width_of(name) - 1), name

    @staticmethod
    def taken(place):
        start, end, name_start, name = place
        return min(start, name_start), max(
            end, name_start + width_of(name) + 6, start + LEAST
        )

    def drawn(self):
        bars = [self.group(n, span) for n, span in enumerate(self.spans)]
        axis = Group((*day_axis(self.days, 0, self.bottom), *self.now()))
        return Drawing(self.width, self.bottom + DAYS_HEIGHT, (axis, *bars))

    def now(self):
        """The day the register is shown as of, unless it is the end of the axis."""
        if self.days.low < self.today < self.days.high:
            x = self.days.at(self.today)
            yield Line(((x, 0), (x, self.bottom)), "today")

    def group(self, number, span):
        start, end, name_start, name = self.places[number]
        top = self.lane_of[number] * LANE
        kind = "quiet" if span.vacant else ""
        words = Words(name_start, top + ASCENT + 2, (name,), kind)
        left, right = self.taken(self.places[number])
        right = min(right, self.width)
        hit = Box(left, top + 1, right - left, LINE + THICK + 3, "hit")
        bar = self.bar(span, start, end, top + LINE)
        return Group((hit, words, *bar), span.url, span.label or name)

    def bar(self, span, start, end, y):
        kind = "bar vacant" if span.vacant else "bar"
        yield Box(start, y, end - start, THICK, kind)
        if span.end is None:
            tip, half = self.width - 2, THICK // 2
            points = ((end, y), (tip, y + half), (end, y + THICK))
            yield Line(points, f"{kind} tip")
