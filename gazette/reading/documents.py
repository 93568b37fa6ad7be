"""One document of a gazette: its head, its body, its signature, what is attached."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from core.text.document_numbers import find_all

from .head import read_head, take_addressee
from .lines import Line, is_rule, title_of
from .paragraphs import attached_title, names_in, paragraphs
from .runs import part_tables
from .source import Finding, Paragraph, SourceDocument, Table, plain
from .tables import read_table
from .words import (
    GENRE,
    date_of,
    ends_sentence,
    genre_of,
    is_attachment_mark,
    is_date,
    is_unit_note,
    organizations,
    parse_date,
    printed_date,
    signed_line,
)

SIGNATURE_LINES = 6

JSON_FIELDS = (
    "number",
    "title",
    "genre",
    "issuer",
    "addressee",
    "signed_date",
    "printed_date",
    "page",
    "section",
    "cites",
)


@dataclass
class Signature:
    """Where the signature stands: ``lines[start:end]``."""

    start: int
    end: int
    issuer: str = ""
    day: date | None = None
    line: Line | None = None


def read_document(lines: list[Line]) -> tuple[SourceDocument | None, list[Line]]:
    """(document, lines of it that no field holds); ``None`` where there is no document."""
    head = read_head(lines)
    rest = [line for line in lines[head.length :] if not is_rule(line.text)]
    addressee, rest = take_addressee(rest)
    signature = find_signature(rest)
    before, after = rest[: signature.start], rest[signature.end :]
    printed, before, after = take_printed(before, after)
    names = names_in(lines) | attached_names(after)
    parts = [read_part(part, names, head.whole_title) for part in (before, after)]
    found = [finding for part in parts for finding in part[2]]
    document = SourceDocument(
        title=head.whole_title,
        number=head.number,
        genre=genre_of(head.whole_title),
        issuer=signature.issuer or head.issuer or issuer_in(head.whole_title),
        addressee=addressee,
        signed_date=signature.day or head.signed_date,
        printed_date=printed and parse_date(printed_date(printed.text)[1]),
        paragraphs=tuple(parts[0][0] + parts[1][0]),
        attachments=tuple(parts[0][1] + parts[1][1]),
        findings=tuple(found + date_findings(signature, printed)),
        line=lines[0].number,
    )
    if not is_document(document):
        return None, lines
    return with_cites(document), head.unread


def is_document(document: SourceDocument) -> bool:
    """Whether enough was found to call it one: a number, or a title and more than a title."""
    signed = document.signed_date or document.addressee or document.attachments
    return bool(
        document.title
        and (document.number or signed or (document.genre and document.issuer))
        and len(document.title) < 500
    )


def find_signature(lines: list[Line]) -> Signature:
    """The first date under the name of an organization, else the first date alone."""
    alone = None
    for at, line in enumerate(lines):
        if line.row or printed_date(line.text):
            continue
        if is_date(line.text):
            issuers = issuers_above(lines, at)
            day = date_of(line.text)
            start = at - len(issuers)
            found = Signature(start, at + 1, " ".join(issuers), day, line)
            if issuers:
                return found
            alone = alone or found
        elif signed := signed_line(line.text):
            issuers = issuers_above(lines, at)
            issuer = " ".join([*issuers, signed[0]])
            return Signature(at - len(issuers), at + 1, issuer, signed[1], line)
    return alone or Signature(len(lines), len(lines))


def issuers_above(lines: list[Line], at: int) -> list[str]:
    names: list[str] = []
    for line in reversed(lines[max(0, at - SIGNATURE_LINES) : at]):
        found = () if line.row else organizations(line.text)
        if not found:
            break
        names[:0] = [" ".join(found)]
    return names


def take_printed(before: list[Line], after: list[Line]):
    """(the line of 印发, before, after) with that line taken out."""
    for part in (after, before):
        for at, line in enumerate(part):
            if not line.row and printed_date(line.text):
                del part[at]
                return line, before, after
    return None, before, after


def attached_names(lines: list[Line]) -> frozenset[str]:
    """The titles of what is attached: right after the signature and after each 附件."""
    names = set()
    at_title = True
    for at, line in enumerate(lines):
        count = attached_title(lines, at) if at_title else 0
        if count:
            names.add(title_of(lines[at : at + count]))
        bracketed = ends_sentence(line.text) and line.text.startswith(("（", "("))
        at_title = is_attachment_mark(line.text) or (at_title and bracketed)
    return frozenset(names)


def read_part(
    lines: list[Line], names: frozenset[str], title: str
) -> tuple[list[Paragraph], list[Table], list[Finding]]:
    text, runs = part_tables(lines)
    above = takewhile(lambda line: not line.row, lines)
    untitled = title if all(is_unit_note(line.text) for line in above) else ""
    read = [read_table(run, "" if at else untitled) for at, run in enumerate(runs)]
    findings = [finding for _, found in read for finding in found]
    return paragraphs(text, names), [table for table, _ in read], findings


def issuer_in(title: str) -> str:
    issuer, about, _ = title.partition("关于")
    issuer = issuer if about else GENRE.sub("", title)
    return issuer if organizations(issuer) else ""


def date_findings(signature: Signature, printed: Line | None) -> list[Finding]:
    dated = ((signature.line, signature.day), (printed, printed and date_in(printed)))
    return [
        Finding("date-invalid", f"“{line.text}”不是日历上的日期", line.number)
        for line, day in dated
        if line and not day
    ]


def date_in(printed: Line) -> date | None:
    return parse_date(printed_date(printed.text)[1])


def with_cites(document: SourceDocument) -> SourceDocument:
    texts = [document.title, *(paragraph.text for paragraph in document.paragraphs)]
    for table in document.attachments:
        texts += [cell for row in table.rows for cell in row]
    numbers = map(str, find_all("\n".join(texts)))
    return replace(document, cites=tuple(n for n in numbers if n != document.number))


def document_json(document: SourceDocument) -> dict:
    """The document as ``read_gazette --json`` prints it; ``null`` is "not stated"."""
    shown = {key: plain(getattr(document, key)) for key in JSON_FIELDS}
    attachments = [
        {
            "title": table.title or None,
            "columns": [*table.columns],
            "rows": [*map(list, table.rows)],
        }
        for table in document.attachments
    ]
    return shown | {"attachments": attachments}
