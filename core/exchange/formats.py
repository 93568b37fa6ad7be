"""The file formats of tables, for the admin, the command line and the public alike."""

import codecs
import csv
from io import BytesIO, StringIO
from pathlib import Path

from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from . import writing
from .cells import as_it_was, plain
from .tables import Line, TableRead, Unreadable
from .workbooks import check_sheet, check_workbook

MAX_BYTES = 10_000_000
MAX_ROWS = 50_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TableFormat(Format):
    """A format that reads bytes to a TableRead and writes a TableToWrite."""

    title = extension = content_type = ""
    writer = None  # The module that writes it.

    def __init__(self, encoding=None):
        """``encoding`` is what import-export passes on; a file tells its own."""

    def get_title(self):
        return self.title

    def get_extension(self):
        return self.extension

    def get_content_type(self):
        return self.content_type

    def can_import(self):
        return True

    def can_export(self):
        return True

    def create_dataset(self, data):
        """The TableRead in ``data``; raises Unreadable."""
        if len(data) > MAX_BYTES:
            raise Unreadable(
                _("The file is larger than %(limit)s MB.")
                % {"limit": MAX_BYTES // 1_000_000}
            )
        if not data.strip():
            raise Unreadable(_("The file is empty."))
        return self.read(data)

    def stream(self, table):
        """The bytes of ``table``, part by part as its blocks come."""
        return self.writer.stream(table)

    def write(self, table, file):
        file.writelines(self.stream(table))

    def export_data(self, table):
        return b"".join(self.stream(table))


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"
    writer = writing.csv

    def read(self, data):
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise Unreadable(_("This is a workbook, not a CSV file."))
        text = decoded(data)
        rows = csv.reader(
            StringIO(text, newline=""), delimiter=delimiter(text), strict=True
        )
        try:
            return table_of(enumerate(rows, 1))
        except csv.Error as error:
            raise Unreadable(
                _("The CSV file is broken: %(error)s.") % {"error": error},
                row=rows.line_num,
            ) from error


class XLSX(TableFormat):
    title = "Excel"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    writer = writing.xlsx

    def read(self, data):
        workbook = check_workbook(data)
        try:
            book = CalamineWorkbook.from_filelike(BytesIO(data))
            name = next(
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible
            )
            check_sheet(workbook, name, MAX_ROWS + 1)
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, StopIteration) as error:
            raise Unreadable(_("The workbook is broken.")) from error
        return table_of(enumerate(rows, 1), name)


FORMATS = (CSV, XLSX)


def format_of(path):
    """The format that the suffix of ``path`` names; raises Unreadable."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    for table_format in FORMATS:
        if table_format.extension == suffix:
            return table_format()
    raise Unreadable(
        _("“%(name)s” is neither a .csv nor an .xlsx file.") % {"name": Path(path).name}
    )


def decoded(data):
    """The text in ``data``; a mark at its beginning goes before guessing."""
    encodings = [name for mark, name in BOMS if data.startswith(mark)]
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise Unreadable(_("The file is no text in UTF-8, GB18030 or UTF-16."))


def delimiter(text):
    """What parts the headings: the comma, the semicolon or the tab."""
    first = next(iter(text.splitlines()), "")
    return max(",;\t", key=first.count)


def table_of(rows, sheet=""):
    """The table in (number, cells); the first row holds the headings. Raises Unreadable."""
    headings, lines = None, []
    for number, cells in rows:
        cells = [as_it_was(cell) if isinstance(cell, str) else cell for cell in cells]
        if headings is None:
            headings = without_blanks_behind([plain(cell).strip() for cell in cells])
        elif any(plain(cell).strip() for cell in cells):
            lines.append(Line(number, cells))
        if len(lines) > MAX_ROWS:
            raise Unreadable(
                _("There are more than %(limit)s rows.") % {"limit": MAX_ROWS},
                sheet=sheet,
            )
    if not headings:
        raise Unreadable(_("The first row has no headings."), row=1, sheet=sheet)
    return TableRead(headings, lines, len(lines), sheet)


def without_blanks_behind(cells):
    while cells and not cells[-1]:
        cells.pop()
    return cells
