"""Contents, sections and fields of web pages as they are printed in other ways."""

import pytest

from gazette.reading.issue import read_text

BODY = """
甲川县人民政府
关于表彰先进的决定
甲政发〔2011〕5号
各乡镇：
决定表彰按甲政发〔2010〕3号文件评出的单位。
2011年3月4日
甲川县人民政府办公室关于防汛的通知
甲政办发〔2011〕6号
各乡镇：
请按照执行。
2011年4月6日
"""
IN_TABLE = """文号	标题	页码
甲政发〔2011〕5号	甲川县人民政府关于表彰先进的决定	3
甲政办发〔2011〕6号	甲川县人民政府办公室关于防汛的通知	8
"""
PAGES_FIRST = """目　录
3　　关于表彰先进的决定
　　　　　甲政发〔2011〕5号
8　　关于防汛的通知　甲政办发〔2011〕6号
"""
BESIDE_NAME = """甲川县人民政府公报　2011年第3期　本期目录
甲政发〔2011〕5号　关于表彰先进的决定　/3
甲政办发〔2011〕6号　关于防汛的通知　/8
"""


@pytest.mark.parametrize("contents", [IN_TABLE, PAGES_FIRST, BESIDE_NAME])
def test_contents_printed_in_other_ways_give_the_pages(contents):
    read = read_text(contents + BODY)
    assert [document.page for document in read.documents] == [3, 8]
    assert [document.cites for document in read.documents] == [
        ("甲政发〔2010〕3号",),
        (),
    ]


def test_a_section_stands_over_its_documents():
    read = read_text("◆县政府文件◆" + BODY)
    assert {document.section for document in read.documents} == {"县政府文件"}


def test_a_section_with_a_mark_before_its_name_alone_stands_over_a_release():
    release = "◆ 数据\n甲川县2011年1-3月主要指标\n单位：万元\n指标\t累计\n产值\t5\n"
    *_, document = read_text(f"{BODY}\n{release}").documents
    assert (document.title, document.section) == ("甲川县2011年1-3月主要指标", "数据")


def test_what_counts_the_documents_is_no_section():
    read = read_text("【文件一】" + BODY)
    assert {document.section for document in read.documents} == {""}


def test_fields_have_their_values_below_them():
    fields = "索引号\n1137/2011-1\n公开责任部门\n甲川县人民政府\n成文日期\n2011-04-06\n有效状态\n有效\n"
    document = "甲川县人民政府办公室关于防汛的通知\n各乡镇：\n请按照执行。\n"
    read = read_text(f"{fields}发文字号\n甲政办发〔2011〕6号\n\n{document}").documents
    assert [(one.number, one.title) for one in read] == [
        ("甲政办发〔2011〕6号", "甲川县人民政府办公室关于防汛的通知")
    ]
    assert f"{read[0].signed_date}" == "2011-04-06"


@pytest.mark.parametrize(
    "line",
    [
        "（甲政办发〔2011〕6号    二〇一一年四月六日）",
        "2011年4月6日　　甲政办发〔2011〕6号",
        "甲政办发〔2011〕6号，2011年4月6日",
    ],
)
def test_the_day_stands_beside_the_number(line):
    text = f"甲川县人民政府办公室关于防汛的通知\n{line}\n各乡镇：\n请按照执行。\n"
    (document,) = read_text(text).documents
    assert (document.number, f"{document.signed_date}") == (
        "甲政办发〔2011〕6号",
        "2011-04-06",
    )


@pytest.mark.parametrize("page", ["（第{}页）", "（P{}）", "（{}页）", "（{}）"])
def test_the_page_of_an_entry_in_brackets_is_one_in_any_form(page):
    titles = ["石桥县人民政府关于供水的通知", "石桥县人民政府关于防汛的通知"]
    numbers = ["石政发〔2024〕1号", "石政发〔2024〕2号"]
    listed = "".join(
        f"{'一二'[at]}、{titles[at]}（{numbers[at]}）{page.format(at + 1)}\n"
        for at in range(2)
    )
    bodies = "".join(
        f"{titles[at]}\n{numbers[at]}\n各镇人民政府：\n请认真执行。\n石桥县人民政府\n2024年1月15日\n"
        for at in range(2)
    )
    reading = read_text(f"石桥县人民政府公报\n2024年第1期\n目录\n{listed}{bodies}")
    assert [d.number for d in reading.documents] == numbers
    assert [entry.page for entry in reading.contents] == [1, 2]
