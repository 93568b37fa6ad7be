from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.reading import Boundary, CommunityChange, read
from gazette.reading.source import Paragraph, SourceDocument, Table
from tests.pace import within


def reply(
    *paragraphs,
    title="关于社区居民委员会有关事项的批复",
    genre="批复",
    addressee="临江街道办事处",
):
    return SourceDocument(
        title=title,
        genre=genre,
        addressee=addressee,
        paragraphs=tuple(Paragraph(text, line) for line, text in enumerate(paragraphs, 1)),
    )  # fmt: skip


def only(*paragraphs, **kwargs) -> CommunityChange:
    [entry] = read(reply(*paragraphs, **kwargs))
    return entry


def codes(entry) -> list[str]:
    return [finding.code for finding in entry.findings]


def stated(entry) -> dict:
    """What an entry states, without clause and subdistrict; the whole's bounds as E, S, W, N."""
    blank = CommunityChange()
    said = {
        name: getattr(entry, name)
        for name in CommunityChange.__dataclass_fields__
        if getattr(entry, name) != getattr(blank, name)
        and name not in ("clause", "subdistrict", "source_text", "line", "findings")
        and not name.endswith("_text")
    }
    if said.get("boundaries") and len(said["boundaries"]) == 1 and not said["boundaries"][0].area:  # fmt: skip
        said["boundaries"] = said["boundaries"][0].sides
    return said


WHOLE = ("江畔路", "解放路", "建国路", "江堤")
BOUNDS = "东至江畔路，南至解放路，西至建国路，北至江堤"

