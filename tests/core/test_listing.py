"""What lists do with what requests ask of them."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from core.listing.columns import Column, as_data, as_text, follow
from core.listing.downloads import as_csv, as_json, as_xlsx
from core.listing.parameters import (
    clean_text,
    ordering,
    page_size,
    read_day,
    search_words,
)
from core.listing.tables import Table

COLUMNS = [
    Column("name", "名称", sort=("name",)),
    Column("size", "数量", numeric=True, sort=("size", "-name")),
]


def row(name="甲", size=None, **values):
    return SimpleNamespace(name=name, size=size, **values)


def content(response):
    return b"".join(response.streaming_content)


@given(st.text(st.characters(codec=None), max_size=3000))
def test_text_comes_out_short_and_without_what_databases_refuse(text):
    cleaned = clean_text(text)
    assert len(cleaned) <= 100
    assert "\0" not in cleaned
    cleaned.encode()


def test_text_made_of_invisible_characters_is_empty():
    assert clean_text("\u200b\u202e\0 \ud800") == ""


def test_a_search_is_at_most_eight_words():
    assert search_words("甲 " * 30) == ["甲"] * 8


def test_a_document_number_is_one_word_in_its_own_form():
    assert search_words("济槐政字 [2020] 7 号") == ["济槐政字〔2020〕7号"]


@pytest.mark.parametrize("text", ["2020-06-30", "2020年6月30日", "２０２０-06-30"])
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == (date(2020, 6, 30), False)


@pytest.mark.parametrize(
    "text", ["2020-02-30", "0000-00-00", "10000-01-01", "abc", "\0", "9" * 5000]
)
def test_what_is_no_day_is_today_and_said_so(text):
    assert read_day(text) == (timezone.localdate(), True)


def test_no_day_is_today():
    assert read_day("") == (timezone.localdate(), False)


@pytest.mark.parametrize("text", ["0", "-1", "1000000000", "abc", None, ""])
def test_a_page_is_never_of_any_other_size(text):
    assert page_size(text) == 20


def test_a_page_may_be_larger():
    assert page_size("100") == 100


def test_a_list_is_ordered_by_its_columns_in_both_directions():
    assert ordering("size", COLUMNS) == ("size", ("size", "-name"))
    assert ordering("-size", COLUMNS) == ("-size", ("-size", "name"))


@pytest.mark.parametrize(
    "text", ["password", "?", ",,,", "-x,x", "name__regex", "--name"]
)
def test_a_list_is_ordered_by_nothing_else(text):
    assert ordering(text, COLUMNS) == ("", ())


def test_a_path_stops_where_nothing_is():
    assert follow(row(issue=None), "issue.year") is None


@pytest.mark.parametrize(
    ("value", "text", "data"),
    [
        (None, "", None),
        ("", "", None),
        (0, "0", 0),
        (Decimal("443.600000"), "443.6", 443.6),
        (Decimal("0.000"), "0", 0),
        (Decimal("1400.00"), "1400", 1400),
        (date(2020, 5, 26), "2020-05-26", "2020-05-26"),
    ],
)
def test_a_value_is_written_exactly(value, text, data):
    assert (as_text(value), as_data(value)) == (text, data)


def test_a_column_that_is_sorted_by_turns_round_on_the_next_click():
    headings = Table(COLUMNS, [], "name").headings
    assert [(h.sort, h.direction) for h in headings] == [
        ("-name", "ascending"),
        ("size", ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠")
@pytest.mark.parametrize("as_file", [as_csv, as_xlsx])
def test_what_a_spreadsheet_would_run_goes_out_inert(as_file, sign):
    data = content(as_file("list", COLUMNS, [row(f"{sign}1+1", -5)], {}))
    if as_file is as_csv:
        text = data.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
        assert text.startswith("'")
        assert text.rstrip().endswith(",-5")
    else:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        name, size = sheet.to_python()[1]
        assert (name[0], size) == ("'", -5)


@pytest.mark.django_db
def test_csv_has_a_mark_of_its_encoding_and_every_row():
    rows = [row("甲", 1), row('乙，"丙"', None), row("=1+1", Decimal("-0.90"))]
    data = content(as_csv("名单", COLUMNS, rows, {}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["名称", "数量"],
        ["甲", "1"],
        ['乙，"丙"', ""],
        ["'=1+1", "-0.9"],
    ]


@pytest.mark.django_db
def test_excel_has_numbers_as_numbers_and_runs_nothing():
    rows = [row("=1+1", 3), row("http://example.org", None)]
    data = content(as_xlsx("list", COLUMNS, rows, {}))
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    assert sheet.to_python() == [
        ["名称", "数量"],
        ["'=1+1", 3.0],
        ["http://example.org", ""],
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows", [[], [row("甲", 1)], [row(), row("乙", Decimal("0.5"))]]
)
def test_json_is_whole(rows):
    data = json.loads(content(as_json("list", COLUMNS, rows, {"title": "名单"})))
    assert data == {
        "title": "名单",
        "rows": [{"name": r.name, "size": as_data(r.size)} for r in rows],
    }


@pytest.mark.django_db
def test_an_empty_list_is_a_file_of_headings():
    data = content(as_xlsx("list", COLUMNS, [], {}))
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    assert sheet.to_python() == [["名称", "数量"]]
