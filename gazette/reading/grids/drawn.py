"""Rows between the drawn borders of a table: lines that are one row put together."""

from collections.abc import Callable, Iterator

from ..lines import joined

# Fewer rows between borders may be a heading over all rows: 2.
FEWEST = 3


def with_bordered_rows(
    lines: list[str], is_border: Callable[[str], bool], is_row: Callable[[str], bool]
) -> list[str]:
    """``lines``, each row between two borders on its first line."""
    lines, at = list(lines), 0
    while at < len(lines):
        if not is_border(lines[at]):
            at += 1
            continue
        end = at
        while end < len(lines) and (is_border(lines[end]) or is_row(lines[end])):
            end += 1
        parts = [*between(lines, range(at, end), is_border)]
        if len(parts) >= FEWEST and all(is_one_row(lines, part) for part in parts):
            for part in parts:
                put_together(lines, part)
        at = end
    return lines


def between(
    lines: list[str], places: range, is_border: Callable[[str], bool]
) -> Iterator[list[int]]:
    part: list[int] = []
    for place in places:
        if not is_border(lines[place]):
            part.append(place)
        elif part:
            yield part
            part = []
    if part:
        yield part


def cells_of(line: str) -> list[str]:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in bare.split("|")]


def is_one_row(lines: list[str], part: list[int]) -> bool:
    """Whether the lines are as wide as one another and no two of them rows by themselves."""
    rows = [cells_of(lines[place]) for place in part]
    filled = sum(2 * sum(map(bool, row)) > len(row) for row in rows)
    firsts = sum(bool(row[0]) for row in rows)
    wide = {len(row) for row in rows}
    return len(wide) == 1 and (firsts <= 1 or filled <= 1)


def put_together(lines: list[str], part: list[int]) -> None:
    if len(part) > 1:
        columns = zip(*(cells_of(lines[place]) for place in part), strict=True)
        row = "|".join(joined(filter(None, column)) for column in columns)
        for place in part:
            lines[place] = ""
        lines[part[0]] = f"|{row}|"
