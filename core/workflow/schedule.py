"""Publishing what is due: safe to run twice at once, and late rather than never."""

import logging
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import record
from core.discussion.kinds import Kind
from core.discussion.notifying import notify
from core.discussion.transitions import authors, holders, readers

from .models import Publishable
from .perform import TransitionRefused, perform_all
from .states import PUBLIC, State

logger = logging.getLogger(__name__)
# The database is busy or away: nothing is wrong with what is due.
PASSING = (OperationalError, InterfaceError)


@dataclass(frozen=True)
class Left:
    """What a run had to leave, and why; ``is_new`` unless the same was said before."""

    name: Any
    reasons: list
    is_new: bool


@dataclass
class Outcome:
    """What a run published, and what it left."""

    published: list = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """What is published together or not at all; ``bundle`` is what it is the whole of."""

    members: list
    bundle: Any = None

    @property
    def name(self):
        return self.bundle or self.members[0]


def kinds():
    """Every kind of publishable."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def publish_due(at=None):
    """Publish everything that is due now, or ``at`` a given time; returns an Outcome.

    What goes together is a transaction of its own: what another run has published
    meanwhile is passed over, and what cannot be published stays scheduled and is flagged.
    """
    outcome, done = Outcome(), set()
    for obj in due(at or timezone.now()):
        if obj not in done:
            done.update(publish_together(obj, at or timezone.now(), outcome).members)
    return outcome


def due(now):
    """What is scheduled for ``now`` or before, the earliest first."""
    found = [
        obj
        for model in kinds()
        for obj in model.objects.standing_alone().filter(
            state=State.SCHEDULED, scheduled_for__lte=now
        )
    ]
    return sorted(found, key=lambda obj: (obj.scheduled_for, obj.pk))


def publish_together(obj, now, outcome):
    """Publish ``obj`` and all that goes with it; returns the Group."""
    group = Group([obj])
    try:
        with transaction.atomic():
            group = gathered(obj, now)
            publish(group, now)
    except PASSING as error:
        outcome.left.append(Left(group.name, [error], True))
    except (TransitionRefused, PermissionDenied) as refusal:
        leave(group, getattr(refusal, "reasons", [refusal]), outcome)
    except Exception as error:
        # One record that breaks something must not keep back all that is due with it.
        fault = _("An error of the system: %(error)s.") % {
            "error": type(error).__name__
        }
        if leave(group, [fault], outcome):
            logger.exception("Publishing on schedule: %r", group.name)
    else:
        outcome.published += group.members
    return group


def gathered(obj, now):
    """``obj`` with what goes with it, locked, up to date; nobody where it is not due any more."""
    bundle = bundle_of(obj)
    if bundle:
        bundle.lock()
    members = sorted(obj.scheduled_with(), key=attrgetter("pk"))
    for one in members:
        one.lock()
        one.refresh_from_db()
    if not any(is_due(one, now) for one in members):
        return Group([])
    still_whole = bundle and bundle.scheduled_for
    return Group(
        [one for one in members if one.state not in PUBLIC],
        bundle if still_whole else None,
    )


def bundle_of(obj):
    """What ``obj`` is scheduled as a part of, where its kind knows of such a thing."""
    return obj.bundle() if hasattr(obj, "bundle") else None


def is_due(obj, now):
    return obj.state == State.SCHEDULED and obj.scheduled_for <= now


def publish(group, now):
    if reasons := list(not_scheduled(group)):
        raise TransitionRefused(reasons)
    if group.bundle:
        group.bundle.lock_registers()
    perform_all(group.members, "publish", None, at=now)
    if group.bundle:
        group.bundle.moved("publish", None, group.members, now)


def not_scheduled(group):
    for obj in group.members:
        for one in [obj, *obj.companions("publish")]:
            if one.state != State.SCHEDULED:
                yield _("%(object)s is “%(state)s”: it is not on the schedule.") % {
                    "object": one,
                    "state": one.get_state_display(),
                }


def leave(group, reasons, outcome):
    """Note why the group was not published; returns whether that is new."""
    reasons = list(dict.fromkeys(map(str, reasons)))
    is_new = flag(group, reasons)
    outcome.left.append(Left(group.name, reasons, is_new))
    return is_new


@transaction.atomic
def flag(group, reasons):
    """Say on the group why it was not published; it stays scheduled. True where that is new."""
    fault, flagged = "\n".join(reasons), 0
    for one in group.members:
        scheduled = type(one)._base_manager.filter(
            pk=one.pk, state=State.SCHEDULED, version=one.version
        )
        flagged += scheduled.exclude(schedule_fault=fault).update(schedule_fault=fault)
    if flagged:
        record(
            "workflow.schedule_failed",
            target=group.name,
            result="failed",
            details={"reasons": reasons},
        )
        tell_of_failure(group, fault)
    return bool(flagged)


def tell_of_failure(group, fault):
    """Tell those who may mend it, once for all that is published together."""
    # Who may see it, the admin says, which commands do not load by themselves.
    admin.autodiscover()
    publishers = readers(holders(group.members[0], "publish"), group.name)
    people = {*publishers, *(who for one in group.members for who in authors(one))}
    notify(people, Kind.SCHEDULE_FAILED, group.name, text=fault)
