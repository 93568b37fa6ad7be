"""CSV and Excel files on their way in: what is read, and what is refused with its place."""

import codecs
import csv
import io
import tracemalloc
from dataclasses import replace
from datetime import date, datetime, time
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.cells import inert, plain
from core.exchange.columns import Column
from core.exchange.formats import CSV, XLSX
from core.exchange.reading.limits import COMMAND, UPLOAD
from core.exchange.tables import TableToWrite, Unreadable
from core.exchange.widgets import Day, Exact, Text
from tests.exchange import TEXTS

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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_csv_is_read_as_it_was_written(encoding, end, rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(["名称", "类型", "备注"])
    writer.writerows([["甲", *map(inert, row)] for row in rows])
    _headings, cells = read(out.getvalue().encode(encoding))
    assert cells == [["甲", *map(plain, row)] for row in rows]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
def test_the_encoding_found_is_named(encoding, name):
    assert CSV().create_dataset(TABLE.encode(encoding)).encoding == name


@pytest.mark.parametrize("word", ["联通", "朱镕基", "枣庄", "䶮", "𠮷", "大动干戈"])
def test_words_of_gb18030_that_look_like_utf_8_are_read(word):
    table = f"{TABLE}{word},1\r\n"
    assert read(table.encode("gb18030")) == read(table.encode())


@pytest.mark.parametrize("word", ["John·Smith", "lǜ", "Δ1", "5°", "é"])
def test_letters_of_utf_8_that_look_like_gb18030_are_read(word):
    table = f"{TABLE}{word},1\r\n"
    assert read(table.encode()) == read(table.encode("utf-8-sig"))


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_a_path_or_a_file_is_read_again_and_again(table_format, tmp_path):
    data = written([[f"第{number}", 1, None] for number in range(5)], table_format)
    path = tmp_path / "表"
    path.write_bytes(data)
    with path.open("rb") as file:
        for source in (data, path, str(path), file):
            lines = table_format().create_dataset(source).lines
            assert next(iter(lines)).number == 2
            assert list(lines) == list(lines)
            assert [line.number for line in lines] == [2, 3, 4, 5, 6]
        assert not file.closed


def test_csv_takes_no_more_memory_for_more_rows(tmp_path):
    path = tmp_path / "表.csv"
    peaks = []
    for rows in (10_000, 60_000):
        path.write_text("名称,数\n" + "槐树街道办事处,1\n" * rows, encoding="utf-8")
        tracemalloc.start()
        table = CSV().create_dataset(path, COMMAND)
        assert sum(1 for _line in table.lines) == len(table) == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert max(peaks) < 3_000_000


def test_nothing_is_handed_out_of_a_file_that_is_wrong_at_its_end():
    with pytest.raises(Unreadable) as refusal:
        CSV().create_dataset(("名称,数\n" + "甲,1\n" * 999 + '乙,"1').encode())
    assert refusal.value.row == 1001


def test_cells_of_excel_have_their_kinds():
    def fill(sheet, book):
        sheet.write_row(0, 2, ["甲", "乙", "丙", "丁", "戊", "己"])
        sheet.write_row(1, 2, [3, 2.5, True, "'=1+1", "'普通"])
        style = book.add_format({"num_format": "hh:mm"})
        sheet.write_datetime(1, 7, time(10, 30), style)

    [line] = XLSX().create_dataset(workbook(fill)).lines
    kinds = [type(cell) for cell in line.cells]
    assert line.cells == ["", "", 3, 2.5, True, "=1+1", "'普通", time(10, 30)]
    assert kinds == [str, str, int, float, bool, str, str, time]


@pytest.mark.parametrize("from_1904", [False, True])
def test_days_are_those_that_excel_shows(from_1904):
    def fill(sheet, book):
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write(0, 0, "日期")
        sheet.write_datetime(1, 0, datetime(2020, 5, 26), style)

    [line] = XLSX().create_dataset(workbook(fill, date_1904=from_1904)).lines
    assert line.cells == [date(2020, 5, 26)]


EXPORTED = "2026-11-28T09:30:00.123456+08:00"


@pytest.mark.parametrize(
    ("told", "exported_at"),
    [
        (EXPORTED, datetime.fromisoformat(EXPORTED)),
        ("2026-11-28T09:30:00", None),
        ("昨天", None),
        (46354, None),
        (None, None),
    ],
)
def test_our_own_workbook_says_when_it_was_exported(told, exported_at):
    def fill(sheet, book):
        sheet.write_column(0, 0, ["名称", "甲"])
        explanations = book.add_worksheet("说明")
        explanations.write_row(0, 0, ["列", "填写说明"])
        explanations.write_row(1, 0, ["导出时间", told])

    assert XLSX().create_dataset(workbook(fill)).exported_at == exported_at


def test_what_is_wrong_with_the_explanations_is_passed_over():
    def fill(sheet, book):
        sheet.write_column(0, 0, ["名称", "甲"])
        explanations = book.add_worksheet("说明")
        explanations.write_row(0, 0, ["导出时间", EXPORTED])
        explanations.write(1_048_575, 0, "远")

    table = XLSX().create_dataset(workbook(fill))
    assert (table.exported_at, len(table)) == (None, 1)
