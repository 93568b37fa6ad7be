"""Rows and lines that head the powers below them, and are no part of the name above."""

import pytest

from .test_reading_items import told
from .test_reading_texts import HEAD, TRANSFER, codes, entries_in, rows

TOPICS = {
    "numbered topics": ("一、农业农村领域", "二、应急管理领域"),
    "topics in brackets": ("（一）农业农村", "（二）应急管理"),
    "topics without a number": ("农业农村领域", "应急管理领域"),
    "a word where topics stand": ("农业农村领域", "应急管理"),
    "bodies": ("县农业农村局", "县应急管理局"),
}
TABLE = """序号\t事项名称\t类别
{first}
1\t农药经营许可（限制使用农药除外）\t行政许可
2\t动物诊疗许可\t行政许可
{second}
3\t烟花爆竹零售点布点确认\t行政确认
"""
THREE = [
    (1, "农药经营许可（限制使用农药除外）", "行政许可"),
    (2, "动物诊疗许可", "行政许可"),
    (3, "烟花爆竹零售点布点确认", "行政确认"),
]


@pytest.mark.parametrize("topics", TOPICS.values(), ids=TOPICS)
@pytest.mark.parametrize("form", ["\t{}\t", "{}\t\t"], ids=["names", "numbers"])
def test_words_alone_below_a_whole_name_head_a_group(form, topics):
    first, second = map(form.format, topics)
    assert rows(TRANSFER + TABLE.format(first=first, second=second)) == THREE


DOWN = HEAD.format(about="赋予各镇部分县级管理权限", list="赋予各镇县级管理权限目录")
GIVEN = "一、县水务局（1项）\n{}1{}取水许可\n二、县教育局（1项）\n{}2{}校车使用许可\n"


@pytest.mark.parametrize("form", [("", "."), ("", "\t")], ids=["lines", "a table"])
def test_a_department_over_powers_that_go_down_has_had_them(form):
    start, sign = form
    table = "序号\t事项名称\n" if sign == "\t" else ""
    text = DOWN + table + GIVEN.format(start, sign, start, sign)
    found = entries_in(text)
    assert [e.from_department for e in found] == ["县水务局", "县教育局"]
    assert all("group-department" in codes for codes in codes(text))


def test_a_body_that_powers_go_down_to_has_not_had_them():
    for body in ("龙门镇", "城关街道办事处"):
        text = DOWN + f"一、{body}（1项）\n1.取水许可\n"
        assert [e.from_department for e in entries_in(text)] == [""]


def test_a_department_over_powers_that_come_back_is_not_told_to_have_had_them():
    about = "收回下放各镇的部分行政权力事项"
    text = HEAD.format(about=about, list="收回下放各镇行政权力事项目录")
    text += "一、县水务局（2项）\n1.取水许可\n2.采砂许可\n"
    assert {e.from_department for e in entries_in(text)} <= {""}


CHANGED = (
    "一、{} 2项\n\n序号\t{}\t{}\t类型\n1\t甲种广告登记、乙种广告登记\t广告登记\t其他权力\n"
    "2\t演出审批、场地审批\t演出许可\t行政许可\n\n二、取消事项1项\n\n序号\t事项名称\t类型\n1\t占用林地审批\t行政许可\n"
)


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("合并事项", "被合并事项名称", "合并后事项名称"), "power-merged"),
        (("名称变更事项", "原事项名称", "变更后事项名称"), "power-renamed"),
    ],
)
def test_a_numbered_line_above_a_table_heads_it_and_is_no_power(headings, kind):
    text = told(about="调整行政审批项目").replace(
        "作如下调整：\n\n", "作如下调整：\n\n" + CHANGED.format(*headings)
    )
    assert rows(text) == [
        (1, "广告登记", "其他权力"),
        (2, "演出许可", "行政许可"),
        (1, "占用林地审批", "行政许可"),
    ]
    kinds = [kind, kind, "power-cancelled"]
    assert all(kind in found for kind, found in zip(kinds, codes(text), strict=True))


@pytest.mark.parametrize("line", ["一、取消占用林地审批。", "一、取消占用林地审批"])
def test_a_numbered_line_above_a_table_that_names_a_power_still_tells_it(line):
    text = told(about="调整行政审批项目").replace(
        "作如下调整：\n\n",
        f"作如下调整：\n{line}\n\n序号\t事项名称\t类型\n1\t取水许可\t行政许可\n",
    )
    assert {name for _, name, _ in rows(text)} == {"取水许可", "占用林地审批"}


