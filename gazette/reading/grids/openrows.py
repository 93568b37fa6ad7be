"""Rows of a ruled table that a rule opens and no rule closes: a line cut them within a cell."""

from collections.abc import Sequence

from ..furniture import stands_on_page
from ..lines import joined

RULE = "|"
# In more lines no cell is cut.
MOST = 6


def with_closed_rows(lines: Sequence[str]) -> list[str]:
    """``lines``, each row that goes on below put on its first line: below a row with a rule at
    both ends, one that only opens ends where as many rules stand, and a rule is the last of them.
    """
    lines, width = list(lines), 0
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        if width and opens(bare) and (end := end_of(lines, at, width)):
            lines[at] = joined(part.strip() for part in lines[at:end])
            lines[at + 1 : end] = [""] * (end - at - 1)
            bare = lines[at]
        closed = len(bare) > 1 and bare[0] == bare[-1] == RULE
        width = bare.count(RULE) if closed else 0
    return lines


def opens(line: str) -> bool:
    return line.startswith(RULE) and not line.endswith(RULE)


def end_of(lines: Sequence[str], at: int, width: int) -> int:
    """Where the row that begins at ``at`` ends: the line below it, or 0 where it is none."""
    count = lines[at].count(RULE)
    for place in range(at + 1, min(at + MOST, len(lines))):
        bare = lines[place].strip()
        if not bare or bare.startswith(RULE) or stands_on_page(bare):
            return 0
        count += bare.count(RULE)
        if count >= width:
            return place + 1 if count == width and bare.endswith(RULE) else 0
    return 0
