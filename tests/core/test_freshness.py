"""Answers that still hold are not sent again, and none is taken for one that does not."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from core.freshness import marks
from core.freshness.models import LastChange
from gazette.models import Document
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    document = factories.document(title="公开的通知")
    factories.attachment(document, file=ContentFile(b"x", "x.txt"))
    factories.publish(factories.decision({}, document=document))
    return Document.objects.get(pk=document.pk)


def addresses(document):
    return [
        "/",
        document.get_absolute_url(),
        "/communities/",
        "/communities/?as_of=2020-06-30",
        "/documents/?format=csv",
        "/documents/?format=xlsx",
        "/documents/?format=json",
        "/documents/?format=atom",
        "/data/",
        "/data/communities.csv",
        "/api/",
        "/api/openapi.json",
        "/api/communities/",
        f"/api{document.get_absolute_url()}",
        "/feeds/",
        "/sitemap.xml",
        "/sitemap-documents.xml",
        "/robots.txt",
    ]


def held(response):
    """The headers with which a reader asks again."""
    return {"if-none-match": response["ETag"]}


def later(seconds=5):
    return mock.patch.object(
        timezone, "now", lambda: datetime.now(UTC) + timedelta(seconds=seconds)
    )


def test_every_kind_of_answer_is_not_sent_again(client, document):
    for address in addresses(document):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Cache-Control"] == "no-cache"
        assert "Cookie" in response["Vary"]
        again = client.get(address, headers=held(response))
        assert (again.status_code, again.content) == (304, b""), address
        assert again["ETag"] == response["ETag"]
        assert "Cookie" in again["Vary"]


def test_an_attached_file_is_not_sent_again(client, document):
    address = f"/attachments/{document.attachments.get().pk}/"
    response = client.get(address)
    assert b"".join(response.streaming_content) == b"x"
    assert client.get(address, headers=held(response)).status_code == 304
    factories.withdraw(document)
    assert client.get(address, headers=held(response)).status_code == 404


def test_nothing_is_held_any_more_after_publishing_and_withdrawing(client, document):
    def all_anew(before):
        after = {one: client.get(one, headers=held(before[one])) for one in before}
        assert {
            one for one, answer in after.items() if answer.status_code == 304
        } == set()
        return after

    before = {one: client.get(one) for one in addresses(document)}
    factories.publish(factories.document())
    before = all_anew(before)
    factories.withdraw(document)
    after = all_anew(before)
    assert after[document.get_absolute_url()].status_code == 410
    assert "公开的通知" not in after["/documents/?format=atom"].text


@pytest.mark.parametrize("change", ["organization", "section", "issue"])
def test_what_stands_beside_documents_counts(client, document, change):
    response = client.get("/documents/")
    getattr(factories, change)()
    assert client.get("/documents/", headers=held(response)).status_code == 200


def test_what_the_public_does_not_see_leaves_answers_as_they_are(client, document):
    response = client.get("/documents/")
    draft = factories.document()
    draft.title = "另一个题目"
    draft.save()
    factories.take(draft, "approved")
    assert client.get("/documents/", headers=held(response)).status_code == 304


def test_a_day_a_language_and_a_parameter_tell_answers_apart(client, document):
    response = client.get("/communities/")
    assert client.get("/communities/?q=x", headers=held(response)).status_code == 200
    with mock.patch.object(
        timezone, "localdate", lambda *given: datetime(2031, 1, 1).date()
    ):
        assert client.get("/communities/", headers=held(response)).status_code == 200
    client.cookies["django_language"] = "en"
    assert client.get("/communities/", headers=held(response)).status_code == 200


def test_the_code_and_the_settings_tell_answers_apart(client, document):
    response = client.get("/communities/")
    with mock.patch("core.freshness.middleware.release", lambda: "another"):
        assert client.get("/communities/", headers=held(response)).status_code == 200


def test_readers_without_etags_go_by_the_time(client, document):
    with later():
        response = client.get("/communities/")
        asked = {"if-modified-since": response["Last-Modified"]}
        assert client.get("/communities/", headers=asked).status_code == 304
        earlier = http_date(parse_http_date(response["Last-Modified"]) - 1)
        asked_before = {"if-modified-since": earlier}
        assert client.get("/communities/", headers=asked_before).status_code == 200
        factories.publish(factories.document())
    with later(10):
        assert client.get("/communities/", headers=asked).status_code == 200


def test_a_change_of_this_second_has_no_time_yet(client, document):
    now = timezone.now()
    with mock.patch.object(timezone, "now", lambda: now):
        factories.publish(factories.document())
        response = client.get("/communities/")
    assert "ETag" in response
    assert "Last-Modified" not in response


def test_times_of_changes_grow_by_seconds():
    moments = []
    for _ in range(3):
        marks.mark()
        moments.append(LastChange.objects.get().at)
    assert moments == sorted({at.replace(microsecond=0) for at in moments})


def test_staff_get_no_validators(administrator, document):
    for address in ("/", "/communities/", "/admin/"):
        response = administrator.get(address)
        assert "ETag" not in response
        assert (
            administrator.get(address, headers={"if-none-match": "*"}).status_code
            == 200
        )


def test_faults_have_no_validators(client):
    for address in ("/nowhere/", "/communities/?format=xml", "/api/nowhere/"):
        assert "ETag" not in client.get(address)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "atom"])
def test_headers_alone_are_had_without_going_through_the_rows(client, document, suffix):
    address = f"/communities/?format={suffix}"
    with (
        later()
    ):  # A change of this second has no time yet, and the next may begin between.
        whole, head = client.get(address), client.head(address)
    assert head.headers.keys() == whole.headers.keys()
    assert head["ETag"] == whole["ETag"]
    if whole.streaming:
        with mock.patch("core.listing.views.islice", side_effect=AssertionError):
            assert b"".join(client.head(address).streaming_content) == b""


def test_unsafe_methods_are_never_answered_so(document):
    response = Client().get("/communities/")
    assert Client().post("/communities/", headers=held(response)).status_code == 405
