"""The columns of a table set with spaces, and which cell of a line stands in which.

A row short of a cell keeps its blank where the positions tell which one it is; where they do
not, it stays short, and the reader of tables says so.
"""

import re
from itertools import chain, pairwise

from ..furniture import stands_on_page
from ..headings import is_name, is_serial, plain
from ..spacing import NEAR, ONE_SPACE, Cell, cells_of
from .fitting import is_datum
from .rowlines import heads_group, join_cut, join_rows
from .setwide import headings_of, name_extents, with_names

GLUED = re.compile(
    r"(.*[\u4e00-\u9fff].*[（(][^（()）\d]{1,8}[）)])([-−－△]?[\d０-９][\d０-９,，.．]*)"
)


class Block:
    """The lines of one table, and how far each of its columns reaches."""

    def __init__(self, lines: list[str], gap: re.Pattern):
        self.lines, self.gap = lines, gap
        headings = headings_of(lines[0], gap)
        self.names = name_extents(headings)
        self.count = len(headings)
        self.serial = is_serial(headings[0].text)
        rows = [headings, *map(self.cells, lines[1:])]
        whole = [row for row in rows if len(row) == self.count]
        self.extents = [
            (min(c.start for c in column), max(c.end for c in column))
            for column in zip(*whole, strict=True)
        ]
        starts = (
            sorted({c.start for c in column}) for column in zip(*whole, strict=True)
        )
        self.starts = [one[0] if len(one) == 1 else None for one in starts]
        spaced = gap is not ONE_SPACE
        self.parted = spaced and all(a[1] < b[0] for a, b in pairwise(self.extents))
        self.gaps = [] if self.parted else self.usual_gaps()
        self.indented = spaced and not is_centred([row[0] for row in whole])

    def usual_gaps(self) -> list[int]:
        """How long the gaps are in the rows that have a cell for every heading."""
        whole = [line for line in self.lines if len(self.cells(line)) == self.count]
        found = [len(gap) for line in whole for gap in self.gap.findall(line.strip())]
        return found if len(set(found)) == 1 else []

    def cells(self, line: str) -> list[Cell]:
        return with_names(cells_of(line, self.gap), self.names)

    def tabbed(self) -> list[str]:
        rows = [self.row(line) for line in self.lines]
        first = headings_of(self.lines[0], self.gap)[0].text
        for part in self.numbered_parts(rows) if self.parted else ():
            widths = [b - a for a, b in self.extents]
            if self.serial or is_name(first):
                join_rows(rows, part, widths, sure=self.serial)
            else:
                join_cut(rows, part, widths)
        return rows

    def numbered_parts(self, rows: list[str]) -> list[list[int]]:
        """The lines of rows under their columns, parted where a group or words stand between."""
        parts: list[list[int]] = [[]]
        for at, row in enumerate(rows):
            if not row.strip() or stands_on_page(row) or self.repeated(self.lines[at]):
                continue
            cells = [cell.strip() for cell in row.split("\t")]
            if len(cells) != self.count or heads_group(cells):
                parts.append([])
            else:
                parts[-1].append(at)
        return parts

    def row(self, line: str) -> str:
        if again := self.repeated(line):
            return "\t".join(again)
        cells = self.cells(line)
        if stands_on_page(line):
            return line.strip()
        if not cells:
            return line
        if len(cells) == 1 and not self.is_continuation(line):
            return self.in_even_column(cells[0]) or line
        texts = self.run_together(line, cells) or self.glued(cells)
        placed = self.placed(cells) if self.parted and not texts else None
        if not texts and placed is None and len(cells) == 1:
            return line
        texts = texts or placed or self.in_order(line, cells)
        if texts[0] and self.indented:
            texts[0] = self.indent(cells[0]) + texts[0]
        return "\t".join(texts)

    def run_together(self, line: str, cells: list[Cell]) -> list[str]:
        """The cells of a row where one space parts a name or a unit from the number after it, if
        that makes the row whole.
        """
        parts = with_names(cells_of(line, ONE_SPACE), self.names)
        if len(cells) >= self.count or len(parts) != self.count:
            return []
        ran = (cell.text.split() for cell in cells)
        data = any(is_datum(last) for first, *more in ran for last in more[-1:])
        return [part.text for part in parts] if data else []

    def glued(self, cells: list[Cell]) -> list[str]:
        """The cells of a row where nothing parts a unit in brackets from the number behind it, if
        that makes the row whole: 可支配收入（元）4187.
        """
        if len(cells) != self.count - 1:
            return []
        parts = [GLUED.fullmatch(cell.text) for cell in cells]
        if sum(map(bool, parts)) != 1:
            return []
        pairs = zip(cells, parts, strict=True)
        return [
            text for cell, m in pairs for text in (m.groups() if m else (cell.text,))
        ]

    def indent(self, first: Cell) -> str:
        """As many wide spaces as the first cell is set in by."""
        steps = (first.start - self.extents[0][0]) // 2 if first.start >= NEAR else 0
        return "\u3000" * steps

    def repeated(self, line: str) -> list[str]:
        """The headings, where they are printed once more, whatever the spaces in them."""
        heads = [cell.text for cell in headings_of(line, self.gap)]
        above = [cell.text for cell in headings_of(self.lines[0], self.gap)]
        return heads if [*map(plain, heads)] == [*map(plain, above)] else []

    def in_order(self, line: str, cells: list[Cell]) -> list[str]:
        if line is self.lines[0]:
            return [cell.text for cell in headings_of(line, self.gap)]
        parts = with_names(cells_of(line, ONE_SPACE), self.names)
        if len(cells) < self.count == len(parts):
            cells = parts
        return self.with_blanks(line, cells) or [cell.text for cell in cells]

    def with_blanks(self, line: str, cells: list[Cell]) -> list[str]:
        """The cells with a blank where twice the usual gap parts two, if that makes the row whole."""
        if len(cells) >= self.count or not self.gaps:
            return []
        usual = self.gaps[0]
        lengths = [len(gap) for gap in self.gap.findall(line.strip())]
        blanks = [length // usual - 1 for length in lengths]
        fits = not any(length % usual for length in lengths)
        if not fits or len(blanks) + 1 != len(cells) or sum(blanks) < 1:
            return []
        if len(cells) + sum(blanks) != self.count:
            return []
        texts = [cells[0].text]
        for cell, more in zip(cells[1:], blanks, strict=True):
            texts += [""] * more + [cell.text]
        return texts

    def is_continuation(self, line: str) -> bool:
        """A word under a column other than the first goes on with the cell above."""
        start = self.cells(line)[0].start
        return self.parted and start >= self.extents[1][0] - NEAR

    def in_even_column(self, cell: Cell) -> str:
        """A row of nothing but ``cell``, under the one column that begins in the same place on
        every line, its number apart, though the others do not.
        """
        under = cell.start in self.starts[1:] and self.starts.index(cell.start)
        if self.parted or not self.serial or not under:
            return ""
        return "\t" * under + cell.text + "\t" * (self.count - 1 - under)

    def placed(self, cells: list[Cell]) -> list[str] | None:
        """The cells under their columns; ``None`` where one of them fits two or none."""
        texts, last = [""] * self.count, -1
        for cell in chain.from_iterable(map(self.cut, cells)):
            under = self.under(cell)
            if under is None or under < last:
                return None
            last = under
            texts[last] += (" " if texts[last] else "") + cell.text
        return texts

    def under(self, cell: Cell) -> int | None:
        """The one column that a cell stands in, or begins with."""
        columns = range(self.count)
        found = [at for at in columns if meets(cell, self.extents[at])]
        if len(found) != 1:
            found = [at for at in columns if abs(cell.start - self.extents[at][0]) < 2]
        return found[0] if len(found) == 1 else None

    def cut(self, cell: Cell) -> list[Cell]:
        """A cell that runs into the next column, parted at the one space between them."""
        under = [extent for extent in self.extents if meets(cell, extent)]
        if len(under) < 2:
            return [cell]
        parts = cells_of(cell.text, ONE_SPACE)
        moved = [Cell(p.text, p.start + cell.start, p.end + cell.start) for p in parts]
        starts = {extent[0] for extent in under[1:]}
        fits = len(parts) == len(under) and all(
            any(abs(p.start - s) <= NEAR for s in starts) for p in moved[1:]
        )
        return moved if fits else [cell]


def is_centred(firsts: list[Cell]) -> bool:
    """Whether the first cells begin in several places, and all have one middle; a mark of what
    is a part of another is set by its depth.
    """
    if any(cell.text.startswith(("#", "＃")) for cell in firsts):
        return False
    middles = [cell.start + cell.end for cell in firsts]
    starts = {cell.start for cell in firsts}
    return len(starts) > 2 and max(middles) - min(middles) <= 2 * NEAR


def meets(cell: Cell, extent: tuple[int, int]) -> bool:
    return cell.start < extent[1] and extent[0] < cell.end
