"""Changes read from the simplified form of a document, in the characters it is printed in."""

from dataclasses import fields, replace

from core.text.traditional import as_printed as printed_as
from gazette.reading.source import SourceDocument
from gazette.reading.traditional import printed_text

from .entries import Boundary, CommunityChange
from .masking import ONE_WIDTH

KEPT = ("kind", "clause")


def as_printed(entry: CommunityChange, document: SourceDocument) -> CommunityChange:
    printed = printed_text(document).translate(ONE_WIDTH)
    # The clause itself comes first: a letter quoted above it may be in other characters.
    clause = (printed_as(line, printed) for line in entry.source_text.split("\n"))
    printed = "\n".join((*(line for line in clause if line in printed), printed))

    def restored(value: str) -> str:
        return printed_as(value, printed)

    values = {
        field.name: "、".join(map(restored, value.split("、")))
        for field in fields(entry)
        if isinstance(value := getattr(entry, field.name), str) and field.compare
        if field.name not in KEPT
    }
    sides = tuple(
        Boundary(*map(restored, (area.area, *area.sides))) for area in entry.boundaries
    )
    return replace(entry, **values, boundaries=sides)
