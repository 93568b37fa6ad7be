"""The same content as a text, a Word file and a PDF file."""

import json
from io import BytesIO

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

PAGE = """
#set page(paper: "a4", margin: 2.5cm, header: [甲区人民政府公报 #h(1fr) 第3期],
  footer: context align(center)[— #counter(page).display() —])
#set text(font: ("WenQuanYi Zen Hei", "Noto Sans CJK SC"), size: 12pt, lang: "zh")
#set par(justify: true, leading: 0.8em, spacing: 0.8em)
#for block in json(bytes(sys.inputs.blocks)) {
  if block.kind == "table" {
    table(columns: block.columns, ..block.rows.flatten().map(cell => [#cell]))
  } else if block.kind == "centre" {
    align(center, block.text)
  } else if block.kind == "right" {
    align(right, block.text + h(2em))
  } else if block.kind == "flush" {
    par(first-line-indent: 0em, block.text)
  } else {
    par(first-line-indent: (amount: 2em, all: true), block.text)
  }
}
"""


def blocks(text):
    """The paragraphs and tables of a typed text: {"kind", "text"} or {"rows", "columns"}."""
    found, rows = [], []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            width = max(map(len, rows))
            rows = [row + [""] * (width - len(row)) for row in rows]
            found.append({"kind": "table", "columns": width, "rows": rows})
            rows = []
        if line.strip():
            found.append({"kind": "text", "text": line.strip()})
    return found


def as_docx(text):
    document = docx.Document()
    for block in blocks(text):
        if block["kind"] == "table":
            table = document.add_table(len(block["rows"]), block["columns"])
            for row, cells in zip(table.rows, block["rows"], strict=True):
                for cell, value in zip(row.cells, cells, strict=True):
                    cell.text = value
            continue
        paragraph = document.add_paragraph(block["text"])
        kind = layout(block["text"])
        if kind == "centre":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif kind == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif kind == "text":
            paragraph.paragraph_format.first_line_indent = Pt(24)
    return saved(document)


def saved(document):
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(text):
    laid = [
        block | ({"kind": layout(block["text"])} if block["kind"] == "text" else {})
        for block in blocks(text)
    ]
    given = {"blocks": json.dumps(laid, ensure_ascii=False)}
    return typst.compile(PAGE.encode(), sys_inputs=given)


def layout(text):
    """How a clerk sets a line: titles in the middle, signatures on the right."""
    if text.endswith(("：", ":")) and len(text) < 60:
        return "flush"
    if text.endswith(("日", "政府", "办公室", "局")) and len(text) < 24:
        return "right"
    if len(text) < 40 and not text.endswith(("。", "；")) and "、" not in text[:4]:
        return "centre"
    return "text"
