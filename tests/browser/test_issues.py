"""Putting an issue together and publishing it as one, in a real browser."""

import pytest
from django.urls import reverse

from core.text.people import called
from gazette.models import Document
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECTIONS = ("区政府文件", "区政府办公室文件", "人事任免")
TITLES = (
    "区政府文件|青山区人民政府关于同意新建幸福社区居民委员会的批复",
    "区政府文件|青山区人民政府关于印发《青山区推进政府职能转变和“放管服”改革工作要点》的通知",
    "区政府文件|青山区人民政府关于公布区级行政权力事项划转清单的通知",
    "区政府办公室文件|青山区人民政府办公室关于印发青山区重大行政决策目录的通知",
    "人事任免|青山区人民政府关于董忠等同志任免职务的通知",
    "人事任免|青山区人民政府关于张晓冬等同志任免职务的通知",
)


def documents(issue):
    for order, line in enumerate(TITLES, 1):
        section, title = line.split("|")
        yield factories.document(
            title=title,
            issue=issue,
            order=order,
            page=order * 3 - 2,
            section=factories.section(section, order=SECTIONS.index(section)),
        )


@pytest.fixture
def issue():
    issue = factories.issue(number=4, total_number=88, date="2020-12-31")
    for document, state in zip(
        documents(issue),
        ("published", "approved", "approved", "in_review", "draft", "draft"),
        strict=True,
    ):
        factories.take(document, state)
    factories.document(title="青山区人民政府关于做好防汛工作的通知")
    factories.take(
        factories.document(title="青山区人民政府关于禁放烟花爆竹的通告"), "approved"
    )
    return issue


def address(issue, page):
    return reverse(f"admin:gazette_issue_{page}", args=[issue.pk])


def placed(issue):
    return list(
        issue.documents.order_by(*issue.CONTENTS_ORDER).values_list("pk", flat=True)
    )


def act(page, transition):
    with page.expect_navigation():
        page.click(f"button.transition-{transition}")
    page.wait_for_selector(".messagelist .success")


def sideways(page):
    return page.evaluate("() => document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_every_page_of_an_issue_fits(request, device, issue, sign_in, screenshot):
    page = request.getfixturevalue(device)
    sign_in(page, factories.reviewer())
    for name in ("change", "contents", "preview"):
        assert page.goto(address(issue, name)).status == 200
        assert sideways(page) <= 0, name
        screenshot(page, f"issue-{name}-{device}")
    page.goto(address(issue, "change"))
    for ask in page.locator("details.workflow-ask summary").all():
        ask.click()
    screenshot(page, f"issue-asked-{device}")


def test_a_row_is_moved_with_the_keyboard_and_stays_in_its_section(
    desktop, issue, sign_in
):
    sign_in(desktop, factories.administrator())
    before = placed(issue)
    desktop.goto(address(issue, "contents"))
    row = desktop.locator(f"tr:has([name=document-{before[-1]}-version])")
    up, down = row.locator(".move").all()
    assert down.is_disabled()
    up.focus()
    desktop.keyboard.press("Enter")
    assert up.is_disabled()
    assert desktop.evaluate("() => document.activeElement.dataset.down") == "true"
    desktop.click(".submit-row button.default")
    desktop.wait_for_selector(".messagelist .success")
    assert placed(issue) == [*before[:-2], before[-1], before[-2]]


def test_documents_are_searched_chosen_and_placed_without_javascript(
    no_javascript, issue, sign_in
):
    page = no_javascript
    sign_in(page, factories.administrator())
    found = Document.objects.get(title__contains="防汛")
    page.goto(address(issue, "contents"))
    other = placed(issue)[-1]
    page.fill(f"[name=document-{other}-page]", "77")
    page.fill("[name=q]", "防汛")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[name=document-{found.pk}-chosen]")
    assert page.locator(".placements.outside tbody tr").count() == 1
    assert page.input_value(f"[name=document-{other}-page]") == "77"
    page.check(f"[name=document-{found.pk}-chosen]")
    page.fill(f"[name=document-{found.pk}-order]", "1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    found.refresh_from_db()
    assert (found.issue, found.order) == (issue, 1)
    assert Document.objects.get(pk=other).page == 77


def test_two_who_put_it_together_at_once_both_keep_what_they_typed(
    open_page, issue, sign_in, screenshot
):
    with open_page() as one, open_page() as two:
        for page, user in (
            (one, factories.administrator()),
            (two, factories.reviewer()),
        ):
            sign_in(page, user)
            page.goto(address(issue, "contents"))
        last = placed(issue)[-1]
        for page, number in ((one, "41"), (two, "42")):
            page.fill(f"[name=document-{last}-page]", number)
            page.click(".submit-row button.default")
            page.wait_for_selector(".messagelist")
        assert Document.objects.get(pk=last).page == 41
        told = two.inner_text(".messagelist").lower()
        assert called(factories.administrator()) in told
        screenshot(two, "issue-conflict")
        assert two.input_value(f"[name=document-{last}-page]") == "42"
        two.click(".submit-row button.default")
        two.wait_for_selector(".messagelist .success")
        assert Document.objects.get(pk=last).page == 42


def test_an_issue_is_signed_approved_scheduled_and_taken_off_again(desktop, sign_in):
    issue = factories.issue()
    for document in documents(issue):
        factories.take(document, "in_review")
    sign_in(desktop, factories.reviewer())
    desktop.goto(address(issue, "change"))
    ask = desktop.locator("details:has(.transition-sign)")
    ask.locator("summary").click()
    for box in ask.locator("[name=gates]").all():
        box.check()
    for name in ("sign", "approve"):
        act(desktop, name)
    ask = desktop.locator("details:has(.transition-schedule)")
    ask.locator("summary").click()
    ask.locator("[name=scheduled_for]").fill("2099-01-01T00:00")
    act(desktop, "schedule")
    issue.refresh_from_db()
    assert issue.scheduled_for
    assert desktop.goto(address(issue, "contents")).status == 200
    assert desktop.locator(".placements input").count() == 0
    desktop.goto(address(issue, "change"))
    act(desktop, "unschedule")
    act(desktop, "publish")
    assert issue.documents.published().count() == len(TITLES)
