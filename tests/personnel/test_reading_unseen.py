"""Families of wordings that texts of other places brought: earlier posts, days, empty cells."""

import pytest

from gazette.reading import read_text
from gazette.reading.source import Table
from personnel.reading import doubts, read

from .test_reading import notice


def said(*paragraphs, **fields):
    entries = read(notice(*paragraphs, **fields))
    return [(e.kind, e.name, e.position, e.note) for e in entries]


@pytest.mark.parametrize(
    "text",
    [
        "原区审计局局长李大伟同志已到龄退休，免去其区审计局局长职务。",
        "原任区审计局局长李大伟同志退休，其区审计局局长职务自然免除。",
        "现任区审计局局长李大伟同志因病去世，免去其区审计局局长职务。",
        "因原区审计局局长李大伟同志工作调动，免去其区审计局局长职务。",
        "鉴于原区审计局局长李大伟同志另有任用，免去其区审计局局长职务。",
        "原区审计局局长李大伟同志已办理退休手续，不再担任区审计局局长职务。",
    ],
)
def test_an_earlier_post_before_the_name_is_asked_about(text):
    entries = read(notice("王小明同志任区财政局局长，任期三年；", text))
    assert [(e.kind, e.name, e.position) for e in entries] == [
        ("appoint", "王小明", "区财政局局长"),
        ("remove", "李大伟", "区审计局局长"),
    ]
    assert "earlier-post" in [finding.code for finding in entries[1].findings]


@pytest.mark.parametrize(
    "since", ["2005年3月15日起", "从2005年3月起", "自即日起", "自本通知印发之日起", "自2005年3月15日起同时", "于2005年3月15日"]
)  # fmt: skip
def test_a_removal_from_a_day_on_is_no_remark(since):
    entries = read(
        notice(f"王小明同志任区财政局局长，{since}不再担任区审计局局长职务。")
    )
    assert [(e.kind, e.position, e.note) for e in entries] == [
        ("appoint", "区财政局局长", ""),
        ("remove", "区审计局局长", ""),
    ]
    assert "unread-words" in [finding.code for e in entries for finding in e.findings]


@pytest.mark.parametrize(
    "closing", ["以上人员职务自发文之日起调整。", "上述同志的任免自公布之日起生效。", "以上任免事项请按有关规定办理。"]
)  # fmt: skip
def test_what_is_said_of_all_is_no_remark_of_the_last(closing):
    assert said("任命王小明为区财政局局长。", closing) == [
        ("appoint", "王小明", "区财政局局长", "")
    ]


@pytest.mark.parametrize(
    "nothing", ["无", "（无）", "暂无", "——", "／", "×", "空", " "]
)
def test_a_cell_that_says_nothing(nothing):
    rows = (
        ("王小明", "区财政局局长", nothing, nothing),
        ("李大伟", nothing, "区审计局局长", "退休"),
    )
    table = Table("", ("姓名", "任命职务", "免去职务", "备注"), rows, 5)
    assert said("任免如下：", tables=(table,)) == [
        ("appoint", "王小明", "区财政局局长", ""),
        ("remove", "李大伟", "区审计局局长", "退休"),
    ]


@pytest.mark.parametrize("sign", ["①", "❶", "⑴", "㈠", "⒈"])
def test_a_number_in_one_character_is_no_part_of_a_name(sign):
    assert said(f"{sign}王小明任区财政局局长。") == [
        ("appoint", "王小明", "区财政局局长", "")
    ]


@pytest.mark.parametrize("from_when", ["自任职文件印发之日起计算", "从任职之日起算"])
def test_a_term_counted_from_a_day_is_of_the_appointments(from_when):
    entries = said(
        "任命王小明为区财政局局长（试用期一年）；",
        "免去李大伟同志区教育局局长职务（保留副处级待遇）。",
        f"试用期{from_when}。",
    )
    assert [note for *_, note in entries] == ["试用期一年", "保留副处级待遇"]


@pytest.mark.parametrize("body", ["综合执法局", "财政局", "市场监督管理局", "投资促进局"])  # fmt: skip
def test_a_short_name_ends_where_an_office_begins(body):
    [(_, name, position, _)] = said(f"免去秦芳{body}局长职务。")
    assert (name, position) == ("秦芳", f"{body}局长")


@pytest.mark.parametrize("reason", ["", "因工作变动", "由于年龄原因", "提出的"])
def test_a_resignation_that_is_accepted_is_a_removal(reason):
    assert said(f"决定接受王小明同志{reason}辞去区人民政府副区长职务的请求。") == [
        ("remove", "王小明", "区人民政府副区长", "")
    ]