# What is said of a new community, every field read from it, and the doubts it leaves.
DETAILS = [
    ("辖区东至江畔路，南邻解放路，西接铁路专线，北靠青山。", {"boundaries": ("江畔路", "解放路", "铁路专线", "青山")}, ["no-households"]),
    ("四至为：东至江畔路；南至解放路；西至建国路；北至江堤。现有住户1.2万余户。", {"boundaries": WHOLE, "households": 12000, "households_approx": True}, []),
    ("东以江畔路为界，南以解放路为界，西以建国路为界，北以江堤为界，居民三千二百户，人口8600人。", {"boundaries": WHOLE, "households": 3200}, []),
    ("东与乙丑社区相邻，南与解放路接壤，西临建国路，北倚凤凰山。共1200户。", {"boundaries": ("乙丑社区", "解放路", "建国路", "凤凰山"), "households": 1200}, []),
    (f"（{BOUNDS}），户数为2100户。", {"boundaries": WHOLE, "households": 2100}, []),
    ("管辖范围东、南至江畔路，西、北至解放路。约有居民900户左右。", {"boundaries": ("江畔路", "江畔路", "解放路", "解放路"), "households": 900, "households_approx": True}, []),
    ("东面至江畔路，南面至解放路，西面至建国路，北面至江堤，含锦苑小区。大约有1500户。", {"boundaries": WHOLE, "boundary_extra": "含锦苑小区", "households": 1500, "households_approx": True}, []),
    ("东起江畔路西至建国路南至解放路北至江堤，共1500户。", {"boundaries": WHOLE, "households": 1500}, ["bounds-unpunctuated"]),
    ("东起江畔路,西至建国路,南起解放路,北至江堤.总户数1500户.", {"boundaries": WHOLE, "households": 1500}, []),
    ("东临江，西至东至路，南至北京路，北至南京东路。１２００户。", {"boundaries": ("江", "北京路", "东至路", "南京东路"), "households": 1200}, []),
    ("辖区范围东起江畔路，西至建国路，南起解放路。总户数800户。", {"boundaries": ("江畔路", "解放路", "建国路", ""), "households": 800}, ["bounds-incomplete"]),
    ("东北至江畔路，南至解放路，西至建国路。户数500户。", {"boundaries": ("", "解放路", "建国路", ""), "households": 500}, ["bounds-incomplete", "words-unread"]),
    (f"{BOUNDS}，现有居民楼12栋，人口3000人，1200户。", {"boundaries": WHOLE, "households": 1200}, []),
    (f"{BOUNDS}，现状良好。1200户。", {"boundaries": WHOLE, "households": 1200}, ["bound-runs-on"]),
    (f"辖区面积0.8平方公里，{BOUNDS}，户籍户数1200户，常住户数1500户。", {"boundaries": WHOLE}, ["households-ambiguous"]),
    (f"{BOUNDS}。户数3000-4000户。", {"boundaries": WHOLE}, ["households-ambiguous"]),
    (f"{BOUNDS}。总户数2600户，其中常住1900户。", {"boundaries": WHOLE, "households": 2600}, []),
    ("四至：东江畔路，南解放路，西建国路，北江堤。1200户。", {"boundaries": WHOLE, "households": 1200}, ["bound-doubtful"]),
    ("具体范围以附图为准。总户数1200户。", {"households": 1200}, ["bounds-not-stated"]),
    ("由锦苑小区、桃园小区组成，共计1200户。", {"territory": "锦苑小区、桃园小区", "households": 1200}, []),
    ("管辖锦苑小区、桃园小区（一期），总户数近2000户，办公服务用房设在锦苑小区3号楼，面积450㎡。", {"territory": "锦苑小区、桃园小区（一期）", "households": 2000, "households_approx": True, "premises": "锦苑小区3号楼", "floor_area_m2": Decimal(450)}, []),
    ("管辖区域为锦苑小区。700户。办公场所位于锦苑小区会所（与乙丑社区居民委员会合用），建筑面积约300平方米。", {"territory": "锦苑小区", "households": 700, "premises": "锦苑小区会所", "premises_note": "与乙丑社区居民委员会合用", "floor_area_m2": Decimal(300), "floor_area_approx": True}, []),
    ("管辖锦苑小区。700户。社区服务用房设在会所，面积不少于600平方米。", {"territory": "锦苑小区", "households": 700, "premises": "会所"}, ["floor-area-unread"]),
    ("管辖锦苑小区。700户。社区服务用房两处，分别位于甲楼和乙楼，建筑面积分别为300平方米、200平方米。", {"territory": "锦苑小区", "households": 700, "premises": "甲楼和乙楼", "premises_note": "两处", "floor_area_m2": Decimal(500)}, ["floor-area-summed"]),
    ("管辖锦苑小区。700户。服务用房：甲会所500平方米、乙会所300平方米，共800平方米。", {"territory": "锦苑小区", "households": 700, "premises": "甲会所500平方米、乙会所300平方米，共800平方米", "floor_area_m2": Decimal(800)}, ["premises-doubtful"]),
    (f"其中，锦苑片区：{BOUNDS}；桃园片区：东至戊路，南至己路，西至庚路，北至辛路。辖区内共2600户。", {"boundaries": (Boundary("锦苑片区", *WHOLE), Boundary("桃园片区", "戊路", "己路", "庚路", "辛路")), "households": 2600}, []),
    (f"辖区分为两部分：（一）锦苑小区，{BOUNDS}；（二）桃园小区，东至戊路，南至己路，西至庚路，北至辛路。2600户。", {"boundaries": (Boundary("锦苑小区", *WHOLE), Boundary("桃园小区", "戊路", "己路", "庚路", "辛路")), "households": 2600}, []),
    ("管辖区域为锦苑、桃园。其中，锦苑东起江畔路，西至建国路，南起解放路，北至江堤；梅园东起戊路，西至庚路，南起己路，北至辛路。2600户。", {"territory": "锦苑、桃园", "boundaries": (Boundary("锦苑", *WHOLE), Boundary("梅园", "戊路", "己路", "庚路", "辛路")), "households": 2600}, ["area-not-in-territory"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "fields", "doubts"), DETAILS)
def test_details_of_a_new_community(said, fields, doubts):
    entry = only(f"同意新建龙源社区居民委员会。{said}")
    named = {"kind": "establish", "name": "龙源社区居民委员会"}
    assert stated(entry) == named | fields
    assert codes(entry) == doubts


# What a clause decides: kind, name, former name of each entry.
DECISIONS = [
    ("同意设立甲子社区居民委员会。", [("establish", "甲子社区居民委员会", "")]),
    ("批准成立甲子社区居委会。", [("establish", "甲子社区居委会", "")]),
    ("增设甲子社区。", [("establish", "甲子社区", "")]),
    ("同意新建“锦苑”社区居民委员会。", [("establish", "锦苑社区居民委员会", "")]),
    ("撤销东河村村民委员会，设立东河社区居民委员会。", [("abolish", "东河村村民委员会", ""), ("establish", "东河社区居民委员会", "")]),
    ("同意将东河社区居民委员会更名为“新河花园社区居民委员会”，管辖范围不变。", [("rename", "新河花园社区居民委员会", "东河社区居民委员会")]),
    ("同意将军路社区居民委员会更名为将军花园社区居民委员会。", [("rename", "将军花园社区居民委员会", "将军路社区居民委员会")]),
    ("决定将甲子社区居民委员会更名为乙丑社区居民委员会，并将其管辖范围调整为东至甲路。", [("rename", "乙丑社区居民委员会", "甲子社区居民委员会")]),
    ("自2021年1月1日起，撤销甲子社区居民委员会。", [("abolish", "甲子社区居民委员会", "")]),
    ("同意撤销东河社区居民委员会、西河社区居民委员会。", [("abolish", "东河社区居民委员会", ""), ("abolish", "西河社区居民委员会", "")]),
    ("同意撤销东河社区居民委员会，设立南河社区居民委员会。", [("abolish", "东河社区居民委员会", ""), ("establish", "南河社区居民委员会", "")]),
    ("同意将东河社区居民委员会与西河社区居民委员会合并，成立新河社区居民委员会。", [("merge", "新河社区居民委员会", "东河社区居民委员会、西河社区居民委员会")]),
    ("同意东河社区居民委员会并入西河社区居民委员会。", [("merge", "西河社区居民委员会", "东河社区居民委员会")]),
    ("同意从东河社区居民委员会析置出春晖社区居民委员会。", [("establish", "春晖社区居民委员会", "")]),
    ("同意将东河社区居民委员会拆分为东河社区居民委员会、春晖社区居民委员会。", [("adjust", "东河社区居民委员会", ""), ("establish", "春晖社区居民委员会", "")]),
    ("同意将东河社区居民委员会一分为二：东河东社区居民委员会，辖1200户；东河西社区居民委员会，辖1300户。", [("establish", "东河东社区居民委员会", ""), ("establish", "东河西社区居民委员会", "")]),
    ("撤销东河社区居民委员会，同意设立南河社区居民委员会和北河社区居民委员会。", [("abolish", "东河社区居民委员会", ""), ("establish", "南河社区居民委员会", ""), ("establish", "北河社区居民委员会", "")]),
    ("同意将北街居委会、粮站居委会、机械厂家委会合并为和平社区居民委员会。", [("merge", "和平社区居民委员会", "北街居委会、粮站居委会、机械厂家委会")]),
    ("同意不再保留南巷社区居民委员会、北巷社区居民委员会建制。", [("abolish", "南巷社区居民委员会", ""), ("abolish", "北巷社区居民委员会", "")]),
    ("同意增设四季社区居委会、恢复设立东风社区居委会，同时注销铁厂社区居委会。", [("establish", "四季社区居委会", ""), ("establish", "东风社区居委会", ""), ("abolish", "铁厂社区居委会", "")]),
    ("冬江社区居委会迁至冬江路18号办公。", [("adjust", "冬江社区居委会", "")]),
    ("同意对和平里社区居民委员会管辖范围进行调整。", [("adjust", "和平里社区居民委员会", "")]),
    ("甲子社区居民委员会管辖范围调整为东至甲路。", [("adjust", "甲子社区居民委员会", "")]),
    ("变更甲子社区居委会辖区。", [("adjust", "甲子社区居委会", "")]),
    ("同意新建甲子、乙丑两个社区居民委员会。", [("establish", "甲子社区居民委员会", ""), ("establish", "乙丑社区居民委员会", "")]),
    ("同意增设两个社区居民委员会，分别为甲子社区居民委员会、乙丑社区居民委员会。", [("establish", "甲子社区居民委员会", ""), ("establish", "乙丑社区居民委员会", "")]),
    ("同意调整甲子社区居民委员会管辖范围，将锦苑小区划归乙丑社区居民委员会管辖。", [("adjust", "甲子社区居民委员会", ""), ("adjust", "乙丑社区居民委员会", "")]),
    ("原则同意你办关于申请新建甲子社区居民委员会的请示。", [("establish", "甲子社区居民委员会", "")]),
    ("同意新建甲子社区居民委员会，请你办抓紧筹备设立乙丑社区居民委员会。", [("establish", "甲子社区居民委员会", "")]),
    ("不同意新建甲子社区居民委员会。", []),
    ("请你办抓紧筹备，适时设立甲子社区居民委员会。", []),
    ("2018年，经区政府批准设立了甲子社区居民委员会。", []),
    ("同意调整甲子社区居民委员会班子成员。", []),
    ("同意新建甲子社区居民委员会党组织。", []),
    ("同意新建甲子社区卫生服务中心。", []),
    ("你办《关于新建甲子社区居民委员会的请示》收悉。", []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), DECISIONS)
def test_what_a_clause_decides(said, expected):
    entries = read(reply(said))
    assert [(entry.kind, entry.name, entry.former_name) for entry in entries] == expected  # fmt: skip


OLD_AND_NEW = [
    "原四至为东至甲路、南至乙路、西至丙路、北至丁路，调整后四至为东至江畔路、南至解放路、西至建国路、北至江堤。",
    f"由东至甲路、南至乙路、西至丙路、北至丁路，调整为{BOUNDS}。",
    "东界由甲路调整为江畔路，南至解放路，西至建国路，北至江堤。",
    f"{BOUNDS}。原四至为东至甲路，南至乙路，西至丙路，北至丁路。",
]


@pytest.mark.parametrize("said", OLD_AND_NEW)
def test_old_bounds_beside_new_ones_are_not_the_bounds(said):
    entry = only(f"同意调整龙源社区居民委员会管辖范围，{said}")
    assert [boundary.sides for boundary in entry.boundaries] == [WHOLE]
    assert codes(entry) == []


def test_old_household_counts_are_not_the_count():
    entry = only(f"调整龙源社区居民委员会辖区。{BOUNDS}。户数由2000户增加至2600户。")
    assert (entry.households, entry.households_text) == (2600, "2600户")


def test_quantities_keep_what_was_printed():
    entry = only("同意新建龙源社区居民委员会。管辖锦苑小区。约4000余户。服务用房建筑面积约300平方米。")  # fmt: skip
    assert entry.households_text == "约4000余户"
    assert entry.floor_area_text == "约300平方米"


def test_clauses_under_a_heading_are_decided_by_it():
    entries = read(reply("一、同意设立下列社区居民委员会：", f"（一）甲子社区居民委员会。{BOUNDS}。1200户。", f"（二）乙丑社区居民委员会。{BOUNDS}。1300户。", "二、请认真落实。"))  # fmt: skip
    assert [(e.clause, e.name, e.households) for e in entries] == [
        ("一（一）", "甲子社区居民委员会", 1200),
        ("一（二）", "乙丑社区居民委员会", 1300),
    ]


def test_details_in_paragraphs_of_their_own_belong_to_the_clause_above():
    entry = only("一、同意新建龙源社区居民委员会。", f"四至范围：{BOUNDS}。", "户数：1200户。", "办公用房：锦苑小区5号楼，建筑面积320.5平方米。", "二、请认真落实。")  # fmt: skip
    assert entry.boundaries == (Boundary("", *WHOLE),)
    assert (entry.households, entry.premises) == (1200, "锦苑小区5号楼")
    assert entry.floor_area_m2 == Decimal("320.5")


def test_details_of_several_communities_in_one_clause_are_told_apart_by_name():
    entries = read(reply(f"同意新建甲子、乙丑两个社区居民委员会。甲子社区居民委员会{BOUNDS}，1200户；乙丑社区居民委员会东至戊路，南至己路，西至庚路，北至辛路，1300户。"))  # fmt: skip
    assert [(e.boundaries[0].east, e.households) for e in entries] == [("江畔路", 1200), ("戊路", 1300)]  # fmt: skip


def test_details_that_cannot_be_told_apart_are_left_out_and_said_to_be():
    entries = read(reply(f"同意新建甲子、乙丑两个社区居民委员会。{BOUNDS}，1200户。"))
    assert [(e.boundaries, codes(e)) for e in entries] == [((), ["details-shared"])] * 2


def test_names_left_out_are_said_to_be():
    entries = read(reply("同意撤销甲子社区居民委员会、乙丑社区居民委员会等3个社区居民委员会。"))  # fmt: skip
    assert [codes(entry) for entry in entries] == [["names-incomplete"]] * 2


def test_a_change_without_a_name_is_an_entry_with_a_finding():
    entry = only("同意调整部分社区居民委员会管辖范围，具体见附件。")
    assert (entry.kind, entry.name) == ("adjust", "")
    assert "name-missing" in codes(entry)


def test_consent_without_a_name_takes_the_name_from_the_title():
    entry = only(
        "同意。此复。", title="某区人民政府关于同意新建甲子社区居民委员会的批复"
    )
    assert (entry.kind, entry.name) == ("establish", "甲子社区居民委员会")
    assert codes(entry) == ["named-in-title-only"]


@pytest.mark.parametrize(
    ("title", "doubts"),
    [
        ("关于同意撤销甲子社区居民委员会的批复", []),
        ("关于同意撤销甲子等两个社区居民委员会的批复", ["count-differs"]),
        ("关于同意撤销乙丑社区居民委员会的批复", ["title-differs"]),
    ],
)
def test_the_title_is_compared_with_the_clauses(title, doubts):
    assert codes(only("同意撤销甲子社区居民委员会。", title=title)) == doubts


@pytest.mark.parametrize(
    ("genre", "title", "decides"),
    [
        ("通知", "关于设立甲子社区居民委员会的通知", True),
        ("决定", "关于调整部分社区区划的决定", True),
        ("", "关于设立甲子社区居民委员会的批复", True),
        ("请示", "关于设立甲子社区居民委员会的请示", False),
        ("通知", "关于印发社区建设三年计划的通知", False),
        ("通知", "关于做好防汛工作的通知", False),
        ("批复", "关于设立甲子社区居民委员会的批复（征求意见稿）", False),
        ("", "关于设立甲子社区居民委员会的报告", False),
    ],
)
def test_only_deciding_documents_yield_changes(genre, title, decides):
    document = reply("设立甲子社区居民委员会。", genre=genre, title=title)
    assert bool(read(document)) is decides


@pytest.mark.parametrize(
    ("addressee", "said", "subdistrict"),
    [
        ("龙山镇人民政府", "同意新建甲子社区居民委员会。", "龙山镇人民政府"),
        (
            "各街道办事处",
            "同意在临江街道办事处新建甲子社区居民委员会。",
            "临江街道办事处",
        ),
        ("各街道办事处", "同意新建甲子社区居民委员会。", ""),
    ],
)
def test_subdistrict(addressee, said, subdistrict):
    entry = only(said, addressee=addressee)
    assert entry.subdistrict == subdistrict
    assert ("no-subdistrict" in codes(entry)) is (subdistrict == "")


def test_details_in_numbered_clauses_of_their_own_belong_to_the_only_community():
    entry = only("一、同意新建龙源社区居民委员会。", f"二、龙源社区四至范围：{BOUNDS}。", "三、现有住户2300户、6800人。", "四、办公用房设在锦苑小区3栋一楼，面积620平方米。")  # fmt: skip
    assert (entry.clause, entry.boundaries) == ("一", (Boundary("", *WHOLE),))
    assert (entry.households, entry.premises, entry.floor_area_m2) == (2300, "锦苑小区3栋一楼", 620)  # fmt: skip
    assert codes(entry) == []


def test_sections_tell_of_each_community_by_its_name():
    entries = read(reply("同意设立甲子社区、乙丑社区。", "一、四至范围", f"（一）甲子社区：{BOUNDS}。", "（二）乙丑社区：东至戊路，南至己路，西至庚路，北至辛路。", "二、户数", "甲子社区3210户；乙丑社区约2800户。"))  # fmt: skip
    assert [(e.boundaries[0].east, e.households, e.households_approx) for e in entries] == [("江畔路", 3210, False), ("戊路", 2800, True)]  # fmt: skip


def test_what_is_told_of_another_community_is_not_that_of_the_one_decided_on():
    entries = read(reply(f"同意新建甲子社区居民委员会。{BOUNDS}。调整后，乙丑社区共1800户。"))  # fmt: skip
    assert [(e.name, e.households) for e in entries] == [("甲子社区居民委员会", None), ("乙丑社区", 1800)]  # fmt: skip
    assert "change-implied" in codes(entries[1])


def test_communities_that_areas_are_handed_between_are_entries_with_a_doubt():
    entries = read(reply("同意将老城社区管辖的锦苑小区划归新城社区管辖。"))
    assert [(e.kind, e.name) for e in entries] == [("adjust", "老城社区"), ("adjust", "新城社区")]  # fmt: skip
    assert all("change-unclear" in codes(entry) for entry in entries)


def test_a_table_tells_of_communities_and_of_what_is_done_to_them():
    table = Table("一览表", ("序号", "调整后社区名称", "原社区名称", "调整方式", "所属街道", "户数", "四至"), (("1", "甲子社区", "甲子社区、乙丑社区", "合并", "临江街道", "约3210", BOUNDS),))  # fmt: skip
    document = replace(reply("同意你街道社区调整方案，调整情况如下表：", addressee="各街道办事处"), attachments=(table,))  # fmt: skip
    [entry] = read(document)
    assert (entry.kind, entry.name, entry.former_name) == ("merge", "甲子社区", "甲子社区、乙丑社区")  # fmt: skip
    assert (entry.subdistrict, entry.households, entry.households_approx) == ("临江街道", 3210, True)  # fmt: skip
    assert entry.boundaries == (Boundary("", *WHOLE),)


def test_a_table_tells_of_communities_that_a_clause_names():
    table = Table("附件", ("名称", "调整前范围", "东至", "南至", "西至", "北至", "面积（平方米）"), (("龙源社区", "东至甲路", *WHOLE, "820"),))  # fmt: skip
    entry = only("同意调整龙源社区居民委员会管辖范围，具体见附件。")
    [told] = read(replace(reply("同意调整龙源社区居民委员会管辖范围，具体见附件。"), attachments=(table,)))  # fmt: skip
    assert entry.boundaries == ()
    assert (told.boundaries, told.floor_area_m2) == ((Boundary("", *WHOLE),), 820)


def test_the_subdistrict_before_a_name_is_no_part_of_it():
    entries = read(reply("撤销新疆街道东一社区、东二社区。", addressee="各街道办事处"))
    assert [(e.name, e.subdistrict) for e in entries] == [("东一社区", "新疆街道"), ("东二社区", "新疆街道")]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "premises", "floor_area", "doubts"),
    [
        ("位于会所，由开发商无偿提供", "会所", None, []),
        ("：由城投公司提供，位于会所", "会所", None, []),
        ("暂租用会所，面积480平方米", "会所", 480, ["premises-doubtful"]),
        ("由甲路5号迁至会所，面积由180平方米增加到420平方米", "会所", 420, ["premises-doubtful"]),
        ("两处，一处位于甲楼，一处位于乙楼", "甲楼，乙楼", None, ["premises-doubtful"]),
        ("由开发商配建，面积不少于400平方米", "", None, ["floor-area-unread"]),
        ("保持不变", "", None, []),
    ],
)  # fmt: skip
def test_premises(said, premises, floor_area, doubts):
    entry = only(
        f"同意新建龙源社区居民委员会。管辖锦苑小区。700户。社区服务用房{said}。"
    )
    assert (entry.premises, entry.floor_area_m2) == (premises, floor_area)
    assert codes(entry) == doubts


