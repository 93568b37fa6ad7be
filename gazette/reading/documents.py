"""One document of a gazette: its head, its body, its signature, what is attached."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from operator import itemgetter

from core.text.document_numbers import find_all
from core.text.traditional import simplified

from .addressee import take_addressee
from .doubts import head_findings
from .head import Head
from .headlines import read_head
from .history import published_by
from .lines import Line, is_rule, title_of
from .paragraphs import attached_title, names_in, paragraphs
from .runs import part_tables
from .signature import Signature, find_signature
from .source import Finding, Paragraph, SourceDocument, Table, plain
from .tables import read_table
from .words import (
    GENRE,
    TITLED,
    date_of,
    ends_sentence,
    genre_of,
    is_attachment_mark,
    is_unit_note,
    number_of,
    organizations,
    parse_date,
    printed_date,
)

# What follows the issuer in a title that says of which year or meeting it is: …2009年第6次常务会议.
OF_YEAR = re.compile(
    r"(?:(?:19|20)\d\d年|第(?:\d{1,3}|[一二三四五六七八九十百]{1,5})次|(?:常务|党组|办公|专题)).*"
)
# What it does with another's paper: ××县人民政府批转县民政局关于….
PASSED_ON = re.compile("批转|转发|印发")
LISTED = re.compile(r"(?:职务)?(?:任免|任命|免职|任职)(?:人员)?名单\Z")
OFFICES = ("办公室", "办公厅", "办")
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


@dataclass(frozen=True)
class Pieces:
    """The lines of one document by what they are."""

    head: Head
    addressee: str
    addressed: list[Line]
    before: list[Line]
    signature: Signature
    signed: list[Line]
    after: list[Line]
    printed: list[Line]

    @property
    def numbers(self) -> set[int]:
        head = (*self.head.taken, *self.head.marks, *self.head.title)
        body = (*self.addressed, *self.before, *self.signed, *self.after, *self.printed)
        return {number for line in (*head, *body) for number in line.numbers}


def read_document(
    lines: list[Line], listed: Collection[str] = ()
) -> tuple[SourceDocument | None, set[int]]:
    """(document, the numbers of the lines it holds); ``None`` where there is no document.

    ``listed`` are the titles that the contents of the issue have.
    """
    pieces = parted(lines)
    names = names_in(lines) | attached_names(pieces.after)
    document = put_together(pieces, names, lines[0].number)
    if not is_document(document, listed):
        return None, set()
    return with_cites(document), pieces.numbers


def parted(lines: list[Line]) -> Pieces:
    head = read_head(lines)
    rest = [line for line in lines[head.length :] if not is_rule(line.text)]
    addressee, addressed, rest = take_addressee(rest)
    signature = find_signature(rest, own_names(head))
    before, after = rest[: signature.start], rest[signature.end :]
    printed, before, after = take_printed(before, after)
    signed = rest[signature.start : signature.end]
    return Pieces(head, addressee, addressed, before, signature, signed, after, printed)


def put_together(pieces: Pieces, names: frozenset[str], line: int) -> SourceDocument:
    head, signature, printed = pieces.head, pieces.signature, pieces.printed
    title = head.whole_title
    issuer = issuer_of(head, signature) or printed_by(printed)
    above, upper, doubts = read_part(pieces.before, names, title)
    below, lower, more = read_part(pieces.after, names, title)
    doubts += more + date_findings(signature, printed)
    return SourceDocument(
        title=title,
        number=head.number or number_below(pieces),
        genre=genre_of(title),
        issuer=issuer,
        index_number=head.stated.get("index_number", ""),
        topic=head.stated.get("topic", ""),
        addressee=pieces.addressee,
        signed_date=signature.day or head.signed_date or stated_date(head),
        printed_date=date_in(printed[-1]) if printed else None,
        paragraphs=tuple(above + below),
        attachments=tuple(upper + lower),
        findings=(*doubts, *head_findings(head, signature, issuer)),
        line=line,
    )


def number_below(pieces: Pieces) -> str:
    """The number that stands alone at the end, be it with remarks between, or "".

    One of another year than the signature is another document's.
    """
    end = pieces.after if pieces.signed else pieces.before[-1:]
    notes = takewhile(is_note_below, end)
    number = next(filter(None, (number_of(line.text) for line in notes)), "")
    day = pieces.signature.day
    return number if not day or f"〔{day.year}〕" in number else ""


def is_note_below(line: Line) -> bool:
    """Whether the line is nothing that is attached: a number, a remark in brackets, 抄送."""
    noted = ends_sentence(line.text) and line.text.startswith(("（", "(", "抄", "联系"))
    return not line.row and bool(number_of(line.text) or noted)


def is_document(document: SourceDocument, listed: Collection[str]) -> bool:
    """Whether enough was found to call it one: a number, or a title and more than a title."""
    title = simplified(document.title)
    named = TITLED.search(title) or title in listed
    text = document.paragraphs or document.attachments
    # 人事任免 and the day it was put there, over the title, is of the page.
    signed = document.signed_date and (named or text)
    signed = signed or document.addressee or document.attachments
    titled = document.paragraphs and named
    return bool(
        document.title
        and (document.number or signed or titled)
        and len(document.title) < 500
    )


def own_names(head: Head) -> set[str]:
    """The organizations that the head says the document is of."""
    names = (head.issuer, head.letterhead, head.stated.get("issuer", ""))
    return {*filter(None, names), issuer_in(head.whole_title)} - {""}


def issuer_of(head: Head, signature: Signature) -> str:
    title = head.whole_title
    stated = head.stated.get("issuer", "") or head.issuer
    named = issuer_in(title) or head.letterhead
    return signature.issuer or stated or named or published_by(head.history)


def printed_by(printed: list[Line]) -> str:
    """Who printed what nobody signed, unless it is an office, which prints for another."""
    named = [name for line in printed[:-1] for name in organizations(line.text)]
    return "" if named[:1] and named[0].endswith(OFFICES) else "".join(named[:1])


def stated_date(head: Head) -> date | None:
    return date_of(head.stated.get("signed_date", ""))


def take_printed(before: list[Line], after: list[Line]):
    """(the lines of 印发, before, after): its date, and the office above where that is alone."""
    for part in (after, before):
        for at, line in enumerate(part):
            if not line.row and printed_date(line.text):
                office = (
                    at
                    and line.text[:1].isdecimal()
                    and organizations(part[at - 1].text)
                )
                start = at - 1 if office else at
                printed = part[start : at + 1]
                del part[start : at + 1]
                return printed, before, after
    return [], before, after


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
    issuer, about, _ = title.partition("關於" if "關於" in title else "关于")
    issuer = PASSED_ON.split(issuer if about else LISTED.sub("", GENRE.sub("", title)))[
        0
    ]
    issuer = issuer if organizations(issuer) else OF_YEAR.sub("", issuer, count=1)
    return issuer if organizations(issuer) else ""


def date_findings(signature: Signature, printed: list[Line]) -> list[Finding]:
    dated = [(signature.line, signature.day)]
    dated += [(line, date_in(line)) for line in printed[-1:]]
    return [
        Finding("date-invalid", f"“{line.text}”不是日历上的日期", line.number)
        for line, day in dated
        if line and not day
    ]


def date_in(printed: Line) -> date | None:
    return parse_date(printed_date(printed.text)[1])


def with_cites(document: SourceDocument) -> SourceDocument:
    texts = [(paragraph.line or 0, paragraph.text) for paragraph in document.paragraphs]
    for table in document.attachments:
        texts += [(line or 0, "\n".join(row)) for row, line, _ in table.placed_rows()]
    in_order = (text for _, text in sorted(texts, key=itemgetter(0)))
    numbers = map(str, find_all("\n".join([document.title, *in_order])))
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
