"""Lists of powers that a page cuts, and such as running text tells."""

import pytest

from gazette.reading import read_text
from powers.reading import read

from .test_reading_texts import HEAD, TRANSFER, codes, rows

NAMES = ["取水许可", "民办学校设立、变更、终止审批", "公司登记"]
THREE = [
    (1, NAMES[0], "行政许可"),
    (2, NAMES[1], "行政许可"),
    (3, NAMES[2], "行政确认"),
]
TOP = "序号|事项名称|类别|原实施部门\n"
FIRST = "1|取水许可|行政许可|县水利局\n"
SECOND = "2|民办学校设立、变更、终止审批|行政许可|县教育局\n"
LAST = "3|公司登记|行政确认|县工商局\n"
CUT = ("2|民办学校设立、变更、终\n", "止审批|行政许可|县教育局\n")
RUNNING = "东平县人民政府公报                      2022年第6期\n"
PRINTED = "东平县人民政府办公室          2022年6月9日印发\n"
SPACED = "序号    事项名称                      类别        原实施部门\n"
SPACED_ROWS = (
    "1       取水许可                      行政许可    县水利局\n",
    "2       民办学校设立、变更、终止审批  行政许可    县教育局\n",
    "3       公司登记                      行政确认    县工商局\n",
)
SPACED_CUT = (
    "2       民办学校设立、变更、终        行政许可    县教育局\n",
    "        止审批\n",
)
STACKED = TOP.replace("|", "\n")
STACKED_ROWS = [row.replace("|", "\n") for row in (FIRST, SECOND, LAST)]
WHOLE = {
    "printed below a ruled list": TOP + FIRST + SECOND + LAST + PRINTED,
    "printed below a list with tabs": (
        TOP + FIRST + SECOND + LAST + "东平县人民政府办公室|2022年6月9日印发\n"
    ).replace("|", "\t"),
    "a page under the last column": SPACED
    + SPACED_ROWS[0]
    + SPACED_ROWS[1]
    + " " * 52
    + "—3—\n"
    + SPACED
    + SPACED_ROWS[2]
    + PRINTED,
    "a page under the names": SPACED
    + SPACED_ROWS[0]
    + "           — 3 —\n"
    + SPACED
    + SPACED_ROWS[1]
    + SPACED_ROWS[2],
    "a running head between columns": SPACED
    + SPACED_ROWS[0]
    + SPACED_ROWS[1]
    + "                      · 3 ·\n"
    + RUNNING
    + SPACED
    + SPACED_ROWS[2],
    "a running head between cells": STACKED
    + STACKED_ROWS[0]
    + STACKED_ROWS[1]
    + "第 3 页\n"
    + RUNNING
    + STACKED
    + STACKED_ROWS[2],
    "a page in a row of tabs": (
        TOP + FIRST + SECOND + "|— 3 —||\n" + LAST
    ).replace("|", "\t"),
}  # fmt: skip
JOINED = {
    "ruled, cut by a page": TOP + FIRST + CUT[0] + "— 3 —\n" + RUNNING + TOP + CUT[1] + LAST,
    "ruled, blank lines round the page": TOP + FIRST + CUT[0] + "\n— 3 —\n\n" + TOP + CUT[1] + LAST,
    "tabs, cut by a page": (TOP + FIRST + CUT[0] + "— 3 —\n" + TOP + CUT[1] + LAST).replace("|", "\t"),
    "aligned, wrapped above the page": SPACED + SPACED_ROWS[0] + "".join(SPACED_CUT) + "      — 3 —\n" + SPACED + SPACED_ROWS[2],
    "aligned, wrapped over the page": SPACED + SPACED_ROWS[0] + SPACED_CUT[0] + "      - 3 -\n" + SPACED + SPACED_CUT[1] + SPACED_ROWS[2],
    "one cell a line, wrapped above the page": STACKED + STACKED_ROWS[0] + "".join(CUT).replace("|", "\n") + "－ 3 －\n" + STACKED + STACKED_ROWS[2],
    "one cell a line, wrapped over the page": STACKED + STACKED_ROWS[0] + CUT[0].replace("|", "\n") + "－ 3 －\n" + RUNNING + STACKED + CUT[1].replace("|", "\n") + STACKED_ROWS[2],
}  # fmt: skip


@pytest.mark.parametrize("layout", WHOLE)
def test_what_stands_on_a_page_is_no_cell(layout):
    assert rows(TRANSFER + WHOLE[layout]) == THREE
    assert codes(TRANSFER + WHOLE[layout]) == [[], [], []]


@pytest.mark.parametrize("layout", JOINED)
def test_a_name_over_the_turn_of_a_page_is_whole_and_doubtful(layout):
    assert rows(TRANSFER + JOINED[layout]) == THREE
    # Lines that are full, all on one page, leave no doubt.
    doubt = [] if layout == "aligned, wrapped above the page" else ["row-joined"]
    assert codes(TRANSFER + JOINED[layout]) == [[], doubt, []]


def test_the_last_name_of_a_stack_may_be_wrapped():
    stack = STACKED + STACKED_ROWS[0] + LAST.replace("|", "\n").replace("3", "2", 1)
    text = TRANSFER + stack + "".join(CUT).replace("|", "\n").replace("2", "3", 1)
    assert [name for _, name, _ in rows(text)] == [NAMES[0], NAMES[2], NAMES[1]]
    assert codes(text) == [[], [], ["row-joined"]]


