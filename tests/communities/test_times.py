"""The register of communities in two times, and counted by subdistrict."""

import pytest

from tests import factories
from tests.lists import get, rows_of, text_of
from tests.two_times import TwoTimesCases


class TestTimes(TwoTimesCases):
    url = "/communities/"
    value = "premises"
    make = factories.decision
    same = {"name": "甲社区", "households": 900, "territory": "一片"}
    first = same | {"premises": "一号楼"}
    second = same | {"kind": "adjust", "premises": "二号楼"}
    ending = {"name": "甲社区", "kind": "abolish"}
    texts = ("一号楼", "二号楼")

    def corrected(self, made, **values):
        """A correction of the founding of a community founds it too."""
        return super().corrected(made, **values | {"kind": "establish"})

    def test_a_withdrawn_abolition_said_that_nothing_was_in_force(self, client):
        self.publish("2020-03-01", self.first)
        end = self.publish("2020-06-01", self.ending)
        factories.withdraw(end.document, "lapsed")
        response = client.get(self.page(end))
        (told,) = response.context["retold"]
        (stretch,) = told.stretches
        assert stretch.before is None
        assert stretch.after.name == "甲社区"
        assert "撤销" not in text_of(response).split("retold")[0]


def test_names_stand_in_the_order_of_pinyin(client, db):
    names = ("重庆路社区", "单县路社区", "阿房社区", "长春社区", "Ａ区社区", "2号社区")
    factories.publish(factories.decision(*({"name": name} for name in names)))
    shown = [row["name"] for row in rows_of(client, "/communities/")]
    assert shown == [
        "2号社区",
        "Ａ区社区",
        "阿房社区",
        "长春社区",
        "重庆路社区",
        "单县路社区",
    ]
    assert [row["name"] for row in rows_of(client, "/communities/", sort="-name")] == (
        shown[::-1]
    )


@pytest.fixture
def counted(db):
    changes = (
        {"subdistrict": "西街", "households": 100},
        {"subdistrict": "西街", "households": 50, "households_approx": True},
        {"subdistrict": "西街", "households": None},
        {"subdistrict": "东街", "households": 0},
        {"subdistrict": "北街", "households": None},
    )
    document = factories.document(signed_date="2020-03-01")
    factories.publish(factories.decision(*changes, document=document))


def test_communities_are_counted_by_subdistrict(client, counted):
    rows = rows_of(client, "/communities/subdistricts/")
    names = ("subdistrict", "communities", "households", "approximate", "unstated")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("北街", 1, None, 0, 1),
        ("东街", 1, 0, 0, 0),
        ("西街", 3, 150, 1, 1),
    ]
    response = client.get("/communities/subdistricts/")
    assert "约150户" in text_of(response)
    assert response.context["page_obj"].paginator.count == 3


def test_a_subdistrict_leads_to_its_communities_on_the_same_day(client, counted):
    url = "/communities/subdistricts/"
    assert rows_of(client, url, as_of="2020-02-29") == []
    html = text_of(get(client, url, as_of="2020-03-02"))
    assert "/communities/?subdistrict=%E8%A5%BF%E8%A1%97&amp;as_of=2020-03-02" in html
    (row, *_) = rows_of(client, url, sort="-communities")
    assert row["subdistrict"] == "西街"
    assert len(rows_of(client, "/communities/", subdistrict="西街")) == 3
