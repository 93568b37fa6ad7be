"""One row of a ruled table: its cells, what the rules tell of them, and whether it goes on."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

# A cell's last line is full where no letter more would have had room: the padding of the
# cell, in points, and the letters that a mark may take with it to the next line.
PADDING, LETTERS = 12.0, 2.1
FIGURE = re.compile(r"[-−－+]?[\d.,]+[%％]?|[-—–]+|…+")


@dataclass
class Row:
    """``full``: whose last line is full; ``homes``: which cells are one over several rows."""

    cells: list[str]
    full: list[bool] = field(default_factory=list)
    homes: list = field(default_factory=list)
    # (code, text) of findings about the row
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self):
        self.full = self.full or [False] * len(self.cells)
        self.homes = self.homes or [None] * len(self.cells)

    def only(self, columns: Sequence[int]) -> "Row":
        """The row without its other columns; a cell over the whole width is kept."""
        if len(self.cells) == 1:
            return self
        lists = (self.cells, self.full, self.homes)
        return Row(*([given[at] for at in columns] for given in lists), self.doubts)

    @property
    def filled(self) -> list[int]:
        return [at for at, cell in enumerate(self.cells) if cell]

    @property
    def serial(self) -> str:
        """The number of the row, which stands first or beside a cell over several rows."""
        return next((cell for cell in self.cells[:2] if cell.isdecimal()), "")


def is_wrapped(above: Row, row: Row, most: int) -> bool:
    """Whether the cells only go on with those above: the first is blank, and others."""
    return (
        len(row.cells) == len(above.cells) > 1
        and not row.cells[0]
        and 0 < len(row.filled) <= most
        and all(above.cells[at] for at in row.filled)
    )


def is_cut(above: Row, row: Row, always: Collection[int] = ()) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before.

    ``always`` has the columns where no row before was blank.
    """
    if row.serial:
        return False
    if may_be_cut(above, row) and above.serial and not row.cells[0]:
        return True
    if may_be_cut(above, row) and any(lacks(above, row, at) for at in always):
        return True
    few = is_wrapped(above, row, len(row.cells) // 2)
    shared = row.homes[0] or above.homes[0]
    if shared and not (may_be_cut(above, row) and lacks_a_cell(above, row)):
        return False
    return few and not any(above.cells[at].endswith(("。", "；")) for at in row.filled)


def may_be_cut(above: Row, row: Row) -> bool:
    """Whether each cell has room above only for a rest, and some that stand above do not go on."""
    filled = row.filled
    if len(above.cells) != len(row.cells) or not filled or row.serial:
        return False
    ended = any(above.cells[at] for at in range(len(row.cells)) if at not in filled)
    return ended and all(above.full[at] or not above.cells[at] for at in filled)


def lacks(above: Row, row: Row, at: int) -> bool:
    """Whether a cell is blank, and not since it is one with others."""
    return not row.cells[at] and not row.homes[at] and not above.homes[at]


def lacks_a_cell(above: Row, row: Row) -> bool:
    return any(lacks(above, row, at) for at in above.filled)


def blank_below(above: Row, first: Row, row: Row) -> list[int]:
    """The columns where the row is blank since a cell over several rows goes on from above."""
    if len(above.cells) != len(row.cells):
        return []
    return [
        at
        for at, cell in enumerate(row.cells)
        if not cell and above.cells[at] and reaches(above, first, row, at)
    ]


def parts_of_cells(above: Row, first: Row, row: Row) -> list[int]:
    """The columns where a cell over several rows may hold the rest of such a one above."""
    if not len(above.cells) == len(first.cells) == len(row.cells):
        return []
    return [
        at
        for at, home in enumerate(row.homes)
        if home and home == first.homes[at] and row.cells[at] != above.cells[at]
        if above.homes[at] and above.full[at]
    ]


def reaches(above: Row, first: Row, row: Row, at: int) -> bool:
    if row is first:
        return bool(row.homes[at] or above.homes[at])
    return bool(row.homes[at]) and row.homes[at] == first.homes[at]
