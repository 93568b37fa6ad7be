"""Families of wordings that texts of other places brought: old bounds, villages, neighbours, counts."""

from dataclasses import replace

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
    assert community.former_name == ""
    assert village.findings


@pytest.mark.parametrize("name", ["鹏程小镇老区", "万科古镇东园", "江南水乡一期"])
def test_an_estate_called_a_town_is_no_town(name):
    [entry] = read(reply(f"同意新建{name}社区居民委员会。{NEW}。"))
    assert entry.name == f"{name}社区居民委员会"


def told(entry):
    bounds = [(b.area, *b.sides) for b in entry.boundaries]
    return entry.kind, entry.name, entry.households, bounds


@pytest.mark.parametrize(
    ("village", "name", "said"),
    [
        ("前屯村民委员会", "前屯社区居民委员会", "设立"),
        ("后湖村村民委员会", "后湖社区居民委员会", "成立"),
        ("前进村民委员会", "前进社区居委会", "同时设立"),
        ("李家村村委会建制", "李家社区居民委员会", "改设"),
        ("前郭庄村民委员会", "前郭社区居委会", "组建"),
        ("东庄村村民委员会（412户）", "东庄社区居民委员会", "设立"),
        ("为民村村民委员会", "为民社区居民委员会", "重新设立"),
    ],
)
def test_what_is_told_is_of_the_community_and_not_of_the_village(village, name, said):
    text = f"撤销{village}，{said}{name}。社区四至为：{NEW}。共有居民312户、1026人。"
    gone, new = read(reply(text))
    assert told(gone)[2:] == (None, [])
    assert gone.kind == "abolish"
    assert told(new) == ("establish", name, 312, [("", "甲路", "乙路", "丙路", "丁路")])


def test_several_villages_become_one_community():
    text = f"撤销前屯村民委员会、后屯村民委员会，合并设立双屯社区居民委员会。{NEW}，居民600户。"
    entries = read(reply(text))
    assert [(e.kind, e.name) for e in entries] == [
        ("abolish", "前屯村民委员会"),
        ("abolish", "后屯村民委员会"),
        ("establish", "双屯社区居民委员会"),
    ]
    assert [e.households for e in entries] == [None, None, 600]


def test_what_a_village_is_told_with_is_left_empty_where_the_community_is_not_read():
    [gone] = read(
        reply(f"撤销甲村村民委员会，村民纳入新的社区管理。{NEW}，居民300户。")
    )
    assert told(gone) == ("abolish", "甲村村民委员会", None, [])
    assert "details-shared" in [finding.code for finding in gone.findings]


@pytest.mark.parametrize(
    "text",
    [
        "将甲东社区、乙西社区合并，沿用乙西社区名称。",
        "甲东社区与乙西社区合并，合并后名称仍为乙西社区。",
        "将甲东社区、乙西社区合并，合并后的社区保留乙西社区名称。",
        "甲东社区、乙西社区合并，新社区名称沿用“乙西社区”。",
        "将甲东、乙西两个社区合并，统一使用乙西社区的名称。",
        "将甲东社区、乙西社区整合，整合后的社区沿用乙西社区名称。",
        "甲东社区和乙西社区合并为一个社区，沿用乙西社区名称。",
        "合并甲东社区、乙西社区，保留乙西社区名称。",
        "将甲 东 社 区、乙西社区合并，合并后仍称乙西社区。",
    ],
)
def test_a_merger_may_keep_a_name(text):
    [entry] = read(reply(text))
    assert (entry.kind, entry.name) == ("merge", "乙西社区")
    assert entry.former_name == "甲东社区、乙西社区"


@pytest.mark.parametrize(
    ("text", "former", "name"),
    [
        ("“蓝光coco社区”更名为“可心社区”。", "蓝光coco社区", "可心社区"),
        ("SM广场社区更名为广场社区。", "SM广场社区", "广场社区"),
        ("“e家园社区”变更为“易家园社区”。", "e家园社区", "易家园社区"),
        ("将万科VILLA社区更名为万科社区。", "万科VILLA社区", "万科社区"),
        ("K2社区更名为海棠社区。", "K2社区", "海棠社区"),
        ("A区社区更名为丙南社区。", "A区社区", "丙南社区"),
    ],
)
def test_names_may_have_latin_letters(text, former, name):
    [entry] = read(reply(text, "以上四社区隶属关系不变。"))
    assert (entry.kind, entry.former_name, entry.name) == ("rename", former, name)


