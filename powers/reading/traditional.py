"""Powers read from the simplified form of a document, in the characters it is printed in."""

from collections.abc import Iterable
from dataclasses import replace

from core.text.traditional import as_printed as printed_as
from core.text.widths import half_width, squeeze
from gazette.reading.source import SourceDocument
from gazette.reading.traditional import printed_text

from .entries import PowerTransfer

KEPT = ("name", "category", "from_department", "to_department", "basis")


def as_printed(
    entries: Iterable[PowerTransfer], document: SourceDocument
) -> list[PowerTransfer]:
    lines = printed_text(document).split("\n")
    printed = "\n".join(squeeze(half_width(line)) for line in lines)
    return [
        replace(e, **{field: printed_as(getattr(e, field), printed) for field in KEPT})
        for e in entries
    ]
