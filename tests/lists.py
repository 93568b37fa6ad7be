"""What every public list and page of a register must do; registers supply the data."""

import csv
import json
import re
from html import unescape
from io import StringIO
from urllib.parse import unquote, urldefrag, urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

HOSTILE = [
    *({"page": text} for text in ("0", "-1", "abc", "1e3", "last", "9" * 20, "\0")),
    {"page": "9" * 5000},
    *({"per_page": text} for text in ("0", "-1", "1000000000", "x")),
    *({"q": text} for text in ("\0", "\ufffd", "x" * 60_000, "%_\\'\";--", "(a+)+$")),
    {"q": "词 " * 2000},
    {"q": "\u200b \u202e"},
    *({"sort": text} for text in ("password", "-x,x", ",,,", "?", "\0", "pk__in")),
    *({"as_of": text} for text in ("9999-12-31", "0000-00-00", "abc", "\0", "9" * 999)),
    *({"year": text} for text in ("0", "-1", "10000", "9" * 11, "２０２０", "NaN")),
    *({"households_min": text} for text in ("1e400", str(2**31), str(2**63), "-1")),
    {"households_max": "9" * 5000},
    {"signed_from": "2020-02-30"},
    {"signed_from": "9999-12-31", "signed_to": "0001-01-01"},
    *({"subdistrict": text} for text in ("\0", "'; drop", "x" * 5000)),
    {"organization": "\0", "category": "\0", "period": "\0", "validity": "\0"},
    {"state": "draft", "state__in": "draft", "published_at__isnull": "1"},
    {"_connector": "OR", "_negated": "1", "title__regex": "(a+)+$"},
    *({"format": text} for text in ("xml", "../../etc", "\0", "HTML")),
    {f"p{number}": "1" for number in range(900)},
]


def get(client, url, **parameters):
    return client.get(f"{url}?{urlencode(parameters)}" if parameters else url)


def text_of(response):
    if response.streaming:
        return b"".join(response.streaming_content).decode("utf-8-sig")
    return response.content.decode()


def rows_of(client, url, **parameters):
    """The rows of the list as JSON has them."""
    return json.loads(text_of(get(client, url, format="json", **parameters)))["rows"]


def links_to_clauses(html):
    return {
        unescape(link)
        for link in re.findall(r'href="([^"]*/documents/[^"]*#[^"]+)"', html)
    }


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def assert_clauses_are_there(client, html):
    links = links_to_clauses(html)
    assert links
    for link in links:
        page, fragment = urldefrag(link)
        assert f'id="{unquote(fragment)}"' in text_of(client.get(page)), link


@pytest.mark.django_db
class ListCases:
    """A public list at ``url``."""

    url = ""

    def publish(self, number):
        """Publish so much that the list has ``number`` rows more."""
        raise TypeError(f"{type(self).__name__} does not say how to publish")

    def test_hostile_parameters_break_nothing(self, client):
        self.publish(1)
        for parameters in HOSTILE:
            response = get(client, self.url, **parameters)
            assert response.status_code in (200, 400), parameters

    def test_pages_together_have_every_row_once(self, client):
        self.publish(45)
        for sort in ("", *self.sorts(client)):
            shown = [
                row
                for page in (1, 2, 3)
                for row in get(client, self.url, page=page, sort=sort).context["rows"]
            ]
            assert len({row.pk for row in shown}) == len(shown) == 45

    def sorts(self, client):
        return [
            h.sort for h in client.get(self.url).context["table"].headings if h.sort
        ]

    def test_a_page_that_is_not_there_is_the_last_one(self, client):
        self.publish(25)
        response = get(client, self.url, page=99)
        assert response.context["page_obj"].number == 2

    def test_files_have_all_rows_in_the_order_of_the_page(self, client):
        self.publish(25)
        total = client.get(self.url).context["page_obj"].paginator.count
        pages = [get(client, self.url, page=page).context["rows"] for page in (1, 2)]
        addresses = [row.get_absolute_url() for page in pages for row in page]
        lines = list(csv.reader(StringIO(text_of(get(client, self.url, format="csv")))))
        rows = rows_of(client, self.url)
        assert len(lines) - 1 == len(rows) == total == 25
        assert [unquote(row["url"]) for row in rows] == [
            f"http://testserver{unquote(address)}" for address in addresses
        ]
        assert [line[-1] for line in lines[1:]] == [row["url"] for row in rows]

    def test_excel_is_offered(self, client):
        self.publish(1)
        response = get(client, self.url, format="xlsx")
        assert b"".join(response.streaming_content).startswith(b"PK")
        assert "attachment" in response["Content-Disposition"]

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, client):
        self.publish(5)
        few = queries(client, self.url)
        self.publish(15)
        assert queries(client, self.url) == few


