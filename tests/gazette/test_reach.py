"""Whose documents a person works on: those of the person's organizations and below."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from communities.models import Change, Decision
from core.workflow.perform import perform
from gazette.models import Document, Finding, Membership, Reading
from gazette.reach import BEYOND, reach_of, within_reach
from tests import factories
from tests.admin_pages import form_data, press, save, signed_in, url
from tests.exchange import counts, csv_of, edited, exported, imported, reasons, rows_of

pytestmark = pytest.mark.django_db
OWN, OTHER, BELOW = "青山区审计局", "青山区教育局", "青山区审计局一科"


@pytest.fixture
def organizations():
    above = factories.organization("青山区人民政府")
    own = factories.organization(OWN, parent=above)
    other = factories.organization(OTHER, parent=above)
    return own, other, factories.organization(BELOW, parent=own)


@pytest.fixture
def limited(organizations):
    """The client of a superuser who works for one organization: no right outranks it."""
    user = factories.superuser("li")
    Membership.objects.create(user=user, organization=organizations[0])
    return signed_in(user)


def document(issuer=OWN, **values):
    return factories.document(issuer=issuer, **values)


def decision(issuer=OWN, **values):
    return factories.decision({"name": "某社区居民委员会"}, document=document(issuer))


def listed(client, model, **query):
    page = client.get(url(model, "changelist"), query)
    return set(page.context["cl"].result_list)


def offered(client, model, field):
    query = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
    }
    found = client.get("/admin/autocomplete/", query).json()["results"]
    return {int(one["id"]) for one in found}


def test_who_belongs_to_no_organization_works_on_everything(organizations):
    user = factories.superuser("zhang")
    everything = {document(), document(OTHER), document("")}
    assert all(within_reach(user, one) for one in everything)
    assert set(Document.objects.within(user)) == everything
    assert all(within_reach(None, one) for one in everything)


def test_a_limited_person_works_on_their_organizations_and_all_below(limited):
    own, below, other, above = (
        document(name) for name in (OWN, BELOW, OTHER, "青山区人民政府")
    )
    reached = set(Document.objects.within(limited.user))
    assert reached == {own, below}
    for one in (own, below, other, above):
        assert one.within_reach(limited.user) == (one in reached)


def test_several_organizations_add_up(limited, organizations):
    Membership.objects.create(user=limited.user, organization=organizations[1])
    documents = {document(), document(OTHER)}
    assert set(Document.objects.within(limited.user)) == documents


def test_a_circle_of_organizations_ends(limited, organizations):
    own, other, below = organizations
    type(own).objects.filter(pk=own.pk).update(parent=below)
    assert reach_of(limited.user).organizations == {own.pk, below.pk}


def test_drafts_without_organization_are_their_makers(limited):
    own, others = document("某公司"), document("某公司")
    handed_over = document("某公司", responsible=limited.user)
    own.created_by = limited.user
    own.save()
    assert set(Document.objects.within(limited.user)) == {own, handed_over}
    assert own.within_reach(limited.user) and not others.within_reach(limited.user)


def test_change_sets_and_entries_are_reached_with_their_documents(limited):
    own, other = decision(), decision(OTHER)
    assert own.within_reach(limited.user) and not other.within_reach(limited.user)
    assert list(Decision.objects.within(limited.user)) == [own]
    assert list(Change.objects.within(limited.user)) == [own.entries.get()]


def test_a_membership_stands_once(limited, organizations):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=limited.user, organization=organizations[0])


def test_no_step_of_the_workflow_reaches_beyond(limited):
    other, own = document(OTHER), document()
    with pytest.raises(PermissionDenied):
        perform(other, "submit", limited.user)
    perform(own, "submit", limited.user)
    press(limited, other, "submit")
    other.refresh_from_db()
    assert other.state == "draft"


class TestAdmin:
    def test_drafts_of_others_are_not_there_and_what_is_public_is_read(self, limited):
        own, draft = document(), document(OTHER)
        public = factories.publish(document(OTHER))
        assert listed(limited, Document) == {own, public}
        for page in ("change", "review", "history", "delete"):
            answer = limited.get(url(draft, page))
            assert answer.status_code in {302, 403, 404}
            assert draft.title not in answer.text
        page = limited.get(url(public))
        assert public.title in page.text
        assert not page.context["has_change_permission"]
        assert limited.get(url(own)).context["has_change_permission"]

    def test_what_was_withdrawn_as_an_error_is_not_read_by_others(self, limited):
        lapsed, error = (
            factories.withdraw(factories.publish(document(OTHER)), kind)
            for kind in ("lapsed", "error")
        )
        assert listed(limited, Document) == {lapsed}
        assert error.title not in limited.get(url(error), follow=True).text

    def test_change_sets_and_entries_of_others_are_not_there(self, limited):
        own, other = decision(), decision(OTHER)
        assert listed(limited, Decision) == {own}
        assert listed(limited, Change) == {own.entries.get()}
        for record in (other, other.entries.get()):
            assert limited.get(url(record)).status_code == 302
            assert limited.get(url(record, "history")).status_code in {302, 403, 404}

    def test_a_draft_change_set_of_a_public_document_is_not_there_for_others(
        self, limited
    ):
        public = factories.publish(document(OTHER))
        late = factories.decision({}, document=public)
        assert listed(limited, Decision) == listed(limited, Change) == set()
        assert url(late) not in limited.get(url(public)).text
        name = late.entries.get().name
        assert name not in limited.get(url(public, "review")).text

    def test_choices_offer_what_is_visible_and_owners_within_reach(self, limited):
        own, draft = document(), document(OTHER)
        public = factories.publish(document(OTHER))
        relation = Document.relations.rel.related_model
        assert offered(limited, relation, "target") == {own.pk, public.pk}
        for refused in (draft, public):
            data = form_data(limited.get(url(Decision, "add")))
            page = limited.post(url(Decision, "add"), data | {"document": refused.pk})
            assert "document" in page.context["adminform"].form.errors
        assert not Decision.objects.exists()

    def test_an_entry_is_not_added_to_a_change_set_of_others(self, limited):
        other = decision(OTHER)
        data = form_data(limited.get(url(Change, "add")))
        data |= {"change_set": other.pk, "kind": "establish", "name": "甲社区"}
        page = limited.post(url(Change, "add"), data)
        assert "change_set" in page.context["adminform"].form.errors
        assert other.entries.count() == 1

    @pytest.mark.parametrize("field", ["issuer", "issuing_organization"])
    def test_a_draft_is_not_given_to_others(self, limited, organizations, field):
        own, other = document(), organizations[1]
        value = {"issuer": OTHER, "issuing_organization": other.pk}[field]
        page = save(limited, own, **{field: value})
        errors = page.context["adminform"].form.errors
        assert errors["issuing_organization"] == [str(BEYOND)]
        own.refresh_from_db()
        assert own.issuing_organization == organizations[0]

    def test_a_new_draft_is_for_ones_own_organization_or_none(self, limited):
        data = form_data(limited.get(url(Document, "add"))) | {"title": "一件事"}
        assert limited.post(url(Document, "add"), data | {"issuer": OTHER}).context
        assert not Document.objects.exists()
        for issuer in (OWN, "某公司"):
            limited.post(url(Document, "add"), data | {"issuer": issuer})
        assert listed(limited, Document) == set(Document.objects.all())
        assert Document.objects.count() == 2

    def test_the_contents_of_an_issue_leave_drafts_of_others_out(self, limited):
        issue = factories.issue()
        own, other = document(issue=issue), document(OTHER, issue=issue)
        text = limited.get(url(issue)).text
        assert own.title in text and other.title not in text

    def test_findings_and_readings_of_others_are_not_there(self, limited):
        mine, theirs = (
            Reading.objects.create(
                issue=factories.issue(),
                file_name="1.txt",
                sha256=name,
                lines=1,
                read_by=by,
            )
            for name, by in (("1", limited.user), ("2", factories.reviewer()))
        )
        values = {"code": "gap", "text": "疑问"}
        visible = {
            Finding.objects.create(reading=theirs, document=document(), **values),
            Finding.objects.create(reading=mine, **values),
        }
        beyond = Finding.objects.create(
            reading=theirs, document=document(OTHER), **values
        )
        Finding.objects.create(reading=theirs, **values)
        assert listed(limited, Finding) == visible
        assert listed(limited, Reading) == {mine}
        assert limited.get(url(beyond)).status_code == 302
        assert limited.get(url(beyond, "history")).status_code in {302, 403, 404}


class TestTables:
    def test_an_export_holds_what_is_visible(self, limited):
        own, other = document(), document(OTHER)
        answer = limited.post(
            url(Document, "export"), {"format": "0", "resource": ""}, follow=True
        )
        numbers = {row[0] for row in rows_of(answer.content)[1:]}
        assert own.number in numbers and other.number not in numbers

    def test_an_import_changes_nothing_beyond(self, limited):
        document(OTHER)
        data = exported("documents")
        assert counts(imported("documents", data, user=limited.user)) == (0, 0, 1, 0)
        changed = edited(data, 1, "主题分类", "教育")
        report = imported("documents", changed, user=limited.user)
        assert reasons(report) == [(2, "")]
        assert report.faults[0].reason == str(BEYOND)
        assert counts(imported("documents", changed)) == (0, 1, 0, 0)

    def test_an_import_gives_nothing_away_and_takes_nothing(self, limited):
        document()
        data = exported("documents")
        given = edited(data, 1, "发文机关", OTHER)
        assert reasons(imported("documents", given, user=limited.user)) == [(2, "")]
        Document.objects.update(issuer=OTHER, issuing_organization=None)
        taken = imported("documents", data, user=limited.user)
        assert reasons(taken) == [(2, "")]

    def test_a_new_line_of_an_import_is_for_ones_own(self, limited):
        document()
        rows = rows_of(exported("documents"))
        Document.objects.all().delete()
        for issuer, new in ((OTHER, 0), (OWN, 1)):
            rows[1][rows[0].index("发文机关")] = issuer
            report = imported("documents", csv_of(rows), user=limited.user)
            assert counts(report)[0] == new
            assert reasons(report) == ([] if new else [(2, "")])

    def test_entries_of_others_are_not_imported(self, limited):
        decision(OTHER)
        data = exported("communities")
        changed = edited(data, 1, "街道", "西街街道办事处")
        assert reasons(imported("communities", changed, user=limited.user)) == [(2, "")]
        assert counts(imported("communities", changed)) == (0, 1, 0, 0)


def upload(client, *issuers):
    text = "\n\n".join(
        f"青山区关于第{place}件事的通知\n青审字〔2020〕{place}号\n各科室：\n"
        f"经研究，现将第{place}件事通知如下，请认真贯彻执行。\n"
        f"{issuer}\n2020年5月{place}日"
        for place, issuer in enumerate(issuers, 1)
    )
    file = SimpleUploadedFile("公报.txt", text.encode())
    return client.post(url(Reading, "read"), {"file": file})


class TestReading:
    def test_a_file_with_documents_of_others_is_refused_whole(self, limited):
        page = upload(limited, OWN, OTHER)
        [error] = page.context["form"].errors["file"]
        assert "第2件事" in error and "第1件事" not in error
        assert not Document.objects.exists() and not Reading.objects.exists()

    def test_a_file_of_ones_own_is_read(self, limited):
        assert upload(limited, OWN, BELOW).status_code == 302
        assert Document.objects.count() == 2


class TestScope:
    def test_it_is_entered_for_others_and_never_for_oneself(
        self, administrator, organizations
    ):
        other, own = factories.superuser("li"), administrator.user
        data = form_data(administrator.get(url(Membership, "add")))
        data |= {"organization": organizations[0].pk}
        for user, made in ((own, False), (other, True)):
            administrator.post(url(Membership, "add"), data | {"user": user.pk})
            assert Membership.objects.filter(user=user).exists() == made

    def test_ones_own_scope_is_neither_changed_nor_removed(
        self, limited, organizations
    ):
        membership = Membership.objects.get()
        assert (
            limited.post(url(membership, "delete"), {"post": "yes"}).status_code == 403
        )
        data = {"user": limited.user.pk, "organization": organizations[1].pk}
        assert limited.post(url(membership), data).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": membership.pk}
        limited.post(url(Membership, "changelist"), chosen | {"post": "yes"})
        assert Membership.objects.get().organization == organizations[0]
