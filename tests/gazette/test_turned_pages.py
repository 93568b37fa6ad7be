"""What stands over a page and was said above is no row, no text and no document."""

import pytest

from gazette.reading import read_text

ABOVE = """新滦区人民政府关于划转行政许可
事项的通知
新滦政发〔2018〕21号
区直各部门：
    现将行政许可事项划转至区行政审批局实施（见附件）。
新滦区人民政府
2018年11月8日
附件
划转区行政审批局事项清单
"""
HEADINGS = "序号    事项名称          类别"
ROWS = (f"{HEADINGS}\n1       取水许可          行政许可\n", "2       采砂许可          行政许可\n")  # fmt: skip
TURNS = {
    "number and title": f"— 3 —\n新滦政发〔2018〕21号      划转行政许可事项的通知\n{HEADINGS}\n",
    "title and number over the page": f"划转行政许可事项的通知　　新滦政发〔2018〕21号\n- 3 -\n{HEADINGS}\n",
    "with the page beside it": f"新滦政发〔2018〕21号  划转行政许可事项的通知  3\n{HEADINGS}\n",
    "the title alone": f"· 3 ·\n划转行政许可事项的通知\n{HEADINGS}\n",
    "the number alone": f"第3页\n新滦政发〔2018〕21号\n{HEADINGS}\n",
    "the name of the table": f"— 3 —\n划转区行政审批局事项清单\n{HEADINGS}\n",
    "no headings below": "— 3 —\n新滦政发〔2018〕21号 划转行政许可事项的通知\n",
}


def tables(text: str) -> list[tuple]:
    (document,) = read_text(text).documents
    return [table.rows for table in document.attachments]


@pytest.mark.parametrize("part", [str, lambda text: "\t".join(text.split("    "))])
@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_a_running_head_is_no_row_of_the_table_below_it(turn, part):
    first, second = ROWS
    (rows,) = tables(ABOVE + first + turn + second)
    found = [row for row in rows if row[0] != "序号"]
    assert found == [("1", "取水许可", "行政许可"), ("2", "采砂许可", "行政许可")]


def test_the_name_of_the_next_list_over_the_same_headings_stays():
    first, second = ROWS
    text = ABOVE + first + "附件2\n保留事项清单\n" + HEADINGS + "\n" + second
    (document,) = read_text(text).documents
    assert [table.title for table in document.attachments] == [
        "划转区行政审批局事项清单",
        "保留事项清单",
    ]


SECTION = """云台区人民政府公报
2016年第3期
目　录
【区政府文件】
关于公布承接事项的通知（云政发〔2016〕22号）/1
【人事任免】
关于罗明免职的通知（云政任〔2016〕5号）/2
云台区人民政府
关于公布承接事项的通知
云政发〔2016〕22号
{upper}
各街道办事处，区政府各部门：
    现将有关事项公布如下，请各单位认真组织实施，确
{lower}
保工作有序衔接。
云台区人民政府
2016年5月18日
【人事任免】
云台区人民政府
关于罗明免职的通知
云政任〔2016〕5号
区司法局：
    免去罗明的区司法局副局长职务。
云台区人民政府
2016年5月30日
"""


@pytest.mark.parametrize(
    ("upper", "lower"), [("·区政府文件·", ""), ("", "·区政府文件·")]
)
def test_a_section_within_a_document_begins_none(upper, lower):
    text = SECTION.format(upper=upper, lower=lower)
    documents = read_text(text.replace("\n\n", "\n")).documents
    assert [document.number for document in documents] == [
        "云政发〔2016〕22号",
        "云政任〔2016〕5号",
    ]
    assert documents[0].addressee == "各街道办事处，区政府各部门"


def test_bare_numbers_of_pages_between_and_below_the_rows_of_a_table_are_no_cells():
    first, second = ROWS
    (rows,) = tables(
        f"{ABOVE}{first}                 1\n\n{HEADINGS}\n{second}                 2\n"
    )
    found = [row for row in rows if row[0] != "序号"]
    assert found == [("1", "取水许可", "行政许可"), ("2", "采砂许可", "行政许可")]
