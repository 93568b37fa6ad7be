"""Lists printed with several records side by side: 序号 事项名称 类别 序号 事项名称 类别."""

from dataclasses import replace
from itertools import pairwise

from core.text.widths import squeeze
from gazette.reading.source import Table

from .checks import parse_seq
from .grammar import role_of


def one_record_a_row(table: Table) -> Table:
    """``table``, or the one with its records below one another where rows hold several."""
    width = record_width(table.columns)
    if not width:
        return table
    parts = [
        [
            (row[start : start + width], line, doubts)
            for row, line, doubts in table.placed_rows()
        ]
        for start in range(0, len(table.columns), width)
    ]
    across = [placed for together in zip(*parts, strict=True) for placed in together]
    down = [placed for part in parts for placed in part]
    placed = [*filter(is_filled, across if counts_on(across) else down)]
    rows, lines, doubts = zip(*placed, strict=True) if placed else ((), (), ())
    return replace(
        table,
        columns=table.columns[:width],
        rows=rows,
        row_lines=lines if table.row_lines else (),
        doubts=doubts if table.doubts else (),
    )


def record_width(columns: tuple[str, ...]) -> int:
    """How many headings a record has, where the same ones are printed again; else 0."""
    heads = [*map(squeeze, columns)]
    for width in range(2, len(heads) // 2 + 1):
        again = heads == heads[:width] * (len(heads) // width)
        if again and any(role_of(head) == "name" for head in heads[:width]):
            return width
    return 0


def counts_on(placed: list) -> bool:
    """Whether the numbers of the records count on from left to right."""
    numbers = [parse_seq(row[0]) for row, _, _ in placed if any(map(str.strip, row))]
    return all(a is not None and b == a + 1 for a, b in pairwise(numbers))


def is_filled(placed: tuple) -> bool:
    return any(map(str.strip, placed[0]))
