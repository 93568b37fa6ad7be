"""Every kind of public page in a real browser: desktop, phone, print, without JavaScript."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from communities.models import Community
from gazette.models import Document
from personnel.models import Tenure
from powers.models import Power
from statistics.models import Indicator
from tests import factories
from tests.browser.conftest import TAKING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HIDDEN = "尚未公开的草稿"


@pytest.fixture
def pages():
    """The address of every kind of page, with the sample published beside a draft."""
    call_command("sample")
    Document.objects.create(
        number="济槐政字〔2020〕99号",
        title=HIDDEN,
        body=HIDDEN,
        signed_date="2020-12-31",
    )
    renamed = Document.objects.get(number="济槐政字〔2020〕7号")
    tenure = Tenure.objects.published().first()
    return {
        "home": "/",
        "issues": "/issues/",
        "issue": renamed.issue.get_absolute_url(),
        "issue-whole": f"{renamed.issue.get_absolute_url()}full/",
        "documents": "/documents/",
        "documents-found": "/documents/?q=社区",
        "search": "/search/?q=社区",
        "series": "/documents/济槐政字/2020/",
        "document": renamed.get_absolute_url(),
        "document-table": Document.objects.get(
            serial=17, code="济槐政字"
        ).get_absolute_url(),
        "communities": "/communities/",
        "communities-then": "/communities/?as_of=2020-06-30",
        "communities-known": "/communities/?as_of=2020-06-30&known_at=2020-06-10",
        "communities-changes": "/communities/changes/?from=2020-05-01&to=2020-10-01",
        "subdistricts": "/communities/subdistricts/",
        "community": Community.objects.order_by("pk").first().get_absolute_url(),
        "personnel": "/personnel/",
        "person": tenure.person.get_absolute_url(),
        "post": tenure.post.get_absolute_url(),
        "powers": "/powers/",
        "departments": "/powers/departments/",
        "power": Power.objects.order_by("pk").first().get_absolute_url(),
        "statistics": "/statistics/",
        "log": "/changes/communities/",
        "organizations": "/organizations/",
        "data": "/data/",
        "feeds": "/feeds/",
        "api": "/api/",
        "accessibility": "/accessibility/",
        "indicator": Indicator.objects.order_by("pk").first().get_absolute_url(),
    }


def look_at(page, addresses, name, screenshot):
    for kind, address in addresses.items():
        assert page.goto(address).status == 200, address
        assert page.locator("h1").count() == 1, address
        assert HIDDEN not in page.content(), address
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{address} scrolls sideways by {wide} px"
        screenshot(page, f"{kind}-{name}")


# The dark is looked at by people, and by the test of accessible pages.
@pytest.mark.parametrize("name", ["desktop", "phone", *(["dark"] if TAKING else [])])
def test_every_page_opens_and_fits_the_screen(name, pages, request, screenshot):
    look_at(request.getfixturevalue(name), pages, name, screenshot)


def test_every_page_prints_without_its_navigation(printed, pages, screenshot):
    for kind, address in pages.items():
        printed.goto(address)
        assert not printed.locator("nav").first.is_visible(), address
        assert printed.locator("main").is_visible()
        screenshot(printed, f"{kind}-print")


def test_a_reader_without_javascript_finds_the_clause_behind_a_value(
    no_javascript, pages
):
    page = no_javascript
    for address in pages.values():
        assert page.goto(address).status == 200
        assert HIDDEN not in page.content()
    page.goto("/communities/")
    page.fill("main input[name=q]", "金科城第一")
    page.press("main input[name=q]", "Enter")
    row = page.locator("main table tbody tr")
    expect(row).to_have_count(1)
    row.locator("a", has_text="2663").click()
    page.wait_for_url("**#" + "%E4%B8%83")
    expect(page.locator("[id='七']")).to_contain_text("2663")


def test_a_register_is_read_as_of_a_day_and_goes_back_when_a_document_is_withdrawn(
    desktop, pages
):
    def rows(address):
        desktop.goto(address)
        return desktop.locator("main table tbody tr").count()

    assert rows("/communities/?as_of=2020-05-25&page_size=100") == 0
    before = rows("/communities/?q=嘉瑞")
    assert before == 1
    document = Document.objects.get(serial=13, code="济槐政字")
    factories.withdraw(document)
    assert rows("/communities/?q=嘉瑞") == 0
    assert desktop.goto(document.get_absolute_url()).status == 410


def test_an_unknown_page_is_answered_in_chinese(desktop):
    assert desktop.goto("/documents/济槐政字/2020/99/").status == 404
    assert desktop.locator("h1").count() == 1