@pytest.mark.parametrize("mark", ["—3—", " — 3 —", "－3－", "- 3 -", "--3--"])
@pytest.mark.parametrize("cell", ["行政许可", "终止审批"])
def test_a_page_number_glued_to_a_cell_is_taken_out(mark, cell):
    second = SECOND.replace(cell, cell + mark).replace("|", "\t")
    text = (
        TRANSFER + (TOP + FIRST).replace("|", "\t") + second + LAST.replace("|", "\t")
    )
    assert rows(text) == THREE
    assert codes(text) == [[], ["page-in-cell"], []]


@pytest.mark.parametrize("groups", [("一、行政许可（2项）", "二、行政确认（1项）"), ("（一）行政许可", "（二）行政确认"), ("第一部分 行政许可", "第二部分 行政确认"), ("行政许可（共2项）", "行政确认（共1项）")])  # fmt: skip
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_group_may_stand_above_the_headings(groups, between):
    top = "序号\t事项名称\t原实施部门\n"
    table = (
        f"{groups[0]}\n{top}1\t取水许可\t县水利局\n2\t{NAMES[1]}\t县教育局\n{between}"
        f"{groups[1]}\n{top}1\t公司登记\t县工商局\n"
    )
    expected = [*THREE[:2], (1, *THREE[2][1:])]
    assert rows(TRANSFER + table) == expected


DECISION = """东平县人民政府关于向云湖镇下放部分县级行政权力的决定
东政发〔2022〕14号

各乡镇人民政府，县政府各部门：
{body}
县直有关部门要做好衔接，加强指导。
东平县人民政府
2022年6月8日
"""
LEAD = "县政府决定将下列3项县级行政权力下放云湖镇人民政府行使：\n"
LONG = "为深入贯彻落实党中央、国务院关于推进基层整合审批服务执法力量的部署，进一步扩大经济发达镇的经济社会管理权限，依据有关法律法规和省政府的规定，经县人民政府第三次常务会议研究，并报市政府同意，"
TOLD = {
    "lines": LEAD + "1.{}（{}）；\n2.{}（{}）；\n3.{}（{}）。",
    "a long lead": LONG + LEAD + "1.{}（{}）；\n2.{}（{}）；\n3.{}（{}）。",
    "one paragraph": LEAD.strip() + "1.{}（{}）；2.{}（{}）；3.{}（{}）。",
    "Chinese numerals in brackets": LEAD
    + "（一）{}（{}）；\n（二）{}（{}）；\n（三）{}（{}）。",
    "Chinese numerals": LEAD + "一、{}（{}）\n二、{}（{}）\n三、{}（{}）",
    "circled": LEAD + "①{}（{}）；②{}（{}）；③{}（{}）。",
    "numbers in brackets": LEAD
    + "（1）{}（{}类），（2）{}（{}类），以及（3）{}（{}类）。",
    "bracketed signs": LEAD + "⑴{}（{}）；\n⑵{}（{}）；\n⑶{}（{}）。",
    "wide digits": LEAD + "１．{}（{}）；\n２．{}（{}）；\n３．{}（{}）。",
    "square brackets": LEAD + "1.{}【{}】；\n2.{}【{}】；\n3.{}【{}】。",
    "dashes": LEAD + "1.{}——{}；\n2.{}——{}；\n3.{}——{}。",
    "named items": LEAD + "第一项：{}（{}）；第二项：{}（{}）；第三项：{}（{}）。",
}


@pytest.mark.parametrize("form", TOLD)
def test_powers_told_in_running_text(form):
    words = [word for _, *pair in THREE for word in pair]
    text = DECISION.format(body=TOLD[form].format(*words))
    assert rows(text) == THREE
    assert codes(text) == [["power-in-prose"]] * 3


def test_the_category_may_stand_before_the_name():
    body = (
        LEAD
        + "1.行政许可：取水许可；\n2.【行政许可】民办学校设立、变更、终止审批；\n3.行政确认：公司登记。"
    )
    assert rows(DECISION.format(body=body)) == THREE


def test_a_bracket_that_the_line_cuts_is_whole():
    body = "1.取水许可（行政许可）；\n2.民办学校设立、变更、终止审批（行\n政许可）；\n3.公司登记（行政确认）。"
    assert rows(DECISION.format(body=LEAD + body)) == THREE


@pytest.mark.parametrize(
    "body",
    [
        LEAD.strip() + "{}（{}）、{}（{}）和{}（{}）。自2023年1月1日起施行。",
        "县政府决定将{}（{}）、{}（{}）、{}（{}）3项行政权力下放云湖镇人民政府行使。",
    ],
)
def test_powers_told_without_numbers(body):
    words = [word for _, *pair in THREE for word in pair]
    text = DECISION.format(body=body.format(*words))
    assert rows(text) == [(None, *pair) for _, *pair in THREE]
    assert codes(text) == [["power-in-prose"]] * 3


def test_a_power_may_speak_of_rules_where_its_category_is_told():
    body = (
        LEAD
        + "1.对未按照规定设置标志的处罚（行政处罚）；\n2.取水许可（行政许可）；\n3.公司登记（其他职权）。"
    )
    assert [category for *_, category in rows(DECISION.format(body=body))] == ["行政处罚", "行政许可", "其他职权"]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        LEAD + "1.负责辖区内取水许可（行政许可）的监督管理；\n2.做好民办学校设立审批（行政许可）的衔接。",
        "各部门要加强衔接，做到放得下、接得住、管得好。",
    ],
)  # fmt: skip
def test_duties_are_no_powers(body):
    assert rows(DECISION.format(body=body)) == []


def test_a_plan_tells_no_powers():
    body = LEAD + "1.取水许可（行政许可）；2.公司登记（行政确认）。"
    about = "下放部分县级行政权力实施方案"
    text = HEAD.format(about=about, list="").replace("经研究，现将", body + "\n现将")
    documents = read_text(text).documents
    assert [entry for document in documents for entry in read(document)] == []
