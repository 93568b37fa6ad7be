"""Tables whose columns are told by spaces, rewritten with tabs.

A row short of a cell keeps its blank where the positions tell which one it is; where they do
not, it stays short, and the reader of tables says so.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, pairwise

from .centred import gathered
from .furniture import stands_on_page
from .headings import are_headings, is_name, plain
from .words import (
    ATTACHMENT_NOTE,
    NOTE,
    is_attachment_mark,
    is_date,
    printed_date,
    signed_line,
)

GAP = re.compile("[ \u00a0\u2002-\u200a]*\u3000[ \u3000]*|[ \u00a0\u2002-\u200a]{2,}")
WIDE_GAP = re.compile("[ \u3000\u00a0\u2002-\u200a]{2,}")
ONE_SPACE = re.compile("[ \u3000\u00a0]+")
# A name that is set wide: 王　伟, 李 小 明, 欧阳　修.
WIDE_NAME = re.compile(
    r"[\u3400-\u9fff](?: [\u3400-\u9fff]){1,2}|[\u3400-\u9fff]{1,2} [\u3400-\u9fff]"
)
SENTENCE = re.compile(r"[。；：:]\s*\Z")
# So many lines without columns end a table.
LOOSE_LINES = 3
NEAR = 2
# What stands below the line at the end of a document.
FOOTER = re.compile(
    "(?:主\\s?办|承\\s?办|督\\s?办|抄\\s?送|分\\s?送|报\\s?送|主题词)[：:]"
)


@dataclass(frozen=True)
class Cell:
    text: str
    start: int
    end: int


def width(text: str) -> int:
    """How many columns of a screen the text takes: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def cells_of(line: str, gap: re.Pattern) -> list[Cell]:
    cells, at = [], 0
    for match in gap.finditer(line):
        cells += cell_at(line, at, match.start())
        at = match.end()
    return cells + cell_at(line, at, len(line))


def cell_at(line: str, start: int, end: int) -> list[Cell]:
    text = line[start:end]
    if not text.strip():
        return []
    start += len(text) - len(text.lstrip())
    text, before = text.strip(), width(line[:start])
    return [Cell(text, before, before + width(text))]


def with_tabs(lines: list[str]) -> list[str]:
    """``lines``, those of tables set with spaces having tabs between their cells."""
    lines, at = list(lines), 0
    while at < len(lines):
        gap = gap_of(lines[at])
        end = end_of(lines, at, gap) if gap else at
        if end > at + 1:
            lines[at:end] = Block(lines[at:end], gap).tabbed()
        at = max(end, at + 1)
    return lines


def gap_of(line: str) -> re.Pattern | None:
    """What parts the headings on ``line``, or ``None`` where it is none of headings."""
    if "\t" in line or "|" in line or len(line) > 200:
        return None
    for gap in (WIDE_GAP, GAP, ONE_SPACE):
        if are_headings([cell.text for cell in headings_of(line, gap)]):
            return gap
    return None


def headings_of(line: str, gap: re.Pattern) -> list[Cell]:
    """The headings on ``line``; characters that stand alone are one word set wide."""
    whole: list[Cell] = []
    for cell in cells_of(line, gap):
        alone = len(cell.text) == 1 and whole and len(whole[-1].text.split()[-1]) == 1
        if alone:
            above = whole.pop()
            cell = Cell(f"{above.text} {cell.text}", above.start, cell.end)
        whole.append(cell)
    return whole


def name_extents(headings: list[Cell]) -> list[tuple[int, float]]:
    """Between which places the names of people stand, from heading to heading."""
    ends = [0, *(cell.end for cell in headings)]
    starts = [*(cell.start for cell in headings[1:]), math.inf]
    between = zip(headings, ends, starts, strict=False)
    return [(end, start) for cell, end, start in between if is_name(cell.text)]


