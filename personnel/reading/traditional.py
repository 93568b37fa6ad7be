"""Words set in traditional characters, read as simplified ones and kept as printed."""

from dataclasses import replace

from core.text.traditional import as_printed as printed_as
from core.text.traditional import simplified
from core.text.widths import squeeze

from .entries import PersonnelChange

KEPT = ("name", "organization", "title", "rank", "remark", "printed_notes")


def as_printed(change: PersonnelChange, printed: str) -> PersonnelChange:
    """``change``, read from the simplified words, with its words as they are printed."""
    printed = squeeze(printed)
    if simplified(printed) == printed:
        return change
    return replace(
        change, **{name: printed_as(getattr(change, name), printed) for name in KEPT}
    )
