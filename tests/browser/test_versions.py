"""Versions, their comparison and the review of a document, in a real browser."""

import pytest
from playwright.sync_api import expect

from communities.models import Change, Community
from gazette.models import Document
from tests import factories
from tests.corrections import correction_of, edit, entries

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HIDDEN = "尚未公开的第三版"
CLAUSES = [
    "关于设立“金科诚第一社区居民委员会”。管辖金科世界城A区，东至刘长山路，南至兴福寺路，"
    "西至齐州路，北至北小辛庄，共有居民2663户，社区服务用房位于金科世界城A区12号楼一层。",
    "关于调整“锦绣城社区居民委员会”。管辖范围调整为锦绣城一期、二期，共有居民约4000余户。",
    "关于撤销“北小辛庄社区居民委员会”。其管辖范围并入金科诚第一社区居民委员会。",
]
NUMERALS = "一二三四五六七八九十"


def body(clauses):
    lines = [
        "兴福街道办事处：",
        "你办《关于设立社区居民委员会的请示》收悉，经研究，批复如下：",
    ]
    lines += [f"{n}、{clause}" for n, clause in zip(NUMERALS, clauses, strict=False)]
    lines += [f"（{n}）请按照有关规定办理第{n}项的后续工作。" for n in NUMERALS[:6]]
    return "\n".join([*lines, "此复。"])


@pytest.fixture
def corrected():
    """A document in two versions, and the draft of a third."""
    document = factories.document(
        number="青山政字〔2020〕7号",
        title="青山区人民政府关于设立金科诚等社区居民委员会的批复",
        genre="批复",
        body=body(CLAUSES),
    )
    rows = [[str(n), f"第{n}小区", f"{n * 137}户"] for n in range(1, 13)]
    factories.attachment(
        document, rows, ("序号", "小区", "户数"), title="附件：各小区户数一览表"
    )
    area = {"label": "A区", "east": "刘长山路", "south": "兴福寺路", "west": "齐州路"}
    factories.decision(
        {"name": "金科诚第一社区居民委员会", "households": 2663, "areas": [area]},
        {"kind": "adjust", "name": "锦绣城社区居民委员会", "clause": "二"},
        {"kind": "abolish", "name": "北小辛庄社区居民委员会", "clause": "三"},
        document=document,
    )
    factories.publish(document)
    second = correction_of(document, "社区名称一处误字、户数一处有误，现予更正。")
    second.title = second.title.replace("金科诚", "金科城")
    clauses = [CLAUSES[0].replace("2663", "2668"), *CLAUSES[1:]]
    clauses.insert(1, "关于设立“兴福社区居民委员会”。管辖兴福小区，共有居民1210户。")
    second.body = body([clause.replace("金科诚", "金科城") for clause in clauses])
    second.save()
    table = second.attachments.get()
    table.rows[5][2] = "828户"
    table.rows.insert(8, ["9", "兴福小区", "1210户"])
    for position, row in enumerate(table.rows, 1):
        row[0] = str(position)
    table.save()
    first, adjusted, abolished = entries(second, Change)
    edit(first, name="金科城第一社区居民委员会", households=2668, households_text="")
    first.areas.update(west="齐州路、美里路", north="北小辛庄")
    factories.community_change(
        first.change_set, order=4, clause="二", name="兴福社区居民委员会"
    )
    for clause, entry in (("三", adjusted), ("四", abolished)):
        edit(entry, clause=clause)
    factories.publish(second)
    draft = correction_of(second, HIDDEN)
    Document.objects.filter(pk=draft.pk).update(title=HIDDEN)
    return second


def addresses(document):
    page = document.get_absolute_url()
    return {
        "in-force": page,
        "old-version": f"{page}v1/",
        "comparison": f"{page}compare/1-2/",
        "corrected-community": Community.objects.order_by("pk")
        .first()
        .get_absolute_url(),
    }


@pytest.mark.parametrize("name", ["desktop", "phone", "printed"])
def test_versions_and_their_comparison_fit_the_screen(
    name, corrected, request, screenshot
):
    page = request.getfixturevalue(name)
    for kind, address in addresses(corrected).items():
        assert page.goto(address).status == 200, address
        assert HIDDEN not in page.content(), address
        wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{address} scrolls sideways by {wide} px"
        screenshot(page, f"{kind}-{name}")


