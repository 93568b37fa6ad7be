"""The file formats of tables, for the admin, the command line and the public alike."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from pathlib import Path

import xlsxwriter
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format

from .cells import fitted, inert, plain
from .reading.limits import UPLOAD
from .reading.text import read_csv
from .reading.workbooks import read_workbook
from .tables import Unreadable

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

    def create_dataset(self, data, limits=UPLOAD):
        """The TableRead in ``data``: bytes, a path, or a binary file that can be sought in.

        Raises Unreadable.
        """
        return self.read(data, limits)

    def export_data(self, table):
        file = BytesIO()
        self.write(table, file)
        return file.getvalue()


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    read = staticmethod(read_csv)

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

    read = staticmethod(read_workbook)

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


def written(cell):
    return inert(plain(cell)) if isinstance(cell, str) else plain(cell)


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
