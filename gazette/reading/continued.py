"""Tables that go on on the next page under the same headings, put together again."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .source import Table

CONTINUED = re.compile(
    r"[（(]?(?:续表?|接上表?|续上表|续前表)[\d一二三四五六七八九十]{0,2}[）)]?"
)


def joined_tables(tables: Iterable[Table]) -> list[Table]:
    """``tables``, each that continues the one before joined with it."""
    joined: list[Table] = []
    for table in tables:
        if joined and continues(joined[-1], table):
            joined[-1] = together(joined[-1], table)
        else:
            joined.append(table)
    return joined


def continues(above: Table, table: Table) -> bool:
    own, title = bare(above.title), bare(table.title)
    marked = title != table.title or not table.title or own in title
    return (
        bool(above.columns)
        and above.columns == table.columns
        and (marked or own == title)
    )


def bare(title: str) -> str:
    return CONTINUED.sub("", title)


def together(above: Table, table: Table) -> Table:
    placed = [*above.placed_rows(), *table.placed_rows()]
    known = bool(above.row_lines and table.row_lines)
    return replace(
        above,
        rows=tuple(row for row, *_ in placed),
        row_lines=tuple(line for _, line, _ in placed) if known else (),
        doubts=tuple(doubts for *_, doubts in placed),
    )
