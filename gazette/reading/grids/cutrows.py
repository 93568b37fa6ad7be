"""Rows of a ruled table that lines cut wherever they were full, put on one line each again."""

import re
from itertools import pairwise
from typing import NamedTuple

from ..furniture import stands_on_page
from ..headings import are_headings, is_serial, may_lead, plain
from ..lines import WRAPPED
from ..runs import GROUP
from ..words import numbering, organizations
from .tableends import ends_table

NUMBERED = re.compile(r"\s*[|\t]?\s*(\d{1,4})[.、]?\s*[|\t]")
# A line that goes on in the last cell of a row is about as wide as the widest there is.
FULL = 0.75


class Cut(NamedTuple):
    """The mark between the cells, and how many of them a row has."""

    mark: str
    width: int


def with_whole_rows(lines: list[str], mark: str) -> list[str]:
    """``lines``, the rows of numbered tables that are parted by ``mark`` being whole."""
    lines, at = list(lines), 0
    while at < len(lines):
        rows = rows_below(lines, at, mark) if heads(lines[at], mark) else []
        if is_table(lines, rows, lines[at].count(mark), mark):
            put_together(lines, rows, mark)
            at = rows[-1][-1]
        at += 1
    return lines


def heads(line: str, mark: str) -> bool:
    """Whether the line has headings, the first one that of numbers."""
    if line.count(mark) < 2 or len(line) > 200:
        return False
    cells = [cell.strip() for cell in line.strip().strip(mark).split(mark)]
    return is_serial(cells[0]) and (are_headings(cells) or may_lead(cells))


def rows_below(lines: list[str], at: int, mark: str) -> list[list[int]]:
    """The places of the lines of each row below the headings: a number that counts on begins one."""
    rows: list[list[int]] = []
    last, anew = 0, 0
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if not line.strip() or stands_on_page(line) or line == lines[at]:
            continue
        number = number_at(line)
        if number and number in (last + 1, anew):
            rows.append([place])
            last, anew = number, 0
        elif mark not in line and heads_group(line):
            anew = 1
        elif rows and goes_on(lines, rows, place, Cut(mark, lines[at].count(mark))):
            rows[-1].append(place)
        else:
            break
    if rows and all(len(row) == 1 for row in rows[:-1]):
        # Where no row above was cut, what follows the last one is another text.
        rows[-1] = [at for at in rows[-1] if mark in lines[at]]
    return rows


def number_at(line: str) -> int:
    match = NUMBERED.match(plain_marks(line))
    return int(match[1]) if match else 0


def plain_marks(line: str) -> str:
    return "\t".join(plain(cell) for cell in re.split(r"[|\t]", line)) if line else ""


def goes_on(lines: list[str], rows: list[list[int]], place: int, cut: Cut) -> bool:
    """Whether the line at ``place`` is of the last row: it lacks cells, or its last line is full."""
    line, above, row = lines[place], lines[rows[-1][-1]].rstrip(), rows[-1]
    if not lines[place - 1].strip() or ends_row(line):
        return False
    if cut.mark in line:
        return sum(lines[at].count(cut.mark) for at in row) < cut.width
    if place > row[-1] + 1:
        return False
    widest = max(len(lines[at]) for one in rows for at in one)
    return len(above) >= FULL * widest and not above.endswith(cut.mark)


def ends_row(line: str) -> bool:
    """Whether the line cannot be the rest of a cell: it heads a group, or ends the table."""
    bare = line.replace("\t", "").strip()
    titled = "关于" in bare and "《" not in bare
    return heads_group(bare) or titled or ends_table(bare)


def heads_group(line: str) -> bool:
    bare = line.strip()
    style = (numbering(bare) or ("",))[0]
    numbered = style in ("first", "second", "chapter")
    return numbered or bool(GROUP.fullmatch(bare) or organizations(bare))


def is_table(lines: list[str], rows: list[list[int]], width: int, mark: str) -> bool:
    """Whether rows were cut, and each has as many marks as the headings."""
    if len(rows) < 2 or all(len(row) == 1 for row in rows):
        return False
    return all(sum(lines[at].count(mark) for at in row) == width for row in rows)


def put_together(lines: list[str], rows: list[list[int]], mark: str) -> None:
    """Each row on its first line, the others blank; marked where words stood between its lines."""
    for row in rows:
        turned = any(b > a + 1 for a, b in pairwise(row))
        doubtful = turned or (row is rows[-1] and mark not in lines[row[-1]])
        whole = "".join(lines[at].strip(" \u3000") for at in row)
        for at in row:
            lines[at] = ""
        closed = whole.endswith(mark)
        words = whole[:-1] if closed else whole
        lines[row[0]] = words + WRAPPED * (doubtful and len(row) > 1) + mark * closed