OVER = "原行使部门\t序号\t权力名称\t类型\n{}\t1\t取水许可\t行政许可\n{}\t2\t采砂许可\t行政许可\n县教育局\t3\t校车使用许可\t行政许可\n"


def test_a_department_printed_once_before_its_powers_is_that_of_all():
    text = TRANSFER + OVER.format("县水务局", "")
    found = [entry.from_department for entry in entries_in(text)]
    assert found == ["县水务局", "县水务局", "县教育局"]
    assert codes(text) == [[], ["blank-cell"], []]


def test_a_department_that_blanks_may_not_repeat_stays_empty():
    text = TRANSFER + OVER.format("县教育局", "县教育局")
    text += "\t4\t民办学校设立审批\t行政许可\n"
    assert [entry.from_department for entry in entries_in(text)][-1] == ""
    assert "blank-cell" in codes(text)[-1]


def test_a_chinese_numeral_among_figures_heads_a_group():
    table = TABLE.format(first="一\t农业农村\t", second="二\t应急管理\t")
    assert rows(TRANSFER + table) == THREE


def test_the_rest_of_a_name_is_no_heading_of_a_group():
    table = TABLE.format(first="\t农业农村领域\t", second="\t及审批\t")
    assert rows(TRANSFER + table)[1] == (2, "动物诊疗许可及审批", "行政许可")
    assert "row-joined" in codes(TRANSFER + table)[1]


@pytest.mark.parametrize(
    "items",
    [
        ("1.水务领域：取水许可；采砂许可；", "2.林业领域：林木采伐许可。"),
        ("水务方面：1.取水许可；2.采砂许可。", "林业方面：3.林木采伐许可。"),
        ("一、水务领域", "1.取水许可", "2.采砂许可", "二、林业领域", "3.林木采伐许可"),
        (
            "一、区水务局（2项）",
            "取水许可",
            "采砂许可",
            "二、区林业局（1项）",
            "林木采伐许可",
        ),  # fmt: skip
    ],
)
def test_topics_in_running_text_head_the_powers_behind_them(items):
    text = told("决定下放以下行政许可事项：", *items, about="下放行政许可事项")
    names = [name for _, name, _ in rows(text)]
    assert names == ["取水许可", "采砂许可", "林木采伐许可"]


@pytest.mark.parametrize(
    "counted",
    [
        "①取水许可；②采砂许可，共2项",
        "（1）取水许可、（2）采砂许可等2项",
        "1.取水许可；2.采砂许可2项",
    ],
)
def test_what_is_counted_within_a_sentence_has_its_numbers(counted):
    text = told(
        f"将{counted}行政许可事项下放至各街道办事处实施。", about="下放行政许可事项"
    )
    assert [row[:2] for row in rows(text)] == [(1, "取水许可"), (2, "采砂许可")]


def test_one_of_several_decisions_says_its_own_category_only():
    text = told(
        "一、将取水许可、采砂许可2项行政许可事项划转至区审批局。",
        "二、将食品小作坊登记下放至各街道办事处，事项类型为其他权力。",
        "三、取消区民政局“社会团体筹备成立审批”。",
        about="调整行政权力事项",
    )
    categories = ["行政许可", "行政许可", "其他权力", ""]
    assert [category for _, _, category in rows(text)] == categories


@pytest.mark.parametrize("zone", ["县经济开发区", "县高新区", "各园区管委会"])
def test_powers_go_down_to_zones_as_to_townships(zone):
    text = HEAD.format(
        about=f"下放部分权力事项到{zone}", list=f"下放到{zone}的事项目录"
    )
    text += "一、县住房和城乡建设局（1项）\n1.取水许可\n"
    assert [e.from_department for e in entries_in(text)] == ["县住房和城乡建设局"]


LEVELS = "序号\t事项名称\t{}\n1\t取水许可\t{}\n"


@pytest.mark.parametrize(
    ("headings", "cells", "sides"),
    [
        ("县级主管部门", "县水务局", ("县水务局", "")),
        ("（原）县级主管部门", "县水务局", ("县水务局", "")),
        ("县直有关部门\t承接单位", "县水务局\t各镇", ("县水务局", "各镇")),
        ("镇级实施机构", "各镇", ("", "")),
        ("镇级实施机构\t县级主管部门", "各镇\t县水务局", ("县水务局", "各镇")),
    ],
)
def test_a_department_is_told_by_its_level(headings, cells, sides):
    [entry] = entries_in(DOWN + LEVELS.format(headings, cells))
    assert (entry.from_department, entry.to_department) == sides


