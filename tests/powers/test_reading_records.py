"""Powers printed as records, a label and what it says on each line."""

import pytest

from powers.reading.checks import shape_findings
from powers.reading.entries import PowerTransfer

from .test_reading_items import HEAD as DECISION
from .test_reading_texts import TRANSFER, codes, entries_in, rows

TWO = [(1, "取水许可", "行政许可"), (2, "工伤认定", "行政确认")]
RECORDS = {
    "one field a line": "序号：1\n事项名称：取水许可\n事项类型：行政许可\n\n序号：2\n事项名称：工伤认定\n事项类型：行政确认\n",
    "a number before the first label": "1．事项名称：取水许可\n事项类别：行政许可\n2．事项名称：工伤认定\n事项类别：行政确认\n",
    "a record a line": "编号：1　权力名称：取水许可　权力类型：行政许可\n编号：2　权力名称：工伤认定　权力类型：行政确认\n",
    "numbers in brackets": "【1】职权名称：取水许可　　职权类别：行政许可\n【2】职权名称：工伤认定　　职权类别：行政确认\n",
    "fields parted by signs": "序号：1；事项名称：取水许可；类别：行政许可。\n序号：2；事项名称：工伤认定；类别：行政确认。\n",
    "labels in brackets": "【序号】1\n【事项名称】取水许可\n【事项类别】行政许可\n【序号】2\n【事项名称】工伤认定\n【事项类别】行政确认\n",
    "labels that count": "事项一：取水许可\n类型：行政许可\n事项二：工伤认定\n类型：行政确认\n",
    "numbers in Chinese": "一、事项名称：取水许可\n事项类型：行政许可\n承接部门：县审批局\n二、事项名称：工伤认定\n事项类型：行政确认\n承接部门：县审批局\n",
    "labels set apart to their width": "序　　号：1\n名　　称：取水许可\n类　　型：行政许可\n序　　号：2\n名　　称：工伤认定\n类　　型：行政确认\n",
    "a line that counts over each": "事项一\n事项名称：取水许可\n事项类型：行政许可\n\n事项二\n事项名称：工伤认定\n事项类型：行政确认\n",
    "a line that counts, and the number again": "事项一\n序　号：1\n事项名称：取水许可\n事项类型：行政许可\n事项二\n序　号：2\n事项名称：工伤认定\n事项类型：行政确认\n",
}


@pytest.mark.parametrize("records", RECORDS.values(), ids=RECORDS)
def test_records_are_read_as_the_rows_of_a_table(records):
    assert rows(TRANSFER + records) == TWO


def test_what_goes_on_below_a_field_belongs_to_it():
    text = TRANSFER + (
        "编号：1\n事项名称：取水许可\n实施依据：《水法》\n第四十八条\n"
        "编号：2\n事项名称：工伤认定\n实施依据：《工伤保险条例》\n"
    )
    basis = ["《水法》第四十八条", "《工伤保险条例》"]
    assert [entry.basis for entry in entries_in(text)] == basis


HEADS = ("事项{}", "【事项{}】", "第{}项", "（{}）", "{}", "事项之{}", "下放事项{}")


@pytest.mark.parametrize("again", ["", "序　　号：{}\n"], ids=["once", "twice"])
@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_the_next_record_goes_on_with_no_basis(head, again):
    text = TRANSFER + "".join(
        f"{head.format(count)}\n{again.format(number)}事项名称：{name}\n设定依据：{basis}\n\n"
        for number, count, name, basis in (
            (1, "一", "取水许可", "《水法》第七条"),
            (2, "二", "工伤认定", "《劳动法》第九条"),
        )
    )
    found = [(entry.seq, entry.name, entry.basis) for entry in entries_in(text)]
    assert found == [
        (1, "取水许可", "《水法》第七条"),
        (2, "工伤认定", "《劳动法》第九条"),
    ]


def test_the_head_of_a_record_glued_to_a_cell_is_doubtful():
    for words in ("《水法》第七条事项二", "《水法》第七条序　号：2"):
        entry = PowerTransfer(source_text="", name="取水许可", basis=words)
        assert "name-cut" in {finding.code for finding in shape_findings(entry)}


def test_a_number_that_differs_from_the_line_that_counts_is_never_read_silently():
    text = TRANSFER + (
        "事项一\n序号：1\n事项名称：取水许可\n事项类型：行政许可\n"
        "事项二\n序号：4\n事项名称：工伤认定\n事项类型：行政确认\n"
    )
    assert [entry.seq for entry in entries_in(text) if not entry.findings] == []


def test_a_heading_between_records_heads_those_below():
    text = TRANSFER + (
        "一、行政许可\n序号：1\n事项名称：取水许可\n承接部门：县审批局\n"
        "二、行政确认\n序号：2\n事项名称：工伤认定\n承接部门：县审批局\n"
    )
    assert rows(text) == TWO


def test_the_one_power_of_a_commission_is_a_record():
    items = "委托事项：取水许可\n　　委托机关：区水利局\n　　受委托机关：各街道办事处"
    (entry,) = entries_in(
        DECISION.format(about="委托实施行政许可事项", items=f"　　{items}")
    )
    assert (entry.from_department, entry.to_department) == ("区水利局", "各街道办事处")


def test_words_that_lead_a_list_are_no_label():
    items = "一、取消下列事项：\n1.取水许可；\n2.采砂许可。\n二、下放下列事项：\n1.工伤认定；\n2.残疾等级评定。"
    text = DECISION.format(about="调整行政审批项目", items=items)
    assert [name for _, name, _ in rows(text)] == [
        "取水许可",
        "采砂许可",
        "工伤认定",
        "残疾等级评定",
    ]


def test_fields_that_differ_from_record_to_record_are_columns_all_the_same():
    text = TRANSFER + (
        "序号：1\n事项名称：取水许可\n备注：试行\n序号：2\n事项名称：工伤认定\n"
    )
    assert [row[:2] for row in rows(text)] == [row[:2] for row in TWO]
    assert "column-not-read" in codes(text)[0]
