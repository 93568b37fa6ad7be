"""One document of a gazette: its head, its body, its signature, what is attached."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from core.text.document_numbers import find_all
from core.text.widths import half_width, squeeze

from .lines import Line, is_rule, joined, title_of
from .paragraphs import attached_title, names_in, paragraphs
from .source import Finding, Paragraph, SourceDocument, Table, plain
from .tables import part_tables, read_table
from .words import (
    GENRE,
    SIGNED_LINE,
    date_of,
    ends_sentence,
    genre_of,
    is_addressee,
    is_attachment_mark,
    is_date,
    letterhead,
    metadata,
    number_of,
    numbering,
    organizations,
    parse_date,
    printed_date,
)

HEAD_LINES = 16
ADDRESSEE_LINES = 3
SIGNATURE_LINES = 6
GOES_ON = re.compile(r"[的及和与]|第\s?\d{1,4}\s?号\Z")

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
class Head:
    """What stands above the text; ``unread`` is metadata no field of a document holds."""

    title: list[Line] = field(default_factory=list)
    number: str = ""
    issuer: str = ""
    signed_date: date | None = None
    unread: list[Line] = field(default_factory=list)
    stated_title: str = ""
    length: int = 0
    titled_above_number: bool = False

    @property
    def whole_title(self) -> str:
        return title_of(self.title) or self.stated_title

    @property
    def title_is_whole(self) -> bool:
        return bool(GENRE.search(self.whole_title))


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


def read_head(lines: list[Line]) -> Head:
    head = Head()
    numbered_at = next(
        (at for at, line in enumerate(lines[:HEAD_LINES]) if number_of(line.text)), -1
    )
    for at, line in enumerate(lines[:HEAD_LINES]):
        if not read_mark(head, line):
            if begins_text(head, line, title_goes_on=at < numbered_at):
                break
            head.title.append(line)
        head.length = at + 1
    return head


def read_mark(head: Head, line: Line) -> bool:
    """Take in a line of the head that is not the title."""
    text = line.text
    if line.row:
        return False
    if number := number_of(text):
        head.number = head.number or number
        head.titled_above_number = bool(head.title)
    elif is_date(text):
        head.signed_date = head.signed_date or date_of(text)
    elif stated := metadata(text):
        read_metadata(head, line, *stated)
    elif issuer := letterhead(text):
        head.issuer = head.issuer or issuer
    else:
        return False
    return True


def read_metadata(head: Head, line: Line, name: str, value: str) -> None:
    if name in ("发文字号", "文号", "字号"):
        head.number = head.number or number_of(value)
    elif name in ("发文机关", "发布机构", "发文机构", "制发机关"):
        head.issuer = head.issuer or squeeze(value)
    elif name in ("成文日期", "生成日期"):
        head.signed_date = head.signed_date or date_of(value)
    elif name in ("标题", "名称"):
        head.stated_title = squeeze(value)
    else:
        head.unread.append(line)


def begins_text(head: Head, line: Line, *, title_goes_on: bool) -> bool:
    """Whether the text begins here: the title is whole, or this cannot be a title."""
    text = line.text
    if line.row or len(text) > 200 or is_attachment_mark(text):
        return True
    if head.title and title_goes_on and not ends_sentence(text):
        return False
    if head.titled_above_number or head.title_is_whole:
        return not (GOES_ON.match(text) and may_go_on(text))
    return not may_go_on(text) or bool(numbering(text) and head.title)


def may_go_on(text: str) -> bool:
    return not (
        ends_sentence(text)
        or is_addressee(text)
        or any(mark in text for mark in "。；：:")
    )


def take_addressee(lines: list[Line]) -> tuple[str, list[Line]]:
    for count in range(1, ADDRESSEE_LINES + 1):
        piece = lines[:count]
        if len(piece) < count or any(line.row for line in piece):
            break
        text = joined(line.text for line in piece)
        if is_addressee(text):
            return squeeze(text.rstrip("：: ")), lines[count:]
        if ends_sentence(text):
            break
    return "", lines


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


def signed_line(text: str) -> tuple[str, date | None] | None:
    match = SIGNED_LINE.fullmatch(half_width(text)) if len(text) < 100 else None
    found = organizations(match[1]) if match else ()
    return (" ".join(found), parse_date(match[2])) if found else None


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
    untitled = title if lines and lines[0].row else ""
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
