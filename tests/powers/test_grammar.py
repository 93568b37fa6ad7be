"""Every wording is read as its example says."""

import pytest

from gazette.reading.source import SourceDocument, Table
from powers.reading import read
from powers.reading.grammar import HEADINGS, KINDS

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
    elif wording.means == "main_item":
        assert entry.name == "公司登记"
    else:
        assert getattr(entry, wording.means) == SAID[wording.means]


@pytest.mark.parametrize("wording", KINDS, ids=lambda w: w.example)
def test_a_title_says_what_is_done(wording):
    entry = only(BASE, "某区人民政府关于公布行政权力事项目录的通知", wording.example)
    assert codes(entry) == CODES[wording.means]
