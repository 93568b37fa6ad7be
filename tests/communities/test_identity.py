"""Whom a clause is about, when names are given up, taken over and swapped."""

from datetime import date

import pytest

from communities.models import Change, Community, CommunityState
from core.workflow.perform import TransitionRefused
from gazette.registers import projection
from gazette.registers.config import registers
from tests import factories

pytestmark = pytest.mark.django_db


def decide(day, *clauses, published=True):
    """A decision of ``day`` (month, day); its clauses are (kind, name, former name)."""
    document = factories.document(signed_date=date(2020, *day))
    changes = [
        {"kind": kind, "name": name, "former_name": "".join(former), "territory": ""}
        for kind, name, *former in clauses
    ]
    decision = factories.decision(*changes, document=document)
    if published:
        factories.publish(document)
    return decision


def names(month=12, day=31):
    states = CommunityState.objects.as_of(date(2020, month, day))
    return sorted(states.values_list("name", flat=True))


@pytest.fixture(autouse=True)
def the_projection_holds():
    yield
    for register in registers():
        for subjects in projection.all_subjects(register):
            assert projection.differences(register, subjects) == (set(), {})


def test_a_name_that_was_given_up_is_free_for_a_new_community():
    decide((1, 1), ("establish", "甲"))
    decide((2, 1), ("rename", "丙", "甲"))
    decide((3, 1), ("establish", "甲"))
    assert names() == ["丙", "甲"]
    assert names(1, 15) == ["甲"]


def test_an_abolished_name_can_be_taken_over():
    decide((1, 1), ("establish", "甲"), ("establish", "乙"))
    decide((2, 1), ("abolish", "乙"))
    decide((3, 1), ("rename", "乙", "甲"))
    assert names() == ["乙"]
    assert CommunityState.objects.published().get().community.name == "甲"


def test_two_communities_can_swap_their_names():
    decide((1, 1), ("establish", "甲"), ("establish", "乙"))
    decide((2, 1), ("rename", "乙", "甲"), ("rename", "甲", "乙"))
    swapped = CommunityState.objects.published()
    assert {(s.community.name, s.name) for s in swapped} == {("甲", "乙"), ("乙", "甲")}


def test_a_chain_of_renames_moves_each_name_on():
    decide((1, 1), ("establish", "甲"), ("establish", "乙"))
    decide((2, 1), ("rename", "丙", "甲"))
    decide((3, 1), ("rename", "甲", "乙"))
    assert names() == ["丙", "甲"]


def test_the_words_of_a_withdrawn_document_rule_no_more():
    decide((1, 1), ("establish", "甲"))
    mistake = decide((2, 1), ("rename", "乙", "甲"))
    factories.withdraw(mistake.document)
    decide((3, 1), ("establish", "乙"))
    assert names() == ["乙", "甲"]


def test_a_draft_changes_nobody_s_identity():
    decide((1, 1), ("establish", "甲"))
    draft = decide((2, 1), ("rename", "丁", "甲"), published=False)
    draft.entries.update(community=Community.objects.get())
    decide((3, 1), ("establish", "丁"))
    assert names() == ["丁", "甲"]


@pytest.mark.parametrize("late_first", [False, True])
def test_documents_are_understood_in_whichever_order_they_are_published(late_first):
    steps = [
        ((1, 1), ("establish", "甲"), ("establish", "乙")),
        ((2, 1), ("adjust", "甲")),
        ((3, 1), ("merge", "丙", "甲、乙")),
        ((4, 1), ("rename", "丁", "丙")),
    ]
    for step in reversed(steps) if late_first else steps:
        decide(*step)
    assert names() == ["丁"]
    assert names(3, 15) == ["丙"]
    assert names(2, 15) == ["乙", "甲"]
    assert CommunityState.objects.published().get().valid_from == date(2020, 4, 1)


def test_a_merger_and_an_abolishment_in_one_decision_mean_the_same_community():
    decide((1, 1), ("establish", "甲"), ("establish", "乙"))
    decide((2, 1), ("merge", "丙", "甲、乙"), ("abolish", "甲"))
    assert names() == ["丙"]


def test_a_community_can_take_others_in_and_keep_its_name():
    decide((1, 1), ("establish", "甲"), ("establish", "乙"))
    decide((2, 1), ("merge", "乙", "甲"))
    assert names() == ["乙"]
    assert Community.objects.count() == 2


def test_a_clause_that_leaves_the_subdistrict_out_finds_the_community_by_name():
    decide((1, 1), ("establish", "甲"))
    decision = decide((2, 1), ("adjust", "甲"), published=False)
    decision.entries.update(subdistrict="")
    factories.publish(decision.document)
    assert names() == ["甲"]


def test_the_same_name_in_two_subdistricts_is_two_communities():
    for subdistrict in ("东街街道办事处", "西街街道办事处"):
        decision = decide((1, 1), ("establish", "甲"), published=False)
        decision.entries.update(subdistrict=subdistrict)
        factories.publish(decision.document)
    assert names() == ["甲", "甲"]
    unclear = decide((2, 1), ("adjust", "甲"), published=False)
    unclear.entries.update(subdistrict="")
    with pytest.raises(TransitionRefused, match="甲"):
        factories.publish(unclear.document)


def test_what_was_withdrawn_and_issued_anew_keeps_its_page():
    first = decide((1, 1), ("establish", "甲"))
    address = Change.objects.get().community.get_absolute_url()
    factories.withdraw(first.document)
    decide((1, 2), ("establish", "甲"))
    assert CommunityState.objects.published().get().get_absolute_url() == address
