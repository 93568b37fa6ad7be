"""The transitions: which are possible, for whom, and what each leaves behind."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from core.models import TransitionLog
from core.workflow.perform import StaleVersion, TransitionRefused, perform
from core.workflow.states import TRANSITIONS, State
from gazette.models import Disclosure, Document

pytestmark = pytest.mark.django_db

TIMES = {"published_at": "2020-06-01T00:00Z"}
STATE_TIMES = {
    State.PUBLISHED: TIMES,
    State.SUPERSEDED: TIMES | {"superseded_at": "2020-06-02T00:00Z"},
    State.WITHDRAWN: TIMES | {"withdrawn_at": "2020-06-02T00:00Z"},
}
STEPS_TO_PUBLIC = ("submit", "approve", "publish")


def document(state=State.DRAFT, **fields):
    fields = {"title": "关于同意新建幸福社区居民委员会的批复"} | fields
    return Document.objects.create(state=state, **STATE_TIMES.get(state, {}) | fields)


def user(*actions):
    somebody = get_user_model().objects.create_user("li")
    codenames = [f"{action}_document" for action in actions]
    somebody.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return somebody


@pytest.mark.parametrize("name", TRANSITIONS)
@pytest.mark.parametrize("state", State)
def test_a_transition_is_made_from_its_states_and_refused_from_all_others(name, state):
    step = TRANSITIONS[name]
    item = document(state)
    if state in step.source:
        perform(item, name, user(step.permission), note="理由")
        assert Document.objects.get().state == step.target
    else:
        with pytest.raises(TransitionRefused):
            perform(item, name, user(step.permission), note="理由")
        assert Document.objects.get().state == state


@pytest.mark.parametrize("name", TRANSITIONS)
def test_nobody_makes_a_transition_without_its_own_permission(name):
    step = TRANSITIONS[name]
    others = {other.permission for other in TRANSITIONS.values()} - {step.permission}
    item = document(step.source[0])
    with pytest.raises(PermissionDenied):
        perform(
            item, name, user(*others, "add", "change", "delete", "view"), note="理由"
        )
    assert Document.objects.get().state == step.source[0]
    assert not TransitionLog.objects.exists()


@pytest.mark.parametrize(
    "name", [n for n, step in TRANSITIONS.items() if step.note_required]
)
def test_some_transitions_need_a_reason(name):
    item = document(TRANSITIONS[name].source[0])
    with pytest.raises(TransitionRefused) as refused:
        perform(item, name, None, note="  ")
    assert len(refused.value.reasons) == 1


def test_a_transition_leaves_a_log_and_a_history_and_a_new_version():
    item, editor = document(), user("submit")
    perform(item, "submit", editor, note="请审")
    entry = TransitionLog.objects.get()
    assert (entry.source_state, entry.target_state) == (State.DRAFT, State.IN_REVIEW)
    assert (entry.user, entry.note, entry.version) == (editor, "请审", 2)
    assert entry.target == item
    newest = item.history.first()
    assert (newest.state, newest.version, newest.history_user) == (
        "in_review",
        2,
        editor,
    )
    assert item.updated_by == editor


def test_publishing_stamps_the_time_of_publication():
    item = document()
    for name in STEPS_TO_PUBLIC:
        perform(item, name, None)
    assert item.published_at == TransitionLog.objects.get(transition="publish").at
    assert list(Document.objects.published()) == [item]


def test_who_saw_an_older_version_is_refused():
    item = document()
    Document.objects.update(version=5)
    with pytest.raises(StaleVersion):
        perform(item, "submit", None, version=1)
    item.refresh_from_db()
    with pytest.raises(StaleVersion):
        perform(item, "submit", None, version=4)
    assert Document.objects.get().state == State.DRAFT


def test_of_two_stale_copies_only_one_makes_the_transition():
    item = document()
    copy = Document.objects.get()
    perform(item, "submit", None)
    with pytest.raises(StaleVersion):
        perform(copy, "submit", None)
    assert TransitionLog.objects.count() == 1


def test_what_is_not_disclosed_actively_is_not_published():
    item = document(
        State.APPROVED,
        disclosure=Disclosure.ON_REQUEST,
        disclosure_reason="涉及商业秘密",
    )
    with pytest.raises(TransitionRefused):
        perform(item, "publish", None)


@pytest.mark.parametrize(
    "field, value", [("state", "hacked"), ("genre", "小说"), ("number", "号" * 61)]
)
def test_the_database_itself_refuses_what_is_no_choice_or_too_long(field, value):
    item = document()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=item.pk).update(**{field: value})


@pytest.mark.parametrize("state", [State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN])
def test_the_database_itself_refuses_a_public_state_without_its_time(state):
    item = document()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=item.pk).update(state=state)
