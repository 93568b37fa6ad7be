"""Powers read from the simplified form of a document, in the characters it is printed in."""

from collections.abc import Iterable

from gazette.reading.source import SourceDocument
from gazette.reading.traditional import Printed, printed_text

from .entries import PowerTransfer

KEPT = ("name", "category", "from_department", "to_department", "basis")


def as_printed(
    entries: Iterable[PowerTransfer], document: SourceDocument
) -> list[PowerTransfer]:
    printed = Printed(printed_text(document))
    return [printed.restored(entry, KEPT) for entry in entries]
