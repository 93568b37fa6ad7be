"""Reads what a document (批复, 决定, 通知) does to communities."""

from dataclasses import replace

from gazette.reading.source import Finding, SourceDocument
from gazette.reading.traditional import read_as_printed

from .amounts import read_floor_area, read_households
from .belonging import belongs_to, of_heading, of_label, of_several
from .blocks import blocks, without_headings
from .bounds import read_bounds
from .boundschecks import check_bounds
from .checks import (
    NOT_APART,
    check_decision,
    check_details,
    check_document,
    check_size,
    check_sources,
    from_title,
    title_decisions,
)
from .decisions import Decision
from .doubts import check_values
from .entries import SIDES, Boundary, CommunityChange
from .handed import handed
from .leftover import doubts
from .masking import Masked
from .places import (
    as_called,
    fuller,
    heading_clause,
    named_before,
    named_behind,
    of_issuer,
    of_lead,
    of_names,
    place_before,
    subdistrict_of,
    without_after,
    without_place,
)
from .premises import read_premises
from .retold import tell_more, titled_rows
from .rows import Row
from .scope import (
    decides,
    is_list_undecided,
    is_plan_in_force,
    is_recorded,
    is_table_alone,
)
from .statements import statements
from .tabled import with_tables
from .turned import is_bare, turned
from .unified import decided_rows
from .villages import is_village

__all__ = ["SIDES", "Boundary", "CommunityChange", "doubts", "read"]

# The clause first: where it stands the words that are read from it are looked for.
KEPT = (
    "source_text",
    "name",
    "former_name",
    "subdistrict",
    "territory",
    "premises",
    "premises_note",
    "boundaries",
    "boundary_extra",
)

FROM_ISSUER = Finding(
    "subdistrict-doubtful", "正文没有写明所属街道，按发文的街道、乡镇记"
)
NO_VERBS = Finding("bound-doubtful", "四至没有“至”“临”一类的字，请核对从哪里断开")
# What a change may be read from though it is decided elsewhere.
MAYBE_DECIDED = (
    (
        is_plan_in_force,
        Finding("change-unclear", "所印发的是方案、意见，是否已作决定请核对"),
    ),
    (
        is_recorded,
        Finding("change-unclear", "会议纪要所记，是否另有批复、通知作出决定请核对"),
    ),
    (
        is_table_alone,
        Finding("change-unclear", "只有附表，所附公文未印出，是否已作决定请核对"),
    ),
    (
        is_list_undecided,
        Finding("change-unclear", "所印发的是名单，是否由本文决定请核对"),
    ),
)


def read(document: SourceDocument) -> list[CommunityChange]:
    """The changes a document decides on communities, in order; ``[]`` where it decides none.

    Whatever is doubtful carries a finding; a value that is not printed stays empty.
    """
    return read_as_printed(document, read_plain, KEPT)


def read_plain(document: SourceDocument) -> list[CommunityChange]:
    """The changes by the clauses and tables of a document, or else by its title."""
    if not decides(document):
        return []
    titled = title_decisions(document)
    tables = [table.line for table in document.attachments if table.line]
    built = blocks(document.paragraphs, nameless_kind(titled))
    built = without_headings(built, tables)
    found = decided_rows(built)
    if found or document.genre == "批复":
        passed = list(handed(built, found))
        found = [row for row in found if row.name or not passed] + passed
    tell_more(built, found)
    found = with_tables(document, built, found, titled)
    found = [row for row in found if row.parts or not row.passing]
    found = found or titled_rows(document, built)
    entries = [entry_of(document, row) for row in found]
    entries = check_sources(entries, found)
    return check_document(document, built, entries or from_title(document))


def nameless_kind(titled: list[Decision]) -> str:
    """What the title says is done to communities that it leaves to the body to name, or all but one."""
    kinds = {decision.kind for decision in titled}
    named = any(decision.names and decision.complete for decision in titled)
    nameless = len(kinds) == 1 and not named
    return titled[0].kind if nameless and kinds <= {"adjust", "establish"} else ""


