"""PDF files: lines, columns, tables and page furniture by where characters stand."""

import json

import pytest
import typst

from gazette.inputs import opened, read_input
from gazette.reading import read_text

HEAD = """
#set text(font: ("WenQuanYi Zen Hei", "Noto Sans CJK SC"), size: 11pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""
SENTENCE = "各街道办事处要高度重视防汛工作，落实责任，加强值班，确保辖区安全度汛。"
OPENING = """甲区人民政府
关于做好防汛工作的通知

甲政发〔2021〕3号

各街道办事处：
"""
SIGNED = "\n甲区人民政府\n2021年6月1日\n"


def made(source, **values):
    given = {name: json.dumps(value) for name, value in values.items()}
    return typst.compile((HEAD + source).encode(), sys_inputs=given)


def lines(source, **values):
    text = opened(made(source, **values), "公报.pdf")
    return [line.strip() for line in text.lines if line.strip()], text


def paragraphs(count):
    return [f"第{n}段说，" + SENTENCE * (n % 4 + 2) for n in range(count)]


BODY = "#for text in json(bytes(sys.inputs.body)) { par(text) }"


@pytest.mark.parametrize(
    "page",
    [
        '#set page(paper: "a4")',
        '#set page(paper: "a4", columns: 2)',
        '#set page(paper: "a3", columns: 3)',
        '#set page(paper: "a4", flipped: true, columns: 2)',
        '#set page(paper: "a5", header: [甲区人民政府公报 #h(1fr) 第3期], numbering: "1")',
        '#set page(paper: "a5", numbering: "— 1 —")',
        '#set page(paper: "a5", numbering: "第1页 共1页")',
        "#set par(first-line-indent: 0em, spacing: 2em)",
        "#set par(justify: false)",
    ],
)
def test_paragraphs_are_whole_over_lines_columns_and_pages(page):
    given = paragraphs(30)
    text = OPENING + "\n\n".join(["现通知如下：", *given]) + SIGNED
    source = (
        page
        + """
#align(center)[甲区人民政府\\ 关于做好防汛工作的通知]
#align(center)[甲政发〔2021〕3号]
#par(first-line-indent: 0em)[各街道办事处：]
#par[现通知如下：]
"""
        + BODY
        + "\n#align(right)[甲区人民政府\\ 2021年6月1日]"
    )
    read = read_input(made(source, body=given), "公报.pdf")
    [document], [expected] = read.documents, read_text(text).documents
    assert document.body == expected.body
    assert (document.title, document.number) == (expected.title, expected.number)
    assert document.signed_date == expected.signed_date
    assert read.unread == read.findings == ()


def test_every_line_knows_its_page():
    page = '#set page(paper: "a5", numbering: "1")\n'
    pages = "\n#pagebreak()\n".join(f"#par[这是第{n}个页面的话。]" for n in range(1, 6))
    text = opened(made(page + pages), "公报.pdf")
    for number, start in enumerate(text.pages, 1):
        end = text.pages[number] if number < len(text.pages) else len(text.lines) + 1
        said = "".join(text.lines[start - 1 : end - 1]).strip()
        assert said == f"这是第{number}个页面的话。"


def test_findings_name_the_page():
    page = '#set page(paper: "a5")\n#align(center)[甲区人民政府关于防汛的通知]\n'
    source = (
        page
        + "#par[甲政发〔2021〕3号]#par[各街道办事处：]\n#pagebreak()\n#par[做好防汛 and 抗旱工作。]"
    )
    read = read_input(made(source), "公报.pdf")
    [finding] = [f for f in read.findings if f.code == "english-residue"]
    assert read.page_of(finding.line) == 2


ROWS = [["序号", "事项名称", "类别"]] + [
    [str(n), "河道采砂许可" * (n % 5 + 1), "行政许可"] for n in range(1, 40)
]
TABLE = "#table(columns: (auto, 1fr, auto), {more} ..json(bytes(sys.inputs.rows)).flatten().map(cell => [#cell]))"


@pytest.mark.parametrize(
    "more",
    [
        "",
        "stroke: 0.5pt + gray,",
        "stroke: (x: none, y: 0.5pt),",
        "stroke: (x, y) => (left: if x > 0 { 0.5pt }, y: 0.5pt),",
        "align: horizon + center,",
        "fill: (x, y) => if y == 0 { silver },",
    ],
)
def test_a_ruled_table_over_pages_is_its_rows(more):
    page = '#set page(paper: "a5", margin: 2cm)\n'
    read, text = lines(page + TABLE.replace("{more}", more), rows=ROWS)
    assert [row.split("\t") for row in read] == ROWS
    assert {finding.code for finding in text.findings} <= {
        "row-over-pages",
        "row-wrapped",
    }


def test_a_table_without_rules_is_read_by_its_heading():
    short = [["指标", "单位", "总量", "增长"]] + [
        [f"指标{n}", "亿元", f"{n}.5", f"-{n}.1"] for n in range(1, 9)
    ]
    read, _ = lines(
        TABLE.replace("(auto, 1fr, auto)", "4").replace(
            "{more}", "stroke: none, column-gutter: 2em,"
        ),
        rows=short,
    )
    assert [row.split("\t") for row in read] == short


def test_merged_cells_stand_in_each_row():
    source = """#table(columns: 3, [部门], [事项], [类别],
      table.cell(rowspan: 2)[水务局], [取水许可], [行政许可], [采砂许可], [行政许可],
      table.cell(colspan: 3)[二、其他], [甲局], [乙事项], [其他])"""
    read, _ = lines(source)
    assert [row.split("\t") for row in read] == [
        ["部门", "事项", "类别"],
        ["水务局", "取水许可", "行政许可"],
        ["水务局", "采砂许可", "行政许可"],
        ["二、其他"],
        ["甲局", "乙事项", "其他"],
    ]


def test_a_frame_round_a_text_is_no_table():
    read, _ = lines(f"#rect(width: 100%)[#par[{SENTENCE * 3}]]")
    assert "".join(read) == SENTENCE * 3


def test_a_page_that_lies_on_its_side_is_read_upright():
    source = f'#set page(paper: "a5")\n#rotate(90deg, reflow: true)[#block(width: 12cm)[#par[{SENTENCE * 4}]]]'
    read, _ = lines(source)
    assert "".join(read) == SENTENCE * 4


def test_words_beside_the_page_are_not_read_but_told():
    source = f"#par[{SENTENCE}]#place(top + left, dx: 30cm)[暗语]"
    read, text = lines(source)
    assert "".join(read) == SENTENCE
    assert [finding.code for finding in text.findings] == ["hidden-text"]


@pytest.mark.parametrize(
    "words", ["“四个槐荫”", "GDP增长5.2%", "①②", "（一）〔2020〕", "m²"]
)
def test_characters_of_every_kind_keep_their_place(words):
    read, _ = lines(f"#par[{SENTENCE}{words}{SENTENCE}]")
    assert "".join(read) == SENTENCE + words + SENTENCE
