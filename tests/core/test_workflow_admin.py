"""The staff side of the workflow: buttons, what they refuse, and what no form can do."""

import pytest
from django.test import Client

from core.models import TransitionLog
from core.workflow.perform import perform
from core.workflow.states import State
from gazette.models import Document
from tests import factories
from tests.admin_pages import form_data, press, save, staff, url

pytestmark = pytest.mark.django_db

VIEWS = ("view_document", "view_decision", "view_change")


def stored(document):
    return Document.objects.get(pk=document.pk)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_buttons_take_a_document_and_its_change_set_from_draft_to_published():
    document = factories.document()
    factories.decision(document=document)
    people = {
        "submit": staff("editor", *VIEWS, "submit_document", "submit_decision"),
        "approve": staff("reviewer", *VIEWS, "review_document", "review_decision"),
        "publish": staff("publisher", *VIEWS, "publish_document", "publish_decision"),
    }
    for name, client in people.items():
        document = stored(document)
        page = client.get(url(document))
        assert f"/transition/{name}/" in page.text
        press(client, document, name)
    document = stored(document)
    assert document.state == State.PUBLISHED
    assert document.communities_change_sets.get().state == State.PUBLISHED
    assert [
        log.user.username
        for log in TransitionLog.objects.filter(
            object_id=document.pk, content_type__model="document"
        )
    ] == [
        "publisher",
        "reviewer",
        "editor",
    ]


def test_a_page_shows_only_the_buttons_that_its_reader_may_press():
    document = factories.document()
    page = staff("reader", *VIEWS, "review_document").get(url(document))
    assert "/transition/" not in page.text


def test_a_transition_is_never_made_by_get(administrator):
    document = factories.document()
    assert administrator.get(url(document, "transition", "submit")).status_code == 405
    assert stored(document).state == State.DRAFT


def test_a_transition_without_the_permission_is_forbidden():
    document = factories.document()
    client = staff("reader", *VIEWS, "change_document", "review_document")
    assert press(client, document, "submit").status_code == 403
    assert stored(document).state == State.DRAFT


def test_a_transition_of_a_record_that_may_not_be_seen_is_forbidden():
    document = factories.document()
    assert (
        press(staff("blind", "submit_document"), document, "submit").status_code == 403
    )


def test_a_transition_needs_the_csrf_token():
    document = factories.document()
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.administrator())
    assert press(client, document, "submit").status_code == 403
    assert stored(document).state == State.DRAFT


def test_unknown_transitions_and_records_are_not_found(administrator):
    document = factories.document()
    assert press(administrator, document, "nonsense").status_code == 404
    document.pk = 987654
    assert press(administrator, document, "submit").status_code == 404


def test_a_button_of_a_page_that_is_out_of_date_is_refused(administrator):
    document = factories.document()
    save(staff("other", *VIEWS, "change_document"), document, title="新标题")
    page = press(administrator, document, "submit")
    assert len(messages_of(page)) == 1
    assert stored(document).state == State.DRAFT


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_a_button_without_a_proper_version_is_refused(administrator, version):
    document = factories.document()
    page = press(administrator, document, "submit", version=version)
    assert messages_of(page)
    assert stored(document).state == State.DRAFT


def test_all_reasons_of_a_refusal_are_shown(administrator):
    document = factories.document(disclosure="withheld", disclosure_reason="涉密")
    factories.decision(document=document, effective_date=None).entries.all().delete()
    for name in ("submit", "approve"):
        perform(document, name, None)
    blockers = administrator.get(url(document)).context["workflow"]["blockers"]
    assert len(blockers) == 2
    assert messages_of(press(administrator, document, "publish")) == blockers
    assert stored(document).state == State.APPROVED


def test_a_draft_already_shows_why_it_could_not_be_published(administrator):
    document = factories.document()
    factories.decision(document=document).entries.all().delete()
    page = administrator.get(url(document))
    assert page.context["workflow"]["blockers"]


def test_returning_needs_a_reason_and_keeps_it(administrator):
    document = factories.document()
    perform(document, "submit", None)
    press(administrator, document, "return")
    assert stored(document).state == State.IN_REVIEW
    press(administrator, document, "return", note="请核对户数")
    assert stored(document).state == State.DRAFT
    assert "请核对户数" in administrator.get(url(document)).text


def test_withdrawing_asks_for_kind_and_public_note(administrator):
    document = factories.publish(factories.document())
    press(administrator, document, "withdraw", note="印发有误")
    press(administrator, document, "withdraw", note="印发有误", kind="nonsense")
    press(administrator, document, "withdraw", kind="error")
    assert stored(document).state == State.PUBLISHED
    press(administrator, document, "withdraw", note="印发有误", kind="error")
    document = stored(document)
    assert document.state == State.WITHDRAWN
    assert (document.withdrawal_kind, document.public_note) == ("error", "印发有误")


FORGED = {
    "state": State.PUBLISHED,
    "published_at": "2020-01-01 00:00:00",
    "published_at_0": "2020-01-01",
    "published_at_1": "00:00:00",
    "withdrawal_kind": "error",
    "public_note": "伪造",
    "version": "77",
    "created_by": "1",
    "supersedes": "1",
    "code": "伪造",
}


def test_a_forged_post_changes_no_field_of_the_workflow():
    document = factories.document()
    editor = staff("editor", *VIEWS, "change_document", "add_document")
    before = stored(document)
    assert save(editor, document, title="改过的标题", **FORGED).status_code == 302
    after = stored(document)
    assert (after.title, after.version) == ("改过的标题", before.version + 1)
    for name in ("state", "published_at", "withdrawal_kind", "public_note", "code"):
        assert getattr(after, name) == getattr(before, name)
    assert (after.created_by, after.supersedes) == (None, None)
    assert after.updated_by == editor.user


