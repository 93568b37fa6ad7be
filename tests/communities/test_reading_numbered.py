"""Clauses however they are numbered, names with their place before the marks, other words for premises."""

import pytest

from communities.reading import doubts, read
from gazette.reading import read_text
from tests.pace import within

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"


def told(entries):
    return [(e.kind, e.name, e.former_name, e.households) for e in entries]


@pytest.mark.parametrize(
    ("first", "second"), [("一是", "二是"), ("第一，", "第二，"), ("一、", "二、")]
)
def test_clauses_that_are_counted_in_words_are_clauses(first, second):
    entries = read(reply(f"{first}新设甲子社区，辖2100户。", f"{second}撤销乙丑社区。"))
    assert told(entries) == [
        ("establish", "甲子社区", "", 2100),
        ("abolish", "乙丑社区", "", None),
    ]
    assert [entry.clause.strip("（）") for entry in entries] == ["一", "二"]


@pytest.mark.parametrize("lead", ["", "将", "同意将"])
def test_the_subdistrict_may_stand_before_the_marks_of_a_name(lead):
    [entry] = read(reply(f"一、{lead}柳营街道“甲子社区居民委员会”更名为“乙 丑 社区居民委员会”。"))  # fmt: skip
    assert told([entry]) == [("rename", "乙丑社区居民委员会", "甲子社区居民委员会", None)]  # fmt: skip
    assert entry.subdistrict == "柳营街道"


@pytest.mark.parametrize("within", ["县城规划区内", "主城区内"])
def test_communities_are_set_up_within_an_area(within):
    entries = read(reply(f"经研究，{within}新设立甲子、乙丑2个社区，均隶属柳营街道。"))
    assert [(e.kind, e.name) for e in entries] == [("establish", "甲子社区"), ("establish", "乙丑社区")]  # fmt: skip


def test_a_planned_area_in_the_title_makes_no_plan():
    title = "甲县民政局关于公布城市规划区新建社区四至的公告"
    document = reply("现新设立甲子社区。", title=title, genre="公告")
    assert [entry.name for entry in read(document)] == ["甲子社区"]


@pytest.mark.parametrize(
    ("printed", "place", "note"),
    [
        ("服务用房为锦苑路2号和南湖路9号两处", "锦苑路2号和南湖路9号", ""),
        ("办公用房为租赁，位于南湖路9号", "南湖路9号", "租赁"),
        ("办公阵地设在南湖路9号", "南湖路9号", ""),
    ],
)
def test_where_the_premises_are(printed, place, note):
    [entry] = read(reply(f"同意设立甲子社区，{NEW}，{printed}。"))
    assert (entry.premises, entry.premises_note) == (place, note)


def test_places_below_a_heading_are_the_premises():
    entries = read(
        reply(
            "一、设立甲子社区居民委员会、乙丑社区居民委员会。",
            "二、办公地点",
            "（一）甲子社区居民委员会位于南湖路9号。",
            "（二）乙丑社区居民委员会设在锦苑小区底层。",
        )
    )
    assert [entry.premises for entry in entries] == ["南湖路9号", "锦苑小区底层"]


def test_what_is_asked_of_the_bureau_sets_up_no_community():
    entries = read(
        reply(
            "同意在柳营街道新设以下2个社区：",
            f"一、甲子社区，{NEW}，2100户。",
            f"二、乙丑社区，{NEW}，2200户。",
            "请你局指导柳营街道按程序选优配强社区“两委”班子。",
        )
    )
    assert [entry.name for entry in entries] == ["甲子社区", "乙丑社区"]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("关于撤销甲子社区居民委员会的通知", ["decision-unread"]),
        ("关于做好撤销甲子社区居民委员会后续工作的通知", []),
    ],
)
def test_a_title_that_decides_what_the_body_does_not_say_is_asked_about(title, asked):
    document = reply(
        "从即日起，该处的居民自治组织停止运作。", title=title, genre="通知"
    )
    assert read(document) == []
    assert [finding.code for finding in doubts(document, [])] == asked


