"""What came and went, month by month: columns above the line and below it."""

from dataclasses import dataclass
from datetime import date

from .marks import NARROW, WIDE, Box, Drawing, Group, Line, Words
from .scales import Scale, month, month_start
from .words import ASCENT, LINE, width_of

MONTHS = 12
HALF = 72
EDGE = 4


@dataclass(frozen=True)
class Month:
    """The first day of a month, how many came in it and how many went."""

    day: date
    came: int = 0
    went: int = 0

    @property
    def name(self):
        return self.day.isoformat()[:7]


def first_of(last):
    """The first day of the first of the ``MONTHS`` months that end with that of ``last``."""
    return month_start(max(month(date.min), month(last) - MONTHS + 1))


def up_to(last, counted, came, went):
    """The months that end with that of the day ``last``, each a ``Month``.

    ``counted`` is a dict of numbers by (first day of a month, ``came`` or ``went``).
    """
    numbers = range(month(first_of(last)), month(last) + 1)
    return [
        Month(day, counted.get((day, came), 0), counted.get((day, went), 0))
        for day in map(month_start, numbers)
    ]


def drawings(months, came, went, widths=(NARROW, WIDE)):
    """The narrow and the wide drawing; ``came`` and ``went`` name the two directions."""
    return [Columns(months, (came, went), width).drawn() for width in widths]


class Columns:
    def __init__(self, months, names, width):
        self.months, self.names, self.width = months, names, width
        most = max(1, *(max(m.came, m.went) for m in months), 1)
        self.middle = 2 * LINE + HALF
        self.bottom = self.middle + HALF + LINE
        self.up = Scale(0, most, self.middle, self.middle - HALF)
        self.down = Scale(0, most, self.middle, self.middle + HALF)
        self.slot = (width - 2 * EDGE) // len(months)

    def drawn(self):
        columns = [self.column(n, m) for n, m in enumerate(self.months)]
        zero = Line(((0, self.middle), (self.width, self.middle)), "zero")
        axis = Group((zero, *self.legend(), *self.ticks()))
        return Drawing(self.width, self.bottom + 2 * LINE + 6, (axis, *columns))

    def legend(self):
        """The directions are told by words, not by colour alone."""
        up, down = self.names
        yield Words(0, ASCENT + 2, (f"↑ {up}",), "tick")
        yield Words(0, self.bottom + 2 * LINE, (f"↓ {down}",), "tick")

    def column(self, number, of_month):
        left = EDGE + number * self.slot + self.slot // 6
        width = self.slot - 2 * (self.slot // 6)
        marks = []
        if of_month.came:
            top = self.up.at(of_month.came)
            marks.append(Box(left, top, width, self.middle - top, "bar"))
            marks.append(self.number(number, top - 4, of_month.came))
        if of_month.went:
            foot = self.down.at(of_month.went)
            height = foot - self.middle
            marks.append(Box(left, self.middle, width, height, "bar below"))
            marks.append(self.number(number, foot + ASCENT + 2, of_month.went))
        return Group(tuple(marks))

    def number(self, number, foot, value):
        return self.centred(number, foot, str(value), "value")

    def centred(self, number, foot, text, kind):
        half = width_of(text) // 2 + 1
        x = EDGE + number * self.slot + self.slot // 2
        return Words(
            min(max(x, half), self.width - half), foot, (text,), kind, "middle"
        )

    def ticks(self):
        """The names of as many months as have room, the last one first."""
        apart = -(-(width_of("0000-00") + 8) // self.slot)
        for number in range(len(self.months) - 1, -1, -apart):
            name = self.months[number].name
            yield self.centred(number, self.bottom + LINE - 4, name, "tick")
