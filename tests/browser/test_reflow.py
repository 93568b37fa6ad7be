"""Pages are built as they should be, and fit a narrow window and large type."""

from pathlib import Path

import pytest

from tests import factories
from tests.browser.test_accessible import corrected, pages, public, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

__all__ = ["corrected", "pages", "public", "staff"]

FOLDER = Path(__file__).parent
STRUCTURE = (FOLDER / "structure.js").read_text(encoding="utf-8")
LAYOUT = (FOLDER / "layout.js").read_text(encoding="utf-8")
LARGE = "() => { document.documentElement.style.fontSize = '200%' }"
WINDOWS = {"narrow": (320, 800), "half": (640, 450), "large type": (1280, 900)}


def faults(page):
    """What is wrong with the page's build, and with its layout in each window."""
    yield from page.evaluate(STRUCTURE)
    for name, (width, height) in WINDOWS.items():
        page.set_viewport_size({"width": width, "height": height})
        if name == "large type":
            page.evaluate(LARGE)
        for line in page.evaluate(LAYOUT):
            yield f"{name}: {line}"


def look_at(page, addresses):
    found = []
    for kind, address in addresses.items():
        page.goto(address)
        found += [f"{kind}, {line}" for line in faults(page)]
    assert not found, "\n".join(found)


def test_public_pages_are_well_built_and_fit_in_both_languages(desktop, public):
    look_at(desktop, public)
    desktop.goto("/language/en/")
    look_at(desktop, public)


def test_admin_pages_keep_to_the_policy(desktop, staff, sign_in):
    """The watch looks at each page, which axe's own page cannot do (test_accessible)."""
    sign_in(desktop, factories.administrator())
    for kind, address in staff.items():
        assert desktop.goto(address).status == 200, kind
        assert desktop.locator("h1").count() >= 1, kind