def test_clauses_counted_in_words_may_run_on_in_one_paragraph_with_narrow_marks():
    text = "现函复如下:一是将甲子社区、乙丑社区合并为甲子社区,合并后居民2670户;二是将丙寅社区更名为丁卯社区。"
    assert told(read(reply(text))) == [
        ("merge", "甲子社区", "甲子社区、乙丑社区", 2670),
        ("rename", "丁卯社区", "丙寅社区", None),
    ]


def test_items_that_only_tell_of_communities_are_of_a_title_that_names_one_of_them():
    document = reply(
        "同意将原有十一个居民委员会、家属委员会调整为两个社区居民委员会，具体如下：",
        f"1.甲子社区居民委员会。{NEW}，住户1452户。",
        "2.乙丑社区居民委员会。辖柳营一村、柳营二村，住户2013户。",
        title="关于建立甲子等两个社区居民委员会的批复",
    )
    entries = read(document)
    assert told(entries) == [
        ("establish", "甲子社区居民委员会", "", 1452),
        ("establish", "乙丑社区居民委员会", "", 2013),
    ]
    assert entries[1].territory == "柳营一村、柳营二村"


def test_a_community_that_is_abolished_is_not_adjusted_by_what_it_hands_on():
    entries = read(
        reply(
            "一、撤销甲子社区居民委员会。",
            "二、调整乙丑社区居民委员会管辖范围，将原甲子社区居民委员会所辖区域划入乙丑社区居民委员会管辖。调整后，乙丑社区居民委员会共管辖2384户。",
        )
    )
    assert told(entries) == [
        ("abolish", "甲子社区居民委员会", "", None),
        ("adjust", "乙丑社区居民委员会", "", 2384),
    ]


def test_a_group_that_is_set_up_to_prepare_them_merges_no_communities():
    document = reply(
        "决定在开发区范围内新设两个社区居民委员会，并成立社区筹备组。",
        "一、设立甲子社区居民委员会，1120户。",
        title="开发区管理委员会公告",
        genre="公告",
    )
    assert told(read(document)) == [("establish", "甲子社区居民委员会", "", 1120)]


def test_a_sentence_that_leads_to_areas_handed_over_hides_none_of_them():
    entries = read(
        reply(
            "经研究，同意你镇对部分社区管辖范围进行调整，现批复如下。",
            "1．将甲子社区居民委员会所辖的柳营片区划归乙丑社区居民委员会管辖。调整后，甲子社区居民委员会辖居民3125户；乙丑社区居民委员会辖居民2740户。",
            f"2．同意成立丙寅社区居民委员会，{NEW}，辖居民1509户。",
        )
    )
    assert sorted(told(entries)) == [
        ("adjust", "乙丑社区居民委员会", "", 2740),
        ("adjust", "甲子社区居民委员会", "", 3125),
        ("establish", "丙寅社区居民委员会", "", 1509),
    ]


@pytest.mark.parametrize("verb", ["撤并", "撤销"])
def test_what_goes_before_a_merger_is_named_without_the_verb(verb):
    entries = read(reply(f"一、{verb}甲子社区、乙丑社区，合并设立丙寅社区，{NEW}。"))
    merged = [entry.former_name for entry in entries if entry.kind == "merge"]
    assert merged == ["甲子社区、乙丑社区"]


@pytest.mark.parametrize(
    ("words", "decided"),
    [("现印发给你们，请遵照执行。", True), ("现征求你们的意见。", False)],
)
def test_a_plan_that_was_approved_and_is_to_be_followed_decides_with_a_doubt(
    words, decided
):
    document = reply(
        f"《柳营区社区整合方案》已经区政府批准，{words}",
        "一、甲子社区、乙丑社区合并为丙寅社区。",
        title="关于下发《柳营区社区整合方案》的通知",
        genre="通知",
    )
    entries = read(document)
    assert [entry.name for entry in entries] == (["丙寅社区"] if decided else [])
    assert all("change-unclear" in [f.code for f in e.findings] for e in entries)


