"""One language on the pages of an office at work, and in the words of what is found."""

import json
import re
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import get_resolver

from core.models import AuditRecord
from gazette.models import Document, Finding
from tests import accounts, factories, sent
from tests.admin_pages import signed_in, url
from tests.busy import at_work
from tests.config.test_language import english, names
from tests.pages import Reader, walk
from tests.shared import for_a_module

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# Sent, they end the session, or what other pages show.
LEAVING = re.compile(r"logout|/delete/|language")


@pytest.fixture(scope="module")
def office(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        yield at_work()


def said(pages):
    """{English: the addresses where it stands}."""
    found = {}
    for address, _name, page in pages:
        for text in english(page):
            found.setdefault(text, []).append(address)
    return found


def acts():
    """A row of the audit for all that is told in words of its own, not every row."""
    rows = AuditRecord.objects.order_by("-number")
    return {
        (
            row.event,
            row.result,
            row.target_kind,
            *names_in(json.loads(row.details)),
        ): row
        for row in rows
    }.values()


def names_in(details):
    """The names in ``details``, at any depth, which a page has words for."""
    if isinstance(details, dict):
        for name in sorted(details):
            yield from (name, *names_in(details[name]))


def test_public_pages_of_corrections_are_chinese(office):
    gone = [document.get_absolute_url() for document in Document.objects.all()]
    pages = list(walk(Client(), "/", *gone))
    assert said(pages) == {}
    expected = {
        name
        for name in names(get_resolver().url_patterns, "")
        if ("comparison" in name or "version" in name) and "pdf" not in name
    }
    assert expected - {name for _, name, _ in pages} == set()


def test_every_page_of_the_staff_is_chinese(office):
    records = (acts(), Document.objects.all(), Finding.objects.all())
    starts = [url(one) for queryset in records for one in queryset]
    pages = list(
        walk(signed_in(factories.administrator()), "/admin/", *starts, under="/admin/")
    )
    assert said(pages) == {}
    seen = {name for _, name, _ in pages}
    pages_of_rooms = {
        *("account", "second_factor", "password_change", "hand_over", "notifications"),
        *("core_absence_change", "core_auditrecord_chain", "core_auditrecord_change"),
        *("core_lock_change", "core_signin_change", "core_transitionlog_change"),
        *("gazette_disclosurereview_change", "gazette_document_compare"),
        *("gazette_finding_change", "gazette_issue_contents", "gazette_issue_preview"),
        *(
            "gazette_membership_change",
            "auth_group_change",
            "auth_user_password_change",
        ),
    }
    assert {f"admin:{name}" for name in pages_of_rooms} - seen == set()


def test_every_role_sees_chinese(office):
    for role in accounts.Role:
        client = signed_in(accounts.person(role, username=f"角色{role.label}"))
        pages = walk(client, "/admin/", "/admin/account/", under="/admin/", most=1)
        assert said(pages) == {}, role


def test_every_form_is_answered_in_chinese(office):
    client = signed_in(factories.administrator())
    records = (Document.objects.all(), Finding.objects.all())
    starts = [url(one) for queryset in records for one in queryset]
    pages = list(walk(client, "/admin/", *starts, under="/admin/", most=1))
    answered = []
    for address, _name, _page in pages:
        for form in sent.forms(client.get(address)):
            if form.method == "post" and not LEAVING.search(form.action):
                target = urljoin(address, form.action)
                answer = client.post(target, form.data, follow=True)
                answered.append((f"{address} {target}", "", Reader(answer.text)))
    assert said(answered) == {}
    assert len(answered) > 100


def test_the_pages_before_the_administration_are_chinese():
    user = accounts.person(accounts.Role.EDITOR, username="陈")
    accounts.phone_of(user)
    client = accounts.browser()
    asked = accounts.sign_in(client, user)
    pages = [client.get(asked.url), client.post(asked.url, {"token": "000000"})]
    stranger = accounts.browser("203.0.113.9")
    pages += [
        accounts.sign_in(stranger, user, f"wrong {number}") for number in range(5)
    ]
    pages += [
        client.get("/admin/login/?why=idle"),
        client.get("/admin/login/?why=most"),
    ]
    assert [page.status_code for page in pages] == [200] * 6 + [429] + [200] * 2
    assert (
        said((page.request["PATH_INFO"], "", Reader(page.text)) for page in pages) == {}
    )
