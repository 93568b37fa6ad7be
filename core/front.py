"""The front page of work: what waits, gathered from every kind in the admin.

A ModelAdmin puts something there with ``front_sections(request)``; sections of one key
from several kinds are shown as one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

SHOWN = 8


@dataclass(frozen=True)
class Row:
    """One record that waits: where to open it, what it is, and since (or by) when.

    ``whole_day``: what counts is the day of ``since``, not its time.
    """

    url: str
    text: str
    since: datetime
    remark: str = ""
    state: str = ""
    state_label: str = ""
    urgent: bool = False
    whole_day: bool = False


@dataclass
class Section:
    """Records that wait for one reason; ``links`` are (kind, count, address of the list)."""

    key: str
    label: str
    rows: list = field(default_factory=list)
    links: list = field(default_factory=list)
    urgent: bool = False
    rank: int = 50

    @property
    def count(self):
        return sum(count for _, count, _ in self.links)

    def join(self, other):
        rows = sorted([*self.rows, *other.rows], key=attrgetter("since"))
        self.rows = rows[:SHOWN]
        self.links = [*self.links, *other.links]

    @property
    def more(self):
        return max(self.count - len(self.rows), 0)


def gathered(sections):
    """The sections that have something, those of one key joined, the most urgent first."""
    by_key = {}
    for section in sections:
        if not section.count:
            continue
        if section.key in by_key:
            by_key[section.key].join(section)
        else:
            by_key[section.key] = section
    return sorted(by_key.values(), key=attrgetter("rank"))
