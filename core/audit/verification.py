"""Proving the chain: every row is what was recorded, and none is missing or added."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext, gettext_noop

from core import triggers

from . import chain
from .acts import record
from .models import AuditRecord

CHUNK = 5_000
MOST = 100

CHANGED = gettext_noop("Row %(number)s is not what was recorded: it was changed.")
UNLINKED = gettext_noop(
    "Row %(number)s does not follow the row before it: one of the two was changed."
)
MISSING = gettext_noop("Rows are missing: %(number)s to %(to)s.")
TWICE = gettext_noop("Row %(number)s is there more than once.")
UNREADABLE = gettext_noop("Row %(number)s cannot be read: %(error)s")
NOT_HEAD = gettext_noop(
    "Row %(number)s is not the one that the head of the chain names."
)
CUT = gettext_noop("The end of the chain is missing: rows %(number)s to %(to)s.")
ADDED = gettext_noop("Rows were added past the head: %(number)s to %(to)s.")
NOT_EXPORTED = gettext_noop("Row %(number)s is not the one whose hash was exported.")
GONE = gettext_noop("Row %(number)s, whose hash was exported, is missing.")
UNKNOWN = gettext_noop("The hash that was exported is that of no row.")
UNGUARDED = gettext_noop(
    "The database does not guard what it should: the trigger %(name)s is missing."
)


@dataclass(frozen=True)
class Fault:
    """What is wrong, in words, and with which row; ``None`` where it is with no one row."""

    number: int | None
    reason: str


class Verification:
    """One walk along the chain; proven where it finds no faults.

    ``exported`` are heads kept elsewhere, as ``heads.read`` gives them. Rows may be added
    meanwhile: the head is asked before and after, and the rows, read in one go, have to
    end between the two.
    """

    def __init__(self, exported=None):
        self.exported = dict(exported or {})
        self.number, self.hash, self.rows = 0, chain.GENESIS, 0
        self.faults = []

    @property
    def is_proven(self):
        return not self.faults

    def run(self):
        self.unseen = dict(self.exported)
        first = chain.head()
        self.walk(first)
        self.compare_end(first, chain.head())
        for number in self.unseen:
            self.fault(number, GONE if number else UNKNOWN)
        self.check_triggers()
        return self

    def walk(self, head):
        try:
            for row in stored_rows():
                self.look_at(row)
                if self.number == head[0] and self.hash != head[1]:
                    self.fault(self.number, NOT_HEAD)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            self.fault(self.number + 1, UNREADABLE, error=error)

    def look_at(self, row):
        *values, value = row
        number, previous = values[0], values[-1]
        self.rows += 1
        if number > self.number + 1:
            self.fault(self.number + 1, MISSING, to=number - 1)
        elif number <= self.number:
            self.fault(number, TWICE)
        elif chain.digest(values) != value:
            self.fault(number, CHANGED)
        elif previous != self.hash:
            self.fault(number, UNLINKED)
        self.number, self.hash = number, value
        self.compare_exported()

    def compare_exported(self):
        if self.unseen.get(None) == self.hash:
            del self.unseen[None]
        if self.unseen.pop(self.number, self.hash) != self.hash:
            self.fault(self.number, NOT_EXPORTED)

    def compare_end(self, first, last):
        if self.number < first[0]:
            self.fault(self.number + 1, CUT, to=first[0])
        elif self.number > last[0]:
            self.fault(last[0] + 1, ADDED, to=self.number)

    def check_triggers(self):
        for trigger in triggers.absent():
            self.fault(None, UNGUARDED, name=trigger.name)

    def fault(self, number, reason, **values):
        if len(self.faults) < MOST:
            text = gettext(reason) % ({"number": number} | values)
            self.faults.append(Fault(number, text))

    def record(self):
        result = "done" if self.is_proven else "failed"
        details = {"rows": self.rows, "head": self.hash, "faults": len(self.faults)}
        record("system.verify", result=result, details=details)

    def as_json(self):
        return {
            "proven": self.is_proven,
            "rows": self.rows,
            "head": {"number": self.number, "hash": self.hash},
            "faults": [asdict(fault) for fault in self.faults],
        }


def stored_rows():
    return (
        AuditRecord.objects.order_by("number")
        .values_list(*chain.COLUMNS, "hash")
        .iterator(chunk_size=CHUNK)
    )
