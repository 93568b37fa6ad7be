"""What no form asks for is set by no form: forged fields in every post, list and import.

Everything is sent twice, as the page sends it and with every field of every record in it
added, under all names that a form could read. Both must come to the same in the database.
"""

from datetime import datetime

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.utils import timezone, translation

from core.exchange.registry import name_of, resource, table_names
from core.guard.versions import Shown, values_of
from core.models import Signoff, TransitionLog
from core.workflow.models import Publishable
from core.workflow.schedule import kinds
from core.workflow.states import Gate
from gazette.bundles import TOGETHER
from gazette.models import Document, Issue
from tests import factories, sent
from tests.admin_pages import signed_in, url
from tests.core.test_lost_updates import (
    CHANGED,
    REGISTRY,
    TABLES,
    Form,
    actions_of,
    each,
    errors,
    last_text_column,
    may,
    uploads,  # noqa: F401
)
from tests.core.test_workflow_table import WAYS, make
from tests.exchange import csv_of, edited, exported, imported, rows_of
from tests.samples import another, person, sample

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LONG_AGO = 2019
# Those of the abstract model, as one of its kinds has them.
FIELDS = {
    field.name: Document._meta.get_field(field.name)
    for field in Publishable._meta.fields
}
KINDS = list(kinds())
ENTRIES = [
    model for model in REGISTRY if "change_set" in (f.name for f in model._meta.fields)
]
ADDED = [model for model in REGISTRY if may(model, "add")]
CLOSED = ("review", "approved", "published", "withdrawn")
WANTED = {"state": "published", "version": "99", "edition": "7"}

# What may change of a publishable, by what is done with it: written by hand.
SAVED = {"version", "updated_at", "updated_by", "edited_at", "edited_by"}
MOVED = {"state", "version", "updated_at", "updated_by"}
PUBLISHED = MOVED | {"published_at", "schedule_fault"}
EFFECTS = {
    "submit": MOVED | {"submitted_by", "submitted_version"},
    "return": MOVED,
    "sign": set(),
    "approve": MOVED,
    "schedule": MOVED | {"scheduled_for"},
    "unschedule": MOVED | {"scheduled_for", "schedule_fault"},
    "publish": PUBLISHED,
    "emergency": PUBLISHED | {"emergency_at", "emergency_by"},
    "countersign": {"version", "updated_at", "updated_by"}
    | {"countersigned_at", "countersigned_by"},
    "correct": set(),
    "withdraw": MOVED | {"withdrawn_at", "withdrawal_kind", "public_note"},
}
SITUATION = {
    "submit": "draft",
    "return": "review",
    "sign": "review",
    "approve": "signed",
    "schedule": "approved",
    "unschedule": "scheduled",
    "publish": "approved",
    "emergency": "draft",
    "countersign": "urgent",
    "correct": "published",
    "withdraw": "published",
}


@pytest.fixture(autouse=True)
def accomplice():
    """Somebody, and something, that a forged key can point to."""
    factories.document(number="")
    return person("accomplice")


@pytest.fixture
def forger():
    return signed_in(person("forger"))


# What is forged.


def forged_value(field, record):
    """What is sent for ``field``, other than what is stored in ``record``."""
    stored = None if field.many_to_many else getattr(record, field.attname, None)
    if field.is_relation:
        others = field.related_model._base_manager.exclude(pk=stored)
        return str(getattr(others.order_by("-pk").first(), "pk", 1))
    if field.name in WANTED:
        return WANTED[field.name]
    if field.choices:
        return next(key for key, _ in reversed(field.flatchoices) if key != stored)
    if isinstance(field, models.BooleanField):
        return "" if stored else "on"
    if isinstance(field, models.DateTimeField):
        return f"{LONG_AGO}-01-02 03:04"
    if isinstance(field, models.DateField):
        return f"{LONG_AGO}-01-02"
    if isinstance(field, models.IntegerField | models.DecimalField):
        return "77"
    return '["伪"]' if isinstance(field, models.JSONField) else "伪造"


def fields_of(*records):
    """{name: (field, record)} of all that can be forged on a page about ``records``."""
    found = {name: (field, None) for name, field in FIELDS.items()}
    return found | {
        field.name: (field, None if isinstance(record, type) else record)
        for record in records
        for field in (*record._meta.concrete_fields, *record._meta.many_to_many)
    }


