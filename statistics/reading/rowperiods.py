"""Tables that say of every row which period it is of: 时期, 指标, 数值, 单位.

The rows of each period become a table of their own, its period over the amounts, so that they
are read as any others.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from gazette.reading.headings import PERIODS
from gazette.reading.source import Finding, Table

from .contents import MOST
from .grammar import BRACKETS
from .headings import column_role, headings_of, plain_text
from .periods import completed, first_period
from .transposed import (
    is_heading,
    is_note_row,
    period_in,
    unread_row,
    with_left,
)


def by_period(table: Table, title: str) -> list[Table]:
    """A table for each period of such a one, or none where ``table`` is another."""
    headings, start, doubts = headings_of(table)
    at = [n for n in range(len(headings)) if is_of_periods(table, headings, n, start)]
    roles = [column_role(heading) for heading in headings]
    if not at or not stands_apart(at, roles):
        return []
    rows = [*stated_rows(table, start, doubts)]
    general = first_period(plain_text(table.title)) or first_period(title)
    periods = [period_of(row, at, headings, general) for row, *_ in rows]
    if not (any(periods) and are_of_periods(rows, at, periods)):
        return []
    left = [*map(unread_row, unplaced(rows, at, periods))]
    placed = with_merged(zip(periods, rows, strict=True), at, roles)
    parts = [
        part_of(table, headings, at, roles, period, [row for _, row in group])
        for period, group in groupby(placed, lambda one: one[0])
    ]
    return with_left(parts, left)


def is_of_periods(table: Table, headings, at: int, start: int) -> bool:
    """Whether a column is of periods, by its heading, or by its cells where that is not known."""
    if PERIODS.fullmatch(BRACKETS.sub("", headings[at])):
        return True
    cells = [row[at] for row in table.rows[start:] if at < len(row) and row[at].strip()]
    found = sum(bool(period_in(cell, headings[at], "")) for cell in cells)
    return not column_role(headings[at]) and found > MOST * len(cells)


def stands_apart(at: list[int], roles: list[str]) -> bool:
    """Whether the names of what is stated have a column of their own, and so have amounts."""
    others = [role for place, role in enumerate(roles) if place not in at]
    return "indicator" in others and "value" in others


def period_of(row, at: list[int], headings, general: str) -> str:
    """The period of a row, be its year and its month in two columns; "" where it has none."""
    found = ""
    for place in at:
        own = period_in(row[place], headings[place], "") if place < len(row) else ""
        found = completed(own, found) or found
    return completed(found, general)


def stated_rows(table: Table, start: int, doubts) -> Iterator[tuple]:
    """(row, line, doubts) of the rows below the headings, without notes and blank ones; those
    that are too short with blanks at their end.
    """
    for row, line, own in [*table.placed_rows()][start:]:
        blank = not any(map(str.strip, row))
        if not (blank or is_note_row(row) or is_heading(row, table.columns)):
            blanks = ("",) * (len(table.columns) - len(row))
            yield (*row, *blanks), line, (*doubts, *own)


def are_of_periods(rows, at: list[int], periods: list[str]) -> bool:
    """Whether most rows have a period, or the blank of a merged cell below one."""
    fit = sum(
        bool(period) or is_blank(row, at)
        for period, (row, *_) in zip(periods, rows, strict=True)
    )
    return bool(periods[0]) and fit >= MOST * len(rows)


def is_blank(row, at: list[int]) -> bool:
    return not any(row[place].strip() for place in at)


def unplaced(rows, at: list[int], periods: list[str]) -> Iterator[tuple]:
    """The rows that say something else where a period should stand."""
    for period, (row, *_) in zip(periods, rows, strict=True):
        if not period and not is_blank(row, at):
            yield row


def with_merged(placed, at: list[int], roles: list[str]) -> Iterator[tuple]:
    """(period, row): a period, or a name, printed once over several rows is of each."""
    name = roles.index("indicator")
    said, above = "", ()
    for period, (row, line, own) in placed:
        if not period and not is_blank(row, at):
            continue
        own = own if period else (*own, inferred(said))
        if above and not row[name].strip():
            blank = ((n, role) for n, role in enumerate(roles) if not row[n].strip())
            merged = {n: above[n] for n, role in blank if role in ("indicator", "unit")}
            row = tuple(merged.get(n, cell) for n, cell in enumerate(row))
            own = (*own, repeated(row[name]))
        said, above = period or said, row
        yield said, (row, line, own)


def part_of(table: Table, headings, at: list[int], roles, period: str, rows) -> Table:
    """The rows of one period under headings that name it."""
    columns = tuple(
        period + heading if role == "value" else heading
        for heading, role in zip(headings, roles, strict=True)
    )
    kept = [n for n in range(len(columns)) if n not in at]
    cells, lines, doubts = zip(*rows, strict=True)
    return replace(
        table,
        columns=tuple(columns[n] for n in kept),
        rows=tuple((*(row[n] for n in kept), *row[len(columns) :]) for row in cells),
        row_lines=lines if all(lines) else (),
        doubts=doubts,
    )


def inferred(period: str) -> Finding:
    text = f"这一行没有写时期，按上一行的{period}读入"
    return Finding("period-inferred", text)


def repeated(name: str) -> Finding:
    text = f"这一行没有写指标，按上一行的“{name.strip()}”读入"
    return Finding("name-combined", text)
