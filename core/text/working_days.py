"""Working days: Monday to Friday, but for holidays, and the weekend days worked for them."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """What is not as the weekday says: days off, and weekend days that are worked (调休).

    ``years`` are those whose holidays are known; of other years weekends alone are known.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    @cached_property
    def lost(self):
        """The weekdays that are holidays, in their order."""
        off = self.holidays - self.workdays
        return sorted(day for day in off if day.weekday() < SATURDAY)

    @cached_property
    def gained(self):
        """The weekend days that are worked, in their order."""
        return sorted(day for day in self.workdays if day.weekday() >= SATURDAY)

    def is_working(self, day):
        if day.weekday() < SATURDAY:
            return day not in self.holidays or day in self.workdays
        return day in self.workdays

    def unknown_years(self, first, last):
        """The years from ``first`` to ``last``, both days, whose holidays are not known."""
        years = range(min(first, last).year, max(first, last).year + 1)
        return [year for year in years if year not in self.years]


def add_working_days(day, n, calendar):
    """The ``n``-th working day after ``day``, or before it where ``n`` is negative.

    The day itself does not count: of a period of 20 working days from a Friday, the Monday
    after is the first. ``n=0`` is ``day``.
    """
    step = ONE_DAY if n > 0 else -ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= calendar.is_working(day)
    return day


def working_days_between(start, end, calendar):
    """How many working days after ``start`` come up to ``end``; negative, going back.

    ``end`` itself counts and ``start`` does not: the inverse of ``add_working_days``.
    """
    if end < start:
        return -working_days_between(end - ONE_DAY, start - ONE_DAY, calendar)
    return (
        weekdays_until(end)
        - weekdays_until(start)
        - count_after(calendar.lost, start, end)
        + count_after(calendar.gained, start, end)
    )


def weekdays_until(day):
    """How many Mondays to Fridays there were from 0001-01-01, a Monday, to ``day``."""
    weeks, rest = divmod(day.toordinal(), 7)
    return 5 * weeks + min(rest, 5)


def count_after(days, start, end):
    """How many of the sorted ``days`` lie after ``start`` and not after ``end``."""
    first = bisect_right(days, start)
    return bisect_right(days, end, lo=first) - first