def forgeries(asked, *records, prefixes=()):
    """{name: value} of every field of ``records`` that is not ``asked`` for."""
    values = {"_saveasnew": "1", "history_user": "1", "_change_reason": "伪造"}
    values |= {"history_date": f"{LONG_AGO}-01-02", "pk": "1"}
    for name, (field, record) in fields_of(*records).items():
        value = forged_value(field, record)
        day, _, time = value.partition(" ")
        names = {name: value, field.attname: value, f"{name}_0": day, f"{name}_1": time}
        for prefix in ("", *prefixes, "document__", "change_set__", "instance."):
            values |= {f"{prefix}{one}": text for one, text in names.items()}
    return {name: text for name, text in values.items() if name not in asked}


# What came of it.


def is_watched(model):
    """Whether rows of ``model`` are compared; not what tells of an act, and its time."""
    ours = model._meta.app_label in {m._meta.app_label for m in REGISTRY}
    told = {
        "AuditRecord",
        "AuditHead",
        "LastChange",
        "SignIn",
        "Presence",
        "Permission",
    }
    return ours and model.__name__ not in told


WATCHED = [
    *filter(is_watched, apps.get_models()),
    get_user_model().groups.through,
    get_user_model().user_permissions.through,
]


def keys(model):
    return set(model._base_manager.values_list("pk", flat=True))


class World:
    """All that is stored; of what is new since ``old`` the keys do not count."""

    def __init__(self, old=None):
        self.began = old.began if old else timezone.now()
        self.keys = old.keys if old else {model: keys(model) for model in WATCHED}
        self.rows = {model: self.read(model) for model in WATCHED}

    def read(self, model):
        rows = model._base_manager.order_by("pk").values()
        fields = model._meta.concrete_fields
        stored, made = {}, []
        for row in rows:
            key = row[model._meta.pk.attname]
            values = {
                one.name: self.plain(one, row[one.attname])
                for one in fields
                if not one.primary_key and one.name != "id"
            }
            if key in self.keys[model]:
                stored[key] = values
            else:
                made.append(values)
        return stored, made

    def plain(self, field, value):
        if isinstance(value, datetime) and self.began <= value <= timezone.now():
            return "since"
        if field.name in {"object_id", "password"}:
            # The key of what it is about, which may be new; and what is salted.
            return ""
        known = self.keys.get(field.related_model)
        is_new = known is not None and value is not None and value not in known
        return "new" if is_new else value

    def differences(self, other):
        return [
            (model._meta.label, self.rows[model], other.rows[model])
            for model in WATCHED
            if self.rows[model] != other.rows[model]
        ]


def outcome(send, before):
    """The World after ``send``, which is then undone, and its answer."""
    with transaction.atomic():
        answer = send()
        after = World(before)
        transaction.set_rollback(True)
    return after, answer


def changed_fields(before, after):
    """The workflow's fields that changed of any publishable."""
    return {
        name
        for kind in KINDS
        for key, row in after.rows[kind][0].items()
        for name in FIELDS
        if row[name] != before.rows[kind][0][key][name]
    }


def with_and_without(client, send, extra):
    """``send`` nothing more and ``extra``; returns the Worlds before and after, an answer."""
    before = World()

    def sent_with(values):
        client.cookies.pop("messages", None)
        return outcome(lambda: send(values), before)

    (honest, _), (forged, answer) = sent_with({}), sent_with(extra)
    assert forged.differences(honest) == []
    return before, forged, answer


def post_forged(client, address, data, extra):
    """Post ``data`` without and with ``extra``."""
    return with_and_without(
        client,
        lambda more: client.post(address, {**more, **data}),
        extra,
    )


