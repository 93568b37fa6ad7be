"""PDF tables that a page cuts: rows put together again, or told where nothing is certain."""

import json

import pytest
import typst

from gazette.inputs import opened
from gazette.inputs.pdf.rows import Row, is_cut, may_be_cut, parts_of_cells

PAGE = """
#set page(width: 15cm, height: {height}, margin: 2cm, header: [{head}])
#set text(font: ("WenQuanYi Zen Hei", "Noto Sans CJK SC"), size: 11pt, lang: "zh")
"""
TABLE = "#table(columns: (1.5cm, 4cm, 1fr), {more} ..json(bytes(sys.inputs.rows)).flatten().map(cell => [#cell]))"
LONG = "对未经许可擅自从事道路旅客运输经营活动且拒不改正的行为的处罚"
HEADING = ["序号", "事项名称", "实施部门"]
ROWS = [HEADING] + [[str(n), LONG, "区交通运输局"] for n in range(1, 7)]
HEADS = ["甲区人民政府公报 #h(1fr) 第3期", "工作动态"]


def read(source, rows=(), height="14cm", head=HEADS[0]):
    page = PAGE.replace("{height}", height).replace("{head}", head)
    inputs = {"rows": json.dumps(rows)}
    made = typst.compile((page + source).encode(), sys_inputs=inputs)
    return opened(made, "公报.pdf")


def table(text):
    return [line.split("\t") for line in text.lines if "\t" in line]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("height", ["11.9cm", "12.2cm", "12.8cm", "13.4cm", "14cm"])
def test_a_row_that_a_page_cuts_is_one_row_below_any_running_head(head, height):
    text = read(TABLE.replace("{more}", ""), ROWS, height, head)
    assert len(text.pages) > 1
    assert table(text) == ROWS


def test_a_row_that_is_joined_is_told():
    text = read(TABLE.replace("{more}", ""), ROWS, "11.6cm")
    cut = [finding for finding in text.findings if finding.code == "row-over-pages"]
    assert len(cut) == 2
    assert LONG in text.lines[cut[0].line - 1]


def test_the_running_head_of_two_pages_is_no_text():
    text = read(TABLE.replace("{more}", ""), ROWS, "14cm")
    assert len(text.pages) == 2
    assert "公报" not in text.content


def test_attachments_that_begin_at_the_top_of_pages_keep_their_marks():
    pages = [f"附件{n}\n\n#v(1em)\n\n目录第{n}份，{LONG}。" for n in (1, 2, 3)]
    text = read("\n#pagebreak()\n".join(pages), head="")
    assert [line.strip() for line in text.lines if "附件" in line] == [
        "附件1",
        "附件2",
        "附件3",
    ]


def test_a_cell_over_several_rows_goes_on_over_the_page():
    cells = ", ".join(f"[{n}], [{LONG}]" for n in range(1, 7))
    source = (
        f"#table(columns: (3cm, 1.5cm, 1fr), table.cell(rowspan: 6)[水务局], {cells})"
    )
    text = read(source, height="9cm")
    assert len(text.pages) > 1
    assert table(text) == [["水务局", str(n), LONG] for n in range(1, 7)]
    assert "row-over-pages" in {finding.code for finding in text.findings}


ABOVE = Row(["7", "困难残疾人生活补贴和重度残疾人", "行政给付"], [False, True, False])


@pytest.mark.parametrize(
    ("rest", "cut"),
    [
        (["", "护理补贴给付", ""], True),
        (["8", "护理补贴给付", ""], False),
        (["", "护理补贴给付", "行政给付"], False),
    ],
)
def test_a_rest_has_no_number_and_goes_on_only_where_a_line_was_full(rest, cut):
    assert is_cut(ABOVE, Row(rest)) is cut


def test_a_row_without_number_that_may_go_on_is_only_doubtful():
    above = Row(["区人力资源和社会", LONG, "行政处罚"], [True, True, False])
    rest = Row(["保障局", "和强制", ""])
    assert may_be_cut(above, rest)
    assert not is_cut(above, rest)


def test_a_row_that_lacks_what_every_row_has_is_a_rest():
    above = Row(["对养老机构服务质量和", "行政检查", "区民政局"], [True, False, False])
    rest = Row(["安全管理情况的检查", "", ""])
    assert is_cut(above, rest, {0, 1, 2})
    assert not is_cut(above, rest, {0})


def test_a_rest_beside_a_cell_over_several_rows_is_a_rest():
    above = Row(["区民政局", LONG, "行政处罚", ""], [False, True, False, False])
    rest = ["", "和强制", "", ""]
    assert is_cut(above, Row(rest, homes=[(0, 0), None, None, None]))
    whole = ["", "高龄津贴审核", "行政给付", ""]
    assert not is_cut(above, Row(whole, homes=[(0, 0), None, None, None]))
    above.homes[0] = (3, 0)
    assert not is_cut(above, Row(whole))


INDICATORS = [("地区生产总值", 0), ("第一产业", 2), ("工业", 4), ("财政收入", 0)]


def test_names_of_figures_keep_how_far_they_are_set_in():
    cells = ", ".join(
        f"[#h({depth}em){name}], [亿元], [{at}.5]"
        for at, (name, depth) in enumerate(INDICATORS, 1)
    )
    text = read(f"#table(columns: (5cm, 2cm, 2cm), [指标], [单位], [总量], {cells})")
    names = [row[0] for row in table(text)[1:]]
    assert names == ["\u3000" * depth + name for name, depth in INDICATORS]


def test_a_line_through_a_letter_is_told():
    words = "#move(dx: 2.2cm, box(width: 4cm)[一行长长的文字])"
    source = f"#table(columns: (3cm, 3cm), [{words}], [], [丙], [丁])"
    text = read(source)
    assert "table-nested" in {finding.code for finding in text.findings}


def test_a_cell_over_several_rows_may_be_the_rest_of_one_that_a_page_cut():
    above = Row(["区人力资源和社会", "备案"], [True, False], [(3, 0), None])
    row = Row(["保障局", "登记"], homes=[(0, 0), None])
    assert parts_of_cells(above, row, row) == [0]
    assert not parts_of_cells(Row(["区民政局", "备案"]), row, row)
