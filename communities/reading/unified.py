"""One row for each community, of all that the clauses of a document decide on it."""

from dataclasses import replace

from .blocks import Block
from .identity import fuller_name, is_one, keys
from .idle import is_idle
from .rows import Row, implied, rows_of, tells

# Which rows of one community are one: a rename that also adjusts is one rename.
ABSORBS = {
    # What is given to a community that is only set up now is no change of it.
    "establish": ("establish", "adjust"),
    "abolish": ("abolish",),
    "adjust": ("adjust",),
    "rename": ("rename", "adjust"),
    "merge": ("merge", "adjust", "establish"),
}


def decided_rows(blocks: list[Block]) -> list[Row]:
    """A row for each community decided on, with what its own clauses tell of it."""
    found = unified([row for block in blocks for row in rows_of(block)])
    found = unified(found + [row for block in blocks for row in implied(block, found)])
    return [row for row in found if not is_idle(row, found)]


def unified(found: list[Row]) -> list[Row]:
    """One row for each community, where a document decides on it in several places."""
    kept: list[Row] = []
    called: dict[str, set[int]] = {}
    for row in found:
        near = sorted({at for key in keys(row.name, row.former) for at in called.get(key, ())})  # fmt: skip
        at = next((at for at in near if absorbs(kept[at], row) or absorbs(row, kept[at])), len(kept))  # fmt: skip
        kept[at : at + 1] = [merged(kept[at], row) if at < len(kept) else row]
        for key in keys(kept[at].name, kept[at].former):
            called.setdefault(key, set()).add(at)
    return kept


def absorbs(one: Row, other: Row) -> bool:
    """Whether ``other`` only tells more of what ``one`` decides."""
    if not (one.name and other.name):
        return False
    same = is_one(one.name, other.name)
    if other.decision.told and not one.decision.told:
        return same
    if other.kind not in ABSORBS[one.kind]:
        return False
    was = other.kind == "adjust" and any(
        is_one(other.name, n) for n in one.former.split("、") if n
    )
    renamed = was and one.kind == "rename"
    return same or renamed or (was and one.kind == "merge" and not tells(other))


def merged(first: Row, second: Row) -> Row:
    main = first if absorbs(first, second) else second
    beside = first.block is second.block
    name = (
        max(
            (n for n in (main.name, first.name, second.name) if is_one(n, main.name)),
            key=len,
        )
        if beside and main.kind != "rename"
        else main.name
    )
    name = fuller_name(name, first.name, second.name)
    later = second.parts and second.block.clause.numbered
    told = second if later and (tells(second) or not tells(first)) else first
    return replace(
        main,
        name=name,
        former=first.former or second.former,
        label=first.label or second.label if told is first else told.label,
        parts=[*first.parts, *second.parts],
        apart=first.apart and second.apart or tells(first) or tells(second),
        texts=list(dict.fromkeys([*first.texts, *second.texts])),
    )
