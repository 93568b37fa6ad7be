"""A table of tasks against the text it divides up: labels that slid, words that differ."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from core.text.widths import squeeze

from .lines import Line
from .source import Finding, SourceDocument, Table
from .words import numbering

TASK_COLUMNS = ("任务", "工作", "要求")
SENTENCE = re.compile(r"[^。；]+")
# A cell is of a section when so much of it stands there and so much less in its own.
WITHIN, LESS = 0.75, 0.3
ALIKE = 0.8
CELL_LENGTH = 30
SENTENCE_LENGTH = 15


@dataclass(frozen=True)
class Section:
    """What stands in the text under one heading （一）."""

    heading: str
    text: str = ""

    @property
    def sentences(self) -> list[str]:
        return [plain(sentence) for sentence in SENTENCE.findall(self.text)]


def task_findings(document: SourceDocument, lines: Iterable[Line]) -> Iterator[Finding]:
    sections = sections_of(document)
    rows = [(squeeze(line.text), line.number) for line in lines if line.row]
    for table in document.attachments if sections else ():
        if any(word in column for column in table.columns for word in TASK_COLUMNS):
            yield from TaskTable(table, sections, rows).findings()


def sections_of(document: SourceDocument) -> list[Section]:
    sections: list[Section] = []
    for paragraph in document.paragraphs:
        number = numbering(paragraph.text)
        if number and number[0] == "second":
            heading, _, text = paragraph.text[number[2] :].partition("。")
            sections.append(Section(plain(heading), text))
        elif sections and not number:
            last = sections.pop()
            sections.append(Section(last.heading, last.text + paragraph.text))
    return sections


def plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


class TaskTable:
    """One table of tasks beside the sections it was drawn from."""

    def __init__(self, table: Table, sections: list[Section], rows):
        self.table = table
        self.sections = {section.heading: section for section in sections}
        self.runs = {s.heading: runs_of_four(plain(s.text)) for s in sections}
        self.rows = rows

    def findings(self) -> Iterator[Finding]:
        section, label = None, ""
        column = longest_column(self.table)
        for row in self.table.rows:
            cell = row[column]
            if column and (printed := row[column - 1]):
                label, section = printed, self.section_like(printed)
                yield from self.label_findings(section, label)
            if section and len(cell) >= CELL_LENGTH:
                yield from self.cell_findings(section, label, cell)

    def section_like(self, label: str) -> Section | None:
        ratios = {h: likeness(plain(label), h) for h in self.sections}
        best = max(ratios, key=ratios.__getitem__)
        return self.sections[best] if ratios[best] >= ALIKE else None

    def label_findings(self, section: Section | None, label: str) -> Iterator[Finding]:
        if section and changed(plain(label), section.heading):
            text = f"表中的“{label}”，正文的标题是“{section.heading}”"
            yield Finding("task-label", text, self.line_of(label))

    def cell_findings(self, section: Section, label: str, cell: str):
        shares = {h: share(plain(cell), runs) for h, runs in self.runs.items()}
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= WITHIN and shares[section.heading] <= LESS:
            text = f"“{cell[:15]}…”列在“{label}”之下，正文在“{best}”之下"
            yield Finding("task-slid", text, self.line_of(cell))
        elif best == section.heading:
            yield from self.wording_findings(section, cell)

    def wording_findings(self, section: Section, cell: str) -> Iterator[Finding]:
        """A sentence that is the same in text and table but for one character."""
        for sentence in SENTENCE.findall(cell):
            bare = plain(sentence)
            if len(bare) < SENTENCE_LENGTH or bare in plain(section.text):
                continue
            for other in section.sentences:
                if difference := one_character(other, bare):
                    text = f"正文的“{difference[0]}”，表中是“{difference[1]}”"
                    yield Finding("task-wording", text, self.line_of(cell))

    def line_of(self, cell: str) -> int | None:
        start = cell[:20]
        found = (number for text, number in self.rows if start in text)
        return next(found, self.table.line)


def longest_column(table: Table) -> int:
    """Where the tasks stand: the column with the most words."""
    lengths = [sum(map(len, column)) for column in zip(*table.rows, strict=True)]
    return lengths.index(max(lengths)) if lengths else 0


def likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()


def changed(text: str, other: str) -> bool:
    """Whether words were exchanged, not merely left out."""
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    return any(tag == "replace" for tag, *_ in matcher.get_opcodes())


def one_character(text: str, other: str) -> tuple[str, str] | None:
    """Where two sentences differ, with a little around it, if only one is a character longer."""
    if abs(len(text) - len(other)) != 1:
        return None
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(changes) != 1 or changes[0][0] == "replace":
        return None
    _, a, b, c, d = changes[0]
    return text[max(0, a - 3) : b + 3], other[max(0, c - 3) : d + 3]


def runs_of_four(text: str) -> set[str]:
    return {text[at : at + 4] for at in range(len(text) - 3)}


def share(cell: str, found: set[str]) -> float:
    """How much of the cell stands in the text, by runs of four characters."""
    own = runs_of_four(cell)
    return len(own & found) / len(own) if own else 0.0
