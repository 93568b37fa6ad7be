"""Rows that decide nothing of their own: what they say is said by others of the same clause."""

import re

from .naming import PREPARED, short_name
from .rows import tells


def is_idle(row, found: list) -> bool:
    """Whether a row names none, or what is gone or only prepares, and others of ``found`` decide."""
    gone = becomes(row, found) or goes(row, found)
    return gone or leads(row, found) or repeats(row)


def leads(row, found: list) -> bool:
    """Whether a row names none because those that are listed below it do."""
    return not row.name and any(
        other.name and other.block.above is row.block and other.kind == row.kind
        for other in found
    )


def repeats(row) -> bool:
    """Whether a row only says of those named before it what else is set up: 并分别设立居民委员会."""
    named = [d for d in row.block.found if d.names and d.complete and d.start < row.decision.start]  # fmt: skip
    nameless = not row.name and row.decision.count is None and row.kind == "establish"
    return nameless and any(d.kind in ("split", "establish") for d in named)


def goes(row, found: list) -> bool:
    """Whether a community hands its area on that another row abolishes."""
    handing = row.kind == "adjust" and not tells(row)
    return handing and any(
        other.kind == "abolish" and short_name(other.name) == short_name(row.name)
        for other in found
    )


def becomes(row, found: list) -> bool:
    """Whether a preparatory group goes because its community is set up now."""
    prepared = row.kind == "abolish" and re.search(rf"{PREPARED}\Z", row.name)
    return bool(prepared) and any(
        other.kind == "establish" and short_name(other.name) == short_name(row.name)
        for other in found
    )
