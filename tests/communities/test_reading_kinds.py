"""More ways in which replies tell what is done to communities, and what of it."""

import pytest

from communities.reading import read
from gazette.reading import read_text

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"
SIDES = ("甲路", "乙路", "丙路", "丁路")


def codes(entry) -> set[str]:
    return {finding.code for finding in entry.findings}


@pytest.mark.parametrize("office", ["城关镇", "白音乡", "白音塔拉苏木", "东塘街道"])
def test_the_subdistrict_of_any_kind_is_no_part_of_a_name(office):
    text = f"撤销{office}查干村民委员会，设立{office}查干社区居民委员会。"
    entries = read(reply(text, addressee="县民政局", title=f"关于{office}社区的批复"))
    assert [(e.name, e.subdistrict) for e in entries] == [
        ("查干村民委员会", office),
        ("查干社区居民委员会", office),
    ]


def test_villages_that_are_merged_are_of_the_subdistrict_before_them():
    text = "同意石桥镇东沟村民委员会、西沟村民委员会合并为双沟村民委员会。"
    [entry] = read(reply(text, addressee="县民政局"))
    assert (entry.kind, entry.name, entry.subdistrict) == ("merge", "双沟村民委员会", "石桥镇")  # fmt: skip


def test_a_village_that_becomes_a_community_is_asked_about():
    [entry] = read(reply("同意将马坊村民委员会改为马坊社区居民委员会。"))
    assert (entry.kind, entry.former_name) == ("establish", "马坊村民委员会")
    assert "village-before" in codes(entry)


@pytest.mark.parametrize(
    ("text", "kind", "name", "former"),
    [
        ("恢复石牌居民委员会建制", "establish", "石牌居民委员会", ""),
        ("析置设立江东社区居民委员会", "establish", "江东社区居民委员会", ""),
        ("在锦苑小区成立社区居民委员会，名称定为锦苑社区居民委员会", "establish", "锦苑社区居民委员会", ""),
        ("海韵社区居民委员会名称变更，变更后名称：海天社区居民委员会", "rename", "海天社区居民委员会", "海韵社区居民委员会"),
        ("阳光社区居民委员会吸收合并月光社区居民委员会", "merge", "阳光社区居民委员会", "月光社区居民委员会"),
        ("同心社区居民委员会区域由以下两部分组成", "adjust", "同心社区居民委员会", ""),
    ],
)  # fmt: skip
def test_what_is_done_may_be_said_in_many_words(text, kind, name, former):
    [entry] = read(reply(f"同意{text}。"))
    assert (entry.kind, entry.name, entry.former_name) == (kind, name, former)


def test_a_split_may_tell_of_each_after_it():
    text = "同意拆分龙腾社区居民委员会，拆分后：龙腾社区居民委员会辖甲苑，1322户；龙跃社区居民委员会辖乙苑，1687户。"
    told = [(e.kind, e.name, e.territory, e.households) for e in read(reply(text))]
    assert told == [
        ("adjust", "龙腾社区居民委员会", "甲苑", 1322),
        ("establish", "龙跃社区居民委员会", "乙苑", 1687),
    ]


def test_each_of_a_list_may_have_its_details_in_brackets():
    text = f"同意成立天津湾社区居委会（{NEW}；2100户）、神州社区居委会（管辖神州花园；1200户）。"
    first, second = read(reply(text))
    assert ([b.sides for b in first.boundaries], first.households) == ([SIDES], 2100)
    assert (second.name, second.territory, second.households) == ("神州社区居委会", "神州花园", 1200)  # fmt: skip


@pytest.mark.parametrize("arrow", ["——", "→", "—"])
def test_an_arrow_between_two_names_renames_below_a_heading_that_says_so(arrow):
    lines = [f"梦湖社区{arrow}梦园社区", f"梦岛社区{arrow}梦洲社区"]
    entries = read(reply("同意以下社区更名：", *lines))
    assert [(e.name, e.former_name) for e in entries] == [("梦园社区", "梦湖社区"), ("梦洲社区", "梦岛社区")]  # fmt: skip


def test_where_only_people_go_nothing_is_changed():
    text = "撤销棉花巷居民委员会，其所辖居民划归塔前居民委员会管理。"
    assert [e.name for e in read(reply(text))] == ["棉花巷居民委员会"]


