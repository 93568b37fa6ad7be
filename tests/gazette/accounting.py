"""The account of a reading: each line in one part, and each line of a document in a field of it."""

import re
from collections import Counter

from core.text.traditional import simplified
from core.text.widths import half_width, squeeze
from gazette.reading.beside import BESIDE_ISSUERS, numbers_of
from gazette.reading.continued import CONTINUED
from gazette.reading.head import TABLE_NUMBER
from gazette.reading.lines import Line
from gazette.reading.marks import is_head_mark, is_serial, metadata, ordered_by
from gazette.reading.web import block
from gazette.reading.web.glued import unglued
from gazette.reading.web.labels import parts
from gazette.reading.web.titles import freed
from gazette.reading.words import (
    is_attachment_mark,
    is_date,
    letterhead,
    number_of,
    organizations,
    printed_date,
    signed_line,
)

# Marks that a reading sets in another width, or takes from a cell.
SIGNS = re.compile(r"[\s\u2029,，:：.。;；、]")
PARTS = {"furniture", "contents", "masthead", "document", "unread"}


def assert_accounted(reading):
    assert set(reading.parts) == set(reading.texts)
    assert set(reading.parts.values()) <= PARTS
    counts = Counter(reading.parts.values())
    assert counts["unread"] == len(reading.unread)
    assert counts.total() == reading.total_lines
    assert [line for line, _ in reading.unread] == sorted(
        line for line, part in reading.parts.items() if part == "unread"
    )


def lost_lines(reading):
    """Lines that are counted to a document, and whose words stand in no field of one."""
    kept = plain("\n".join(fields_of(reading)))
    beside = neighbours(reading)
    return [
        (number, text)
        for number, whole in reading.texts.items()
        for text in pieces_of(number, whole)
        if reading.parts[number] == "document"
        and not all(
            plain(cell) in kept or is_known(cell, number, *beside[number])
            for cell in text.split("\t")
        )
        and plain(TABLE_NUMBER.sub("", text)) not in kept
        and plain(freed(text)) not in kept
        and not is_known(text, number, *beside[number])
    ]


def neighbours(reading):
    """Above and below each line the next of a document: a page may stand between halves of a date."""
    texts = [
        (number, text if reading.parts[number] == "document" else "")
        for number, text in reading.texts.items()
        if reading.parts[number] != "furniture"
    ]
    around = ["", *(text for _, text in texts), ""]
    found = dict.fromkeys(reading.texts, ("", ""))
    return found | {n: (around[at], around[at + 2]) for at, (n, _) in enumerate(texts)}


def pieces_of(number, text):
    """The line, or the lines that it is parted into, without the words of a web site."""
    if beside := BESIDE_ISSUERS.fullmatch(text):
        return [*beside.groups()]
    pieces = unglued(Line(number, text)) if "\t" not in text else []
    return [freed(piece.text) for piece in pieces] if len(pieces) > 1 else [text]


def fields_of(reading):
    for document in reading.documents:
        yield from (document.title, document.issuer, f"{document.addressee}：")
        yield from (paragraph.text for paragraph in document.paragraphs)
        for table in document.attachments:
            yield table.title
            yield from ("".join(row) for row in (table.columns, *table.rows))
        yield "".join(paragraph.text for paragraph in document.paragraphs)


def is_known(text, number, above, below):
    """Whether the line is one that a date, a number or an issuer was read from, as readers read it."""
    text, above, below = map(simplified, (text.strip(), above, below))
    return bool(
        number_of(text)
        or numbers_of(text)
        or is_date(text)
        or is_date(text.strip("（()）"))
        or printed_date(text)
        or signed_line(text)
        or organizations(text)
        or letterhead(text)
        or all(metadata(part.text) for part in parts(Line(number, text)))
        or all(map(is_field, re.split(r"\s{2,}", text)))
        or block.fields_of(Line(number, text, "\t" in text))
        or is_serial(text)
        or CONTINUED.fullmatch(squeeze(text))
        or ordered_by(text)
        or is_attachment_mark(text)
        or is_head_mark(text)
        or "签发人" in squeeze(above)
        or is_date(text + below)
        or number_of(text + below)
        or is_date(above + text)
        or number_of(above + text)
    )


def is_field(text):
    """Whether a part of a line is metadata, or the number beside which some stands."""
    return bool(metadata(text) or number_of(text))


def plain(text):
    return SIGNS.sub("", squeeze(half_width(text)))
