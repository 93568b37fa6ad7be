"""What texts of a later year brought: names with their town, what is said in passing, pronouns."""

import pytest

from communities.reading import doubts, read

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"
SIDES = ("甲路", "乙路", "丙路", "丁路")


def codes(entry) -> list[str]:
    return [finding.code for finding in entry.findings]


def told(text, **fields):
    return [(e.kind, e.name) for e in read(reply(text, **fields))]


def sides(entry):
    return [b.sides for b in entry.boundaries]


@pytest.mark.parametrize(
    ("villages", "names"),
    [
        ("和平村村民委员会", ["和平村村民委员会"]),
        ("永和村民委员会", ["永和村民委员会"]),
        ("大塘村和永和村村民委员会", ["大塘村村民委员会", "永和村村民委员会"]),
        ("大塘和和平村民委员会", ["大塘村民委员会", "和平村民委员会"]),
        ("太和村以及仁和坝村村民委员会", ["太和村村民委员会", "仁和坝村村民委员会"]),
        ("大塘、小塘、共和三个村民委员会", ["大塘村民委员会", "小塘村民委员会", "共和村民委员会"]),
    ],
)  # fmt: skip
def test_and_within_the_name_of_a_village_parts_nothing(villages, names):
    entries = read(reply(f"同意撤销{villages}，设立桃源社区居民委员会，{NEW}。"))
    assert [e.name for e in entries if e.kind == "abolish"] == names


@pytest.mark.parametrize(
    ("office", "own"),
    [("城关镇", "城关镇第一居民委员会"), ("解放街道", "第一居民委员会")],
)
def test_a_numbered_name_keeps_its_town_and_is_asked_about(office, own):
    text = f"{office}第一居民委员会更名为东门社区居民委员会。"
    [entry] = read(reply(text, addressee="各单位"))
    assert (entry.former_name, entry.subdistrict) == (own, office)
    assert {"name-prefixed", "place-in-name"}.intersection(codes(entry))


@pytest.mark.parametrize("said", ["所辖", "辖区内", "下辖", "所辖的", "所属"])
def test_words_between_subdistrict_and_name_are_of_neither(said):
    text = f"白塔街道办事处{said}白塔寺社区居民委员会管辖范围调整为{NEW}。"
    [entry] = read(reply(text, addressee="各单位"))
    assert (entry.name, entry.subdistrict) == ("白塔寺社区居民委员会", "白塔街道办事处")


@pytest.mark.parametrize(
    ("addressee", "subdistrict"),
    [
        ("城关镇人民政府，县直有关部门", "城关镇"),
        ("红旗街道办事处", "城关镇"),
        ("城关镇人民政府", "城关镇人民政府"),
    ],
)
def test_the_subdistrict_a_community_belongs_to_is_as_its_clause_says(
    addressee, subdistrict
):
    text = f"设立迎春社区居民委员会，隶属城关镇，管辖范围{NEW}。"
    [entry] = read(reply(text, addressee=addressee))
    assert entry.subdistrict == subdistrict


@pytest.mark.parametrize(
    "who", ["更名后，两社区", "两居委会", "上述两社区", "以上两个社区", "这两社区"]
)
def test_a_pronoun_for_the_communities_above_is_none_itself(who):
    renamed = ["一、酒都社区更名为古井社区；", "二、西街社区更名为泉水社区。"]
    entries = read(reply(*renamed, f"{who}管辖范围、办公地点均不变。"))
    assert [e.name for e in entries] == ["古井社区", "泉水社区"]


@pytest.mark.parametrize("where", ["驻地设在原中孙村小学", "办公用房位于锦苑小区3号楼", "驻锦苑路8号"])  # fmt: skip
@pytest.mark.parametrize("mark", ["，", "；", "。"])
def test_four_sides_after_the_premises_are_of_the_community(where, mark):
    [entry] = read(reply(f"同意设立桃源社区居民委员会，{where}{mark}{NEW}，1200户。"))
    assert sides(entry) == [SIDES]
    assert "路，" not in entry.premises
    assert entry.households == 1200


