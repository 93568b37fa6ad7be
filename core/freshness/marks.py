"""Which acts change what the public sees. In doubt one does.

The audit's head is locked until the commit, so changes are marked in the order in which
readers come to see them; times of publication are not in that order.
"""

from functools import cache
from uuid import uuid4

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS

UNSEEN_GROUPS = frozenset(
    [
        "account",
        "user",
        "role",
        "policy",
        "export",
        "file",
        "gazette",
        "finding",
        "work",
        "deputy",
        "comment",
        "audit",
        "request",
    ]
)
UNSEEN = frozenset(
    [
        "workflow.submit",
        "workflow.return",
        "workflow.sign",
        "workflow.approve",
        "workflow.schedule",
        "workflow.unschedule",
        "workflow.correct",
        "workflow.schedule_failed",
        "workflow.refused",
        "import.previewed",
        "import.refused",
        "import.cancelled",
        "import.failed",
        "system.backup",
        "system.verify",
    ]
)
OF_DRAFTS = frozenset({"record.created", "record.changed", "record.deleted"})


@cache
def publishables():
    from core.workflow.models import Publishable

    models = (model for model in apps.get_models() if issubclass(model, Publishable))
    return frozenset(model._meta.label_lower for model in models)


def is_seen(event, target_kind):
    """Whether an act may have changed what the public sees."""
    if event.partition(".")[0] in UNSEEN_GROUPS or event in UNSEEN:
        return False
    # What is published is frozen: such a record is a draft.
    return not (event in OF_DRAFTS and target_kind in publishables())


def mark(value="", using=DEFAULT_DB_ALIAS):
    """Note, in the transaction of a change, that what the public sees has changed."""
    # Models are there once there are changes, but not yet when the audit is set up.
    from .models import LastChange

    rows = LastChange.objects.using(using)
    last = rows.select_for_update().first() or LastChange()
    last.move_to(value or uuid4().hex)
    last.save(using=using)


def mark_records(records, using):
    """Mark the change that the audit's ``records`` tell of, if they tell of any."""
    seen = [record for record in records if is_seen(record.event, record.target_kind)]
    if seen:
        mark(seen[-1].hash, using)
