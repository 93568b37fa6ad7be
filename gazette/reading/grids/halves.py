"""Tables printed side by side with a rule between them: 指标　数值　增长 ｜ 指标　数值　增长."""

import re
from collections.abc import Iterator

from ..headings import are_headings
from ..spacing import GAP, cells_of

RULE = re.compile("[|｜│┃║丨¦]")


def without_middle_rules(lines: list[str]) -> list[str]:
    """``lines`` with tabs between the cells of two such tables, or spaces for the rule where a
    half lacks a cell.
    """
    lines = list(lines)
    for at, line in enumerate(lines):
        heads = halves_of(line)
        if not are_headings_twice(heads):
            continue
        places = [*ruled_below(lines, at)]
        halves = [half for place in places for half in halves_of(lines[place])]
        whole = all(len(half) == len(heads[0]) for half in halves)
        for place in places:
            cells = "\t".join(sum(halves_of(lines[place]), []))
            lines[place] = cells if whole else RULE.sub("\u3000", lines[place])
    return lines


def halves_of(line: str) -> list[list[str]]:
    """The cells on both sides of the one rule on a line; none where there are more or fewer."""
    halves = RULE.split(line) if len(line) < 300 and "\t" not in line else []
    cells = [[cell.text for cell in cells_of(half, GAP)] for half in halves]
    return cells if len(cells) == 2 else []


def are_headings_twice(halves: list[list[str]]) -> bool:
    return len(halves) == 2 and halves[0] == halves[1] and are_headings(halves[0])


def ruled_below(lines: list[str], at: int) -> Iterator[int]:
    """The headings' line and those below it that have the rule too."""
    for place in range(at, len(lines)):
        if len(halves_of(lines[place])) == 2:
            yield place
        elif lines[place].strip():
            break
