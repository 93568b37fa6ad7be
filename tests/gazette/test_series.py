"""The series of a code's numbers, with what is not there."""

import pytest

from gazette.series import gaps, in_words
from tests import factories
from tests.lists import text_of

pytestmark = pytest.mark.django_db


def publish(*serials, code="济槐政字", year=2020):
    return [
        factories.publish(factories.document(number=f"{code}〔{year}〕{serial}号"))
        for serial in serials
    ]


def shown(client, year=2020):
    return client.get(f"/documents/济槐政字/{year}/")


@pytest.mark.parametrize(
    "known, words",
    [
        ([7], ""),
        ([7, 8, 9], ""),
        ([7, 9], "8"),
        ([20, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18], "12、19"),
        ([1, 5, 7], "2—4、6"),
        ([1, 999_999], "2—999998"),
    ],
)
def test_what_is_missing_between_the_first_and_the_last(known, words):
    assert in_words(gaps(known)) == words


def test_the_page_says_which_numbers_are_not_in_the_gazette(client):
    publish(7, 8, 10)
    factories.document(number="济槐政字〔2020〕9号")
    numbers = shown(client).context["numbers"]
    assert (numbers["first"], numbers["last"], numbers["gaps"]) == (7, 10, "9")
    assert "9号未在本公报刊载" in text_of(shown(client))


def test_one_that_was_withdrawn_is_not_missing(client):
    publish(7, 9)
    (eighth,) = publish(8)
    factories.withdraw(eighth)
    response = shown(client)
    assert response.context["numbers"]["gaps"] == ""
    assert response.context["numbers"]["withdrawn"] == [8]
    assert f'href="{eighth.get_absolute_url()}"' in text_of(response)


def test_very_many_gaps_are_cut_and_said_so(client):
    publish(*range(1, 130, 2))
    numbers = shown(client).context["numbers"]
    assert (numbers["missing"], numbers["more_gaps"]) == (64, True)
    assert "…" in text_of(shown(client))


def test_the_years_of_the_series_are_linked(client):
    publish(1, 2)
    publish(3, year=2019)
    assert shown(client).context["years"] == [
        {"year": 2020, "count": 2},
        {"year": 2019, "count": 1},
    ]
    assert 'href="/documents/%E6%B5%8E%E6%A7%90%E6%94%BF%E5%AD%97/2019/"' in text_of(
        shown(client)
    )


def test_filters_change_nothing_of_what_is_missing(client):
    publish(7, 9)
    response = client.get("/documents/济槐政字/2020/", {"q": "没有的词"})
    assert response.context["numbers"]["gaps"] == "8"
