"""Lists of powers of many places, read from their text through the whole path."""

import pytest

from gazette.reading import read_text
from powers.reading import read

HEAD = """东平县人民政府关于{about}的通知
东政发〔2022〕14号
各乡镇人民政府，县政府各部门：
经研究，现将有关事项通知如下，请认真贯彻落实。
东平县人民政府
2022年6月8日
附件
{list}
"""
TRANSFER = HEAD.format(
    about="公布县级行政权力划转事项目录", list="行政权力划转事项目录"
)


def entries_in(text):
    return [e for document in read_text(text).documents for e in read(document)]


def rows(text):
    return [(e.seq, e.name, e.category) for e in entries_in(text)]


def codes(text):
    return [sorted({f.code for f in e.findings}) for e in entries_in(text)]


THREE = [
    (1, "取水许可", "行政许可"),
    (2, "民办学校设立、变更、终止审批", "行政许可"),
    (3, "公司（企业）登记", "行政确认"),
]
LAYOUTS = {
    "tabs": "序号\t事项名称\t事项类别\n1\t取水许可\t行政许可\n2\t民办学校设立、变更、终止审批\t行政许可\n3\t公司（企业）登记\t行政确认\n",
    "tabs in another order": "事项类别\t序号\t权力名称\n行政许可\t1\t取水许可\n行政许可\t2\t民办学校设立、变更、终止审批\n行政确认\t3\t公司（企业）登记\n",
    "pipes": "| 序号 | 事项名称 | 类别 |\n|:--:|------|------|\n| 1 | 取水许可 | 行政许可 |\n| 2 | 民办学校设立、变更、终止审批 | 行政许可 |\n| 3 | 公司（企业）登记 | 行政确认 |\n",
    "wide pipes": "序号｜事项名称｜类别\n１｜取水许可｜行政许可\n２｜民办学校设立、变更、终止审批｜行政许可\n３｜公司（企业）登记｜行政确认\n",
    "a drawn grid": "┌──┬────┬──┐\n│序号│事项名称│类别│\n├──┼────┼──┤\n│1│取水许可│行政许可│\n├──┼────┼──┤\n│2│民办学校设立、变更、终止审批│行政许可│\n├──┼────┼──┤\n│3│公司（企业）登记│行政确认│\n└──┴────┴──┘\n",
    "aligned spaces": "序号    事项名称                        类别\n1       取水许可                        行政许可\n2       民办学校设立、变更、终止审批    行政许可\n3       公司（企业）登记                行政确认\n",
    "wide spaces": "序号　　事项名称　　　　　　　　　　　　类别\n1　　　取水许可　　　　　　　　　　　　行政许可\n2　　　民办学校设立、变更、终止审批　　行政许可\n3　　　公司（企业）登记　　　　　　　　行政确认\n",
    "single spaces": "序号 事项名称 类别\n1 取水许可 行政许可\n2 民办学校设立、变更、终止审批 行政许可\n3 公司（企业）登记 行政确认\n",
    "one cell a line": "序号\n事项名称\n类别\n1\n取水许可\n行政许可\n2\n民办学校设立、变更、终止审批\n行政许可\n3\n公司（企业）登记\n行政确认\n",
    "one cell a line and blank lines": "序号\n\n事项名称\n\n类别\n\n1\n\n取水许可\n\n行政许可\n\n2\n\n民办学校设立、变更、终止审批\n\n行政许可\n\n3\n\n公司（企业）登记\n\n行政确认\n",
    "a heading on each page": "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n\n— 3 —\n\n序号\t事项名称\t类别\n2\t民办学校设立、变更、终止审批\t行政许可\n— 4 —\n序号\t事项名称\t类别\n3\t公司（企业）登记\t行政确认\n",
    "a name cut by its line": "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n2\t民办学校设立、\n变更、终止审批\t行政许可\n3\t公司（企业）登记\t行政确认\n",
    "a name cut by the page": "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n2\t民办学校设立、变更、\t行政许可\n\n- 5 -\n\n序号\t事项名称\t类别\n\t终止审批\t\n3\t公司（企业）登记\t行政确认\n",
    "a name wrapped under itself": "序号   事项名称              类别\n1      取水许可              行政许可\n2      民办学校设立、        行政许可\n       变更、终止审批\n3      公司（企业）登记      行政确认\n",
    "groups by category": "序号\t事项名称\n一、行政许可（2项）\n1\t取水许可\n2\t民办学校设立、变更、终止审批\n二、行政确认（1项）\n3\t公司（企业）登记\n",
    "a column of another subject": "序号\t事项编码\t事项名称\t类别\n1\t370001\t取水许可\t行政许可\n2\t370002\t民办学校设立、变更、终止审批\t行政许可\n3\t370003\t公司（企业）登记\t行政确认\n",
    "cells of a web page": "<tr><td>序号</td><td>事项名称</td><td>类别</td></tr>\n<tr><td>1</td><td>取水许可</td><td>行政许可</td></tr>\n<tr><td>2</td><td>民办学校设立、变更、终止审批</td><td>行政许可</td></tr>\n<tr><td>3</td><td>公司（企业）登记</td><td>行政确认</td></tr>\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_in_any_layout(layout):
    assert rows(TRANSFER + LAYOUTS[layout]) == THREE


@pytest.mark.parametrize("layout", sorted({*LAYOUTS} - {"a column of another subject"}))
def test_a_clean_list_is_not_doubtful(layout):
    assert codes(TRANSFER + LAYOUTS[layout]) == [[], [], []]


SIDES = [
    (
        "序号    事项名称            类别        划出部门        划入部门\n"
        "1       取水许可            行政许可    县水利局        县行政审批服务局\n"
        "2       校车使用许可        行政许可                    县行政审批服务局\n",
        [("县水利局", "县行政审批服务局"), ("", "县行政审批服务局")],
        [[], ["blank-cell"]],
    ),
    (
        "序号\t下放部门\t事项名称\t类别\t承接单位\t设定依据\n"
        "1\t县水利局\t取水许可\t行政许可\t各乡镇\t《水法》\n"
        "2\t县教育局\t校车使用许可\t行政许可\t各乡镇\t《校车安全管理条例》\n",
        [("县水利局", "各乡镇"), ("县教育局", "各乡镇")],
        [[], []],
    ),
    (
        "序号\t事项名称\t类别\n划出部门：县水利局（1项）\n1\t取水许可\t行政许可\n划出部门：县教育局（1项）\n1\t校车使用许可\t行政许可\n",
        [("县水利局", ""), ("县教育局", "")],
        [[], []],
    ),
    (
        "序号\t事项名称\t类别\n一、县水利局（1项）\n1\t取水许可\t行政许可\n二、县教育局（1项）\n1\t校车使用许可\t行政许可\n",
        [("", ""), ("", "")],
        [["group-department"], ["group-department"]],
    ),
    (
        "序号\t事项名称\t类别\t承接部门\n一、县水利局（2项）\n1\t取水许可\t行政许可\t县审批局\n二、县教育局（1项）\n1\t校车使用许可\t行政许可\t县审批局\n",
        [("县水利局", "县审批局"), ("县教育局", "县审批局")],
        [["count-differs", "group-department"], ["group-department"]],
    ),
]


@pytest.mark.parametrize(("table", "departments", "doubts"), SIDES)
def test_departments_by_column_and_by_group(table, departments, doubts):
    found = entries_in(TRANSFER + table)
    assert [(e.from_department, e.to_department) for e in found] == departments
    assert codes(TRANSFER + table) == doubts


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ("取消一批行政许可事项", "power-cancelled"),
        ("取消和下放一批行政权力事项", "power-cancelled"),
        ("废止部分行政处罚事项", "power-cancelled"),
        ("新增一批行政权力事项", "power-added"),
        ("行政权力事项名称变更", "power-renamed"),
        ("合并部分行政许可事项", "power-merged"),
        ("调整县级权责清单事项", "power-kind-unclear"),
    ],
)
def test_what_is_no_transfer_is_said(about, code):
    text = HEAD.format(about=about, list="事项目录") + LAYOUTS["tabs"]
    assert rows(text) == THREE
    assert all(code in found for found in codes(text))


