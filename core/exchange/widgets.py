"""Kinds of cells: how a value is written in a cell, and read from one."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from core.text.dates import parse_date
from core.text.numbers import parse_number

from .cells import CUT, exact, plain

# Controls but tab and newline, lone surrogates, non-characters, and turns of direction.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


class Printed(NamedTuple):
    """A number as ``text`` prints it, approximate or not."""

    value: int | Decimal
    text: str
    approximate: bool = False


class Cell(Widget):
    """A kind of cell. ``clean`` raises ValueError with the reason, for people."""

    is_text = False

    def __init__(self):
        super().__init__(coerce_to_string=False)

    def clean(self, value, row=None, **kwargs):
        if value is None or (isinstance(value, str) and not value.strip()):
            return self.blank()
        return self.parse(value)

    def blank(self):
        return None

    def render(self, value, obj=None, **kwargs):
        return value


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
        if unseen := UNSEEN.search(value):
            raise ValueError(
                _("The character U+%(code)s is not allowed.")
                % {"code": f"{ord(unseen[0]):04X}"}
            )
        if value.endswith(CUT):
            raise ValueError(_("The text is not complete: use a CSV file."))
        return plain(value)

    def render(self, value, obj=None, **kwargs):
        return plain(value)


class Exact(Cell):
    """An exact number, typed in any width, with thousands separators or 万."""

    def parse(self, value):
        number = None
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            number = Decimal(exact(value))
        elif isinstance(value, str):
            number = parse_number(value)
        if number is None or not number.is_finite():
            raise ValueError(_("“%(cell)s” is not a number.") % {"cell": short(value)})
        return number


class Whole(Exact):
    """A whole number up to ``limit``."""

    def __init__(self, limit=2**31 - 1):
        super().__init__()
        self.limit = limit

    def parse(self, value):
        number = super().parse(value)
        if number != number.to_integral_value() or not 0 <= number <= self.limit:
            raise ValueError(
                _("“%(cell)s” is not a whole number from 0 to %(limit)s.")
                % {"cell": short(value), "limit": self.limit}
            )
        return int(number)


class Day(Cell):
    """A day: ISO, 2020年5月26日, or a date of the spreadsheet."""

    def parse(self, value):
        if isinstance(value, datetime) and value.time() == time():
            value = value.date()
        elif isinstance(value, str):
            value = parse_date(value)
        if type(value) is not date:
            raise ValueError(
                _("This is not a date such as 2020-05-26 or 2020年5月26日.")
            )
        return value


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


def short(cell):
    text = plain(cell)
    return text if len(text) <= 40 else f"{text[:40]}…"