def entry_of(document: SourceDocument, row: Row) -> CommunityChange:
    """The change of one row, with the details that belong to it."""
    entry = CommunityChange(
        clause=row.label,
        kind=row.kind,
        name=own_name(row.name, document),
        former_name="、".join(former_names(row, document)),
        subdistrict=subdistrict(document, row),
        source_text="\n".join(row.texts),
        line=row.block.clause.line,
    )  # fmt: skip
    own = "" if entry.subdistrict else of_issuer(document)
    entry = replace(entry, subdistrict=entry.subdistrict or own)
    entry = detailed(
        entry, row.decision, row.details if row.apart or row.parts else None
    )
    doubtful = () if row.apart or not row.parts else (NOT_APART,)
    doubts = row.doubts if row.sure or not entry.boundaries else ()
    doubts = [*doubts, *([FROM_ISSUER] if own else ()), *check_size(document, entry)]
    doubts += [finding for is_of, finding in MAYBE_DECIDED if is_of(document)]
    doubts += place_in_name(row, document)
    return replace(entry, findings=(*entry.findings, *doubtful, *doubts))


def place_in_name(row: Row, document: SourceDocument) -> list[Finding]:
    """What was taken off a name before which the subdistrict is printed, maybe as a part of it."""
    if row.subdistrict or row.block.office or heading_clause(row.block.clause.text):
        return []
    names = filter(None, (row.name, *row.former.split("、")))
    taken = [f"“{n}”" for n in names if without_place(n, document) != n]
    text = f"{'、'.join(taken)}前面的街道、乡镇未记入名称，请核对是否名称的一部分"
    return [Finding("place-in-name", text)] if taken else []


def former_names(row: Row, document: SourceDocument) -> list[str]:
    """What the community was; one that keeps its short name is not called as it is now."""
    names = [(n, own_name(n, document)) for n in row.former.split("、")]
    return [without_place(n, document) if own == row.name else own for n, own in names]


def own_name(name: str, document: SourceDocument) -> str:
    name = without_place(without_after(name, document), document)
    return as_called(name, document)


def subdistrict(document: SourceDocument, row: Row) -> str:
    """What the row's own clause, list or table says, as printed there, or else the document."""
    headed = row.block.office or heading_clause(row.block.clause.text)
    said = named_behind(row.block.text, row.name) or of_label(row.block.text) or belongs_to(document, row.block.clause.text, row.name)  # fmt: skip
    before = [place_before(name, document) for name in (row.name, row.former) if name]
    if printed := row.subdistrict or said or next(filter(None, before), "") or headed:
        return printed
    place = (
        subdistrict_of(document, row.block.clause.text, row.name)
        or (of_heading(row.block.above.clause.text) if row.block.above else "")
        or before_others(row, document)
        or of_block(row, document)
        or of_lead(document)
        or of_several(document, row.name)
    )
    own = named_before(row.block.clause.text, row.name)
    return place if place == own else fuller(place, document)


def before_others(row: Row, document: SourceDocument) -> str:
    """The subdistrict printed once, before the first of several names."""
    names = row.decision.names
    before = names[: names.index(row.name)] if row.name in names else ()
    places = [place for name in before if (place := place_before(name, document))]
    return places[-1] if places else ""


def of_block(row: Row, document: SourceDocument) -> str:
    """The one subdistrict that is printed before names of communities or villages in the row's clause."""
    named = [name for decision in row.block.found for name in decision.affects]
    villages = tuple(filter(is_village, named))
    before = (place_before(name, document) for name in named)
    places = set(filter(None, before)) or {*of_names(row.block.clause.text, villages)}
    return places.pop() if len(places) == 1 else ""


def detailed(entry: CommunityChange, decision, details: Masked | None) -> CommunityChange:  # fmt: skip
    """``entry`` with what its details say, and with what is doubtful about them."""
    if details is None:
        return replace(entry, findings=(*check_decision(entry, decision), NOT_APART))
    bare = [NO_VERBS] if is_bare(details) else []
    details = turned(details)
    told = statements(details)
    bounds = read_bounds(details, told, gone=entry.kind == "abolish")
    bounds.settle(entry.name)
    households, of_households = read_households(details, told)
    floor_area, of_floor_area = read_floor_area(details, told)
    premises, note, of_premises = read_premises(details, told)
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
    doubts = [*bare, *check_bounds(bounds), *of_households, *of_floor_area]
    doubts += of_premises
    doubts += [*check_decision(entry, decision), *check_details(entry, details, doubts)]
    known = {doubt.code for doubt in of_premises}
    doubts += [doubt for doubt in check_values(entry, details, told) if doubt.code not in known]  # fmt: skip
    return replace(entry, findings=tuple(doubts))
