"""Citing a document in a real browser: copied by a press, or taken by hand without script."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.conftest import DESKTOP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def document():
    return factories.publish(
        factories.document(number="济槐政字〔2020〕7号", title="关于某事的批复")
    )


def test_a_press_copies_the_citation_of_the_clause_that_was_chosen(open_page, document):
    allowed = ["clipboard-read", "clipboard-write"]
    with open_page(viewport=DESKTOP, permissions=allowed) as page:
        page.goto(document.get_absolute_url())
        page.select_option("#id_clause", "二")
        page.locator(".citation form button").click()
        page.wait_for_url("**clause=*")
        field = page.locator("#cite-plain")
        cited = "《关于某事的批复》（济槐政字〔2020〕7号）第二条"
        expect(field).to_have_value(cited)
        button = page.locator("#cite-plain + button")
        expect(button).to_have_text("复制")
        button.click()
        expect(button).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == cited
        expect(button).to_have_text("复制")


def test_without_script_the_fields_are_there_and_no_button_that_does_nothing(
    no_javascript, document
):
    page = no_javascript
    page.goto(document.get_absolute_url())
    expect(page.locator("#cite-plain")).to_have_value(
        "《关于某事的批复》（济槐政字〔2020〕7号）"
    )
    expect(page.locator(".citation .forms button")).to_have_count(0)
    page.select_option("#id_clause", "一")
    page.locator(".citation form button").click()
    page.wait_for_url("**clause=*")
    expect(page.locator("#cite-plain")).to_have_value(
        "《关于某事的批复》（济槐政字〔2020〕7号）第一条"
    )


def test_a_permalink_comes_with_the_mouse_and_with_the_focus(desktop, document):
    desktop.goto(document.get_absolute_url())
    link = desktop.locator("[id='二'] .permalink")
    expect(link).to_have_css("opacity", "0")
    desktop.locator("[id='二']").hover()
    expect(link).to_have_css("opacity", "1")
    desktop.mouse.move(0, 0)
    link.focus()
    desktop.keyboard.press("Shift")
    link.press("Enter")
    desktop.wait_for_url("**#%E4%BA%8C")
