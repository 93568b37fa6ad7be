"""The register of posts in two times, who followed whom, and the order of names."""

from datetime import date

import pytest

from personnel.models import Person, Post
from tests import factories
from tests.lists import get, rows_of, text_of
from tests.two_times import TwoTimesCases

POST = {"organization": "青山区财政局", "title": "局长"}


class TestTimes(TwoTimesCases):
    url = "/personnel/"
    value = "rank"
    make = factories.notice
    first = POST | {"name": "曾一", "rank": "正科级"}
    second = POST | {"name": "曾一", "rank": "副处级"}
    ending = POST | {"name": "曾一", "kind": "remove"}
    texts = ("正科级", "副处级")


def notice(day, *changes, **post):
    document = factories.document(signed_date=day)
    values = [POST | post | {"name": name, "kind": kind} for kind, name in changes]
    factories.publish(factories.notice(*values, document=document))


def chain(client, **parameters):
    response = get(client, Post.objects.get().get_absolute_url(), **parameters)
    return response, [
        (
            step.kind,
            "".join(person.name for person in step.people),
            step.since,
            step.days,
        )
        for step in response.context["succession"]
    ]


@pytest.mark.django_db
class TestSuccession:
    def test_a_gap_is_counted_in_days(self, client):
        notice("2020-01-01", ("appoint", "前任"))
        notice("2020-03-01", ("remove", "前任"))
        notice("2020-03-11", ("appoint", "后任"))
        response, steps = chain(client)
        assert steps == [
            ("held", "前任", date(2020, 1, 1), 60),
            ("gap", "", date(2020, 3, 1), 10),
            ("held", "后任", date(2020, 3, 11), None),
        ]
        assert "空缺" in text_of(response)
        assert response.context["empty_since"] is None

    def test_who_follows_on_the_day_leaves_no_gap(self, client):
        notice("2020-01-01", ("appoint", "前任"))
        notice("2020-03-01", ("remove", "前任"), ("appoint", "后任"))
        assert [kind for kind, *_ in chain(client)[1]] == ["held", "held"]

    def test_two_holders_at_once_are_said(self, client):
        notice("2020-01-01", ("appoint", "前任"))
        notice("2020-03-01", ("appoint", "后任"))
        notice("2020-03-06", ("remove", "前任"))
        response, steps = chain(client)
        assert ("overlap", "前任后任", date(2020, 3, 1), 5) in steps
        assert "2020-03-06" in text_of(response)

    def test_it_is_vacant_since_the_last_one_left(self, client):
        notice("2020-01-01", ("appoint", "前任"))
        notice("2020-03-01", ("remove", "前任"))
        response, steps = chain(client)
        assert steps[-1] == ("gap", "", date(2020, 3, 1), None)
        assert response.context["empty_since"].since == date(2020, 3, 1)
        assert "2020-03-01" in text_of(response).split('id="succession"')[0]
        response, _ = chain(client, as_of="2020-02-01")
        assert response.context["empty_since"] is None

    def test_who_left_without_having_been_seen_to_come_is_in_the_chain(self, client):
        notice("2020-03-01", ("remove", "早任"))
        notice("2020-03-11", ("appoint", "后任"))
        response, steps = chain(client)
        assert steps == [
            ("held", "早任", None, None),
            ("gap", "", date(2020, 3, 1), 10),
            ("held", "后任", date(2020, 3, 11), None),
        ]

    @pytest.mark.parametrize("title", ["副局长", "委员", "四级调研员"])
    def test_a_title_of_several_is_never_called_vacant(self, client, title):
        notice("2020-01-01", ("appoint", "前任"), title=title)
        notice("2020-03-01", ("remove", "前任"), title=title)
        notice("2020-03-11", ("appoint", "后任"), title=title)
        notice("2020-04-11", ("remove", "后任"), title=title)
        response, steps = chain(client)
        assert response.context["several_seats"]
        assert "空缺" not in text_of(response).replace("不称空缺", "")
        assert ("gap", "", date(2020, 3, 1), 10) in steps

    def test_the_time_between_is_empty_only_where_nobody_holds_it(self, client):
        notice("2020-01-01", ("appoint", "甲"), ("appoint", "乙"))
        notice("2020-03-01", ("remove", "甲"))
        notice("2020-03-11", ("appoint", "丙"))
        _, steps = chain(client)
        assert "gap" not in {kind for kind, *_ in steps}

    def test_an_appointment_repeated_while_it_lasts_goes_on(self, client):
        notice("2020-01-01", ("appoint", "前任"))
        notice("2021-01-01", ("appoint", "前任"))
        assert [days for *_, days in chain(client)[1]] == [None]

    def test_a_person_has_the_posts_in_their_order(self, client):
        notice("2020-01-01", ("appoint", "曾一"), title="科员")
        notice("2021-01-01", ("remove", "曾一"), title="科员")
        notice("2021-01-01", ("appoint", "曾一"))
        response = client.get(Person.objects.get().get_absolute_url())
        titles = [step.post.title for step in response.context["posts"]]
        assert titles == ["科员", "局长"]


def test_people_stand_in_the_order_in_which_their_surnames_are_read(client, db):
    names = [
        "张三",
        "曾庆",
        "单明",
        "仇和",
        "解放",
        "查良",
        "盖强",
        "区长",
        "任平",
        "章一",
        "尉迟恭",
        "欧阳修",
        "李四",
    ]
    factories.publish(factories.notice(*({"name": name} for name in names)))
    shown = [row["person"] for row in rows_of(client, "/personnel/", sort="person")]
    assert shown == (
        [
            "盖强",
            "李四",
            "区长",
            "欧阳修",
            "仇和",
            "任平",
            "单明",
            "解放",
            "尉迟恭",
            "曾庆",
            "查良",
            "张三",
            "章一",
        ]
    )


def test_a_renamed_person_moves_in_the_order(client, db):
    factories.publish(factories.notice({"name": "张三"}, {"name": "李四"}))
    person = Person.objects.get(name="张三")
    person.name = "单明"
    person.save()
    person.name = "安明"
    person.save()
    shown = [row["person"] for row in rows_of(client, "/personnel/", sort="person")]
    assert shown == ["安明", "李四"]
