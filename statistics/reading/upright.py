"""Tables that have the indicators as columns and what is said of them as rows, stood upright."""

import re
from dataclasses import replace

from gazette.reading.source import Table

from .grammar import BRACKETS, GENERIC
from .headings import column_role, headings_of, plain_text
from .periods import periods_in

# What is set against each other, each with columns of its own: 收入项目 金额 支出项目 金额.
SIDE = re.compile(
    r"(?:本年|财政|资金)?(?:收入|支出|来源|去向|用途|资产|负债)(?:项目|科目)?(?:名称)?"
)
SAYING = ("value", "before", "yoy", "yoy_before", "unit", "none", "points")


def upright(table: Table) -> Table:
    """``table``, or the one with its rows as columns where its first cells head columns."""
    headings, start, doubts = headings_of(table)
    rows = [placed for placed in [*table.placed_rows()][start:] if any(placed[0])]
    firsts = [plain_text(row[0]) for row, *_ in rows]
    if not lies(headings, firsts):
        return table
    found = (*doubts, *(doubt for *_, own in rows for doubt in own))
    names = [
        (heading, *(row[at] if at < len(row) else "" for row, *_ in rows))
        for at, heading in enumerate(headings)
    ][1:]
    lines = (rows[0][1],) * len(names)
    first = headings[0] if column_role(headings[0]) == "indicator" else "指标"
    return Table(
        table.title,
        (first, *firsts),
        tuple(names),
        table.line,
        lines,
        (found,) * len(names),
    )


def unfolded(table: Table) -> Table:
    """``table``, or the one with its parts below one another where it is printed side by side."""
    headings = tuple(map(plain_text, table.columns))
    alike = tuple("项目" if is_side(h) else h for h in headings)
    size = next(
        (
            size
            for size in range(2, len(headings) // 2 + 1)
            if alike[:size] * (len(headings) // size) == alike
        ),
        0,
    )
    if not size or "indicator" not in map(column_role, alike[:size]):
        return table
    placed = [
        (row[at : at + size], line, doubts)
        for at in range(0, len(headings), size)
        for row, line, doubts in table.placed_rows()
        if any(cell.strip() for cell in row[at : at + size])
    ]
    rows, lines, doubts = zip(*placed, strict=True) if placed else ((), (), ())
    return replace(
        table, columns=alike[:size], rows=rows, row_lines=lines, doubts=doubts
    )


def is_side(heading: str) -> bool:
    return bool(SIDE.fullmatch(heading)) or column_role(heading) == "indicator"


def lies(headings, firsts) -> bool:
    """Whether every first cell says of what kind the row is, and no heading does."""
    roles = [column_role(first) for first in firsts]
    named = [heading for heading in headings[1:] if heading]
    return (
        len(named) > 1
        and {"value", "yoy"} & {*roles} != set()
        and all(map(is_said, firsts, roles))
        and not all(first in periods_in(first) for first in firsts)
        and not any(map(is_said, named, map(column_role, named)))
    )


def is_said(words: str, role: str) -> bool:
    """Whether the words say of what kind the numbers are, and name no indicator."""
    bare = BRACKETS.sub("", words)
    generic = GENERIC.fullmatch(bare) or periods_in(bare)
    return role in SAYING and (role in ("unit", "none") or bool(generic))