def test_who_asks_to_resign_is_named_before():
    [entry] = read(
        notice(
            "王小明同志因工作变动，提出辞去区人民政府副区长职务的请求。会议决定接受其请求。"
        )
    )
    assert (entry.kind, entry.name) == ("remove", "王小明")
    assert "unusual-wording" in [finding.code for finding in entry.findings]


def test_one_who_is_to_act_for_another_is_appointed_with_a_doubt():
    [entry] = read(notice("决定由钱大进代理区监察委员会主任。"))
    assert (entry.kind, entry.name) == ("appoint", "钱大进")
    assert "acting" in [finding.code for finding in entry.findings]


def test_a_deputy_who_acts_while_a_post_is_empty_is_appointed_with_a_doubt():
    [entry] = read(notice("在区长空缺期间，由副区长李建国代理区长职务。"))
    assert (entry.kind, entry.name, entry.title) == ("appoint", "李建国", "区长")
    assert {"acting", "earlier-post"} <= {finding.code for finding in entry.findings}


def test_a_decision_without_a_verb_that_is_known_is_doubted():
    document = notice("在区长空缺期间，由副区长李建国代行区长职权。")
    assert read(document) == []
    assert [finding.code for finding in doubts(document, [])] == ["change-unread"]


def test_resignations_said_in_one_breath_are_each_persons_own():
    assert said(
        "接受王小明辞去东河区人民政府区长职务、李大伟辞去东河区人民政府副区长职务的请求，"
        "报东河区第十八届人民代表大会备案。"
    ) == [
        ("remove", "王小明", "东河区人民政府区长", ""),
        ("remove", "李大伟", "东河区人民政府副区长", ""),
    ]


def test_one_appointed_who_acts_as_another_besides_holds_both():
    entries = read(notice("决定任命王小明同志为东河区人民政府副区长，并代理区长职务。"))
    assert [entry.position for entry in entries] == [
        "东河区人民政府副区长",
        "东河区人民政府区长",
    ]
    assert "acting" in [finding.code for finding in entries[1].findings]


def test_who_proposed_it_makes_no_proposal_of_what_is_decided():
    [entry] = read(
        notice(
            "根据法律的规定，经主任会议提名，东河区第十八届人民代表大会常务委员会第三次会议决定："
            "王小明代理东河区人民政府区长职务。"
        )
    )
    assert (entry.name, entry.position) == ("王小明", "东河区人民政府区长")
    assert read(notice("经研究，建议任命王小明为东河区财政局局长。")) == []


@pytest.mark.parametrize(
    "who",
    ["王小明副区长", "副区长王小明", "王小明常务副区长", "王小明副检察长", "王小明副主任"],
)  # fmt: skip
def test_a_rank_beside_the_name_is_no_part_of_it(who):
    [entry] = read(notice(f"决定由{who}代理东河区人民政府区长职务。"))
    assert (entry.name, entry.position) == ("王小明", "东河区人民政府区长")
    assert "earlier-post" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize("becomes", ["任", "兼任", "改任", "担任"])
def test_a_comrade_with_an_earlier_post_before_the_name_is_appointed(becomes):
    [entry] = read(notice(f"区审计局副局长王小明同志{becomes}区信访局局长。"))
    assert (entry.name, entry.position) == ("王小明", "区信访局局长")
    assert "earlier-post" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize(
    "text",
    [
        "由王小明同志主持区财政局全面工作。",
        "在新任局长到任前，由副局长王小明同志主持区财政局工作。",
        "王小明同志负责区财政局日常工作。",
        "王小明同志暂时代行区财政局局长职权。",
        "王小明同志主持区财政局全面工作，免去李大伟同志区财政局局长职务。",
    ],
)
@pytest.mark.parametrize("title", ["关于王小明同志任职的通知", "关于王小明同志主持工作的通知"])  # fmt: skip
def test_one_put_in_charge_without_a_post_is_doubted(text, title):
    document = notice(text, title=title)
    found = read(document)
    assert "王小明" not in [entry.name for entry in found]
    assert [finding.code for finding in doubts(document, found)] == ["change-unread"]


@pytest.mark.parametrize("remark", ["，主持工作", "（主持工作）", "，负责区统计局全面工作"])  # fmt: skip
def test_being_in_charge_is_remarked_of_who_is_appointed(remark):
    document = notice(f"任命王小明同志为区统计局副局长{remark}。")
    assert not [*doubts(document, read(document))]


