"""What is told of several communities at once, and what is decided and not read."""

import pytest

from communities.reading import doubts, read

from .test_reading import reply

TWO = "同意设立甲东社区、乙西社区"
BOUNDS = "东至甲路，南至乙路，西至丙路，北至丁路"
SIDES = ("甲路", "乙路", "丙路", "丁路")


def codes(entry) -> set[str]:
    return {finding.code for finding in entry.findings}


@pytest.mark.parametrize(
    "text",
    [
        f"{TWO}，户数分别为1850户和1600户，办公用房分别设在锦苑路3号、桃园路5号。",
        f"{TWO}。两个社区户数分别为1850户、1600户，办公用房分别位于锦苑路3号、桃园路5号。",
        f"{TWO}。上述两个社区居民户数依次为1850户、1600户，服务用房依次设在锦苑路3号和桃园路5号。",
        f"{TWO}。甲东、乙西社区分别有居民1850户、1600户，办公地点分别为锦苑路3号、桃园路5号。",
    ],
)
def test_a_list_gives_each_its_own(text):
    told = [(entry.name, entry.households, entry.premises) for entry in read(reply(text))]  # fmt: skip
    assert told == [("甲东社区", 1850, "锦苑路3号"), ("乙西社区", 1600, "桃园路5号")]


def test_places_of_one_community_are_no_list_of_several():
    text = "甲东社区：办公用房分别位于锦苑路3号和桃园路5号，面积分别为300平方米、200平方米。"
    first, second = read(reply(f"{TWO}。", text, "乙西社区：居民1600户。"))
    assert (first.premises, first.floor_area_m2) == ("锦苑路3号和桃园路5号", 500)
    assert "floor-area-summed" in codes(first)
    assert (second.premises, second.households) == ("", 1600)


@pytest.mark.parametrize(
    "item", ["甲东社区：{}", "（一）甲东社区：{}", "1.甲东社区，{}"]
)
@pytest.mark.parametrize(
    ("heading", "words", "field"),
    [
        ("二、办公场所", "锦苑路3号", "premises"),
        ("二、社区服务用房安排", "锦苑路3号", "premises"),
        ("二、管辖区域", "锦苑小区、桃园小区", "territory"),
        ("二、户数", "1850户", "households_text"),
    ],
)
def test_a_heading_says_what_its_items_are(heading, item, words, field):
    entry, _ = read(reply(f"一、{TWO}。", heading, item.format(words) + "。"))
    assert getattr(entry, field) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲东社区、乙西社区分别更名为丙南社区、丁北社区。", [("rename", "丙南社区", "甲东社区"), ("rename", "丁北社区", "乙西社区")]),
        ("将甲东社区、乙西社区分别并入丙南社区、丁北社区。", [("merge", "丙南社区", "甲东社区"), ("merge", "丁北社区", "乙西社区")]),
        ("将甲村、乙村合并为丙村。", [("merge", "丙村", "甲村、乙村")]),
        ("甲村村民委员会更名为乙村村民委员会。", [("rename", "乙村村民委员会", "甲村村民委员会")]),
        ("设立“沙河”“千信”2个社区。", [("establish", "沙河社区", ""), ("establish", "千信社区", "")]),
        ("将西关第一、第二居民委员会合并为西关居民委员会。", [("merge", "西关居民委员会", "西关第一居民委员会、西关第二居民委员会")]),
        ("甲东社区居委会改称乙西社区居委会。", [("rename", "乙西社区居委会", "甲东社区居委会")]),
        ("恢复设立甲东社区居民委员会。", [("establish", "甲东社区居民委员会", "")]),
        ("设立甲东社区居民委员会筹备组。", [("establish", "甲东社区居民委员会筹备组", "")]),
    ],
)  # fmt: skip
def test_deeds_of_several(text, expected):
    entries = read(reply(f"同意{text}"))
    assert [(e.kind, e.name, e.former_name) for e in entries] == expected


def test_items_in_brackets_tell_what_became():
    entries = read(
        reply(
            "同意将街道社区优化调整为3个：",
            f"牡丹社区（由原牡丹一社区、牡丹二社区合并），{BOUNDS}。",
            "芍药社区（由原白芍社区更名），2780户。",
            "海棠社区（新设），2310户。",
        )
    )
    told = [(entry.kind, entry.name, entry.former_name) for entry in entries]
    assert told == [
        ("merge", "牡丹社区", "牡丹一社区、牡丹二社区"),
        ("rename", "芍药社区", "白芍社区"),
        ("establish", "海棠社区", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "以甲路为东界，以乙路为南界，以丙路为西界，以丁路为北界。",
        "东部边界：甲路；南部边界：乙路；西部边界：丙路；北部边界：丁路。",
        "东面到甲路，南面到乙路，西面和丙路相邻，北面和丁路接壤。",
        "东、西两面以甲路、丙路为界，南、北两面以乙路、丁路为界。",
        "东 至 甲 路，南 至 乙 路，西 至 丙 路，北 至 丁 路。",
        "四至：东甲路，南乙路，西丙路，北丁路。",
        f"四界为：{BOUNDS}；服务半径1.2公里。",
        f"{BOUNDS}，各边界以道路中心线为准。",
    ],
)
def test_sides_said_otherwise(text):
    [entry] = read(reply(f"同意设立锦绣社区居民委员会。{text}"))
    assert [boundary.sides for boundary in entry.boundaries] == [SIDES]


