"""From values and days to places: round ticks, and nothing outside of them."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

STEPS = (1, 2, 5)
MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 120000)


@dataclass(frozen=True)
class Scale:
    """Places ``start`` at ``low`` and ``end`` at ``high``, and evenly between them."""

    low: object
    high: object
    start: int
    end: int

    def at(self, value):
        if self.high == self.low:
            return (self.start + self.end) // 2
        part = float((value - self.low) / (self.high - self.low))
        return round(self.start + part * (self.end - self.start))


def ticks(values, most=5):
    """Round numbers, evenly apart, from 0 or below the least value to the greatest or 0.

    At most ``most`` steps; two numbers at the least.
    """
    low, high = Decimal(min([0, *values])), Decimal(max([0, *values]))
    step = round_step((high - low) / most) if high > low else Decimal(1)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return [n * step for n in range(first, max(last, first + 1) + 1)]


def round_step(least):
    """The least of 1, 2 and 5 times a power of ten that is not below ``least``."""
    exponent = least.adjusted()
    return next(
        step
        for power in count(exponent)
        for times in STEPS
        if (step := Decimal(times).scaleb(power)) >= least
    )


def as_number(value):
    """A number without an exponent or idle zeros."""
    return f"{value.normalize():f}" if value else "0"


@dataclass(frozen=True)
class Days(Scale):
    """Days in places; ``low`` and ``high`` are dates."""

    def at(self, day):
        return Scale(
            self.low.toordinal(), self.high.toordinal(), self.start, self.end
        ).at(day.toordinal())

    def ticks(self, most):
        """First days of years or months, at most ``most``, each with its name.

        Where there is none between the ends, the first day itself.
        """
        for step in MONTHS:
            found = self.starts(step, most)
            if len(found) <= most:
                break
        if not found:
            return [(self.low, self.low.isoformat())]
        length = 4 if step >= 12 else 7
        return [(day, day.isoformat()[:length]) for day in found]

    def starts(self, step, most):
        """The first days of every ``step`` months; no more than tells they are too many."""
        first = -(-month(self.low) // step) * step
        months = range(first, month(self.high) + 1, step)[: most + 2]
        return [day for day in map(month_start, months) if self.low <= day <= self.high]


def month(day):
    return day.year * 12 + day.month - 1


def month_start(number):
    return date(number // 12, number % 12 + 1, 1)
