"""The filters of the register of communities."""

import pytest

from communities.filters import CommunityFilterSet
from communities.models import CommunityState
from tests import factories


@pytest.fixture
def names(db):
    factories.publish(
        factories.decision(
            {"name": "甲", "subdistrict": "东街", "households": 1000},
            {"name": "乙", "subdistrict": "西街", "households": 2000},
            {"name": "丙", "subdistrict": "西街", "households": None},
        )
    )

    def names(**data):
        filterset = CommunityFilterSet(data, CommunityState.objects.published())
        assert filterset.is_valid(), filterset.errors
        return {state.name for state in filterset.qs}

    return names


def test_by_subdistrict(names):
    assert names(subdistrict="西街") == {"乙", "丙"}


def test_by_households(names):
    assert names(households_min="1500") == {"乙"}
    assert names(households_max="1500") == {"甲"}


def test_each_choice_says_how_many_rows_it_has(names):
    form = CommunityFilterSet({}, CommunityState.objects.published()).form
    assert [label for value, label in form.fields["subdistrict"].choices if value] == [
        "东街 (1)",
        "西街 (2)",
    ]


def test_a_choice_that_is_not_offered_is_an_error(names):
    filterset = CommunityFilterSet(
        {"subdistrict": "南街"}, CommunityState.objects.published()
    )
    assert not filterset.is_valid()
