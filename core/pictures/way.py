"""The way of a power from department to department: stations, and the steps between."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .marks import Box, Drawing, Group, Line, Words
from .words import ASCENT, LINE, drawn, shorten, wrap

WIDTHS = (288, 400)
MOST = 12
GAP = 10
STEP = 48


@dataclass(frozen=True)
class Transfer:
    """One step: what is given from whom to whom, ``when`` and by what, in words."""

    source: str
    target: str
    when: str
    url: str = ""
    label: str = ""


def drawings(transfers, widths=WIDTHS):
    """The narrow and the wide drawing of the newest ``MOST`` of ``transfers``."""
    return [Way(stations(transfers[-MOST:]), width).drawn() for width in widths]


def stations(transfers):
    """Pairs of (the transfer that led there, or ``None``; the department, or ``""``).

    The first has no transfer; one that another department gives than had it begins anew.
    """
    found = []
    for transfer in transfers:
        held = found[-1][1] if found else None
        if held is None or transfer.source not in ("", held):
            found.append((None, transfer.source))
        found.append((transfer, transfer.target))
    return found


class Way:
    def __init__(self, places, width):
        self.places, self.width = places, width
        self.room = width - 4 * GAP

    def drawn(self):
        top, groups = 1, []
        for number, (transfer, department) in enumerate(self.places):
            if number:
                groups.append(self.step(top, transfer))
                top += STEP
            block, height = self.station(top, department)
            groups.append(block)
            top += height
        return Drawing(self.width, top + 1, tuple(groups))

    def station(self, top, department):
        department = drawn(department)
        lines = wrap(department or _("not stated"), self.room, 4)
        height = LINE * len(lines) + 2 * GAP
        kind = "area" if department else "area untold"
        block = Box(1, top, self.width - 2, height, f"{kind} station")
        foot = top + GAP + ASCENT + 2
        words = Words(
            self.width // 2, foot, lines, "strong" if department else "quiet", "middle"
        )
        return Group((block, words)), height

    def step(self, top, transfer):
        """An arrow with its day and document, or a break where the way is not known."""
        x, bottom = 3 * GAP, top + STEP
        if transfer is None:
            gap = Line(((x, top + 4), (x, bottom - 4)), "untold")
            words = Words(
                x + 2 * GAP, top + STEP // 2 + 5, (_("way not stated"),), "quiet"
            )
            return Group((gap, words))
        kind = "line" if transfer.source else "line approximate"
        shaft = Line(((x, top + 2), (x, bottom - 3)), kind)
        head = Line(
            ((x - 6, bottom - 11), (x, bottom - 3), (x + 6, bottom - 11)), "line"
        )
        text = shorten(transfer.when, self.width - x - 3 * GAP)
        words = Words(x + 2 * GAP, top + STEP // 2 + 5, (text,))
        hit = Box(x + GAP, top + 10, self.width - x - 2 * GAP, 28, "hit")
        return Group((hit, shaft, head, words), transfer.url, transfer.label)
