"""Word files: what a reader of the printed page sees, and what else there is, told."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from gazette.inputs.docx import extract
from gazette.inputs.docx.numbering import FORMS, figure
from tests.gazette.inputs.files import saved

W = nsdecls("w")


def text_of(*paragraphs):
    """The lines of a Word file with these paragraphs (inner XML), and what is found."""
    document = docx.Document()
    for xml in paragraphs:
        inner = f"<w:p {W} {nsdecls('wp', 'a', 'r')}>{xml}</w:p>"
        document.element.body.insert(-1, parse_xml(inner))
    text = extract(saved(document))
    return [line for line in text.lines if line], text.findings


def run(text, properties=""):
    return (
        f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
    )


def deleted(text):
    return (
        f"<w:del w:id='1' w:author='a'><w:r><w:delText>{text}</w:delText></w:r></w:del>"
    )


def inserted(text):
    return f"<w:ins w:id='2' w:author='a'>{run(text)}</w:ins>"


def test_tracked_changes_are_read_as_accepted_with_a_finding():
    lines, [finding] = text_of(f"{run('户数为')}{deleted('2000')}{inserted('3000')}")
    assert lines == ["户数为3000"]
    assert (finding.code, finding.line) == ("tracked-changes", 1)
    assert "删除“2000”" in finding.text


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next():
    mark = "<w:pPr><w:rPr><w:del w:id='3' w:author='a'/></w:rPr></w:pPr>"
    lines, [finding] = text_of(f"{mark}{run('前半，')}", run("后半。"))
    assert lines == ["前半，后半。"]
    assert finding.code == "tracked-changes"


@pytest.mark.parametrize(
    ("xml", "seen", "code"),
    [
        (run("见") + run("暗语", "<w:vanish/>"), ["见"], "hidden-text"),
        (run("旧", "<w:strike/>"), ["旧"], "struck-text"),
        (run("甲") + "<w:r><w:commentReference w:id='1'/></w:r>", ["甲"], "comments"),
        (
            run("甲") + "<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>",
            ["甲□"],
            "damaged-character",
        ),
        (run("甲") + "<w:r><w:footnoteReference w:id='1'/></w:r>", ["甲"], "footnote"),
    ],
)
def test_what_is_there_besides_the_words_is_told(xml, seen, code):
    lines, [finding] = text_of(xml)
    assert (lines, finding.code) == (seen, code)


def test_what_a_field_is_made_from_is_not_seen_and_what_it_gives_is():
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            "<w:fldChar w:fldCharType='begin'/>",
            "<w:instrText>PAGEREF _Toc1</w:instrText>",
            "<w:fldChar w:fldCharType='separate'/>",
            "<w:t>12</w:t>",
            "<w:fldChar w:fldCharType='end'/>",
        )
    )
    assert text_of(run("标题") + "<w:r><w:tab/></w:r>" + field)[0] == ["标题\t12"]


def test_a_break_within_a_paragraph_ends_a_line_and_a_hyphen_is_one():
    lines, _ = text_of("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r>")
    assert lines == ["甲", "乙-"]


def test_a_text_box_is_read_once_with_a_finding():
    box = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    lines, [finding] = text_of(run("甲") + box)
    assert (lines, finding.code) == (["甲", "框里"], "text-box")


def test_headers_and_footers_are_left_out():
    document = docx.Document()
    document.add_paragraph("正文。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    assert extract(saved(document)).content.strip() == "正文。"


def table(rows, columns):
    document = docx.Document()
    return document, document.add_table(rows, columns)


def test_tables_stand_between_the_paragraphs_and_merged_cells_are_taken_apart():
    document, made = table(3, 3)
    for row, cells in zip(made.rows, ["abc", "def", "ghi"], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.cell(2, 0).text = ""
    made.cell(1, 0).merge(made.cell(2, 0)).text = "甲"
    made.cell(0, 1).text = ""
    made.cell(0, 2).text = ""
    made.cell(0, 1).merge(made.cell(0, 2)).text = "乙"
    document.add_paragraph("后")
    lines = [line for line in extract(saved(document)).lines if line]
    assert lines == ["a\t乙\t", "甲\te\tf", "甲\th\ti", "后"]


def test_a_cell_over_the_whole_row_is_a_heading():
    document, made = table(2, 2)
    made.cell(0, 0).merge(made.cell(0, 1)).text = "一、组"
    made.cell(1, 0).text, made.cell(1, 1).text = "1", "甲"
    assert [x for x in extract(saved(document)).lines if x] == ["一、组", "1\t甲"]


def numbered(form, text, count, start=1):
    """A file with ``count`` paragraphs that Word numbers."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    numbering.append(
        parse_xml(
            f"<w:abstractNum {W} w:abstractNumId='7'><w:lvl w:ilvl='0'>"
            f"<w:start w:val='{start}'/><w:numFmt w:val='{form}'/>"
            f"<w:lvlText w:val='{text}'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
            "<w:numFmt w:val='decimal'/><w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>"
        )
    )
    numbering.append(
        parse_xml(f"<w:num {W} w:numId='5'><w:abstractNumId w:val='7'/></w:num>")
    )
    for n in range(count):
        paragraph = document.add_paragraph(f"第{n}")
        paragraph.paragraph_format.first_line_indent = Pt(24)
        xml = f"<w:numPr {W}><w:ilvl w:val='{int(n % 3 == 1)}'/><w:numId w:val='5'/></w:numPr>"
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    text = extract(saved(document))
    return [line.strip() for line in text.lines if line], text.findings


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        (
            "chineseCountingThousand",
            "%1、",
            ["一、第0", "（1）第1", "二、第2", "三、第3"],
        ),
        ("decimal", "%1.", ["1.第0", "（1）第1", "2.第2", "3.第3"]),
        ("decimalEnclosedCircle", "%1", ["①第0", "（1）第1", "②第2", "③第3"]),
        ("bullet", "", ["第0", "（1）第1", "第2", "第3"]),
    ],
)
def test_numbers_that_word_prints_are_read(form, text, printed):
    lines, findings = numbered(form, text, 4)
    assert [line.replace(" ", "") for line in lines] == printed
    assert not findings


