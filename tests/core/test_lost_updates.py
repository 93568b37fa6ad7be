"""Nobody's work is lost: every form, list and deletion of the admin, two people at each."""

from importlib import import_module

import pytest
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils.html import escape

from core.exchange.columns import Column
from core.exchange.registry import name_of, resource
from core.exchange.widgets import Text
from core.workflow.models import Publishable
from gazette.models import Organization, Relation
from tests import factories, sent
from tests.admin_pages import signed_in, url
from tests.exchange import edited, exported
from tests.samples import another, changeable, person, sample

import_module(settings.ROOT_URLCONF)
pytestmark = pytest.mark.django_db

FIRST, SECOND = "王小明", "李大年"


def request_of(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def may(model, right, user=None):
    """Whether the admin lets ``user``, or else anybody, do that with records of a model."""
    user = user or get_user_model()(is_active=True, is_staff=True, is_superuser=True)
    return getattr(admin.site._registry[model], f"has_{right}_permission")(
        request_of(user)
    )


def actions_of(model, user):
    return list(admin.site._registry[model].get_actions(request_of(user)))


def each(models):
    return pytest.mark.parametrize(
        "model", models, ids=[model._meta.label for model in models]
    )


REGISTRY = sorted(admin.site._registry, key=lambda model: model._meta.label)
CHANGED = [model for model in REGISTRY if may(model, "change")]
DELETED = [model for model in REGISTRY if may(model, "delete")]
WITH_ROWS = [model for model in CHANGED if admin.site._registry[model].inlines]
TABLES = [
    model
    for model in REGISTRY
    if hasattr(admin.site._registry[model], "resource_classes")
]


@pytest.fixture
def first():
    return signed_in(person("first", "王", "小明"))


@pytest.fixture
def second():
    return signed_in(person("second", "李", "大年"))


class Page:
    """A page as one person has it open: what it would send, and sending it."""

    def __init__(self, client, address, name):
        self.client, self.address = client, address
        self.take(client.get(address), name)

    def take(self, response, name):
        self.name, self.response = name, response
        self.data = sent.form(response, name)

    def send(self, **changes):
        self.data |= {name: [value] for name, value in changes.items()}
        return self.client.post(self.address, self.data, follow=True)


class Form(Page):
    """The change form of a record."""

    def __init__(self, client, record):
        super().__init__(client, url(record), "shown_version")
        self.form = self.response.context["adminform"].form
        self.field = changeable(self.form)

    def value(self):
        return (self.data.get(self.field) or [""])[0]

    def other(self, number):
        return another(self.form.fields[self.field], self.value(), number)


def change(client, record, number=0):
    """Somebody opens the page of ``record``, changes it and saves."""
    page = Form(client, record)
    page.typed = page.other(number)
    page.answer = page.send(**{page.field: page.typed})
    assert saved(page.answer), errors(page.answer)
    return page


def saved(answer):
    return [status for _, status in answer.redirect_chain] == [302]


def errors(answer):
    form = answer.context["adminform"].form
    return form.errors, [
        one.formset.errors for one in answer.context["inline_admin_formsets"]
    ]


def is_told(answer, name):
    return 'class="conflict"' in answer.text and name in answer.text


def stored(record):
    return type(record)._base_manager.filter(pk=record.pk).values().get()


@each(CHANGED)
def test_a_form_does_not_save_over_what_another_has_saved(model, first, second):
    record = sample(model)
    late = Form(second, record)
    early = change(first, record)
    after, typed = stored(record), late.other(1)
    answer = late.send(**{late.field: typed})
    assert answer.status_code == 200
    assert is_told(answer, FIRST)
    if isinstance(late.form.fields[late.field], forms.CharField):
        assert escape(early.typed) in answer.text
    assert stored(record) == after
    late.take(answer, "shown_version")
    assert late.value() == typed
    assert saved(late.send())
    assert stored(record) != after
    assert Form(second, record).value() == typed


@each(CHANGED)
def test_a_form_without_what_it_was_shown_is_refused(model, first):
    record = sample(model)
    for forged in ("", "1", "x" * 100, "\0"):
        page = Form(first, record)
        before = stored(record)
        page.data["shown_version"] = [forged]
        assert page.send(**{page.field: page.other(0)}).status_code == 200
        assert stored(record) == before


def inline_rows(form):
    """(formset, its first row) of the rows that the page lets people change."""
    for inline in form.response.context["inline_admin_formsets"]:
        rows = inline.formset.initial_forms
        if rows and inline.has_change_permission:
            yield inline.formset, rows[0]


@each(WITH_ROWS)
def test_rows_of_a_form_are_guarded_too(model, first, second):
    record = with_rows(model, first)
    for formset, _ in list(inline_rows(Form(first, record))):
        late = Form(second, record)
        change_row(first, record, formset.prefix, 0)
        name, typed = row_input(late, formset.prefix, 1)
        answer = late.send(**{name: typed})
        assert answer.status_code == 200
        assert is_told(answer, FIRST)
        late.take(answer, "shown_version")
        assert late.data[name] == [typed]
        assert saved(late.send())
        assert Form(second, record).data[name] == [typed]


def with_rows(model, client):
    """A record of the model with rows that people change, or else the test is skipped."""
    record = sample(model)
    if list(inline_rows(Form(client, record))):
        return record
    return pytest.skip("It has no rows that people change.")


def row_input(page, prefix, number):
    """The name of an input of the first row, and another value for it."""
    [row] = [row for rows, row in inline_rows(page) if rows.prefix == prefix]
    field = changeable(row)
    name = row.add_prefix(field)
    return name, another(row.fields[field], (page.data.get(name) or [""])[0], number)


def change_row(client, record, prefix, number):
    page = Form(client, record)
    name, typed = row_input(page, prefix, number)
    answer = page.send(**{name: typed})
    assert saved(answer), errors(answer)


@each(WITH_ROWS)
def test_rows_that_changed_without_their_record_are_noticed(model, first, second):
    record = with_rows(model, first)
    for formset, row in list(inline_rows(Form(first, record))):
        late = Form(second, record)
        name, typed = row_input(late, formset.prefix, 1)
        field = formset.model._meta.get_field(changeable(row))
        behind = formset.model._base_manager.filter(pk=row.instance.pk)
        behind.update(
            **{field.name: field.to_python(row_input(late, formset.prefix, 2)[1])}
        )
        before = stored(row.instance)
        answer = late.send(**{name: typed})
        assert 'class="conflict"' in answer.text
        assert stored(row.instance) == before


@each(WITH_ROWS)
def test_rows_that_are_gone_or_new_are_told_and_nothing_typed_is_lost(
    model, first, second
):
    record = with_rows(model, first)
    for formset, row in list(inline_rows(Form(first, record))):
        late = Form(second, record)
        name, typed = row_input(late, formset.prefix, 1)
        row.instance.delete()
        answer = late.send(**{name: typed})
        assert answer.status_code == 200
        late.take(answer, "shown_version")
        assert late.data[name] == [typed]
        assert saved(late.send(**{row.add_prefix("DELETE"): "on"}))


@each(DELETED)
def test_what_was_typed_for_a_record_that_is_gone_is_shown(model, first, second):
    record = sample(model)
    late = Form(second, record)
    page = Page(first, url(record, "delete"), "post")
    page.send()
    typed = late.other(1)
    answer = late.send(**{late.field: typed})
    assert answer.status_code == 409
    assert escape(typed) in answer.text
    assert FIRST in answer.text


@each(DELETED)
def test_a_deletion_is_of_what_was_confirmed(model, first, second):
    record = sample(model)
    page = Page(second, url(record, "delete"), "post")
    change(first, record)
    answer = page.send()
    assert model._base_manager.filter(pk=record.pk).exists()
    assert FIRST in messages_of(answer)
    page.take(answer, "post")
    page.send()
    assert not model._base_manager.filter(pk=record.pk).exists()


@each(DELETED)
def test_a_deletion_without_what_was_shown_is_refused(model, first):
    record = sample(model)
    for data in (
        {"post": "yes"},
        {"x": "y"},
        {"post": "yes", "seen": f"{record.pk}:1"},
    ):
        first.post(url(record, "delete"), data)
        assert model._base_manager.filter(pk=record.pk).exists()
    chosen = {"action": "delete_selected", "_selected_action": [record.pk]}
    first.post(url(model, "changelist"), chosen | {"post": "yes"})
    assert model._base_manager.filter(pk=record.pk).exists()


def messages_of(answer):
    return " ".join(map(str, answer.context["messages"]))


class List(Page):
    """The list of a model."""

    def __init__(self, client, model):
        super().__init__(client, f"{url(model, 'changelist')}?all=", "action")

    def act(self, action, *records, **data):
        self.data["_selected_action"] = [str(record.pk) for record in records]
        return self.send(action=action, index="0", **data)


@each(CHANGED)
def test_an_action_refuses_rows_that_changed_since_the_list_was_shown(
    model, first, second
):
    for number, action in enumerate(actions_of(model, first.user)):
        record = sample(model)
        page = List(second, model)
        change(first, record, number % 4)
        before = stored(record)
        answer = page.act(action, record)
        assert stored(record) == before, action
        assert FIRST in messages_of(answer), action


@each(DELETED)
def test_the_rows_that_did_not_change_are_deleted_after_a_page_that_asks(
    model, first, second
):
    changed, kept, gone = (sample(model) for _ in range(3))
    page = List(second, model)
    change(first, changed)
    asked = page.act("delete_selected", changed, kept, gone)
    assert FIRST in messages_of(asked)
    page.take(asked, "post")
    assert page.data["_selected_action"] == [str(kept.pk), str(gone.pk)] or page.data[
        "_selected_action"
    ] == [str(gone.pk), str(kept.pk)]
    change(first, kept, 1)
    answer = page.send()
    assert FIRST in messages_of(answer)
    assert (
        model._base_manager.filter(pk__in=[changed.pk, kept.pk, gone.pk]).count() == 3
    )
    page = List(second, model)
    page.take(page.act("delete_selected", kept, gone), "post")
    page.send()
    left = model._base_manager.filter(pk__in=[changed.pk, kept.pk, gone.pk])
    assert list(left) == [changed]


@each(REGISTRY)
def test_no_list_is_edited_in_place(model):
    assert admin.site._registry[model].list_editable == ()


@pytest.fixture
def uploads(settings, tmp_path):
    waiting = settings.STORAGES["import_export"]
    settings.STORAGES |= {
        "import_export": waiting | {"OPTIONS": {"location": tmp_path}}
    }


@each([model for model in TABLES if model is not Relation])
def test_an_import_is_of_what_its_preview_showed(model, first, second, uploads):
    sample(model)
    name = name_of(admin.site._registry[model].resource_classes[0])
    record = resource(name).get_queryset().first()
    file, column = exported(name), last_text_column(resource(name))
    upload = {"import_file": edited_file(file, column, "第一稿"), "resource": "0"}
    page = Page.__new__(Page)
    page.client, page.address = second, url(model, "process_import")
    page.take(second.post(url(model, "import"), upload), "import_file_name")
    change(first, record)
    before = exported(name)
    assert FIRST in messages_of(page.send())
    assert exported(name) == before
    upload = {"import_file": edited_file(before, column, "第二稿"), "resource": "0"}
    page.take(second.post(url(model, "import"), upload), "import_file_name")
    assert FIRST in page.response.text
    page.send()
    assert exported(name) == edited(before, 1, column, "第二稿")


def last_text_column(table):
    """The heading of a column that any text fits."""
    free = [
        one.column_name
        for one in table.own_columns
        if type(one) is Column
        and type(one.widget) is Text
        and one.attribute not in table.key
        and not one.optional
    ]
    return free[-1] if free else table.own_columns[-1].column_name


def edited_file(file, column, value):
    return SimpleUploadedFile("表.csv", edited(file, 1, column, value))


def test_a_confirmed_import_without_the_mark_of_its_preview_is_refused(first, uploads):
    sample(Organization)
    file = edited_file(exported("organizations"), "简称", "局")
    page = Page.__new__(Page)
    page.client, page.address = first, url(Organization, "process_import")
    upload = {"import_file": file, "resource": "0"}
    page.take(first.post(url(Organization, "import"), upload), "import_file_name")
    before = exported("organizations")
    assert messages_of(page.send(shown=""))
    assert exported("organizations") == before


# What says which state of the records a form shows, and what is about no record's state.
SHOWN = ("shown_version", "version", "seen", "seen_record")
OTHER = ("/logout/", "/comments/", "/setlang/", "/do/")


def unguarded(page):
    """Where the forms of a page lead that do not say which state they show."""
    return [
        form.action
        for form in sent.forms(page)
        if form.method == "post"
        and form.data.keys() - {"csrfmiddlewaretoken"}
        and not any(part in form.action for part in OTHER)
        and not any(name.split("-")[0] in SHOWN for name in form.data)
    ]


@each(CHANGED)
def test_every_form_on_the_page_of_a_record_says_what_it_shows(model, first):
    record = sample(model)
    assert unguarded(first.get(url(record))) == []
    if isinstance(record, Publishable):
        taken = getattr(record, "document", record)
        for name in ("submit", "sign", "approve", "publish"):
            factories.pass_step(taken, name)
            page = first.get(url(type(record).objects.get(pk=record.pk)))
            assert "/transition/" in page.text, name
            assert unguarded(page) == []
            assert unguarded(first.get(url(taken, "review"))) == []


def test_every_form_of_a_list_says_what_it_shows(first):
    for model in CHANGED:
        sample(model)
        assert unguarded(first.get(url(model, "changelist"))) == [], model
