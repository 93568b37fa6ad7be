"""Columns: one declaration for the table on the page and for every file of the same rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Column:
    """One column of a list.

    ``value`` is a path of attributes (``document.issue.year``; the name where empty) or a
    function of the row; ``link`` a path to what the value links to; ``source`` the value
    of a register whose clause the cell points at; ``sort`` the fields it is ordered by.
    ``blank`` stands on the page where nothing is stated. ``type`` is what JSON has of a
    value that is no field: string, integer, number, boolean, date, date-time, array.
    """

    name: str
    heading: str
    value: str | Callable = ""
    link: str = ""
    source: str = ""
    sort: tuple[str, ...] = ()
    numeric: bool = False
    blank: str = ""
    on_page: bool = True
    in_files: bool = True
    type: str = ""

    def of(self, row):
        if callable(self.value):
            return self.value(row)
        return follow(row, self.value or self.name)

    def url(self, row):
        target = row if self.link == "self" else follow(row, self.link or None)
        return target.get_absolute_url() if target else ""


def follow(row, path):
    """The attribute at the end of ``path``; ``None`` as soon as one on the way is."""
    for name in path.split(".") if path else ():
        row = getattr(row, name)
        if row is None:
            return None
    return row if path else None


def as_text(value):
    """A value as the page and CSV show it; ``""`` where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def as_data(value):
    """A value as JSON has it: numbers as numbers, ``None`` where nothing is stated."""
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return as_text(value) or None


ADDRESS = Column(
    "url", gettext_lazy("web address"), "address", on_page=False, type="uri"
)
STATED_BY = Column("stated_by", gettext_lazy("stated by"), on_page=False, type="string")