@pytest.mark.parametrize(
    "text",
    [
        "同意甲东社区与乙西社区并作一个社区。",
        "同意在翠苑小区增配甲东社区居委会。",
        "原则同意设立甲东社区，待区委常委会审定后另文批复。",
        "关于撤销甲东社区居委会的事宜，待条件成熟后另行研究。",
        "同意撤销大洼、小洼两个村。",
        "同意大洼村撤村改居。",
    ],
)
def test_a_decision_that_gives_no_row_is_asked_about(text):
    document = reply(text)
    assert read(document) == []
    assert [finding.code for finding in doubts(document, [])] == ["decision-unread"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("一、撤销甲东社区居委会，其辖区并入乙西社区居委会。", ["decision-unread"]),
        ("一、合理调整社区规模，优化社区设置，完善社区服务功能。", []),
    ],
)
def test_a_plan_decides_nothing_and_is_asked_about_where_it_names_communities(
    text, asked
):
    title = "甲区人民政府关于印发甲区社区规模调整方案的通知"
    document = reply(text, title=title, genre="通知")
    assert read(document) == []
    assert [finding.code for finding in doubts(document, [])] == asked


@pytest.mark.parametrize(
    "text",
    [
        "同意撤销大洼村、小洼村。",
        "同意取消大洼村、小洼村建制。",
        "同意将大洼村、小洼村予以撤销。",
        "同意撤销大洼村、小洼村，设立锦绣社区居民委员会。",
    ],
)
def test_villages_told_without_their_committees_are_asked_about(text):
    gone = [entry for entry in read(reply(text)) if entry.kind == "abolish"]
    assert [entry.name for entry in gone] == ["大洼村", "小洼村"]
    assert all("village-abolished" in codes(entry) for entry in gone)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("调整后分为两个片区，东片区：", "；西片区："),
        ("辖区由两个地块组成，A地块", "，B地块"),
        ("辖区由两个片区组成：东片区，", "；西片区，"),
        ("辖区分为两个组团，东组团，", "；西组团，"),
    ],
)
def test_areas_that_are_announced(first, second):
    text = f"同意调整甲东社区管辖范围。{first}{BOUNDS}{second}东至戊路，南至乙路，西至甲路，北至丁路。"
    [entry] = read(reply(text))
    assert [boundary.sides[0] for boundary in entry.boundaries] == ["甲路", "戊路"]
    assert all(boundary.area in first + second for boundary in entry.boundaries)
    assert all(boundary.area for boundary in entry.boundaries)


def test_what_a_heading_names_beside_the_new_community_has_a_row_of_its_own():
    document = reply(
        "同意从甲东社区分设乙西社区。",
        "一、乙西社区",
        f"{BOUNDS}；居民2950户。",
        "二、甲东社区",
        "分设后管辖范围调整为东至戊路，南至乙路，西至甲路，北至丁路；居民3270户。",
    )
    told = [(e.kind, e.name, e.households, e.boundaries[0].area, e.boundaries[0].east) for e in read(document)]  # fmt: skip
    assert told == [
        ("establish", "乙西社区", 2950, "", "甲路"),
        ("adjust", "甲东社区", 3270, "", "戊路"),
    ]


@pytest.mark.parametrize(
    ("said", "decided"),
    [
        ("居民逐年增多，为便于管理，经研究，同意设立甲东社区。", True),
        ("该小区2015年建成，经研究，同意设立甲东社区。", True),
        ("2005年3月经区政府同意设立甲东社区，现居民已达3000户。", False),
    ],
)
def test_a_year_recalls_an_earlier_consent_only_where_it_says_when_it_was_given(
    said, decided
):
    assert bool(read(reply(said))) == decided


def test_what_came_of_an_adjustment_is_decided_where_it_is_printed():
    title = "甲区人民政府关于印发东街街道社区规模调整结果的通知"
    text = "经区政府同意，从甲东社区析出部分区域，设立乙西社区。"
    [entry] = read(reply(text, title=title, genre="通知"))
    assert (entry.kind, entry.name) == ("establish", "乙西社区")


@pytest.mark.parametrize(
    "text", ["同意设立翠苑社区卫生服务中心。", "同意设立翠苑社区警务室。"]
)
def test_a_facility_is_no_community(text):
    assert read(reply(text)) == []


def test_nothing_is_asked_where_all_is_read():
    document = reply(f"{TWO}。", "请认真做好居民委员会选举工作。")
    assert doubts(document, read(document)) == []


def test_an_area_that_is_handed_on_gives_both_communities_their_new_bounds():
    document = reply(
        "经区政府研究，决定对有关社区管辖区域进行调整。",
        "一、将原属甲东社区管辖的戊路以东区域划归乙西社区管辖。调整后，甲东社区的管辖范围为："
        f"{BOUNDS}；乙西社区的管辖范围为：东至己路，南至乙路，西至戊路，北至丁路。",
        "二、管辖区域调整涉及的档案按规定移交。",
        "三、此前公布的社区管辖范围与本通知不一致的，以本通知为准。",
        title="关于调整东街街道部分社区管辖区域的通知",
        genre="通知",
    )
    told = [(e.kind, e.name, e.boundaries[0].east, e.territory) for e in read(document)]
    assert told == [
        ("adjust", "甲东社区", "甲路", ""),
        ("adjust", "乙西社区", "己路", ""),
    ]


def test_a_community_told_of_as_it_is_after_an_adjustment_keeps_its_name():
    document = reply(
        "一、同意从王隘社区析出，新设紫鹃社区。",
        f"调整后王隘社区管辖范围：{BOUNDS}。",
    )
    assert [e.name for e in read(document)] == ["紫鹃社区", "王隘社区"]


def test_the_word_in_before_a_town_is_no_part_of_the_town_it_names():
    document = reply(
        "决定设立吉祥社区。",
        title="某县人民政府关于在卓玛镇增设社区居民委员会的决定",
        genre="决定",
        addressee="卓玛镇人民政府，县直各单位",
    )
    assert [e.subdistrict for e in read(document)] == ["卓玛镇人民政府"]
