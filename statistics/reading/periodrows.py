"""Rows that state of the item above them what a part of its period had: 其中：4月当月."""

from dataclasses import replace

from gazette.reading.rows import doubted
from gazette.reading.source import Finding

from .entries import FigureRead
from .grammar import BRACKETS, GENERIC
from .periods import PERIOD, completed, inferred_period, periods_in

MONTHS = ("本月", "当月", "本季", "当季")


def of_its_parent(figure: FigureRead) -> FigureRead:
    """``figure``, of the item that it is marked a part of where its name is but a period."""
    name = BRACKETS.sub("", figure.indicator)
    found = periods_in(name)
    rest = PERIOD.sub("", name)
    if not (found and (not rest or GENERIC.fullmatch(rest))) and name not in MONTHS:
        return figure
    if not figure.parent:
        text = f"“{figure.indicator}”像时期，不像指标名称"
        return doubted(figure, Finding("cell-unlikely", text))
    period = found[0] if found else inferred_period(name, figure.period)
    text = f"“{figure.indicator}”一行读作“{figure.parent}”的数据，请核对"
    return doubted(
        replace(
            figure,
            indicator=figure.parent,
            parent="",
            period=completed(period, figure.period) or figure.period,
        ),
        Finding("name-combined", text),
    )
