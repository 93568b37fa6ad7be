"""What one document says against itself: dates, names, attachments, numbering."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from core.text.document_numbers import DocumentNumber
from core.text.numbers import chinese_numeral
from core.text.widths import half_width, squeeze

from .paragraphs import BOOK_TITLE
from .source import Finding, SourceDocument, Table
from .words import ATTACHMENT_NOTE, number_of, numbering

PROMULGATED = re.compile(
    r"关于(?:印发|公布|发布|转发|批转)(?P<name>.{4,100}?)的(?:通知|公告|通告|决定|命令|令)"
)
# Words of a sentence with which few codes begin: 原谯政发, 经桂编发.
MAY_LEAD = re.compile(
    "自(?!然)|[原经由以为对据依从将如即含除和与同及并到在向于因被把给所该各了的之则又且但仍已再可须请若使令比按拟现曾凭照见系是有]"
)
# Names so alike are meant for one thing; below that they are two.
ALIKE = 0.8
SERIAL_COLUMN = re.compile(r"序\s*号|编\s*号|项\s*次")
NOTED = re.compile(r"(?:\d{1,2}\s?[.．、])?\s?(?P<name>.+?)[。；;]?")
EXACT = re.compile(r"[《》“”\s]")


def date_findings(document: SourceDocument) -> Iterator[Finding]:
    signed, printed = document.signed_date, document.printed_date
    if signed and printed and printed < signed:
        text = f"印发日期{printed:%Y-%m-%d}早于成文日期{signed:%Y-%m-%d}"
        yield Finding("printed-before-signed", text, document.line)
    if document.number and not signed:
        yield Finding("no-signed-date", "没有找到成文日期", document.line)


def number_findings(document: SourceDocument) -> Iterator[Finding]:
    """A number alone on a line of the text: it may head a document that was not told apart."""
    for paragraph in document.paragraphs:
        number = number_of(paragraph.text)
        if number and document.number and number != document.number:
            text = f"正文里单独一行写有文号“{number}”，请核对是不是另一件公文"
            yield Finding("document-inside", text, paragraph.line)


def cite_findings(document: SourceDocument) -> Iterator[Finding]:
    """A number that is cited with what may be a word of the sentence before its code."""
    own = DocumentNumber.parse(document.number)
    place = f"{document.issuer}{document.title}{document.number}"
    for cite in filter(None, map(DocumentNumber.parse, document.cites)):
        code = cite.code
        led = MAY_LEAD.match(code) and code[0] not in place
        longer = own and own.code[0] in document.issuer and code.endswith(own.code)
        if led or (longer and code != own.code):
            text = f"引用的文号“{cite}”开头的字可能不是机关代字，请核对"
            yield Finding("cite-doubtful", text, document.line)


def naming_findings(document: SourceDocument) -> Iterator[Finding]:
    """One thing under two names: in the title, in the text in 《》, over the attachment."""
    names = [
        (squeeze(name), paragraph.line)
        for paragraph in document.paragraphs
        for name in BOOK_TITLE.findall(paragraph.text)
    ]
    if match := PROMULGATED.search(document.title):
        yield from other_names(bare(match["name"]), "标题", names)
    for table in document.attachments:
        yield from other_names(bare(table.title), "附件", names)


def other_names(name: str, place: str, names) -> Iterator[Finding]:
    others = {bare(other): line for other, line in names}
    if name in others:
        return
    for other, line in others.items():
        if name and alike(name, other):
            text = f"{place}的名称是“{name}”，正文写作“{other}”"
            yield Finding("name-differs", text, line)


def alike(name: str, other: str) -> bool:
    if abs(len(name) - len(other)) > 3:
        return False
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= ALIKE


def bare(name: str) -> str:
    return EXACT.sub("", half_width(name))


def attachment_findings(document: SourceDocument) -> Iterator[Finding]:
    """Attachments that are named and not there."""
    present = [bare(table.title) for table in document.attachments]
    present += [bare(p.text) for p in document.paragraphs if len(p.text) < 130]
    for name, line in named_attachments(document):
        if not any(name == other or alike(name, other) for other in present):
            text = f"附件“{name}”已列名，文中没有找到"
            yield Finding("attachment-missing", text, line)


def named_attachments(document: SourceDocument) -> Iterator[tuple[str, int | None]]:
    listing = False
    for paragraph in document.paragraphs:
        note = ATTACHMENT_NOTE.fullmatch(paragraph.text[:200])
        number = numbering(paragraph.text)
        listing = bool(note) or (
            listing and bool(number) and number[0] == "third" and number[1] > 1
        )
        if listing and (match := NOTED.fullmatch(note[1] if note else paragraph.text)):
            yield bare(match["name"]), paragraph.line


def clause_findings(document: SourceDocument) -> Iterator[Finding]:
    """Clauses 一、二、三、 that skip or repeat a number."""
    last = 0
    for paragraph in document.paragraphs:
        number = numbering(paragraph.text)
        if not number or number[0] != "first":
            continue
        ordinal = number[1]
        if ordinal not in (1, last + 1):
            expected = chinese_numeral(last + 1)
            text = f"“{chinese_numeral(ordinal)}、”之前应是“{expected}、”"
            yield Finding("clause-gap", text, paragraph.line)
        last = ordinal


def sequence_findings(document: SourceDocument) -> Iterator[Finding]:
    """序号 of a table that skip or repeat."""
    for table in document.attachments:
        serials = serial_numbers(table)
        for before, after in pairwise(serials):
            if after not in (before + 1, 1):
                text = f"《{table.title}》的序号{before}之后是{after}"
                yield Finding("sequence-gap", text, table.line)


def serial_numbers(table: Table) -> list[int]:
    if not table.columns or not SERIAL_COLUMN.fullmatch(table.columns[0]):
        return []
    cells = (half_width(row[0]).strip() for row in table.rows)
    return [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 7]
