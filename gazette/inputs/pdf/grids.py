"""Ruled tables: cells between lines, with what is printed in each."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from gazette.reading.lines import joined

from .fragments import Fragment
from .indents import are_of_figures, indents
from .lines import Line, lines_of
from .rows import FIGURE, LETTERS, PADDING, Row
from .rules import NEAR, Rule, Rules, positions

REACH = 4.0
# A band that holds so many lines of rows without a rule between them is parted into rows.
UNRULED_LINES, LEAST_CELL = 4, 4.0

CROSSED = "这一行有表格线穿过文字，可能一格里又有表格，请核对"


@dataclass
class Grid:
    """The lines of one table: ``xs`` from the left, ``ys`` from the top."""

    xs: list[float]
    ys: list[float]
    level: list[Rule]
    upright: list[Rule]
    cells: dict[tuple[int, int], list[Fragment]] = field(
        default_factory=lambda: defaultdict(list)
    )

    # The rows where a line goes through the middle of a letter.
    crossed: set[int] = field(default_factory=set)

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, fragment: Fragment) -> bool:
        across = (fragment.left + fragment.right) / 2
        inside = self.xs[0] - NEAR < across < self.xs[-1] + NEAR
        return inside and self.bottom < fragment.middle < self.top

    def add(self, fragment: Fragment) -> None:
        row = self.row_at(fragment.middle)
        pieces = defaultdict(list)
        if any(self.is_crossed(row, char) for char in fragment.chars):
            self.crossed.add(row)
        for char in fragment.chars:
            pieces[self.column_at((char[1] + char[2]) / 2)].append(char)
        for column, chars in pieces.items():
            self.cells[row, column].append(fragment.part(chars))

    def is_crossed(self, row: int, char: tuple[str, float, float]) -> bool:
        _, left, right = char
        margin, middle = (right - left) / 4, (self.ys[row] + self.ys[row + 1]) / 2
        return any(
            left + margin < x < right - margin and covered(self.upright, x, middle)
            for x in self.xs[1:-1]
        )

    def row_at(self, y: float) -> int:
        below = bisect_right([-place for place in self.ys], -y) - 1
        return min(max(below, 0), len(self.ys) - 2)

    def column_at(self, x: float) -> int:
        return min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)

    def is_open_below(self, row: int, column: int) -> bool:
        """Whether no line parts a cell from the one below it."""
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return not covered(self.level, self.ys[row + 1], middle)

    def is_open_right(self, row: int, column: int) -> bool:
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return not covered(self.upright, self.xs[column + 1], middle)


def covered(rules: list[Rule], at: float, middle: float) -> bool:
    return any(
        abs(rule.at - at) <= NEAR and rule.start - NEAR <= middle <= rule.end + NEAR
        for rule in rules
    )


def grids(rules: Rules) -> list[Grid]:
    """The tables of a page, the uppermost first; a frame round a text is none."""
    found = filter(None, (grid_of(*group) for group in groups(rules)))
    return sorted(found, key=lambda grid: -grid.top)


def groups(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet: (level, upright) of each table."""
    pool = [(rule, True) for rule in rules.level] + [
        (rule, False) for rule in rules.upright
    ]
    found = []
    while pool:
        group, edge = [], [pool.pop()]
        while edge:
            item = edge.pop()
            group.append(item)
            meeting = [other for other in pool if meet(item, other)]
            pool = [other for other in pool if other not in meeting]
            edge += meeting
        level = [rule for rule, is_level in group if is_level]
        found.append((level, [rule for rule, is_level in group if not is_level]))
    return found


def meet(one, other) -> bool:
    (rule, is_level), (second, second_is_level) = one, other
    if is_level == second_is_level:
        return False
    return (
        second.start - REACH <= rule.at <= second.end + REACH
        and rule.start - REACH <= second.at <= rule.end + REACH
    )


def grid_of(level: list[Rule], upright: list[Rule]) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    ends = [rule.start for rule in level] + [rule.end for rule in level]
    xs = positions([*(rule.at for rule in upright), min(ends), max(ends)])
    xs = without_slivers(xs)
    ys = without_slivers(positions([*(rule.at for rule in level), *open_ends(upright)]))
    ys = ys[::-1]
    if len(xs) < 3 or len(ys) < 2:
        return None
    # A table that is open at its sides has its ends for sides.
    sides = [Rule(x, ys[-1], ys[0]) for x in (xs[0], xs[-1])]
    return Grid(xs, ys, level, upright + sides)


def open_ends(upright: list[Rule]) -> list[float]:
    """Where all upright lines end: a row that a page cuts may have no line below it."""
    ends = [[rule.start for rule in upright], [rule.end for rule in upright]]
    return [places[0] for places in ends if len(upright) > 2 and is_one(places)]


def is_one(places: list[float]) -> bool:
    return max(places) - min(places) <= NEAR