def test_villages_below_a_heading_that_abolishes_are_abolished():
    entries = read(
        reply(
            "一、设立",
            "（一）柳营街道甲子社区居民委员会（东以甲路为界，南以乙路为界，西以丙路为界，北以丁路为界），1890户；",
            "二、撤销",
            "（一）柳营街道大洼村民委员会；",
            "（二）柳营街道小洼村民委员会。",
        )
    )
    assert [(e.kind, e.name, e.subdistrict) for e in entries] == [
        ("establish", "甲子社区居民委员会", "柳营街道"),
        ("abolish", "大洼村民委员会", "柳营街道"),
        ("abolish", "小洼村民委员会", "柳营街道"),
    ]
    assert [b.sides for b in entries[0].boundaries] == [("甲路", "乙路", "丙路", "丁路")]  # fmt: skip


def test_a_second_rename_may_follow_a_mark_that_lists():
    text = "同意将甲子社区更名为乙丑社区、将丙寅社区更名为丁卯社区。"
    assert told(read(reply(text))) == [
        ("rename", "乙丑社区", "甲子社区", None),
        ("rename", "丁卯社区", "丙寅社区", None),
    ]


def test_a_subdistrict_that_begins_as_a_preposition_does_heads_its_list():
    [entry] = read(reply("一、对炉街道", "1、撤销甲子居民委员会，其居民另行安置。"))
    assert entry.subdistrict == "对炉街道"


@pytest.mark.parametrize(
    "text",
    [
        "2010年以来，区政府先后批准设立了甲子社区居民委员会，撤销了乙丑社区居民委员会。",
        "同意柳营街道对以下社区的规模作出调整：",
    ],
)
def test_what_was_done_before_and_what_only_leads_name_no_community(text):
    assert [entry.name for entry in read(reply(text)) if entry.name] == []


def test_clauses_may_be_numbered_in_formal_numerals():
    entries = read(reply("壹、新设甲子社区，辖2100户。", "贰、撤销乙丑社区。"))
    assert told(entries) == [
        ("establish", "甲子社区", "", 2100),
        ("abolish", "乙丑社区", "", None),
    ]


def test_the_subdistrict_whose_communities_a_sentence_says_are_adjusted_is_that_of_each():
    lead = (
        "经研究，甲子区柳营街道办事处所属社区居民委员会进行调整。现将有关事项公告如下："
    )
    document = reply(lead, "一、撤销乙丑社区居民委员会。", "二、新设丙寅社区居民委员会。", title="甲县人民政府公告", genre="公告", addressee="")  # fmt: skip
    assert [one.subdistrict for one in read(document)] == ["柳营街道办事处"] * 2


def test_a_community_is_of_the_subdistrict_of_the_village_that_its_clause_abolishes():
    clause = "撤销柳营街道甲子村民委员会，设立乙丑社区居民委员会。"
    document = reply(clause, addressee="各街道办事处", genre="通知", title="甲区人民政府关于设立社区居民委员会的通知")  # fmt: skip
    *_, entry = read(document)
    assert (entry.name, entry.subdistrict) == ("乙丑社区居民委员会", "柳营街道")


def test_a_community_that_is_adjusted_accordingly_is_named_without_the_word():
    [entry] = read(reply(f"一、相应调整甲子社区居民委员会管辖范围，调整后{NEW}。"))
    assert (entry.kind, entry.name) == ("adjust", "甲子社区居民委员会")
    assert entry.boundaries


def test_what_minutes_record_as_decided_is_read_and_doubted():
    title, lead = (
        "甲县人民政府第3次常务会议纪要",
        "会议听取了县民政局的汇报。会议决定：",
    )
    document = reply(lead, f"1．设立甲子社区居民委员会，{NEW}。", "二、关于增设乙丑社区的方案，另行研究。", title=title, genre="纪要", addressee="")  # fmt: skip
    [entry] = read(document)
    assert told([entry]) == [("establish", "甲子社区居民委员会", "", None)]
    assert "change-unclear" in [finding.code for finding in entry.findings]


def test_minutes_that_only_tell_what_was_talked_of_decide_nothing():
    talk = "会议原则同意设立甲子社区的方案，由县民政局修改后报批。会议决定：由县民政局牵头办理。"
    title = "甲县人民政府第3次常务会议纪要"
    assert not read(reply(talk, title=title, genre="纪要", addressee=""))


