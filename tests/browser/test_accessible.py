"""Everybody can read the site: axe-core finds nothing, in any light, size and medium."""

import pytest
from django.test import Client

from communities.models import Change
from gazette.models import Document
from tests import factories
from tests.admin_pages import url
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_public import pages
from tests.browser.test_versions import addresses, corrected
from tests.pages import view_name, walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

__all__ = ["corrected", "pages"]

MODES = {
    "light": (DESKTOP, {"media": "screen", "color_scheme": "light"}),
    "dark": (DESKTOP, {"media": "screen", "color_scheme": "dark"}),
    "print": (DESKTOP, {"media": "print", "color_scheme": "light"}),
    "phone": (PHONE, {"media": "screen", "color_scheme": "light"}),
}


@pytest.fixture
def public(corrected, pages):
    """The address of every kind of public page, refusals and corrections among them."""
    withdrawn = factories.publish(factories.document())
    factories.withdraw(withdrawn, public_note="内容有误。")
    known = pages | addresses(corrected)
    seen = {view_name(address) for address in known.values()}
    others = walk(Client(), "/", most=1)
    return {
        **{name: address for address, name, _ in others if name not in seen},
        **known,
        "withdrawn": withdrawn.get_absolute_url(),
        "unknown": "/nowhere/",
        "nothing-found": "/documents/?q=没有",
        "unreadable": "/documents/?signed_from=x&year=x",
    }


def look_at(page, addresses):
    """Axe finds nothing on any page in any mode; each is loaded but once."""
    found = []
    for kind, address in addresses.items():
        page.goto(address)
        for mode, (size, media) in MODES.items():
            page.set_viewport_size(size)
            page.emulate_media(**media)
            found += [f"{kind}, {mode}: {line}" for line in violations(page)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_public_pages(desktop, public):
    look_at(desktop, public)


@pytest.fixture
def staff(corrected):
    """The address of the main kinds of admin page."""
    draft = factories.document()
    return {
        "front": "/admin/",
        "list": url(Document, "changelist"),
        "add": url(Document, "add"),
        "change": url(draft),
        "published": url(corrected),
        "history": url(corrected, "history"),
        "delete": url(draft, "delete"),
        "review": url(corrected, "review"),
        "compare": url(corrected, "compare"),
        "import": url(Change, "import"),
        "export": url(Change, "export"),
        "reading": "/admin/gazette/reading/read/",
        "account": "/admin/account/",
        "trail": "/admin/core/auditrecord/",
    }


@pytest.fixture
def unwatched(chromium, live_server):
    """A page that is not watched, as others are of the same kinds (test_reflow.py).

    To look into the sheets that a sheet of the admin imports, axe asks for them at other
    addresses than the browser, and puts them into style elements: both would be faults.
    """
    with chromium.new_context(base_url=live_server.url, locale="zh-CN") as context:
        yield context.new_page()


def test_axe_finds_nothing_on_admin_pages(unwatched, staff, sign_in):
    look_at(unwatched, {"login": "/admin/login/"})
    sign_in(unwatched, factories.administrator())
    look_at(unwatched, staff)
