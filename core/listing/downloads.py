"""The rows of a list as files, sent as they come: CSV, Excel and JSON."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from core.exchange import formats, widgets
from core.exchange.tables import TableToWrite
from core.exchange.writing.responses import download, table_download

from .columns import as_data, as_text

CHUNK = 1_000


@dataclass(frozen=True)
class FileColumn:
    """A column of a list as files have it."""

    column_name: str
    widget: widgets.Cell
    description: str = ""
    width: int = 18
    readonly: bool = True


def table_of(columns, rows):
    """The TableToWrite of ``rows``, which are asked for as they are written."""
    heads = [
        FileColumn(
            str(column.heading), widgets.Exact() if column.numeric else widgets.Text()
        )
        for column in columns
    ]
    return TableToWrite(heads, blocks(columns, iter(rows)))


def blocks(columns, rows):
    while chunk := list(islice(rows, CHUNK)):
        yield [[cell(column.of(row)) for row in chunk] for column in columns]


def cell(value):
    """Numbers and days as they are, all else as text."""
    if value is None or type(value) in (int, Decimal, date):
        return value
    return as_text(value)


def as_csv(name, columns, rows, about):
    return table_download(table_of(columns, rows), formats.CSV(), name)


def as_xlsx(name, columns, rows, about):
    return table_download(table_of(columns, rows), formats.XLSX(), name)


def as_json(name, columns, rows, about):
    parts = json_parts(columns, rows, about)
    return download(parts, "application/json", f"{name}.json")


def json_parts(columns, rows, about):
    yield json.dumps(about, ensure_ascii=False)[:-1]
    yield ', "rows": ['
    start = "\n"
    for row in rows:
        values = {column.name: as_data(column.of(row)) for column in columns}
        yield start + json.dumps(values, ensure_ascii=False)
        start = ",\n"
    yield "\n]}\n"


FORMATS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
