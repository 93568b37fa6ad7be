"""Pages behind a row: every row once, in any order, whatever comes and goes meanwhile."""

import pytest
from django.core import signing
from django.db.models import F

from core.listing.keysets import SALT, BadCursor, Keyset
from gazette.models import Document
from tests import factories

pytestmark = pytest.mark.django_db
ORDERS = [
    ("pk",),
    ("-title", "pk"),
    (F("signed_date").desc(nulls_last=True), "pk"),
    (F("signed_date").asc(nulls_last=True), F("page").desc(nulls_last=True), "-pk"),
    (F("issue__year").asc(nulls_last=True), "pk"),
]


@pytest.fixture
def documents():
    issue = factories.issue()
    for n in range(12):
        factories.document(
            title="同一个题目" if n % 3 else f"题目{n}",
            signed_date=None if n % 4 == 0 else f"2020-05-0{1 + n % 2}",
            page=n % 2 or None,
            issue=issue if n % 5 else None,
        )
    return Document.objects.all()


def pages(keyset, rows, size):
    cursor = ""
    while page := list(keyset.after(rows, cursor)[:size]):
        yield page
        cursor = keyset.cursor(page[-1])


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize("size", [1, 5, 100])
def test_pages_have_every_row_once_in_order(documents, order, size):
    expected = list(documents.order_by(*order))
    found = [row for page in pages(Keyset(order), documents, size) for row in page]
    assert found == expected


def test_rows_that_come_and_go_move_no_others(documents):
    keyset = Keyset(["title", "pk"])
    expected = list(documents.order_by("title", "pk"))
    cursor = keyset.cursor(keyset.ordered(documents)[4])
    factories.document(title="AAA")
    Document.objects.filter(pk=expected[4].pk).delete()
    assert list(keyset.after(documents, cursor)) == expected[5:]


@pytest.mark.parametrize("text", ["x", "a:b", "\0", "9" * 5000])
def test_a_cursor_of_somebody_else_is_refused(documents, text):
    with pytest.raises(BadCursor):
        Keyset(["pk"]).after(documents, text)


def test_a_cursor_of_another_order_is_refused(documents):
    cursor = Keyset(["title", "pk"]).cursor(
        Keyset(["title", "pk"]).ordered(documents)[0]
    )
    with pytest.raises(BadCursor):
        Keyset(["-title", "pk"]).after(documents, cursor)
    with pytest.raises(BadCursor):
        Keyset(["pk"]).after(documents, signing.dumps(["x", [1]], salt=SALT))
