"""The staff side of the workflow: buttons, what they refuse, and what no form can do."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from core.models import Signoff, TransitionLog
from core.workflow.signatures import missing
from core.workflow.states import Gate, State
from gazette.models import Document
from tests import factories, sent
from tests.admin_pages import (
    act,
    delete,
    delete_selected,
    form_data,
    press,
    save,
    signed_in,
    staff,
    url,
)
from tests.corrections import correction_of

pytestmark = pytest.mark.django_db

VIEWS = ("view_document", "view_decision", "view_change")
GATES = [gate.value for gate in Gate]
SIGNS = [f"sign_{gate}" for gate in GATES]


def stored(document):
    return Document.objects.get(pk=document.pk)


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_buttons_take_a_document_and_its_change_set_from_draft_to_published():
    document = factories.document()
    factories.decision(document=document)
    reviews = ("review_document", "review_decision", *SIGNS)
    editor = staff("editor", *VIEWS, "submit_document", "submit_decision")
    reviewer = staff("reviewer", *VIEWS, *reviews)
    publisher = staff("publisher", *VIEWS, "publish_document", "publish_decision")
    steps = {
        "submit": editor,
        "sign": reviewer,
        "approve": reviewer,
        "publish": publisher,
    }
    for name, client in steps.items():
        document = stored(document)
        page = client.get(url(document))
        assert f"/transition/{name}/" in page.text
        press(client, document, name, **({"gates": GATES} if name == "sign" else {}))
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
        "reviewer",
        "editor",
    ]


def test_an_administrator_alone_publishes_nothing(administrator):
    document = factories.document()
    save(administrator, document, title="我写的标题")
    press(administrator, stored(document), "submit")
    for name, data in (("sign", {"gates": GATES}), ("approve", {}), ("publish", {})):
        page = press(administrator, stored(document), name, **data)
        assert messages_of(page)
        assert stored(document).state == State.IN_REVIEW
    assert not Signoff.objects.exists()
    other = signed_in(factories.reviewer())
    for name, data in (("sign", {"gates": GATES}), ("approve", {})):
        press(other, stored(document), name, **data)
    press(administrator, stored(document), "publish")
    assert stored(document).state == State.PUBLISHED


def test_a_page_offers_the_gates_that_its_reader_may_sign_and_are_not_signed():
    document = factories.take(factories.document(), "in_review")
    reviewer = staff("reviewer", *VIEWS, "review_document", *SIGNS[:3])

    def offered():
        page = reviewer.get(url(document))
        return [gate for gate in GATES if f'name="gates" value="{gate}"' in page.text]

    assert offered() == GATES[:3]
    press(reviewer, document, "sign", gates=GATES[:1], note="已核")
    assert offered() == GATES[1:3]
    assert "已核" in reviewer.get(url(document)).text
    press(reviewer, document, "sign", gates=GATES[1:])
    assert [signed.gate for signed in Signoff.objects.all()] == GATES[:1]


def test_an_edit_after_signing_makes_the_signatures_void_and_the_page_says_so(
    administrator,
):
    document = factories.take(factories.document(), "in_review")
    factories.pass_step(document, "sign")
    factories.pass_step(document, "return", note="改标题")
    save(administrator, stored(document), title="改过的标题")
    press(administrator, stored(document), "submit")
    workflow = administrator.get(url(document)).context["workflow"]
    assert [one.signoff for one in workflow["gates"]] == [None] * 4
    assert len(workflow["void_signoffs"]) == 4


def test_a_time_is_set_on_the_page_and_taken_off_again():
    document = factories.take(factories.document(), "approved")
    publisher = staff("publisher", *VIEWS, "publish_document")
    for time in ("", "2020-01-01T08:00", "nonsense"):
        assert messages_of(press(publisher, document, "schedule", scheduled_for=time))
        assert stored(document).state == State.APPROVED
    press(publisher, document, "schedule", scheduled_for="2099-01-01T08:00")
    document = stored(document)
    assert document.state == State.SCHEDULED
    assert timezone.localtime(document.scheduled_for) == timezone.make_aware(
        datetime(2099, 1, 1, 8)
    )
    press(publisher, document, "unschedule")
    assert stored(document).state == State.APPROVED


def test_an_emergency_is_marked_until_another_person_has_countersigned():
    document = factories.document()
    one = staff("one", *VIEWS, "emergency_document", "review_document")
    press(one, document, "emergency")
    assert stored(document).state == State.DRAFT
    press(one, document, "emergency", note="防汛应急")
    assert stored(document).state == State.PUBLISHED
    press(one, stored(document), "countersign")
    assert stored(document).needs_countersignature
    other = staff("other", *VIEWS, "review_document")
    assert "/transition/countersign/" in other.get(url(document)).text
    press(other, stored(document), "countersign")
    assert not stored(document).needs_countersignature
    assert "/transition/countersign/" not in other.get(url(document)).text


def test_a_page_shows_only_the_buttons_that_its_reader_may_press():
    document = factories.document()
    page = staff("reader", *VIEWS, "review_document").get(url(document))
    assert "/transition/" not in page.text


def test_a_transition_is_never_made_by_get(administrator):
    document = factories.document()
    assert administrator.get(url(document, "transition", "submit")).status_code == 405
    assert stored(document).state == State.DRAFT


def test_a_transition_without_the_permission_is_refused():
    document = factories.document()
    client = staff("reader", *VIEWS, "change_document", "review_document")
    assert len(messages_of(press(client, document, "submit"))) == 1
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


def test_all_reasons_of_a_refusal_are_shown():
    document = factories.document(disclosure="withheld", disclosure_reason="涉密")
    decision = factories.decision(document=document, effective_date=None)
    decision.entries.all().delete()
    factories.take(document, "in_review")
    decision.refresh_from_db()
    client = signed_in(factories.reviewer())
    blockers = client.get(url(document)).context["workflow"]["blockers"]
    refused = messages_of(press(client, document, "approve"))
    # The gates of the document and of its decision, and that the decision is empty.
    assert len(refused) == 3
    # Beside these: that nobody has approved it, and that it is not disclosed actively.
    assert len(set(blockers) - set(refused)) == 2
    # Who signs the gates of the document signs those of its decision with them.
    assert set(refused) - set(blockers) <= set(missing(decision))
    assert stored(document).state == State.IN_REVIEW


def test_a_draft_already_shows_why_it_could_not_be_published(administrator):
    document = factories.document()
    factories.decision(document=document).entries.all().delete()
    page = administrator.get(url(document))
    assert page.context["workflow"]["blockers"]


def test_returning_needs_a_reason_and_keeps_it(administrator):
    document = factories.take(factories.document(), "in_review")
    press(administrator, document, "return")
    assert stored(document).state == State.IN_REVIEW
    press(administrator, document, "return", note="请核对户数")
    assert stored(document).state == State.DRAFT
    assert "请核对户数" in administrator.get(url(document)).text


def test_withdrawing_asks_for_kind_and_public_note(administrator):
    document = factories.publish(factories.document())
    press(administrator, document, "withdraw", note="印发有误")
    press(administrator, document, "withdraw", note="印发有误", withdrawal_kind="x")
    press(administrator, document, "withdraw", withdrawal_kind="error")
    assert stored(document).state == State.PUBLISHED
    data = {"note": "印发有误", "withdrawal_kind": "error"}
    press(administrator, document, "withdraw", **data)
    document = stored(document)
    assert document.state == State.WITHDRAWN
    assert (document.withdrawal_kind, document.public_note) == ("error", "印发有误")


def noted():
    """The drafts that correct a published document and its change set."""
    document = factories.document()
    factories.decision(document=document)
    draft = correction_of(factories.publish(document), note="更正户数")
    return [draft, *draft.change_sets()]


def test_the_public_note_of_a_correction_can_be_changed_while_it_is_a_draft(
    administrator,
):
    for draft in noted():
        version, content = draft.version, draft.content_hash()
        assert 'name="public_note"' in administrator.get(url(draft)).text
        response = save(administrator, draft, public_note="更正户数和四至")
        assert response.status_code == 302
        draft.refresh_from_db()
        assert draft.public_note == "更正户数和四至"
        assert draft.version == version + 1
        assert draft.content_hash() != content


@pytest.mark.parametrize("typed", ["", " \n "])
def test_a_correction_is_not_saved_without_a_public_note(administrator, typed):
    for draft in noted():
        response = save(administrator, draft, public_note=typed)
        assert "public_note" in response.context["adminform"].form.errors
        draft.refresh_from_db()
        assert draft.public_note == "更正户数"


def test_what_corrects_nothing_has_no_public_note_on_its_form(administrator):
    document = factories.document()
    for draft in (document, factories.decision(document=document)):
        assert "public_note" not in administrator.get(url(draft)).text
        assert save(administrator, draft, public_note="伪造").status_code == 302
        draft.refresh_from_db()
        assert draft.public_note == ""


def test_after_the_draft_the_public_note_is_read_only(administrator):
    draft, *change_sets = noted()
    factories.take(draft, "in_review")
    for one in (draft, *change_sets):
        text = administrator.get(url(one)).text
        assert "更正户数" in text
        assert 'name="public_note"' not in text


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
    "edition": "2",
    "edited_by": "1",
    "submitted_by": "1",
    "submitted_version": "1",
    "responsible": "1",
    "emergency_at": "2020-01-01 00:00:00",
    "emergency_by": "1",
    "countersigned_at": "2020-01-01 00:00:00",
    "scheduled_for": "2020-01-01 00:00:00",
    "schedule_fault": "伪造",
}
EDITED = {"title", "version", "updated_at", "updated_by", "edited_at", "edited_by"}


def test_a_forged_post_changes_no_field_of_the_workflow():
    document = factories.document()
    editor = staff("editor", *VIEWS, "change_document", "add_document")
    before = Document.objects.values().get()
    assert save(editor, document, title="改过的标题", **FORGED).status_code == 302
    after = Document.objects.values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert {name.removesuffix("_id") for name in changed} == EDITED
    assert (after["title"], after["version"]) == ("改过的标题", before["version"] + 1)
    assert (after["updated_by_id"], after["edited_by_id"]) == 2 * (editor.user.pk,)


def test_a_forged_post_adds_nothing_but_a_draft():
    editor = staff("editor", *VIEWS, "change_document", "add_document")
    data = form_data(editor.get(url(Document, "add")))
    response = editor.post(url(Document, "add"), data | {"title": "新公文"} | FORGED)
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.state, document.published_at) == (State.DRAFT, None)
    assert (document.version, document.edition) == (1, 1)
    people = (document.created_by, document.edited_by, document.responsible)
    assert people == 3 * (editor.user,)
    assert (document.submitted_by, document.emergency_by) == (None, None)


@pytest.mark.parametrize("state", ["in_review", "approved", "scheduled", "published"])
def test_only_drafts_are_edited(administrator, state):
    document = factories.document()
    data = form_data(administrator.get(url(document)))
    factories.take(document, state)
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
        delete(administrator, document)
    for document in (published, withdrawn):
        delete_selected(administrator, [document])
        forged = {"post": "yes", "seen": f"{document.pk}:{document.version}"}
        administrator.post(url(document, "delete"), forged)
        forged |= {"action": "delete_selected", "_selected_action": [document.pk]}
        administrator.post(url(Document, "changelist"), forged)
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
    page = act(administrator, "submit_selected", [*drafts, published])
    assert [stored(document).state for document in drafts] == [State.IN_REVIEW] * 2
    assert stored(published).state == State.PUBLISHED
    text = "\n".join(messages_of(page))
    assert all(document.number in text for document in [*drafts, published])


def test_a_bulk_return_asks_for_the_reason_first(administrator):
    documents = [factories.take(factories.document(), "in_review") for _ in range(2)]
    page = act(administrator, "return_selected", documents)
    assert stored(documents[0]).state == State.IN_REVIEW
    answer = sent.form(page, "note") | {"note": "请修改"}
    administrator.post(url(Document, "changelist"), answer)
    assert {stored(document).state for document in documents} == {State.DRAFT}


def test_bulk_actions_are_offered_only_to_those_who_may():
    document = factories.document()
    client = staff("reader", *VIEWS, "change_document")
    assert "submit_selected" not in client.get(url(Document, "changelist")).text
    forged = {"action": "submit_selected", "_selected_action": [document.pk]}
    forged |= {"seen": f"{document.pk}:{document.version}"}
    client.post(url(Document, "changelist"), forged)
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
    document = factories.take(factories.document(), "in_review")
    for note in ("看\0不清", "长" * 2001):
        page = act(administrator, "return_selected", [document], note=note)
        assert len(messages_of(page)) == 1
        assert stored(document).state == State.IN_REVIEW
