"""Pieces of lines put together: pieces that stand level are one line, from left to right."""

from dataclasses import dataclass

from .fragments import Fragment
from .measures import median

LEVEL = 0.5
# Gaps in sizes of the letters: of a space, and of cells that stand apart.
SPACE, LATIN_SPACE, APART = 0.6, 0.25, 1.6


@dataclass
class Line:
    """One line of a page or of a cell of it."""

    fragments: list[Fragment]

    @property
    def left(self) -> float:
        return self.fragments[0].left

    @property
    def right(self) -> float:
        return max(fragment.right for fragment in self.fragments)

    @property
    def size(self) -> float:
        return median(fragment.size for fragment in self.fragments)

    @property
    def middle(self) -> float:
        return max(self.fragments, key=lambda f: len(f.text)).middle

    @property
    def top(self) -> float:
        return self.middle + self.size / 2

    @property
    def bottom(self) -> float:
        return self.middle - self.size / 2

    @property
    def text(self) -> str:
        return joined(self.fragments)

    def cells(self) -> list[list[Fragment]]:
        """The pieces of the line in groups that stand apart."""
        groups = [[self.fragments[0]]]
        for fragment in self.fragments[1:]:
            gap = fragment.left - groups[-1][-1].right
            if gap > APART * self.size:
                groups.append([])
            groups[-1].append(fragment)
        return groups


def joined(fragments: list[Fragment]) -> str:
    text, last = "", None
    for fragment in fragments:
        if last is not None:
            text += space(last, fragment)
        text += fragment.text
        last = fragment
    return text


def space(before: Fragment, after: Fragment) -> str:
    gap = (after.left - before.right) / max(min(before.size, after.size), 0.1)
    if gap > SPACE:
        return "\u3000" if gap > APART else " "
    latin = before.text[-1:].isascii() and after.text[:1].isascii()
    return " " if (latin or after.spaced) and gap > LATIN_SPACE else ""


def lines_of(fragments: list[Fragment]) -> list[Line]:
    """The lines that the pieces make, from the top."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.middle):
        home = next((line for line in lines[-3:] if is_level(line, fragment)), None)
        if home is None:
            lines.append([fragment])
        else:
            home.append(fragment)
    return [Line(sorted(line, key=lambda f: f.left)) for line in lines]


def is_level(line: list[Fragment], fragment: Fragment) -> bool:
    """Whether a piece overlaps a line by half, and stands over none of its pieces."""
    first = max(line, key=lambda f: f.size)
    overlap = min(first.top, fragment.top) - max(first.bottom, fragment.bottom)
    if overlap < LEVEL * min(first.size, fragment.size):
        return False
    tolerance = 0.8 * fragment.size
    return all(
        fragment.left >= other.right - tolerance
        or fragment.right <= other.left + tolerance
        for other in line
    )
