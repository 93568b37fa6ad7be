"""What a register said of something before a correction or a withdrawal, and what since.

A row of a register that stops being known when a document leaves the public was what the
document made the register say; the rows that are known from that moment on took its place.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from . import evidence
from .differences import Difference, differences

# So many corrections and withdrawals are told of, the last ones.
SHOWN = 20
LATEST = date.max


@dataclass
class Stretch:
    """Some days of which the register said one thing, and now says another."""

    about: str
    start: date
    end: date | None
    before: object
    after: object
    differences: list[Difference]

    def continues(self, other):
        """Whether ``other``, of the days before, is told in the same words."""
        return (
            other.end == self.start
            and other.about == self.about
            and (other.before is None) == (self.before is None)
            and (other.after is None) == (self.after is None)
            and [d.texts() for d in other.differences]
            == [d.texts() for d in self.differences]
        )


@dataclass
class Retelling:
    """What was said until ``moment``, when ``entries`` left the public."""

    moment: datetime
    entries: list
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def since(self):
        return min(entry.change_set.published_at for entry in self.entries)

    @property
    def change_sets(self):
        """The change sets that left, each with its first entry on the subject."""
        first = {}
        for entry in self.entries:
            first.setdefault(entry.change_set_id, entry)
        return list(first.values())


def retold(states, entries, columns, subject):
    """The newest ``Retelling``s of ``subject``, the newest first.

    ``states`` and ``entries`` are querysets of what was ever said of it; ``subject`` is
    the name of its foreign key.
    """
    left = by_moment(entries)
    if not left:
        return []
    closed = rows_by(states.filter(known_to__in=left), "known_to")
    opened = rows_by(states.filter(known_from__in=left), "known_from")
    told = [*sum(closed.values(), []), *sum(opened.values(), [])]
    if told:
        evidence.attach(told, entries.model)
    others = [name for name in states.model.SUBJECT if name != subject]
    retellings = [
        Retelling(m, left[m], stretches(closed[m], opened[m], columns, others))
        for m in sorted(left, reverse=True)
    ]
    return [told for told in retellings if told.stretches]


def by_moment(entries):
    """{moment: the entries that left the public then}, of the last moments."""
    gone = entries.that_left().select_related("change_set__document")
    gone = gone.defer("change_set__document__body", "source_text").order_by("pk")
    moments = defaultdict(list)
    for entry in gone:
        change_set = entry.change_set
        ends = filter(None, (change_set.superseded_at, change_set.withdrawn_at))
        moments[min(ends)].append(entry)
    return defaultdict(list, {m: moments[m] for m in sorted(moments)[-SHOWN:]})


def rows_by(states, moment):
    rows = defaultdict(list)
    for state in states.order_by("valid_from", "pk"):
        rows[getattr(state, moment)].append(state)
    return rows


def stretches(closed, opened, columns, others):
    """Where what is said since (``opened``) differs from what was said (``closed``)."""
    keys = dict.fromkeys(key_of(row, others) for row in [*closed, *opened])
    found = []
    for key in keys:
        old, new = (
            [r for r in rows if key_of(r, others) == key] for rows in (closed, opened)
        )
        for start, end in pairwise(bounds([*old, *new])):
            before, after = covering(old, start), covering(new, start)
            changed = differences(columns, before, after)
            if changed or (before is None) != (after is None):
                until = None if end == LATEST else end
                add(found, Stretch(" ".join(key), start, until, before, after, changed))
    return found


def key_of(row, others):
    return tuple(str(getattr(row, name)) for name in others)


def bounds(rows):
    return sorted(
        {row.valid_from for row in rows} | {row.valid_to or LATEST for row in rows}
    )


def covering(rows, day):
    for row in rows:
        if row.valid_from <= day and (row.valid_to is None or day < row.valid_to):
            return row
    return None


def add(found, stretch):
    if found and stretch.continues(found[-1]):
        found[-1].end = stretch.end
    else:
        found.append(stretch)