@pytest.mark.parametrize(
    "said",
    [
        "管辖区域不再包含桃园路以东、锦苑路以西地段，其余不变",
        "不再管辖桃园路以东、锦苑路以西区域",
        "管辖范围划出桃园路以东、锦苑路以西地段",
        "增加锦苑小区、桃园小区，其他不变",
        "管辖范围不再包括锦苑小区，锦苑小区划归荆楚社区居民委员会",
    ],
)
def test_a_change_alone_is_told_as_one_and_asked_about(said):
    entry = read(reply(f"甲东社区居民委员会{said}。"))[0]
    assert (entry.kind, entry.name) == ("adjust", "甲东社区居民委员会")
    assert entry.territory.startswith(("不再", "划出", "增加"))
    assert "划归" not in entry.territory
    assert "territory-by-change" in codes(entry)


@pytest.mark.parametrize("deed", ["不再设立", "不再调整"])
def test_what_is_to_be_no_more_decides_nothing(deed):
    assert told(f"今后{deed}甲东社区居民委员会管辖范围。") == []


@pytest.mark.parametrize("new", ["新设立的", "新组建的", "拟设立的", "新设的"])
@pytest.mark.parametrize("given", ["划归", "移交", "调整至"])
def test_a_community_set_up_in_passing_is_asked_about(given, new):
    text = f"将原属凤鸣社区的锦绣苑{given}凤鸣街道{new}锦绣社区居民委员会，{NEW}。"
    entries = read(reply(text))
    entry = next(e for e in entries if e.name == "锦绣社区居民委员会")
    assert (entry.kind, entry.subdistrict) == ("establish", "凤鸣街道")
    assert sides(entry) == [SIDES]
    assert "change-unclear" in codes(entry)
    assert {e.name for e in entries} == {"锦绣社区居民委员会", "凤鸣社区"}


def test_what_joins_a_community_that_is_set_up_now_is_no_change_of_it():
    given = "同意撤销码头社区居民委员会，其辖区并入江语社区居民委员会。"
    entries = read(reply(f"同意新建江语社区居民委员会，{NEW}。", given))
    assert [(e.kind, e.name) for e in entries] == [
        ("establish", "江语社区居民委员会"),
        ("abolish", "码头社区居民委员会"),
    ]


@pytest.mark.parametrize("remark", ["不含体育中心", "含铁路新村", "体育中心除外"])
def test_a_remark_after_the_region_is_of_no_side(remark):
    text = f"管辖范围为东以甲路为界、南以乙路为界、西以丙路为界、北以丁路为界的区域（{remark}）"
    [entry] = read(reply(f"同意设立桃源社区居民委员会，{text}。"))
    assert sides(entry) == [SIDES]
    assert entry.boundary_extra == remark


def test_a_remark_on_the_last_side_stays_with_it():
    [entry] = read(reply(f"同意设立桃源社区居民委员会，{NEW}（不含体育中心）。"))
    assert sides(entry) == [(*SIDES[:3], "丁路（不含体育中心）")]


def test_names_counted_together_end_as_the_last_does():
    text = f"增设鑫苑、荆楚两个社区居民委员会。鑫苑社区{NEW}；荆楚社区{NEW}。"
    assert [name for _, name in told(text)] == [
        "鑫苑社区居民委员会",
        "荆楚社区居民委员会",
    ]