def without_slivers(places: list[float]) -> list[float]:
    """Two lines of a double rule are one."""
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] >= LEAST_CELL:
            kept.append(place)
    return kept


class Cells:
    """The rows of a grid as text: cells that no line parts are one."""

    def __init__(self, grid: Grid):
        self.grid = grid
        self.rows, self.columns = len(grid.ys) - 1, len(grid.xs) - 1
        self.owner = {}
        for row in range(self.rows):
            for column in range(self.columns):
                self.owner[row, column] = self.owner_of(row, column)
        self.parts = defaultdict(list)
        for place, fragments in grid.cells.items():
            self.parts[self.owner[place]] += fragments

    def owner_of(self, row: int, column: int) -> tuple[int, int]:
        if column and self.grid.is_open_right(row, column - 1):
            return self.owner[row, column - 1]
        if row and self.grid.is_open_below(row - 1, column):
            return self.owner[row - 1, column]
        return row, column

    def lines(self, owner: tuple[int, int]) -> list[Line]:
        return lines_of(self.parts[owner])

    def read(self) -> list[Row]:
        """Cells by rows; what is printed once beside several rows stands in each."""
        found: list[Row] = []
        for row in range(self.rows):
            if self.is_unruled(row):
                found += map(Row, self.unruled(row))
            else:
                found.append(self.ruled(row))
        if len(found) == self.rows and are_of_figures([row.cells for row in found]):
            self.set_in(found)
        return [row for row in found if any(row.cells)]

    def set_in(self, rows: list[Row]) -> None:
        """Gives the names below the heading the blanks that the print has before them."""
        names = [(row, self.lines((at, 0))) for at, row in enumerate(rows) if at]
        names = [
            (row, lines[0]) for row, lines in names if lines and len(row.cells) > 1
        ]
        blanks = indents([line for _, line in names])
        for (row, _), blank in zip(names, blanks, strict=True):
            row.cells[0] = blank + row.cells[0]

    def ruled(self, row: int) -> Row:
        """The cells of a row; a cell over the whole width stands alone."""
        owners = {self.owner[row, column] for column in range(self.columns)}
        columns = range(1 if len(owners) == 1 else self.columns)
        return Row(
            [self.text(row, column) for column in columns],
            [self.is_full(row, column) for column in columns],
            [self.home(row, column) for column in columns],
            [("table-nested", CROSSED)] if row in self.grid.crossed else [],
        )

    def home(self, row: int, column: int) -> tuple[int, int] | None:
        """Where a cell over several rows begins; ``None`` for any other cell."""
        owner = self.owner[row, column]
        beside = (self.owner.get((row + step, column)) for step in (-1, 1))
        return owner if owner[1] == column and owner in beside else None

    def is_full(self, row: int, column: int) -> bool:
        """Whether the last line of a cell reaches from one of its sides to the other."""
        owner, xs = self.owner[row, column], self.grid.xs
        lines = self.lines(owner)
        if not lines or owner[1] != column:
            return False
        same = [c for c in range(self.columns) if self.owner[row, c] == owner]
        width, last = xs[same[-1] + 1] - xs[column], lines[-1]
        return width - (last.right - last.left) < PADDING + LETTERS * last.size

    def text(self, row: int, column: int) -> str:
        owner = self.owner[row, column]
        return (
            joined(line.text for line in self.lines(owner))
            if owner[1] == column
            else ""
        )

    def is_unruled(self, row: int) -> bool:
        """Whether a band holds rows that no line parts: their lines stand level."""
        owners = {self.owner[row, column] for column in range(self.columns)}
        if any(owner[0] != row for owner in owners):
            return False
        first, *others = [self.lines(owner) for owner in sorted(owners)]
        tall = [lines for lines in others if len(lines) == len(first)]
        return (
            len(first) >= UNRULED_LINES
            and all(len(lines) <= len(first) for lines in others)
            and any(map(are_figures, tall))
            and all(are_level(first, lines) for lines in tall)
        )

    def unruled(self, row: int) -> list[list[str]]:
        columns = [
            lines_of(self.parts[self.owner[row, c]]) for c in range(self.columns)
        ]
        columns = [
            lines if self.owner[row, at] == (row, at) else []
            for at, lines in enumerate(columns)
        ]
        places = [line.middle for line in max(columns, key=len)]
        found = [[""] * self.columns for _ in places]
        for column, lines in enumerate(columns):
            for line in lines:
                at = min(range(len(places)), key=lambda n: abs(places[n] - line.middle))
                found[at][column] += line.text
        return found


def are_figures(lines: list[Line]) -> bool:
    figures = sum(bool(FIGURE.fullmatch(line.text)) for line in lines)
    return figures >= 0.7 * len(lines)


def are_level(one: list[Line], two: list[Line]) -> bool:
    pairs = zip(one, two, strict=True)
    return all(abs(a.middle - b.middle) < a.size / 3 for a, b in pairs)
