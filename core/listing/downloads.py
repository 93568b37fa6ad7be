"""The rows of a list as files: CSV and JSON as they come, Excel when it is whole."""

import csv
import json
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from .columns import as_data, as_text

EXECUTABLE = tuple("=+-@\t\r＝＋－＠")
XLSX_ROWS = 1_048_575


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text):
        return text


def inert(value):
    """``value`` so that no spreadsheet runs it as a formula."""
    if isinstance(value, str) and value.startswith(EXECUTABLE):
        return f"'{value}"
    return value


def cells(columns, row):
    """The values of a row: numbers as they are, all else as inert text."""
    values = (column.of(row) for column in columns)
    return [
        value
        if isinstance(value, int | Decimal) and not isinstance(value, bool)
        else inert(as_text(value))
        for value in values
    ]


def csv_lines(columns, rows):
    writer = csv.writer(Echo())
    headings = [inert(str(column.heading)) for column in columns]
    yield "\ufeff" + writer.writerow(headings)
    for row in rows:
        values = cells(columns, row)
        yield writer.writerow([v if isinstance(v, str) else as_text(v) for v in values])


def as_csv(name, columns, rows, about):
    return streamed(csv_lines(columns, rows), "text/csv; charset=utf-8", f"{name}.csv")


def json_parts(columns, rows, about):
    yield json.dumps(about, ensure_ascii=False)[:-1]
    yield ', "rows": ['
    start = "\n"
    for row in rows:
        values = {column.name: as_data(column.of(row)) for column in columns}
        yield start + json.dumps(values, ensure_ascii=False)
        start = ",\n"
    yield "\n]}\n"


def as_json(name, columns, rows, about):
    return streamed(
        json_parts(columns, rows, about), "application/json", f"{name}.json"
    )


def streamed(parts, content_type, name):
    return StreamingHttpResponse(
        parts,
        content_type=content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def as_xlsx(name, columns, rows, about):
    file = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as workbook:
        write_sheets(workbook, columns, rows)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def write_sheets(workbook, columns, rows):
    """Write all rows, on a further sheet wherever one is full."""
    sheet = None
    for number, row in enumerate(rows):
        if number % XLSX_ROWS == 0:
            sheet = add_sheet(workbook, columns)
        sheet.write_row(number % XLSX_ROWS + 1, 0, cells(columns, row))
    if sheet is None:
        add_sheet(workbook, columns)


def add_sheet(workbook, columns):
    sheet = workbook.add_worksheet()
    bold = workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 18)
    sheet.write_row(0, 0, [inert(str(column.heading)) for column in columns], bold)
    return sheet


FORMATS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
