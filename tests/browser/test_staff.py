"""The main job as staff do it, in a real browser and on the real gazette."""

import pytest
from django.urls import reverse

from communities.models import CommunityState
from gazette.models import Document
from personnel.models import Tenure
from powers.models import PowerState
from statistics.models import Observation
from tests.factories import administrator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHANGE_LIST = "/admin/gazette/document/?all="


def test_a_gazette_is_read_reviewed_published_and_one_document_withdrawn(
    desktop, gazette_file, screenshot
):
    page = desktop
    sign_in_by_form(page)
    screenshot(page, "staff-front")
    page.goto(reverse("admin:gazette_reading_read"))
    page.set_input_files("#id_file", gazette_file)
    page.click(".submit-row button")
    page.wait_for_url("**/reading/*/change/")
    screenshot(page, "staff-reading")
    assert Document.objects.filter(state="draft").count() == 19

    document = Document.objects.get(number="济槐政字〔2020〕7号")
    page.goto(reverse("admin:gazette_document_change", args=[document.pk]))
    screenshot(page, "staff-document")
    page.goto(reverse("admin:gazette_document_review", args=[document.pk]))
    assert (
        "金科城第一社区居民委员会" in page.locator("main, #content").first.inner_text()
    )
    screenshot(page, "staff-review")

    for action in ("submit_selected", "approve_selected", "publish_selected"):
        page.goto(CHANGE_LIST)
        page.check("#action-toggle")
        page.select_option("select[name=action]", action)
        page.click("button[name=index]")
        page.wait_for_selector(".messagelist")
    screenshot(page, "staff-published")
    assert Document.objects.published().count() == 19
    assert in_force() == [29, 7, 147, 12]

    page.goto(reverse("admin:gazette_document_change", args=[document.pk]))
    page.click("details.workflow-ask summary")
    ask = page.locator("details[open] form")
    ask.locator("[name=note]").fill("内容有误")
    ask.locator("select").select_option("error")
    ask.locator("button.transition-withdraw").click()
    page.wait_for_selector(".messagelist")
    assert in_force() == [18, 7, 147, 12]
    assert page.goto("/documents/济槐政字/2020/7/").status == 410


def sign_in_by_form(page):
    administrator()
    page.goto("/admin/")
    page.fill("#id_username", "administrator")
    page.fill("#id_password", "a long test password")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def in_force():
    return [
        model.objects.published().count()
        for model in (CommunityState, Tenure, PowerState, Observation)
    ]
