"""Pictures in a real browser: as large as the reader's text, their links within reach."""

import pytest
from playwright.sync_api import expect

from powers.models import Power, PowerState
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/powers/departments/"


@pytest.fixture(autouse=True)
def powers():
    for number, department in enumerate(("甲局", "甲局", "乙局", "")):
        PowerState.objects.create(
            power=Power.objects.create(name=f"许可{number}"),
            department=department,
            valid_from="2020-01-01",
            known_from="2020-01-01T00:00Z",
        )


def test_a_phone_and_a_wide_screen_have_a_drawing_of_their_size(desktop):
    for size, shown, hidden in ((PHONE, "narrow", "wide"), (DESKTOP, "wide", "narrow")):
        desktop.set_viewport_size(size)
        desktop.goto(PAGE)
        if size == PHONE:
            desktop.locator(".glance > summary").click()
        drawing = desktop.locator(f".drawing.{shown}")
        expect(drawing).to_be_visible()
        expect(desktop.locator(f".drawing.{hidden}")).to_be_hidden()
        assert drawing.locator("text").first.bounding_box()["height"] >= 12


def test_the_text_of_a_picture_grows_with_that_of_the_reader(desktop):
    desktop.goto(PAGE)
    drawing = desktop.locator(".drawing.wide")
    usual = drawing.bounding_box()
    desktop.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '150%')"
    )
    desktop.reload()
    assert drawing.bounding_box()["height"] == pytest.approx(usual["height"] * 1.5, 0.1)


def test_the_keyboard_reaches_what_a_bar_stands_for(desktop):
    desktop.goto(PAGE)
    link = desktop.locator(".drawing.wide a").first
    link.focus()
    expect(link).to_be_focused()
    expect(link).to_have_accessible_name("甲局 2")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/powers/?department=*")
