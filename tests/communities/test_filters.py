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


def test_by_words(names):
    assert names(q="西街") == {"乙", "丙"}


def test_by_households(names):
    assert names(households_min="1500") == {"乙"}
    assert names(households_max="1500") == {"甲"}


def test_each_choice_says_how_many_rows_it_has(names):
    form = CommunityFilterSet({}, CommunityState.objects.published()).form
    assert [label for value, label in form.fields["subdistrict"].choices if value] == [
        "东街 (1)",
        "西街 (2)",
    ]


class TestManyChoices:
    @pytest.fixture(autouse=True)
    def one_is_shown(self, names, monkeypatch):
        monkeypatch.setattr("core.listing.filters.MAX_CHOICES", 1)

    def field(self, **data):
        form = CommunityFilterSet(data, CommunityState.objects.published()).form
        return form["subdistrict"]

    def test_the_first_are_listed_and_it_is_said_that_there_are_more(self):
        assert "东街" in str(self.field())
        assert "西街" not in str(self.field())
        assert "2" in self.field().help_text

    def test_one_that_is_not_listed_may_be_asked_for_and_is_then_shown(self, names):
        assert names(subdistrict="西街") == {"乙", "丙"}
        assert 'value="西街" selected' in str(self.field(subdistrict="西街"))

    def test_what_is_no_choice_at_all_is_an_error(self):
        assert self.field(subdistrict="南街").errors

    def test_nothing_is_said_where_all_are_listed(self, monkeypatch):
        monkeypatch.setattr("core.listing.filters.MAX_CHOICES", 2)
        assert not self.field().help_text


def test_a_choice_that_is_not_offered_is_an_error(names):
    filterset = CommunityFilterSet(
        {"subdistrict": "南街"}, CommunityState.objects.published()
    )
    assert not filterset.is_valid()
