"""Reads what a document (批复, 决定, 通知) does to communities."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.reading.source import SourceDocument

from .amounts import check_premises, read_floor_area, read_households, read_premises
from .blocks import decided_clauses, shares
from .bounds import check_bounds, read_bounds
from .checks import (
    NOT_APART,
    UNCLEAR,
    check_decision,
    check_details,
    check_document,
    from_title,
)
from .clauses import Clause
from .decisions import Decision, joined
from .entries import SIDES, Boundary, CommunityChange
from .masking import Masked
from .naming import NAME, plain_name, short_name
from .statements import statements, without_old_bounds

__all__ = ["SIDES", "Boundary", "CommunityChange", "read"]

DECIDING = ("批复", "决定", "通知", "公告", "通告", "命令", "令", "决议")
UNDECIDED = re.compile(
    r"征求意见|草案|印发|转发|方案|计划|规划|要点|意见的通知|代拟|讨论稿|送审稿"
)
ABOUT_COMMUNITIES = re.compile(r"社区|居民委员会|居委会|区划")
ONE_SUBDISTRICT = re.compile(
    r"[^、，,和各]{1,40}(?:街道办事处|街道办|街道|镇人民政府|乡人民政府|镇|乡|管委会|管理委员会)"
)
NAMED_SUBDISTRICT = re.compile(
    r"(?:同意|在)(?P<name>[^，。；：、同意在]{1,30}?街道办事处)"
)
HANDED_OVER = re.compile(rf"(?:划归|划入|划给|划转[给至]|划至|并入)(?P<name>{NAME})")


def read(document: SourceDocument) -> list[CommunityChange]:
    """The changes a document decides on communities, in order; ``[]`` where it decides none.

    Whatever is doubtful carries a finding; a value that is not printed stays empty.
    """
    if not decides(document):
        return []
    entries = [
        entry
        for clause, found in decided_clauses(document.paragraphs)
        for entry in changes(document, clause, found)
    ]
    return check_document(document, entries or from_title(document))


def decides(document: SourceDocument) -> bool:
    """Whether a document of this genre and title can decide on communities."""
    genre = document.genre or next(
        (word for word in DECIDING if document.title.strip().endswith(word)), ""
    )
    if genre == "批复":
        return not re.search(r"征求意见|草案|代拟", document.title)
    about = ABOUT_COMMUNITIES.search(document.title)
    return genre in DECIDING and bool(about) and not UNDECIDED.search(document.title)


def subdistrict_of(document: SourceDocument, clause: Clause) -> str:
    """The subdistrict answered; where several are, the one that the clause names."""
    if ONE_SUBDISTRICT.fullmatch(document.addressee):
        return document.addressee
    named = NAMED_SUBDISTRICT.search(Masked.of(clause.text[:100]).mask)
    return named["name"] if named else ""


def changes(document, clause: Clause, found: list[Decision]) -> Iterator[CommunityChange]:  # fmt: skip
    """The changes of one clause, each with the details that belong to it."""
    masked = Masked.of(clause.text)
    said = [(decision.start, decision.end) for decision in found]
    details = masked.without([(0, found[0].start), *said])
    common = CommunityChange(
        clause=clause.label,
        subdistrict=subdistrict_of(document, clause),
        source_text=clause.text,
        line=clause.line,
    )
    decided = joined(found)
    for decision, name, part in shares(decided, without_old_bounds(details)):
        yield detailed(named(common, decision, name), decision, part)
    yield from handed_over(common, decided, details)


def named(common: CommunityChange, decision: Decision, name: str) -> CommunityChange:
    kind, former = decision.kind, decision.former
    if kind == "split":
        kind, former = ("adjust", "") if name == former else ("establish", former)
    return replace(common, kind=kind, name=name, former_name=former)


def detailed(entry: CommunityChange, decision, details: Masked | None) -> CommunityChange:  # fmt: skip
    """``entry`` with what its details say, and with what is doubtful about them."""
    if details is None:
        return replace(entry, findings=(*check_decision(entry, decision), NOT_APART))
    told = statements(details)
    bounds = read_bounds(details, told)
    households, of_households = read_households(details, told)
    floor_area, of_floor_area = read_floor_area(details, told)
    premises, note = read_premises(details, told)
    entry = replace(
        entry,
        territory="；".join(bounds.territory),
        households=int(households.value) if households else None,
        households_approx=bool(households and households.approximate),
        households_text=households.text if households else "",
        premises=premises,
        premises_note=note,
        floor_area_m2=floor_area.value if floor_area else None,
        floor_area_approx=bool(floor_area and floor_area.approximate),
        floor_area_text=floor_area.text if floor_area else "",
        boundaries=bounds.boundaries(entry.name),
        boundary_extra="；".join(bounds.extra),
    )
    doubts = [*check_bounds(bounds), *of_households, *of_floor_area]
    doubts += check_premises(details, told)
    doubts += [*check_decision(entry, decision), *check_details(entry, details, doubts)]
    return replace(entry, findings=tuple(doubts))


def handed_over(common, decided: list[Decision], details: Masked):
    """A change for each community that is given an area in passing."""
    known = {name for decision in decided for name in decision.affects}
    for match in HANDED_OVER.finditer(details.mask):
        name = plain_name(details.text[match.start("name") : match.end("name")])
        if name not in known and short_name(name):
            known.add(name)
            yield replace(common, kind="adjust", name=name, findings=(UNCLEAR,))
