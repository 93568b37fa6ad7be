"""The admin as a whole: what holds for every list and every form of it."""

from importlib import import_module

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import checks
from django.utils import timezone

from core.handover.models import Absence
from core.workflow.models import Publishable
from gazette.models import (
    DisclosureReview,
    Document,
    Finding,
    Membership,
    Reading,
)
from tests import accounts, factories
from tests.admin_pages import form_data, queries, save, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_admin_is_found():
    import_module(settings.ROOT_URLCONF)


def reading(issue):
    return Reading.objects.create(
        issue=issue, file_name=f"{issue}.txt", sha256=f"{issue.pk:064d}", lines=200
    )


def failed_sign_in(username):
    AccessAttempt.objects.create(
        username=username,
        ip_address="10.0.0.1",
        user_agent="Firefox",
        failures_since_start=5,
    )


def fill(numbers):
    """Rows in every table of the admin, one set for each number."""
    for number in numbers:
        issue = factories.issue(number=number)
        office = factories.organization(
            f"第{number}街道办事处", parent=factories.organization()
        )
        document = factories.document(
            issue=issue,
            section=factories.section(f"第{number}栏"),
            issuing_organization=office,
        )
        factories.attachment(document, [["1", "事项"]])
        factories.decision({"areas": [{"east": "东路"}]}, document=document)
        factories.notice(document=document)
        factories.transfer_list(document=document)
        factories.release(document=document)
        factories.publish(document)
        draft = factories.document(issue=issue, created_by=factories.administrator())
        draft.relations.create(target_number=document.number, target=document)
        factories.decision(document=draft)
        factories.take(draft, "in_review")
        factories.pass_step(draft, "return", note="请修改")
        Finding.objects.create(
            reading=reading(issue), document=draft, code="order", text="顺序不对"
        )
        clerk = get_user_model().objects.create_user(f"clerk{number}")
        failed_sign_in(clerk.username)
        accounts.signed_in(clerk)
        Membership.objects.create(user=clerk, organization=office)
        Absence.objects.create(
            user=clerk,
            deputy=factories.administrator(),
            first_day=factories.SIGNED,
            last_day=factories.SIGNED,
        )
        DisclosureReview.objects.create(
            document=factories.document(
                disclosure="withheld", disclosure_reason="涉密"
            ),
            outcome=DisclosureReview.Outcome.KEEP,
            remark="仍属涉密",
            next_due=timezone.localdate(),
            reviewed_by=factories.administrator(),
            reviewed_at=timezone.now(),
        )
        Group.objects.create(name=f"组{number}")


def lists():
    return {model: url(model, "changelist") for model in admin.site._registry}


def test_every_list_takes_the_same_number_of_queries_for_few_and_many_rows(
    administrator,
):
    pages = {"front page": "/admin/"} | lists()
    fill(range(1, 6))
    few = {page: queries(administrator, address) for page, address in pages.items()}
    empty = [model for model in lists() if model.objects.count() < 5]
    assert empty == []
    fill(range(6, 26))
    many = {page: queries(administrator, address) for page, address in pages.items()}
    assert many == few
    assert many.pop("front page") <= 30
    assert max(many.values()) <= 15


@pytest.fixture
def filled():
    fill(range(1, 3))


HOSTILE = (
    "q=%00",
    "q=" + "字 " * 2000,
    "q=" + "%27%22%5C%25_" * 300,
    "p=abc",
    "p=-1",
    "p=99999999999999999999",
    "o=1.-2",
    "o=-2.3",
    "o=99",
    "o=x.-y",
    "all=1",
    "e=1",
    "id__exact=99999999999999999999",
    "id__in=1,x",
    "nonsense=1",
    "created_by__password__startswith=a",
    "waiting=nonsense",
    "year=99999",
    "state__exact=%00",
    "_facets=True",
)


def test_every_list_opens_and_searches_and_takes_any_query(administrator, filled):
    for model, address in lists().items():
        page = administrator.get(address)
        assert page.context["cl"].result_count >= 2, model
        queries_ = [*HOSTILE, "q=第"]
        day = page.context["cl"].date_hierarchy
        if day:
            queries_ += [f"{day}__year=0", f"{day}__year=x", f"{day}__year=2020"]
        for query in queries_:
            answer = administrator.get(f"{address}?{query}")
            if answer.status_code == 302:
                # To the list itself, which the other queries open.
                assert answer.url.partition("?")[0] in ("", address), (address, query)
            else:
                assert answer.status_code in (200, 400), (address, query)


