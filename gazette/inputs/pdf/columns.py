"""Columns of running text: the left one is read before the right one."""

from dataclasses import dataclass

from .fragments import Fragment
from .grids import Grid
from .lines import Line, lines_of
from .measures import median

# A column has so many lines at least that reach from its left to its right edge.
FULL_LINES, EDGE, NARROWEST, DEEPEST = 5, 1.6, 9.0, 2


@dataclass
class Block:
    """Lines and tables that follow one another between ``left`` and ``right``."""

    items: list
    left: float
    right: float


class Columns:
    """Reads page after page; the last of several has too few lines to show its columns."""

    def __init__(self):
        self.hints: list[float] = []

    def page(self, fragments: list[Fragment], tables: list[Grid]) -> list[Block]:
        """The text of a page in the order it is read."""
        self.found: list[float] = []
        read = self.blocks(fragments, tables, 0)
        self.hints = self.found
        return read

    def blocks(self, fragments, tables, depth: int) -> list[Block]:
        if not fragments and not tables:
            return []
        gutter = self.gutter(fragments) if depth < DEEPEST else None
        lines = lines_of(fragments)
        if gutter is None:
            return [whole(lines, tables)]
        self.found.append(gutter)
        return self.parted(lines, tables, gutter, depth)

    def gutter(self, fragments: list[Fragment]) -> float | None:
        own = find_gutter(fragments)
        clear = (hint for hint in self.hints if is_clear(fragments, hint))
        return next(clear, None) if own is None else own

    def parted(self, lines, tables, gutter: float, depth: int) -> list[Block]:
        """Bands of columns between what goes right across the page."""
        found: list[Block] = []
        across: list = []
        band: tuple[list, list] = ([], [])
        for item in sorted([*lines, *tables], key=lambda item: -item.top):
            if crosses(item, gutter):
                found += self.columns(band, depth)
                band = ([], [])
                across.append(item)
            else:
                found += [block_of(across)] if across else []
                across = []
                for piece in pieces(item):
                    band[left_of(piece) >= gutter].append(piece)
        found += [block_of(across)] if across else []
        return found + self.columns(band, depth)

    def columns(self, band: tuple[list, list], depth: int) -> list[Block]:
        found = []
        for side in band:
            tables = [item for item in side if isinstance(item, Grid)]
            texts = [item for item in side if isinstance(item, Fragment)]
            found += self.blocks(texts, tables, depth + 1)
        return found


def whole(lines: list[Line], tables: list[Grid]) -> Block:
    items = sorted([*lines, *tables], key=lambda item: -item.top)
    return Block(items, *edges(lines, tables))


def edges(lines: list[Line], tables: list[Grid]) -> tuple[float, float]:
    if lines:
        return min(line.left for line in lines), max(line.right for line in lines)
    return min(t.xs[0] for t in tables), max(t.xs[-1] for t in tables)


def pieces(item) -> list:
    return item.fragments if isinstance(item, Line) else [item]


def left_of(item) -> float:
    return item.xs[0] if isinstance(item, Grid) else item.left


def right_of(item) -> float:
    return item.xs[-1] if isinstance(item, Grid) else item.right


def crosses(item, gutter: float) -> bool:
    return any(left_of(p) < gutter - 1 < gutter + 1 < right_of(p) for p in pieces(item))


def block_of(items: list) -> Block:
    tables = [item for item in items if isinstance(item, Grid)]
    return whole([item for item in items if isinstance(item, Line)], tables)


def find_gutter(fragments: list[Fragment]) -> float | None:
    """Where an upright blank strip parts two columns of full lines; ``None``: nowhere."""
    if len(fragments) < 2 * FULL_LINES:
        return None
    size = median(fragment.size for fragment in fragments)
    starts: dict[int, list[Fragment]] = {}
    for fragment in fragments:
        starts.setdefault(round(fragment.left / size), []).append(fragment)
    leftmost = min(fragment.left for fragment in fragments)
    for place in sorted(starts):
        begun = starts[place]
        edge = min(fragment.left for fragment in begun)
        if len(begun) >= FULL_LINES and edge > leftmost + NARROWEST * size:
            gutter = edge - 0.4 * size
            if parts_columns(fragments, gutter, size):
                return gutter
    return None


def is_clear(fragments: list[Fragment], gutter: float) -> bool:
    sides = {f.left >= gutter for f in fragments if not crosses_at(f, gutter)}
    across = sum(crosses_at(f, gutter) for f in fragments)
    return len(sides) == 2 and across <= 2


def crosses_at(fragment: Fragment, gutter: float) -> bool:
    return fragment.left < gutter < fragment.right


def parts_columns(fragments: list[Fragment], gutter: float, size: float) -> bool:
    left = [f for f in fragments if f.right <= gutter]
    right = [f for f in fragments if f.left >= gutter]
    if not left or not right:
        return False
    across = len(fragments) - len(left) - len(right)
    edge = min(f.left for f in right)
    second = [f for f in right if f.left < edge + (EDGE + 2) * size]
    rows = min(len(full(left, size)), len(full(second, size)))
    return rows >= FULL_LINES and rows > across


def full(fragments: list[Fragment], size: float) -> list[Fragment]:
    """Those that fill their column from edge to edge."""
    leftmost = min(fragment.left for fragment in fragments)
    rightmost = max(fragment.right for fragment in fragments)
    if rightmost - leftmost < NARROWEST * size:
        return []
    return [
        fragment
        for fragment in fragments
        if fragment.right > rightmost - EDGE * size
        and fragment.left < leftmost + (EDGE + 2) * size
    ]