def test_a_level_alone_tells_nothing_where_powers_do_not_go_down():
    about = "取消部分县级行政权力事项"
    text = HEAD.format(about=about, list=about + "目录")
    [entry] = entries_in(text + LEVELS.format("县级主管部门", "县水务局"))
    assert (entry.from_department, entry.to_department) == ("", "")
    assert "column-not-read" in codes_of(entry)


def codes_of(entry):
    return [finding.code for finding in entry.findings]


def test_what_a_line_below_a_power_says_is_its_ground():
    text = (
        DOWN
        + "1.取水许可\n下放部门：县水务局；承接部门：各镇\n设定依据：《水法》第七条；《取水许可条例》\n办理时限：五日\n2.采砂许可\n"
    )
    first, second = entries_in(text)
    assert (first.from_department, first.to_department) == ("县水务局", "各镇")
    assert (first.basis, second.basis) == ("《水法》第七条；《取水许可条例》", "")


def test_a_category_a_space_behind_the_name_is_its_own():
    text = (
        DOWN + "一、县水务局（2项）\n1．取水许可　行政许可\n2．对滥采的处罚　行政处罚\n"
    )
    assert [(e.name, e.category) for e in entries_in(text)] == [
        ("取水许可", "行政许可"),
        ("对滥采的处罚", "行政处罚"),
    ]


LED = """东平县司法局关于公布{what}事项目录的通知
东司发〔2022〕14号
各乡镇人民政府，县政府各部门：
{lead}
东平县司法局
2022年6月8日
附件

{what}事项目录

县水务局

序号\t事项名称\t事项类别
1\t取水许可\t行政许可
2\t对擅自取水的处罚\t行政处罚

县教育局

序号\t事项名称\t事项类别
1\t校车使用许可\t行政许可
"""
HANDED = "经县政府同意，现公布调整由镇人民政府实施的行政执法事项目录。"


def departments(text):
    return [entry.from_department for entry in entries_in(text)]


def test_a_department_over_a_table_of_its_own_has_had_what_goes_down():
    text = LED.format(what="行政执法", lead=HANDED)
    assert departments(text) == ["县水务局", "县水务局", "县教育局"]
    assert all("group-department" in found for found in codes(text))


@pytest.mark.parametrize(
    "lead",
    [
        "现公布全县行政执法事项目录。",
        "前期已公布调整由镇人民政府实施的事项目录，现公布全县行政执法事项目录。",
        "根据《关于公布下放各镇行政执法事项目录的通知》，现公布全县行政执法事项目录。",
    ],
)
def test_a_department_over_a_table_is_doubted_where_nothing_goes_down(lead):
    text = LED.format(what="行政执法", lead=lead)
    assert departments(text) == ["", "", ""]
    assert all("group-department" in found for found in codes(text))


TAKEN = """城关街道办事处关于公布承接县级行政权力事项的通知
城街发〔2022〕14号
各社区：
现将街道承接的行政权力事项公布如下：

序号\t{heading}\t事项名称\t事项类别
1\t{first}\t取水许可\t行政许可
2\t\t对擅自取水的处罚\t行政处罚
3\t{second}\t校车使用许可\t行政许可

城关街道办事处
2022年6月8日
"""


@pytest.mark.parametrize("heading", ["部门", "单位", "部门名称"])
def test_departments_of_the_county_have_had_what_a_township_takes(heading):
    text = TAKEN.format(heading=heading, first="县水务局", second="东平县教育局")
    assert departments(text) == ["县水务局", "县水务局", "东平县教育局"]
    assert "blank-cell" in codes(text)[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("水务局", "教育局"),
        ("县水务局", "社会事务办"),
        ("城关街道农业办", "城关街道文教办"),
        ("市场监管局", "县教育局"),
    ],
)
def test_departments_that_may_be_those_of_the_township_are_not_read(first, second):
    text = TAKEN.format(heading="部门", first=first, second=second)
    assert departments(text) == ["", "", ""]
    assert "column-not-read" in codes(text)[0]


def test_a_column_of_departments_is_not_read_where_nothing_goes_down():
    text = TAKEN.format(heading="部门", first="县水务局", second="县教育局")
    assert departments(text.replace("承接", "调整")) == ["", "", ""]


@pytest.mark.parametrize("bureau", ["区行政审批局", "区行政审批服务局"])
def test_groups_of_what_goes_to_the_bureau_of_permits_are_those_that_had_them(bureau):
    text = told(
        "一、区水利局（1项）", "1.取水许可", "二、区民政局（1项）", "2.社会团体登记",
        about=f"将部分行政许可事项划转{bureau}实施",
    )  # fmt: skip
    entries = entries_in(text)
    assert [one.from_department for one in entries] == ["区水利局", "区民政局"]
    assert all("group-department" in found for found in codes(text))