def contrast(page, selector):
    """The contrast of the text of the first ``selector`` with the ground it stands on."""
    return page.evaluate(
        """(selector) => {
          const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
          const light = ([r, g, b]) => {
            const [x, y, z] = [r, g, b].map((c) => {
              const part = c / 255;
              return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * x + 0.7152 * y + 0.0722 * z;
          };
          let element = document.querySelector(selector);
          const ink = light(numbers(getComputedStyle(element).color));
          const grounded = (one) => {
            const ground = numbers(getComputedStyle(one).backgroundColor);
            return ground.length === 3 || ground[3] > 0 ? ground : null;
          };
          while (element.parentElement && !grounded(element)) {
            element = element.parentElement;
          }
          const ground = light(grounded(element) || [255, 255, 255]);
          return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_readable_in_light_and_dark_and_in_print(
    scheme, corrected, open_page, screenshot
):
    with open_page(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme
    ) as page:
        page.goto(addresses(corrected)["comparison"])
        for media in ("screen", "print"):
            page.emulate_media(media=media, color_scheme=scheme)
            for mark in ("del", "ins"):
                assert contrast(page, f".compare-text {mark}") >= 4.5, (media, mark)
                line = page.locator(f".compare-text {mark}").first.evaluate(
                    "(one) => getComputedStyle(one).textDecorationLine"
                )
                assert line == {"del": "line-through", "ins": "underline"}[mark]
            screenshot(page, f"comparison-{scheme}-{media}")


def test_a_reader_without_javascript_goes_from_the_old_version_to_what_was_corrected(
    no_javascript, corrected
):
    page = no_javascript
    old = addresses(corrected)["old-version"]
    page.goto(old)
    page.locator(".old-version a").nth(1).click()
    page.wait_for_url("**/compare/1-2/")
    fold = page.locator("details.compare-fold").first
    hidden = fold.locator(".compare-row").first
    expect(hidden).to_be_hidden()
    fold.locator("summary").click()
    expect(hidden).to_be_visible()


def drafts(document):
    draft = Document.objects.get(supersedes=document)
    return f"/admin/gazette/document/{draft.pk}"


@pytest.fixture
def staff_page(desktop, sign_in):
    sign_in(desktop, factories.administrator())
    return desktop


def test_a_correction_is_one_click_from_what_it_changes(
    staff_page, corrected, screenshot
):
    page = staff_page
    page.goto(f"{drafts(corrected)}/review/")
    screenshot(page, "admin-review-correction")
    page.locator(".review-links a[href$='/compare/']").click()
    page.locator(".compare del").first.wait_for()
    assert HIDDEN in page.content()
    screenshot(page, "admin-compare-draft")
    page.select_option("select[name=old]", "1")
    page.select_option("select[name=new]", "2")
    page.locator(".choose-versions button").click()
    page.wait_for_url("**old=1&new=2")
    expect(page.locator(".comparison .compare")).not_to_contain_text(HIDDEN)
    screenshot(page, "admin-compare")
    page.emulate_media(media="print")
    screenshot(page, "admin-compare-print")
    page.emulate_media(media="screen", color_scheme="dark")
    screenshot(page, "admin-compare-dark")


def test_the_review_is_walked_through_by_keys(staff_page, corrected, screenshot):
    page = staff_page
    page.goto(f"/admin/gazette/document/{corrected.pk}/review/")
    focused = "() => document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "一"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(focused) == "二"
    top = page.evaluate("() => document.activeElement.getBoundingClientRect().top")
    bar = page.locator(".review-bar").bounding_box()
    assert bar["y"] + bar["height"] <= top < 400
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    screenshot(page, "admin-review")
    page.keyboard.press("o")
    page.wait_for_url("**/communities/change/*/change/")


def test_the_review_is_whole_without_javascript(
    open_page, corrected, sign_in, screenshot
):
    with open_page(java_script_enabled=False) as page:
        sign_in(page, factories.administrator())
        page.goto(f"/admin/gazette/document/{corrected.pk}/review/")
        assert page.locator(".review-row .entry").count() == 4
        assert not page.locator(".review-keys").is_visible()


def test_the_review_fits_a_phone(phone, corrected, sign_in, screenshot):
    sign_in(phone, factories.administrator())
    phone.goto(f"/admin/gazette/document/{corrected.pk}/review/")
    wide = phone.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    screenshot(phone, "admin-review-phone")
