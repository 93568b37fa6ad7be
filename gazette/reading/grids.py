"""Tables without tabs - ruled, set with spaces, or one cell a line - rewritten with tabs.

The number of lines stays, so that every row still knows its place in the file.
"""

import re

from .aligned import with_tabs
from .stacked import with_rows

RULES = str.maketrans("｜│┃║", "||||")
BORDER = re.compile(r"[\s|+\-:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*[-─━═][\s|+\-:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*")  # fmt: skip
JOINT = re.compile("[┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]")
CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.I)
LINE = re.compile(r"\r\n|\r|\n")


def tabulated(text: str) -> str:
    """``text`` with the cells of every table parted by tabs, line for line."""
    lines = [CELLS.sub("\t", line) for line in LINE.split(text)]
    return "\n".join(with_rows(with_tabs(without_rules(lines))))


def without_rules(lines: list[str]) -> list[str]:
    """``lines`` with tabs for the rules between cells, where lines together have them."""
    ruled = [line.translate(RULES) if line.strip() else "" for line in lines]
    counts = [line.count("|") for line in ruled]
    rows = [at for at, line in enumerate(ruled) if line]
    neighbours = {
        at: {counts[b] for b in rows[max(0, i - 2) : i + 3] if b != at}
        for i, at in enumerate(rows)
        if counts[at]
    }
    cut = cut_rows(rows, counts)
    return [
        row_of(line)
        if at in cut
        or is_drawn(line)
        or (counts[at] and is_ruled(line, neighbours[at]))
        else lines[at]
        for at, line in enumerate(ruled)
    ]


def cut_rows(rows: list[int], counts: list[int]) -> set[int]:
    """The two halves of rows that a line break cut inside a cell: together as wide as those around."""
    found = set()
    for before, first, second in zip(rows, rows[1:], rows[2:], strict=False):
        halves = counts[first], counts[second]
        near = before + 1 == first == second - 1
        if near and all(halves) and sum(halves) == counts[before] > 1:
            found |= {first, second}
    return found


def is_drawn(line: str) -> bool:
    """Whether the line is nothing but the border between two rows."""
    return len(line) < 300 and bool(JOINT.search(line) and BORDER.fullmatch(line))


def is_ruled(line: str, counts: set[int]) -> bool:
    bare = line.strip()
    enclosed = len(bare) > 1 and bare[0] == bare[-1] == "|"
    return enclosed or line.count("|") in counts


def row_of(line: str) -> str:
    if BORDER.fullmatch(line):
        return ""
    bare = line.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == "|":
        bare = bare[1:-1]
    return bare.replace("|", "\t")
