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


def blocks(
    fragments: list[Fragment], tables: list[Grid], depth: int = 0
) -> list[Block]:
    """The text of a page, or of a column of it, in the order it is read."""
    if not fragments and not tables:
        return []
    gutter = find_gutter(fragments) if depth < DEEPEST else None
    lines = lines_of(fragments)
    if gutter is None:
        return [whole(lines, tables)]
    return parted(lines, tables, gutter, depth)


def whole(lines: list[Line], tables: list[Grid]) -> Block:
    items = sorted([*lines, *tables], key=lambda item: -item.top)
    return Block(items, *edges(lines, tables))


def edges(lines: list[Line], tables: list[Grid]) -> tuple[float, float]:
    if lines:
        return min(line.left for line in lines), max(line.right for line in lines)
    return min(t.xs[0] for t in tables), max(t.xs[-1] for t in tables)


def parted(lines, tables, gutter: float, depth: int) -> list[Block]:
    """Bands of columns between what goes right across the page."""
    found: list[Block] = []
    across: list = []
    band: tuple[list, list] = ([], [])
    for item in sorted([*lines, *tables], key=lambda item: -item.top):
        if crosses(item, gutter):
            found += columns(*band, gutter, depth)
            band = ([], [])
            across.append(item)
        else:
            found += [block_of(across)] if across else []
            across = []
            for piece in pieces(item):
                band[left_of(piece) >= gutter].append(piece)
    found += [block_of(across)] if across else []
    return found + columns(*band, gutter, depth)


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


def columns(left: list, right: list, gutter: float, depth: int) -> list[Block]:
    found = []
    for side in (left, right):
        tables = [item for item in side if isinstance(item, Grid)]
        texts = [item for item in side if isinstance(item, Fragment)]
        found += blocks(texts, tables, depth + 1)
    return found


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


def parts_columns(fragments: list[Fragment], gutter: float, size: float) -> bool:
    left = [f for f in fragments if f.right <= gutter]
    right = [f for f in fragments if f.left >= gutter]
    if not left or not right:
        return False
    across = len(fragments) - len(left) - len(right)
    rows = min(len(full(left, size)), len(full(right, size)))
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
