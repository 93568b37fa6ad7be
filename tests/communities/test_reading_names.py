"""Names that hold what elsewhere counts, parts or decides: 千户营, 和平, 新建路."""

import pytest

from communities.reading import read
from communities.reading.undecided import DEFERRED

from .test_reading import reply
from .test_reading_tables import changes

BOUNDS = "东至甲路，南至乙路，西至丙路，北至丁路"


@pytest.mark.parametrize("road", ["规划路以西", "规划新城路以西", "规划支线"])
def test_a_road_that_is_planned_puts_nothing_off(road):
    assert not DEFERRED.search(road)


@pytest.mark.parametrize("said", ["规划设立甲社区", "规划在西街设立甲社区"])
def test_a_community_that_is_planned_is_put_off(said):
    assert DEFERRED.search(said)


@pytest.mark.parametrize("name", ["千户营社区", "百户苗寨社区", "万户社区", "百人巷社区居委会"])  # fmt: skip
def test_a_name_that_holds_a_count_is_read_from_a_table(name):
    table = f"序号\t社区名称\t四至范围\t户数\n1\t{name}\t{BOUNDS}\t1200户\n2\t光明社区\t{BOUNDS}\t1300户"
    assert [(c.name, c.households) for c in changes(table)] == [(name, 1200), ("光明社区", 1300)]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("同意设立：{}、{}。", ("和平社区", "及第社区")),
        ("同意设立：{}和{}。", ("及第社区", "和平社区")),
        ("同意设立{}、{}。", ("新建路社区", "光明社区")),
        ("同意设立{}、{}。", ("光明社区", "新建路社区")),
        ("同意新建{}、{}。", ("新建街社区", "新建村社区")),
        ("决定成立{}及{}。", ("光明社区", "新建巷社区")),
        ("同意你街道设立{}；{}。", ("光明社区", "设立路社区")),
    ],
)
def test_names_before_brackets_are_read_whole(said, names):
    told = (f"{name}（{BOUNDS}，{n}户）" for n, name in enumerate(names, 1200))
    found = read(reply(said.format(*told)))
    assert [(c.name, c.households, len(c.boundaries)) for c in found] == [
        (name, n, 1) for n, name in enumerate(names, 1200)
    ]


def test_of_communities_with_brackets_the_source_is_what_is_printed():
    said = f"同意设立光明社区（{BOUNDS}，1200户）、和平社区（{BOUNDS}，1300户）。"
    assert [change.source_text for change in read(reply(said))] == [said, said]


def test_of_one_community_with_a_bracket_the_source_is_what_is_printed():
    lines = "同意设立下列社区：", f"（一）光明社区（{BOUNDS}，1200户）。"
    [change] = read(reply(*lines))
    assert change.households == 1200
    assert change.source_text == f"光明社区（{BOUNDS}，1200户）。"


def test_of_an_arrow_the_source_is_what_is_printed():
    found = read(reply("同意下列社区更名：", "（一）甲子社区→乙丑社区", "（二）丙寅社区→丁卯社区"))  # fmt: skip
    assert [(c.former_name, c.name, c.source_text) for c in found] == [
        ("甲子社区", "乙丑社区", "甲子社区→乙丑社区"),
        ("丙寅社区", "丁卯社区", "丙寅社区→丁卯社区"),
    ]
