"""The states of what is published, and the transitions between them, as a table."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("state", "In review")
    APPROVED = "approved", pgettext_lazy("state", "Approved")
    SCHEDULED = "scheduled", pgettext_lazy("state", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("state", "Published")
    SUPERSEDED = "superseded", pgettext_lazy("state", "Corrected")
    WITHDRAWN = "withdrawn", pgettext_lazy("state", "Withdrawn")


# In these states the content may be edited.
OPEN_STATES = (State.DRAFT,)
UNPUBLISHED = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)

PUBLIC = (State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN)


class WithdrawalKind(models.TextChoices):
    ERROR = "error", _("Published in error")
    REPLACED = "replaced", _("Replaced")
    LAPSED = "lapsed", _("No longer in force")


class Gate(models.TextChoices):
    """The four gates of review; each is signed on its own."""

    POLITICAL = "political", pgettext_lazy("gate", "Political")
    LEGAL = "legal", pgettext_lazy("gate", "Legal")
    SECRECY = "secrecy", pgettext_lazy("gate", "Secrecy")
    WORDING = "wording", pgettext_lazy("gate", "Wording")


@dataclass(frozen=True)
class Transition:
    """One line of the table of transitions.

    ``source`` the states it leads from; ``target`` the state it leads to, ``None`` where
    the state stays; ``permission`` the action one needs the right to, ``""`` for what only
    follows from another transition; ``by_another``: not by who submitted or last edited;
    ``gates``: the four must be signed; ``inputs``: what else has to be given.
    """

    source: tuple[State, ...]
    target: State | None
    permission: str
    label: str
    note_required: bool = False
    by_another: bool = False
    gates: bool = False
    inputs: tuple[str, ...] = ()

    @property
    def makes_public(self):
        return self.target == State.PUBLISHED


DRAFT, IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, SUPERSEDED, WITHDRAWN = State

TRANSITIONS = {
    "submit": Transition((DRAFT,), IN_REVIEW, "submit", _("Submit for review")),
    "return": Transition((IN_REVIEW, APPROVED), DRAFT, "review", _("Return to draft"), note_required=True),
    "sign": Transition((IN_REVIEW,), None, "review", _("Sign gates"), by_another=True, inputs=("gates",)),
    "approve": Transition((IN_REVIEW,), APPROVED, "review", _("Approve"), by_another=True, gates=True),
    "schedule": Transition((APPROVED,), SCHEDULED, "publish", _("Schedule"), gates=True, inputs=("scheduled_for",)),
    "unschedule": Transition((SCHEDULED,), APPROVED, "publish", _("Take off the schedule")),
    "publish": Transition((APPROVED, SCHEDULED), PUBLISHED, "publish", _("Publish"), gates=True),
    "emergency": Transition((DRAFT, IN_REVIEW, APPROVED), PUBLISHED, "emergency", _("Publish in an emergency"), note_required=True),
    "countersign": Transition((PUBLISHED,), None, "review", _("Countersign")),
    "correct": Transition((PUBLISHED,), None, "correct", _("Correct"), note_required=True),
    "supersede": Transition((PUBLISHED,), SUPERSEDED, "", _("Replace by its correction")),
    "withdraw": Transition((PUBLISHED, SUPERSEDED), WITHDRAWN, "withdraw", _("Withdraw"), note_required=True, inputs=("withdrawal_kind",)),
}  # fmt: skip

# What leaves the public takes its change sets out first; what enters it brings them after.
LEAVING = ("supersede", "withdraw")
