"""The file formats of tables, for the admin, the command line and the public alike."""

import codecs
import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from .cells import as_it_was, fitted, inert, plain
from .tables import Line, TableRead, Unreadable
from .workbooks import check_sheet, check_workbook

MAX_BYTES = 10_000_000
MAX_ROWS = 50_000
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EXPLANATIONS = "说明"
# Spreadsheets keep 15 digits of a number; more are written as text.
DIGITS = 15


class TableFormat(Format):
    """A format that reads bytes to a TableRead and writes a TableToWrite."""

    title = extension = content_type = ""

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

    def export_data(self, table):
        file = BytesIO()
        self.write(table, file)
        return file.getvalue()


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

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

    def write(self, table, file):
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(table.headings)
        writer.writerows(map(written, row) for row in table.rows)
        text.detach()


class XLSX(TableFormat):
    title = "Excel"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

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

    def write(self, table, file):
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with xlsxwriter.Workbook(file, options) as book:
            styles = {
                "head": book.add_format({"bold": True, "bottom": 1}),
                "text": book.add_format({"num_format": "@", "valign": "top"}),
                "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
                "note": book.add_format({"text_wrap": True, "valign": "top"}),
            }
            write_rows(book.add_worksheet("数据"), table, styles)
            write_explanations(book.add_worksheet(EXPLANATIONS), table, styles)


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


def written(cell):
    return inert(plain(cell)) if isinstance(cell, str) else plain(cell)


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


def write_rows(sheet, table, styles):
    for index, column in enumerate(table.columns):
        style = styles["text"] if column.widget.is_text else None
        sheet.set_column(index, index, column.width, style)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.headings, styles["head"])
    for number, row in enumerate(table.rows, 1):
        for index, cell in enumerate(row):
            write_cell(sheet, number, index, cell, styles)


def write_cell(sheet, row, column, cell, styles):
    if cell in (None, ""):
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, styles["date"])
    elif isinstance(cell, int | Decimal) and len(Decimal(cell).as_tuple()[1]) <= DIGITS:
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, fitted(written(cell)), styles["text"])


def write_explanations(sheet, table, styles):
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80, styles["note"])
    sheet.write_row(0, 0, ("列", "填写说明"), styles["head"])
    for number, column in enumerate(table.columns, 1):
        sheet.write_string(number, 0, column.column_name)
        sheet.write_string(number, 1, column.description)
