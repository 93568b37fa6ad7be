"""A block of a table as rows of a sheet, in the XML of Excel."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from types import NoneType

from xlsxwriter.utility import xl_col_to_name

from core.exchange.cells import LONGEST, exact, fitted, plain_number

from .texts import inert_texts, number_texts, shown_texts, written

# Spreadsheets keep 15 digits of a number; more are written as text.
DIGITS = 15
# Excel counts days from here; its first 60 are not those of the calendar.
DAY_0 = date(1899, 12, 30).toordinal()
FIRST_DAY = date(1900, 3, 1)
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What XML does not hold is written as _x0007_, and so must be text that looks like it.
UNHELD = "\x00-\x08\x0b-\x1f\ufffe\uffff"
SPECIAL = re.compile(f"[&<>{UNHELD}]")
LIKE_UNHELD = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}[_{UNHELD}])")


@dataclass(frozen=True)
class Styles:
    """The numbers of the styles that cells refer to."""

    text: str
    date: str


def rows_xml(block, first, styles):
    """The rows of ``block``, the first of them at row ``first`` of the sheet."""
    rows = [str(number) for number in range(first, first + len(block[0]))]
    columns = [
        column_xml(cells, f'<c r="{xl_col_to_name(index)}', rows, styles)
        for index, cells in enumerate(block)
    ]
    starts = [f'<row r="{row}">' for row in rows]
    # Not strict: what repeats has no end.
    parts = zip(starts, *columns, repeat("</row>"), strict=False)
    return "".join(chain.from_iterable(parts))


def column_xml(cells, start, rows, styles):
    """The cells of a column in ``rows``; ``""`` where there is nothing."""
    parts = [
        [
            f'{start}{row}"{before}{value}{after}' if value else ""
            for row, value in zip(rows, values, strict=True)
        ]
        for before, values, after in parts_of(cells, styles)
    ]
    if len(parts) == 1:
        return parts[0]
    return list(map("".join, zip(*parts, strict=True))) or [""] * len(rows)


def parts_of(cells, styles):
    """(markup, values, markup) for each kind of cell, ``""`` in place of the others."""
    kinds = set(map(type, cells)) - {NoneType}
    for kind in kinds:
        of_kind = cells
        if len(kinds) > 1:
            of_kind = [cell if type(cell) is kind else None for cell in cells]
        yield from PARTS.get(kind, other_parts)(of_kind, styles)


def text_parts(cells, styles):
    yield marked(inert_texts(cells), styles)


def whole_parts(cells, styles):
    return by_digits(shown_texts(cells), styles)


def decimal_parts(cells, styles):
    return by_digits(number_texts(cells), styles)


def float_parts(cells, styles):
    texts = ["" if cell is None else plain_number(exact(cell)) for cell in cells]
    return by_digits(texts, styles)


def date_parts(cells, styles):
    days = [
        "" if cell is None or cell < FIRST_DAY else cell.toordinal() - DAY_0
        for cell in cells
    ]
    yield f' s="{styles.date}"><v>', days, "</v></c>"
    if "" in days:
        early = [None if day else cell for day, cell in zip(days, cells, strict=True)]
        yield from other_parts(early, styles)


def other_parts(cells, styles):
    yield marked(["" if cell is None else written(cell) for cell in cells], styles)


PARTS = {
    str: text_parts,
    int: whole_parts,
    Decimal: decimal_parts,
    float: float_parts,
    date: date_parts,
}


def by_digits(texts, styles):
    """Numbers as numbers; as text those of which a spreadsheet would lose digits."""
    fit = texts if are_numbers(texts) else [t if is_number(t) else "" for t in texts]
    yield "><v>", fit, "</v></c>"
    if fit is not texts:
        long = ["" if is_number(text) else text for text in texts]
        yield marked(long, styles)


def are_numbers(texts):
    """Whether all ``texts`` are numbers for sure, at a look."""
    digits = "".join(texts).replace("-", "").replace(".", "")
    return digits.isdigit() and max(map(len, texts)) <= DIGITS


def is_number(text):
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isdigit() and len(digits.lstrip("0")) <= DIGITS


def marked(texts, styles):
    """The part of cells with ``texts``, which are inert."""
    if max(map(len, texts), default=0) * 2 > LONGEST:
        texts = list(map(fitted, texts))
    ends = "".join({text[:1] + text[-1:] for text in texts})
    # Without this, spaces at the ends of a text are not part of it.
    kept = ' xml:space="preserve"' if any(map(str.isspace, ends)) else ""
    before = f' s="{styles.text}" t="inlineStr"><is><t{kept}>'
    return before, escaped(texts), "</t></is></c>"


def escaped(texts):
    joined = "".join(texts)
    if "_x" in joined:
        texts = [LIKE_UNHELD.sub("_x005F_", text) for text in texts]
    if SPECIAL.search(joined):
        texts = [SPECIAL.sub(escape, text) for text in texts]
    return texts


def escape(match):
    return ESCAPED.get(match[0]) or f"_x{ord(match[0]):04X}_"
