"""The one function: what it asks for, what it refuses, and what it leaves behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from core.models import Signoff, TransitionLog
from core.workflow.perform import (
    StaleVersion,
    TransitionRefused,
    perform,
    perform_all,
)
from core.workflow.states import TRANSITIONS, Gate, State, WithdrawalKind
from gazette.models import Disclosure, Document
from tests import factories
from tests.roles import with_rights

pytestmark = pytest.mark.django_db

GATES = [gate.value for gate in Gate]


@pytest.fixture
def editor():
    return factories.administrator()


@pytest.fixture
def checker():
    return factories.reviewer()


def in_state(state):
    return factories.take(factories.document(), state)


def refused(item, name, user, **options):
    """The reasons for which the act is refused; nothing has changed."""
    before = Document.objects.filter(pk=item.pk).values().get()
    signed, logged = Signoff.objects.count(), TransitionLog.objects.count()
    with pytest.raises(TransitionRefused) as refusal:
        perform(item, name, user, **options)
    assert Document.objects.filter(pk=item.pk).values().get() == before
    assert (Signoff.objects.count(), TransitionLog.objects.count()) == (signed, logged)
    return refusal.value.reasons


# What a transition leaves behind.


def test_a_transition_leaves_a_log_and_a_history_and_a_new_version(editor):
    item = factories.document()
    perform(item, "submit", editor, note="请审")
    entry = TransitionLog.objects.get()
    assert (entry.source_state, entry.target_state) == (State.DRAFT, State.IN_REVIEW)
    assert (entry.user, entry.note, entry.version) == (editor, "请审", 2)
    assert entry.target == item
    newest = item.history.first()
    assert (newest.state, newest.version) == ("in_review", 2)
    assert newest.history_user == editor
    assert (item.updated_by, item.submitted_by, item.submitted_version) == (
        editor,
        editor,
        2,
    )


def test_signing_changes_neither_state_nor_version(editor, checker):
    item = in_state("in_review")
    before = Document.objects.filter(pk=item.pk).values().get()
    perform(item, "sign", checker, note="已核", given={"gates": GATES[:2]})
    assert Document.objects.filter(pk=item.pk).values().get() == before
    entry = TransitionLog.objects.filter(transition="sign").get()
    assert (entry.gates, entry.note) == (",".join(GATES[:2]), "已核")
    signed = Signoff.objects.order_by("pk")
    assert [(one.gate, one.user, one.remark) for one in signed] == [
        (gate, checker, "已核") for gate in GATES[:2]
    ]
    assert {one.sha256 for one in signed} == {item.content_hash()}
    assert {one.version for one in signed} == {item.version}


def test_publishing_stamps_the_time_of_publication():
    item = in_state("published")
    assert item.published_at == TransitionLog.objects.get(transition="publish").at
    assert list(Document.objects.published()) == [item]


def test_the_schedule_is_kept_and_cleared(checker):
    item = in_state("scheduled")
    assert item.scheduled_for > timezone.now()
    perform(item, "unschedule", checker)
    assert (item.state, item.scheduled_for) == (State.APPROVED, None)


def test_the_log_says_by_how_much_a_scheduled_document_is_late(checker):
    item = in_state("approved")
    now = timezone.now()
    perform(
        item,
        "schedule",
        checker,
        at=now - timedelta(hours=1),
        given={"scheduled_for": now - timedelta(seconds=90)},
    )
    perform(item, "publish", None, at=now)
    assert TransitionLog.objects.get(transition="publish").seconds_late == 90


def test_an_emergency_is_marked_and_countersigned(editor, checker):
    item = factories.document()
    perform(item, "emergency", editor, note="防汛")
    assert (item.state, item.emergency_by) == (State.PUBLISHED, editor)
    assert item.needs_countersignature
    perform(item, "countersign", checker)
    assert item.countersigned_by == checker
    assert not item.needs_countersignature
    assert refused(item, "countersign", checker)


def test_only_what_was_published_in_an_emergency_is_countersigned(checker):
    assert refused(in_state("published"), "countersign", checker)


# What it asks for.


@pytest.mark.parametrize(
    "name, state",
    [("return", "in_review"), ("correct", "published"), ("withdraw", "published")]
    + [("emergency", "draft")],
)
@pytest.mark.parametrize("note", ["", " \n\u3000"])
def test_some_transitions_need_a_reason(checker, name, state, note):
    given = {"withdrawal_kind": "error"} if name == "withdraw" else None
    reasons = refused(in_state(state), name, checker, note=note, given=given)
    assert len(reasons) == 1


@pytest.mark.parametrize(
    "gates", [None, [], ["nonsense"], [*GATES, "nonsense"], ["legal", "legal"]]
)
def test_gates_are_chosen_each_once(checker, gates):
    given = {} if gates is None else {"gates": gates}
    assert len(refused(in_state("in_review"), "sign", checker, given=given)) == 1


def test_a_gate_is_signed_once(editor, checker):
    item = in_state("in_review")
    perform(item, "sign", checker, given={"gates": GATES[:1]})
    third = factories.superuser("third")
    assert len(refused(item, "sign", third, given={"gates": GATES})) == 1
    perform(item, "sign", third, given={"gates": GATES[1:]})
    perform(item, "approve", third)
    assert item.state == State.APPROVED


@pytest.mark.parametrize("count", range(4))
def test_every_gate_that_is_not_signed_is_named(checker, count):
    item = in_state("in_review")
    if count:
        perform(item, "sign", checker, given={"gates": GATES[:count]})
    (reason,) = refused(item, "approve", checker)
    named = [gate for gate in Gate if str(gate.label) in str(reason)]
    assert named == list(Gate)[count:]


@pytest.mark.parametrize("gate", GATES)
def test_each_gate_has_a_right_of_its_own(gate):
    item = in_state("in_review")
    others = [f"sign_{other}" for other in GATES if other != gate]
    somebody = with_rights("li", "review_document", *others)
    for gates in ([gate], GATES):
        with pytest.raises(PermissionDenied):
            perform(item, "sign", somebody, given={"gates": gates})
    assert not Signoff.objects.exists()
    perform(item, "sign", somebody, given={"gates": [g for g in GATES if g != gate]})
    assert Signoff.objects.count() == 3


def test_a_gate_is_not_signed_without_the_right_to_review():
    item = in_state("in_review")
    somebody = with_rights("li", *(f"sign_{gate}" for gate in GATES))
    with pytest.raises(PermissionDenied):
        perform(item, "sign", somebody, given={"gates": GATES})


@pytest.mark.parametrize("ahead", [None, timedelta(0), timedelta(seconds=-1)])
def test_the_schedule_needs_a_time_to_come(checker, ahead):
    now = timezone.now()
    given = {} if ahead is None else {"scheduled_for": now + ahead}
    reasons = refused(in_state("approved"), "schedule", checker, at=now, given=given)
    assert len(reasons) == 1


def test_what_is_scheduled_is_not_published_before_its_time(checker):
    item = in_state("scheduled")
    assert refused(item, "publish", checker)
    with pytest.raises(TransitionRefused):
        perform(item, "publish", None, at=item.scheduled_for - timedelta(seconds=1))
    perform(item, "publish", None, at=item.scheduled_for)
    assert item.state == State.PUBLISHED


@pytest.mark.parametrize("kind", [None, "", "nonsense", "replaced"])
def test_a_withdrawal_needs_a_kind_that_fits(checker, kind):
    given = {} if kind is None else {"withdrawal_kind": kind}
    item = in_state("published")
    assert len(refused(item, "withdraw", checker, note="误", given=given)) == 1


def test_a_corrected_version_is_withdrawn_as_an_error_or_not_at_all(editor, checker):
    old = in_state("published")
    perform(old, "correct", editor, note="更正户数")
    factories.publish(old.superseded_by)
    old.refresh_from_db()
    for kind in WithdrawalKind:
        if kind != WithdrawalKind.ERROR:
            given = {"withdrawal_kind": kind}
            assert refused(old, "withdraw", checker, note="误", given=given)
    perform(old, "withdraw", checker, note="误", given={"withdrawal_kind": "error"})
    assert old.state == State.WITHDRAWN


@pytest.mark.parametrize("name", TRANSITIONS)
@pytest.mark.parametrize("strange", ["state", "public_note", "published_at"])
def test_nothing_is_given_but_what_a_transition_takes(checker, name, strange):
    if (name, strange) == ("withdraw", "public_note"):
        pytest.skip("What the public reads in place of what is withdrawn.")
    user = None if name == "supersede" else checker
    item = in_state(TRANSITIONS[name].source[0])
    before = Document.objects.filter(pk=item.pk).values().get()
    with pytest.raises(TypeError):
        perform(item, name, user, note="误", given={strange: "x"})
    assert Document.objects.filter(pk=item.pk).values().get() == before


def test_what_is_not_disclosed_actively_is_not_published(checker):
    item = factories.document()
    Document.objects.filter(pk=item.pk).update(
        disclosure=Disclosure.ON_REQUEST, disclosure_reason="涉及商业秘密"
    )
    assert refused(item, "emergency", checker, note="急")
    assert item.state == State.DRAFT


# The version that was seen.


@pytest.mark.parametrize("version", [0, 1, 4, 6, 10**30, -5])
def test_who_saw_another_version_is_refused(editor, version):
    item = factories.document()
    Document.objects.update(version=5)
    item.refresh_from_db()
    with pytest.raises(StaleVersion):
        perform(item, "submit", editor, version=version)
    with pytest.raises(TransitionRefused):
        perform_all([item], "submit", editor, versions={item.pk: version})
    assert Document.objects.get().state == State.DRAFT


def test_who_holds_an_old_copy_is_refused(editor):
    item = factories.document()
    Document.objects.update(version=5)
    with pytest.raises(StaleVersion):
        perform(item, "submit", editor)
    assert Document.objects.get().state == State.DRAFT


def test_of_two_stale_copies_only_one_makes_the_transition(editor):
    item = factories.document()
    copy = Document.objects.get()
    perform(item, "submit", editor)
    with pytest.raises(StaleVersion):
        perform(copy, "submit", editor)
    assert TransitionLog.objects.count() == 1


def test_who_acts_on_what_was_deleted_is_told(editor):
    item = factories.document()
    Document.objects.all().delete()
    with pytest.raises(StaleVersion):
        perform(item, "submit", editor)


# Many at once.


def test_many_go_together_or_not_at_all(editor):
    items = [factories.document() for _ in range(3)]
    perform(items[1], "submit", editor)
    with pytest.raises(TransitionRefused) as refusal:
        perform_all(items, "submit", editor)
    assert len(refusal.value.reasons) == 1
    assert Document.objects.filter(state=State.DRAFT).count() == 2
    perform_all([items[0], items[2]], "submit", editor)
    assert Document.objects.filter(state=State.IN_REVIEW).count() == 3


def test_of_many_the_reasons_of_all_are_told(checker):
    items = [in_state("in_review") for _ in range(3)]
    with pytest.raises(TransitionRefused) as refusal:
        perform_all(items, "approve", checker)
    assert len(refusal.value.reasons) == 3


# The system.


def test_the_system_publishes_what_is_due_and_nothing_else():
    for state in ("draft", "in_review", "approved", "scheduled", "published"):
        for name in TRANSITIONS.keys() - {"supersede", "publish"}:
            with pytest.raises(PermissionDenied):
                perform(in_state(state), name, None, note="系统")
    for state in ("draft", "in_review", "approved", "published"):
        with pytest.raises(PermissionDenied):
            perform(in_state(state), "publish", None)


def test_nobody_but_the_system_supersedes(checker):
    with pytest.raises(PermissionDenied):
        perform(in_state("published"), "supersede", checker)


# Corrections.


def test_a_correction_is_a_draft_that_supersedes_when_it_is_published(editor):
    old = in_state("published")
    perform(old, "correct", editor, note="更正户数")
    assert old.state == State.PUBLISHED
    new = old.superseded_by
    assert (new.state, new.edition, new.public_note) == (State.DRAFT, 2, "更正户数")
    assert (new.number, new.title, new.body) == (old.number, old.title, old.body)
    assert (new.edited_by, new.published_at) == (editor, None)
    factories.publish(new)
    old.refresh_from_db()
    assert (old.state, new.state) == (State.SUPERSEDED, State.PUBLISHED)
    assert old.superseded_at == new.published_at
    assert list(Document.objects.published()) == [new]


def test_there_is_one_correction_at_a_time(editor):
    old = factories.document()
    decision = factories.decision(document=old)
    factories.publish(old)
    perform(old, "correct", editor, note="更正")
    assert refused(old, "correct", editor, note="再更正")
    decision.refresh_from_db()
    with pytest.raises(TransitionRefused):
        perform(decision, "correct", editor, note="另更正")


def test_a_document_is_not_corrected_while_its_change_set_is(editor):
    old = factories.document()
    decision = factories.decision(document=old)
    factories.publish(old)
    decision.refresh_from_db()
    perform(decision, "correct", editor, note="更正")
    with pytest.raises(TransitionRefused):
        perform(decision, "correct", editor, note="再更正")
    assert refused(old, "correct", editor, note="另更正")


def test_a_document_whose_change_set_was_corrected_is_withdrawn_as_any(checker):
    document = factories.document()
    decision = factories.decision(document=document)
    factories.publish(document)
    decision.refresh_from_db()
    perform(decision, "correct", factories.administrator(), note="更正")
    factories.follow(decision.superseded_by)
    document.refresh_from_db()
    perform(
        document, "withdraw", checker, note="废", given={"withdrawal_kind": "lapsed"}
    )
    assert document.state == State.WITHDRAWN
    assert not type(decision).objects.published().exists()


def test_a_number_is_not_taken_by_way_of_a_correction(editor, checker):
    other, old = in_state("published"), in_state("published")
    perform(old, "correct", editor, note="更正字号")
    new = old.superseded_by
    new.number = other.number
    new.stamp(editor)
    new.save()
    with pytest.raises(TransitionRefused):
        factories.publish(new)
    assert Document.objects.published().filter(number=other.number).get() == other


def test_a_change_set_that_was_added_late_does_not_keep_its_document_from_return(
    checker,
):
    document = in_state("in_review")
    decision = factories.decision(document=document)
    assert refused(document, "approve", checker)
    perform(document, "return", checker, note="补决定")
    decision.refresh_from_db()
    assert (document.state, decision.state) == (State.DRAFT, State.DRAFT)


# What the database itself refuses.


@pytest.mark.parametrize(
    "field, value", [("state", "hacked"), ("genre", "小说"), ("number", "号" * 61)]
)
def test_the_database_itself_refuses_what_is_no_choice_or_too_long(field, value):
    item = factories.document()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=item.pk).update(**{field: value})


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.SCHEDULED},
        {"state": State.PUBLISHED},
        {"state": State.SUPERSEDED},
        {"state": State.WITHDRAWN},
        {"edition": 2},
        {"edition": 0},
        {"emergency_at": "2020-06-01T00:00Z"},
        {"countersigned_at": "2020-06-01T00:00Z"},
    ],
)
def test_the_database_itself_refuses_a_state_without_what_belongs_to_it(values):
    item = factories.document()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=item.pk).update(**values)


def test_the_database_itself_refuses_a_second_correction_and_a_silent_one(editor):
    old = in_state("published")
    perform(old, "correct", editor, note="更正")
    new = old.superseded_by
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(title="又一更正", supersedes=old, edition=2)
    Document.objects.filter(pk=new.pk).update(public_note="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=new.pk).update(
            state=State.PUBLISHED, published_at=timezone.now()
        )
