"""Two people in two browsers at the same form: nobody's work is overwritten unseen."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model

from tests.admin_pages import url
from tests.browser.conftest import DESKTOP
from tests.core.test_lost_updates import CHANGED, FIRST, request_of
from tests.factories import document
from tests.samples import another, changeable, person, sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A choice that is loaded as one types has only the option that is chosen.
CHOOSE = """(select, value) => {
  select.append(new Option(value, value, true, true));
}"""


@pytest.fixture
def two(open_page, sign_in):
    """The pages of two people, each with a browser of their own."""
    with open_page(viewport=DESKTOP) as first, open_page(viewport=DESKTOP) as second:
        sign_in(first, person("first", "王", "小明"))
        sign_in(second, person("second", "李", "大年"))
        yield first, second


def two_values(record):
    """The name of a field on the page of ``record``, and two other values for it."""
    request = request_of(get_user_model().objects.get(username="first"))
    model_admin = admin.site._registry[type(record)]
    form = model_admin.get_form(request, record, change=True)(instance=record)
    name = changeable(form)
    value = form[name].value()
    return name, *(another(form.fields[name], value, number) for number in (0, 1))


def fill(page, name, value):
    control = page.locator(f"form[method=post] [name='{name}']").first
    kind = control.evaluate("control => control.type")
    if kind == "checkbox":
        control.set_checked(bool(value))
    elif kind == "select-one" and "admin-autocomplete" in (
        control.get_attribute("class") or ""
    ):
        control.evaluate(CHOOSE, value)
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value)


def value_of(page, name):
    return page.locator(f"form[method=post] [name='{name}']").first.input_value()


def save(page):
    with page.expect_navigation():
        page.click("[name=_save]")


def stored(record, name):
    return type(record)._base_manager.values_list(name, flat=True).get(pk=record.pk)


@pytest.mark.parametrize("model", CHANGED, ids=[one._meta.label for one in CHANGED])
def test_the_second_to_save_is_told_and_keeps_what_was_typed(model, two):
    first, second = two
    record = sample(model)
    name, mine, yours = two_values(record)
    for page in two:
        page.goto(url(record))
    fill(first, name, mine)
    save(first)
    assert first.locator(".errornote").count() == 0
    after = stored(record, name)
    fill(second, name, yours)
    save(second)
    assert FIRST in second.locator(".conflict").first.inner_text()
    assert value_of(second, name) == yours
    assert stored(record, name) == after
    save(second)
    assert second.locator(".errornote").count() == 0
    assert stored(record, name) != after


def test_an_action_of_a_list_leaves_out_what_another_has_changed(two):
    first, second = two
    changed, kept = document(), document()
    second.goto("/admin/gazette/document/")
    first.goto(url(changed))
    fill(first, "title", "王小明的标题")
    save(first)
    for record in (changed, kept):
        second.check(f"input[name=_selected_action][value='{record.pk}']")
    second.select_option("select[name=action]", "submit_selected")
    second.click("button[name=index]")
    second.wait_for_selector(".messagelist")
    assert FIRST in second.locator(".messagelist .error").inner_text()
    assert stored(changed, "state") == "draft"
    assert stored(kept, "state") == "in_review"


def test_a_comment_is_sent_without_leaving_unsaved_work(two):
    first, _ = two
    record = document()
    first.goto(url(record))
    fill(first, "title", "还没有保存的标题")
    comment = first.locator(".comment-new textarea")
    comment.fill("请核对 @")
    comment.press("End")
    first.keyboard.type("李")
    first.wait_for_selector(".mention-list")
    first.keyboard.press("Enter")
    assert comment.input_value() == "请核对 @李大年 "
    first.click(".comment-new button.default")
    first.wait_for_selector(".thread")
    assert value_of(first, "title") == "还没有保存的标题"
    save(first)
    assert stored(record, "title") == "还没有保存的标题"


def test_who_else_has_the_record_open_is_shown_and_gone_when_they_leave(two):
    first, second = two
    record = document()
    first.goto(url(record))
    second.goto(url(record))
    assert FIRST in second.locator("#presence").inner_text()
    first.goto("/admin/")
    first.wait_for_timeout(300)
    second.reload()
    assert second.locator("#presence").is_hidden()
