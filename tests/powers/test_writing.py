import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powers.reading import PowerTransfer, read
from powers.writing import write

ISSUER = "某市某区人民政府"
OBJECTS = (
    "取水",
    "公共场所卫生",
    "校车使用",
    "公司（企业）",
    "临时占用林地",
    "A级锅炉",
)
ACTS = ("许可", "设立、变更、注销登记", "审批（审核）", "认定", "招生简章和广告备案")
CATEGORIES = ("", "行政许可", "行政确认", "其他事项", "行政处罚")
DEPARTMENTS = ("", "区水务局", "区行政审批服务局", "某某街道办事处（便民服务中心）")
BASES = ("", "《中华人民共和国水法》第四十八条", "国务院令第412号；省政府令第3号。")

realistic = st.builds(
    PowerTransfer,
    seq=st.none() | st.integers(1, 2000),
    name=st.builds("".join, st.tuples(st.sampled_from(OBJECTS), st.sampled_from(ACTS))),
    category=st.sampled_from(CATEGORIES),
    from_department=st.sampled_from(DEPARTMENTS),
    to_department=st.sampled_from(DEPARTMENTS),
    basis=st.sampled_from(BASES),
)
words = st.text(
    st.sampled_from("许可（）()〔1〕2；、。 　\t\nAb*#㐂𠮷一序号"), max_size=12
)
free = st.builds(
    PowerTransfer,
    seq=st.none() | st.integers(-5, 10**10),
    name=words | st.text(max_size=8),
    category=words,
    from_department=words,
    to_department=words,
    basis=words,
)


def numbered_alike(entries):
    """A row without a number in a numbered list reads as the end of the row above."""
    if all(entry.seq is not None for entry in entries):
        return entries
    return [dataclasses.replace(entry, seq=None) for entry in entries]


@settings(max_examples=500)
@given(st.lists(realistic, min_size=1, max_size=8).map(numbered_alike))
def test_what_is_written_reads_back(entries):
    assert read(write(entries, issuer=ISSUER)) == entries


@settings(max_examples=500)
@given(st.lists(free, min_size=1, max_size=3))
def test_any_words_read_back_or_are_refused(entries):
    try:
        document = write(entries, issuer=ISSUER)
    except ValueError:
        return
    assert read(document) == entries


@given(st.text("许可（）()〔〕、《》“”㐂𠮷АBc12", min_size=1, max_size=20))
def test_names_with_brackets_digits_and_rare_characters_are_not_refused(name):
    entry = PowerTransfer(seq=1, name="准" + name + "证", category="行政许可")
    assert read(write([entry], issuer=ISSUER)) == [entry]


def test_the_document_is_a_notice_with_the_list_attached():
    entries = [PowerTransfer(seq=1, name="取水许可", category="行政许可")]
    document = write(entries, issuer=ISSUER)
    assert document.title.startswith(ISSUER + "关于公布")
    assert (document.genre, document.issuer) == ("通知", ISSUER)
    assert document.body.endswith("附件：行政权力事项划转清单")
    (table,) = document.attachments
    assert table.columns == ("序号", "事项名称", "事项类型")
    assert table.rows == (("1", "取水许可", "行政许可"),)


def test_a_column_stands_where_any_entry_fills_it():
    entries = [
        PowerTransfer(seq=1, name="甲许可", to_department="区行政审批服务局"),
        PowerTransfer(seq=2, name="乙许可"),
    ]
    (table,) = write(entries, issuer=ISSUER).attachments
    assert table.columns == ("序号", "事项名称", "事项类型", "承接部门")


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"name": "取水许可；"}, {"name": "取水\n许可"}, {"clause": "一"}],
)
def test_what_would_not_read_back_is_refused_by_name(change):
    entry = dataclasses.replace(PowerTransfer(seq=1, name="取水许可"), **change)
    with pytest.raises(ValueError, match="1"):
        write([entry], issuer=ISSUER)


def test_nothing_to_write_is_refused():
    with pytest.raises(ValueError):
        write([], issuer=ISSUER)
