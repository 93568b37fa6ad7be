"""The lines that values and days are read off."""

from .marks import Line, Words
from .scales import as_number
from .words import ASCENT, LINE, width_of

GAP = 8
TICK_WIDTH = 72
DAYS_HEIGHT = LINE + 4
# From the middle of a line of text to its foot.
HALF = 5


def room_for(ticks):
    """The room that the names of ``ticks`` take to the left of a picture."""
    return max(width_of(as_number(tick)) for tick in ticks) + GAP


def value_axis(ticks, scale, left, right):
    """A line across for each of ``ticks`` with its name before it."""
    for tick in ticks:
        y = scale.at(tick)
        kind = "grid" if tick else "zero"
        yield Line(((left, y), (right, y)), kind)
        yield Words(left - GAP, y + HALF, (as_number(tick),), "tick", "end")


def day_axis(days, top, bottom):
    """A line down for each tick of ``days`` with its name below it."""
    for day, name in days.ticks((days.end - days.start) // TICK_WIDTH):
        x = days.at(day)
        half = width_of(name) // 2 + 1
        middle = min(max(x, days.start + half), days.end - half)
        yield Line(((x, top), (x, bottom)), "grid")
        yield Words(middle, bottom + ASCENT + 4, (name,), "tick", "middle")
