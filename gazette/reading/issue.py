"""A whole gazette as read: its number, its contents, its documents, its findings."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from core.text.document_numbers import DocumentNumber
from core.text.numbers import parse_number
from core.text.widths import half_width, squeeze

from .contents import ContentsEntry, read_contents
from .decoding import MAX_BYTES, UnreadableFile, decode
from .documents import read_document
from .findings import check_contents, check_document, check_numbers, matching_entry
from .grids import tabulated
from .lines import Line, is_rule, numbered_lines, without_furniture
from .segments import parted_titles, segments
from .source import Finding, SourceDocument
from .words import is_date, number_of

MASTHEAD = re.compile(
    r".{0,40}(?:政府公报|第.{1,5}期|总第.{1,5}期|总第?\d{1,4}号|主办|主管|编辑|编印|出版|准印|刊号|内部资料|免费赠阅).{0,40}"
)
ISSUE = re.compile(r"(?:([\d〇零一二三四五六七八九]{4})年?)?.{0,4}?第?([\d一二三四五六七八九十]{1,3})[期号]")  # fmt: skip


@dataclass(frozen=True)
class PlacedFinding(Finding):
    """A finding with the document it concerns, counted from 0; ``None``: the whole file."""

    document_index: int | None = None


@dataclass(frozen=True)
class GazetteReading:
    """What a gazette file says.

    ``findings`` holds those of the documents too; ``unread`` lists (line, text) of what
    went nowhere; ``total_lines`` counts the lines that are not blank. ``pages`` has the
    first line of every page of the file, ``texts`` the lines by their numbers.
    """

    year: int | None = None
    number: int | None = None
    documents: tuple[SourceDocument, ...] = ()
    findings: tuple[PlacedFinding, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    total_lines: int = 0
    contents: tuple[ContentsEntry, ...] = ()
    pages: tuple[int, ...] = ()
    texts: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def page_of(self, line: int | None) -> int | None:
        """The page of the file that a line of it is on, where the file has pages."""
        return (line and bisect_right(self.pages, line)) or None

    @property
    def unread_percent(self) -> float:
        return round(100 * len(self.unread) / max(self.total_lines, 1), 1)


def file_content(path: str | Path) -> bytes:
    """The bytes of a file, of one too large only enough to tell. Raises UnreadableFile."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"文件打不开：{error.strerror}。") from error


def read_file(path: str | Path) -> GazetteReading:
    """The gazette in the file. Raises UnreadableFile."""
    return read_bytes(file_content(path))


def read_bytes(data: bytes) -> GazetteReading:
    """The gazette in the content of a file. Raises UnreadableFile."""
    return read_text(decode(data))


def read_text(text: str) -> GazetteReading:
    """The gazette in a text. Raises UnreadableFile where it holds no document."""
    everything = numbered_lines(tabulated(text))
    lines = without_furniture(everything)
    contents, first, end = read_contents(lines)
    masthead, aside = part_masthead(lines[:first])
    more, _ = part_masthead(lines[end:])
    masthead += more
    body = parted_titles(lines[end + len(more) :])
    documents, unread = read_documents(body, contents)
    if not documents:
        raise UnreadableFile(
            f"没有找到公文：{len(everything)} 行文字里没有发文字号，也没有可识别的标题和落款。"
        )
    year, number = issue_number(masthead)
    return GazetteReading(
        year=year or common_year(documents),
        number=number,
        documents=documents,
        findings=placed_findings(documents, contents),
        unread=tuple((line.number, line.text) for line in [*aside, *unread]),
        total_lines=len(everything),
        contents=contents,
        texts={line.number: line.text for line in everything},
    )


def part_masthead(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(masthead, the lines after it)."""
    end = 0
    while end < len(lines) and is_masthead(lines[end], started=end > 0):
        end += 1
    return lines[:end], lines[end:]


def is_masthead(line: Line, *, started: bool) -> bool:
    text = line.text
    if line.row or len(text) > 80:
        return False
    if "关于" in text or number_of(text):
        return False
    return bool(MASTHEAD.fullmatch(text)) or (
        started and (is_date(text) or is_rule(text))
    )


def read_documents(body: list[Line], contents: tuple[ContentsEntry, ...]):
    """(documents, lines that belong to none), with what the contents say of each."""
    documents, unread = [], []
    for lines in segments(body, contents):
        document, left = read_document(lines)
        unread += left
        if document:
            document = with_entry(document, matching_entry(document, contents))
            found = check_document(document, lines)
            documents.append(replace(document, findings=document.findings + found))
    return tuple(documents), unread


def with_entry(document: SourceDocument, entry: ContentsEntry | None) -> SourceDocument:
    return (
        replace(document, page=entry.page, section=entry.section) if entry else document
    )


def placed_findings(
    documents: tuple[SourceDocument, ...], contents: tuple[ContentsEntry, ...]
) -> tuple[PlacedFinding, ...]:
    found: list[tuple[int | None, Finding]] = [
        *check_contents(documents, contents),
        *check_numbers(documents),
    ]
    for index, document in enumerate(documents):
        found += [(index, finding) for finding in document.findings]
    return tuple(
        PlacedFinding(*(getattr(finding, f.name) for f in fields(Finding)), index)
        for index, finding in found
    )


def issue_number(masthead: Iterable[Line]) -> tuple[int | None, int | None]:
    """(year, number) of the issue as its masthead prints them."""
    text = half_width(squeeze("".join(line.text for line in masthead)))
    match = ISSUE.search(text)
    if not match:
        return None, None
    year, number = (parse_number(part) if part else None for part in match.groups())
    return year and int(year), number and int(number)


def common_year(documents: Iterable[SourceDocument]) -> int | None:
    """The year that all document numbers share."""
    numbers = [DocumentNumber.parse(d.number) for d in documents if d.number]
    years = {number.year for number in numbers if number}
    return years.pop() if len(years) == 1 else None
