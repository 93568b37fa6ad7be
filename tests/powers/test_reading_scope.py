"""Which documents decide on powers: the title alone, or the sentence that does it, tells."""

import pytest

from gazette.reading import read_text
from powers.reading import doubts, read
from powers.reading.scope import subject
from tests.powers.test_reading_texts import rows

HEAD = """白塔区人民政府关于{about}
白政发〔2021〕30号
各街道办事处：
{body}
白塔区人民政府
2021年6月4日
"""
TWO = "\n　　1.林木采伐许可；\n　　2.取水许可。"
NAMES = ["林木采伐许可", "取水许可"]


def text(about, body):
    return HEAD.format(about=about, body="　　" + body)


def names(words):
    return [name for _, name, _ in rows(words)]


def codes(words):
    return [
        finding.code
        for document in read_text(words).documents
        for finding in doubts(document, read(document))
    ]


@pytest.mark.parametrize(
    "about",
    [
        "下放人力资源中介服务许可等行政许可事项的决定",
        "下放职业中介服务机构设立审批等行政许可事项的决定",
        "进一步规范行政许可事项管理的通知",
        "加强行政审批事项监督管理的通知",
        "规范行政审批中介服务的通知",
        "推行行政许可容缺受理的通知",
        "规范行政许可收费的通知",
    ],
)
def test_a_sentence_that_decides_counts_for_more_than_the_subject_of_the_title(about):
    words = text(about, "决定下放下列行政许可事项：" + TWO)
    assert names(words) == NAMES


@pytest.mark.parametrize(
    "about",
    [
        "征求下放行政许可事项意见的函",
        "下放行政许可事项的请示",
        "下放行政许可事项（草案）的说明",
        "拟下放行政许可事项的公示",
        "下放行政许可事项工作方案的通知",
    ],
)
def test_what_is_only_proposed_is_not_decided_by_the_sentence_that_it_proposes(about):
    words = text(about, "决定下放下列行政许可事项：" + TWO)
    assert names(words) == codes(words) == []


@pytest.mark.parametrize("change", ["调整", "变更"])
def test_a_circular_on_how_a_list_was_changed_publishes_it(change):
    text = (
        f"临海县人民政府办公室关于行政许可事项目录{change}情况的通报\n各局：\n"
        "现将目录调整情况通报如下：\n一、新增事项2项\n序号\t事项名称\n1\t取水许可\n2\t采砂许可\n"
        "临海县人民政府办公室\n2015年12月24日\n"
    )
    assert [name for _, name, _ in rows(text)] == ["取水许可", "采砂许可"]


def test_a_subject_beside_powers_without_a_decision_is_not_asked_about():
    words = text("规范行政审批中介服务的通知", "中介服务机构应当明码标价，接受监督。")
    assert names(words) == codes(words) == []


@pytest.mark.parametrize(
    "rest",
    [
        "日常监督检查由各镇人民政府负责。",
        "后续监督检查由各街道办事处办理。",
        "证后监督检查统一由区水利局负责。",
        "事中事后监督检查，由区水利局实施。",
        "日常检查、现场核查由各镇人民政府负责。",
    ],
)
def test_who_sees_to_something_is_no_power_that_moves(rest):
    words = text("下放行政许可事项的决定", "决定下放部分行政许可事项；" + rest)
    assert names(words) == []
    assert codes(words) == ["powers-unread"]


@pytest.mark.parametrize(
    "rest",
    [
        "取水许可改由各镇人民政府负责。",
        "取水许可由区水利局办理调整为由各镇人民政府办理。",
        "取水许可调整由各街道办事处负责。",
        "取水许可下放至各镇人民政府。",
    ],
)
def test_who_sees_to_a_power_from_now_on_moves_it(rest):
    words = text("下放行政许可事项的决定", "区政府决定，" + rest)
    assert names(words) == ["取水许可"]


def test_what_evaluates_powers_decides_on_none():
    body = "决定在全市开展赋权事项评估。\n一、评估范围。2021年以来赋予乡镇（街道）的行政许可、行政处罚、行政强制等事项。\n二、评估内容。重点评估“对擅自占道经营的处罚”“临时救助审批”等高频事项的承接能力。"
    text = HEAD.format(about="开展赋权事项评估的通知", body=body)
    [document] = read_text(text).documents
    assert read(document) == []


def test_who_issues_a_notice_says_nothing_of_what_it_is_about():
    title = "甲市行政审批制度改革领导小组办公室公告"
    assert subject(title) == "公告"
    assert subject("甲市人民政府关于取消审批事项的公告") == "取消审批事项的公告"