def test_an_intention_sets_nothing_up():
    text = "要于年内完成红星里社区拆分，力争设立金茂社区。"
    assert read(reply(text, genre="通知")) == []


def test_a_community_handed_to_another_subdistrict_is_of_that_one():
    text = "决定将甲街道的金桂社区划归乙西街道管辖，将丙桥街道的月桂社区调整到城青街道管辖。"
    entries = read(reply(text, addressee="各街道办事处"))
    assert [(e.name, e.subdistrict) for e in entries] == [("金桂社区", "乙西街道"), ("月桂社区", "城青街道")]  # fmt: skip


def test_both_communities_between_which_an_area_goes_are_told_of_after_it():
    text = f"同意将金桂社区金桂路以东区域划归银桂社区。调整后，金桂社区{NEW}，户数1400户；银桂社区东至戊路，南至己路，西至庚路，北至辛路，户数1900户。"
    told = {entry.name: entry.households for entry in read(reply(text))}
    assert told == {"金桂社区": 1400, "银桂社区": 1900}


@pytest.mark.parametrize(
    "told",
    [
        "甲路（东）、乙路（南）、丙路（西）、丁路（北）",
        "甲路（东至）、丙路（西至）、乙路（南至）、丁路（北至）",
    ],
)
def test_sides_may_stand_in_brackets_behind_their_bounds(told):
    [entry] = read(reply(f"同意成立麓山社区居民委员会，四至为{told}，1560户。"))
    assert [b.sides for b in entry.boundaries] == [SIDES]


def test_places_told_by_lines_are_one_territory():
    places = "甲路以东，乙路以北，丙路以西，丁街以南"
    [entry] = read(reply(f"同意成立白鹭社区居民委员会。位置：{places}。"))
    assert entry.territory == places


@pytest.mark.parametrize(
    ("told", "premises"),
    [
        ("用房280平方米（锦苑小区5栋）", "锦苑小区5栋"),
        ("办公：锦苑小区5栋2层", "锦苑小区5栋2层"),
        ("办公用房一处，坐落锦苑路188号", "锦苑路188号"),
        ("服务用房由350平方米增至500平方米，地点仍为锦苑路28号", "锦苑路28号"),
        ("办公地点设在锦苑花园 12 幢", "锦苑花园12幢"),
    ],
)
def test_the_place_of_premises_may_be_told_in_many_ways(told, premises):
    [entry] = read(reply(f"同意成立白鹭社区居民委员会，{NEW}，1560户，{told}。"))
    assert entry.premises == premises


def test_a_place_that_is_as_above_is_asked_about():
    [entry] = read(reply("同意成立白鹭社区居民委员会。办公地点：同上。"))
    assert "premises-doubtful" in codes(entry)


@pytest.mark.parametrize(
    "told", ["由900户增加到1210户", "可居住2400户，现已入住1210户", "：1210户"]
)
def test_households_are_those_of_now(told):
    [entry] = read(reply(f"同意成立白鹭社区居民委员会，{NEW}，居民{told}。"))
    assert entry.households == 1210


def test_a_subdistrict_may_stand_in_brackets_behind_a_name():
    names = ["红星社区居民委员会（青云街道）", "半山社区居民委员会（城厢镇）"]
    entries = read(reply("决定撤销以下社区居民委员会：", *names, addressee="各单位"))
    assert [e.subdistrict for e in entries] == ["青云街道", "城厢镇"]


HEAD = """昭阳县人民政府关于社区居民委员会{about}的批复
昭政复〔2017〕3号
凤岭镇人民政府：
同意下列社区居民委员会{about}。
"""
TAIL = "昭阳县人民政府\n2017年12月22日\n"


def stacked(cells, about="设立"):
    [document] = read_text(HEAD.format(about=about) + "\n".join(cells) + f"\n{TAIL}").documents  # fmt: skip
    return read(document)


