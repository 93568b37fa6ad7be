"""Items and rows that say themselves what becomes of a power, or leave it to what is above."""

import pytest

from tests.powers.test_reading_texts import codes, rows

HEAD = """白塔区人民政府关于{about}的决定
白政发〔2013〕30号
各街道办事处：
　　区政府决定对部分行政审批项目作如下调整：
{items}
白塔区人民政府
2013年6月4日
"""


def told(*items, about="取消和调整行政审批项目"):
    return HEAD.format(about=about, items="\n".join(f"　　{item}" for item in items))


def test_each_item_says_what_becomes_of_its_power():
    text = told(
        "（一）取消占用林地审批；",
        "（二）将公共场所卫生许可与饮用水卫生许可合并为卫生许可；",
        "（三）将暂住人口登记更名为流动人口居住登记；",
        "（四）新增校车使用许可。",
    )
    assert [row[:2] for row in rows(text)] == [
        (1, "占用林地审批"),
        (2, "卫生许可"),
        (3, "流动人口居住登记"),
        (4, "校车使用许可"),
    ]
    kinds = ["power-cancelled", "power-merged", "power-renamed", "power-added"]
    assert all(kind in found for kind, found in zip(kinds, codes(text), strict=True))


def test_quoted_items_are_numbered_as_printed():
    text = told(
        "一、更名2项",
        "（一）“道路旅客运输许可”更名为“道路旅客运输站许可”。",
        "（二）将“医疗广告审查证明核发”名称变更为“医疗广告审查”。",
        "二、取消1项",
        "（一）取消“设立分公司备案”。",
    )
    assert [row[:2] for row in rows(text)] == [
        (1, "道路旅客运输站许可"),
        (2, "医疗广告审查"),
        (1, "设立分公司备案"),
    ]


def test_a_name_that_a_line_cut_is_put_together():
    text = told("１、中小学校车使用许", "可", "２、小型餐饮店登记许可")
    assert [row[:2] for row in rows(text)] == [
        (1, "中小学校车使用许可"),
        (2, "小型餐饮店登记许可"),
    ]


TABLE = """白塔区行政权力事项调整目录
序号\t事项类型\t原事项名称\t现事项名称\t调整情形
"""


@pytest.mark.parametrize(
    "row, expected",
    [
        (
            "2\t〃\t无\t取水许可\t新增",
            (2, "取水许可", "行政许可"),
        ),
        (
            "2\t同上\t木材经营许可\t—\t取消",
            (2, "木材经营许可", "行政许可"),
        ),
        (
            "2\t行政处罚（3项）\t木材经营的处罚\t\t取消",
            (2, "木材经营的处罚", "行政处罚"),
        ),
    ],
)
def test_cells_that_stand_for_others(row, expected):
    table = f"{TABLE}1\t行政许可\t烟草零售许可证核发\t烟草零售许可\t更名\n{row}\n"
    assert rows(table)[1] == expected


def test_each_part_has_its_name_above_its_headings():
    text = told() + (
        "附表1\t取消的行政许可事项（1项）\t\n序号\t事项名称\t实施部门\n"
        "1\t公共场所卫生许可\t区卫计局\n"
        "附表2\t下放的行政许可事项（1项）\t\n序号\t事项名称\t实施部门\n"
        "1\t木材经营许可\t区林业局\n"
    )
    assert [row[:2] for row in rows(text)] == [
        (1, "公共场所卫生许可"),
        (1, "木材经营许可"),
    ]


@pytest.mark.parametrize(
    "name", ["的处罚", "引发火灾的处罚对拒不缴存维修资金", "占用林地审批、"]
)
def test_a_name_that_is_no_whole_one_is_asked_about(name):
    text = (
        told()
        + f"附件\n行政权力划转清单\n序号\t事项名称\t事项类型\n1\t{name}\t行政处罚\n2\t取水许可\t行政许可\n"
    )
    assert codes(text)[0] != []


def test_what_a_group_is_to_do_is_no_power():
    text = told(
        "一是取水许可承接能力的评估；",
        "二是行政处罚事项的清理。",
        about="成立行政权力下放承接工作领导小组",
    )
    assert rows(text) == []


PLAIN = ("1.取水许可；", "2.河道采砂许可。")


@pytest.mark.parametrize(
    "words",
    [
        "以上事项均属行政许可，自下月起执行。",
        "上述事项均为行政许可。",
        "以上2项都是行政许可。",
        "上列事项的类型均为行政许可。",
        "以上所列权力类别：行政许可。",
    ],
)
def test_a_sentence_below_says_the_category_of_all_above(words):
    text = told("下列事项委托各镇办理：", *PLAIN, words)
    assert [row[2] for row in rows(text)] == ["行政许可", "行政许可"]
    assert all("category-from-title" in found for found in codes(text))


def test_sentences_below_two_groups_each_speak_of_their_own():
    text = told(
        "一、取消下列事项：",
        *PLAIN,
        "以上事项均为行政许可。",
        "二、下放下列事项：",
        "1.工伤认定；",
        "2.残疾等级评定。",
        "以上事项均为行政确认。",
    )
    assert [row[2] for row in rows(text)] == ["行政许可"] * 2 + ["行政确认"] * 2


@pytest.mark.parametrize(
    "lead",
    [
        "下列事项由园区有关部门划转至园区行政审批服务局办理：",
        "以下事项自即日起由各部门移交区行政审批局：",
        "如下9项事项由原部门委托各镇实施：",
    ],
)
def test_what_is_listed_is_moved_though_no_title_says_so(lead):
    items = ("1.取水许可（行政许可），由农业局划转；", "2.工伤认定（行政确认）。")
    text = told(lead, *items, about="组建行政审批服务局")
    assert [row[1:] for row in rows(text)] == [
        ("取水许可", "行政许可"),
        ("工伤认定", "行政确认"),
    ]


@pytest.mark.parametrize(
    ("about", "lead"),
    [
        ("取消部分证明材料", "取消以下证明材料2项："),
        ("公布取消的证明事项目录", "现将取消的证明事项公布如下："),
    ],
)
def test_proofs_that_are_no_longer_asked_for_are_read_with_a_doubt(about, lead):
    text = told(lead, "1.婚姻状况证明；", "2.无房证明。", about=about)
    assert [row[1] for row in rows(text)] == ["婚姻状况证明", "无房证明"]
    assert all("power-proof" in found for found in codes(text))


@pytest.mark.parametrize("title", ["保留的行政许可项目（4项）", "保留的行政许可项目"])
def test_numbers_go_on_over_the_names_of_departments_below_the_title_of_a_list(title):
    text = told(
        title,
        "区商务局",
        "1．酒类批发许可",
        "区民政局",
        "2．社会团体登记",
        "3．公墓建设审批",
        "区粮食局",
        "4．军粮供应站资格认定",
        about="公布保留的行政许可项目",
    )
    assert [row[:2] for row in rows(text)] == [
        (1, "酒类批发许可"),
        (2, "社会团体登记"),
        (3, "公墓建设审批"),
        (4, "军粮供应站资格认定"),
    ]
    assert all("power-in-prose" in found for found in codes(text))


@pytest.mark.parametrize(
    "name", ["建立粮食收购网点审批", "组织大型群众活动许可", "设立健身站点审批"]
)
def test_a_permit_may_be_named_after_what_is_set_up_or_organized(name):
    text = told("1.取水许可", f"2.{name}", "3.建立联席会议制度", about="取消行政许可")
    assert [row[1] for row in rows(text)] == ["取水许可", name]