@pytest.mark.django_db
class RegisterCases(ListCases):
    """The list and the pages of a register.

    ``make`` is the factory of its change sets; ``entry`` gives the values of an entry
    that is called by a word, ``word_field`` where the word stands in a row.
    """

    make = None
    word_field = "name"

    def entry(self, word):
        raise TypeError(f"{type(self).__name__} does not say what an entry is")

    def made(self, *words, **of_document):
        document = factories.document(**of_document)
        make = type(self).make
        return make(*(self.entry(word) for word in words), document=document)

    def published(self, *words, **of_document):
        change_set = self.made(*words, **of_document)
        factories.publish(change_set)
        change_set.refresh_from_db()
        return change_set

    def publish(self, number):
        self.published(*(f"词{next(factories.serials)}" for _ in range(number)))

    def words(self, client, **parameters):
        return [row[self.word_field] for row in rows_of(client, self.url, **parameters)]

    def pages_of(self, change_set):
        """The addresses of the pages of what the entries are about."""
        states = change_set.register.state_model.objects.all()
        return {state.get_absolute_url() for state in states}

    def test_no_draft_is_seen_anywhere(self, client):
        self.published("公开的")
        draft = self.made("草稿里的", title="草稿里的文件")
        for url in ("/", "/documents/", "/issues/", self.url):
            assert "草稿里的" not in text_of(client.get(url))
        for file_format in ("csv", "json"):
            response = get(client, self.url, format=file_format)
            assert "草稿里的" not in text_of(response)
        assert client.get(self.url).context["page_obj"].paginator.count == 1
        assert client.get(draft.document.get_absolute_url()).status_code == 404

    def test_the_register_is_shown_as_of_a_day(self, client):
        self.published("那时的", signed_date="2020-05-26")
        assert self.words(client, as_of="2020-05-25") == []
        assert self.words(client, as_of="2020-05-26") == ["那时的"]
        assert "2020-05-26" in text_of(get(client, self.url, as_of="2020-05-26"))

    def test_a_day_that_is_none_is_today_and_said_so(self, client):
        self.published("今天的")
        response = get(client, self.url, as_of="2020-02-30")
        assert response.context["as_of_unreadable"]
        assert 'role="alert"' in text_of(response)
        assert "今天的" in text_of(response)

    def test_withdrawing_the_document_empties_the_register(self, client):
        change_set = self.published("撤回的")
        pages = self.pages_of(change_set)
        factories.withdraw(change_set.document)
        assert self.words(client) == []
        for page in pages:
            assert client.get(page).status_code == 404

    def test_search_finds_what_has_every_word(self, client):
        self.published("东边的桥", "西边的桥", "东边的路")
        assert sorted(self.words(client, q="桥 东边")) == ["东边的桥"]
        assert self.words(client, q="%") == []

    def test_values_of_the_list_open_their_clauses(self, client):
        self.published("有依据的")
        assert_clauses_are_there(client, text_of(client.get(self.url)))

    def test_a_page_shows_the_state_and_the_entries_with_their_clauses(self, client):
        for page in self.pages_of(self.published("有依据的")):
            response = client.get(page)
            assert "有依据的" in text_of(response)
            assert_clauses_are_there(client, text_of(response))

    def test_a_page_is_shown_as_of_a_day(self, client):
        (page, *_) = self.pages_of(self.published("那时的", signed_date="2020-05-26"))
        assert get(client, page, as_of="2020-05-25").context["now"] == []
        assert len(get(client, page, as_of="2020-05-26").context["now"]) == 1

    def test_the_document_says_what_it_changed(self, client):
        change_set = self.published("改了的")
        html = text_of(client.get(change_set.document.get_absolute_url()))
        for page in self.pages_of(change_set):
            assert f'href="{page}"' in html

    def test_a_page_that_never_was_is_not_found(self, client):
        (page, *_) = self.pages_of(self.published("有的"))
        for pk in ("0", "9" * 20, str(2**63 - 1), "9" * 5000):
            assert client.get(re.sub(r"\d+", pk, page)).status_code == 404
