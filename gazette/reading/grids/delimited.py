"""Tables whose cells are parted by a mark that is no rule - 序号/名称/部门, 1;产值;万元 - rewritten with tabs."""

import csv
import re

from ..furniture import stands_on_page
from ..headings import are_headings, may_lead, plain

MARKS = "/／;；,，~^\\&#、"
# So many rows must be as wide as the headings.
FEWEST = 2
LEAST_ALIKE = 0.6
NUMBERED = re.compile(r"\d{1,4}(?:\.\d{1,2})?[.、]?")


def with_marks(lines: list[str]) -> list[str]:
    """``lines`` with tabs for the marks between the cells of such tables."""
    lines, at = list(lines), 0
    while at < len(lines):
        mark = mark_of(lines[at])
        places = rows_below(lines, at, mark) if mark else []
        if is_table([lines[place] for place in (at, *places)], mark):
            for place in (at, *places):
                lines[place] = "\t".join(cells_of(lines[place], mark))
            at = places[-1]
        at += 1
    return lines


def mark_of(line: str) -> str:
    """The mark that parts the headings on ``line``, or "" where it is none of headings."""
    if "\t" in line or not 4 < len(line.strip()) < 200:
        return ""
    for mark in filter(line.__contains__, MARKS):
        cells = [*filter(None, map(str.strip, cells_of(line, mark)))]
        if len(cells) > 2 and (are_headings(cells) or may_lead(cells)):
            return mark
    return ""


def cells_of(line: str, mark: str) -> list[str]:
    """The cells of a line; what a name is set in by stays, the space after a mark does not."""
    quoted = mark == "," and '"' in line
    cells = next(csv.reader([line.strip()])) if quoted else line.rstrip().split(mark)
    first, *others = map(str.rstrip, cells)
    return [first, *(cell.lstrip(" ") for cell in others)]


def rows_below(lines: list[str], at: int, mark: str) -> list[int]:
    """Where the rows stand: lines with the mark, no more than one blank line between two."""
    places, blank = [], 0
    for place in range(at + 1, len(lines)):
        line = lines[place]
        if not line.strip() or stands_on_page(line):
            blank += not line.strip()
        elif mark in line and "\t" not in line and blank < 2:
            places.append(place)
            blank = 0
        else:
            break
    return places


def is_table(rows: list[str], mark: str) -> bool:
    """Whether enough rows are as wide as the headings, and none ends as a sentence does."""
    if not mark or len(rows) <= FEWEST:
        return False
    heads, *cells = (cells_of(row, mark) for row in rows)
    alike = sum(len(row) == len(heads) for row in cells)
    numbered = sum(bool(NUMBERED.fullmatch(plain(row[0]))) for row in cells)
    if mark in "、，" and numbered < len(cells):
        return False
    sentences = any(row.rstrip().endswith("。") for row in rows)
    return not sentences and alike >= max(FEWEST, LEAST_ALIKE * len(cells))
