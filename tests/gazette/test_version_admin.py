"""The staff's comparison of versions, and the review of a correction."""

import pytest
from django.urls import reverse

from communities.models import Change as Clause
from gazette.models import Document, Membership
from tests import factories
from tests.admin_pages import staff, url
from tests.corrections import correction_of, edit, entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    document = factories.document(title="旧标题")
    factories.decision({"name": "甲", "households": 1}, document=document)
    return factories.publish(document)


@pytest.fixture
def draft(document):
    draft = correction_of(document)
    draft.title = "新标题"
    draft.save()
    edit(entries(draft, Clause)[0], households=2)
    return draft


def compared(client, document, **chosen):
    return client.get(url(document, "compare"), chosen)


def test_a_correction_is_compared_with_what_is_live(administrator, document, draft):
    response = compared(administrator, draft)
    assert (response.context["old"], response.context["new"]) == (document, draft)
    comparison = response.context["comparison"]
    assert [one.name for one in comparison.changed_fields] == ["title"]
    (change,) = comparison.changed_change_sets
    assert [one.name for one in change.changed_entries[0].changed_fields] == [
        "households"
    ]


def test_review_form_and_panel_lead_to_it(administrator, draft):
    address = url(draft, "compare")
    for page in ("change", "review"):
        assert f'href="{address}"' in administrator.get(url(draft, page)).text
    (change_set,) = draft.change_sets()
    assert f'href="{address}"' in administrator.get(url(change_set)).text


def test_what_is_no_correction_leads_nowhere(administrator, document):
    address = url(document, "compare")
    for page in ("change", "review"):
        assert address not in administrator.get(url(document, page)).text


def test_any_two_versions_can_be_chosen(administrator, draft):
    factories.publish(draft)
    third = correction_of(Document.objects.get(pk=draft.pk))
    response = compared(administrator, third, old=1, new=2)
    editions = [response.context[name].edition for name in ("old", "new")]
    assert editions == [1, 2]
    assert len(response.context["versions"]) == 3


@pytest.mark.parametrize("edition", ["0", "9", "x", "1 ", "-1", "９", "1" * 5000, "\0"])
def test_a_version_that_is_not_there_is_not_found(administrator, draft, edition):
    assert compared(administrator, draft, old=edition).status_code == 404


def test_inner_matters_are_compared_for_staff(administrator, draft):
    draft.is_normative = True
    draft.save()
    fields = compared(administrator, draft).context["comparison"].changed_fields
    assert {one.name for one in fields} == {"title", "is_normative"}


def test_a_change_set_corrected_alone_is_compared_on_its_document(
    administrator, document
):
    draft = correction_of(document.change_sets()[0])
    edit(draft.entries.get(), households=3)
    response = compared(administrator, document)
    comparison = response.context["comparison"]
    assert not (comparison.changed_fields or comparison.text_is_changed)
    (change,) = comparison.changed_change_sets
    (field,) = change.changed_entries[0].changed_fields
    assert (field.old, field.new) == ("1", "3")


def test_the_review_shows_what_a_correction_states_now_and_not_twice(
    administrator, document
):
    draft = correction_of(document.change_sets()[0])
    edit(draft.entries.get(), households=3)
    context = administrator.get(url(document, "review")).context
    (entry,) = [entry for piece in context["pieces"] for entry in piece.entries]
    assert context["counts"]["entries"] == 1
    assert "3" in [str(field.value) for field in entry.fields]


def test_who_may_not_see_documents_sees_no_comparison(draft):
    client = staff("clerk", "view_decision")
    assert compared(client, draft).status_code == 403


def test_who_may_not_see_entries_sees_none_in_a_comparison(draft):
    client = staff("clerk", "view_document")
    response = compared(client, draft)
    assert response.status_code == 200
    assert response.context["comparison"].change_sets == []


def test_a_comparison_needs_a_document_that_is_there(administrator):
    for key in ("1", "x"):
        address = reverse("admin:gazette_document_compare", args=[key])
        assert administrator.get(address).status_code in {302, 404}


def test_the_draft_of_another_organization_is_no_version_to_choose(draft, document):
    client = staff("clerk", "view_document", "view_decision", "view_change")
    own = factories.organization("青山区卫生健康局")
    Membership.objects.create(user=client.user, organization=own)
    response = compared(client, document)
    assert response.status_code == 200
    assert list(response.context["versions"]) == [document]
    assert compared(client, document, new=2).status_code == 404
    assert compared(client, draft).status_code in {302, 403, 404}