def test_numbered_communities_are_told_of_by_their_number():
    text = f"成立鑫苑第一社区、鑫苑第二社区。第一社区{NEW}，1200户；第二社区{NEW}，1300户。"
    entries = read(reply(text))
    assert [(e.name, e.households) for e in entries] == [
        ("鑫苑第一社区", 1200),
        ("鑫苑第二社区", 1300),
    ]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("将原大塘村民委员会调整为大塘社区居民委员会和桃园社区居民委员会", [("establish", "大塘社区居民委员会", ""), ("establish", "桃园社区居民委员会", "")]),
        ("大塘村“村改居”后更名为大塘社区居民委员会", [("establish", "大塘社区居民委员会", "")]),
        ("同意将小塘村与塘南居委会合并，成立塘南社区居委会", [("merge", "塘南社区居委会", "小塘村、塘南居委会")]),
        ("同意将永和村村民委员会、太和村村民委员会分别改为永和社区居民委员会、太和社区居民委员会", [("establish", "永和社区居民委员会", "永和村村民委员会"), ("establish", "太和社区居民委员会", "太和村村民委员会")]),
        ("撤销大塘、小塘两村民委员会，设立大塘、小塘两社区居民委员会", [("abolish", "大塘村民委员会", ""), ("abolish", "小塘村民委员会", ""), ("establish", "大塘社区居民委员会", ""), ("establish", "小塘社区居民委员会", "")]),
    ],
)  # fmt: skip
def test_villages_that_become_communities_in_other_words(text, told_of):
    entries = read(reply(f"{text}。"))
    assert [(e.kind, e.name, e.former_name) for e in entries] == told_of


def test_a_sentence_on_villages_that_gives_nothing_is_asked_about():
    text = "将大塘村村民委员会、小塘村村民委员会划归红旗街道，并改为大塘社区居民委员会、小塘社区居民委员会。"
    document = reply(text)
    assert [finding.code for finding in doubts(document, read(document))] == ["decision-unread"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("将鑫苑社区、荆楚社区合并为永新社区，成立永新社区居民委员会", ("merge", "永新社区居民委员会", "鑫苑社区、荆楚社区")),
        ("将永和村、新华村合并为永新社区，设立永新社区居民委员会", ("merge", "永新社区居民委员会", "永和村、新华村")),
        ("和平村改为和平社区，成立和平社区居民委员会", ("establish", "和平社区居民委员会", "")),
        ("将石门社区居民委员会并入白桥社区居民委员会，合并后白桥社区", ("merge", "白桥社区居民委员会", "石门社区居民委员会")),
        ("将石门村并入白桥社区居民委员会，合并后白桥社区", ("adjust", "白桥社区居民委员会", "")),
    ],
)  # fmt: skip
def test_one_community_said_twice_in_a_clause_is_one(text, change):
    [entry] = read(reply(f"一、同意{text}，{NEW}。"))
    assert (entry.kind, entry.name, entry.former_name) == change
    assert sides(entry) == [SIDES]


@pytest.mark.parametrize(
    ("said", "premises"),
    [
        ("办公用房：锦苑社区服务中心二楼", "锦苑社区服务中心二楼"),
        ("办公地点：桃园社区党群服务中心", "桃园社区党群服务中心"),
        ("办公用房：无", ""),
    ],
)
def test_premises_after_a_label(said, premises):
    [entry] = read(reply(f"同意设立桃源社区居民委员会，{NEW}。\n{said}"))
    assert entry.premises == premises


def test_a_place_called_as_the_community_opens_a_list_of_places():
    first = "一、同意新设立金水湾社区居民委员会、和顺社区居民委员会。"
    entries = read(
        reply(
            first,
            "二、金水湾社区居民委员会管辖范围为：金水湾一期、二期、金水名苑，1200户。",
            f"三、和顺社区居民委员会管辖范围为：{NEW}。",
        )
    )
    assert entries[0].territory == "金水湾一期、二期、金水名苑"
    assert sides(entries[1]) == [SIDES]


@pytest.mark.parametrize("given", ["划入", "调入", "划出至"])
def test_where_a_part_goes_is_no_territory(given):
    text = f"一、将山前社区居民委员会所辖甲路以北区域{given}江北社区居民委员会，调整后山前社区居民委员会{NEW}。"
    entry = next(e for e in read(reply(text)) if e.name.startswith("山前"))
    assert (entry.territory, sides(entry)) == ("", [SIDES])


