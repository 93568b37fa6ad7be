"""What is worked out of all rows is kept until the public gets something new."""

import pytest

from core.listing import remembering
from core.listing.remembering import count, remembered
from gazette.models import Document
from tests import factories
from tests.lists import get, queries

pytestmark = pytest.mark.django_db


def published():
    return factories.publish(factories.document(body="供热"))


def test_it_is_worked_out_once_and_anew_when_something_is_published():
    asked = []

    def work(rows):
        asked.append(rows)
        return rows.count()

    rows = Document.objects.published()
    for number in (1, 2):
        published()
        assert [remembered(rows.all(), work) for _ in range(3)] == [number] * 3
        assert len(asked) == number
    assert remembered(rows.filter(genre="没有"), work) == 0 and len(asked) == 3
    factories.withdraw(rows.first())
    assert remembered(rows, work) == 1


def test_where_nothing_was_ever_published_nothing_is_kept():
    rows = Document.objects.published()
    assert remembered(rows, count) == 0
    assert remembered(rows.none(), count) == 0
    assert remembering.state_and_query(rows.none(), count) is None


def test_only_the_latest_answers_are_kept(monkeypatch):
    monkeypatch.setattr(remembering, "KEPT", 3)
    published()
    for number in range(6):
        remembered(Document.objects.filter(pk=number), count)
    assert len(remembering.memory) <= 3


def test_a_list_counts_anew_after_each_act_and_not_before(client):
    for number in (1, 2, 3):
        document = published()
        asked = queries(client, "/documents/")
        assert get(client, "/documents/").context["page_obj"].paginator.count == number
        assert queries(client, "/documents/") < asked
    factories.withdraw(document)
    assert get(client, "/documents/").context["page_obj"].paginator.count == 2
