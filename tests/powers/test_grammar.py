"""Every wording is read as its example says."""

import pytest

from gazette.reading.source import SourceDocument, Table
from powers.reading import read
from powers.reading.grammar import HEADINGS, KINDS, one_category, role_of

TITLE = "某区人民政府关于公布行政权力划转事项清单的通知"
BASE = {"序号": "1", "事项名称": "取水许可", "事项类型": "行政许可"}
OWN = {"seq": "序号", "name": "事项名称", "category": "事项类型"}
SAID = {
    "name": "校车使用许可",
    "category": "行政确认",
    "from_department": "区水务局",
    "to_department": "区行政审批服务局",
    "basis": "《水法》",
    "kind": "取消",
    "old_name": "取水许可证核发",
    "main_item": "公司登记",
    "sub_item": "公司设立登记",
}
CODES = {
    "cancel": ["power-cancelled"],
    "rename": ["power-renamed"],
    "merge": ["power-merged"],
    "add": ["power-added"],
    "transfer": [],
    "proof": ["power-cancelled", "power-proof"],
}


def only(columns, title=TITLE, table_title=""):
    table = Table(table_title, tuple(columns), (tuple(columns.values()),))
    (entry,) = read(SourceDocument(title=title, attachments=(table,)))
    return entry


def codes(entry):
    return [finding.code for finding in entry.findings]


@pytest.mark.parametrize("wording", HEADINGS, ids=lambda w: w.example)
def test_a_column_is_read_under_its_heading(wording):
    columns = dict(BASE)
    columns.pop(OWN.get(wording.means, ""), None)
    columns[wording.example] = SAID.get(wording.means, "1")
    entry = only(columns)
    if wording.means == "seq":
        assert entry.seq == 1
    elif wording.means == "kind":
        assert codes(entry) == ["power-cancelled"]
    elif wording.means == "old_name":
        assert codes(entry) == ["power-renamed"]
    elif wording.means == "sub_item":
        assert (entry.name, codes(entry)) == ("公司设立登记", ["sub-item"])
    elif wording.means == "old_category":
        assert entry.category == BASE["事项类型"]
    elif wording.means == "body_of_level":
        assert codes(entry) == ["column-not-read"]
    elif wording.means == "main_item":
        assert entry.name == "公司登记"
    else:
        assert getattr(entry, wording.means) == SAID[wording.means]


@pytest.mark.parametrize("wording", KINDS, ids=lambda w: w.example)
def test_a_title_says_what_is_done(wording):
    entry = only(BASE, "某区人民政府关于公布行政权力事项目录的通知", wording.example)
    assert codes(entry) == CODES[wording.means]


ROLES = {
    "seq": "序号 编号 项次",
    "name": "项目名称 行政审批事项名称 许可事项 委托事项 赋权事项 权限名称 职权 下放管理层级的行政审批项目名称 合并后事项名称",
    "category": "类别 权力类型 职权类别 事项性质 权力属性 现权力类别",
    "basis": "设定依据 法律依据 取消依据",
    "from_department": "划出部门 原实施机关 委托机关 划转前实施部门",
    "to_department": "承接单位 受委托机关 现实施部门 收回后实施部门",
    "kind": "调整方式 处理决定 下放形式",
    "old_name": "原事项名称 旧名称 合并前事项名称",
    None: "权力编码 实施部门 委托期限 下放层级 责任事项 责任事项依据 收费项目 备注 承诺时限 后续监管措施",
}


@pytest.mark.parametrize(
    ("heading", "role"),
    [(heading, role) for role, of in ROLES.items() for heading in of.split()],
)
def test_a_heading_is_known_by_its_last_word(heading, role):
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("取消下列行政许可事项", "行政许可"),
        ("将部分行政处罚权交由街道办事处行使", "行政处罚"),
        ("取消非行政许可审批事项", "非行政许可审批"),
        ("行政许可等事项", ""),
        ("行政许可和公共服务事项", ""),
        ("行政许可及关联事项", ""),
        ("行政审批事项", ""),
    ],
)
def test_a_category_is_of_all_where_it_is_named_alone(words, category):
    assert one_category(words) == category


@pytest.mark.parametrize("other", ["证件名称", "企业名称", "系统名称", "表格名称"])
def test_the_column_that_says_so_best_has_the_names(other):
    columns = {"序号": "1", other: "甲", "许可事项": "取水许可", "办件类型": "承诺件"}
    entry = only(columns | {"权力类型": "行政许可"})
    assert (entry.name, entry.category) == ("取水许可", "行政许可")


def test_names_that_may_be_of_something_else_are_asked_about():
    entry = only({"序号": "1", "企业名称": "甲水厂", "事项类型": "行政许可"})
    assert "heading-unclear" in codes(entry)
