"""Tables that appoint in one part and remove in another, and documents known by their words alone."""

import pytest

from gazette.reading import read_text
from personnel.reading import read

HEAD = "东河区人民政府关于公布人事任免的通知\n东政任〔2020〕2号\n各部门：\n"
BELOW = "\n东河区人民政府\n2020年6月3日\n"


def changes(text):
    return [
        (c.kind, c.name, c.position)
        for document in read_text(text).documents
        for c in read(document)
    ]


APPOINTED = ("appoint", "方正", "区审计局局长")
REMOVED = ("remove", "毛毛", "区审计局局长")


def test_headings_that_stand_again_say_what_is_done_below_them():
    table = "姓名\t任命职务\n方正\t区审计局局长\n姓名\t免去职务\n毛毛\t区审计局局长\n"
    assert changes(HEAD + table + BELOW) == [APPOINTED, REMOVED]


def test_a_group_that_removes_does_so_below_a_heading_that_appoints():
    table = "姓名\t任命职务\n方正\t区审计局局长\n免去职务\t\n毛毛\t区审计局局长\n"
    assert changes(HEAD + table + BELOW) == [APPOINTED, REMOVED]


@pytest.mark.parametrize("heading", ["任（免）", "任(免)", "任/免", "任、免", "任或免"])
def test_a_column_may_say_of_each_row_whether_it_appoints(heading):
    table = f"姓名\t{heading}\t职务\n方正\t任\t区审计局局长\n毛毛\t免\t区审计局局长\n"
    assert changes(HEAD + table + BELOW) == [APPOINTED, REMOVED]


def test_a_name_that_a_line_cuts_after_other_sentences_is_put_together():
    text = "免去方正的区粮食局局长职务；免去毛\n  毛的区审计局局长职务。\n"
    assert REMOVED in changes(HEAD + "    " + text + BELOW)


@pytest.mark.parametrize(
    "words",
    [
        "选举：\n区人民政府区长\n方  正",
        "选举产生了：\n区人民政府区长：\n方正",
        "补选：\n区人民政府区长\n方正（女）",
        "选举方正为区人民政府区长。",
    ],
)
def test_an_announcement_of_a_congress_says_who_was_elected(words):
    head = "东河区第九届人民代表大会第三次会议公告\n第2号\n\n东河区第九届人民代表大会第三次会议于2020年1月8日"
    below = "\n\n东河区第九届人民代表大会第三次会议主席团\n2020年1月8日\n"
    assert changes(head + words + below) == [("appoint", "方正", "区人民政府区长")]


@pytest.mark.parametrize("name", ["曾志强", "原野", "任长霞"])
def test_a_name_that_begins_as_a_heading_does_is_no_heading(name):
    rows = f"姓名\t任命职务\n{name}\t县财政局副局长\n毛毛\t县审计局局长\n"
    assert changes(HEAD + rows + BELOW) == [
        ("appoint", name, "县财政局副局长"),
        ("appoint", "毛毛", "县审计局局长"),
    ]


def test_a_row_below_a_word_within_a_table_is_of_the_table():
    table = "序号\t姓名\t任（免）职务\t备注\n任职\n1\t王敏\t任市教育局副局长\t\n免职\n2\t王敏\t免去市民政局副局长职务\t\n3\t李强\t免去市公路局局长职务\t退休\n"
    text = f"石门市人民政府\n关于王敏等同志任免职的通知\n各县：\n现将任免通知如下：\n附表：\n{table}\n石门市人民政府\n2019年5月8日\n"
    [document] = read_text(text).documents
    assert [(e.kind, e.name, e.title) for e in read(document)] == [
        ("appoint", "王敏", "副局长"),
        ("remove", "王敏", "副局长"),
        ("remove", "李强", "局长"),
    ]


LEFT = "东河区人民政府关于公布免职人员的通知\n东政任〔2020〕3号\n各部门：\n"


@pytest.mark.parametrize(
    "headings",
    [
        "姓名\t{}\t免去职务",
        "姓名\t{}\t免去原任职务",
        "姓名\t{}\t职务",
        "姓名\t{}\t原任职务",
        "姓名\t{}\t离任职务",
    ],
)
@pytest.mark.parametrize(
    "unit",
    ["原任职单位", "原单位", "原工作单位", "原所在单位", "免职单位", "所免单位", "离任单位", "任职单位", "原部门"],
)  # fmt: skip
def test_the_body_that_a_post_is_left_in_has_a_column_of_its_own(unit, headings):
    table = headings.format(unit) + "\n毛毛\t区审计局\t局长\n方正\t区档案馆\t副馆长\n"
    read_there = [REMOVED, ("remove", "方正", "区档案馆副馆长")]
    assert changes(LEFT + table + BELOW) == read_there


@pytest.mark.parametrize("unit", ["任职单位", "新任单位", "新单位", "新任职单位"])
def test_each_of_two_bodies_in_a_row_has_the_post_that_is_its_own(unit):
    table = f"姓名\t原任职单位\t免去职务\t{unit}\t任命职务\n方正\t区粮食局\t科长\t区审计局\t局长\n毛毛\t区审计局\t局长\t\t\n"
    moved = ("remove", "方正", "区粮食局科长")
    assert changes(HEAD + table + BELOW) == [APPOINTED, moved, REMOVED]


def test_where_somebody_comes_from_is_not_the_body_of_the_post_given():
    table = "姓名\t原工作单位\t任命职务\n方正\t区粮食局\t局长\n"
    assert changes(HEAD + table + BELOW) == [("appoint", "方正", "局长")]


@pytest.mark.parametrize("heading", ["任免", "任/免", "任免情况"])
def test_what_is_done_may_stand_in_the_first_column_of_a_table_set_with_spaces(heading):
    table = f"{heading}　　姓　名　　职　　务\n任　　　　丁　一　　区财政局局长\n免　　　　刘大伟　　区审计局局长\n"
    assert changes(HEAD + table + BELOW) == [
        ("appoint", "丁一", "区财政局局长"),
        ("remove", "刘大伟", "区审计局局长"),
    ]