def test_two_lists_of_one_document_do_two_things():
    text = HEAD.format(about="取消和下放一批行政权力事项", list="下放行政权力事项目录")
    text += "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n\n附件2\n取消行政权力事项目录\n序号\t事项名称\t类别\n1\t校车使用许可\t行政许可\n"
    assert [e.name for e in entries_in(text)] == ["取水许可", "校车使用许可"]
    assert codes(text) == [[], ["power-cancelled"]]


def test_a_column_tells_what_is_done_with_each_row():
    text = HEAD.format(about="调整县级行政权力事项", list="行政权力事项调整表")
    text += "序号\t事项名称\t类别\t调整类型\n1\t取水许可\t行政许可\t下放\n2\t校车使用许可\t行政许可\t取消\n3\t节能审查\t行政许可\t名称变更\n"
    assert codes(text) == [[], ["power-cancelled"], ["power-renamed"]]


def test_a_remark_may_say_what_is_done_with_a_row():
    text = (
        TRANSFER
        + "序号\t事项名称\t类别\t备注\n1\t取水许可\t行政许可\t\n2\t校车使用许可\t行政许可\t与上项合并\n"
    )
    assert codes(text) == [["column-not-read"], ["power-merged"]]


def test_an_old_name_beside_the_new_one_is_a_change_of_name():
    text = (
        TRANSFER
        + "序号\t原事项名称\t现事项名称\t类别\n1\t取水许可证核发\t取水许可\t行政许可\n"
    )
    assert rows(text) == [(1, "取水许可", "行政许可")]
    assert codes(text) == [["power-renamed"]]


