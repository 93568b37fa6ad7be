"""Where the text of a page or a column begins and ends, and where a line stands in it."""

from enum import Enum, auto
from itertools import pairwise

from .columns import Block
from .lines import Line
from .measures import median, most_common

# In sizes of the letters.
INDENTED, DEEPEST, SHORT, CENTRED, LEADING = 1.0, 5.0, 2.2, 1.5, 1.55
ENOUGH_LINES = 8


class Place(Enum):
    BODY = auto()
    INDENT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Margins:
    """The margins of the whole file, for pages that have too few lines to show their own."""

    def __init__(self, blocks: list[Block]):
        whole = [line for block in blocks for line in lines_in(block.items)]
        self.whole = edges_of(whole) if whole else (0.0, 0.0)
        self.leading = median(
            (distance(a, b) for block in blocks for a, b in pairs(block.items)), 1.0
        )
        self.is_full = False

    def of(self, block: Block, items: list) -> tuple[float, float]:
        lines = lines_in(items)
        left, right = self.whole
        if not lines:
            return self.whole
        is_column = block.right - block.left < 0.6 * (right - left)
        if is_column or len(lines) >= ENOUGH_LINES:
            return edges_of(lines)
        own = edges_of(lines)
        return min(left, own[0]), max(right, own[1])

    def place(self, line: Line, edges: tuple[float, float]) -> Place:
        """Where the line stands; ``is_full`` says of it that it ends at the right edge."""
        before, after = line.left - edges[0], edges[1] - line.right
        size, width = line.size, max(edges[1] - edges[0], 1.0)
        self.is_full = after < SHORT * size
        if before > 0.4 * width:
            return Place.CENTRE if after > before / 2 else Place.RIGHT
        if before > 2.5 * size and abs(before - after) < CENTRED * size:
            return Place.CENTRE
        if before > DEEPEST * size:
            return Place.CENTRE
        return Place.INDENT if before > INDENTED * size else Place.BODY

    def is_gap(self, before: Line, line: Line) -> bool:
        return distance(before, line) > LEADING * max(self.leading, 0.1)


def distance(before: Line, line: Line) -> float:
    """From one line to the next, in sizes of the letters."""
    return (before.middle - line.middle) / max(line.size, 0.1)


def lines_in(items: list) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]


def pairs(items: list):
    for before, after in pairwise(items):
        if isinstance(before, Line) and isinstance(after, Line):
            yield before, after


def edges_of(lines: list[Line]) -> tuple[float, float]:
    """The left edge where most lines begin, or those do that go on; the right edge."""
    size = median(line.size for line in lines)
    right = max(line.right for line in lines)
    full = [line for line in lines if line.right > right - SHORT * size] or lines
    left = most_common((line.left for line in full), 0.5 * size)
    leftmost = min(line.left for line in lines)
    # Where most begin indented, what is further left is the edge all the same.
    if size < left - leftmost < DEEPEST * size:
        left = leftmost
    return left, right