@pytest.mark.parametrize(
    ("words", "premises"),
    [
        ("社区党群服务中心和办公用房分别位于甲路1号、乙路2号。", "甲路1号、乙路2号"),
        ("办公场所、居家养老服务站位于甲路1号一层，面积900平方米。", "甲路1号一层"),
        ("办公场所由农机厂提供，为厂家属院3号楼一层。", "厂家属院3号楼一层"),
    ],
)
def test_premises_beside_another_room_or_whoever_gives_them(words, premises):
    [entry] = read(reply(f"设立甲子社区居民委员会，{NEW}。{words}"))
    assert entry.premises == premises


def test_the_subdistrict_may_stand_on_a_line_of_its_own_over_the_bounds():
    text = (
        "甲县人民政府公告\n\n　　现将社区居民委员会变动情况公告如下：\n　　一、新建社区居民委员会1个\n"
        "　　（一）甲子社区居民委员会\n　　所属街道：柳营街道\n　　东起甲路，西至乙路，南起丙路，北至丁路。\n"
        "\n　　甲县人民政府\n　　2011年3月16日\n"
    )
    [entry] = read(read_text(text).documents[0])
    assert (entry.subdistrict, entry.boundaries[0].area) == ("柳营街道", "")


def test_a_decision_that_a_notice_prints_decides():
    title = "甲区人民政府印发《关于柳营街道村改居工作的决定》的通知"
    clause = "区人民政府决定：乙丑村民委员会改为乙丑社区居民委员会，居民1126户。"
    [entry] = read(reply(clause, title=title, genre="通知", addressee="各街道办事处"))
    assert (entry.name, entry.households) == ("乙丑社区居民委员会", 1126)


@pytest.mark.parametrize(
    "clause",
    [
        "甲子社区居民委员会今后使用“乙丑社区居民委员会”名称，原名称停止使用。",
        "“甲子社区居民委员会”今后称“乙丑社区居民委员会”，原管辖范围不动。",
        "原甲子社区居民委员会，更名为乙丑社区居民委员会。",
    ],
)
def test_a_name_that_is_used_from_now_on_renames(clause):
    assert told(read(reply(clause))) == [
        ("rename", "乙丑社区居民委员会", "甲子社区居民委员会", None)
    ]


def test_amounts_that_only_a_heading_names_are_of_the_communities_listed_before_them():
    entries = read(
        reply(
            "一、同意新设甲子社区居民委员会、乙丑社区居民委员会。",
            "二、户数",
            "甲子、乙丑两个社区居民委员会依次为2140户和980余户。",
        )
    )
    assert [(one.households, one.households_approx) for one in entries] == [
        (2140, False),
        (980, True),
    ]


def test_how_it_was_before_is_not_what_is_decided():
    [_, kept] = read(
        reply(
            "甲子社区现有居民6150户，管理幅度过大，予以析置确有必要。经研究，批复如下：",
            "一、同意从甲子社区居民委员会析置乙丑社区居民委员会。",
            f"二、析置后，甲子社区居民委员会的四至界线相应调整为：{NEW}。辖3570户。",
        )
    )
    assert (kept.kind, kept.households) == ("adjust", 3570)


def test_a_decision_on_something_else_that_a_notice_prints_decides_on_no_community():
    title = "甲区人民政府印发《关于加强社区建设的决定》的通知"
    text = "区人民政府决定：设立甲子社区居民委员会议事厅，新建甲子社区服务用房。"
    assert not read(reply(text, title=title, genre="通知", addressee="各街道办事处"))


def test_an_opinion_that_is_passed_on_as_approved_is_read_and_doubted():
    title = "甲区人民政府批转区民政局关于社区居委会调整意见的通知"
    lead = (
        "区人民政府同意区民政局《关于社区居委会调整的意见》，现转发给你们，望遵照执行。"
    )
    [entry] = read(reply(lead, "一、撤销甲子社区居委会。", title=title, genre="通知", addressee="各街道办事处"))  # fmt: skip
    assert told([entry]) == [("abolish", "甲子社区居委会", "", None)]
    assert "change-unclear" in [finding.code for finding in entry.findings]


