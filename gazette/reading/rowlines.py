"""Which lines of a table set with spaces are one row: cells wrapped below the number, or round it."""

from collections.abc import Iterator, Sequence

from .lines import joined

# So much narrower than its column, in halves of a character, a line may be that goes on.
FULL = 3
ON_TOP = 0.001
NOT_FULL, UNEVEN, OPEN, HOLE, APART = 3, 2, 3, 2, 6
BRACKETS = ("（）", "《》", "()", "“”")
NO_END = "、，（《“"
NO_START = "，。；、）》”：)"

Row = list[list[str]]


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
        self.lines, self.widths, self.apart = lines, widths, apart
        self.numbered = [at for at, cells in enumerate(lines) if cells[serial]]

    def rows(self) -> list[list[int]]:
        """The lines of each row, those least odd taken together."""
        if not self.numbered:
            return []
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
        return min(best.values(), key=lambda option: option[0])[1]

    def oddness(self, row: list[int], at: int) -> int:
        """How unlike one row these lines are, the number standing on the line ``at``."""
        if len(row) == 1:
            return OPEN * any(cell.endswith(tuple(NO_END)) for cell in self.lines[at])
        above, below = at - row[0], row[-1] - at
        uneven = UNEVEN * (above > 0 and abs(above - below) > 1)
        uneven += APART * len(self.apart.intersection(row[1:]))
        return uneven + sum(map(self.odd_cell, self.columns(row), self.widths))

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
        """Whether the row begins with its number, every line that goes on being full."""
        return row[0] == at and not self.oddness(row, at)

    def cells(self, row: list[int]) -> list[str]:
        return [joined(filter(None, pieces)) for pieces in self.columns(row)]


def width_of(text: str) -> int:
    return 2 * len(text) - sum(map(str.isascii, text))
