"""The main job as staff do it: three people in real browsers, on the real gazette."""

from contextlib import ExitStack

import pytest
from django.urls import reverse

from communities.models import CommunityState
from core.models import Signoff
from gazette.models import Document, Finding
from personnel.models import Tenure
from powers.models import PowerState
from statistics.models import Observation
from tests.roles import EDITOR, PUBLISHER, REVIEWER, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAPTOP = {"width": 1366, "height": 768}
PASSWORD = "Gongbao-2020-test"
ROLES = {"editor": EDITOR, "reviewer": REVIEWER, "publisher": PUBLISHER}
NOTE = "标题漏字，现予更正。"


class Desk:
    """One person's own browser, signed in."""

    def __init__(self, page, username):
        self.page = page
        person(username, ROLES[username], password=PASSWORD)
        page.goto("/admin/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.wait_for_url("**/admin/")

    def open(self, record, name="change"):
        opts = record._meta
        address = f"admin:{opts.app_label}_{opts.model_name}_{name}"
        self.page.goto(reverse(address, args=[record.pk]))

    def act_on_all(self, model, action):
        self.page.goto(reverse(f"admin:gazette_{model._meta.model_name}_changelist"))
        self.page.goto(f"{self.page.url}?all=")
        self.page.check("#action-toggle")
        self.page.select_option("select[name=action]", action)
        self.page.click("button[name=index]")

    def save(self, **values):
        for name, value in values.items():
            self.page.fill(f"#id_{name}", value)
        self.page.click("[name=_save]")
        self.page.wait_for_selector(".messagelist .success")

    def make(self, record, name, **values):
        """Press the button of a transition on the page of ``record``."""
        self.open(record)
        button = f"button.transition-{name}"
        ask = self.page.locator(f"details.workflow-ask:has({button})")
        if ask.count():
            ask.locator("summary").click()
        for field, value in values.items():
            self.put(ask.locator(f"[name={field}]"), value)
        self.page.click(button)
        self.page.wait_for_selector(".messagelist .success")

    @staticmethod
    def put(field, value):
        if value is True:
            for box in field.all():
                box.check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


@pytest.fixture
def desks(open_page):
    """An editor, a reviewer and a publisher, each signed in elsewhere."""
    with ExitStack() as stack:
        yield [
            Desk(stack.enter_context(open_page(viewport=LAPTOP)), username)
            for username in ROLES
        ]


def test_a_gazette_goes_from_its_file_to_the_public_through_three_pairs_of_hands(
    desks, gazette_file, screenshot
):
    editor, reviewer, publisher = desks
    read(editor, gazette_file, screenshot)
    settle(editor, reviewer)
    editor.act_on_all(Document, "submit_selected")
    editor.page.wait_for_selector(".messagelist")
    review(reviewer, screenshot)
    assert not Document.objects.published().exists()
    publisher.act_on_all(Document, "publish_selected")
    publisher.page.wait_for_selector(".messagelist")
    screenshot(publisher.page, "staff-published")
    assert Document.objects.published().count() == 19
    assert in_force() == [29, 7, 147, 12]
    correct(desks, screenshot)
    withdraw(publisher)


def read(editor, file, screenshot):
    page = editor.page
    screenshot(page, "staff-front")
    page.goto(reverse("admin:gazette_reading_read"))
    page.set_input_files("#id_file", file)
    page.click(".submit-row button")
    page.wait_for_url("**/reading/*/change/")
    screenshot(page, "staff-reading")
    assert Document.objects.filter(state="draft").count() == 19
    document = numbered(7)
    editor.open(document)
    screenshot(page, "staff-document")
    assert not page.locator("button.transition-approve").count()


def settle(editor, reviewer):
    """The reviewer waives what was doubtful, and the editor says what lacks."""
    reviewer.act_on_all(Finding, "resolve_selected")
    page = reviewer.page
    page.check("[name=kind][value=waived]")
    page.fill("[name=reason]", "原文如此")
    page.click("form.resolve button")
    page.wait_for_selector(".messagelist")
    assert not Finding.objects.open().exists()
    for document in Document.objects.filter(is_normative=True):
        editor.open(document)
        editor.save(interpretation_waiver="印发时未作解读")


def review(reviewer, screenshot):
    document = numbered(7)
    reviewer.open(document, "review")
    beside = reviewer.page.locator("main, #content").first.inner_text()
    assert "金科城第一社区居民委员会" in beside
    screenshot(reviewer.page, "staff-review")
    for document in Document.objects.all():
        reviewer.make(document, "sign", gates=True)
    screenshot(reviewer.page, "staff-signed")
    assert Signoff.objects.filter(content_type__model="document").count() == 19 * 4
    reviewer.act_on_all(Document, "approve_selected")
    reviewer.page.wait_for_selector(".messagelist")
    assert Document.objects.filter(state="approved").count() == 19


def correct(desks, screenshot):
    """A document is corrected: the new version stands at its address, the old beside it."""
    editor, reviewer, publisher = desks
    document = numbered(13)
    address = document.get_absolute_url()
    editor.make(document, "correct", note=NOTE)
    correction = Document.objects.get(supersedes=document)
    editor.open(correction)
    right = f"{document.title}（更正）"
    editor.save(title=right)
    editor.make(correction, "submit")
    reviewer.make(correction, "sign", gates=True)
    reviewer.make(correction, "approve")
    editor.page.goto(address)
    assert right not in editor.page.content()
    publisher.make(correction, "publish")
    editor.page.goto(address)
    assert right in editor.page.content()
    assert NOTE in editor.page.content()
    screenshot(editor.page, "corrected")
    assert editor.page.goto(f"{address}v1/").status == 200
    assert right not in editor.page.locator("main h1").inner_text()
    assert in_force() == [29, 7, 147, 12]


def withdraw(publisher):
    document = numbered(7)
    publisher.make(document, "withdraw", withdrawal_kind="error", note="内容有误")
    assert in_force() == [18, 7, 147, 12]
    assert publisher.page.goto(document.get_absolute_url()).status == 410


def numbered(serial):
    return Document.objects.get(
        code="济槐政字", year=2020, serial=serial, superseded_by=None
    )


def in_force():
    return [
        model.objects.published().count()
        for model in (CommunityState, Tenure, PowerState, Observation)
    ]
