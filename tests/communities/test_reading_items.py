from dataclasses import replace

from communities.reading import Boundary, read
from gazette.reading.source import Table

from .test_reading import codes, only, reply


def test_a_circled_number_before_a_name_is_no_part_of_it():
    entries = read(
        reply(
            "经研究，同意成立以下社区居民委员会：",
            "①云谷社区居民委员会。东至科创路，南至花果大道，西至云池路，北至黄海大道。",
            "②盐场社区居民委员会。东至排水河，南至昌圩路，西至三道沟，北至新港路。",
        )
    )
    assert [e.name for e in entries] == ["云谷社区居民委员会", "盐场社区居民委员会"]
    assert [e.boundaries[0].east for e in entries] == ["科创路", "排水河"]


def test_a_number_in_one_character_is_the_clause_as_else_printed():
    entries = read(reply("㈠撤销金桥社区居民委员会。", "㈡撤销银桥社区居民委员会。"))
    assert [e.clause for e in entries] == ["（一）", "（二）"]


def test_the_words_of_an_adjustment_are_no_area():
    entry = only("花圃社区调整为：东至柳荫街，南至湖滨路，西至西环河，北至石油路。")
    assert (entry.kind, entry.name) == ("adjust", "花圃社区")
    [boundary] = entry.boundaries
    assert (boundary.area, boundary.east) == ("", "柳荫街")


def test_bounds_after_a_rename_are_told_whatever_is_said_between():
    entry, _ = read(
        reply(
            "第三社区居民委员会更名为双河社区居民委员会，同时将盐井社区居民委员会所辖滨江花园小区"
            "划归其管理，更名后双河社区居民委员会东至沱江，南至大桥，西至货场，北至花园路。"
        )
    )
    assert entry.boundaries == (Boundary("", "沱江", "大桥", "货场", "花园路"),)
    assert entry.territory == ""


def test_what_is_told_beside_a_village_that_goes_is_of_the_community_named():
    village, community = read(
        reply(
            "撤销高岭村村民委员会，其辖区划入新街社区居民委员会。调整后，新街社区居民委员会"
            "四至为：东至枫河，南至 207 国道，西至大坝，北至农机站。"
        )
    )
    assert (village.kind, village.boundaries) == ("abolish", ())
    [boundary] = community.boundaries
    assert (community.kind, boundary.south) == ("adjust", "207国道")


def test_a_village_that_joins_a_community_sets_none_up():
    entries = read(reply("撤销高岭村村民委员会建制，并入新街社区居民委员会。"))
    assert [(e.kind, e.name) for e in entries] == [
        ("abolish", "高岭村村民委员会"),
        ("adjust", "新街社区居民委员会"),
    ]


def test_premises_end_before_the_measure_and_hold_no_spaces_of_typesetting():
    entry = only(
        "新建屯渡社区居民委员会，办公地点位于小屯小学 2 号楼，占房建筑面积260平方米。"
    )
    assert (entry.premises, entry.floor_area_m2) == ("小屯小学2号楼", 260)


def test_a_community_split_off_is_told_of_in_another_clause():
    entry = only(
        "一、同意在望江社区管辖区域中分设望江东社区居民委员会。",
        "二、新设立的望江东社区所辖区域东起滨江道，南至望江路，西至建设街，北至人民路（含锦绣小区）。"
        "辖区面积1.8平方公里，常住人口8540户，总人口20536人。居委会办公地址在望江路88号。",
    )
    assert (entry.kind, entry.name) == ("establish", "望江东社区居民委员会")
    assert (entry.households, entry.premises) == (8540, "望江路88号")
    assert entry.boundaries[0].north == "人民路（含锦绣小区）"


def test_a_table_of_what_goes_and_what_it_goes_into_renames_nothing():
    table = Table(
        "社区撤并情况表",
        ("序号", "拟撤销社区", "并入社区"),
        (("1", "东湖社区居民委员会", "南湖社区居民委员会"),),
    )
    document = replace(reply("同意撤并部分社区，见附表。"), attachments=(table,))
    [entry] = read(document)
    assert (entry.kind, entry.name) == ("abolish", "东湖社区居民委员会")
    assert "change-unclear" in codes(entry)


def test_a_column_of_what_a_community_goes_into_names_no_former_name():
    table = Table(
        "社区撤并一览表",
        ("社区名称", "拟并入社区"),
        (("东湖社区居委会", "南湖社区居委会"),),
    )
    document = replace(reply("同意撤并以下社区："), attachments=(table,))
    [entry] = read(document)
    assert (entry.kind, entry.name, entry.former_name) == ("merge", "南湖社区居委会", "东湖社区居委会")  # fmt: skip


def test_a_subdistrict_that_heads_the_first_clause_is_of_what_stands_below():
    entry, _ = read(
        reply(
            "一、金桥街道",
            "撤销甲东社区居民委员会，将其管辖区域并入甲西社区居民委员会。",
            addressee="区民政局",
        )
    )
    assert (entry.clause, entry.subdistrict) == ("一", "金桥街道")


def test_a_committee_of_families_becomes_a_community():
    entry = only("将铁路家属委员会改建为铁路社区居民委员会。")
    assert (entry.kind, entry.former_name) == ("rename", "铁路家属委员会")


def test_circled_items_within_a_line_are_parted_outside_brackets_only():
    entries = read(
        reply(
            "同意设立：①金桥社区居民委员会，东至甲路，南至乙路，西至丙路，北至丁路（含①锦苑；②桃园），"
            "2100户；②银桥社区居民委员会，东至戊路，南至己路，西至庚路，北至辛路，1100户。"
        )
    )
    assert [(e.name, e.households) for e in entries] == [
        ("金桥社区居民委员会", 2100),
        ("银桥社区居民委员会", 1100),
    ]
    assert entries[0].boundaries[0].north == "丁路（含①锦苑；②桃园）"


def test_out_of_what_an_area_came_is_no_label_of_it():
    entry, _ = read(
        reply(
            "新设立甲南社区居委会，所辖区域从甲东社区划出：东起甲路，南至乙路，西至丙路，北至丁路。"
        )
    )
    assert entry.boundaries == (Boundary("", "甲路", "乙路", "丙路", "丁路"),)


def test_rooms_counted_in_a_bracket_beside_the_measure_are_no_place():
    entry = only(
        "新建金桥社区居民委员会，办公地点为锦苑小区2号楼（占房 4 间，建筑面积 120 平方米）。"
    )
    assert (entry.premises, entry.floor_area_m2) == ("锦苑小区2号楼", 120)