@pytest.mark.parametrize(
    "text",
    [
        "免去东河区财政局局长王小明同志的职务。",
        "免去东河区财政局局长王小明的职务。",
        "撤销东河区财政局局长王小明同志的领导职务。",
    ],
)
def test_the_post_that_is_taken_away_may_stand_before_the_name(text):
    [entry] = read(notice(text))
    assert (entry.kind, entry.name) == ("remove", "王小明")
    assert entry.position == "东河区财政局局长"
    assert "unusual-wording" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize("body", ["区财政局", "城关镇", "县信访办"])
def test_the_body_somebody_comes_from_is_no_part_of_the_name(body):
    [entry] = read(notice(f"任命{body}王小明为区审计局副局长。"))
    assert (entry.name, entry.position) == ("王小明", "区审计局副局长")
    assert "earlier-post" in [finding.code for finding in entry.findings]


def test_what_is_remarked_in_a_list_is_of_the_name_before_it():
    document = notice(
        "任命下列同志为县人民法院审判员：", "王建国　李　国（女）　张　国（回族）"
    )
    assert [(entry.name, entry.note) for entry in read(document)] == [
        ("王建国", ""),
        ("李国", "女"),
        ("张国", "回族"),
    ]


def test_lines_of_a_list_without_stops_are_appointments_of_their_own():
    [document] = read_text(
        "邯溪区人民政府\n关于申屠明等同志任职的通知\n邯溪政任〔2020〕5号\n各街道办事处：\n区人民政府决定任命：\n"
        "申屠明为区教育局（区体育局）局长（正处级）\n宋立为区市场监督管理局副局长\n尚官、乔一为区政府办公室副主任（副处级）\n"
        "邯溪区人民政府\n2020年5月7日\n"
    ).documents
    assert [(entry.name, entry.position) for entry in read(document)] == [
        ("申屠明", "区教育局（区体育局）局长"),
        ("宋立", "区市场监督管理局副局长"),
        ("尚官", "区政府办公室副主任"),
        ("乔一", "区政府办公室副主任"),
    ]


@pytest.mark.parametrize(
    "why", ["因病", "已到退休年龄", "因工作调动，根据本人申请", "年满六十周岁"]
)
@pytest.mark.parametrize("decides", ["经研究", "经县政府研究决定", "经研究同意"])
def test_whom_a_decision_is_about_may_stand_before_who_decides_it(why, decides):
    text = f"马占山同志{why}，{decides}，免去其县粮食局局长职务。"
    assert said(text) == [("remove", "马占山", "县粮食局局长", "")]


def test_who_is_appointed_is_not_whom_the_reason_names():
    text = "因马占山同志病故，经研究，任命李伟为县粮食局局长。"
    assert said(text) == [("appoint", "李伟", "县粮食局局长", "")]


@pytest.mark.parametrize("remark", ["回族", "女", "女，满族"])
def test_a_remark_parts_a_name_from_the_post_after_it(remark):
    text = f"任命王小明为县民委主任，免去马国民（{remark}）县民委主任职务。"
    assert said(text)[1] == ("remove", "马国民", "县民委主任", remark)


@pytest.mark.parametrize("verb", ["提任", "晋任"])
def test_a_verb_of_promotion_stands_behind_comrade_and_never_in_a_name(verb):
    text = f"王小明同志{verb}县民政局副局长；阿依古丽·买买提任县文化局副局长。"
    assert [name for _, name, *_ in said(text)] == ["王小明", "阿依古丽·买买提"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高渐离任县财政局局长。", ("appoint", "高渐离", "县财政局局长", "")),
        ("王小明同志离任县财政局局长。", ("remove", "王小明", "县财政局局长", "")),
        ("任命逄蒙为任家庄镇人民政府副镇长。", ("appoint", "逄蒙", "任家庄镇人民政府副镇长", "")),
        ("免去李伟的兼善镇人民政府副镇长职务。", ("remove", "李伟", "兼善镇人民政府副镇长", "")),
        ("聘任吴将同志为县同心小学校长。", ("appoint", "吴将", "县同心小学校长", "")),
    ],
)  # fmt: skip
def test_a_name_may_end_and_a_place_begin_as_a_verb_does(text, found):
    assert said(text) == [found]


