"""The self-check of a gazette: what its parts say of one another, and what is odd in one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.text.document_numbers import DocumentNumber

from .checks import (
    attachment_findings,
    cite_findings,
    clause_findings,
    date_findings,
    naming_findings,
    number_findings,
    sequence_findings,
)
from .lines import Line
from .listed import ABOUT, ContentsEntry, issued_by
from .residue import residue_findings
from .source import Finding, SourceDocument
from .taskchecks import task_findings
from .traditional import Printed

Placed = tuple[int | None, Finding]


def check_document(
    document: SourceDocument, lines: Sequence[Line], printed: Printed | None = None
) -> tuple[Finding, ...]:
    """What is doubtful in one document, in the order of its lines."""
    found = [
        *date_findings(document),
        *number_findings(document),
        *cite_findings(document),
        *naming_findings(document),
        *attachment_findings(document),
        *clause_findings(document),
        *sequence_findings(document),
        *task_findings(document, lines),
        *residue_findings(printed.lines(lines) if printed else lines),
    ]
    return tuple(sorted(found, key=lambda finding: finding.line or 0))


def matching_entry(
    document: SourceDocument, contents: Iterable[ContentsEntry]
) -> ContentsEntry | None:
    """What the contents say of the document: by its number, else by its title."""
    contents = tuple(contents)
    by_number = [e for e in contents if e.number and e.number == document.number]
    by_title = [e for e in contents if e.title == document.title]
    # Of several of one title that which has no other number.
    by_title.sort(key=lambda entry: bool(entry.number) != bool(document.number))
    found = next(iter((*by_number, *by_title)), None)
    if found is None:
        same = [entry for entry in contents if is_short_for(entry, document)]
        found = same[0] if len(same) == 1 else None
    return found


def matching_entries(
    documents: Iterable[SourceDocument], contents: Iterable[ContentsEntry]
) -> list[ContentsEntry | None]:
    """The entry of each document; one that lists a document lists no other of the same title."""
    left, found = [*contents], []
    for document in documents:
        entry = matching_entry(document, left)
        found.append(entry)
        if entry:
            left.remove(entry)
    return found


def with_entry(document: SourceDocument, entry: ContentsEntry | None) -> SourceDocument:
    """``document`` with what the contents say of it; a number that they alone print is asked about."""
    if not entry:
        return document
    listed = replace(document, page=entry.page, section=entry.section)
    if document.number or not entry.number:
        return listed
    text = f"正文没有文号，按目录的“{entry.number}”记，请核对"
    found = Finding("contents-number", text, document.line)
    return replace(listed, number=entry.number, findings=(*document.findings, found))


def is_short_for(entry: ContentsEntry, document: SourceDocument) -> bool:
    """Whether the entry is the title with its issuer left out or shortened, 县政府关于…, or what
    the document hands out.
    """
    said = document.paragraphs[0].text if document.paragraphs else ""
    if entry.title in issued_by(f"{document.title}\n{said}"):
        return True
    issuer, about, subject = entry.title.partition(ABOUT)
    whole, _, same = document.title.partition(ABOUT)
    unlike = entry.number and document.number
    return bool(about) and subject == same and not unlike and is_within(issuer, whole)


def is_within(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in their order: 县府办, ××县人民政府办公室."""
    rest = iter(name)
    return all(character in rest for character in short)


def check_contents(
    documents: Sequence[SourceDocument], contents: Sequence[ContentsEntry]
) -> Iterator[Placed]:
    """Contents against body: what is missing, what differs, what is out of order."""
    if not contents:
        return
    matches = matching_entries(documents, contents)
    numbered = any(entry.number for entry in contents)
    yield from missing_findings(documents, contents, matches)
    for index, (document, entry) in enumerate(zip(documents, matches, strict=True)):
        if entry and not same_title(entry, document):
            text = f"目录的标题是《{entry.title}》，正文是《{document.title}》"
            yield index, Finding("contents-title", text, entry.line)
        if entry and entry.number != document.number and (entry.number or numbered):
            text = f"目录的文号是“{entry.number or '无'}”，正文是“{document.number or '无'}”"
            yield index, Finding("contents-number", text, entry.line)
    yield from order_findings(contents, [entry for entry in matches if entry])


def same_title(entry: ContentsEntry, document: SourceDocument) -> bool:
    """Whether the titles are one, be the issuer left out or shortened in the contents."""
    alike = ContentsEntry(entry.title)
    return entry.title == document.title or is_short_for(alike, document)


def missing_findings(
    documents: Sequence[SourceDocument],
    contents: Sequence[ContentsEntry],
    matches: Sequence[ContentsEntry | None],
) -> Iterator[Placed]:
    found = {id(entry) for entry in matches}
    for entry in contents:
        if id(entry) not in found:
            text = f"目录列有《{entry.title}》{entry.number}，正文里没有"
            yield None, Finding("contents-missing", text, entry.line)
    for index, (document, entry) in enumerate(zip(documents, matches, strict=True)):
        if entry is None:
            text = f"正文有《{document.title}》{document.number}，目录里没有"
            yield index, Finding("contents-unlisted", text, document.line)


def order_findings(
    contents: Sequence[ContentsEntry], matches: Sequence[ContentsEntry]
) -> Iterator[Placed]:
    places = {id(entry): at for at, entry in enumerate(contents)}
    positions = [places[id(entry)] for entry in matches]
    for before, after in pairwise(positions):
        if after < before:
            text = f"《{contents[after].title}》在目录中的次序与正文不同"
            yield None, Finding("contents-order", text, contents[after].line)
    for before, after in pairwise(contents):
        if before.page and after.page and after.page < before.page:
            text = f"目录的页码从{before.page}回到{after.page}"
            yield None, Finding("contents-page", text, after.line)


def check_numbers(documents: Sequence[SourceDocument]) -> Iterator[Placed]:
    """Gaps and repeats in each series of document numbers."""
    series: dict[tuple[str, int], list[tuple[DocumentNumber, int]]] = defaultdict(list)
    for index, document in enumerate(documents):
        if number := DocumentNumber.parse(document.number):
            series[number.series, number.year].append((number, index))
    for members in series.values():
        members.sort(key=lambda member: member[0].serial)
        for (number, index), (following, next_index) in pairwise(members):
            line = documents[next_index].line
            if number.serial == following.serial:
                text = f"{number}重复：《{documents[index].title}》和《{documents[next_index].title}》"
                yield next_index, Finding("number-repeat", text, line)
            elif following.serial > number.serial + 1:
                text = f"文号不连续，缺{missing_numbers(number, following.serial)}"
                yield next_index, Finding("number-gap", text, line)


def missing_numbers(before: DocumentNumber, after: int) -> str:
    first = replace(before, serial=before.serial + 1)
    return f"{first}" if after == first.serial + 1 else f"{first}至{after - 1}号"
