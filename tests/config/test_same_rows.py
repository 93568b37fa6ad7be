"""Every list, filtered in many ways: page, CSV, Excel, JSON, Atom and API say the same."""

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html
from python_calamine import CalamineWorkbook

from core.exchange.cells import as_it_was
from core.listing.api.endpoints import endpoints
from gazette.models import Document
from tests import factories
from tests.shared import for_a_module

ATOM = {
    "a": "http://www.w3.org/2005/Atom",
    "h": "http://www.w3.org/1999/xhtml",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
}
# Pictures have tables of their own, whose cells are of no column.
ROWS = (
    "//ol[@class='found' or @class='changed-rows']/li"
    " | //section[@class='results']//tbody/tr[td[starts-with(@class, 'c-')]]"
)
CELL = "td[contains(@class, 'c-{0} ') or @class='c-{0}']"
FILTERS = {
    "/documents/": [
        {"q": "社区"},
        {"genre": "通知", "sort": "title"},
        {"validity": "in_force", "signed_to": "2020-06-30"},
        {"q": "没有这样的话"},
    ],
    "/search/": [{"q": "槐荫区"}, {"q": "济槐政字 [2020] 7 号"}],
    "/issues/": [{"year": "2020", "sort": "-date"}],
    "/organizations/": [{"q": "街道"}, {"kind": "subdistrict", "sort": "-full_name"}],
    "/communities/": [
        {"q": "金科城"},
        {"as_of": "2020-06-30", "sort": "-households_printed"},
        {"as_of": "2019-01-01"},
        {"households_min": "2000", "households_max": "4000"},
    ],
    "/personnel/": [{"as_of": "2020-08-01"}, {"q": "主任", "sort": "since"}],
    "/powers/": [{"category": "行政许可"}, {"q": "登记", "sort": "-name"}],
    "/statistics/": [{"sort": "-value"}, {"q": "收入"}],
    "/communities/changes/": [{"from": "2020-05-01", "to": "2020-10-01"}],
    "/communities/subdistricts/": [{"as_of": "2020-06-30"}],
    "/personnel/changes/": [{"from": "2020-01-01", "change": "began"}],
    "/powers/changes/": [{"from": "2020-01-01", "sort": "-name", "q": "登记"}],
    "/powers/departments/": [{"sort": "-powers"}],
    "/statistics/changes/": [{"from": "2020-01-01"}],
    "/changes/communities/": [{"kind": "rename"}, {"q": "社区", "year": "2020"}],
    "/changes/personnel/": [{"kind": "remove"}],
    "/changes/powers/": [{"q": "许可", "change_set": "1"}],
    "/changes/statistics/": [{"sort": "published_on"}],
}
BAD = {
    "/documents/": {"signed_from": "2020-02-30"},
    "/communities/": {"as_of": "2020-02-30"},
    "/powers/": {"category": "没有"},
    "/statistics/": {"as_of": "昨天"},
    "/communities/changes/": {"known_to": "2020-02-30"},
    "/changes/communities/": {"change_set": "-1"},
}
LISTS = {
    f"/{one.route}": one for one in endpoints() if one.is_list and not one.converters
}
CASES = [(address, {}) for address in LISTS] + [
    (address, asked) for address, several in FILTERS.items() for asked in several
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        call_command("sample")
        factories.withdraw(Document.objects.get(serial=13, code="济槐政字"))
        yield


def get(address, **asked):
    response = Client().get(f"{address}?{urlencode(asked)}" if asked else address)
    content = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    return response, content


def test_there_is_a_filter_for_every_list():
    assert FILTERS.keys() == LISTS.keys()


@pytest.mark.parametrize(("address", "asked"), CASES, ids=str)
def test_all_formats_have_the_same_rows(address, asked):
    rows = json.loads(get(address, format="json", **asked)[1])["rows"]
    names = [column.name for column in LISTS[address].view().file_columns()]
    texts = [[text_of(row[name]) for name in names] for row in rows]
    assert from_csv(address, asked) == texts
    assert from_excel(address, asked) == texts
    assert from_api(address, asked) == rows
    if LISTS[address].view.moment:
        assert sorted(from_atom(address, asked)) == sorted(told(texts))
    check_pages(address, asked, rows)


def text_of(value):
    """A value of JSON as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return number(value) if isinstance(value, int | float) else str(value)


def number(value):
    return f"{Decimal(str(value)).normalize():f}"


def from_csv(address, asked):
    text = get(address, format="csv", **asked)[1].decode("utf-8-sig")
    _heads, *lines = csv.reader(StringIO(text, newline=""))
    return [[as_it_was(cell) for cell in line] for line in lines]


def from_excel(address, asked):
    data = get(address, format="xlsx", **asked)[1]
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    _heads, *lines = sheet.to_python()
    return [[in_excel(cell) for cell in line] for line in lines]


def in_excel(cell):
    return as_it_was(cell) if isinstance(cell, str) else number_or_day(cell)


def number_or_day(cell):
    return cell.isoformat() if hasattr(cell, "isoformat") else number(cell)


def from_api(address, asked):
    """All rows, in pages that do not divide evenly."""
    paged = any(
        one["name"] == "limit" for one in LISTS[address].view.query_parameters()
    )
    asked = {**asked, "limit": 7} if paged else asked
    page, rows = f"/api{address}?{urlencode(asked)}", []
    while page:
        data = json.loads(get(page)[1])
        for row in data["rows"]:
            row.pop("api"), row.pop("clauses", None)
            rows.append(row)
        page = data["next"] and relative(data["next"])
    assert data["total"] == len(rows)
    return rows


def relative(address):
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def from_atom(address, asked):
    page, entries, ids = f"{address}?{urlencode({**asked, 'format': 'atom'})}", [], []
    while page:
        feed = ElementTree.fromstring(get(page)[1])
        for entry in feed.findall("a:entry", ATOM):
            ids.append(entry.findtext("a:id", namespaces=ATOM))
            entries.append([dd.text for dd in entry.iterfind(".//h:dd", ATOM)])
        following = feed.find("a:link[@rel='next']", ATOM)
        page = relative(following.get("href")) if following is not None else None
    assert len(set(ids)) == len(ids)
    assert feed.findtext("os:totalResults", namespaces=ATOM) == str(len(entries))
    return entries


def told(texts):
    """What a feed says of rows: nothing of what is not stated."""
    return [[text for text in row if text] for row in texts]


def check_pages(address, asked, rows):
    shown, number, pages = [], 1, 1
    while number <= pages:
        response, content = get(address, page=number, per_page=100, **asked)
        pages = response.context["page_obj"].paginator.num_pages
        shown += html.fromstring(content.decode()).xpath(ROWS)
        number += 1
    assert response.context["page_obj"].paginator.count == len(rows) == len(shown)
    columns = [c for c in LISTS[address].view().columns if c.on_page]
    for line, row in zip(shown, rows, strict=True):
        if line.tag == "li":
            told = line.text_content()
            own = ["title"] if address == "/search/" else [c.name for c in columns]
            assert [name for name in own if text_of(row[name]) not in told] == []
            continue
        for column in columns:
            (cell,) = line.xpath(CELL.format(column.name))
            if column.name in row:
                check_cell(column, cell.text_content().strip(), row[column.name])


def check_cell(column, text, value):
    """The page has the value, as it was printed, perhaps with its clause."""
    expected = text_of(value)
    if not expected:
        assert text in ("", str(column.blank))
    elif expected not in text:
        assert Decimal(text.split()[0]) == Decimal(expected)


@pytest.mark.parametrize(("address", "asked"), BAD.items(), ids=str)
def test_what_cannot_be_read_is_refused_by_all(address, asked):
    response, content = get(address, **asked)
    assert response.status_code == 200
    assert b'role="alert"' in content
    for suffix in ("csv", "xlsx", "json", "atom"):
        assert get(address, format=suffix, **asked)[0].status_code == 400
    response, content = get(f"/api{address}", **asked)
    assert response.status_code == 400
    assert [one["parameter"] for one in json.loads(content)["errors"]] == [*asked]
