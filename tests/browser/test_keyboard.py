"""Every task of a reader, done with the keys alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.test_public import pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

__all__ = ["pages"]

ROWS = "main tbody tr"


def the_content_is_one_step_away(keys):
    page = keys.page
    page.goto("/communities/")
    keys.tab()
    expect(page.locator(".skip")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("main")).to_be_focused()
    keys.tab()
    assert page.evaluate("() => !!document.activeElement.closest('main')")


def a_search_opens_at_the_clause(keys):
    page = keys.page
    page.goto("/")
    keys.go_to("main input[type=search]")
    keys.type("金科城")
    keys.press("Enter")
    page.wait_for_url("**/search/**")
    keys.follow(".passage a", re.compile("/documents/.*#."))
    expect(page.locator(":target")).to_be_in_viewport()
    # From there it goes on, not from the top.
    keys.tab()
    assert page.evaluate(
        "() => document.querySelector(':target').compareDocumentPosition("
        "document.activeElement) & (Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def a_register_is_filtered_read_on_another_day_and_sorted(keys):
    page = keys.page
    page.goto("/communities/")
    keys.go_to("main input[name=q]")
    keys.type("金科城第一")
    keys.press("Enter")
    page.wait_for_url("**q=**")
    expect(page.locator(ROWS)).to_have_count(1)
    page.goto("/communities/?as_of=2020-06-30")
    keys.go_to("#id_as_of")
    # The month or the year before, whichever the browser puts first.
    keys.press("ArrowDown", "Enter")
    page.wait_for_url(re.compile("as_of=(2020-05-30|2019-06-30)"))
    page.goto("/communities/")
    keys.follow("thead a", "**sort=**")
    expect(page.locator("th[aria-sort]")).to_have_count(1)


def choices_are_made_with_the_arrows(keys):
    page = keys.page
    page.goto("/communities/")
    keys.go_to("form.filters summary")
    keys.press("Enter")
    keys.go_to("main select[name=subdistrict]")
    keys.press("ArrowDown")
    keys.follow("form.filters details button", re.compile("subdistrict=."))
    expect(page.locator(ROWS).first).to_be_visible()


def the_next_page_and_a_file_are_reached(keys):
    page = keys.page
    page.goto("/powers/")
    keys.follow("a[rel=next]", "**page=2**")
    keys.go_to("a[href*='format=csv']")
    with page.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


def from_a_value_to_its_clause_and_back(keys):
    page = keys.page
    page.goto("/communities/")
    keys.follow("td a.stated", re.compile("/documents/.*#."))
    expect(page.locator(":target")).to_be_in_viewport()
    keys.follow(".document a[href*='/communities/']", "**/communities/**")
    expect(page.locator("h1")).to_be_visible()


def the_language_is_switched(keys):
    page = keys.page
    page.goto("/documents/")
    keys.go_to("a.language")
    keys.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/documents/")


def an_issue_and_a_document_in_it_are_opened(keys):
    page = keys.page
    page.goto("/")
    keys.follow("nav a[href='/issues/']", "**/issues/")
    keys.follow("td a", re.compile("/issues/.+"))
    keys.follow("main a[href*='/documents/']", re.compile("/documents/"))
    expect(page.locator("article h1")).to_be_visible()


def no_page_holds_the_focus_fast(keys, pages):
    """From the first stop to the last on every kind of page, once through."""
    for address in pages.values():
        keys.page.goto(address)
        steps = 0
        while keys.tab() is not None:
            steps += 1
            assert steps < 600, address
        assert steps > 5, address


TASKS = (
    the_content_is_one_step_away,
    a_search_opens_at_the_clause,
    a_register_is_filtered_read_on_another_day_and_sorted,
    choices_are_made_with_the_arrows,
    the_next_page_and_a_file_are_reached,
    from_a_value_to_its_clause_and_back,
    an_issue_and_a_document_in_it_are_opened,
    the_language_is_switched,
)


def test_every_task_is_done_with_the_keys_alone(desktop, pages):
    """On one sample, which takes longer to publish than the tasks to do."""
    # Smooth scrolling would have the focus looked for while it is on its way.
    desktop.emulate_media(reduced_motion="reduce")
    for task in TASKS:
        task(Keyboard(desktop))
    no_page_holds_the_focus_fast(Keyboard(desktop), pages)
