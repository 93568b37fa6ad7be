"""Pictures of personnel: who held what when, and how many came and went."""

from datetime import date

import pytest

from personnel import pictures
from personnel.models import Person
from personnel.succession import Step
from tests import factories
from tests.pictures import assert_told

TODAY = date(2021, 1, 1)


def held(name, start, end):
    return Step("held", start, end, [Person(name=name)], post="审计局局长")


def test_holders_with_the_time_between_them():
    first = held("高申", date(2018, 1, 1), date(2019, 1, 1))
    gap = Step("gap", date(2019, 1, 1), date(2019, 2, 1), [])
    last = held("董忠", date(2019, 2, 1), None)
    (picture,) = pictures.of_post([first, gap, last], TODAY)
    assert_told(picture)
    assert [row[1:] for row in picture.rows] == [
        ("2019-02-01", ""),
        ("2019-01-01", "2019-02-01"),
        ("2018-01-01", "2019-01-01"),
    ]
    assert "31" in picture.rows[1][0]
    kinds = [mark.kind for mark in picture.wide.marks]
    assert kinds.count("bar vacant") == kinds.count("bar tip") == 1
    (several,) = pictures.of_post([first, gap, last], TODAY, several_seats=True)
    assert several.rows[1][0] != picture.rows[1][0]


def test_who_was_removed_without_an_appointment_has_no_beginning():
    steps = [held("高申", None, date(2019, 1, 1)), held("董忠", date(2019, 1, 1), None)]
    (picture,) = pictures.of_person(steps, TODAY)
    assert_told(picture)
    assert picture.rows[-1][1:] == ("", "2019-01-01")
    kinds = [mark.kind for mark in picture.wide.marks]
    assert kinds.count("bar partial") == len(picture.notes) == 1


def test_one_stretch_needs_no_picture():
    assert pictures.of_post([held("董忠", date(2019, 1, 1), None)], TODAY) == []


@pytest.mark.django_db
def test_months_count_documents_up_to_the_day():
    for day, kinds in {
        "2020-05-26": ("appoint", "appoint", "remove"),
        "2020-06-01": ("remove",),
    }.items():
        document = factories.document(signed_date=day)
        changes = [{"kind": kind} for kind in kinds]
        factories.publish(factories.notice(*changes, document=document))
    factories.notice({"kind": "appoint"})
    (picture,) = pictures.by_month(TODAY)
    assert_told(picture)
    assert picture.rows[:3] == [
        ("2020-06", "0", "1"),
        ("2020-05", "2", "1"),
        ("2020-04", "0", "0"),
    ]
    (then,) = pictures.by_month(date(2020, 5, 31))
    assert then.rows[0] == ("2020-05", "2", "1")
    assert pictures.by_month(date(2019, 1, 1)) == []