@pytest.mark.parametrize("mark", ["；", "，"])
@pytest.mark.parametrize("gate", ["同意", "决定", "同意你办", ""])
def test_several_decisions_in_one_sentence(gate, mark):
    text = f"同意新设相门社区，{NEW}{mark}{gate}将大儒巷社区更名为平江社区{mark}{gate}撤销水门社区。"
    entries = read(reply(text))
    assert [(e.kind, e.name) for e in entries] == [
        ("establish", "相门社区"),
        ("rename", "平江社区"),
        ("abolish", "水门社区"),
    ]
    assert sides(entries[0]) == [SIDES]


def test_bounds_that_come_later_in_a_bracket():
    [entry] = read(reply(f"同意新设相门社区（户数1230户；{NEW}）。"))
    assert (entry.households, sides(entry)) == (1230, [SIDES])


@pytest.mark.parametrize("deed", ["合并组成", "组成", "整合而成"])
def test_a_community_composed_of_others_is_merged_of_them(deed):
    [entry] = read(reply(f"1、凤凰社区居委会：由原东门、凤凰两个居委会{deed}，{NEW}。"))
    assert (entry.kind, entry.name) == ("merge", "凤凰社区居委会")
    assert entry.former_name == "东门居委会、凤凰居委会"


@pytest.mark.parametrize("lead", ["改设后，", "", "设立后，", "更名后的"])
def test_what_is_told_of_all_communities_belongs_to_each(lead):
    items = ["仲村村民委员会改设为仲村社区居民委员会；", "朱留村民委员会改设为朱留社区居民委员会。"]  # fmt: skip
    told_of_all = f"{lead}各社区居民委员会管辖范围为原村民委员会管辖范围。"
    entries = read(reply("同意将以下村改设为社区居民委员会：", *items, told_of_all))
    assert [e.territory for e in entries] == ["原村民委员会管辖范围"] * 2


def test_a_side_that_moves_is_told_once_where_all_four_are_told_after():
    text = f"湘春社区居民委员会东界由戊路调整至甲路，调整后湘春社区{NEW}。"
    [entry] = read(reply(text))
    assert sides(entry) == [SIDES]
    assert entry.territory == ""


def test_where_residents_go_is_no_territory():
    text = f"同意设立城南社区居民委员会和城北社区居民委员会，同时撤销东街居民委员会、西街居民委员会，其辖区和居民分别划入城南社区居民委员会、城北社区居民委员会。城南社区{NEW}，城北社区{NEW}。"
    entries = read(reply(text))
    assert [e.territory for e in entries] == [""] * 4
    assert [sides(e) for e in entries[:2]] == [[SIDES], [SIDES]]


@pytest.mark.parametrize(
    "renamed", ["变更名称为", "变更为", "易名为", "重新命名为", "名称更改为"]
)
def test_a_short_name_ends_before_any_word_of_renaming(renamed):
    [entry] = read(reply(f"同意将老干部社区{renamed}夕阳红社区。"))
    assert (entry.kind, entry.name) == ("rename", "夕阳红社区")
    assert entry.former_name == "老干部社区"


@pytest.mark.parametrize("verb", ["不再管辖", "增加", "减少", "扩大管辖范围，增加"])
def test_a_short_name_ends_before_what_it_gains_or_loses(verb):
    [entry] = read(reply(f"老干部社区{verb}锦苑小区、桃园小区。"))
    assert (entry.kind, entry.name) == ("adjust", "老干部社区")


def test_each_says_to_whom_it_belongs():
    entries = read(
        reply("同意设立锦绣社区居民委员会；设立牡丹社区居民委员会，隶属桥头镇。")
    )
    own = entries[0].subdistrict
    assert own != "桥头镇"
    assert [entry.subdistrict for entry in entries] == [own, "桥头镇"]
    entries = read(
        reply("同意设立牡丹社区居民委员会，隶属桥头镇；设立锦绣社区居民委员会。")
    )
    assert [entry.subdistrict for entry in entries] == ["桥头镇", own]


def test_villages_that_join_are_not_what_a_community_was_called():
    text = (
        "同意将大塘村、小塘村村民委员会分别并入牡丹社区居民委员会、海棠社区居民委员会。"
    )
    assert [(e.kind, e.former_name) for e in read(reply(text))] == [("adjust", "")] * 2
