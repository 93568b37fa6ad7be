"""Files that go out: every value as it is, nothing that runs, at once and in little room."""

import codecs
import csv
import io
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exchange.cells import CUT, LONGEST, exact, inert, plain
from core.exchange.columns import Column
from core.exchange.formats import CSV, XLSX
from core.exchange.tables import TableToWrite
from core.exchange.widgets import Day, Exact, Text
from core.exchange.writing.texts import written
from tests.exchange import FORMULAS, NASTY

COLUMNS = [
    Column("名称", Text(), "说明甲"),
    Column("数", Exact(), "说明乙"),
    Column("日期", Day(), "说明丙"),
]
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False
)
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff")
TEXTS = st.sampled_from(NASTY) | st.text(LETTERS, max_size=20)
KINDS = (
    TEXTS,
    TEXTS | st.none(),
    NUMBERS | st.none(),
    st.integers() | st.none(),
    st.dates() | st.none(),
    st.none(),
    TEXTS | NUMBERS | st.integers() | st.dates() | st.booleans() | st.none(),
)


@st.composite
def blocks(draw):
    """Blocks of one to three columns, each of one kind of cell or of all kinds."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    lengths = draw(st.lists(st.integers(0, 4), max_size=3))
    return len(kinds), [
        [draw(st.lists(kind, min_size=length, max_size=length)) for kind in kinds]
        for length in lengths
    ]


def table_of(rows, columns=COLUMNS, **values):
    blocks = [list(zip(*rows, strict=True))] if rows else []
    return TableToWrite(columns, blocks, **values)


def named(number):
    return [Column(f"列{index}", Text()) for index in range(number)]


def cell_by_cell(table):
    """The CSV of ``table`` as Python's csv writes it, cell by cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow(
            [
                inert(plain(cell)) if isinstance(cell, str) else plain(cell)
                for cell in row
            ]
        )
    return out.getvalue().encode("utf-8-sig")


def book_of(table):
    return openpyxl.load_workbook(io.BytesIO(XLSX().export_data(table)))


def back(table, table_format=XLSX):
    """The rows of ``table``, written and read."""
    read = table_format().create_dataset(table_format().export_data(table))
    return [list(line.cells) for line in read.lines]


@given(blocks())
def test_csv_has_the_bytes_of_a_writer_that_goes_cell_by_cell(made):
    number, written = made
    table = TableToWrite(named(number), written)
    assert CSV().export_data(table) == cell_by_cell(table)


@pytest.mark.parametrize("text", NASTY)
def test_csv_of_nasty_text_has_these_bytes_too(text):
    table = table_of([[text], [""], ["甲"]], named(1))
    assert CSV().export_data(table) == cell_by_cell(table)


def test_csv_goes_out_with_bom_and_crlf():
    data = CSV().export_data(table_of([["槐树街", Decimal("1.50"), date(2020, 5, 26)]]))
    assert data.startswith(codecs.BOM_UTF8)
    assert data[3:].decode() == "名称,数,日期\r\n槐树街,1.5,2020-05-26\r\n"


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5))
def test_excel_gives_back_every_text(texts):
    rows = back(table_of([["行", text] for text in texts], named(2)))
    assert [row[1] for row in rows] == [plain(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "_x000D_",
        "_x000d_x000D_",
        "_x005F_x000D_",
        "_x1234\x07",
        "__x0041__",
        "\x00\x07\x1b",
        "\x85\xa0\u2028\ufeff",
        "&amp;<b>]]>",
        "  两边 ",
        "\n\n",
        "𠮷𬭚",
    ],
)
def test_excel_keeps_what_xml_would_lose(text):
    assert back(table_of([["行", text]], named(2))) == [["行", text]]


@given(NUMBERS | st.integers())
def test_excel_gives_back_every_number(number):
    [[_name, cell, _day]] = back(table_of([["甲", number, None]]))
    assert Decimal(exact(cell)) == number


@given(st.dates())
def test_excel_gives_back_every_day(day):
    [[_name, _number, cell]] = back(table_of([["甲", None, day]]))
    assert Day().clean(cell) == day


@pytest.mark.parametrize("number", ["123456789012345678", "12345678901234.123456"])
def test_a_number_too_long_for_excel_keeps_its_digits(number):
    [[_name, cell, _day]] = back(table_of([["甲", Decimal(number), None]]))
    assert Exact().clean(cell) == Decimal(number)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_text(number):
    sheet = book_of(table_of([["甲", number, None], ["乙", 1, None]]))["数据"]
    assert [sheet["B2"].value, sheet["B3"].value] == [str(number), 1]


def test_excel_keeps_the_kinds_of_cells():
    row = ["007", Decimal("1057.26"), date(2020, 5, 26)]
    sheet = book_of(table_of([row]))["数据"]
    assert [cell.value for cell in sheet[2]] == ["007", 1057.26, datetime(2020, 5, 26)]
    assert [cell.number_format for cell in sheet[2]] == ["@", "General", "yyyy-mm-dd"]


@given(blocks())
def test_excel_has_every_row_in_its_place(made):
    number, columns = made
    table = TableToWrite(named(number), columns)
    data = XLSX().export_data(table)
    filled = [
        line
        for line, row in enumerate(table.rows, 2)
        if any(written(cell).strip() for cell in row)
    ]
    lines = XLSX().create_dataset(data).lines
    assert [line.number for line in lines] == filled


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_nothing_runs_in_a_spreadsheet_and_all_comes_back(table_format, text):
    table = table_of([[text, None, None]])
    assert back(table, table_format)[0][0] == text
    if table_format is CSV:
        data = CSV().export_data(table).decode("utf-8-sig")
        assert data.split("\r\n", 1)[1].lstrip('"').startswith("'")
    else:
        first = book_of(table)["数据"]["A2"]
        assert (first.data_type, first.value[0]) == ("s", "'")


def test_text_too_long_for_a_cell_is_cut_and_says_so():
    long = "𠮷<" * LONGEST
    [[cell, *_rest]] = back(table_of([[long, None, None]]))
    assert cell.endswith(CUT)
    assert long.startswith(cell.removesuffix(CUT))
    assert back(table_of([[long, None, None]]), CSV) == [[long, "", ""]]


def test_excel_explains_each_column_and_says_when_it_was_exported():
    moment = datetime(2026, 11, 24, 9, 30, 0, 123, tzinfo=timezone(timedelta(hours=8)))
    rows = book_of(table_of([], exported_at=moment))["说明"].values
    assert [row for row in rows if row[0]] == [
        ("列", "填写说明"),
        ("名称", "说明甲"),
        ("数", "说明乙"),
        ("日期", "说明丙"),
        ("导出时间", "2026-11-24T09:30:00.000123+08:00"),
    ]