def test_a_forged_post_adds_nothing_but_a_draft():
    editor = staff("editor", *VIEWS, "change_document", "add_document")
    data = form_data(editor.get(url(Document, "add")))
    response = editor.post(url(Document, "add"), data | {"title": "新公文"} | FORGED)
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.state, document.published_at) == (State.DRAFT, None)
    assert (document.version, document.created_by) == (1, editor.user)


@pytest.mark.parametrize("steps", [("submit",), ("submit", "approve", "publish")])
def test_only_drafts_are_edited(administrator, steps):
    document = factories.document()
    data = form_data(administrator.get(url(document)))
    for name in steps:
        perform(document, name, None)
    page = administrator.get(url(document))
    assert page.status_code == 200
    assert 'name="title"' not in page.text
    data |= {"title": "偷改", "shown_version": document.version}
    assert administrator.post(url(document), data).status_code == 403
    assert stored(document).title == document.title


def test_a_draft_is_deleted_and_what_was_ever_public_never_is(administrator):
    draft = factories.document()
    published = factories.publish(factories.document())
    withdrawn = factories.withdraw(factories.publish(factories.document()))
    for document in (draft, published, withdrawn):
        administrator.post(url(document, "delete"), {"post": "yes"})
        administrator.post(
            url(Document, "changelist"),
            {
                "action": "delete_selected",
                "_selected_action": [document.pk],
                "post": "yes",
            },
        )
    assert set(Document.objects.all()) == {published, withdrawn}


def test_the_second_of_two_saves_is_refused_and_keeps_what_was_typed(administrator):
    document = factories.document()
    other = staff("other", *VIEWS, "change_document")
    data = form_data(administrator.get(url(document)))
    save(other, document, title="别人的标题")
    page = administrator.post(url(document), data | {"title": "我的标题"})
    errors = str(page.context["adminform"].form.non_field_errors())
    assert "other" in errors
    assert "别人的标题" in errors
    assert form_data(page)["title"] == "我的标题"
    assert stored(document).title == "别人的标题"
    again = administrator.post(url(document), form_data(page))
    assert again.status_code == 302
    assert stored(document).title == "我的标题"


def test_a_save_without_the_version_that_was_shown_is_refused(administrator):
    document = factories.document()
    data = form_data(administrator.get(url(document))) | {"title": "盲改"}
    del data["shown_version"]
    assert administrator.post(url(document), data).status_code == 200
    assert stored(document).title == document.title


def test_a_bulk_action_makes_each_transition_and_says_what_became_of_each_row(
    administrator,
):
    drafts = [factories.document() for _ in range(2)]
    published = factories.publish(factories.document())
    page = bulk(administrator, "submit", [*drafts, published])
    assert [stored(document).state for document in drafts] == [State.IN_REVIEW] * 2
    assert stored(published).state == State.PUBLISHED
    text = "\n".join(messages_of(page))
    assert all(document.number in text for document in [*drafts, published])


def bulk(client, name, documents, **data):
    data |= {
        "action": f"{name}_selected",
        "_selected_action": [document.pk for document in documents],
    }
    return client.post(url(Document, "changelist"), data, follow=True)


def test_a_bulk_return_asks_for_the_reason_first(administrator):
    documents = [factories.document() for _ in range(2)]
    for document in documents:
        perform(document, "submit", None)
    page = bulk(administrator, "return", documents)
    assert 'name="note"' in page.text
    assert stored(documents[0]).state == State.IN_REVIEW
    bulk(administrator, "return", documents, note="请修改")
    assert {stored(document).state for document in documents} == {State.DRAFT}


def test_bulk_actions_are_offered_only_to_those_who_may():
    document = factories.document()
    client = staff("reader", *VIEWS, "change_document")
    page = bulk(client, "submit", [document])
    assert "submit_selected" not in page.text
    assert stored(document).state == State.DRAFT


def test_history_is_shown_and_cannot_be_posted_back(administrator):
    document = factories.document(title="第一个标题")
    save(administrator, document, title="第二个标题")
    factories.publish(stored(document))
    page = administrator.get(url(document, "history"))
    assert "第一个标题" in page.text
    oldest = Document.history.filter(id=document.pk).last()
    address = f"{url(document, 'history')}{oldest.pk}/"
    data = {"title": "第一个标题"}
    assert administrator.get(address).status_code == 404
    assert administrator.post(address, data).status_code == 404
    assert stored(document).state == State.PUBLISHED


def test_a_button_is_offered_only_to_whom_the_change_sets_permit_it_too():
    document = factories.document()
    factories.decision(document=document)
    half = staff("half", *VIEWS, "submit_document")
    whole = staff("whole", *VIEWS, "submit_document", "submit_decision")
    assert "/transition/submit/" not in half.get(url(document)).text
    assert "/transition/submit/" in whole.get(url(document)).text


def test_a_reason_that_cannot_be_kept_returns_nothing(administrator):
    document = perform(factories.document(), "submit", None)
    for note in ("看\0不清", "长" * 2001):
        data = {
            "action": "return_selected",
            "_selected_action": [document.pk],
            "note": note,
        }
        page = administrator.post(url(Document, "changelist"), data, follow=True)
        assert len(messages_of(page)) == 1
        assert stored(document).state == State.IN_REVIEW
