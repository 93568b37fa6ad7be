"""Powers that a published list transfers, read from its tables, its numbered lines, its sentences."""

import re

from core.text.widths import squeeze
from gazette.reading.rows import doubted
from gazette.reading.source import Finding, SourceDocument, Table
from gazette.reading.traditional import read_as_printed

from .abreast import one_record_a_row
from .deciding import decides_on, hands_over
from .entries import SIDES, PowerTransfer
from .groups import group_of
from .headed import department_over, headings_of
from .layout import layout_of
from .leftover import doubts
from .places import Place
from .prose import read_prose
from .records import records_of
from .scope import (
    category_of,
    decides,
    decides_nothing,
    handed_down,
    is_list,
    kinds_of,
    simple,
    subject,
)
from .table import TableReading

__all__ = ["PowerTransfer", "doubts", "read"]

KEPT = ("name", "category", *SIDES, "basis")
ITEMS = r"(?:项|个(?!部门|单位|街道|乡镇|镇|科室|方面|类别))"
STATED_COUNT = re.compile(
    rf"(\d{{1,5}})\s?{ITEMS}(?:区级|市级|县级|省级|镇级)?[^，。；、\d]{{0,12}}?(?:事项|权力|职权|许可|审批|权限|项目)"
    rf"|(?:事项|权力|职权|许可|审批|项目|部门|共|计)(?:等|共|计|合计)?\s?(\d{{1,5}})\s?{ITEMS}"
)
# A table with such a column lists communities, and no powers.
OF_COMMUNITIES = re.compile(
    r"(?:原|新|现|调整[前后])?的?(?:社区|居委会|居民委员会|社区居民委员会|社区居委会)名称"
)


def read(document: SourceDocument) -> list[PowerTransfer]:
    """The powers that ``document`` decides on, as they are printed."""
    return read_as_printed(document, read_plain, KEPT)


def read_plain(document: SourceDocument) -> list[PowerTransfer]:
    """The powers by every list attached to a document and in its own words."""
    entries: list[PowerTransfer] = []
    headings = headings_of(document)
    rest = (p for p in document.paragraphs if p not in headings.values())
    records, paragraphs = records_of(rest)
    for table in map(one_record_a_row, (*document.attachments, *records)):
        if decides_powers(document, table):
            heading = headings.get(table.line)
            entries += in_table(document, table, heading.text if heading else "")
    if decides_on(document):
        listed = {entry.name for entry in entries}
        told = read_prose(paragraphs, place_of(document))
        entries += [entry for entry in told if entry.name not in listed]
    return counted(entries, document.body)


def in_table(document: SourceDocument, table: Table, heading: str) -> list[PowerTransfer]:  # fmt: skip
    """The powers of one table, below the ``heading`` that stands in the text above it."""
    reading = TableReading(
        table,
        kinds_of(document.title, table.title),
        category_of(document, table),
        above=group_of((heading,)) if heading else department_over(table),
        down=handed_down(document, table),
    )
    return counted(reading.entries(), table.title)


def place_of(document: SourceDocument) -> Place:
    """What the title of a document says of all that is told in it."""
    return Place(
        kinds_of(document.title),
        category_of(document),
        titled=decides(subject(document.title)),
        listed=is_list(document.title)
        or any(hands_over(p.text) for p in document.paragraphs),
        down=handed_down(document),
    )


def decides_powers(document: SourceDocument, table: Table) -> bool:
    """Whether the table lists powers, and the document, or the table itself, decides on them."""
    about, named = subject(document.title), simple(table.title)
    about_communities = any(map(OF_COMMUNITIES.fullmatch, map(squeeze, table.columns)))
    if about_communities or not layout_of(table).names_powers or decides_nothing(named):
        return False
    return decides(about + "，" + named) or decides_on(document)


def counted(entries: list[PowerTransfer], words: str) -> list[PowerTransfer]:
    """``entries``, the last doubtful where the words state another number of them."""
    stated = {int(a or b) for a, b in STATED_COUNT.findall(squeeze(words))}
    if len(stated) != 1 or not entries:
        return entries
    (count,) = stated
    if count == len(entries):
        return entries
    text = f"文中说共{count}项，读到{len(entries)}项"
    return [*entries[:-1], doubted(entries[-1], Finding("count-differs", text))]
