"""The headings of a table of figures, which may take two rows, and what stands under each."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, Table

from .contents import is_measure
from .grammar import BRACKETS, REMEMBERED, role_of
from .periods import first_period

SERIAL = "serial"
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
KINDS = ("indicator", "unit", "note")


def plain_text(text: str) -> str:
    return squeeze(" ".join(half_width(text).split()))


def headed(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The plain headings; a year alone beside others is one: 2018 2019."""
    plain = tuple(map(plain_text, columns))
    return tuple(f"{one}年" if BARE_YEAR.fullmatch(one) else one for one in plain)


@lru_cache(REMEMBERED)
def column_role(heading: str) -> str:
    """What stands under the heading; a period alone is over its figures."""
    period = first_period(BRACKETS.sub("", heading))
    return role_of(heading) or ("value" if period else "")


def headings_of(table: Table) -> tuple[tuple[str, ...], int, tuple[Finding, ...]]:
    """(headings, the first row below them, doubts): headings may take two rows."""
    columns = headed(table.columns)
    below = headed(table.rows[0]) if table.rows else ()
    columns, below = with_kinds_above(columns, below)
    below = moved_right(columns, below)
    if not heads_again(columns, below):
        return columns, 0, ()
    # A cell over both rows is told in each by a Word file.
    pairs = zip(columns, below, strict=True)
    below = tuple("" if cell == heading else cell for heading, cell in pairs)
    if is_displaced(columns, below):
        columns, sure = spread(columns, below)
        doubt = Finding("heading-unclear", "表头有两行，各列对应不清楚，请核对")
        return columns, 1, () if sure else (doubt,)
    return tuple(joined(columns, below)), 1, ()


def with_kinds_above(columns, below):
    """(headings, those below): 指标 over 名称 is one heading, and 单位 below a blank stands over all."""
    if len(below) != len(columns):
        return columns, below
    whole = [
        bool(cell) and column_role(heading + cell) in (*KINDS, SERIAL)
        for heading, cell in zip(columns, below, strict=True)
    ]
    if not any(column_role(cell) in ("value", "yoy") for cell in below):
        return columns, below
    pairs = [*zip(columns, below, whole, strict=True)]
    return (
        tuple(heading + cell if one else heading for heading, cell, one in pairs),
        tuple("" if one else cell for _, cell, one in pairs),
    )


def moved_right(columns, below):
    """The lower headings, moved past the columns that have but one, where they lost their blanks."""
    fixed = next(
        (at for at, h in enumerate(columns) if column_role(h) not in (*KINDS, SERIAL)),
        0,
    )
    filled = tuple(cell for cell in below if cell)
    lost = below[:1] != ("",) and filled == below[: len(filled)]
    said = all(column_role(cell) in ("value", "before", "yoy") for cell in filled)
    if lost and said and filled and fixed + len(filled) == len(columns):
        return ("",) * fixed + filled
    return below


def heads_again(columns, below) -> bool:
    """Whether the row ``below`` the headings goes on with them under a merged cell."""
    filled = [cell for cell in below if cell]
    return (
        len(below) == len(columns)
        and bool(filled)
        and all(column_role(c) or c in columns or is_measure(c) for c in filled)
        and any(column_role(cell) not in ("", *KINDS) for cell in filled)
        and not any(re.fullmatch(r"[-+−△]?[\d.,]+%?", cell) for cell in filled)
        and below != columns
    )


def is_displaced(columns, below) -> bool:
    """Whether blank cells of the upper row were lost, so that it is too short."""
    empty = len(columns) - len(without_blank_end(columns))
    if is_grouped(columns, below):
        return False
    return empty > 0 and any(below[len(columns) - empty :])


def is_grouped(columns, below) -> bool:
    """Whether each upper heading stands over the first of as many lower ones, and these are alike."""
    groups: list[list[str]] = []
    for heading, cell in zip(columns, below, strict=True):
        if heading:
            groups.append([])
        if groups and cell:
            groups[-1].append(cell)
    under = [tuple(group) for group in groups if group]
    return len(under) > 1 and len({*under}) == 1 and len(under[0]) > 1


def without_blank_end(cells):
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def spread(columns, below) -> tuple[tuple[str, ...], bool]:
    """The upper headings over equal shares of the lower ones, and whether that is sure."""
    upper = without_blank_end(columns)
    fixed = next(
        (
            at
            for at, cell in enumerate(below)
            if cell and cell not in columns[at : at + 1]
        ),
        0,
    )
    over, under = upper[fixed:], [cell for cell in below[fixed:] if cell]
    share, rest = divmod(len(under), len(over)) if over else (0, 1)
    if not share or rest or len(below[fixed:]) != len(under):
        return tuple(joined(columns, below)), False
    wide = [heading for heading in over for _ in range(share)]
    alike = (
        len({tuple(under[at : at + share]) for at in range(0, len(under), share)}) == 1
    )
    names = [one + other for one, other in zip(wide, under, strict=True)]
    return (*upper[:fixed], *names), alike


def joined(columns, below) -> Iterator[str]:
    over = ""
    for heading, cell in zip(columns, below, strict=True):
        over = heading or over
        yield heading if cell in ("", heading) else over + cell
