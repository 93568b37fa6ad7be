"""Rows that state the growth of the row above them: 地区生产总值, below it 同比增长（%）."""

from dataclasses import replace
from itertools import groupby

from gazette.reading.rows import doubted
from gazette.reading.source import Finding

from .entries import FigureRead
from .grammar import BRACKETS, GENERIC, role_of


def with_growth_rows(figures: list[FigureRead]) -> list[FigureRead]:
    """``figures`` of one table, rows of growth taken into the rows above them."""
    found: list[FigureRead] = []
    above: dict[str, int] = {}
    for name, row in groupby(figures, lambda figure: (figure.line, figure.indicator)):
        stated = [*row]
        if is_growth(name[1]) and all(takes(found, above, one) for one in stated):
            for one in stated:
                at = above[one.period]
                found[at] = grown(found[at], one)
            above = {}
            continue
        if is_growth(name[1]):
            text = f"“{name[1]}”一行不知是哪一项的"
            stated = [doubted(one, Finding("parent-unclear", text)) for one in stated]
        above = {one.period: len(found) + at for at, one in enumerate(stated)}
        found += stated
    return found


def is_growth(name: str) -> bool:
    bare = BRACKETS.sub("", name)
    return role_of(bare) == "yoy" and bool(GENERIC.fullmatch(bare))


def takes(found: list[FigureRead], above: dict[str, int], one: FigureRead) -> bool:
    """Whether there is a figure of the row above that this may be the growth of."""
    at = above.get(one.period)
    free = at is not None and found[at].yoy is None
    return free and one.unit in ("", "%") and one.yoy is None


def grown(figure: FigureRead, growth: FigureRead) -> FigureRead:
    source = f"{figure.source_text}\n{growth.source_text}"
    figure = replace(
        figure, yoy=growth.value, yoy_text=growth.value_text, source_text=source
    )
    return doubted(figure, *(f for f in growth.findings if f.code != "unit-missing"))
