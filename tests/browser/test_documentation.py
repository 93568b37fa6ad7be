"""The pictures in docs/screenshots, taken from the running system (scripts/screenshots)."""

import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from communities.models import Change
from core.workflow.perform import perform
from gazette.models import Document
from tests import factories
from tests.browser.conftest import PHONE
from tests.corrections import edit
from tests.roles import EDITOR, PUBLISHER, REVIEWER, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOLDER = settings.BASE_DIR / "docs/screenshots"
NUMBER = "济槐政字〔2020〕7号"
HOUSEHOLDS = 2663
LAPTOP = {"width": 1280, "height": 800}
# What a sheet of GB/T 9704 leaves for words: 156 mm by 225 mm.
TYPE_AREA = {"width": 590, "height": 850}
LOOKS = {
    "desktop": {"viewport": LAPTOP},
    "dark": {"viewport": LAPTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "device_scale_factor": 2, "is_mobile": True},
    "print": {"viewport": TYPE_AREA},
}
PUBLIC = {
    "home": ("desktop", "dark", "phone"),
    "document": ("phone", "print"),
    "clause": ("desktop",),
    "register": ("desktop", "phone"),
    "community": ("desktop", "dark"),
    "changes": ("desktop",),
    "search": ("desktop",),
}


@pytest.fixture
def keep():
    """Keeps a picture where DOCUMENTATION=1; else looks that there is something to keep."""

    def kept(page, name):
        path = FOLDER / f"{name}.png" if os.environ.get("DOCUMENTATION") else None
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        assert page.screenshot(path=path)

    return kept


@pytest.fixture
def people(db):
    return {
        role: person(username, role, last_name=last, first_name=first)
        for role, username, last, first in (
            (EDITOR, "li", "李", "晓"),
            (REVIEWER, "wang", "王", "敏"),
            (PUBLISHER, "zhao", "赵", "强"),
        )
    }


@pytest.fixture
def office(people):
    """The sample, and an ordinary day's work on top of it."""
    call_command("sample", verbosity=0)
    return people


def change(document):
    return reverse("admin:gazette_document_change", args=[document.pk])


def draft(title, **values):
    return factories.document(title=title, **values)


def take(document, people, *steps):
    given = {
        "sign": {"gates": ["political", "legal", "secrecy", "wording"]},
        "schedule": {"scheduled_for": timezone.now() + timedelta(hours=20)},
    }
    who = {"submit": EDITOR, "sign": REVIEWER, "approve": REVIEWER}
    for name in steps:
        by = people[who.get(name, PUBLISHER)]
        perform(document, name, by, given=given.get(name))
    return document


def correction(document, people):
    """A correction of the sample's reply, under review."""
    perform(document, "correct", people[EDITOR], note="第七条户数有误，予以更正。")
    newer = Document.objects.get(supersedes=document)
    edit(newer, body=newer.body.replace(str(HOUSEHOLDS), str(HOUSEHOLDS + 100)))
    (decision,) = newer.change_sets()
    decision.entries.filter(households=HOUSEHOLDS).update(households=HOUSEHOLDS + 100)
    return take(Document.objects.get(pk=newer.pk), people, "submit")


@pytest.fixture
def addresses(office):
    """The addresses of the public pages of which there are pictures."""
    document = Document.objects.get(number=NUMBER)
    renamed = Change.objects.published().get(kind="rename").community
    return {
        "home": "/",
        "document": document.get_absolute_url(),
        "clause": document.get_absolute_url() + "#七",
        "register": "/communities/",
        "community": renamed.get_absolute_url(),
        "changes": "/communities/changes/?from=2020-06-01&to=2020-10-01",
        "search": "/search/?q=社区",
    }


def test_the_public_pages_on_a_desk_a_phone_and_paper(open_page, addresses, keep):
    for look, options in LOOKS.items():
        with open_page(**options, reduced_motion="reduce") as page:
            page.emulate_media(media="print" if look == "print" else "screen")
            for kind in (kind for kind, looks in PUBLIC.items() if look in looks):
                assert page.goto(addresses[kind]).status == 200
                keep(page, f"{kind}-{look}")


def test_the_front_page_a_review_a_comparison_and_a_conflict(
    open_page, sign_in, office, keep
):
    document = Document.objects.get(number=NUMBER)
    newer = correction(document, office)
    today = timezone.localdate()
    take(
        draft("青山区人民政府关于做好防汛工作的通知", signed_date=today),
        office,
        "submit",
    )
    waiting = draft("青山区人民政府关于调整工作规则的通知", signed_date=today)
    take(waiting, office, "submit", "sign", "approve")
    later = draft("青山区人民政府关于表彰先进集体的通报", signed_date=today)
    take(later, office, "submit", "sign", "approve", "schedule")
    with open_page(viewport=LAPTOP) as page:
        sign_in(page, office[REVIEWER])
        page.goto(reverse("admin:index"))
        keep(page, "front-page")
        page.goto(reverse("admin:gazette_document_review", args=[newer.pk]))
        page.locator(".review-bar").evaluate("bar => bar.scrollIntoView()")
        keep(page, "review")
        page.goto(reverse("admin:gazette_document_compare", args=[newer.pk]))
        page.locator("ins").first.scroll_into_view_if_needed()
        keep(page, "comparison")
    conflict(open_page, sign_in, office, keep)


def conflict(open_page, sign_in, office, keep):
    """Two people save the same draft: the second sees who, when and what."""
    document = draft("青山区人民政府关于开展安全检查的通知")
    colleague = person("sun", EDITOR, last_name="孙", first_name="立")
    with open_page(viewport=LAPTOP) as first, open_page(viewport=LAPTOP) as second:
        sign_in(first, office[EDITOR])
        sign_in(second, colleague)
        first.goto(change(document))
        second.goto(change(document))
        first.fill("#id_title", "青山区人民政府关于开展安全生产检查的通知")
        first.click("[name=_continue]")
        first.wait_for_selector(".messagelist .success")
        second.fill("#id_title", "青山区人民政府关于开展消防安全检查的通知")
        second.click("[name=_continue]")
        second.wait_for_selector(".errornote")
        assert "消防" in second.input_value("#id_title")
        second.locator(".errornote").scroll_into_view_if_needed()
        keep(second, "conflict")
    assert Document.objects.get(pk=document.pk).title.endswith("安全生产检查的通知")
