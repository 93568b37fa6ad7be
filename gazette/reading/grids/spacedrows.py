"""Numbered rows whose cells one space parts, cut wherever a line was full, put on one line each.

A space between two Chinese characters parts two cells; beside a figure it may stand within one
(110 千伏), and the end of a line parts cells or not. A row is rewritten where only one way makes
it as wide as the headings, and a table where that is so in all its rows.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..furniture import stands_on_page
from ..headings import are_headings, is_serial
from ..lines import WRAPPED
from ..runs import GROUP
from .tableends import ends_table, is_signed

NUMBERED = re.compile(r"\s*(\d{1,4})[.、]?[ \u3000](?=\S)")
SPACE = re.compile("[ \u3000]")
WIDE = re.compile(r"\S[ \u3000]{2,}\S|\t|\|")
FIGURE = re.compile(r"[\dA-Za-z.%＋+-]")
LONGEST = 200
# Over so many lines no row is cut.
MOST_LINES = 12
SURE, MAY = "\t", "\n"


def with_spaced_rows(lines: list[str]) -> list[str]:
    """``lines``, the rows of such tables having tabs between their cells."""
    lines, at = list(lines), 0
    while at < len(lines):
        width = width_of(lines[at])
        rows = [*rows_below(lines, at, width)] if width else []
        whole = [cells_of([lines[n] for n in row], width) for row in rows]
        odd = any(len(r) > 1 or len(lines[r[0]].split()) != width for r in rows)
        if odd and all(whole):
            put(lines, rows, whole)
            lines[at] = "\t".join(lines[at].split())
            at = rows[-1][-1]
        at += 1
    return lines


def width_of(line: str) -> int:
    """How many headings stand on the line, the first one that of numbers; 0: none."""
    if len(line) > LONGEST or WIDE.search(line):
        return 0
    heads = line.split()
    headed = len(heads) > 2 and is_serial(heads[0]) and are_headings(heads)
    return len(heads) if headed else 0


def rows_below(lines: list[str], at: int, width: int) -> Iterator[list[int]]:
    """The places of the lines of each row; the last one has no more than it needs."""
    row: list[int] = []
    expected = 1
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if not line.strip() or stands_on_page(line) or line == lines[at]:
            continue
        if ends_table(line) or is_signed(lines, place) or WIDE.search(line):
            break
        match = NUMBERED.match(line)
        if match and int(match[1]) == expected:
            if row:
                yield row
            row, expected = [place], expected + 1
        elif GROUP.fullmatch(line.strip()):
            if row:
                yield row
            row = []
        elif 0 < len(row) < MOST_LINES:
            row.append(place)
        else:
            break
    if row:
        yield shortest(lines, row, width)


def shortest(lines: list[str], row: list[int], width: int) -> list[int]:
    """As many lines of the last row as make it whole, best by its sure spaces alone."""
    counts = range(1, len(row) + 1)
    whole = [n for n in counts if cells_of([lines[p] for p in row[:n]], width)]
    sure = [n for n in whole if sure_cells([lines[p] for p in row[:n]]) == width]
    return row[: min(sure or whole, default=len(row))]


def cells_of(pieces: list[str], width: int) -> list[str]:
    """The cells of a row, where there is one way to have as many as headings; else none."""
    words = MAY.join(piece.strip() for piece in pieces)
    match = NUMBERED.match(words)
    if not match:
        return []
    parted = SPACE.sub(sign_of, words[match.end() :])
    sure, may = sure_cells(pieces), parted.count(MAY) + parted.count(" ")
    if sure == width:
        parted = parted.replace(MAY, "").replace(" ", "")
    elif sure + may == width:
        parted = parted.replace(MAY, SURE).replace(" ", SURE)
    else:
        return []
    return [match[1], *parted.split(SURE)]


def sure_cells(pieces: list[str]) -> int:
    """How many cells the spaces between Chinese characters part, the number one of them."""
    words = NUMBERED.sub("", MAY.join(piece.strip() for piece in pieces), count=1)
    return SPACE.sub(sign_of, words).count(SURE) + 2


def sign_of(space: re.Match) -> str:
    """What a space is: beside a figure it may as well stand within a cell."""
    words = space.string
    before, after = words[space.start() - 1], words[space.end() : space.end() + 1]
    return " " if FIGURE.match(before) or FIGURE.match(after) else SURE


def put(lines: list[str], rows: list[list[int]], whole: list[list[str]]) -> None:
    """Each row on its first line; marked where something stood between its lines."""
    for row, cells in zip(rows, whole, strict=True):
        turned = any(b > a + 1 for a, b in pairwise(row))
        for place in row:
            lines[place] = ""
        lines[row[0]] = "\t".join(cells) + WRAPPED * turned