@pytest.mark.parametrize(
    ("said", "households", "doubts"),
    [
        ("总户数为2,356户", 2356, []),
        ("规划3600户，现已入住2100户", 2100, ["households-other"]),
        ("辖2075户，另有集体户46户", 2075, []),
        ("总户数25O8户", None, ["households-unread"]),
        ("总户数12户", 12, ["households-size"]),
        ("住户不足2000户", 2000, []),
    ],
)
def test_households(said, households, doubts):
    entry = only(f"同意新建龙源社区居民委员会。{BOUNDS}。{said}。")
    assert (entry.households, codes(entry)) == (households, doubts)


@pytest.mark.parametrize(
    "said",
    [
        "东临江畔路，南依解放路，西接建国路，北抵江堤",
        "东侧为江畔路，南侧为解放路，西侧为建国路，北侧为江堤",
        "东沿江畔路，西沿建国路，南沿解放路，北沿江堤",
        "东——江畔路，南——解放路，西——建国路，北——江堤",
        "在东起江畔路，西至建国路，南起解放路，北至江堤的区域内",
        "东起江畔路，西止建国路，南起解放路，北止江堤",
    ],
)
def test_bounds_are_said_in_many_ways(said):
    before, after = (said, "") if said.startswith("在") else ("", f"，{said}")
    entry = only(f"同意{before}新建龙源社区居民委员会{after}。1200户。")
    assert entry.boundaries == (Boundary("", *WHOLE),)


