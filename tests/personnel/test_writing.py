import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personnel.reading import PersonnelChange, read
from personnel.writing import write

ISSUER = "某市某区人民政府"
SURNAMES = ("张", "任", "欧阳", "为", "和")
GIVEN = ("三", "建新", "有为", "和平", "大任", "㐂")
ORGANIZATIONS = (
    "某区财政局",
    "某区人民政府办公室",
    "某区人民政府张庄路街道办事处",
    "某街道便民服务中心（退役军人服务站）",
    "任城区教育和体育局",
    "某工业园区管理委员会财政局",
    "某区第101中学",
    "某区城乡房地产开发总公司",
)
TITLES = (
    "主任",
    "副局长",
    "一级主任科员",
    "副处级领导干部",
    "副总经理",
    "信访督查专员",
)
RANKS = ("", "副处级", "正科级", "四级调研员")
REMARKS = ("", "试用期一年", "保留原职级待遇", "挂职，时间两年", "试用期一年；兼")

names = st.builds("".join, st.tuples(st.sampled_from(SURNAMES), st.sampled_from(GIVEN)))
realistic = st.builds(
    PersonnelChange,
    kind=st.sampled_from(("appoint", "remove")),
    name=names | st.just("阿依古丽·买买提"),
    organization=st.sampled_from(ORGANIZATIONS),
    title=st.sampled_from(TITLES),
    rank=st.sampled_from(RANKS),
    remark=st.sampled_from(REMARKS),
)
words = st.text(
    st.sampled_from("任命免去为的职务局长主任、，；。（）()〔1 \u3000\t\n㐂𠮷Ab副处级"),
    max_size=10,
)
free = st.builds(
    PersonnelChange,
    clause=words | st.sampled_from(("", "一", "（二）", "3", "（4）")),
    kind=st.sampled_from(("appoint", "remove", "")),
    name=names | words,
    organization=st.sampled_from(ORGANIZATIONS) | words,
    title=st.sampled_from(TITLES) | words,
    rank=st.sampled_from(RANKS) | words,
    remark=st.sampled_from(REMARKS) | words,
)


def as_ordered(entries):
    return sorted(entries, key=lambda entry: entry.kind)


@settings(max_examples=500)
@given(st.lists(realistic, min_size=1, max_size=8))
def test_what_is_written_reads_back(entries):
    assert read(write(entries, issuer=ISSUER)) == as_ordered(entries)


@settings(max_examples=500)
@given(st.lists(free, min_size=1, max_size=3))
def test_any_words_read_back_or_are_refused(entries):
    try:
        document = write(entries, issuer=ISSUER)
    except ValueError:
        return
    assert read(document) == as_ordered(entries)


@given(st.text("城乡（）〔〕“”㐂𠮷АBc12·", max_size=15))
def test_organizations_with_rare_characters_are_not_refused(name):
    balanced = name.replace("（", "").replace("）", "（东区）")
    entry = PersonnelChange(
        kind="appoint", name="张三", organization=f"某{balanced}局", title="局长"
    )
    assert read(write([entry], issuer=ISSUER)) == [entry]


def change(**fields):
    entry = PersonnelChange(
        kind="appoint", name="张三", organization="某区财政局", title="局长"
    )
    return dataclasses.replace(entry, **fields)


def test_the_document_is_a_notice_with_appointments_before_removals():
    document = write(
        [
            change(kind="remove", rank="正处级", remark="保留待遇"),
            change(name="李四", rank="副处级", remark="试用期一年"),
        ],
        issuer=ISSUER,
    )
    assert document.title == f"{ISSUER}关于任免李四等工作人员职务的通知"
    assert (document.genre, document.issuer) == ("通知", ISSUER)
    assert document.addressee == "各街道办事处，区政府各部门"
    assert document.body.split("\n") == [
        "经研究，决定任命：",
        "李四为某区财政局局长（副处级，试用期一年）。",
        "免去：",
        "张三的某区财政局局长（正处级）职务（保留待遇）。",
    ]


def test_the_title_says_what_is_done_and_to_whom():
    one = [change(), change(title="书记")]
    assert write(one, issuer="").title == "关于任命张三职务的通知"
    two = [change(kind="remove"), change(kind="remove", name="李四")]
    assert write(two, issuer="").title == "关于免去张三等工作人员职务的通知"


@pytest.mark.parametrize("clause", ["一", "十二", "（三）", "4", "（5）"])
def test_clauses_are_kept(clause):
    entry = change(clause=clause, kind="remove")
    assert read(write([entry], issuer=ISSUER)) == [entry]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": ""},
        {"name": ""},
        {"name": "张 三"},
        {"title": ""},
        {"title": "局长；"},
        {"organization": "某\n局"},
        {"rank": "局长"},
        {"remark": "副处级"},
        {"clause": "附则"},
    ],
)
def test_what_would_not_read_back_is_refused_by_name(fields):
    with pytest.raises(ValueError, match="1"):
        write([change(**fields)], issuer=ISSUER)


def test_nothing_to_write_is_refused():
    with pytest.raises(ValueError):
        write([], issuer=ISSUER)
