"""What a picture is made of: shapes in places, in groups that may be links.

All places are whole user units, counted from the top left; a unit is a pixel where text
has its usual size. ``kind`` is what a shape stands for: the class that colours it.
"""

from dataclasses import dataclass
from typing import ClassVar

from .words import ASCENT, DESCENT, LINE, width_of

NARROW = 288
WIDE = 640


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    kind: str
    shape: ClassVar = "box"

    @property
    def extent(self):
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True)
class Line:
    """Straight lines through ``points``, one after the other."""

    points: tuple
    kind: str
    shape: ClassVar = "line"

    @property
    def path(self):
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def extent(self):
        across, down = zip(*self.points, strict=True)
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    radius: int
    kind: str
    shape: ClassVar = "dot"

    @property
    def extent(self):
        r = self.radius
        return self.x - r, self.y - r, self.x + r, self.y + r


@dataclass(frozen=True)
class Words:
    """Lines of text; ``y`` is the foot of the first, ``anchor`` what of it is at ``x``."""

    x: int
    y: int
    lines: tuple[str, ...]
    kind: str = ""
    anchor: str = "start"
    shape: ClassVar = "words"

    @property
    def extent(self):
        width = max(map(width_of, self.lines), default=0)
        left = (
            self.x - {"start": 0, "middle": -(-width // 2), "end": width}[self.anchor]
        )
        last = self.y + LINE * (len(self.lines) - 1)
        return left, self.y - ASCENT, left + width, last + DESCENT

    @property
    def placed(self):
        """Each line with its foot."""
        return [(self.y + LINE * n, line) for n, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Group:
    """Shapes that belong together; a link with the name ``label`` where there is a ``url``."""

    marks: tuple
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    groups: tuple[Group, ...]

    @property
    def marks(self):
        return [mark for group in self.groups for mark in group.marks]

    @property
    def has_links(self):
        """Whether it has links: such a drawing is no image but a group to a screen reader."""
        return any(group.url for group in self.groups)


@dataclass(frozen=True)
class Picture:
    """Drawings of the same data, narrow and wide, and the data: headings and rows of text.

    ``key`` tells it from the others of its page. ``notes`` say below the picture how it is
    to be read and what it leaves out; ``source`` is the entry that states all of it.
    """

    key: str
    title: str
    description: str
    narrow: Drawing
    wide: Drawing
    headings: tuple[str, ...]
    rows: list
    notes: tuple[str, ...] = ()
    source: object = None

    @property
    def drawings(self):
        return [("narrow", self.narrow), ("wide", self.wide)]


def touching(one, other, gap=4):
    """Whether two extents have less than ``gap`` between them."""
    return not (
        one[2] + gap <= other[0]
        or other[2] + gap <= one[0]
        or one[3] <= other[1]
        or other[3] <= one[1]
    )
