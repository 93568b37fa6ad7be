"""Cells that hold numbers: exact, whole, in words, or figures of statistics."""

from datetime import date, time
from decimal import Decimal

from django.utils.translation import gettext as _

from core.text.numbers import Printed
from core.text.printed import (
    LONGEST,
    is_not_stated,
    is_percentage,
    is_range,
    parse_plain,
    read_figure,
    read_quantity,
)

from .cells import exact
from .kinds import Cell, refuse_error, refuse_unseen, short

# Of a number, Excel keeps 15 digits; more have been lost before they come here.
MOST_DIGITS = 15


class Exact(Cell):
    """An exact number; with a ``unit``, a quantity too: 约1.2万平方米.

    A number in plain digits is itself; one in words is a Printed, which keeps them.
    """

    def __init__(self, unit=""):
        super().__init__()
        self.unit = unit

    def parse(self, value):
        if not isinstance(value, str):
            return number_of(value)
        text = value.strip()
        number = self.read(text) if len(text) <= LONGEST else None
        return self.refuse(text) if number is None else number

    def read(self, text):
        number = parse_plain(text)
        return self.in_words(text) if number is None else number

    def in_words(self, text):
        """The number that ``text`` tells in words, as a Printed or plain; or ``None``."""
        quantity = read_quantity(text, self.unit)
        if self.unit or quantity is None:
            return quantity
        return None if quantity.approximate else quantity.value

    def refuse(self, text):
        refuse_unseen(text)
        refuse_error(text)
        reason = self.reason(text[:LONGEST])
        raise ValueError(reason % {"cell": short(text), "unit": self.unit})

    def reason(self, text):
        if is_range(text):
            return _("“%(cell)s” is more than one number: write the one that is meant.")
        if not self.unit and read_quantity(text):
            return _("“%(cell)s” is approximate; an exact number stands here.")
        if self.unit:
            return _(
                "“%(cell)s” is not a number, alone or in %(unit)s, that is read one way."
            )
        return _("“%(cell)s” is not a number.")

    def render(self, value, obj=None, **kwargs):
        return value.text if isinstance(value, Printed) else value


class Whole(Exact):
    """A whole number up to ``limit``; with a ``unit``, a quantity too: 约4000余户."""

    def __init__(self, unit="", limit=2**31 - 1):
        super().__init__(unit)
        self.limit = limit

    def parse(self, value):
        if is_digits(value):
            return self.within(int(value), value)
        number = super().parse(value)
        if isinstance(number, Printed):
            return number._replace(value=self.within(number.value, value))
        return self.within(number, value)

    def within(self, number, cell):
        if not 0 <= number <= self.limit or number != int(number):
            raise ValueError(
                _("“%(cell)s” is not a whole number from 0 to %(limit)s.")
                % {"cell": short(cell), "limit": self.limit}
            )
        return int(number)


class Statistic(Exact):
    """A figure of statistics: 持平 is 0, 下降 and brackets are negative, — states nothing."""

    percent = False

    def __init__(self):
        super().__init__()

    def in_words(self, text):
        if is_percentage(text) and not self.percent:
            return None
        return read_figure(text)

    def parse(self, value):
        if isinstance(value, str) and is_not_stated(value):
            return None
        return super().parse(value)

    def reason(self, text):
        if is_percentage(text) and not self.percent and read_figure(text):
            return _("“%(cell)s” is a percentage; none stands here.")
        if is_range(text):
            return super().reason(text)
        return _("“%(cell)s” is not a number.")


class Percent(Statistic):
    """A figure in per cent, such as 5.2, 5.2% or 下降0.3个百分点."""

    percent = True


def is_digits(cell):
    return (
        isinstance(cell, str)
        and len(cell) <= LONGEST
        and cell.isascii()
        and cell.isdigit()
    )


def number_of(cell):
    """The exact number of a spreadsheet's cell."""
    if isinstance(cell, date | time):
        raise ValueError(_("A date stands here: format the cell as a number."))
    number = None
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        number = Decimal(exact(cell))
    if number is None or not number.is_finite():
        raise ValueError(_("“%(cell)s” is not a number.") % {"cell": short(cell)})
    if not isinstance(cell, Decimal) and number.adjusted() >= MOST_DIGITS:
        raise ValueError(
            _("A number of more than 15 digits has lost some: format the cell as text.")
        )
    return number
