"""Acts on their way into the chain."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from . import harmless, pending
from .context import address_of, request_now, user_of
from .events import Event

within_an_act = ContextVar("within_an_act", default=False)


@dataclass
class Act:
    """Something done: the columns of its row that do not come from the chain.

    ``target`` is (kind, id, label). An act that ``follows`` was noticed, not reported; it
    joins others of its record in the same transaction (see ``merging``).
    """

    event: Event
    result: str = "done"
    user: Any = None
    user_name: str = ""
    ip: str = ""
    target: tuple[str, str, str] = ("", "", "")
    details: dict = field(default_factory=dict)
    follows: bool = False
    at: datetime = field(default_factory=timezone.now)

    @property
    def place(self):
        return self.target[:2]

    def columns(self):
        name = self.user.get_username() if self.user else self.user_name
        kind, key, label = self.target
        return {
            "at": self.at,
            "event": self.event.value,
            "result": self.result,
            "user_id": self.user.pk if self.user else None,
            "user_name": harmless.line(name, 150),
            "ip": self.ip,
            "target_kind": harmless.line(kind, 100),
            "target_id": harmless.line(key, 40),
            "target_label": harmless.line(label),
            "details": harmless.told(self.details),
        }


def record(event, *, user=None, target=None, result="done", details=None):
    """Note an act, of the person whose request is being answered unless ``user`` says.

    ``event`` is a value of ``Event``; ``target`` a record or a model. What was refused is
    to be noted outside the transaction that the refusal rolls back.
    """
    note(
        Act(
            Event(event),
            result=result,
            user=user,
            target=described(target),
            details=dict(details or {}),
        )
    )


def note(act):
    request = request_now.get()
    act.user = act.user or (None if act.user_name else user_of(request))
    act.ip = act.ip or address_of(request)
    pending.submit(act)


def described(target):
    """The (kind, id, label) of a record or a model."""
    if target is None:
        return "", "", ""
    kind = target._meta.concrete_model._meta.label_lower
    if isinstance(target, type):
        return kind, "", str(target._meta.verbose_name)
    key = "" if target.pk is None else str(target.pk)
    return kind, key, str(target)


@contextmanager
def one_act():
    """What is noticed inside belongs to the act that is reported, and is not noted."""
    token = within_an_act.set(True)
    try:
        yield
    finally:
        within_an_act.reset(token)
