"""Pictures of communities: households as stated, with what is not stated left open."""

from datetime import date

import pytest

from communities import pictures
from communities.models import Community, CommunityState
from communities.views import households
from tests.pictures import assert_told, words_of

TODAY = date(2021, 1, 1)
KNOWN = "2020-01-01T00:00Z"


def state(start, end, number, approximate=False, **values):
    made = CommunityState(
        valid_from=date(start, 1, 1),
        valid_to=end and date(end, 1, 1),
        households=number,
        households_approx=approximate,
        **values,
    )
    made.evidence = {}
    return made


def test_households_over_time_keep_blanks_and_approximations():
    states = [
        state(2015, 2016, 2000),
        state(2016, 2017, None),
        state(2017, 2018, 4000, True, households_text="约4000余户"),
        state(2018, None, 0),
    ]
    (picture,) = pictures.over_time(states, TODAY, households)
    assert_told(picture)
    assert words_of(picture.wide) == {"2000户", "约4000余户", "0户"}
    assert [row[1] for row in picture.rows] == [
        "0户",
        "约4000余户",
        "公文未写明",
        "2000户",
    ]
    kinds = [mark.kind for mark in picture.wide.marks]
    assert kinds.count("dot approximate") == kinds.count("line approximate") == 1
    assert kinds.count("line rise") == 1


def test_one_number_is_no_history():
    states = [state(2015, 2016, 2000), state(2016, None, None)]
    assert pictures.over_time(states, TODAY, households) == []


@pytest.mark.django_db
def test_subdistricts_add_up_what_is_stated_and_no_blank():
    for subdistrict, number in [
        ("东街", 1000),
        ("东街", None),
        ("西街", 3000),
        ("北街", None),
    ]:
        CommunityState.objects.create(
            community=Community.objects.create(name="社区"),
            name="社区",
            subdistrict=subdistrict,
            households=number,
            households_approx=number == 3000,
            valid_from="2020-01-01",
            known_from=KNOWN,
        )
    rows = CommunityState.objects.as_of(TODAY)
    (picture,) = pictures.by_subdistrict(rows, "/?subdistrict={}".format)
    assert_told(picture)
    assert picture.rows == [("西街", "约3000户", 1, 0), ("东街", "1000户", 2, 1)]
    assert len(picture.notes) == 1
    links = [group.url for group in picture.wide.groups if group.url]
    assert links == ["/?subdistrict=西街", "/?subdistrict=东街"]
    assert pictures.by_subdistrict(rows.filter(subdistrict="西街"), str) == []
