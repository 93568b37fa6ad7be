"""What the readers of rows share: more doubts about one, and one that was there before."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from .source import Finding, ReadEntry

Entry = TypeVar("Entry", bound=ReadEntry)


def doubted(entry: Entry, *findings: Finding) -> Entry:
    """``entry`` with the findings it does not have yet, wherever these were seen."""
    known = {(finding.code, finding.text) for finding in entry.findings}
    new = tuple(f for f in findings if (f.code, f.text) not in known)
    return replace(entry, findings=(*entry.findings, *new))


def repeated(
    entries: Iterable[Entry],
    key: Callable[[Entry], Hashable],
    doubt: Callable[[Entry], Finding],
) -> list[Entry]:
    """``entries``, one with the key of an earlier one being doubtful."""
    seen, found = set(), []
    for entry in entries:
        found.append(doubted(entry, doubt(entry)) if key(entry) in seen else entry)
        seen.add(key(entry))
    return found