def test_the_law_of_2026_is_a_warning():
    document = replace(reply(f"同意新建龙源社区居民委员会。{BOUNDS}，700户。"), signed_date=date(2026, 2, 1))  # fmt: skip
    [entry] = read(document)
    assert (entry.households, codes(entry)) == (700, ["community-size"])


def test_traditional_characters_are_read_and_kept():
    [entry] = read(reply("同意設立沙坡尾社區居民委員會。管轄範圍東至大學路，南至民族路，西至避風塢，北至江堤。總戶數1633戶。", title="關於設立沙坡尾社區居民委員會的批復", genre="", addressee="開元街道辦事處"))  # fmt: skip
    assert (entry.name, entry.subdistrict) == ("沙坡尾社區居民委員會", "開元街道辦事處")
    assert entry.boundaries == (Boundary("", "大學路", "民族路", "避風塢", "江堤"),)
    assert entry.households == 1633


def test_json_has_null_for_what_is_not_stated():
    entry = only(
        "一、同意调整龙源社区居民委员会管辖范围。东至甲路，南至乙路，西至丙路。"
    )
    assert entry.as_json() == {
        "clause": "一",
        "kind": "adjust",
        "name": "龙源社区居民委员会",
        "former_name": None,
        "subdistrict": "临江街道办事处",
        "territory": None,
        "households": None,
        "households_approx": False,
        "premises": None,
        "premises_note": None,
        "floor_area_m2": None,
        "floor_area_approx": False,
        "boundaries": [{"area": None, "east": "甲路", "south": "乙路", "west": "丙路", "north": None}],
        "boundary_extra": None,
        "findings": ["bounds-incomplete"],
    }  # fmt: skip


WORDS = ["同意", "新建", "甲", "社区居民委员会", "，", "。", "、", "；", "东至", "西", "起", "将", "并入", "的", "管辖范围", "为", "（", "）", "“", "”", "户数", "12", "户", "由", "调整为", "原", "其中", "等", "和", "不", "区域一", "：", "\n", "服务用房", "位于", "平方米", "一、", "两个", "更名"]  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_can_be_read(text):
    assert isinstance(read(reply(text, title=text)), list)


@pytest.mark.parametrize("words", ["东至甲，", "原四至为", "甲社区居民委员会、", "（“", "新建", "新社区：", "户数一"])  # fmt: skip
def test_reading_time_grows_with_the_length_only(words):
    document = reply("同意新建甲社区居民委员会。" + words * 20_000)
    with within(20):
        read(document)