@pytest.mark.parametrize("gap", ["　", "  ", " "])
@pytest.mark.parametrize("before", ["", "任命", "1.", "聘任李伟、"])
def test_one_behind_a_family_name_is_no_number(gap, before):
    verb = "为" if before in ("任命", "聘任李伟、") else "任"
    entries = read(notice(f"{before}丁{gap}一、周芳{verb}县民政局副局长。"))
    assert [entry.name for entry in entries][-2:] == ["丁一", "周芳"]
    assert {entry.clause for entry in entries} <= {"", "1"}


def test_who_could_not_be_read_leaves_nothing_to_the_one_before():
    entries = read(notice("任命王小明为县民政局局长。", "聘任解聘之为县同心小学校长，不再担任县文化局副局长职务。"))  # fmt: skip
    assert all(e.findings for e in entries if e.position == "县文化局副局长")


@pytest.mark.parametrize("name", ["王大任", "任长霞", "李为民", "曾志强"])
def test_a_mark_between_name_and_post_leaves_the_name_whole(name):
    assert said("免去：", f"{name}：县财政局局长") == [
        ("remove", name, "县财政局局长", "")
    ]


def test_counsellors_whose_term_is_over_are_named_behind_their_post():
    leave = "第三届区政府参事李大伟、赵明任期届满，不再担任区人民政府参事职务。"
    assert said("聘任王小明为区人民政府参事。", leave) == [
        ("appoint", "王小明", "区人民政府参事", ""),
        ("remove", "李大伟", "区人民政府参事", ""),
        ("remove", "赵明", "区人民政府参事", ""),
    ]


@pytest.mark.parametrize("body", ["你局", "我委", "贵公司", "你单位"])
@pytest.mark.parametrize("post", ["县种子质量检验站站长", "副局长"])
def test_a_body_that_is_spoken_to_is_no_part_of_the_name(body, post):
    [entry] = read(notice(f"经研究，同意{body}王小明同志任{post}。"))
    assert (entry.kind, entry.name, entry.position) == ("appoint", "王小明", post)
    assert "earlier-post" in [finding.code for finding in entry.findings]


@pytest.mark.parametrize("over", ["挂职期满", "挂职期已满", "聘期已满", "任期届满"])
@pytest.mark.parametrize("lapses", ["职务自然免除", "其职务同时免去", "所任职务解除"])
@pytest.mark.parametrize("who", ["王小明的", "王小明同志的", "王小明同志"])
def test_a_post_lapses_with_its_term(who, over, lapses):
    assert said(f"{who}县水利局副局长{over}，{lapses}。") == [
        ("remove", "王小明", "县水利局副局长", over)
    ]


def test_a_term_that_is_over_with_no_post_removes_nobody():
    assert not said("王小明挂职期满，职务自然免除。")


@pytest.mark.parametrize("beside", ["及推荐人选", "和提名董事人选", "暨推荐有关人选"])
def test_who_is_proposed_besides_is_not_appointed_and_the_others_are(beside):
    found = said(
        "王小明任县粮油集团有限公司总会计师；",
        "推荐李大伟为县粮油集团有限公司副总经理人选，请按章程办理；",
        "提名高翔为县粮油集团有限公司董事候选人；",
        "建议陈红不再担任县粮油集团有限公司工会主席，由职工代表大会按程序办理。",
        title=f"关于王小明等同志职务任免{beside}的通知",
    )
    assert found == [("appoint", "王小明", "县粮油集团有限公司总会计师", "")]


def test_a_title_that_only_proposes_for_a_post_decides_nothing():
    text = "推荐王小明为县粮油集团有限公司副总经理人选。"
    assert not said(text, title="关于王小明同志任职人选推荐的通知")


def test_a_second_post_that_names_its_court_again_is_of_that_court_once():
    text = "任命王小明为县人民法院审判员、县人民法院立案庭副庭长。"
    assert [position for _, _, position, _ in said(text)] == [
        "县人民法院审判员",
        "县人民法院立案庭副庭长",
    ]


def test_a_post_said_to_be_taken_up_does_not_lapse_with_its_term():
    for text in ("王小明任县水利局副局长", "王小明同志任县水利局副局长"):
        assert not said(f"{text}挂职期满，其职务自然免除。")


def test_a_term_that_some_of_those_appointed_together_have_is_of_them_alone():
    text = (
        "任命刘畅、国艳玲、么志强为区应急管理局副局长，其中国艳玲、么志强试用期一年；"
    )
    assert [(name, note) for _, name, _, note in said(text)] == [
        ("刘畅", ""),
        ("国艳玲", "试用期一年"),
        ("么志强", "试用期一年"),
    ]
