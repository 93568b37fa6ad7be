"""What periods of statistics have in common: which follows which, which share a line."""

import re
from dataclasses import dataclass
from itertools import pairwise

from core.text.periods import MONTHS, PERIOD, period_end, same_period

LENGTHS = {"month": 1, "quarter": 3}
FIRST_QUARTERS = re.compile("前[一二三四1-4]季度")


@dataclass(frozen=True, order=True)
class Period:
    """A printed period by its year and months; ``kind`` is the same where figures compare.

    Kinds are ``since January`` (a year, half a year, 1-9月), ``quarter``, ``month`` and
    ``part``: other stretches.
    """

    year: int
    last: int
    first: int
    kind: str

    def follows(self, other, step):
        """Whether this is the period after ``other``, with none of the kind between them.

        ``step``: how many months the periods of the kind are apart at the least. What a
        year adds up to ends with the year: the next January starts from nothing.
        """
        if self.kind != other.kind:
            return False
        apart = self.months_after(other)
        if apart == 12:
            return step == 12 and (self.first, self.last) == (other.first, other.last)
        if self.kind == "since January":
            return apart == step and self.year == other.year
        return apart == LENGTHS.get(self.kind)

    def months_after(self, other):
        return (self.year - other.year) * 12 + self.last - other.last


def read(text):
    """The ``Period`` that ``text`` names, or ``None`` where it names no year."""
    end = period_end(text)
    if end is None:
        return None
    text = same_period(text)
    _, month, half, quarter = PERIOD.search(text).groups()
    months = MONTHS.search(text)
    if months:
        first = int(months[1])
        kind = "since January" if first == 1 else "part"
    elif month:
        first, kind = end.month, "month"
    elif quarter and not FIRST_QUARTERS.search(text):
        first, kind = end.month - 2, "quarter"
    elif half == "下":
        first, kind = 7, "part"
    else:
        first, kind = 1, "since January"
    return Period(end.year, end.month, first, kind)


def step_of(periods):
    """How many months the periods of one kind, in their order, are apart at the least."""
    apart = (later.months_after(one) for one, later in pairwise(periods))
    return min((months for months in apart if months > 0), default=12)