@pytest.mark.parametrize("words", ["以上社区", "上述四社区", "四社区", "前述社区"])
def test_a_summary_is_no_name(words):
    entries = read(reply("撤销甲东社区、乙西社区、丙南社区、丁北社区。", f"撤销{words}后，人员妥善安置。"))  # fmt: skip
    assert [entry.name for entry in entries] == [
        "甲东社区",
        "乙西社区",
        "丙南社区",
        "丁北社区",
    ]


def test_a_shared_line_follows_the_name_without_a_mark():
    text = "合并后的仓前社区东以运河中心线为界，南以米市巷为界，西以中山北路为界，北以胜利河为界。"
    [entry] = read(reply(f"将米市巷社区、盐仓弄社区合并为仓前社区。{text}"))
    assert told(entry)[3] == [("", "运河中心线", "米市巷", "中山北路", "胜利河")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("同意甲子社区居民委员会东界由甲路调整为乙路。", ("乙路", "", "", "")),
        ("同意将甲子社区东界调整为乙路，其余界线不变。", ("乙路", "", "", "")),
        ("同意调整甲子社区管辖范围，将东界由甲路调整为乙路。", ("乙路", "", "", "")),
        ("将甲子社区的北至由铁路变更为绕城高速，其余不变。", ("", "", "", "绕城高速")),
        ("同意甲子社区东界从甲路向东延伸至乙路。", ("乙路", "", "", "")),
        (
            "甲子社区南边界延伸至滨河路，西界由甲路移至乙路。",
            ("", "滨河路", "乙路", ""),
        ),
    ],
)
def test_one_side_told_anew_is_an_adjustment_with_a_finding(text, sides):
    [entry] = read(reply(text))
    assert (entry.kind, entry.boundaries[0].sides) == ("adjust", sides)
    assert "bounds-incomplete" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize("of", ["调整后的", "变更后的", "缩小后的", "划出后"])
def test_what_a_community_is_after_adjustment_is_told_under_its_own_name(of):
    entries = read(
        reply(
            "一、同意从甲子社区中分设乙丑社区，同时调整甲子社区管辖范围。",
            f"二、乙丑社区管辖范围：{OLD}。",
            f"三、{of}甲子社区管辖范围：{NEW}。",
        )
    )
    told = {(e.kind, e.name): e.boundaries[0].east for e in entries}
    assert told == {("establish", "乙丑社区"): "戊路", ("adjust", "甲子社区"): "甲路"}


def test_a_place_with_a_measure_behind_it_is_where_the_premises_are():
    [entry] = read(reply("同意设立甲子社区居民委员会。", "甲子社区居民委员会位于锦苑小区北门，建筑面积580平方米。"))  # fmt: skip
    assert (entry.premises, entry.floor_area_m2) == ("锦苑小区北门", 580)


@pytest.mark.parametrize("praise", ["表彰和谐社区", "表扬先进社区", "授予甲子社区称号"])
def test_praise_of_a_new_community_sets_up_none(praise):
    document = replace(
        reply("授予新设立的甲子社区居民委员会“先进集体”称号。"),
        title=f"石门县人民政府关于{praise}的决定",
        genre="决定",
    )
    assert read(document) == []


@pytest.mark.parametrize("how", ["暂借", "租用", "沿用", "借用", "利用"])
def test_premises_that_are_taken_over_are_a_place_with_a_note_and_a_finding(how):
    [entry] = read(reply(f"同意设立甲子社区居民委员会。办公地点：{how}南湖小学，面积95平方米。"))  # fmt: skip
    assert (entry.premises, entry.premises_note) == ("南湖小学", how)
    assert "premises-doubtful" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize("part", ["划出2、3组", "析出锦苑小区", "分出东片"])
def test_a_part_that_goes_to_another_community_merges_none(part):
    entries = read(reply(f"将甲子社区{part}并入乙丑社区；调整后，甲子社区户数1120户；乙丑社区户数2340户。"))  # fmt: skip
    told = {(e.kind, e.name, e.households) for e in entries}
    assert told == {("adjust", "甲子社区", 1120), ("adjust", "乙丑社区", 2340)}


@pytest.mark.parametrize(
    ("names", "doubted"),
    [
        ("红旗、光明二社区", ["光明二社区居民委员会"]),
        ("桃园一、桃园二社区", []),
        ("红旗社区、桃园二社区", []),
    ],
)
def test_a_two_that_may_count_the_communities_is_asked_about(names, doubted):
    entries = read(reply(f"一、同意撤销{names}居民委员会。"))
    found = [e.name for e in entries if "name-doubtful" in {f.code for f in e.findings}]
    assert found == doubted
