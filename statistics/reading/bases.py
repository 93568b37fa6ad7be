"""Notes that say that growth is counted from the beginning of the year: 余额增速为比年初."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.reading.rows import doubted
from gazette.reading.source import Finding

from .entries import FigureRead
from .items import is_note

SINCE_JANUARY = re.compile(
    r"(?P<about>[^。；;]*?)(?:比|较|与|相对)(?:于)?(?:本年|当年|今年)?年初"
)
# Nothing that tells one indicator from another.
GENERAL = re.compile(
    r"[（(]?(?:注|说明|备注|附注)[）)]?[:：]?|\d+[.、．]|[（(]\d+[）)]|本?表[中内]?|以上|所列|同比|数据|指标|增长|增速|增幅|增减|增|率|幅度?|口径|各项|项|均|都|系|的|为|是|指|按|[，,、：:“”%％\s]"
)
HELD = re.compile(r"存款|贷款|存贷|余额")


def from_last_year(figures: list[FigureRead], notes: Sequence[str]) -> list[FigureRead]:
    """``figures`` without growth that a note or the name itself counts from 年初."""
    abouts = [
        match["about"]
        for note in notes
        if is_note(note) or note.startswith("*")
        for match in SINCE_JANUARY.finditer(note)
    ]
    meant = [is_meant(one, abouts) for one in figures]
    if abouts and not any(meant):
        return [
            doubted(one, unclear()) if one.yoy is not None else one for one in figures
        ]
    return [
        without_growth(one) if told and one.yoy is not None else one
        for one, told in zip(figures, meant, strict=True)
    ]


def is_meant(figure: FigureRead, abouts: Sequence[str]) -> bool:
    if SINCE_JANUARY.search(figure.indicator):
        return True
    return any(speaks_of(about, figure) for about in abouts)


def speaks_of(about: str, figure: FigureRead) -> bool:
    """Whether the words before 比年初 name the indicator, its kind, its mark, or nothing."""
    marked = "star-not-quarterly" in {finding.code for finding in figure.findings}
    if "*" in about:
        return marked
    held = HELD.search(about) and HELD.search(figure.indicator)
    return bool(held) or figure.indicator in about or not GENERAL.sub("", about)


def without_growth(figure: FigureRead) -> FigureRead:
    text = f"“{figure.yoy}”是比年初的增速，不是同比，未读入"
    figure = replace(figure, yoy=None, yoy_text="")
    return doubted(figure, Finding("growth-unlikely", text))


def unclear() -> Finding:
    return Finding("growth-unlikely", "注中有比年初的增速，是哪些指标的请核对")
