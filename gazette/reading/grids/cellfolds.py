"""The cells of a row printed one a line, where some of them took several lines."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from ..lines import WRAPPED
from .stacktypes import TYPE, TYPE_HEADING

BRACKETS = ("（）", "《》", "()", "“”", "【】")
NO_START, NO_END = "，。；、）》”：)】", "（《“(【、，"
UNEVEN, OPEN, KNOWN, FOREIGN, LONG = 2, 4, 3, 4, 2
# More lines than these in a row are no row.
MOST = 14


class CellFolds:
    """Folds rows under ``headings``; a line that is a cell of another row is one by itself."""

    def __init__(self, rows: Sequence[Sequence[str]], headings: Sequence[str]):
        self.width = width = len(headings)
        self.typed = [bool(TYPE_HEADING.fullmatch(heading)) for heading in headings]
        self.columns: list[set[str]] = [set() for _ in range(width)]
        for row in rows:
            if len(row) == width:
                for column, cell in zip(self.columns, row, strict=True):
                    column.add(cell)
        self.longest = [max(map(len, column), default=0) for column in self.columns]
        # Lines that are cut are mostly those of the widest column.
        self.short = 0.6 * max((len(line) for row in rows for line in row), default=0)
        self.often = {
            line
            for line, count in Counter(x for row in rows for x in {*row}).items()
            if count > 1
        }.union(*self.columns)

    def folded(self, row: Sequence[str]) -> list[str]:
        """The cells of a row, a mark where lines were joined; the row itself where none fits."""
        if not self.width < len(row) <= MOST:
            return [*row]
        odd, best = self.ways(row)[0]
        return [*row] if odd > len(row) else [WRAPPED.join(cell) for cell in best]

    def ways(self, row: Sequence[str]) -> list[tuple[int, list[tuple[str, ...]]]]:
        """How the lines may be shared out among the columns, the least odd first."""
        return sorted(
            (self.oddness(cells), cells)
            for cuts in combinations(range(2, len(row)), self.width - 2)
            for cells in [self.cells(row, (1, *cuts))]
        )

    def length(self, lines: Sequence[str]) -> int:
        """How many of ``lines`` are the row that begins with them, where no number follows."""
        if self.width < 3 or len(lines) < self.width:
            return min(len(lines), self.width)
        counts = range(self.width, min(len(lines), MOST) + 1)
        return min(counts, key=lambda count: self.ways(lines[:count])[0][0])

    def cells(self, row: Sequence[str], cuts: Sequence[int]) -> list[tuple[str, ...]]:
        bounds = [0, *cuts, len(row)]
        return [tuple(row[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]

    def oddness(self, cells: list[tuple[str, ...]]) -> int:
        odd = sum(map(self.odd_cell, cells, self.columns, self.longest))
        return odd + FOREIGN * sum(map(self.is_misplaced, cells, self.typed))

    def is_misplaced(self, cell: tuple[str, ...], typed: bool) -> bool:
        """Whether a type - 行政许可 - stands under another heading than that of the types."""
        return not typed and any(self.typed) and any(map(TYPE.fullmatch, cell))

    def odd_cell(self, cell: tuple[str, ...], column: set[str], longest: int) -> int:
        text = "".join(cell)
        opened = any(text.count(a) != text.count(b) for a, b in BRACKETS)
        odd = OPEN * (opened or text[0] in NO_START or text[-1] in NO_END)
        odd += UNEVEN * (text[0] in "（(")
        odd += LONG * (len(text) > 2 * longest > 0 and longest < max(self.longest))
        if len(cell) == 1:
            others = {c for other in self.columns if other is not column for c in other}
            return odd + FOREIGN * (text in others and text not in column)
        *full, last = map(len, cell)
        odd += UNEVEN * (max(full) - min(full)) + UNEVEN * max(0, last - min(full))
        return (
            odd
            + KNOWN * sum(line in self.often for line in cell)
            + (min(full) < self.short)
        )
