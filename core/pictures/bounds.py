"""The four sides of an area as they lie on a map, north above, the area in the middle."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .marks import Box, Drawing, Group, Line, Picture, Words
from .words import ASCENT, LINE, drawn, wrap

WIDTHS = (288, 480)
GAP = 10
MOST_LINES = 9
LEAST_HEIGHT = 5 * LINE
SIDES = ("east", "south", "west", "north")


def side_names():
    """What the sides are called, in the order that gazettes state them."""
    return dict(zip(SIDES, (_("east"), _("south"), _("west"), _("north")), strict=True))


def four_sides(key, area, sides, places="", source=None):
    """The picture of one area: ``area`` its label, ``sides`` a dict of words by side.

    Where no side is stated the area is told by its ``places`` alone.
    """
    told = {side: drawn(sides.get(side) or "") for side in SIDES}
    by_places = not any(told.values())
    title = area or (_("Territory") if by_places else _("Bounds"))
    inside = drawn(places) or area if by_places else area
    return Picture(
        key=key,
        title=title,
        description=described(told, by_places),
        narrow=drawing(WIDTHS[0], inside, told, by_places),
        wide=drawing(WIDTHS[1], inside, told, by_places),
        headings=(pgettext("bounds", "side"), pgettext("bounds", "reaches to")),
        rows=rows(inside, told, by_places),
        notes=(_("Told by its places alone; no side is stated."),) if by_places else (),
        source=source,
    )


def rows(inside, told, by_places):
    if by_places:
        return [(_("Places"), inside)]
    names = side_names()
    return [(names[side], words or _("not stated")) for side, words in told.items()]


def described(told, by_places):
    if by_places:
        return _("An area told by its places alone, without sides.")
    names = side_names()
    said = [
        f"{names[side]}{pgettext('bounds', ': ')}{words or _('not stated')}"
        for side, words in told.items()
    ]
    return pgettext("bounds", "; ").join(said)


def drawing(width, inside, told, by_places):
    return (
        places_drawing(width, inside)
        if by_places
        else Sides(width, inside, told).drawn()
    )


def places_drawing(width, inside):
    """A block without sides, the places in it."""
    inside = drawn(inside) or _("not stated")
    lines = wrap(inside, width - 4 * GAP, MOST_LINES)
    height = LINE * len(lines) + 2 * GAP
    block = Box(1, 1, width - 2, height, "area untold")
    words = Words(width // 2, 1 + GAP + ASCENT + 2, lines, "", "middle")
    return Drawing(width, height + 2, (Group((block, words)),))


class Sides:
    """The places of a block in the middle, its four edges and the words beyond them."""

    def __init__(self, width, inside, told):
        self.told, self.width = told, width
        self.column = (width * 3) // 10
        self.left, self.right = self.column + GAP, width - self.column - GAP
        rooms = dict.fromkeys(("east", "west"), self.column)
        rooms |= dict.fromkeys(("north", "south"), width * 7 // 10)
        self.lines = {
            side: wrap(told[side] or _("not stated"), rooms[side], MOST_LINES)
            for side in SIDES
        }
        self.middle = wrap(inside, self.right - self.left - 2 * GAP, 4)
        self.top = self.height_of("north") + GAP
        tallest = max(self.height_of("east"), self.height_of("west"))
        inner = LINE * len(self.middle) + 2 * GAP
        self.bottom = self.top + max(LEAST_HEIGHT, tallest, inner)

    def height_of(self, side):
        return LINE * (1 + len(self.lines[side]))

    def drawn(self):
        width, height = self.right - self.left, self.bottom - self.top
        area = Box(self.left, self.top, width, height, "area")
        marks = (area, *self.edges(), *self.words(), *self.inside())
        last = self.bottom + GAP + self.height_of("south") + 1
        return Drawing(self.width, last, (Group(marks),))

    def edges(self):
        """The sides of the block, each as stated or as not stated."""
        left, right, top, bottom = self.left, self.right, self.top, self.bottom
        corners = {
            "east": ((right, top), (right, bottom)),
            "south": ((left, bottom), (right, bottom)),
            "west": ((left, top), (left, bottom)),
            "north": ((left, top), (right, top)),
        }
        for side, points in corners.items():
            yield Line(points, "edge" if self.told[side] else "edge untold")

    def words(self):
        """Beyond each edge the name of the side and what it reaches to."""
        across = self.width // 2
        places = {
            "east": (self.right + GAP, self.beside("east"), "start"),
            "south": (across, self.bottom + GAP, "middle"),
            "west": (self.left - GAP, self.beside("west"), "end"),
            "north": (across, 0, "middle"),
        }
        names = side_names()
        for side, (x, top, anchor) in places.items():
            kind = "" if self.told[side] else "quiet"
            foot = top + ASCENT + 2
            yield Words(x, foot, (names[side],), "side", anchor)
            yield Words(x, foot + LINE, self.lines[side], kind, anchor)

    def beside(self, side):
        """Where the words begin that have their middle at that of the block."""
        return (self.top + self.bottom - self.height_of(side)) // 2

    def inside(self):
        if self.middle:
            top = (self.top + self.bottom - LINE * len(self.middle)) // 2
            foot = top + ASCENT + 2
            yield Words(self.width // 2, foot, self.middle, "strong", "middle")
