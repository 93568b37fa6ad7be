"""A whole gazette as read: its number, its contents, its documents, its findings."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import NamedTuple

from core.text.document_numbers import DocumentNumber
from core.text.traditional import simplified

from .contents import read_contents
from .decoding import MAX_BYTES, UnreadableFile, decode
from .documents import read_document
from .fields import with_fields, with_fields_joined
from .findings import (
    check_contents,
    check_document,
    check_numbers,
    matching_entries,
    with_entry,
)
from .furniture import is_issue_line, part_furniture, printed_pages
from .grids import tabulated
from .labels import lines_below, part_labels, with_section
from .lines import Line, is_rule, numbered_lines, refuse_too_many
from .listed import ContentsEntry
from .listings import relisted
from .masthead import (
    is_masthead,
    issue_number,
    name_lines,
    part_imprint,
    part_masthead,
)
from .pages import page_findings
from .papers import issue_in
from .rejoined import rejoined
from .segments import parted_titles, segments
from .signs import with_signs
from .source import Finding, SourceDocument
from .traditional import Printed
from .typed import with_wide_marks
from .web import lines_of_pages, without_bullets, without_site
from .words import number_of
from .wrapped import marked_full

UNREAD = "unread"
# So many lines stand before the contents of an issue at most.
MASTHEAD_LINES = 30


@dataclass(frozen=True)
class PlacedFinding(Finding):
    """A finding with the document it concerns, counted from 0; ``None``: the whole file."""

    document_index: int | None = None


@dataclass(frozen=True)
class GazetteReading:
    """What a gazette file says.

    ``findings`` holds those of the documents too; ``unread`` lists (line, text) of what
    went nowhere; ``total_lines`` counts the lines that are not blank. ``pages`` has the
    first line of every page of the file, ``texts`` the lines by their numbers, and ``parts``
    tells of each line what it went to: ``furniture``, ``contents``, ``masthead``, ``document``
    or ``unread``.
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
    parts: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def page_of(self, line: int | None) -> int | None:
        """The page of the file that a line of it is on, where the file has pages."""
        return (line and bisect_right(self.pages, line)) or None

    @property
    def unread_percent(self) -> float:
        return round(100 * len(self.unread) / max(self.total_lines, 1), 1)


class Parts(NamedTuple):
    """The lines of a file: what stands round the pages, the contents, the front, and the text."""

    furniture: list[Line]
    site: list[Line]
    fields: list[Line]
    listed: list[Line]
    masthead: list[Line]
    labels: list[Line]
    body: list[Line]


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
    refuse_too_many(text)
    plain = simplified(text)
    return read_plain(plain, Printed(text, onward=True) if plain != text else None)


def read_plain(text: str, printed: Printed | None) -> GazetteReading:
    """The gazette in a text of simplified characters, with its values as they are ``printed``."""
    everything, page, contents = parted(text)
    below = lines_below(page.labels, page.body)
    below |= lines_of_pages(page.body, page.furniture + page.site)
    documents, held = read_documents(page.body, contents, below, printed)
    documents = tuple(with_section(document, page.labels) for document in documents)
    if not documents:
        raise UnreadableFile(
            f"没有找到公文：{len(everything)} 行文字里没有发文字号，也没有可识别的标题和落款。"
        )
    parts = accounted(everything, held, page)
    if printed:
        everything = printed.lines(everything)
        documents, contents = printed.in_order((documents, contents))
    texts = texts_of(everything)
    year, number = printed_issue(page.masthead, page.furniture)
    return GazetteReading(
        year=year or common_year(documents),
        number=number,
        documents=tuple(with_signs(document, texts) for document in documents),
        findings=placed_findings(documents, contents, printed_pages(page.furniture)),
        unread=tuple((n, text) for n, text in texts.items() if parts[n] == UNREAD),
        total_lines=len(texts),
        contents=contents,
        texts=texts,
        parts=parts,
    )


def parted(text: str) -> tuple[list[Line], Parts, tuple[ContentsEntry, ...]]:
    """(all lines, what each of them is, the entries of the contents)."""
    everything = without_bullets(numbered_lines(tabulated(text)))
    lines, furniture = part_furniture(with_wide_marks(everything))
    lines, site = without_site(lines, furniture)
    lines, of_page = with_fields(rejoined(lines))
    everything = with_fields_joined(everything, lines)
    contents, listed, masthead, lines = part_contents(relisted(lines))
    labels, lines = part_labels(lines, contents)
    body = parted_titles(marked_full(lines))
    page = Parts(furniture, site, of_page, listed, masthead, labels, body)
    return everything, page, contents


