"""Growth that turns out to be an amount: how much more this year has than the last."""

from dataclasses import replace
from decimal import Decimal

from gazette.reading.source import Finding

from .entries import FigureRead
from .periods import year_before

# So many rows show it; one may agree by chance.
LEAST = 2
NEAR = Decimal(1)


def without_differences(figures: list[FigureRead]) -> list[FigureRead]:
    """``figures`` of one table without growth that the amounts show to be of amounts."""
    known = {(one.indicator, one.unit, one.parent, one.period): one for one in figures}
    pairs = [
        (one, before)
        for one in figures
        if (before := known.get((*key_of(one), year_before(one.period))))
        and None not in (one.value, one.yoy, before.value)
    ]
    alike = len(pairs) >= LEAST and all(is_difference(*pair) for pair in pairs)
    if not alike or all(may_be_rate(*pair) for pair in pairs):
        return figures
    return [one if one.yoy is None else without_growth(one) for one in figures]


def key_of(figure: FigureRead) -> tuple:
    return figure.indicator, figure.unit, figure.parent


def is_difference(figure: FigureRead, before: FigureRead) -> bool:
    """Whether the growth is how much more there is, but for the last digit."""
    last = Decimal(1).scaleb(figure.yoy.as_tuple().exponent)
    return abs(figure.value - before.value - figure.yoy) <= last


def may_be_rate(figure: FigureRead, before: FigureRead) -> bool:
    """Whether the growth may be in per cent all the same, as that of amounts near 100."""
    if not before.value:
        return True
    return abs((figure.value / before.value - 1) * 100 - figure.yoy) <= NEAR


def without_growth(figure: FigureRead) -> FigureRead:
    text = f"“{figure.yoy}”是增减的数额，不是增速，未读入"
    kept = tuple(one for one in figure.findings if not one.code.startswith("growth-"))
    doubt = Finding("column-not-read", text)
    return replace(figure, yoy=None, yoy_text="", findings=(*kept, doubt))
