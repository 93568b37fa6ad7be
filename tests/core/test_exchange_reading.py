"""CSV and Excel files on their way in: what is read, and what is refused with its place."""

import codecs
import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.columns import Column
from core.exchange.formats import CSV, XLSX
from core.exchange.reading.limits import UPLOAD
from core.exchange.tables import TableToWrite, Unreadable
from core.exchange.widgets import Day, Exact, Text

COLUMNS = [Column("名称", Text()), Column("数", Exact()), Column("日期", Day())]
TABLE = "名称,数\r\n槐树街,1\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def written(rows, table_format):
    blocks = [list(zip(*rows, strict=True))] if rows else []
    return table_format().export_data(TableToWrite(COLUMNS, blocks))


def read(data, table_format=CSV):
    table = table_format().create_dataset(data)
    return table.headings, [list(line.cells) for line in table.lines]


def workbook(fill, **options):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as book:
        fill(book.add_worksheet("甲"), book)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_csv_is_read_in_the_encodings_of_chinese_offices(encoding):
    assert read(TABLE.encode(encoding)) == (["名称", "数"], [["槐树街", "1"]])


def test_csv_is_read_in_utf_16_of_either_byte_order():
    big = codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be")
    assert read(big) == read(TABLE.encode("utf-16"))


@pytest.mark.parametrize("delimiter", ";\t")
def test_csv_is_read_with_other_delimiters(delimiter):
    assert read(TABLE.replace(",", delimiter).encode()) == read(TABLE.encode())


@pytest.mark.parametrize("newline", ["\n", "\r"])
def test_csv_is_read_with_other_line_ends(newline):
    assert read(TABLE.replace("\r\n", newline).encode()) == read(TABLE.encode())


def test_rows_keep_the_numbers_a_spreadsheet_shows():
    table = CSV().create_dataset(b'a,b\r\n"x\ny",1\r\n,\r\n\r\nz,2\r\n')
    assert [line.number for line in table.lines] == [2, 5]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        codecs.BOM_UTF8,
        b"\r\n\r\n",
        b'a,b\r\n"x,1\r\n',
        b"a,b\r\nx\0y,1\r\n",
        "名称\r\n".encode() + "槐".encode("gb18030") + b"\xff\xff\r\n",
        b"PK\x03\x04rest",
    ],
)
def test_what_is_no_csv_is_refused_with_a_reason(data):
    with pytest.raises(Unreadable) as refusal:
        CSV().create_dataset(data)
    assert str(refusal.value)


@pytest.mark.parametrize(
    "data", [b"", b"a,b\r\n1,2\r\n", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0x"]
)
def test_what_is_no_workbook_is_refused_with_a_reason(data):
    with pytest.raises(Unreadable):
        XLSX().create_dataset(data)


def test_a_truncated_workbook_is_refused():
    data = written([["甲", 1, None]], XLSX)
    for length in range(0, len(data), 97):
        with pytest.raises(Unreadable):
            XLSX().create_dataset(data[:length])


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_its_parts_is_refused(part):
    whole, out = ZipFile(io.BytesIO(written([["甲", 1, None]], XLSX))), io.BytesIO()
    with ZipFile(out, "w") as rest:
        for name in set(whole.namelist()) - {part}:
            rest.writestr(name, whole.read(name))
    with pytest.raises(Unreadable):
        XLSX().create_dataset(out.getvalue())


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_too_many_rows_and_bytes_are_refused(table_format):
    data = written([[f"第{number}", 1, None] for number in range(5)], table_format)
    assert len(table_format().create_dataset(data, replace(UPLOAD, rows=5))) == 5
    for limits in replace(UPLOAD, rows=4), replace(UPLOAD, size=len(data) - 1):
        with pytest.raises(Unreadable):
            table_format().create_dataset(data, limits)


@pytest.mark.parametrize("cell", [(1_048_575, 0), (1, 16_383)])
def test_a_cell_far_out_is_refused_before_room_is_made_for_all_between(cell):
    data = workbook(lambda sheet, book: sheet.write(*cell, "远"))
    with pytest.raises(Unreadable):
        XLSX().create_dataset(data)


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    out = io.BytesIO()
    with ZipFile(out, "w", compression=8) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * 100_000_001)
    with pytest.raises(Unreadable):
        XLSX().create_dataset(out.getvalue())


@pytest.mark.parametrize("formula", ["=1+1", "=1/0", "=A1"])
def test_formulas_and_errors_are_refused_with_their_place(formula):
    def fill(sheet, book):
        sheet.write_row(0, 0, ["名称", "数"])
        sheet.write(1, 0, "甲")
        sheet.write_formula(1, 1, formula, None, "#DIV/0!" if "/" in formula else "")

    with pytest.raises(Unreadable) as refusal:
        XLSX().create_dataset(workbook(fill))
    assert (refusal.value.row, refusal.value.column) == (2, "B")


def test_the_first_visible_sheet_is_read_and_named():
    def fill(sheet, book):
        sheet.write(0, 0, "藏")
        sheet.hide()
        shown = book.add_worksheet("乙")
        shown.write_row(0, 0, ["名称"])
        shown.write_row(1, 0, ["甲"])
        shown.activate()
        shown.set_first_sheet()

    table = XLSX().create_dataset(workbook(fill))
    assert (table.sheet, table.headings, len(table)) == ("乙", ["名称"], 1)


# Made once: an Excel file bears the time it was made.
SOUND = {
    table_format: written([["甲", 1, date(2020, 5, 26)]] * 3, table_format)
    for table_format in (CSV, XLSX)
}


@pytest.mark.parametrize("table_format", [CSV, XLSX])
@given(data=st.data())
def test_no_damage_to_a_file_breaks_the_reading(table_format, data):
    damaged = bytearray(SOUND[table_format])
    places = st.integers(0, len(damaged) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=10)):
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        table_format().create_dataset(bytes(damaged))
    except Unreadable as refusal:
        assert str(refusal)
