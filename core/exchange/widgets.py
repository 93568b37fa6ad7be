"""Kinds of cells: how a value is written in a cell, and read from one.

``clean`` takes what a file holds: text of CSV; text, numbers, dates or None of Excel. What
could be meant in two ways is refused, with the reason for people.
"""

import re
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from core.text.dates import is_month, parse_date
from core.text.numbers import Printed
from core.text.periods import read_period

from .cells import CUT, plain
from .kinds import Cell, refuse_error, refuse_unseen, short
from .number_widgets import Exact, Percent, Statistic, Whole

__all__ = [
    "Choice",
    "Day",
    "Exact",
    "Flag",
    "Percent",
    "Period",
    "Printed",
    "Statistic",
    "Text",
    "Whole",
]

EXCEL_DAY_0 = date(1899, 12, 30)
FIRST_SERIAL = (date(1990, 1, 1) - EXCEL_DAY_0).days
LAST_SERIAL = (date(2099, 12, 31) - EXCEL_DAY_0).days
SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


class Text(Cell):
    """Text as it stands, newlines included."""

    is_text = True

    def clean(self, value, row=None, **kwargs):
        return "" if value is None else self.parse(value)

    def parse(self, value):
        if not isinstance(value, str):
            raise ValueError(
                _("A number or a date stands here: format the cell as text.")
            )
        if not value.isprintable():
            refuse_unseen(value)
            value = plain(value)
        if "#" in value or ":" in value:
            refuse_error(value)
        if value.endswith(CUT):
            raise ValueError(_("The text is not complete: use a CSV file."))
        return value

    def render(self, value, obj=None, **kwargs):
        return plain(value)


class Period(Text):
    """The period of a figure, such as 2020年1-9月, with its digits in one form."""

    def parse(self, value):
        text = super().parse(value)
        return read_period(text) or text


class Day(Cell):
    """A day: ISO, 2020年5月26日, or a date of the spreadsheet."""

    def parse(self, value):
        if isinstance(value, str):
            return iso_day(value) or parse_date(value) or self.refuse(value)
        if isinstance(value, datetime):
            return value.date() if value.time() == time() else self.refuse_time()
        if isinstance(value, date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.of_serial(value)
        return self.refuse_time() if isinstance(value, time) else self.refuse(value)

    def of_serial(self, number):
        """The day that a spreadsheet counts as ``number``, in the date system of 1900."""
        if not FIRST_SERIAL <= number < LAST_SERIAL + 1:
            return self.refuse(number)
        if number != int(number):
            return self.refuse_time()
        return EXCEL_DAY_0 + timedelta(days=int(number))

    def refuse_time(self):
        raise ValueError(_("A time of day stands here, and a day alone is wanted."))

    def refuse(self, cell):
        if isinstance(cell, str):
            refuse_unseen(cell)
            refuse_error(cell)
            if SERIAL.fullmatch(cell.strip()):
                raise ValueError(
                    _("“%(cell)s” is a number as text: format the column as a date.")
                    % {"cell": short(cell)}
                )
            if is_month(cell):
                raise ValueError(
                    _("“%(cell)s” is a month: write the day too.")
                    % {"cell": short(cell)}
                )
        raise ValueError(_("This is not a date such as 2020-05-26 or 2020年5月26日."))


class Choice(Cell):
    """One of ``words``, a dict from stored values to the words in the cells."""

    is_text = True

    def __init__(self, words):
        super().__init__()
        self.words = words
        self.values = {word: value for value, word in words.items()}

    def blank(self):
        return ""

    def parse(self, value):
        try:
            return self.values[plain(value).strip()]
        except KeyError:
            raise ValueError(
                _("“%(cell)s” is none of: %(words)s.")
                % {"cell": short(value), "words": " ".join(self.values)}
            ) from None

    def render(self, value, obj=None, **kwargs):
        return self.words.get(value, "")


class Flag(Choice):
    """``word`` where it holds, else empty."""

    def __init__(self, word):
        super().__init__({True: word})

    def blank(self):
        return False


def iso_day(text):
    """The day of ``text`` such as 2020-05-26, the way that most are written."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
