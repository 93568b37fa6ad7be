"""Families of wordings that texts of other places brought: earlier posts, days, empty cells."""

import pytest

from gazette.reading.source import Table
from personnel.reading import read

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
