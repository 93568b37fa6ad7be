"""Files go out as they are made: the first bytes at once, and little is held."""

import json
import subprocess
import sys
from itertools import islice
from zipfile import ZipFile

import openpyxl
import pytest
from django.db import connection

from core.exchange.columns import Column
from core.exchange.formats import CSV, XLSX
from core.exchange.tables import TableToWrite
from core.exchange.widgets import Choice, Exact, Text
from core.exchange.writing import xlsx
from core.exchange.writing.explanations import SHEET
from core.exchange.writing.responses import download

WORDS = {"a": "通知", "b": "意见", "": ""}
COLUMNS = [
    Column("名称", Text(), width=30),
    Column("文种", Choice(WORDS), "十五种之一。"),
    Column("数", Exact()),
]
# What a million rows take, in a process of its own.
MEASURE = """
import json, resource, sys, time
from tests.core.test_exchange_writing_streams import FORMATS, long_table
parts = FORMATS[sys.argv[1]]().stream(long_table(1))
for _ in parts: pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.monotonic()
parts = FORMATS[sys.argv[1]]().stream(long_table(1_000))
size = len(next(parts))
first = time.monotonic() - start
for part in parts:
    size += len(part)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"first": first, "size": size, "more_kb": after - before}))
"""
FORMATS = {"csv": CSV, "xlsx": XLSX}


def block(rows):
    names = [f"第{number}个社区居民委员会" for number in range(rows)]
    return [names, ["通知"] * rows, list(range(rows))]


def long_table(blocks, rows=1_000):
    """A table of so many ``blocks``, which are made when they are asked for."""
    return TableToWrite(COLUMNS, (block(rows) for _ in range(blocks)))


def written(table, tmp_path):
    file = tmp_path / "表.xlsx"
    with file.open("wb") as stream:
        XLSX().write(table, stream)
    return file


@pytest.mark.parametrize("name", FORMATS)
def test_the_first_bytes_come_before_any_row_is_asked_for(name):
    def nothing():
        raise AssertionError("A row was asked for.")
        yield

    parts = FORMATS[name]().stream(TableToWrite(COLUMNS, nothing()))
    assert next(parts)


@pytest.mark.parametrize("name", FORMATS)
def test_rows_are_asked_for_block_by_block(name):
    asked = []

    def blocks():
        for number in range(1_000):
            asked.append(number)
            yield block(1_000)

    parts = FORMATS[name]().stream(TableToWrite(COLUMNS, blocks()))
    assert len(list(islice(parts, 4))) == 4
    assert len(asked) < 50


@pytest.mark.parametrize("name", FORMATS)
def test_a_million_rows_begin_within_100_ms_and_take_no_room(name):
    run = subprocess.run(
        [sys.executable, "-c", MEASURE, name],
        capture_output=True,
        check=True,
        timeout=300,
    )
    measured = json.loads(run.stdout)
    assert measured["first"] < 0.1
    assert measured["size"] > 3_000_000
    assert measured["more_kb"] < 20_000


def test_no_part_is_empty():
    # An empty chunk ends an answer that is sent in chunks.
    assert all(XLSX().stream(long_table(3, rows=1)))


def test_what_has_no_room_on_a_sheet_goes_on_to_further_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "LAST_ROW", 4)
    book = openpyxl.load_workbook(written(long_table(3, rows=3), tmp_path))
    assert book.sheetnames == ["数据", "数据2", "数据3", "说明"]
    sheets = [[row[2] for row in book[name].values] for name in book.sheetnames[:3]]
    assert sheets == [["数", 0, 1, 2, 0], ["数", 1, 2, 0, 1], ["数", 2]]
    assert len(book["数据3"].data_validations.dataValidation) == 1


def test_a_sheet_that_is_just_full_is_the_only_one(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "LAST_ROW", 6)
    book = openpyxl.load_workbook(written(long_table(2, rows=3), tmp_path))
    assert book.sheetnames == ["数据", "说明"]
    assert book["数据"].max_row == 7


def test_no_sheet_outgrows_what_every_spreadsheet_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "SHEET_BYTES", 1_000)
    book = openpyxl.load_workbook(written(long_table(2, rows=100), tmp_path))
    assert book.sheetnames == ["数据", "数据2", "说明"]


def test_the_archive_is_sound_and_says_soon_what_it_is(tmp_path):
    with ZipFile(written(long_table(2), tmp_path)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "_rels/.rels"
        assert len(set(archive.namelist())) == len(archive.namelist())


@pytest.mark.parametrize("blocks", [0, 1])
def test_template_and_file_have_lists_widths_styles_and_filters(tmp_path, blocks):
    sheet = openpyxl.load_workbook(written(long_table(blocks), tmp_path))["数据"]
    [offer] = sheet.data_validations.dataValidation
    assert (offer.formula1, str(offer.sqref)) == ('"通知,意见"', "B2:B1048576")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C1048576"
    assert sheet.column_dimensions["A"].width == pytest.approx(30, abs=1)
    assert sheet["A1"].font.bold
    # What is typed below the rows is text where it should be.
    formats = [sheet.column_dimensions[name].number_format for name in "AC"]
    assert formats == ["@", "General"]


def test_a_list_too_long_for_a_cell_stands_on_the_sheet_of_explanations(tmp_path):
    words = {number: f"第{number}种，名称较长" for number in range(60)}
    column = Column("种类", Choice(words), "六十种之一。")
    book = openpyxl.load_workbook(written(TableToWrite([column], ()), tmp_path))
    [offer] = book["数据"].data_validations.dataValidation
    place = offer.formula1.removeprefix("=").partition("!")[2].replace("$", "")
    offered = [cell.value for row in book[SHEET][place] for cell in row]
    assert offered == list(words.values())


@pytest.mark.django_db(transaction=True)
def test_a_download_reads_in_one_transaction_where_that_keeps_its_cursor_open():
    seen = []

    def parts():
        seen.append(connection.in_atomic_block)
        yield b"x"

    response = download(parts(), "text/plain", "x.txt")
    assert b"".join(response.streaming_content) == b"x"
    assert seen == [connection.vendor == "postgresql"]
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_a_download_that_is_broken_off_leaves_no_transaction():
    def parts():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        yield b"x"
        yield b"y"

    response = download(parts(), "text/plain", "x.txt")
    next(iter(response.streaming_content))
    response.close()
    assert not connection.in_atomic_block
