"""CSV files, read as they stream: decoded, parted into cells, as they were before export."""

import csv
import re
from io import TextIOWrapper

from django.utils.translation import gettext as _

from ..cells import NEWLINE, as_it_was
from ..tables import Line, Unreadable
from .encodings import encoding_of
from .limits import LONGEST_CELL, MAX_COLUMNS
from .lines import letters, refuse_cell, refuse_columns, table_of
from .sources import opened, size_of

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
QUOTED = re.compile(r'"[^"]*"')


def read_csv(data, limits):
    """The TableRead in ``data``, CSV in any encoding of ``encodings``."""
    limits.check_size(size_of(data))
    with opened(data) as file:
        refuse_other(file.read(4))
        file.seek(0)
        encoding = encoding_of(file)
    parted_by = delimiter(data, encoding)

    def read():
        return lines(data, encoding, parted_by)

    return table_of(read, limits, encoding=encoding.name)


def refuse_other(head):
    if head.startswith(WORKBOOKS):
        raise Unreadable(_("This is a workbook, not a CSV file."))


def delimiter(data, encoding):
    """What parts the headings: the comma, the semicolon or the tab."""
    with opened(data) as file, decoded(file, encoding) as text:
        first = QUOTED.sub("", text.readline(LONGEST_CELL))
    return max(",;\t", key=first.count)


class decoded:
    """``file`` as text, line ends as they are; ``file`` stays open."""

    def __init__(self, file, encoding):
        file.seek(len(encoding.mark))
        self.text = TextIOWrapper(file, encoding.codec, newline="")

    def __enter__(self):
        return self.text

    def __exit__(self, *error):
        self.text.detach()


def lines(data, encoding, parted_by):
    """Yield the Lines that are not blank; a row is tried as a whole before its cells."""
    number = 0
    with opened(data) as file, decoded(file, encoding) as text:
        rows = csv.reader(text, delimiter=parted_by, strict=True)
        try:
            for number, cells in enumerate(rows, 1):
                row = "".join(cells)
                if not row or row.isspace():
                    continue
                if "\0" in row:
                    refuse_nul(number, cells)
                if "\r" in row:
                    cells = [NEWLINE.sub("\n", cell) for cell in cells]
                if "'" in row:
                    cells = [as_it_was(c) if c[:1] == "'" else c for c in cells]
                if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
                    refuse_columns(number)
                yield Line(number, cells)
        except csv.Error as error:
            refuse_broken(error, number + 1)


def refuse_nul(row, cells):
    raise Unreadable(
        _("The character U+%(code)s is not allowed.") % {"code": "0000"},
        row=row,
        column=next(letters(index) for index, cell in enumerate(cells) if "\0" in cell),
    )


def refuse_broken(error, row):
    """Say for people what the parser said in its own words."""
    said = str(error)
    if "field limit" in said:
        refuse_cell(row)
    if "end of data" in said:
        reason = _("A quotation mark is opened in this row and never closed.")
    elif "expected after" in said:
        reason = _("In this row a cell goes on behind its closing quotation mark.")
    else:
        reason = _("This row is no row of a CSV file.")
    raise Unreadable(reason, row=row) from error