def with_names(cells: list[Cell], extents: list[tuple[int, float]]) -> list[Cell]:
    """``cells``, those that are one name set wide put together."""
    for start, end in extents:
        pieces = [c for c in cells if start <= c.start and c.end <= end]
        name = " ".join(piece.text for piece in pieces)
        if len(pieces) > 1 and WIDE_NAME.fullmatch(name):
            at = cells.index(pieces[0])
            whole = Cell(name, pieces[0].start, pieces[-1].end)
            cells = [*cells[:at], whole, *cells[at + len(pieces) :]]
    return cells


def end_of(lines: list[str], at: int, gap: re.Pattern) -> int:
    """The line after the last row of the table that ``lines[at]`` heads."""
    end, loose = at + 1, 0
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if not line.strip() or stands_on_page(line):
            continue
        if ends_table(line) or loose > LOOSE_LINES:
            break
        if is_row(line, gap):
            end, loose = place + 1, 0
        else:
            loose += 1
    return end


def is_row(line: str, gap: re.Pattern) -> bool:
    return len(cells_of(line, gap)) > 1 or line.startswith(("    ", "\u3000\u3000"))


def ends_table(line: str) -> bool:
    text = line.strip()
    return bool(
        "\t" in line
        or SENTENCE.search(text)
        or NOTE.match(text)
        or is_attachment_mark(text)
        or ATTACHMENT_NOTE.fullmatch(text[:200])
        or is_date(text)
        or signed_line(text)
        or printed_date(text)
        or FOOTER.match(text)
    )


class Block:
    """The lines of one table, and how far each of its columns reaches."""

    def __init__(self, lines: list[str], gap: re.Pattern):
        self.lines, self.gap = lines, gap
        headings = headings_of(lines[0], gap)
        self.names = name_extents(headings)
        rows = [headings, *map(self.cells, lines[1:])]
        self.count = len(headings)
        whole = [row for row in rows if len(row) == self.count]
        self.extents = [
            (min(c.start for c in column), max(c.end for c in column))
            for column in zip(*whole, strict=True)
        ]
        self.parted = gap is not ONE_SPACE and all(
            a[1] < b[0] for a, b in pairwise(self.extents)
        )

        middles = [row[0].start + row[0].end for row in whole]
        starts = {row[0].start for row in whole}
        centred = len(starts) > 2 and max(middles) - min(middles) <= 2 * NEAR
        self.indented = gap is not ONE_SPACE and not centred

    def cells(self, line: str) -> list[Cell]:
        return with_names(cells_of(line, self.gap), self.names)

    def tabbed(self) -> list[str]:
        return gathered([self.row(line) for line in self.lines])

    def row(self, line: str) -> str:
        if again := self.repeated(line):
            return "\t".join(again)
        cells = self.cells(line)
        if stands_on_page(line):
            return line.strip()
        if not cells or (len(cells) == 1 and not self.is_continuation(line)):
            return line
        placed = self.placed(cells) if self.parted else None
        if placed is None and len(cells) == 1:
            return line
        texts = placed or self.in_order(line, cells)
        if cells[0].start >= NEAR and texts[0] and self.indented:
            texts[0] = (
                "\u3000" * ((cells[0].start - self.extents[0][0]) // 2) + texts[0]
            )
        return "\t".join(texts)

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
        return [cell.text for cell in cells]

    def is_continuation(self, line: str) -> bool:
        """A word under a column other than the first goes on with the cell above."""
        start = self.cells(line)[0].start
        return self.parted and start >= self.extents[1][0] - NEAR

    def placed(self, cells: list[Cell]) -> list[str] | None:
        """The cells under their columns; ``None`` where one of them fits two or none."""
        texts, last = [""] * self.count, -1
        for cell in chain.from_iterable(map(self.cut, cells)):
            under = [
                at for at, extent in enumerate(self.extents) if meets(cell, extent)
            ]
            if len(under) != 1 or under[0] < last:
                return None
            last = under[0]
            texts[last] += (" " if texts[last] else "") + cell.text
        return texts

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


def meets(cell: Cell, extent: tuple[int, int]) -> bool:
    return cell.start < extent[1] and extent[0] < cell.end
