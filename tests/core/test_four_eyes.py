"""Four eyes, by person: with two people it works, with one it does not, and says why."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied

from core.models import Signoff
from core.workflow import signatures
from core.workflow.perform import TransitionRefused, perform
from core.workflow.states import Gate, State
from gazette.models import Document
from gazette.registers.config import registers
from tests import factories, sent
from tests.admin_pages import form_data, seen, signed_in, url
from tests.exchange import edited, exported, imported
from tests.roles import EDITOR, PUBLISHER, REVIEWER, person, with_rights

pytestmark = pytest.mark.django_db

SIGN = {"gates": [gate.value for gate in Gate]}
JUDGING = (("sign", {"given": SIGN}), ("approve", {}))


@pytest.fixture
def anna():
    return person("anna", EDITOR, REVIEWER, PUBLISHER)


@pytest.fixture
def bela():
    return person("bela", EDITOR, REVIEWER, PUBLISHER)


def made_by(user, **values):
    return stamped(factories.document(**values), user)


def stamped(publishable, user):
    publishable.stamp(user)
    publishable.save()
    return publishable


def reasons(item, name, user, **options):
    with pytest.raises(TransitionRefused) as refusal:
        perform(item, name, user, **options)
    return refusal.value.reasons


def cannot_judge(item, user):
    """Whether ``user`` can neither sign nor approve what is in review."""
    item.refresh_from_db()
    assert item.state == State.IN_REVIEW
    signed = Signoff.objects.count()
    for name, options in JUDGING:
        assert reasons(item, name, user, **options)
    return Signoff.objects.count() == signed


def judge(item, user):
    for name, options in JUDGING:
        perform(item, name, user, **options)
    return item


# Two people.


@pytest.mark.parametrize("publisher", ["anna", "bela"])
def test_two_people_are_enough(anna, bela, publisher):
    document = made_by(anna)
    stamped(factories.decision(document=document), anna)
    perform(document, "submit", anna)
    judge(document, bela)
    perform(document, "publish", {"anna": anna, "bela": bela}[publisher])
    assert document.is_public
    assert document.communities_change_sets.get().is_public


def test_two_superusers_are_two_people_and_one_is_one():
    first, second = factories.administrator(), factories.reviewer()
    document = made_by(first)
    perform(document, "submit", first)
    assert cannot_judge(document, first)
    judge(document, second)
    perform(document, "publish", first)
    assert document.is_public


def test_one_person_alone_is_refused_and_told_that_there_is_nobody_else(anna):
    document = made_by(anna)
    perform(document, "submit", anna)
    assert len(reasons(document, "sign", anna, given=SIGN)) == 2
    # Beside the four gates that are not signed.
    assert len(reasons(document, "approve", anna)) == 2 + 1


def test_with_a_second_person_there_only_the_first_reason_is_told(anna, bela):
    document = made_by(anna)
    perform(document, "submit", anna)
    assert len(reasons(document, "sign", anna, given=SIGN)) == 1
    assert len(reasons(document, "approve", anna)) == 1 + 1


@pytest.mark.parametrize(
    "rights",
    [
        (),
        ("change_document", "submit_document", "publish_document"),
        ("review_document", "sign_legal", "sign_political", "sign_wording"),
    ],
)
def test_who_could_not_sign_is_no_second_person(anna, rights):
    with_rights("carl", *rights)
    document = made_by(anna)
    perform(document, "submit", anna)
    assert len(reasons(document, "sign", anna, given=SIGN)) == 2


def test_those_who_share_the_gates_are_others_enough(anna):
    with_rights("carl", "review_document", "sign_legal", "sign_political")
    with_rights("dora", "review_document", "sign_secrecy", "sign_wording")
    document = made_by(anna)
    perform(document, "submit", anna)
    assert len(reasons(document, "sign", anna, given=SIGN)) == 1


def test_who_is_deactivated_is_no_second_person_and_makes_no_step(anna, bela):
    document = made_by(anna)
    get_user_model().objects.update(is_active=False)
    for user in (anna, bela, factories.administrator()):
        user.is_active = False
        user.save()
        with pytest.raises(PermissionDenied):
            perform(document, "submit", user)
    anna.is_active = True
    anna.save()
    perform(document, "submit", anna)
    assert len(reasons(document, "sign", anna, given=SIGN)) == 2
    with pytest.raises(PermissionDenied):
        perform(document, "sign", bela, given=SIGN)


def test_what_was_signed_before_its_signer_left_stays_signed(anna, bela):
    document = made_by(anna)
    perform(document, "submit", anna)
    judge(document, bela)
    bela.is_active = False
    bela.save()
    perform(document, "publish", anna)
    assert document.is_public


def test_four_people_may_sign_the_four_gates_and_a_fifth_approve(anna):
    document = made_by(anna)
    perform(document, "submit", anna)
    for gate in Gate:
        who = with_rights(f"{gate}", "review_document", f"sign_{gate}")
        perform(document, "sign", who, given={"gates": [gate.value]})
    fifth = with_rights("fifth", "review_document")
    perform(document, "approve", fifth)
    assert document.state == State.APPROVED


# Who is an author.


def test_neither_last_editor_nor_submitter_judges(anna, bela):
    document = made_by(anna)
    perform(document, "submit", bela)
    assert cannot_judge(document, anna)
    assert cannot_judge(document, bela)
    judge(document, person("carl", REVIEWER))


def test_who_edited_before_others_did_judges_what_they_made_of_it(anna, bela):
    document = stamped(made_by(anna), bela)
    perform(document, "submit", bela)
    judge(document, anna)


@pytest.mark.parametrize("register", [0, 1, 2, 3])
def test_the_last_editor_of_a_change_set_does_not_judge_its_document(
    anna, bela, register
):
    document = made_by(anna)
    label = registers()[register].label
    change_set = {
        "communities": factories.decision,
        "personnel": factories.notice,
        "powers": factories.transfer_list,
        "statistics": factories.release,
    }[label](document=document)
    stamped(change_set, bela)
    perform(document, "submit", anna)
    assert cannot_judge(document, bela)
    judge(document, person("carl", REVIEWER))
    change_set.refresh_from_db()
    assert change_set.state == State.APPROVED


def test_who_last_edited_an_interpretation_does_not_judge_what_it_goes_with(anna, bela):
    document = made_by(anna, is_normative=True)
    reading = made_by(bela, title="政策解读")
    reading.relations.create(
        kind="interprets", target_number=document.number, target=document
    )
    perform(document, "submit", anna)
    reading.refresh_from_db()
    assert reading.state == State.IN_REVIEW
    assert cannot_judge(document, bela)
    judge(document, person("carl", REVIEWER))


@pytest.mark.parametrize("is_edited", [False, True])
def test_what_goes_along_is_signed_as_the_page_showed_it(anna, bela, is_edited):
    document = made_by(anna, is_normative=True)
    reading = made_by(anna, title="政策解读")
    reading.relations.create(
        kind="interprets", target_number=document.number, target=document
    )
    perform(document, "submit", anna)
    client = signed_in(bela)
    [button] = [
        form
        for form in sent.forms(client.get(url(document)))
        if form.action.endswith("/transition/sign/")
    ]
    if is_edited:
        reading.refresh_from_db()
        perform(reading, "return", person("carl", REVIEWER), note="改")
        stamped(reading, anna)
        perform(reading, "submit", anna)
    client.post(button.action, button.data | SIGN)
    assert Signoff.objects.count() == (0 if is_edited else 8)


def test_a_signer_who_later_edits_has_signed_for_nothing_and_signs_no_more(anna, bela):
    document = made_by(anna)
    perform(document, "submit", anna)
    judge(document, bela)
    perform(document, "return", anna, note="文字有误")
    stamped(document, bela)
    perform(document, "submit", anna)
    assert not signatures.valid_signoffs(document)
    assert cannot_judge(document, bela)
    assert cannot_judge(document, anna)


def test_returned_and_submitted_again_unchanged_it_is_signed_anew(anna, bela):
    document = made_by(anna)
    perform(document, "submit", anna)
    judge(document, bela)
    perform(document, "return", bela, note="再核")
    perform(document, "submit", anna)
    assert len(reasons(document, "approve", bela)) == 1
    judge(document, bela)
    assert Signoff.objects.count() == 8


def test_who_corrects_does_not_judge_the_correction(anna, bela):
    document = factories.publish(factories.document())
    perform(document, "correct", anna, note="更正")
    new = document.superseded_by
    perform(new, "submit", bela)
    assert cannot_judge(new, anna)
    judge(new, person("carl", REVIEWER))


# By whatever path one edits.


def test_who_imports_an_edit_is_the_last_editor(anna, bela):
    document = made_by(anna)
    data = edited(exported("documents"), 1, "标题", "导入的标题")
    report = imported("documents", data, user=bela)
    assert report.counts()["changed"] == 1
    document.refresh_from_db()
    assert (document.edited_by, document.title) == (bela, "导入的标题")
    perform(document, "submit", anna)
    assert cannot_judge(document, bela)


def test_who_imports_an_entry_is_the_last_editor_of_its_change_set(anna, bela):
    document = made_by(anna)
    decision = stamped(factories.decision(document=document), anna)
    data = edited(exported("communities"), 1, "户数", "777")
    imported("communities", data, user=bela)
    decision.refresh_from_db()
    assert decision.edited_by == bela
    assert decision.entries.get().households == 777
    document.refresh_from_db()
    perform(document, "submit", anna)
    assert cannot_judge(document, bela)


def test_an_import_changes_nothing_that_is_signed(anna, bela):
    document = made_by(anna)
    factories.decision(document=document)
    perform(document, "submit", anna)
    judge(document, bela)
    for table, column, value in (
        ("documents", "标题", "导入的标题"),
        ("communities", "户数", "777"),
    ):
        report = imported(table, edited(exported(table), 1, column, value), user=anna)
        assert len(report.faults) == 1
    document.refresh_from_db()
    assert len(signatures.valid_signoffs(document)) == 4
    perform(document, "publish", anna)


def test_who_edits_an_entry_on_its_own_page_is_the_last_editor(anna, bela):
    document = made_by(anna)
    decision = stamped(factories.decision(document=document), anna)
    entry, client = decision.entries.get(), signed_in(bela)
    data = form_data(client.get(url(entry))) | {"households": "777"}
    assert client.post(url(entry), data).status_code == 302
    decision.refresh_from_db()
    assert decision.edited_by == bela
    perform(document, "submit", anna)
    assert cannot_judge(document, bela)


def test_who_has_the_text_written_is_the_last_editor(anna, bela):
    document = made_by(anna, body="")
    decision = stamped(factories.decision(document=document), anna)
    client = signed_in(bela)
    client.post(url(decision, "draft_text"), {"seen_record": seen(decision, document)})
    document.refresh_from_db()
    assert document.body
    assert document.edited_by == bela
    perform(document, "submit", anna)
    assert cannot_judge(document, bela)


# Emergencies.


def test_who_published_in_an_emergency_does_not_countersign(anna, bela):
    document = made_by(anna)
    perform(document, "emergency", anna, note="防汛")
    assert len(reasons(document, "countersign", anna)) == 1
    assert document.needs_countersignature
    perform(document, "countersign", bela)
    assert document.countersigned_by == bela


def test_alone_one_is_told_that_nobody_else_can_countersign(anna):
    document = made_by(anna)
    perform(document, "emergency", anna, note="防汛")
    assert len(reasons(document, "countersign", anna)) == 2
    carl = person("carl", REVIEWER)
    assert len(reasons(document, "countersign", anna)) == 1
    perform(document, "countersign", carl)


def test_the_author_may_countersign_what_another_published(anna, bela):
    document = made_by(anna)
    perform(document, "emergency", bela, note="防汛")
    assert len(reasons(document, "countersign", bela)) == 1
    perform(document, "countersign", anna)


def test_a_superuser_does_not_countersign_their_own_emergency():
    document = made_by(factories.administrator())
    perform(document, "emergency", factories.administrator(), note="防汛")
    assert reasons(document, "countersign", factories.administrator())
    perform(document, "countersign", factories.reviewer())


def test_an_emergency_takes_its_change_sets_along_and_each_is_countersigned_with_it(
    anna, bela
):
    document = made_by(anna)
    decision = stamped(factories.decision(document=document), anna)
    perform(document, "emergency", anna, note="防汛")
    decision.refresh_from_db()
    assert decision.is_public
    assert decision.needs_countersignature
    perform(document, "countersign", bela)
    decision.refresh_from_db()
    assert decision.countersigned_by == bela


def test_what_comes_after_an_emergency_goes_the_common_way(anna, bela):
    document = made_by(anna)
    perform(document, "emergency", anna, note="防汛")
    perform(document, "correct", anna, note="更正")
    new = document.superseded_by
    assert new.emergency_at is None
    with pytest.raises(TransitionRefused):
        perform(new, "publish", anna)
    perform(new, "submit", anna)
    assert cannot_judge(new, anna)
    judge(new, bela)
    perform(new, "publish", anna)
    assert list(Document.objects.published()) == [new]
