"""One transition as somebody makes it, and what it leaves behind."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F

from core.audit import record

from .records import TransitionLog
from .states import LEAVING, TRANSITIONS, State


@dataclass(frozen=True)
class Act:
    """One transition being made: its name in the table, by whom, when, with what."""

    name: str
    user: Any
    note: str
    at: datetime
    given: dict = field(default_factory=dict)
    along: frozenset | None = None

    @property
    def step(self):
        return TRANSITIONS[self.name]

    def has_seen(self, companion):
        """Whether what goes along is as the page showed it, where there was a page."""
        return self.along is None or word_of(companion) in self.along

    @property
    def stamps(self):
        """The fields that the act sets by itself."""
        values = {"state": self.step.target} if self.step.target else {}
        if self.name == "submit":
            values |= {"submitted_by": self.user, "submitted_version": F("version") + 1}
        if self.name == "unschedule":
            values |= {"scheduled_for": None, "schedule_fault": ""}
        if self.step.makes_public:
            values |= {"published_at": self.at, "schedule_fault": ""}
        if self.name == "emergency":
            values |= {"emergency_at": self.at, "emergency_by": self.user}
        if self.name == "countersign":
            values |= {"countersigned_at": self.at, "countersigned_by": self.user}
        if self.name in LEAVING:
            values |= {f"{self.step.target}_at": self.at}
        return values


def word_of(obj):
    """One word for a record in its present version."""
    return f"{obj._meta.label_lower}:{obj.pk}:{obj.version}"


def log(obj, act, source):
    entry = TransitionLog.objects.create(
        target=obj,
        transition=act.name,
        source_state=source,
        target_state=obj.state,
        version=obj.version,
        note=act.note,
        gates=",".join(act.given.get("gates", ())),
        seconds_late=seconds_late(obj, act, source),
        user=act.user,
        at=act.at,
    )
    if act.stamps:
        type(obj).history.bulk_history_create(
            [obj],
            update=True,
            default_user=act.user,
            default_change_reason=str(act.step.label),
            default_date=act.at,
        )
    record(f"workflow.{act.name}", user=act.user, target=obj, details=told(entry))


def seconds_late(obj, act, source):
    if act.name == "publish" and source == State.SCHEDULED:
        return int((act.at - obj.scheduled_for).total_seconds())
    return None


def told(entry):
    """What the audit says of a step beside who, when and to what."""
    values = {
        "from": entry.source_state,
        "to": entry.target_state,
        "version": entry.version,
        "note": entry.note,
        "gates": entry.gates,
        "seconds_late": entry.seconds_late,
    }
    return {name: value for name, value in values.items() if value not in ("", None)}
