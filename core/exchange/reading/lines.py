"""The table that lines make: the first are the headings, blank ones do not count."""

from itertools import islice

from django.utils.translation import gettext as _

from ..cells import plain
from ..tables import TableRead, Unreadable
from .limits import LONGEST_CELL, MAX_COLUMNS


class Lines:
    """Lines that can be gone through again: ``read`` begins to read them anew."""

    def __init__(self, read):
        self.read = read

    def __iter__(self):
        return islice(self.read(), 1, None)


def table_of(read, limits, **about):
    """The TableRead of the Lines that ``read()`` yields, blank ones left out.

    Goes through them once, so that whatever is wrong is said before one is handed out.
    """
    sheet = about.get("sheet", "")
    lines = read()
    first = next(lines, None)
    if first is None:
        raise Unreadable(_("The file is empty."), sheet=sheet)
    headings = headings_of(first.cells) if first.number == 1 else []
    if not headings:
        raise Unreadable(_("The first row has no headings."), row=1, sheet=sheet)
    count = 0
    for count, _line in enumerate(lines, 1):
        if count > limits.rows:
            limits.check_rows(count, sheet)
    return TableRead(headings, Lines(read), count, **about)


def headings_of(cells):
    headings = [plain(cell).strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    return headings


def refuse_columns(row=None, sheet=""):
    raise Unreadable(
        _("There are more than %(limit)s columns.") % {"limit": MAX_COLUMNS},
        row=row,
        sheet=sheet,
    )


def refuse_cell(row, column="", sheet=""):
    raise Unreadable(
        _("A cell holds more than %(limit)s characters.") % {"limit": LONGEST_CELL},
        row=row,
        column=column,
        sheet=sheet,
    )


def letters(index):
    """What spreadsheets call the column ``index`` from 0: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        name = chr(ord("A") + place) + name
    return name