def test_a_heading_of_two_rows_with_items_and_their_parts():
    text = TRANSFER + (
        "序号\t事项名称\t\t类别\n\t主项\t子项\t\n"
        "1\t公司登记\t公司设立登记\t行政许可\n2\t取水许可\t\t行政许可\n"
    )
    assert [e.name for e in entries_in(text)] == ["公司设立登记", "取水许可"]
    assert codes(text) == [["sub-item"], []]


@pytest.mark.parametrize(
    ("table", "doubts"),
    [
        (
            "序号\t事项名称\t类别\t划出部门\n1\t取水许可\t县水利局\n2\t校车使用许可\t行政许可\t县教育局\n",
            [{"row-width", "cell-unlikely"}, set()],
        ),
        (
            "序号\t事项名称\t类别\n1\t行政许可\t取水\n2\t校车使用许可\t行政许可\n",
            [{"cell-unlikely"}, set()],
        ),
        (
            "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n3\t校车使用许可\t行政许可\n",
            [set(), {"seq-gap"}],
        ),
        (
            "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n2\t取水许可\t行政许可\n",
            [set(), {"power-repeated"}],
        ),
        (
            "序号\t事项名称\t类别\n1\t取水许可（新办\t行政许可\n2\t校车使用许可\t行政许可\n",
            [{"name-cut"}, set()],
        ),
        (
            "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n\t校车使用许可\t\n2\t节能审查\t行政许可\n",
            [{"row-joined"}, set()],
        ),
        (
            "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n2\t节能审查\t行政许可\n合计\t3项\t\n",
            [set(), {"count-differs"}],
        ),
    ],
)
def test_thin_evidence_is_said(table, doubts):
    assert [set(found) for found in codes(TRANSFER + table)] == doubts


def test_a_count_in_the_text_is_compared_with_the_rows():
    text = TRANSFER.replace("有关事项通知如下", "划转的5项行政权力事项公布如下")
    assert codes(text + LAYOUTS["tabs"]) == [[], [], ["count-differs"]]


@pytest.mark.parametrize(
    "about",
    [
        "征求行政权力划转事项目录（征求意见稿）意见",
        "报送拟下放行政权力事项",
        "印发行政许可事项划转实施方案",
        "做好行政审批事项办事指南编制工作",
    ],
)
def test_what_decides_nothing_transfers_nothing(about):
    text = HEAD.format(about=about, list="行政权力事项目录") + LAYOUTS["tabs"]
    assert entries_in(text) == []


OF_GROUPS = {
    "a number and the category": "序号\t事项名称\t下放部门\n一\t行政许可\t\n1\t取水许可\t县水利局\n2\t民办学校设立、变更、终止审批\t县教育局\n二\t行政确认\t\n3\t公司（企业）登记\t县市场监管局\n",
    "in the column of names": "序号      事项名称                            实施部门\n          一、行政许可（2项）\n 1        取水许可                            县水利局\n 2        民办学校设立、变更、终止审批        县教育局\n          二、行政确认（1项）\n 3        公司（企业）登记                    县市场监管局\n",
    "printed once over its rows": "序号\t类别\t事项名称\n1\t行政许可\t取水许可\n2\t\t民办学校设立、变更、终止审批\n3\t行政确认\t公司（企业）登记\n",
    "parted by strokes": "序号/事项名称/类别\n1/取水许可/行政许可\n2/民办学校设立、变更、终止审批/行政许可\n3/公司（企业）登记/行政确认\n",
}


@pytest.mark.parametrize("layout", OF_GROUPS)
def test_a_category_over_several_rows_is_that_of_each(layout):
    assert rows(TRANSFER + OF_GROUPS[layout]) == THREE


def test_a_category_that_blanks_may_not_repeat_stays_empty():
    table = "序号\t类别\t事项名称\n1\t行政许可\t取水许可\n2\t行政许可\t校车使用许可\n3\t\t公司登记\n"
    assert [e.category for e in entries_in(TRANSFER + table)] == ["行政许可", "行政许可", ""]  # fmt: skip
    assert "blank-cell" in codes(TRANSFER + table)[2]
