"""Rows of a table set with spaces whose short cells stand in the middle of their height.

The number of such a row is on none of its outer lines, so that what belongs to which row is told
by how the lines lie about the numbers and by which cells are full.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from .lines import WRAPPED

SERIAL = re.compile(r"\s*[\d０-９]{1,4}[.．、]?\s*")
# A cell that goes on below reaches the width of its column but for so many characters.
SHORT_OF_FULL = 1
MOST_LINES = 400


def gathered(rows: list[str]) -> list[str]:
    """``rows``, those that are one row put together on the line of its number."""
    cells = {at: row.split("\t") for at, row in enumerate(rows) if "\t" in row}
    places = [at for at in cells if cells[at] != cells[min(cells)]]
    numbered = [at for at in places if SERIAL.fullmatch(cells[at][0])]
    if len(numbered) < 2 or len(numbered) == len(places) > 0 or len(places) > MOST_LINES:  # fmt: skip
        return rows
    groups = by_blank_lines(rows, places, numbered) or by_height(
        cells, places, numbered
    )
    rows = list(rows)
    for group, number in zip(groups, numbered, strict=False):
        columns = zip(*(cells[at] for at in group), strict=True)
        whole = "\t".join(WRAPPED.join(filter(None, column)) for column in columns)
        for at in group:
            rows[at] = whole if at == number else ""
    return rows


def by_blank_lines(
    rows: list[str], places: list[int], numbered: list[int]
) -> list[list[int]]:
    """The lines between two blank ones, where each such group has one number and not always first."""
    known = set(places)
    groups = [
        group
        for blank, lines in groupby(range(len(rows)), lambda at: not rows[at].strip())
        if not blank and (group := [at for at in lines if at in known])
    ]
    one_each = len(groups) == len(numbered) and all(
        number in group for group, number in zip(groups, numbered, strict=True)
    )
    above = any(group[0] != at for group, at in zip(groups, numbered, strict=False))
    return groups if one_each and above else []


def by_height(
    cells: dict[int, list[str]], places: list[int], numbered: list[int]
) -> list[list[int]]:
    """The only way to part the lines so that each number stands in the middle of its row and no cell
    goes on below that is not full; none where the numbers may as well stand on top.
    """
    width = [max(len(cells[at][c]) for at in places) for c in range(len(cells[places[0]]))]  # fmt: skip

    def whole(group: Sequence[int]) -> bool:
        for column, most in enumerate(width):
            said = [cells[at][column] for at in group if cells[at][column]]
            if any(len(cell) + SHORT_OF_FULL < most for cell in said[:-1]):
                return False
            if "".join(said).count("（") != "".join(said).count("）"):
                return False
        return True

    at_top = [*between(places, numbered)]
    if places[0] == numbered[0] and all(map(whole, at_top)):
        return []
    found = [*partings(places, numbered, whole)]
    return found[0] if len(found) == 1 else []


def between(places: list[int], numbered: list[int]) -> Iterator[list[int]]:
    """The lines from each number to the next."""
    ends = [*numbered[1:], places[-1] + 1]
    for start, end in zip(numbered, ends, strict=True):
        yield [at for at in places if start <= at < end]


def partings(places, numbered, whole) -> Iterator[list[list[int]]]:
    """At most two ways to part ``places`` into rows about the ``numbered``."""
    order = {at: place for place, at in enumerate(places)}
    middles = [order[at] for at in numbered]
    open_ways: list[tuple[int, list[list[int]]]] = [(0, [])]
    for index, middle in enumerate(middles):
        following = middles[index + 1] if index + 1 < len(middles) else len(places)
        ways = []
        for start, groups in open_ways:
            above = middle - start
            for below in (above, above + 1):
                end = middle + below + 1
                last = index + 1 == len(middles)
                if end > following or (last and end != len(places)):
                    continue
                group = places[start:end]
                if whole(group):
                    ways.append((end, [*groups, group]))
        open_ways = ways[:MOST_LINES]
    for _, groups in open_ways[:2]:
        yield groups
