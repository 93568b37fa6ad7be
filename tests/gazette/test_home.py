"""The front page: the latest issue by its sections, the registers, when what changed."""

from datetime import UTC, datetime

import pytest

from tests import factories
from tests.lists import queries

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 26, 4, tzinfo=UTC)
JULY = datetime(2020, 7, 30, 4, tzinfo=UTC)


def published(at=MAY, **values):
    return factories.publish(factories.document(**values), at=at)


def context(client):
    return client.get("/").context


def test_the_latest_issue_stands_with_the_first_documents_of_each_section(client):
    issue = factories.issue()
    for name, number in (("区政府文件", 6), ("人事任免", 2)):
        section = factories.section(name)
        for _ in range(number):
            published(issue=issue, section=section)
    found = [
        (str(section), len(documents), documents[0].in_section)
        for section, documents in context(client)["sections"]
    ]
    assert sorted(found) == [("人事任免", 2, 2), ("区政府文件", 4, 6)]


def test_what_is_in_no_issue_stands_beside_the_latest(client):
    published(issue=factories.issue())
    alone = published()
    assert list(context(client)["documents"]) == [alone]


def test_a_draft_in_the_issue_is_neither_shown_nor_counted(client):
    issue = factories.issue()
    published(issue=issue)
    factories.document(issue=issue)
    ((_section, documents),) = context(client)["sections"]
    assert [document.in_section for document in documents] == [1]


def test_each_register_says_when_it_last_got_something_new(client):
    decision = factories.decision({"name": "东风社区"})
    factories.publish(decision.document, at=JULY)
    updated = {
        item["register"].label: item["updated"] for item in context(client)["registers"]
    }
    assert updated["communities"] == JULY
    assert updated["powers"] is None


def test_every_page_says_when_the_public_last_got_something_new(client):
    published(at=JULY)
    for address in ("/", "/issues/", "/documents/", "/powers/", "/data/"):
        assert 'datetime="2020-07-30"' in client.get(address).content.decode(), address


def test_a_withdrawal_is_a_change_too(client):
    decision = factories.decision({"name": "东风社区"})
    document = factories.publish(decision.document, at=MAY)
    factories.withdraw(document)
    document.refresh_from_db()
    assert context(client)["site_updated"] == document.withdrawn_at
    at_a_glance = {
        item["register"].label: item for item in context(client)["registers"]
    }
    assert at_a_glance["communities"]["updated"] >= document.withdrawn_at


def test_the_page_asks_as_often_whatever_there_is(client):
    issue = factories.issue()
    published(issue=issue, section=factories.section())
    few = queries(client, "/")
    for _ in range(5):
        published(issue=issue, section=factories.section(f"栏目{_}"))
    assert queries(client, "/") == few
