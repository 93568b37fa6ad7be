"""Where tables stand whose columns are told by spaces, and how they are rewritten with tabs."""

import re

from ..furniture import stands_on_page
from ..headings import are_headings, is_first, is_serial, may_head, may_lead, plain
from ..spacing import GAP, NEAR, ONE_SPACE, WIDE_GAP, Cell, cells_of
from .columns import Block
from .fitting import is_datum
from .setwide import headings_of
from .tableends import ends_table, is_signed

# Stands for the heading that names have not, while columns are told.
NAMELESS = "指标"
UNITS = ("单位", "计量单位", "计算单位")
# So many lines without columns end a table.
LOOSE_LINES = 3
# So many lines below headings are looked at for rows.
NEXT = 12


def with_tabs(lines: list[str]) -> list[str]:
    """``lines``, those of tables set with spaces having tabs between their cells."""
    lines, at = list(lines), 0
    while at < len(lines):
        nameless = nameless_at(lines, at)
        if nameless:
            lines[at] = NAMELESS + lines[at][len(NAMELESS) :]
        gap = GAP if nameless else gap_of(lines, at) or borne_out(lines, at)
        if gap and is_over_headings(lines, at, gap):
            at += 1
            continue
        end = end_of(lines, at, gap) if gap else at
        if end > at + 1:
            lines[at:end] = Block(lines[at:end], gap).tabbed()
        if nameless:
            lines[at] = lines[at].removeprefix(NAMELESS)
        at = max(end, at + 1)
    return lines


def gap_of(lines: list[str], at: int) -> re.Pattern | None:
    """What parts the headings on ``lines[at]``, or ``None`` where it is none of headings; of
    several gaps the one by which the most rows below have as many cells.
    """
    line = lines[at]
    if "\t" in line or "|" in line or len(line) > 200:
        return None
    heads = {
        gap: headings_of(line, gap)
        for gap in (WIDE_GAP, GAP, ONE_SPACE)
        if gap.search(line)
    }
    fitting = [gap for gap in heads if are_headings([c.text for c in heads[gap]])]
    if not fitting or len({len(heads[gap]) for gap in fitting}) == 1:
        return fitting[0] if fitting else None
    below = [*filter(str.strip, lines[at + 1 : at + 1 + NEXT])]

    def whole(gap: re.Pattern) -> int:
        return sum(len(cells_of(row, gap)) == len(heads[gap]) for row in below)

    return max(fitting, key=whole)


def is_over_headings(lines: list[str], at: int, gap: re.Pattern) -> bool:
    """Whether what looks like headings is the title of a table, with its period: below it stand
    headings that begin with one of a first column again, and are more.
    """
    below = next(
        (line for line in lines[at + 1 : at + NEXT] if line.strip("─━-=— \u3000")), ""
    )
    again = gap_of([below], 0)
    if not again:
        return False
    heads, more = headings_of(lines[at], gap), headings_of(below, again)
    return len(heads) < len(more) and is_first(more[0].text) and is_first(heads[0].text)


def nameless_at(lines: list[str], at: int) -> bool:
    """Whether headings of numbers stand on the line, and none over the names below them."""
    line = lines[at]
    if not is_set_in(line) or "\t" in line or "|" in line:
        return False
    heads = [cell.text for cell in cells_of(line, GAP)]
    if len(heads) < 2 or not all(map(may_head, heads)) or any(map(is_datum, heads)):
        return False
    below = filter(str.strip, lines[at + 1 : at + 1 + NEXT])
    rows = [[cell.text for cell in cells_of(text, GAP)] for text in below]
    whole = [row for row in rows if is_named_row(row, heads)]
    return len(whole) > 1 and rows[0] in whole and 2 * len(whole) >= len(rows)


def is_set_in(line: str) -> bool:
    return line.startswith(("    ", "\u3000\u3000"))


def is_named_row(cells: list[str], heads: list[str]) -> bool:
    """Whether the cells are a name and a number under every heading but that of the units."""
    name, *data = cells
    return (
        len(data) == len(heads)
        and not is_datum(name)
        and all(
            is_datum(cell) or plain(head) in UNITS
            for cell, head in zip(data, heads, strict=True)
        )
    )


def borne_out(lines: list[str], at: int) -> re.Pattern | None:
    """What parts headings that no list knows, and that the rows below have as many cells as."""
    line = lines[at]
    if "\t" in line or "|" in line or len(line) > 200:
        return None
    for gap in (WIDE_GAP, GAP, ONE_SPACE):
        if not gap.search(line):
            continue
        heads = headings_of(line, gap)
        below = lines[at + 1 : at + 1 + NEXT]
        if may_lead([cell.text for cell in heads]) and rows_below(below, heads, gap):
            return gap if gap is not ONE_SPACE or end_in_data(below, heads) else None
    return None


def end_in_data(lines: list[str], heads: list[Cell]) -> bool:
    """Whether the row right below headings ends in a number: where one space parts the cells of
    a line, it may be a sentence as well.
    """
    first = cells_of(next(filter(str.strip, lines), ""), ONE_SPACE)
    return len(first) == len(heads) and is_datum(first[-1].text)


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
    return len(cells_of(line, gap)) > 1 or is_set_in(line)
