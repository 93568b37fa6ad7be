"""Tables whose columns are told by spaces, rewritten with tabs.

A row short of a cell keeps its blank where the positions tell which one it is; where they do
not, it stays short, and the reader of tables says so.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, pairwise

from core.text.printed import is_not_stated, read_figure

from .furniture import stands_on_page
from .headings import are_headings, is_name, is_serial, may_head, may_lead, plain
from .rowlines import heads_group, join_cut, join_rows
from .words import (
    ATTACHMENT_NOTE,
    NOTE,
    is_attachment_mark,
    is_date,
    organizations,
    printed_date,
    signed_line,
)

GAP = re.compile("[ \u00a0\u2002-\u200a]*\u3000[ \u3000]*|[ \u00a0\u2002-\u200a]{2,}")
WIDE_GAP = re.compile("[ \u3000\u00a0\u2002-\u200a]{2,}")
ONE_SPACE = re.compile("[ \u3000\u00a0]+")
# Stands for the heading that names have not, while columns are told.
NAMELESS = "指标"
# A name that is set wide: 王　伟, 李 小 明, 欧阳　修.
WIDE_NAME = re.compile(
    r"[\u3400-\u9fff](?: [\u3400-\u9fff]){1,2}|[\u3400-\u9fff]{1,2} [\u3400-\u9fff]"
)
# The number of a table before its name: 表二　2007年1-11月固定资产投资.
CAPTION = re.compile(
    r"(?:附?表)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[\s：:]{1,4}(?=.{4})"
)
FOOT = re.compile(
    r"主\s?题\s?词|(?:抄\s?[送报]|分\s?送|发\s?送|[报送发]|主办|督办|校对|打字|(?:资料|数据|信息)来源|联系人|联系电话)[：:]|[（(](?:此件|共印)"
)
LABELLED = re.compile(r"(?!其中)[\u3400-\u9fff]{2,8}[：:]")
SENTENCE = re.compile(r"[。；：:]\s*\Z")
# So many lines without columns end a table.
LOOSE_LINES = 3
# So many lines below headings are looked at for rows.
NEXT = 12
NEAR = 2
# So far apart may the characters of one word be set.
SPREAD = 8


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
        gap = gap_of(lines[at]) or borne_out(lines, at)
        nameless = not gap and nameless_at(lines, at)
        if nameless:
            gap, lines[at] = GAP, NAMELESS + lines[at][len(NAMELESS) :]
        end = end_of(lines, at, gap) if gap else at
        if end > at + 1:
            lines[at:end] = Block(lines[at:end], gap).tabbed()
        if nameless:
            lines[at] = lines[at].removeprefix(NAMELESS)
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


def nameless_at(lines: list[str], at: int) -> bool:
    """Whether headings of numbers stand on the line, and none over the names below them."""
    line = lines[at]
    if not line.startswith(("    ", "\u3000\u3000")) or "\t" in line or "|" in line:
        return False
    heads = [cell.text for cell in cells_of(line, GAP)]
    if len(heads) < 2 or not all(map(may_head, heads)) or any(map(is_datum, heads)):
        return False
    below = filter(str.strip, lines[at + 1 : at + 1 + NEXT])
    rows = [[cell.text for cell in cells_of(text, GAP)] for text in below]
    whole = [
        row
        for row in rows
        if len(row) == len(heads) + 1
        and not is_datum(row[0])
        and all(map(is_datum, row[1:]))
    ]
    return len(whole) > 1 and rows[0] in whole and 2 * len(whole) >= len(rows)


def is_datum(text: str) -> bool:
    return is_not_stated(text) or read_figure(text) is not None


def borne_out(lines: list[str], at: int) -> re.Pattern | None:
    """What parts headings that no list knows, and that the rows below have as many cells as."""
    line = lines[at]
    if "\t" in line or "|" in line or len(line) > 200:
        return None
    for gap in (WIDE_GAP, GAP):
        heads = headings_of(line, gap)
        below = lines[at + 1 : at + 1 + NEXT]
        if may_lead([cell.text for cell in heads]) and rows_below(below, heads, gap):
            return gap
    return None


def rows_below(lines: list[str], heads: list[Cell], gap: re.Pattern) -> bool:
    """Whether lines below headings have as many cells, or all stand under them."""
    rows = []
    for at, line in enumerate(lines):
        if ends_table(line) or is_signed(lines, at):
            break
        rows += [cells_of(line, gap)] if line.strip() else []
    if is_serial(heads[0].text):
        numbered = [row for row in rows if plain(row[0].text).rstrip(".、").isdecimal()]
        return any(len(row) > max(1, len(heads) - 2) for row in numbered[:3])
    whole = [row for row in rows if len(row) == len(heads)]
    if len(whole) > 1 and 2 * len(whole) >= len(rows):
        return True
    starts = {cell.start for cell in heads}
    under = [row for row in rows if all(near(cell.start, starts) for cell in row)]
    return bool(whole) and len(under) > 1 and len(under) == len(rows)


def near(start: int, starts: set[int]) -> bool:
    return any(abs(start - other) < NEAR for other in starts)


def headings_of(line: str, gap: re.Pattern) -> list[Cell]:
    """The headings on ``line``; characters that stand alone are one word set wide."""
    whole: list[Cell] = []
    for cell in cells_of(line, gap):
        near = whole and cell.start - whole[-1].end <= SPREAD
        alone = near and len(cell.text) == 1 and len(whole[-1].text.split()[-1]) == 1
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
        if ends_table(line) or is_signed(lines, place) or loose > LOOSE_LINES:
            break
        if is_moved(lines[at], line, gap):
            break
        if is_row(line, gap):
            end, loose = place + 1, 0
        else:
            loose += 1
    return end


def is_moved(heading: str, line: str, gap: re.Pattern) -> bool:
    """Whether ``line`` has the same headings in other places: a page set by itself."""
    above, again = headings_of(heading, gap), headings_of(line, gap)
    if [plain(cell.text) for cell in above] != [plain(cell.text) for cell in again]:
        return False
    pairs = zip(above, again, strict=True)
    return any(abs(a.start - b.start) > 1 for a, b in pairs)


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
        or is_labelled(text)
        or FOOT.match(text)
        or CAPTION.match(text)
    )


def is_signed(lines: list[str], at: int) -> bool:
    """Whether an organization stands alone on the line, and the day below or nothing above."""
    parts = [cell.text for cell in cells_of(lines[at], WIDE_GAP)]
    if not organizations(lines[at].strip()) or not all(map(organizations, parts)):
        return False
    below = next(filter(str.strip, lines[at + 1 : at + 4]), "")
    apart = at > 0 and not lines[at - 1].strip() and len(lines[at].strip()) > 4
    return apart or is_date(below.strip()) or bool(organizations(below.strip()))


def is_labelled(text: str) -> bool:
    """Whether every cell says itself what it is, as below a table: 主办：县编办　督办：秘书科."""
    cells = [cell.text for cell in cells_of(text, WIDE_GAP)]
    return len(cells) > 1 and all(map(LABELLED.match, cells))


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

        self.gaps = [] if self.parted else self.usual_gaps()
        middles = [row[0].start + row[0].end for row in whole]
        starts = {row[0].start for row in whole}
        centred = len(starts) > 2 and max(middles) - min(middles) <= 2 * NEAR
        self.indented = gap is not ONE_SPACE and not centred

    def usual_gaps(self) -> list[int]:
        """How long the gaps are in the rows that have a cell for every heading."""
        whole = [line for line in self.lines if len(self.cells(line)) == self.count]
        found = [len(gap) for line in whole for gap in self.gap.findall(line.strip())]
        return found if len(set(found)) == 1 else []

    def cells(self, line: str) -> list[Cell]:
        return with_names(cells_of(line, self.gap), self.names)

    def tabbed(self) -> list[str]:
        rows = [self.row(line) for line in self.lines]
        serial = is_serial(self.cells(self.lines[0])[0].text)
        for part in self.numbered_parts(rows) if self.parted else ():
            join = join_rows if serial else join_cut
            join(rows, part, [b - a for a, b in self.extents])
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


def meets(cell: Cell, extent: tuple[int, int]) -> bool:
    return cell.start < extent[1] and extent[0] < cell.end
