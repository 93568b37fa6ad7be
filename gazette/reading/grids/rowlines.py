"""Which lines of a table set with spaces are one row: cells wrapped below the number, or round it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lines import WRAPPED, joined
from ..words import numbering

# So much narrower than its column, in halves of a character, a line may be that goes on.
FULL = 3
ON_TOP = 0.001
NOT_FULL, UNEVEN, OPEN, HOLE, APART = 3, 2, 3, 2, 6
DATUM = re.compile(r"\d")
GROUP = re.compile(r"(?:合计|共计|总计|小计).*|.*[（(]共?计?\d+[项个条][）)]")
BRACKETS = ("（）", "《》", "()", "“”")
NO_END = "、，（《“"
NO_START = "，。；、）》”：)"


class RowLines:
    """The lines between numbers shared out among the rows above and below them.

    ``lines`` are the cells of each line under their columns, the number in the column ``serial``;
    those ``apart`` have nothing but blank lines above.
    """

    def __init__(
        self,
        lines: Sequence[list[str]],
        widths: Sequence[int],
        serial: int,
        apart: set[int],
    ):
        self.lines, self.apart = lines, apart
        columns = zip(*lines, strict=True)
        self.widths = [
            max(width, *map(width_of, column))
            for width, column in zip(widths, columns, strict=False)
        ]
        self.from_number = True
        self.numbered = [at for at, cells in enumerate(lines) if cells[serial]]

    def rows(self) -> list[list[int]]:
        """The lines of each row: from its number on, or else those least odd taken together."""
        if not self.numbered:
            return []
        bounds = [*self.numbered, len(self.lines)]
        below = [[*range(a, b)] for a, b in pairwise(bounds)]
        cost = sum(map(self.oddness, below, self.numbered))
        shared, rows = self.shared()
        self.from_number = self.numbered[0] == 0 and cost <= shared
        return below if self.from_number else rows

    def shared(self) -> tuple[float, list[list[int]]]:
        """(how odd it is, the lines of each row) where lines may stand above a number too."""
        best: dict[int, tuple[float, list[list[int]]]] = {0: (0, [])}
        for nth, at in enumerate(self.numbered):
            last = nth + 1 == len(self.numbered)
            end = len(self.lines) if last else self.numbered[nth + 1]
            options: dict[int, tuple[float, list[list[int]]]] = {}
            for begun, (cost, rows) in best.items():
                for stop in (end,) if last else range(at + 1, end + 1):
                    row = [*range(begun, stop)]
                    # Of ways as odd as each other the number stands on the first line.
                    more = cost + self.oddness(row, at) + ON_TOP * (begun < at)
                    if stop not in options or more < options[stop][0]:
                        options[stop] = (more, [*rows, row])
            best = options
        return min(best.values(), key=lambda option: option[0])

    def oddness(self, row: list[int], at: int) -> int:
        """How unlike one row these lines are, the number standing on the line ``at``."""
        if len(row) == 1:
            return OPEN * any(cell.endswith(tuple(NO_END)) for cell in self.lines[at])
        above, below = at - row[0], row[-1] - at
        uneven = UNEVEN * (above > 0 and abs(above - below) > 1)
        uneven += APART * len(self.apart.intersection(row[1:]))
        columns = [*self.columns(row)]
        if above == below:
            # The number may stand alone on the line in the middle.
            columns = [
                c if c[above] else [*c[:above], *c[above + 1 :]] for c in columns
            ]
        return uneven + sum(map(self.odd_cell, columns, self.widths))

    def columns(self, row: list[int]) -> Iterator[list[str]]:
        return map(list, zip(*(self.lines[at] for at in row), strict=True))

    def odd_cell(self, pieces: list[str], width: int) -> int:
        filled = [at for at, piece in enumerate(pieces) if piece]
        if len(filled) < 2:
            return 0
        holes = HOLE * (filled[-1] - filled[0] + 1 - len(filled))
        text = joined(pieces[at] for at in filled)
        opened = OPEN * any(text.count(a) != text.count(b) for a, b in BRACKETS)
        short = sum(not self.is_full(pieces[at], width) for at in filled[:-1])
        return holes + opened + NOT_FULL * short + OPEN * (text[0] in NO_START)

    def is_full(self, piece: str, width: int) -> bool:
        return width_of(piece) >= width - FULL

    def is_sure(self, row: list[int], at: int) -> bool:
        """Whether rows begin with their numbers, every line that goes on in this one being full."""
        alone = len(row) == 1 and not self.touches(at)
        return alone or (self.from_number and not self.oddness(row, at))

    def touches(self, at: int) -> bool:
        """Whether a line without a number is next to the line ``at``."""
        unlike = {at - 1, at + 1} - {*self.numbered}
        return any(0 <= near < len(self.lines) for near in unlike)

    def cells(self, row: list[int]) -> list[str]:
        return [joined(filter(None, pieces)) for pieces in self.columns(row)]


def width_of(text: str) -> int:
    return 2 * len(text) - sum(map(str.isascii, text))


def heads_group(cells: list[str]) -> bool:
    """Whether the one cell of a row heads those below: 二、行政处罚（3项）."""
    filled = [cell for cell in cells if cell]
    if len(filled) != 1 or cells[0]:
        return False
    style = (numbering(filled[0]) or ("",))[0]
    return style in ("first", "second", "chapter") or bool(GROUP.fullmatch(filled[0]))


def join_rows(
    rows: list[str], places: list[int], widths: list[int], *, sure: bool
) -> None:
    """Put each row of several lines on the line of its number, the others being left blank.

    ``sure``: what the first column has is a number, and not a name that may stand for two rows.
    """
    lines = [[cell.strip() for cell in rows[place].split("\t")] for place in places]
    apart = {
        at
        for at, (above, place) in enumerate(pairwise(places), 1)
        if place > above + 1 and not any(map(str.strip, rows[above + 1 : place]))
    }
    together = RowLines(lines, widths, 0, apart)
    if len(together.numbered) == len(lines) or not together.numbered:
        return
    parts = parted_rows(rows, places, together) or together.rows()
    together.from_number = together.from_number and all(
        part[0] == at for part, at in zip(parts, together.numbered, strict=True)
    )
    for part, at in zip(parts, together.numbered, strict=True):
        certain = together.is_sure(part, at) and (sure or len(part) == 1)
        if len(part) == 1 and not certain:
            rows[places[at]] += WRAPPED
        if len(part) > 1 and together.oddness(part, at) <= len(part):
            cells = together.cells(part)
            whole = places[part[-1]] - places[part[0]] == part[-1] - part[0]
            mark = "" if whole and certain else WRAPPED
            for place in part:
                rows[places[place]] = ""
            rows[places[at]] = "\t".join([*cells[:-1], cells[-1] + mark])


def join_cut(rows: list[str], places: list[int], widths: list[int]) -> None:
    """Join lines without a first cell to the row above where each goes on with a full line."""
    for above, place in reversed([*pairwise(places)]):
        cells = [cell.strip() for cell in rows[above].split("\t")]
        more = [cell.strip() for cell in rows[place].split("\t")]
        pairs = [*zip(cells, more, widths, strict=False)]
        goes_on = all(
            width_of(cell) >= most - FULL
            and width_of(rest) < most - FULL
            and not DATUM.search(rest)
            for cell, rest, most in pairs
            if rest
        )
        if place == above + 1 and not more[0] and not all(more[1:]) and goes_on:
            whole = [joined((cell, rest)) if rest else cell for cell, rest, _ in pairs]
            rows[above], rows[place] = "\t".join(whole) + WRAPPED, ""


def parted_rows(
    rows: list[str], places: list[int], together: RowLines
) -> list[list[int]]:
    """The lines of each row where blank lines part them all, or none."""
    parts: list[list[int]] = []
    for at, place in enumerate(places):
        if parts and rows[place - 1].strip():
            parts[-1].append(at)
        else:
            parts.append([at])
    numbers = [sum(at in together.numbered for at in part) for part in parts]
    return parts if len(parts) > 1 and set(numbers) == {1} else []