@pytest.mark.parametrize("bounds", ["管辖区域", "四至界限", "界址", "辖区", "边界"])
@pytest.mark.parametrize("households", ["住户", "居民户数", "户数（户）"])
@pytest.mark.parametrize("premises", ["驻地", "办公场所"])
def test_a_column_of_communities_may_have_many_headings(bounds, households, premises):
    headings = ["序号", "社区居民委员会", bounds, households, premises]
    rows = [f"1 凤鸣社区 {NEW} 1856 甲小区12幢", f"2 龙泉社区 {NEW} 2210 乙小区3幢"]
    entries = stacked([*headings, *" ".join(rows).split(" ")])
    told = [(e.name, e.households, e.premises, [b.sides for b in e.boundaries]) for e in entries]  # fmt: skip
    assert told == [
        ("凤鸣社区", 1856, "甲小区12幢", [SIDES]),
        ("龙泉社区", 2210, "乙小区3幢", [SIDES]),
    ]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_cell_printed_on_its_own_lines_goes_on_after_a_comma(numbered):
    headings = ["社区居民委员会", "辖区范围", "居民户数", "用房面积"]
    rows = [
        ["凤鸣社区", "东至甲路，南至乙路，", "西至丙路，北至丁路", "1856", "300"],
        ["龙泉社区", "东至甲路，南至乙路，", "西至丙路，北至丁路", "2210", "420"],
    ]
    if numbered:
        headings = ["序号", *headings]
        rows = [[str(at), *row] for at, row in enumerate(rows, 1)]
    entries = stacked([*headings, *sum(rows, [])])
    assert [e.households for e in entries] == [1856, 2210]
    assert [b.sides for e in entries for b in e.boundaries] == [SIDES, SIDES]


def test_the_name_of_now_is_the_old_one_beside_one_that_is_to_be():
    cells = ["现名称", "拟更名称", "备注", "金桂居委会", "金桂社区居委会", "无"]
    [entry] = stacked(cells, "更名")
    assert (entry.kind, entry.name, entry.former_name) == ("rename", "金桂社区居委会", "金桂居委会")  # fmt: skip


def test_households_are_about_so_many_where_the_heading_says_so():
    cells = ["社区名称", "户数（约）", "凤鸣社区", "1500", "龙泉社区", "1600"]
    assert all(entry.households_approx for entry in stacked(cells))


def test_a_community_that_keeps_its_name_where_it_is_split_is_adjusted():
    cells = ["调整前社区", "调整后社区", "调整方式", "甲社区", "甲社区", "拆分", "甲社区", "乙社区", "拆分"]  # fmt: skip
    assert [e.kind for e in stacked(cells, "调整")] == ["adjust", "establish"]


@pytest.mark.parametrize(
    "heading", ["青云街道（2个）", "青云街道", "青云街道（共2个社区）"]
)
def test_a_subdistrict_heads_rows_with_their_number_in_brackets(heading):
    rows = ["序号\t社区名称\t户数", "1\t凤鸣社区\t1500", "2\t龙泉社区\t1600"]
    entries = stacked([rows[0], heading, *rows[1:]])
    assert [entry.subdistrict for entry in entries] == ["青云街道"] * 2


def test_the_first_of_numbered_items_may_stand_behind_a_colon():
    text = f"同意：一、将铁东社区更名为铁东路社区，管辖范围调整为{NEW}；二、将铁西社区更名为铁西路社区，管辖范围不变。"
    first, second = read(reply(text))
    assert (first.name, [b.sides for b in first.boundaries]) == ("铁东路社区", [SIDES])
    assert (second.name, second.boundaries) == ("铁西路社区", ())


def test_an_area_that_is_added_may_stand_behind_a_colon():
    text = "江南社区居民委员会管辖范围增加：江南新城A区、B区，增加后户数2860户。"
    [entry] = read(reply(text))
    assert (entry.kind, entry.households) == ("adjust", 2860)


def test_households_that_are_left_are_none_of_a_community():
    text = "撤销铁北社区居民委员会。剩余86户居民划归铁东社区居民委员会管理。"
    assert [entry.households for entry in read(reply(text))] == [None]


def test_what_stands_below_sizes_is_no_name():
    cells = ["名称", "范围", "规模", "办公地点", "甲社区", NEW, "近1700户", "甲路28号", "乙社区", NEW, "2000余户", "未定"]  # fmt: skip
    told = [(e.name, e.households, e.premises) for e in stacked(cells)]
    assert told == [("甲社区", 1700, "甲路28号"), ("乙社区", 2000, "")]


def test_items_may_be_numbered_within_a_paragraph():
    text = f"同意设立以下2个社区居民委员会：1.江畔社区居民委员会，{NEW}，1300户；2.江岸社区居民委员会，{NEW}，1500户。"
    told = [(e.clause, e.name, e.households) for e in read(reply(text))]
    assert told == [
        ("1", "江畔社区居民委员会", 1300),
        ("2", "江岸社区居民委员会", 1500),
    ]


