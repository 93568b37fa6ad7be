"""A real Chromium, and pages of the site in it: desktop, phone, print, without JavaScript.

Every page is watched (see ``watch.py``): its test fails on any fault. Modules here say
``pytestmark = pytest.mark.browser``.
"""

import os
import shutil
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests.browser.watch import Watch

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Whether pictures of all pages are kept, to be looked at.
TAKING = os.environ.get("SCREENSHOTS") == "1"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}

# As long as Playwright waits for all else: other tests run beside.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")
def chromium():
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing = pytest.fail if "CI" in os.environ else pytest.skip
        missing("Chromium is not installed (Debian: apt-get install chromium).")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, where Django refuses its database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server):
    """Opens watched pages of the site: ``with open_page(**context_options) as page``."""

    @contextmanager
    def opened(**options):
        context = chromium.new_context(
            base_url=live_server.url, locale="zh-CN", **options
        )
        watch = Watch(context, live_server.url)
        try:
            yield context.new_page()
        finally:
            context.close()
        assert watch.faults == []

    return opened


@pytest.fixture
def desktop(open_page):
    with open_page(viewport=DESKTOP) as page:
        yield page


@pytest.fixture
def phone(open_page):
    with open_page(
        viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True
    ) as page:
        yield page


@pytest.fixture
def dark(open_page):
    with open_page(viewport=DESKTOP, color_scheme="dark") as page:
        yield page


@pytest.fixture
def no_javascript(open_page):
    with open_page(viewport=DESKTOP, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def printed(open_page):
    with open_page(viewport=DESKTOP) as page:
        page.emulate_media(media="print")
        yield page


@pytest.fixture
def sign_in(live_server):
    """Signs ``user`` in on ``page`` without the login form."""

    def signed_in(page, user):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [
                {
                    "name": name,
                    "value": client.cookies[name].value,
                    "url": live_server.url,
                }
            ]
        )

    return signed_in


@pytest.fixture
def screenshot():
    """Keeps a picture of the whole page as var/screenshots/NAME.png where SCREENSHOTS=1."""

    def keep(page, name):
        if TAKING:
            path = settings.BASE_DIR / "var/screenshots" / f"{name}.png"
            page.screenshot(path=path, full_page=True)

    return keep
