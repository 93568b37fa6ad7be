"""What pages carry of the records they show, and how differences are told."""

import json
import zlib
from base64 import urlsafe_b64encode

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import RequestFactory

from core.forms import GuardedForm, guarded
from core.guard.actions import seen_version, seen_versions
from core.guard.differences import apart, differences
from core.guard.typed import kept
from core.guard.versions import Shown, values_of, version_of
from core.workflow.forms import transition_form
from gazette.models import Document, Organization
from tests import factories

pytestmark = pytest.mark.django_db


def packed(value):
    return urlsafe_b64encode(zlib.compress(json.dumps(value).encode())).decode()


def test_what_was_shown_comes_back_as_it_was_sent():
    shown = Shown({"name": "槐荫区", "members": ["x"]})
    assert Shown.unpack(shown.pack()) == shown


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "x",
        "中文",
        "\0",
        "9" * 5000,
        packed(7),
        packed([]),
        packed({"values": 1, "at": 1.0}),
        packed({"values": {}, "at": "x"}),
        packed({"values": {}, "at": 1e300}),
        packed({"values": {}, "at": -1.0}),
        packed({"nonsense": {}}),
        urlsafe_b64encode(zlib.compress(b"[" * 5_000_000)).decode(),
    ],
)
def test_of_anything_else_nothing_was_shown(text):
    assert Shown.unpack(text) == Shown({}, 0.0)


def test_any_change_of_a_value_or_of_its_relations_is_another_version():
    group = Group.objects.create(name="组")
    user = get_user_model().objects.create_user("clerk")
    versions = {version_of(user)}
    user.email = "clerk@example.org"
    versions.add(version_of(user))
    user.groups.add(group)
    versions.add(version_of(user))
    assert len(versions) == 3
    user.set_password("another long password")
    assert version_of(user) in versions


def test_a_publishable_counts_its_versions():
    document = factories.document()
    assert version_of(document) == "1"


def test_what_a_page_does_not_show_is_not_sent_with_it():
    organization = factories.organization("民政局", short_name="民政")
    values = values_of(organization, told={"full_name"})
    assert values["full_name"] == "民政局"
    assert "民政" not in str(values["short_name"])
    assert (
        values["short_name"]
        != values_of(factories.organization("财政局"))["short_name"]
    )
    long = factories.document(body="长" * 300)
    assert "长" not in str(values_of(long, told={"body"}))


def seen(*texts):
    return RequestFactory().post("/", {"seen": texts})


def test_versions_that_a_list_showed_are_read_off_its_form():
    document = factories.document()
    request = seen(f"{document.pk}:3", "a:b:c", "nonsense")
    assert seen_versions(request) == {str(document.pk): "3", "a:b": "c"}
    assert seen_version(request, document) == 3
    for text in ("", f"{document.pk}:x", f"{document.pk}:{'9' * 30}"):
        assert seen_version(seen(text), document) == 0


def test_long_texts_are_cut_to_where_they_are_apart():
    before = "甲" * 400 + "原来的话" + "乙" * 400
    after = "甲" * 400 + "改过的话" + "乙" * 400
    cut = apart([before, after, "—"])
    assert cut[2] == "—"
    assert "原来" in cut[0] and "改过" in cut[1]
    assert all(len(text) < 170 for text in cut)
    assert cut[0].startswith("…甲") and cut[0].endswith("乙…")
    assert apart(["短", "短的"]) == ["短", "短的"]
    for one, other in (
        ("", "甲" * 500),
        ("甲" * 500, "甲" * 499),
        ("甲" * 300, "乙" * 300),
    ):
        assert all(len(text) <= 162 for text in apart([one, other]))


class OrganizationForm(GuardedForm):
    class Meta:
        model = Organization
        fields = ("full_name", "parent", "kind")


def test_a_difference_is_told_in_words():
    above, other = factories.organization("区政府"), factories.organization("市政府")
    record = factories.organization("民政局", parent=above)
    form = OrganizationForm({}, instance=Organization.objects.get(pk=record.pk))
    shown = form.shown_of(record)
    form.full_clean()
    record.parent, record.kind = other, "office"
    record.save()
    told = {one.label: one for one in differences(record, shown, form)}
    parent = told[str(Organization._meta.get_field("parent").verbose_name)]
    assert (parent.then, parent.now) == ("区政府", "市政府")
    kind = told[str(Organization._meta.get_field("kind").verbose_name)]
    assert kind.now == Organization.Kind.OFFICE.label
    assert len(told) == 2


def test_a_long_text_is_remembered_from_the_history():
    document = factories.document(body="甲" * 300 + "原来" + "乙" * 300)
    shown = Shown(values_of(document, told={"body"}))
    document.body = document.body.replace("原来", "后来")
    document.stamp(factories.administrator())
    document.save()

    class Form(GuardedForm):
        class Meta:
            model = Document
            fields = ("body",)

    form = Form({"body": "另一段"}, instance=Document.objects.get(pk=document.pk))
    form.full_clean()
    [told] = differences(document, shown, form)
    assert "原来" in told.then and "后来" in told.now and told.typed == "另一段"


def test_a_form_changes_what_is_stored_now_not_what_was_read_before():
    record = factories.organization("民政局", short_name="民政")
    opened = OrganizationForm(instance=record).initial["shown_version"]
    read_before = Organization.objects.get(pk=record.pk)
    read_before.short_name = "旧"
    data = {"full_name": "新名", "kind": "office", "shown_version": opened}
    form = OrganizationForm(data, instance=read_before)
    assert form.is_valid()
    form.save()
    record.refresh_from_db()
    assert (record.full_name, record.short_name) == ("新名", "民政")


def test_a_form_is_guarded_once():
    assert guarded(OrganizationForm) is OrganizationForm


def test_what_was_typed_into_a_refused_form_is_said_again():
    form = transition_form("return")({"note": "户数不对，请核对", "version": "3"})
    assert not form.errors
    [sentence] = kept(form)
    assert "户数不对，请核对" in sentence
    assert kept(transition_form("submit")({"note": "", "version": "3"})) == []
