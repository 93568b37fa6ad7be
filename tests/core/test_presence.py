"""Who else has a record open: shown on its page, of no effect on saving."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.presence import keeping
from core.presence.models import Presence
from gazette.models import Document
from tests import factories
from tests.admin_pages import save, staff, url

pytestmark = pytest.mark.django_db

RIGHTS = ("view_document", "view_decision", "change_document")


def editor(username, last_name=""):
    client = staff(username, *RIGHTS)
    client.user.last_name = last_name
    client.user.save()
    return client


def notice(client, record):
    return client.get(url(record)).context["presence"]["notice"]


def report(client, record, **data):
    address = reverse("admin:presence", args=[record._meta.label_lower, record.pk])
    return client.post(address, data)


def age(**delta):
    """Let the time pass for all who were seen."""
    for one in Presence.objects.all():
        Presence.objects.filter(pk=one.pk).update(
            seen_at=one.seen_at - timedelta(**delta),
            since=one.since - timedelta(**delta),
        )


def test_the_second_at_a_record_is_told_of_the_first():
    document = factories.document()
    first, second = editor("first", "王"), editor("second", "李")
    assert notice(first, document) == ""
    assert "王" in notice(second, document)
    assert "李" in report(first, document).json()["notice"]
    assert notice(second, factories.document()) == ""


def test_who_has_not_been_heard_of_for_two_minutes_is_gone():
    document = factories.document()
    first, second = editor("first", "王"), editor("second", "李")
    notice(first, document)
    age(minutes=1, seconds=50)
    assert "王" in notice(second, document)
    age(seconds=20)
    assert "王" not in report(second, document).json()["notice"]


def test_since_when_stays_while_one_stays_and_begins_anew_after():
    document = factories.document()
    first = editor("first")
    notice(first, document)
    age(minutes=1)
    since = Presence.objects.get().since
    report(first, document)
    assert Presence.objects.get().since == since
    age(minutes=5)
    report(first, document)
    assert Presence.objects.get().since > since


def test_who_leaves_is_gone_at_once():
    document = factories.document()
    first, second = editor("first", "王"), editor("second", "李")
    notice(first, document)
    report(first, document, left="1")
    assert notice(second, document) == ""


def test_who_only_reads_is_not_shown_as_editing():
    document = factories.document()
    reader, writer = staff("reader", *RIGHTS[:2]), editor("writer")
    assert "presence" not in reader.get(url(document)).context
    assert report(reader, document).json() == {"notice": ""}
    assert notice(writer, document) == ""


def test_a_record_that_nobody_can_edit_shows_nobody():
    document = factories.publish(factories.document())
    assert "presence" not in editor("first").get(url(document)).context


def test_saving_does_not_ask_who_is_there():
    document = factories.document()
    first, second = editor("first"), editor("second")
    notice(first, document)
    assert save(second, document, title="第二人的标题").status_code == 302
    assert Document.objects.get().title == "第二人的标题"


def test_reports_are_for_those_who_may_see_the_record():
    document = factories.document()
    assert report(staff("blind"), document).status_code == 403
    client = editor("first")
    address = reverse("admin:presence", args=["gazette.document", document.pk])
    assert client.get(address).status_code == 405
    for kind, key in (("gazette.nonsense", document.pk), ("gazette.document", 987654)):
        address = reverse("admin:presence", args=[kind, key])
        assert client.post(address).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(client.user)
    assert report(strict, document).status_code == 403


def test_a_report_does_not_keep_a_session_alive(settings):
    document = factories.document()
    client = editor("first")
    client.get(url(document))
    before = client.get(url(document)).wsgi_request.sign_in
    report(client, document)
    before.refresh_from_db()
    idle_at = before.idle_at
    report(client, document)
    before.refresh_from_db()
    assert before.idle_at == idle_at
    assert Session.objects.exists()


def test_old_presences_are_swept():
    first = editor("first")
    documents = [factories.document() for _ in range(3)]
    for document in documents:
        notice(first, document)
    age(hours=2)
    notice(first, documents[0])
    assert Presence.objects.count() == 1


def test_two_reports_at_once_are_one_presence():
    document, user = factories.document(), factories.administrator()
    Presence.objects.all().delete()
    for _ in range(2):
        keeping.come(document, user)
        Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert Presence.objects.count() == 1