NO_KEYS = ("abc", "%00", "..", "_00", "-", "9" * 20)


def test_the_history_of_what_cannot_be_is_not_found(administrator):
    for model in admin.site._registry:
        if hasattr(model, "history"):
            record = url(model(pk=4711), "history")
            for key in NO_KEYS:
                page = administrator.get(record.replace("4711", key))
                assert page.status_code == 404, (model, key)


def test_what_a_long_change_leaves_out_is_counted_in_words(administrator):
    document = factories.document(body="甲" * 500)
    save(administrator, document, body="乙" * 600)
    text = administrator.get(url(document, "history")).text
    assert "甲甲甲" in text and "乙乙乙" in text
    assert "chars]" not in text


def test_a_form_to_add_passes_over_initial_values_that_cannot_be(administrator):
    for model in admin.site._registry:
        names = [field.name for field in model._meta.get_fields()]
        for key in NO_KEYS:
            query = "&".join(f"{name}={key}" for name in names)
            page = administrator.get(f"{url(model, 'add')}?{query}")
            assert page.status_code in (200, 302, 403), (model, key)


def test_an_action_on_what_cannot_be_is_a_message(administrator, filled):
    for model, address in lists().items():
        page = administrator.get(address)
        form = page.context["action_form"]
        choices = form.fields["action"].choices if form else ()
        for key in ("abc", "\0", "9" * 20):
            for action in (name for name, _ in choices if name):
                data = {"action": action, "_selected_action": [key]}
                page = administrator.post(address, data, follow=True)
                assert page.status_code == 200
                assert page.context["messages"], (model, key, action)


def test_related_records_are_looked_up_by_any_text(administrator, filled):
    looked_up = 0
    for model, model_admin in admin.site._registry.items():
        for name in model_admin.autocomplete_fields:
            for term in ("第", "%00", "字%00", "%27" * 300):
                query = (
                    f"app_label={model._meta.app_label}"
                    f"&model_name={model._meta.model_name}&field_name={name}"
                )
                page = administrator.get(f"/admin/autocomplete/?{query}&term={term}")
                assert page.status_code == 200, (model, name, term)
                looked_up += 1
    assert looked_up >= 32


def test_every_table_of_the_exchange_is_imported_and_exported_from_its_list(
    administrator,
):
    tables = [
        a for a in admin.site._registry.values() if hasattr(a, "resource_classes")
    ]
    assert len(tables) == 8
    for table in tables:
        page = administrator.get(url(table.model, "changelist"))
        for action in ("import", "export"):
            address = url(table.model, action)
            assert address in page.text
            assert administrator.get(address).status_code == 200


def test_every_record_opens(administrator, filled):
    for model in admin.site._registry:
        assert administrator.get(url(model.objects.first())).status_code == 200, model


def test_every_form_to_add_opens_or_is_forbidden(administrator):
    added = set()
    for model in admin.site._registry:
        status = administrator.get(url(model, "add")).status_code
        assert status in (200, 302, 403)
        if status == 200:
            added.add(model._meta.label)
    assert "gazette.Document" in added
    followed = ("State", "Community", "Log", "Record", "SignIn", "Lock")
    assert not {label for label in added if label.endswith(followed)}


def test_every_publishable_is_in_the_admin_with_its_buttons(administrator, filled):
    publishables = [m for m in admin.site._registry if issubclass(m, Publishable)]
    assert len(publishables) == 5
    for model in publishables:
        page = administrator.get(url(model.objects.filter(state="published").first()))
        assert "/transition/withdraw/" in page.text


def test_the_admin_passes_its_own_checks():
    assert len(admin.site._registry) > 20
    assert checks.run_checks(tags=["admin"]) == []


@pytest.mark.parametrize("value", ["x", "9" * 30, "1.5"])
def test_a_related_record_that_cannot_be_is_refused_on_the_form(administrator, value):
    page = administrator.post(url(Document, "add"), {"title": "通知", "issue": value})
    assert page.status_code == 200
    assert "issue" in page.context["adminform"].form.errors


def test_a_number_that_is_taken_is_refused_on_the_form(administrator):
    taken = factories.document()
    page = administrator.get(url(Document, "add"))
    data = form_data(page) | {"title": "通知", "number": taken.number}
    page = administrator.post(url(Document, "add"), data)
    assert page.status_code == 200
    assert Document.objects.count() == 1
