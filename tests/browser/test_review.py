"""The review page in a browser: jumps from doubt to doubt, settles, mends, without JavaScript too."""

import pytest
from django.urls import reverse

from gazette.models import Document, Finding, Reading
from personnel.models import Change
from tests import factories
from tests.gazette.test_review import TEXT, finding, read_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"


@pytest.fixture
def document():
    factories.organization("青岭市柳河区人民政府")
    factories.organization("柳河区水务局")
    factories.organization("柳河区统计局")
    # Long enough that not every doubt is in sight.
    more = "".join(f"{name}建国为柳河区统计局科员；\n" for name in SURNAMES)
    text = TEXT.replace("免去：", f"{more}免去：")
    document = read_in(text)
    finding(document)
    removed = "段文清的柳河区水利局局长职务。"
    finding(document, code="same-post", text="“段文清”可疑", source_text=removed)
    return document


def opened(page, sign_in, document):
    sign_in(page, factories.administrator())
    page.goto(reverse("admin:gazette_document_review", args=[document.pk]))


def no_wider_than_its_window(page):
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


def stands_at(page):
    """The text of the row that has the focus."""
    return page.evaluate("document.activeElement.closest('[data-stop]').innerText")


def in_sight(page):
    top = "document.activeElement.getBoundingClientRect().top"
    return 0 <= page.evaluate(top) < page.viewport_size["height"]


def test_keys_and_buttons_go_from_doubt_to_doubt(
    desktop, sign_in, document, screenshot
):
    opened(desktop, sign_in, document)
    doubts = desktop.locator("[data-stop].review-doubtful").count()
    assert doubts >= 2
    desktop.keyboard.press("f")
    first = stands_at(desktop)
    assert in_sight(desktop)
    screenshot(desktop, "review-doubt")
    desktop.click("[data-jump='1']")
    assert stands_at(desktop) != first and in_sight(desktop)
    where = desktop.locator(".review-where")
    assert where.inner_text() == f"2 / {doubts}"
    desktop.keyboard.press("d")
    assert stands_at(desktop) == first
    desktop.click("[data-jump='1']")
    desktop.click("[data-jump='-1']")
    assert stands_at(desktop) == first


def test_a_field_and_its_words_light_up_together(desktop, sign_in, document):
    opened(desktop, sign_in, document)
    field = desktop.locator(".field[data-name=name]", has_text="孟春华").first
    field.locator("dd").hover()
    assert desktop.locator("mark.lit").all_inner_texts() == ["孟春华"]
    field.locator(".why summary").click()
    assert "标题也这样写" in field.inner_text()
    desktop.locator("mark", has_text="孟春华").first.hover()
    lit = desktop.locator(".field.lit .value").all_inner_texts()
    assert lit == ["孟春华"]
    field.locator("a").click()
    assert (
        desktop.evaluate("document.querySelector('mark:target').innerText") == "孟春华"
    )


def test_a_finding_is_accepted_with_the_keyboard(desktop, sign_in, document):
    opened(desktop, sign_in, document)
    line = "钟立为柳河区统计局副局长（试用期一年）。"
    text = "“钟立”是否为姓名不能确定"
    doubt = finding(document, text=text, source_text=line)
    desktop.reload()
    while "“钟立”是否" not in (desktop.keyboard.press("f") or stands_at(desktop)):
        continue
    desktop.keyboard.press("a")
    reason = desktop.locator("input[name=reason]:focus")
    reason.fill("已查干部档案")
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    doubt.refresh_from_db()
    assert (doubt.resolution_kind, doubt.resolution) == ("waived", "已查干部档案")
    assert doubt.resolved_by == factories.administrator()
    assert "钟立" in stands_at(desktop)


def test_an_entry_is_mended_where_it_stands(desktop, sign_in, document, screenshot):
    opened(desktop, sign_in, document)
    entry = desktop.locator(".entry", has_text="孟春华").first
    entry.locator("[data-mend]").click()
    name = entry.locator("#mend [name=name]")
    name.wait_for()
    assert name.evaluate("one => one === document.activeElement")
    screenshot(desktop, "review-mend")
    desktop.keyboard.press("Escape")
    assert not desktop.locator("#mend").count()
    entry.locator("[data-mend]").click()
    name.fill("孟春花")
    entry.get_by_label("“孟春华”是否为姓名不能确定").check()
    with desktop.expect_navigation():
        entry.locator("#mend button").click()
    assert "/review/#" in desktop.url
    assert Change.objects.filter(name="孟春花").exists()
    assert not Finding.objects.open().filter(code="name-doubtful").exists()


def test_a_name_is_learned_where_it_is_doubted(desktop, sign_in, document):
    opened(desktop, sign_in, document)
    form = desktop.locator("form[action*='/name/']").first
    form.locator("[name=organization]").fill("柳河区水务局")
    with desktop.expect_navigation():
        form.locator("button").click()
    data = TEXT.replace("6号", "7号")
    read_in(data)
    again = Finding.objects.filter(reading=Reading.objects.latest("pk"))
    assert not again.filter(code="organization-unknown").exists()


def test_without_javascript_all_of_it_works(no_javascript, sign_in, document):
    page = no_javascript
    opened(page, sign_in, document)
    assert not page.locator(".review-jumps").is_visible()
    page.locator(".entry", has_text="钟立").locator("[data-mend]").click()
    page.fill("#mend [name=remark]", "试用期半年")
    with page.expect_navigation():
        page.click("#mend button")
    assert Change.objects.get(name="钟立").remark == "试用期半年"
    acts = page.locator(".finding-acts", has=page.locator("button[value=waived]")).last
    acts.locator("summary").click()
    with page.expect_navigation():
        acts.locator("button[value=waived]").click()
    assert Finding.objects.exclude(resolved_at=None).count() == 1


def test_on_a_phone_it_fits_and_the_buttons_stay_in_reach(
    phone, sign_in, document, screenshot
):
    opened(phone, sign_in, document)
    no_wider_than_its_window(phone)
    phone.tap("[data-jump='1']")
    assert in_sight(phone)
    screenshot(phone, "review-phone")
    phone.locator("[data-mend]").first.tap()
    phone.locator("#mend [name=name]").wait_for()
    no_wider_than_its_window(phone)
    assert phone.locator("[data-jump='1']").bounding_box()["y"] < 812
    screenshot(phone, "review-mend-phone")
    assert Document.objects.count() == 1
