"""The table of changes of communities."""

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from communities.models import Area, Change
from communities.resources import NoteColumn
from tests import factories
from tests.exchange import (
    TEXTS,
    counts,
    edited,
    exported,
    imported,
    reasons,
    rows_of,
    words,
)
from tests.exchange_cases import EntryCases

SIDES = ("label", "east", "south", "west", "north")


class TestChanges(EntryCases):
    name = "communities"
    columns = (
        "发文字号 条款 类型 社区名称 原名称 街道 管辖区域 片区 东至 南至 西至 北至 "
        "户数 户数约 服务用房 建筑面积 建筑面积约 备注"
    )
    edit = ("户数", "999")
    bad = (
        ("类型", "成立"),
        ("户数", "很多"),
        ("户数约", "大约"),
        ("建筑面积", "1.234"),
        ("片区", "片" * 201),
    )

    def make(self, text, **document):
        factories.decision(
            {
                "clause": text[:30],
                "name": text,
                "former_name": text,
                "subdistrict": text,
                "territory": text,
                "households": 4000,
                "households_approx": True,
                "premises": text,
                "premises_note": text,
                "boundary_extra": text,
                "floor_area_m2": "1057.26",
                "areas": [dict.fromkeys(SIDES, text)],
            },
            document=factories.document(**document),
        )

    def records(self):
        area = st.fixed_dictionaries({side: words(200) for side in SIDES})
        return st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["establish", "adjust", "abolish"]),
                "clause": words(30),
                "name": words(100, 1),
                "former_name": words(300),
                "territory": TEXTS,
                "premises_note": TEXTS,
                "boundary_extra": TEXTS,
                "households": st.none() | st.integers(0, 2**31 - 1),
                "households_approx": st.booleans(),
                "floor_area_m2": st.none() | st.decimals(0, 10**9, places=2),
                "areas": st.lists(area, max_size=3),
            }
        )

    def store(self, values):
        factories.decision(values)


pytestmark = pytest.mark.django_db


def test_an_area_takes_a_line_and_the_other_cells_repeat():
    factories.decision(
        {"name": "甲社区", "areas": [{"label": "东"}, {"label": "西"}]},
        {"name": "乙社区"},
    )
    rows = rows_of(exported("communities"))
    assert [(row[3], row[7]) for row in rows[1:]] == [
        ("甲社区", "东"),
        ("甲社区", "西"),
        ("乙社区", ""),
    ]


def test_a_changed_area_replaces_the_areas_of_its_change_alone():
    factories.decision(
        {"name": "甲社区", "areas": [{"label": "东"}, {"label": "西"}]},
        {"name": "乙社区", "areas": [{"label": "南"}]},
    )
    kept = Area.objects.get(label="南")
    data = edited(exported("communities"), 2, "东至", "纬十一路")
    assert counts(imported("communities", data)) == (0, 1, 1, 0)
    assert exported("communities") == data
    assert Area.objects.get(label="南") == kept
    assert list(
        Area.objects.filter(change__name="甲社区").values_list("label", "east")
    ) == [("东", ""), ("西", "纬十一路")]


def test_lines_of_a_change_that_disagree_are_refused():
    factories.decision({"name": "甲社区", "areas": [{"label": "东"}, {"label": "西"}]})
    data = edited(exported("communities"), 2, "户数", "1")
    report = imported("communities", data)
    assert reasons(report) == [(3, "")]
    assert "户数" in report.faults[0].reason


def test_the_printed_quantity_stays_until_its_number_changes():
    factories.decision(
        {"households": 4000, "households_approx": True, "households_text": "约4000余户"}
    )
    data = exported("communities")
    imported("communities", edited(data, 1, "服务用房", "某处"))
    assert Change.objects.get().households_text == "约4000余户"
    imported("communities", edited(data, 1, "户数", "4001"))
    assert Change.objects.get().households_text == ""


def test_numbers_are_exact():
    factories.decision({"floor_area_m2": "1057.26", "households": 2663})
    row = rows_of(exported("communities"))[1]
    assert (row[12], row[15]) == ("2663", "1057.26")
    imported(
        "communities",
        edited(exported("communities"), 1, "建筑面积", "１，０５７．２７"),
    )
    assert Change.objects.get().floor_area_m2 == Decimal("1057.27")


def test_blank_is_not_stated():
    factories.decision({"households": 5, "floor_area_m2": 6})
    data = exported("communities")
    for column in ("户数", "建筑面积"):
        data = edited(data, 1, column, "")
    imported("communities", data)
    change = Change.objects.get()
    assert (change.households, change.floor_area_m2) == (None, None)


def test_what_only_the_database_refuses_is_named_with_its_row():
    factories.decision({"name": "甲社区"}, {"name": "乙社区"})
    data = edited(exported("communities"), 2, "建筑面积", "-5")
    assert reasons(imported("communities", data)) == [(3, "")]
    assert reasons(imported("communities", edited(data, 1, "户数", "x"))) == [
        (2, "户数"),
        (3, ""),
    ]


def test_note_and_what_follows_the_bounds_share_a_column_without_loss():
    column = NoteColumn("备注", None)
    for note in ("", "与原社区共用", "以及：a", "x\n\\以及：b\n", "\n"):
        for extra in ("", "以及某地", "一\n二\n", "以及：c", "\n"):
            change, read = Change(premises_note=note, boundary_extra=extra), Change()
            column.set(read, column.get(change))
            assert (read.premises_note, read.boundary_extra) == (note, extra)
