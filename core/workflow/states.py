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


class WithdrawalKind(models.TextChoices):
    ERROR = "error", _("Published in error")
    REPLACED = "replaced", _("Replaced")
    LAPSED = "lapsed", _("No longer in force")


@dataclass(frozen=True)
class Transition:
    """From which states to which, who may (the permission's action), what to give."""

    source: tuple[State, ...]
    target: State
    permission: str
    label: str
    stamp: str = ""
    note_required: bool = False


TRANSITIONS = {
    "submit": Transition((State.DRAFT,), State.IN_REVIEW, "submit", _("Submit for review")),
    "return": Transition(
        (State.IN_REVIEW, State.APPROVED),
        State.DRAFT,
        "review",
        _("Return to draft"),
        note_required=True,
    ),
    "approve": Transition((State.IN_REVIEW,), State.APPROVED, "review", _("Approve")),
    "publish": Transition(
        (State.APPROVED,), State.PUBLISHED, "publish", _("Publish"), "published_at"
    ),
    "withdraw": Transition(
        (State.PUBLISHED,),
        State.WITHDRAWN,
        "withdraw",
        _("Withdraw"),
        "withdrawn_at",
        note_required=True,
    ),
}  # fmt: skip
