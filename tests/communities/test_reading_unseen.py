"""Families of wordings that texts of other places brought: old bounds, villages, neighbours, counts."""

import pytest

from communities.reading import read

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"
OLD = "东至戊路，南至己路，西至庚路，北至辛路"


@pytest.mark.parametrize(
    "text",
    [
        f"长庆社区原四至范围：{OLD}。调整后四至范围：{NEW}。",
        f"长庆社区居委会的原管辖范围：{OLD}。现四至范围：{NEW}。",
        f"调整后{NEW}。此前四至为{OLD}。",
        f"{NEW}（原四至：{OLD}）。",
    ],
)
def test_old_bounds_are_never_the_bounds(text):
    [entry] = read(reply(f"同意调整长庆社区管辖范围。{text}"))
    assert [(b.area, *b.sides) for b in entry.boundaries] == [("", "甲路", "乙路", "丙路", "丁路")]  # fmt: skip


@pytest.mark.parametrize("place", ["就近划入相邻社区", "就近并入周边社区"])
def test_what_goes_to_neighbours_is_no_change_of_theirs(place):
    [entry] = read(reply(f"撤销甲东社区居民委员会，其管辖区域{place}管理。"))
    assert (entry.kind, entry.territory) == ("abolish", "")


def test_a_village_committee_that_is_abolished_is_asked_about():
    village, community = read(
        reply("同意撤销小寨村村民委员会，设立小寨社区居民委员会。")
    )
    assert (village.kind, village.name) == ("abolish", "小寨村村民委员会")
    assert community.former_name == village.name
    assert village.findings


@pytest.mark.parametrize("name", ["鹏程小镇老区", "万科古镇东园", "江南水乡一期"])
def test_an_estate_called_a_town_is_no_town(name):
    [entry] = read(reply(f"同意新建{name}社区居民委员会。{NEW}。"))
    assert entry.name == f"{name}社区居民委员会"
