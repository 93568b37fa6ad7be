"""Bars that lie across, one below the other, from zero to the right or to the left."""

from dataclasses import dataclass
from decimal import Decimal

from .axes import GAP
from .marks import Box, Drawing, Group, Line, Words
from .scales import Scale, as_number
from .words import ASCENT, LINE, shorten, width_of

MOST = 8
THICK = 14
WIDTHS = (288, 470)


@dataclass(frozen=True)
class Bar:
    """``value`` is ``None`` where it is not stated; ``text`` how it is told.

    ``partial``: there is more to it than its value, which is not stated.
    """

    name: str
    value: Decimal | int | None
    text: str = ""
    url: str = ""
    partial: bool = False

    @property
    def told(self):
        return self.text or as_number(Decimal(self.value or 0))


def drawings(bars, most=MOST, widths=WIDTHS):
    """The narrow and the wide drawing of the first ``most`` of ``bars``."""
    return [Bars(bars[:most], width).drawn() for width in widths]


class Bars:
    """Rows of equal height: a name, a bar on one scale for all, the value.

    Names stand beside the bars where that leaves half the width to them, else above.
    """

    def __init__(self, bars, width):
        self.bars, self.width = bars, width
        names = max((width_of(bar.name) for bar in bars), default=0)
        self.told = {bar: shorten(bar.told, width // 2) for bar in bars}
        self.values = max(map(width_of, self.told.values()), default=0)
        self.beside = names + self.values + 2 * GAP <= width // 2
        self.names = names if self.beside else 0
        self.height = LINE + (GAP if self.beside else THICK + GAP)
        stated = [bar.value for bar in bars if bar.value is not None]
        left = self.names + GAP if self.beside else 1
        right = width - self.values - GAP if self.beside else width - 1
        low, high = min([0, *stated]), max([0, *stated])
        self.scale = Scale(Decimal(low), Decimal(high or (not low)), left, right)

    def drawn(self):
        height = self.height * len(self.bars) + 2
        groups = [self.row(n, bar) for n, bar in enumerate(self.bars)]
        return Drawing(self.width, height, (Group(tuple(self.zero(height))), *groups))

    def zero(self, height):
        """The line that bars begin at, without crossing words."""
        x = self.scale.at(Decimal(0))
        if self.beside:
            yield Line(((x, 0), (x, height)), "zero")
            return
        for number in range(len(self.bars)):
            top = number * self.height + LINE - 1
            yield Line(((x, top), (x, top + THICK + 4)), "zero")

    def row(self, number, bar):
        top = number * self.height + 1
        foot = top + ASCENT + 2
        words = self.texts(bar, foot)
        y = top + (LINE - THICK) // 2 if self.beside else top + LINE
        hit = Box(0, top, self.width, self.height - 2, "hit")
        return Group((hit, *words, *self.bar(bar, y)), bar.url, label(bar))

    def texts(self, bar, foot):
        room = self.names if self.beside else self.width - self.values - GAP
        yield Words(0, foot, (shorten(bar.name, room),))
        kind = "quiet" if bar.value is None else "value"
        yield Words(self.width, foot, (self.told[bar],), kind, "end")

    def bar(self, bar, y):
        if not bar.value:
            return
        zero, end = self.scale.at(Decimal(0)), self.scale.at(bar.value)
        kind = "bar partial" if bar.partial else "bar"
        kind += " below" if bar.value < 0 else ""
        yield Box(min(zero, end), y, max(1, abs(end - zero)), THICK, kind)


def label(bar):
    return f"{bar.name} {bar.told}"
