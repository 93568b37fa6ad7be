"""A value over time that holds from one day to the next: steps, broken where unknown."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .axes import DAYS_HEIGHT, day_axis, room_for, value_axis
from .marks import NARROW, WIDE, Box, Dot, Drawing, Group, Line, Words, touching
from .scales import Days, Scale, ticks
from .words import LINE, shorten, width_of

MOST = 40
HEIGHT = 160
TOP = LINE + 10
EDGE = 8


@dataclass(frozen=True)
class Step:
    """``value`` from ``start`` until before ``end``; ``None`` is not stated."""

    start: date
    end: date | None
    value: int | None
    text: str = ""
    approximate: bool = False
    url: str = ""
    label: str = ""


def drawings(steps, today, widths=(NARROW, WIDE)):
    """The narrow and the wide drawing of the newest ``MOST`` of ``steps``."""
    newest = sorted(steps, key=lambda step: step.start)[-MOST:]
    return [Steps(newest, today, width).drawn() for width in widths]


class Steps:
    def __init__(self, steps, today, width):
        self.steps, self.width = steps, width
        marks = ticks([step.value for step in steps if step.value is not None])
        self.ticks = marks
        self.bottom = TOP + HEIGHT
        self.value = Scale(marks[0], marks[-1], self.bottom, TOP)
        left = room_for(marks)
        ends = [step.end for step in steps if step.end]
        last = max(today, *ends, *(step.start for step in steps))
        self.days = Days(steps[0].start, last, left, width - EDGE)
        self.left = left

    def drawn(self):
        axes = (
            *day_axis(self.days, TOP, self.bottom),
            *value_axis(self.ticks, self.value, self.left, self.width - EDGE),
        )
        rises = Group(tuple(self.rises()))
        groups = [self.group(step) for step in self.stated()]
        labels = Group(tuple(self.labels()))
        height = self.bottom + DAYS_HEIGHT
        return Drawing(self.width, height, (Group(axes), rises, *groups, labels))

    def stated(self):
        return [step for step in self.steps if step.value is not None]

    def ends(self, step):
        start = self.days.at(step.start)
        end = self.days.at(step.end) if step.end else self.days.end
        return start, max(end, start + 1), self.value.at(step.value)

    def rises(self):
        """From one value to the next, where the one ends as the other begins."""
        for one, other in pairwise(self.steps):
            known = one.value is not None and other.value is not None
            if known and one.end == other.start:
                x = self.days.at(other.start)
                ends = (self.value.at(one.value), self.value.at(other.value))
                yield Line(((x, ends[0]), (x, ends[1])), "line rise")

    def group(self, step):
        start, end, y = self.ends(step)
        kind = "approximate" if step.approximate else ""
        line = Line(((start, y), (end, y)), f"line {kind}".strip())
        dot = Dot(start, y, 4, f"dot {kind}".strip())
        hit = Box(start, y - 12, max(24, end - start), 24, "hit")
        over = hit.x + hit.width - self.width
        if over > 0:
            hit = Box(hit.x - over, hit.y, hit.width, hit.height, hit.kind)
        return Group((hit, line, dot), step.url, step.label)

    def labels(self):
        """What each step is told as, from the last to the first, where there is room."""
        taken = []
        for step in reversed(self.stated()):
            start, _, y = self.ends(step)
            text = shorten(step.text, self.width - 2)
            x = max(1, min(start, self.width - width_of(text) - 1))
            words = Words(x, y - 9, (text,), "value")
            if not any(touching(words.extent, other) for other in taken):
                taken.append(words.extent)
                yield words