def test_labels_may_stand_on_lines_of_their_own_without_a_mark():
    lines = ["四至范围", NEW, "居民户数", "1500户", "办公地点", "甲家园2号楼", "用房面积", "320平方米"]  # fmt: skip
    [entry] = read(reply("同意设立江湾社区居民委员会。", *lines))
    assert [b.sides for b in entry.boundaries] == [SIDES]
    assert (entry.households, entry.premises) == (1500, "甲家园2号楼")
    assert entry.floor_area_m2 == 320


def test_villages_given_up_to_make_one_are_merged():
    text = "撤销甲河村、乙河村，合并设立双河村，村民委员会驻原甲河村小学。"
    [entry] = read(reply(text, addressee="石桥镇人民政府"))
    assert (entry.kind, entry.name, entry.former_name) == ("merge", "双河村", "甲河村、乙河村")  # fmt: skip


LISTED = "设立下列社区居民委员会：\n友谊社区居民委员会{belongs}：{sides}。\n"


def test_what_a_community_belongs_to_is_no_label_of_its_area():
    text = LISTED.format(belongs="（隶属友林街道办事处）", sides=NEW)
    [entry] = read(reply(text, addressee="各街道办事处"))
    [area] = entry.boundaries
    assert (area.area, area.sides) == ("", SIDES)
    assert entry.subdistrict == "友林街道办事处"


def test_whose_work_others_take_over_is_not_listed():
    items = f"1.友谊社区居民委员会：{NEW}。\n2.永青社区居民委员会：{NEW}。\n原家属委员会的工作由所在社区居民委员会接管。\n"
    text = f"友林区人民政府\n关于成立社区居民委员会的通知\n各街道办事处：\n经研究，成立下列社区居民委员会：\n{items}特此通知。\n友林区人民政府\n2008年4月2日\n"
    [document] = read_text(text).documents
    assert [e.name[:2] for e in read(document)] == ["友谊", "永青"]


def test_what_is_left_of_one_that_is_gone_is_told_of_the_one_it_goes_to():
    clauses = "一、撤销毛纺厂社区居民委员会。\n二、调整通达社区居民委员会辖区范围，将原毛纺厂社区居民委员会辖区划入。调整后东至甲路，南至乙路，西至丙路，北至丁路，共有居民4127户。\n"
    text = f"石桥县人民政府\n关于调整社区的批复\n北环街道办事处：\n批复如下：\n{clauses}石桥县人民政府\n2022年3月14日\n"
    [document] = read_text(text).documents
    gone, grown = read(document)
    assert (gone.kind, gone.name) == ("abolish", "毛纺厂社区居民委员会")
    assert (grown.name, grown.households) == ("通达社区居民委员会", 4127)
    assert grown.boundaries[0].sides == SIDES


OFFICES = """石桥县人民政府
关于新增设社区居民委员会的通知
各镇人民政府、街道办事处：
经研究，增设社区居民委员会。现通知如下：
一、延安路街道办事处{deed}2个
（一）青松社区居民委员会：{sides}。
（二）雪莲社区居民委员会：{sides}。
二、建国路街道办事处{deed}1个
园丁社区居民委员会：{sides}。
石桥县人民政府
2009年4月2日
"""


@pytest.mark.parametrize("deed", ["增设", "新设立社区", "共设"])
def test_a_subdistrict_heads_as_many_as_it_says_are_new(deed):
    [document] = read_text(OFFICES.format(deed=deed, sides=NEW)).documents
    assert [(e.name[:2], e.subdistrict) for e in read(document)] == [
        ("青松", "延安路街道办事处"),
        ("雪莲", "延安路街道办事处"),
        ("园丁", "建国路街道办事处"),
    ]


def test_what_is_set_wide_apart_is_a_sentence_still():
    text = "社区居民委员会名称变更情况：\n第一社区居民委员会        改称        仁和社区居民委员会"
    [entry] = read(reply(text, title="关于规范社区居民委员会名称的通知"))
    assert (entry.kind, entry.name, entry.former_name) == ("rename", "仁和社区居民委员会", "第一社区居民委员会")  # fmt: skip
