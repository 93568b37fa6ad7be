"""No text is dropped: read + unread lines = all lines, each line in one part, of any file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading import UnreadableFile, read_bytes, read_text
from gazette.reading.grids import tabulated
from gazette.reading.lines import numbered_lines
from tests.gazette.accounting import assert_accounted, lost_lines

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = sorted(CORPUS.rglob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_line_of_the_corpus_is_read_or_listed(path):
    reading = read_bytes(path.read_bytes())
    assert_accounted(reading)
    assert lost_lines(reading) == []


def test_every_line_of_the_real_gazette_is_read(gazette_file):
    reading = read_bytes(gazette_file.read_bytes())
    assert_accounted(reading)
    assert lost_lines(reading) == []
    assert reading.parts[3] == "contents" and reading.parts[47] == "document"


ISSUE = """甲县人民政府公报
2021年第2期（总第14期）
主办：甲县人民政府办公室
目录
【县政府文件】
甲县人民政府关于河道管理的通告（甲政通〔2021〕1号）（3）
——————————
甲县人民政府公报　2021年第2期
000012
机密★1年
甲县人民政府文件
甲政通〔2021〕1号　　签发人：王五
甲县人民政府
关于河道管理的通告
各乡镇人民政府：
为加强全县河道管理，保护水环境，结合本县实
— 3 —
际，现通告如下：
附件：河道名单
甲县人民政府
2021年4月
9日
附件
河道名单
序号\t名称
1\t小清河
（此件公开发布）
抄送：县委办公室。
甲县人民政府办公室　2021年4月10日印发
共印80份
索引号：1-2
标题：甲县教育局关于招生的通知
成文日期：2021-05-01
发布日期：2021-05-02
甲县教育局关于招生的通知
各学校：
请做好招生工作。
甲县教育局
2021年5月1日
地址：甲县人民路1号
主办：甲县人民政府办公室
"""
LINES = ISSUE.splitlines()


def parts_of(text):
    reading = read_text(text)
    assert_accounted(reading)
    return {line: reading.parts[line] for line in reading.parts}


def test_each_part_of_an_issue_is_known():
    parts = parts_of(ISSUE)
    where = {
        part: [LINES[line - 1] for line in parts if parts[line] == part]
        for part in sorted(set(parts.values()))
    }
    assert where["masthead"] == [*LINES[:3], *LINES[7:8], *LINES[-2:]]
    assert where["contents"] == LINES[3:7]
    assert where["furniture"] == ["— 3 —"]
    assert where["unread"] == [
        "共印80份",
        "发布日期：2021-05-02",
    ]


def test_the_issue_reads_as_its_two_documents():
    notice, enrolment = read_text(ISSUE).documents
    assert (notice.number, notice.signed_date.isoformat()) == (
        "甲政通〔2021〕1号",
        "2021-04-09",
    )
    assert (notice.page, notice.section) == (3, "县政府文件")
    assert (
        notice.paragraphs[0].text
        == "为加强全县河道管理，保护水环境，结合本县实际，现通告如下："
    )
    assert (enrolment.title, enrolment.addressee) == (
        "甲县教育局关于招生的通知",
        "各学校",
    )


NOISE = [
    "",
    "\f",
    "12",
    "— 7 —",
    "8/40",
    "===",
    "关于",
    "：",
    "（",
    "目录",
    "附件",
    "2021年",
    "第二条　甲。",
    "乙\t丙",
    "|甲|乙|",
    "&nbsp;<p>丁</p>",
    "签发人：",
    "甲县人民政府",
    "公　告",
    "有效性：",
    "（2021年4月9日甲县人民代表大会通过",
]
anything = st.text(
    st.sampled_from(
        "甲关于的通知号〔2021〕年月日。：（）《》\t <>&;O0l1曰-—、附件公报期第"
    ),
    max_size=30,
)


@given(
    st.lists(
        st.sampled_from(LINES) | st.sampled_from(NOISE) | anything,
        min_size=1,
        max_size=60,
    )
)
def test_any_garbled_text_is_accounted_for(lines):
    text = "\n".join(lines)
    try:
        reading = read_text(text)
    except UnreadableFile:
        return
    assert_accounted(reading)
    numbers = {line.number for line in numbered_lines(tabulated(text))}
    assert set(reading.parts) == numbers
    assert lost_lines(reading) == []


@given(st.data())
def test_an_issue_with_lines_lost_and_doubled_is_accounted_for(data):
    lines = data.draw(
        st.lists(st.integers(0, len(LINES) - 1), min_size=10, max_size=60).map(sorted)
    )
    try:
        reading = read_text("\n".join(LINES[at] for at in lines))
    except UnreadableFile:
        return
    assert_accounted(reading)
    assert lost_lines(reading) == []