def names_asked(page):
    """The names of all fields of the form on an admin page."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [*inline.formset.forms, inline.formset.management_form]
    return {field.html_name for form in forms for field in form}


def prefixes_of(page):
    found = [one.formset.prefix for one in page.context["inline_admin_formsets"]]
    return [f"{prefix}-{row}-" for prefix in found for row in (0, 1)]


def inline_models(model):
    return [inline.model for inline in admin.site._registry[model].inlines]


def forgeries_on(page, record):
    model = record if isinstance(record, type) else type(record)
    asked, prefixes = names_asked(page), prefixes_of(page)
    inlines = forgeries(asked, *inline_models(model), prefixes=prefixes)
    return inlines | forgeries(asked, record, prefixes=prefixes)


# Forms of the admin.


@each(CHANGED)
def test_a_changed_record_takes_nothing_that_its_form_does_not_ask(model, forger):
    record = sample(model)
    page = Form(forger, record)
    data = page.data | {page.field: [page.other(0)]}
    extra = forgeries_on(page.response, record)
    before, after, answer = post_forged(forger, page.address, data, extra)
    assert answer.status_code == 302, errors(answer)
    assert changed_fields(before, after) <= SAVED


@each([*KINDS, *ENTRIES])
def test_a_draft_that_corrects_stays_that_correction(model, forger):
    published = factories.publish(sample(model if model in KINDS else Document))
    if model in ENTRIES:
        published = factories.publish(sample(model).change_set)
    factories.pass_step(published, "correct", note="更正")
    record = model._base_manager.order_by("pk").last()
    page = Form(forger, record)
    data = page.data | {page.field: [page.other(0)]}
    extra = forgeries_on(page.response, record)
    before, after, answer = post_forged(forger, page.address, data, extra)
    assert answer.status_code == 302, errors(answer)
    # Of a change set that corrects, what the form asks for is the public note.
    assert changed_fields(before, after) <= SAVED | {page.field}


@each([*KINDS, *ENTRIES])
def test_what_is_no_draft_takes_nothing_at_all(model, forger):
    record = sample(model)
    page = Form(forger, record)
    data = page.data | {page.field: [page.other(0)]}
    extra = forgeries_on(page.response, record)
    for situation in CLOSED if model in KINDS else ("review", "published"):
        with transaction.atomic():
            stored = model._base_manager.get(pk=record.pk)
            taken = stored if model in KINDS else stored.change_set
            for step in WAYS[situation]:
                step(getattr(taken, "document", taken))
            stored = model._base_manager.get(pk=record.pk)
            shown = {"shown_version": Shown(values_of(stored)).pack()}
            before = World()
            answer = forger.post(page.address, extra | data | shown)
            assert World(before).differences(before) == [], situation
            assert answer.status_code == 403, situation
            transaction.set_rollback(True)


def fill(form):
    """What one might type into a blank form of the admin, and a number that is a year."""
    return {
        form.add_prefix(name): another(one, TYPED.get(name, ""), name == "deputy")
        for name, one in form.fields.items()
        if (one.required or name in TYPED)
        and not (one.initial or one.widget.is_hidden or name in form.initial)
    }


TYPED = dict.fromkeys(("password1", "password2"), "a long test password")
TYPED |= {"year": "2030", "usable_password": "false"}


def add_address(model):
    if model.__name__ != "DisclosureReview":
        return url(model, "add")
    withheld = factories.document(
        disclosure="on_request", disclosure_reason="按规定", disclosure_basis="internal"
    )
    return f"{url(model, 'add')}?document={withheld.pk}"


@each(ADDED)
def test_a_new_record_takes_nothing_that_its_form_does_not_ask(model, forger):
    person("colleague")
    address = add_address(model)
    page = forger.get(address)
    [data] = [
        form.data
        for form in sent.forms(page)
        if form.method == "post"
        and "csrfmiddlewaretoken" in form.data
        and names_asked(page) & form.data.keys()
    ]
    data = data | fill(page.context["adminform"].form)
    extra = forgeries_on(page, model)
    before, after, answer = post_forged(forger, address, data, extra)
    assert answer.status_code == 302, errors(answer)
    assert len(after.rows[model][1]) == 1
    assert changed_fields(before, after) <= (SAVED if model in ENTRIES else set())


# Buttons, lists and tables.


FILLED = {
    "sign": {"gates": [gate.value for gate in Gate]},
    "schedule": {"scheduled_for": f"{timezone.localdate().year + 1}-01-01T08:00"},
    "withdraw": {"withdrawal_kind": "error"},
}


def button(page, name):
    """(address, data) of the button of a transition, filled in."""
    [form] = [
        form
        for form in sent.forms(page)
        if form.action.endswith(f"/transition/{name}/")
    ]
    return form.action, form.data | {"note": "理由"} | FILLED.get(name, {})


def with_gates(extra, data):
    """``extra``, and what other buttons ask for."""
    gates = {"gates": FILLED["sign"]["gates"]}
    return {key: value for key, value in (gates | extra).items() if key not in data}


@pytest.mark.parametrize("name", EFFECTS)
@each(KINDS)
def test_a_button_does_its_own_step_and_nothing_else(model, name, forger):
    made = make(model, SITUATION[name])
    address, data = button(forger.get(url(made)), name)
    extra = with_gates(forgeries(data, made), data)
    before, after, _answer = post_forged(forger, address, data, extra)
    changed = changed_fields(before, after)
    assert changed <= EFFECTS[name]
    assert after.rows[TransitionLog][1]
    assert len(after.rows[Signoff][1]) == (4 if name == "sign" else 0)


@pytest.mark.parametrize("name", TOGETHER)
def test_a_button_of_an_issue_does_its_own_step_and_nothing_else(name, forger):
    issue = factories.issue(number=1, year=2021)
    document = factories.document(issue=issue)
    for step in WAYS[SITUATION[name]]:
        step(document)
    if name == "unschedule":
        Issue.objects.filter(pk=issue.pk).update(scheduled_for=document.scheduled_for)
    address, data = button(forger.get(url(issue)), name)
    extra = with_gates(forgeries(data, document, issue), data)
    before, after, _answer = post_forged(forger, address, data, extra)
    assert changed_fields(before, after) <= EFFECTS[name]
    assert after.rows[TransitionLog][1]


def test_the_contents_of_an_issue_are_places_and_nothing_else(forger):
    issue = factories.issue(number=1, year=2021)
    document = factories.document(issue=issue)
    prefix = f"document-{document.pk}-"
    page = forger.get(url(issue, "contents"))
    data = sent.form(page, f"{prefix}version") | {f"{prefix}order": "5"}
    extra = forgeries(data, document, issue, prefixes=[prefix])
    extra = {key: value for key, value in extra.items() if key[-7:] != "section"}
    address = url(issue, "contents")
    before, after, _answer = post_forged(forger, address, data, extra)
    assert after.rows[Document][0][document.pk]["order"] == 5
    assert changed_fields(before, after) == MOVED - {"state"}


@each(CHANGED)
def test_an_action_of_a_list_does_its_own_step_and_nothing_else(model, forger):
    address = f"{url(model, 'changelist')}?all="
    for action in actions_of(model, forger.user):
        name = action.removesuffix("_selected")
        is_step = model in KINDS and name in EFFECTS
        record = make(model, SITUATION[name]) if is_step else sample(model)
        data = sent.form(forger.get(address), "action") | {"index": "0"}
        data |= {"action": action, "_selected_action": [str(record.pk)]}
        data |= {"note": "理由"} if is_step else {}
        extra = with_gates(forgeries(data, record, prefixes=["form-0-"]), data)
        before, after, _answer = post_forged(forger, address, data, extra)
        assert changed_fields(before, after) <= EFFECTS.get(name, set()), action
        assert not is_step or after.rows[TransitionLog][1], action


@each(REGISTRY)
def test_a_list_saves_nothing(model, forger):
    record = sample(model) if model in CHANGED else None
    address = url(model, "changelist")
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1", "id": "1", "0-id": "1"}
    data = {f"form-{name}": value for name, value in counts.items()}
    data |= {"_save": "1", "form-0-id": str(getattr(record, "pk", 1))}
    before = World()
    forger.post(
        address,
        forgeries((), record or model, prefixes=["form-0-"]) | data,
        follow=True,
    )
    assert World(before).differences(before) == []


def headings_of(table):
    """Every heading that could be taken for a field, but those of the table."""
    own = set(table.fields) | {column.column_name for column in table.columns}
    fields = [*FIELDS.values(), *table._meta.model._meta.concrete_fields]
    names = {"pk", *(f.name for f in fields), *(f.attname for f in fields)}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            names |= {str(field.verbose_name) for field in fields}
    return sorted(names - own)


@each(TABLES)
def test_a_table_with_a_column_of_the_workflow_is_refused_whole(model, forger):
    sample(model)
    name = name_of(admin.site._registry[model].resource_classes[0])
    file = edited(exported(name), 1, last_text_column(resource(name)), "改")
    heading, *lines = rows_of(file)
    before = World()
    for column in headings_of(resource(name)):
        data = csv_of([[*heading, column], *([*line, "1"] for line in lines)])
        report = imported(name, data, user=forger.user)
        assert (1, column) in [(fault.row, fault.column) for fault in report.faults]
    assert World(before).differences(before) == []


@pytest.mark.usefixtures("uploads")
@each(TABLES)
def test_an_import_takes_its_file_and_nothing_else(model, forger):
    record = sample(model)
    name = name_of(admin.site._registry[model].resource_classes[0])
    file = edited(exported(name), 1, last_text_column(resource(name)), "改")

    def send(extra):
        upload = {"import_file": SimpleUploadedFile("表.csv", file), "resource": "0"}
        answer = forger.post(url(model, "import"), extra | upload)
        data = sent.form(answer, "import_file_name")
        return forger.post(url(model, "process_import"), extra | data)

    asked = {"resource", "format", "import_file"}
    extra = forgeries(asked, record, prefixes=["form-0-"])
    before, after, _answer = with_and_without(forger, send, extra)
    assert after.differences(before)
    assert changed_fields(before, after) <= SAVED


def test_every_table_is_among_those_of_the_admin():
    resources = [admin.site._registry[model].resource_classes[0] for model in TABLES]
    assert {name_of(one) for one in resources} == set(table_names())