def test_the_serials_that_word_prints_into_empty_cells_are_read():
    document, made = table(3, 2)
    numbering = document.part.numbering_part.element
    level = (
        "<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl>"
    )
    form = f"<w:abstractNum {W} w:abstractNumId='77'>{level}</w:abstractNum>"
    numbering.insert(0, parse_xml(form))
    number = f"<w:num {W} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"
    numbering.append(parse_xml(number))
    for row, text in zip(made.rows, "甲乙丙", strict=True):
        row.cells[1].text = text
        xml = f"<w:numPr {W}><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr>"
        row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(parse_xml(xml))
    lines = [line for line in extract(saved(document)).lines if line]
    assert lines == ["1\t甲", "2\t乙", "3\t丙"]


def test_a_table_within_a_frame_of_one_cell_is_a_table():
    document, frame = table(1, 1)
    inner = frame.cell(0, 0).add_table(2, 2)
    for cell, text in zip(inner._cells, "甲乙丙丁", strict=True):
        cell.text = text
    text = extract(saved(document))
    assert [line for line in text.lines if line] == ["甲\t乙", "丙\t丁"]
    assert not text.findings


def test_how_far_a_name_is_set_in_is_kept_as_blanks():
    document, made = table(3, 2)
    for cell, text in zip(made._cells, ["甲", "1", "乙", "2", "丙", "3"], strict=True):
        cell.text = text
    made.cell(1, 0).paragraphs[0].paragraph_format.left_indent = Pt(22)
    made.cell(2, 0).paragraphs[0].paragraph_format.first_line_indent = Pt(44)
    lines = [line for line in extract(saved(document)).lines if line]
    assert lines == ["甲\t1", "\u3000\u3000乙\t2", "\u3000\u3000\u3000\u3000丙\t3"]


def test_a_number_in_a_form_nobody_knows_is_told():
    lines, findings = numbered("thaiLetters", "%1.", 1)
    assert lines == ["第0"]
    assert [finding.code for finding in findings] == ["number-generated"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_prints_something_else_for_every_number(form):
    assert len({figure(form, number) for number in range(1, 11)}) == 10
