"""Minutes that record appointments; what is only asked for, planned or retold is none."""

import pytest

from gazette.reading import read_text
from personnel.reading import doubts, read

HEAD = """石桥县人民政府常务会议纪要
石政纪〔2009〕6号

    2009年6月2日，县长汪海主持召开第14次常务会议。现纪要如下：
"""
BELOW = "\n石桥县人民政府办公室\n2009年6月8日\n"
RECORDED = [("appoint", "李伟", "县财政局局长"), ("remove", "王小明", "县财政局局长")]


def minutes(body):
    [document] = read_text(HEAD + body + BELOW).documents
    return document, read(document)


@pytest.mark.parametrize(
    "body",
    [
        "一、会议决定，任命李伟为县财政局局长，免去王小明的县财政局局长职务。\n二、会议听取了防汛工作汇报。\n",
        "一、会议研究了人事事项。会议决定：\n任命李　伟为县财政局局长；\n免去王小明的县财政局\n局长职务。\n二、会议要求做好防汛。\n",
        "一、人事任免\n会议决定：\n1．任命李伟为县财政局局长；\n2．免去王小明的县财政局局长职务。\n二、防汛\n",
        "会议决定：\n一、任命\n李　伟　　县财政局局长\n二、免去\n王小明　　县财政局局长职务\n出席：张三丰　县长\n",
        "二、会议研究同意县人事局的意见：任命李伟为县财政局局长，免去王小明同志县财政局局长职务。\n",
    ],
)
def test_what_minutes_record_as_decided_is_read_and_asked_about(body):
    _, changes = minutes(body)
    assert [(c.kind, c.name, c.position) for c in changes] == RECORDED
    assert all("in-minutes" in [f.code for f in c.findings] for c in changes)


@pytest.mark.parametrize(
    "said",
    [
        "会议原则同意任命李伟为县财政局局长。",
        "会议研究了李伟同志任县财政局局长事宜。",
        "会议听取了任命李伟为县财政局局长的说明。",
        "会议拟任命李伟为县财政局局长。",
        "会议同意提请县人大常委会任命李伟为县财政局局长。",
        "会议决定撤销县粮食局，由县财政局局长李伟同志任清算组组长。",
    ],
)
def test_what_minutes_only_talk_of_appoints_nobody(said):
    document, changes = minutes(f"一、{said}\n")
    assert changes == []
    assert [*doubts(document, changes)] == []


@pytest.mark.parametrize(
    "other",
    [
        "会议要求，赵明任县防汛办公室主任后抓紧工作。",
        "二、由赵明同志任县防汛办公室主任。",
        "主持：赵明任县长",
    ],
)
def test_another_matter_of_the_minutes_ends_what_is_recorded(other):
    _, changes = minutes(f"一、会议决定任命李伟为县财政局局长。\n{other}\n")
    assert [c.name for c in changes] == ["李伟"]


def test_a_record_keeps_the_number_of_its_matter():
    _, [change] = minutes(
        "三、会议研究了人事。会议决定，任命李伟为县财政局局长。\n四、会议结束。\n"
    )
    assert change.clause == "三"


def test_a_table_of_who_was_present_removes_nobody():
    body = "会议决定免去王小明的县财政局局长职务。\n{}姓名\t职务\n汪海\t县长\n张三丰\t县审计局局长\n"
    for label in ("", "出席人员：\n"):
        _, changes = minutes(body.format(label))
        assert [c.name for c in changes] == ["王小明"]


def test_a_table_below_what_is_recorded_as_done_is_read():
    body = "会议决定任命：\n姓名\t职务\n李伟\t县财政局局长\n赵明\t县审计局局长\n"
    _, changes = minutes(body)
    assert [(c.kind, c.name) for c in changes] == [
        ("appoint", "李伟"),
        ("appoint", "赵明"),
    ]