def test_a_heading_may_count_the_communities_whose_households_stand_below_it():
    text = (
        "甲县人民政府关于增设社区的批复\n柳营街道办事处：\n    批复如下：\n    一、同意增设甲子社区、乙丑社区。\n"
        "    二、两个社区的户数\n    甲子社区1 205户，乙丑社区近900户。\n    三、工作经费另行核定。\n甲县人民政府\n2021年7月15日\n"
    )
    entries = read(read_text(text).documents[0])
    assert [one.households for one in entries] == [1205, 900]


def test_a_community_listed_with_others_is_called_in_full_as_the_table_calls_it():
    text = (
        "甲县人民政府关于调整部分社区管辖区域的批复\n柳营街道办事处：\n同意对甲子、乙丑两个社区的管辖区域作如下调整（详见附件）。\n甲县人民政府\n2022年5月16日\n\n附件\n社区管辖区域调整表\n"
        "社区名称\t调整后四至\t户数\n甲子社区居民委员会\t东至甲路，南至乙路，西至丙路，北至丁路\t3512\n乙丑社区居民委员会\t东至戊路，南至乙路，西至丙路，北至丁路\t2987\n"
    )
    entries = read(read_text(text).documents[0])
    names = [(one.kind, one.name, one.households) for one in entries]
    assert names == [("adjust", "甲子社区居民委员会", 3512), ("adjust", "乙丑社区居民委员会", 2987)]  # fmt: skip


def test_what_is_done_to_those_below_is_no_name():
    lead = "区人民政府决定，成立和变更以下社区："
    document = reply(lead, "一、柳营街道成立甲子社区居民委员会。", title="甲区人民政府关于成立和变更社区的决定", genre="决定", addressee="")  # fmt: skip
    assert [one.name for one in read(document)] == ["甲子社区居民委员会"]


def test_a_clause_that_names_many_communities_and_no_subdistrict_is_read_in_time():
    named = "；".join(
        f"设立甲{chr(0x4E00 + at * 7)}{chr(0x5E00 + at * 5)}社区居民委员会"
        for at in range(200)
    )
    document = reply(f"决定{named}。", addressee="各有关单位")
    with within(5):
        assert len(read(document)) == 200


@pytest.mark.parametrize(
    "heading", ["调整管辖范围（2个）", "调整管辖范围", "调整社区管辖范围（2个）："]
)
def test_what_a_heading_alone_says_is_done_to_those_numbered_below_it(heading):
    text = (
        "甲区人民政府关于调整社区设置的通知\n各街道办事处：\n现将有关事项通知如下：\n    一、新设社区居民委员会（1个）\n    （一）设立甲子社区居民委员会，隶属柳营街道。东至甲路，南至乙路，西至丙路，北至丁路，居民2316户。\n"
        f"    二、{heading}\n    （一）柳营街道乙丑社区居民委员会。因析出甲子社区，调整后东至戊路，南至乙路，西至丙路，北至丁路，共1960户。\n    （二）柳营街道丙寅社区居民委员会。调整后居民2208户；办公用房不变。\n甲区人民政府\n2014年9月18日\n"
    )
    entries = read(read_text(text).documents[0])
    assert [(one.kind, one.name, one.households) for one in entries] == [
        ("establish", "甲子社区居民委员会", 2316),
        ("adjust", "乙丑社区居民委员会", 1960),
        ("adjust", "丙寅社区居民委员会", 2208),
    ]


@pytest.mark.parametrize(
    ("lead", "closing"),
    [
        ("设立以下社区居民委员会，归柳营镇管辖：", ""),
        ("设立以下社区居民委员会：", "    二、甲子社区、乙丑社区均由柳营镇管辖。\n"),
        ("设立以下社区居民委员会：", "    二、以上社区均隶属柳营镇。\n"),
    ],
)
def test_a_sentence_may_say_to_which_subdistrict_several_communities_belong(lead, closing):  # fmt: skip
    text = (
        f"甲县人民政府关于设立社区居民委员会的通知\n各乡镇人民政府：\n现将有关事项通知如下：\n    一、{lead}\n"
        f"    1.甲子社区居民委员会。东至甲路，南至乙路，西至丙路，北至丁路。\n    2.乙丑社区居民委员会。东至戊路，南至乙路，西至丙路，北至丁路。\n{closing}甲县人民政府\n2012年4月12日\n"
    )
    entries = read(read_text(text).documents[0])
    assert [one.subdistrict for one in entries] == ["柳营镇", "柳营镇"]


