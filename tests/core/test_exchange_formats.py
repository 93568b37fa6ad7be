"""CSV and Excel files on their way out: what is in them, and that nothing in them runs."""

import codecs
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from core.exchange.columns import Column
from core.exchange.formats import CSV, XLSX
from core.exchange.tables import TableToWrite
from core.exchange.widgets import Day, Exact, Text
from tests.exchange import FORMULAS

COLUMNS = [
    Column("名称", Text(), "说明甲"),
    Column("数", Exact(), "说明乙"),
    Column("日期", Day(), "说明丙"),
]


def written(rows, table_format):
    blocks = [list(zip(*rows, strict=True))] if rows else []
    return table_format().export_data(TableToWrite(COLUMNS, blocks))


def read(data, table_format=CSV):
    table = table_format().create_dataset(data)
    return table.headings, [list(line.cells) for line in table.lines]


def test_csv_goes_out_with_bom_and_crlf():
    data = written([["槐树街", Decimal("1.50"), date(2020, 5, 26)]], CSV)
    assert data.startswith(codecs.BOM_UTF8)
    assert data[3:].decode() == "名称,数,日期\r\n槐树街,1.5,2020-05-26\r\n"


def test_excel_keeps_the_types_of_cells():
    data = written([["007", Decimal("1057.26"), date(2020, 5, 26)]], XLSX)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["007", 1057.26, datetime(2020, 5, 26)]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == pytest.approx(12, abs=1)


def test_excel_explains_each_column_on_a_second_sheet():
    book = openpyxl.load_workbook(io.BytesIO(written([], XLSX)))
    rows = list(book["说明"].values)
    assert rows[1:] == [("名称", "说明甲"), ("数", "说明乙"), ("日期", "说明丙")]


@pytest.mark.parametrize("number", ["123456789012345678", "12345678901234.123456"])
def test_a_number_too_long_for_excel_keeps_its_digits(number):
    _, [[_name, cell, _day]] = read(
        written([["甲", Decimal(number), None]], XLSX), XLSX
    )
    assert Exact().clean(cell) == Decimal(number)


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_nothing_runs_in_a_spreadsheet_and_all_comes_back(table_format, text):
    data = written([[text, None, None]], table_format)
    assert read(data, table_format)[1][0][0] == text
    if table_format is CSV:
        cell = data.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
        assert cell.startswith("'")
    else:
        [[first, *_rest]] = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0][
            "A2:C2"
        ]
        assert first.data_type == "s"
        assert first.value.startswith("'")