def printed_issue(
    masthead: list[Line], furniture: list[Line]
) -> tuple[int | None, int | None]:
    """(year, number) of the issue by its front, else by the lines over its pages."""
    heads = [
        line._replace(text=issue_in(line.text) or line.text)
        for line in furniture
        if is_issue_line(line.text)
    ]
    (year, number), (year_above, number_above) = map(issue_number, (masthead, heads))
    return year or year_above, number or number_above


def texts_of(lines: list[Line]) -> dict[int, str]:
    """The lines by their numbers; rows of markup that stand on one line are one text."""
    texts: dict[int, str] = {}
    for line in lines:
        above = texts.get(line.number)
        texts[line.number] = line.text if above is None else f"{above}\t{line.text}"
    return texts


def part_contents(lines: list[Line]):
    """(entries, lines of the contents, masthead and imprint, the text)."""
    entries, places = read_contents(lines)
    taken = {at for place in places for at in place}
    first = places[0].start if places else 0
    beside = {
        p.start - 1 for p in places if p.start and beside_heading(lines, p.start - 1)
    }
    front = lines[:first] if is_front(lines[:first]) else []
    names = name_lines(front, listed=True)
    masthead = front[:names] + [
        line for line in front[names:] if is_masthead(line, started=True)
    ]
    left = (at for at in range(len(front), len(lines)) if at not in taken | beside)
    rest = [lines[at] for at in left]
    more, rest = part_masthead(rest)
    rest, imprint = part_imprint(rest)
    listed = [lines[at] for at in sorted(taken)]
    named = [lines[at] for at in sorted(beside) if at >= len(front)]
    return entries, listed, masthead + named + more + imprint, rest


def beside_heading(lines: list[Line], at: int) -> bool:
    """Whether the name of the gazette stood on one line with the heading of contents below it."""
    below = lines[at + 1 : at + 2]
    return (
        bool(below)
        and below[0].number == lines[at].number
        and is_issue_line(lines[at].text)
    )


def is_front(lines: list[Line]) -> bool:
    """Whether what stands before the contents is no document."""
    numbered = any(number_of(line.text) for line in lines)
    return len(lines) <= MASTHEAD_LINES and not numbered


def accounted(everything: list[Line], held: set[int], page: Parts) -> dict[int, str]:
    """What each line went to: one part each, UNREAD where it went nowhere."""
    parts = {
        "furniture": page.furniture + page.site + page.fields,
        "contents": page.listed,
        "masthead": page.masthead + page.labels,
    }
    account = {
        line.number: "furniture" if is_rule(line.text) else UNREAD
        for line in everything
    }
    for part, lines in parts.items():
        account |= dict.fromkeys((n for line in lines for n in line.numbers), part)
    account |= dict.fromkeys(held, "document")
    return {line.number: account[line.number] for line in everything}


def read_documents(
    body: list[Line],
    contents: tuple[ContentsEntry, ...],
    labelled: set[int],
    printed: Printed | None,
):
    """(documents, the numbers of their lines), with what the contents say of each."""
    documents, held, listed = [], set(), {entry.title for entry in contents}
    for lines in segments(body, contents, labelled):
        document, numbers = read_document(lines, listed)
        held |= numbers
        if document:
            found = check_document(document, lines, printed)
            documents.append(replace(document, findings=document.findings + found))
    entries = matching_entries(documents, contents)
    return tuple(map(with_entry, documents, entries)), held


def placed_findings(
    documents: tuple[SourceDocument, ...],
    contents: tuple[ContentsEntry, ...],
    pages: list[tuple[int, int]],
) -> tuple[PlacedFinding, ...]:
    found: list[tuple[int | None, Finding]] = [
        *check_contents(documents, contents),
        *page_findings(documents, pages),
        *check_numbers(documents),
    ]
    for index, document in enumerate(documents):
        if len(documents) > 1 and is_bare(document):
            text = f"《{document.title}》没有文号、机关、日期，可能不是单独的公文"
            found.append((index, Finding("document-bare", text, document.line)))
        found += [(index, finding) for finding in document.findings]
    return tuple(
        PlacedFinding(*(getattr(finding, f.name) for f in fields(Finding)), index)
        for index, finding in found
    )


def is_bare(document: SourceDocument) -> bool:
    """Whether nothing but its title says that it is a document, nor contents or a section."""
    said = document.number or document.issuer or document.signed_date
    return not (said or document.addressee or document.page or document.section)


def common_year(documents: Iterable[SourceDocument]) -> int | None:
    """The year that all document numbers share."""
    numbers = [DocumentNumber.parse(d.number) for d in documents if d.number]
    years = {number.year for number in numbers if number}
    return years.pop() if len(years) == 1 else None