def test_a_second_line_of_a_row_is_of_the_cell_that_ends_in_no_whole_word():
    text = (
        "甲区人民政府关于设立社区居民委员会的批复\n各街道办事处：\n同意设立下列社区居民委员会（见附表）。\n甲区人民政府\n2021年5月6日\n\n附表\n社区设置表\n"
        "| 序号 | 社区名称 | 所属街道 | 四至范围 |\n| 1 | 甲子社区居民委员会 | 柳营街道 | 东至甲路，南至乙路， |\n|  |  |  | 西至丙路，北至丁路 |\n| 2 | 乙丑社区居民委员会 | 柳营街道 | 东至戊路，南至乙路，西至丙路，北至丁路 |\n"
    )
    first, second = read(read_text(text).documents[0])
    bounds = first.boundaries[0]
    assert (bounds.west, bounds.north) == ("丙路", "丁路")
    assert "row-joined" in {finding.code for finding in first.findings}
    assert "row-joined" not in {finding.code for finding in second.findings}


def test_the_source_of_a_split_is_told_as_it_is_from_now_on():
    text = (
        "甲县人民政府关于优化社区的批复\n城东街道办事处：\n现批复如下：\n    一、从甲子社区析出部分区域，新设乙丑社区。\n"
        "    二、甲子社区调整后四至界线为：东至甲路，南至乙路，西至丙路，北至丁路。辖居民3305户。\n    三、丙寅社区更名为戊辰社区。\n甲县人民政府\n2023年7月20日\n"
    )
    entries = read(read_text(text).documents[0])
    assert ("adjust", "甲子社区", "", 3305) in told(entries)


def test_old_bounds_may_stand_right_behind_a_name_below_a_heading_that_adjusts():
    text = (
        "甲县人民政府关于城东街道社区调整的批复\n城东街道办事处：\n现批复如下：\n    一、更名\n    将甲子社区居民委员会更名为乙丑社区居民委员会。\n"
        "    二、调整\n    丙寅社区居民委员会原四至范围为：东至甲路，南至乙路，西至戊路，北至己路。调整后四至范围为：东至甲路，南至乙路，西至丙路，北至丁路，居民户数由1605户增加到1932户。\n甲县人民政府\n2009年7月20日\n"
    )
    *_, adjusted = read(read_text(text).documents[0])
    assert (adjusted.name, adjusted.households) == ("丙寅社区居民委员会", 1932)
    assert adjusted.boundaries[0].west == "丙路"


@pytest.mark.parametrize("lead", ["调整后为", "调整后幅员", "调整后", "合并后幅员"])
def test_new_bounds_follow_what_was_done_with_a_word_between(lead):
    [entry] = read(reply(f"同意调整甲子社区管辖区域，{lead}东至甲路、南至乙路、西至丙路、北至丁路，共2740户。"))  # fmt: skip
    [bounds] = entry.boundaries
    assert (bounds.area, bounds.east, bounds.north) == ("", "甲路", "丁路")


def test_a_town_in_the_sentence_that_leads_to_a_list_is_the_subdistrict_of_all():
    text = "甲旗人民政府\n关于设立城镇社区的通知\n各苏木乡镇人民政府：\n为适应发展需要，决定在乌兰镇设立如下城镇社区：\n1．设立甲子社区居民委员会，东至甲路，南至乙路，西至丙路，北至丁路。\n2．将乙丑居民委员会更名为乙丑社区居民委员会。\n甲旗人民政府\n2006年4月11日\n"
    entries = read(read_text(text).documents[0])
    assert [one.subdistrict for one in entries] == ["乌兰镇", "乌兰镇"]
