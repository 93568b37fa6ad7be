"""Handing the work of one person over to another, in one step."""

from django.contrib.auth import get_permission_codename
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.audit import record
from core.belonging import publishables
from core.discussion import notify
from core.discussion.kinds import Kind
from core.discussion.readers import may_view, visible
from core.guard.versions import locked
from core.text.people import called
from core.workflow.states import UNPUBLISHED

RIGHT = "core.hand_over"


class HandoverRefused(Exception):
    """A handing over that cannot be; ``reasons`` are all of them, for people."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def may_hand_over(user, giver):
    return user == giver or user.has_perm(RIGHT)


def open_work(giver, user):
    """What ``giver`` is responsible for and is not public yet, as far as ``user`` sees it."""
    return [
        one
        for model in publishables()
        for one in visible(user, model)
        .filter(responsible=giver, state__in=UNPUBLISHED)
        .order_by("pk")
    ]


@transaction.atomic
def hand_over(chosen, giver, taker, user, was_seen=lambda record: True):
    """Make ``taker`` responsible for all of ``chosen`` in place of ``giver``, or for none.

    ``was_seen`` says whether a record is as ``user`` saw it. Raises HandoverRefused.
    """
    reasons = list(against(giver, taker, user))
    stored = [locked(one) for one in sorted(chosen, key=place)]
    for one in stored:
        reasons += against_one(one, giver, taker, was_seen)
    if not stored:
        reasons.append(_("Choose at least one draft."))
    if reasons:
        raise HandoverRefused(reasons)
    for one in stored:
        give(one, taker, user)
    tell(stored, giver, taker, user)
    return stored


def place(record):
    """Rows are locked in one order, so that nobody waits for each other."""
    return record._meta.label, record.pk


def against(giver, taker, user):
    if not may_hand_over(user, giver):
        yield _("You may hand over your own drafts only.")
    if giver == taker:
        yield _("Choose another person to hand over to.")
    if not (taker.is_active and taker.is_staff):
        yield _("%(name)s has no active account of the staff.") % {
            "name": called(taker)
        }


def against_one(one, giver, taker, was_seen):
    if not was_seen(one):
        yield _("%(object)s has changed since you saw it: look again.") % {
            "object": one
        }
    elif one.responsible_id != giver.pk or one.state not in UNPUBLISHED:
        yield _("%(object)s is not open work of %(name)s any more.") % {
            "object": one,
            "name": called(giver),
        }
    elif not can_take(taker, one):
        yield _("%(name)s may not work on %(object)s.") % {
            "name": called(taker),
            "object": one,
        }


def can_take(taker, one):
    opts = one._meta
    right = f"{opts.app_label}.{get_permission_codename('change', opts)}"
    return taker.has_perm(right) and may_view(taker, one)


def give(one, taker, user):
    type(one)._base_manager.filter(pk=one.pk).update(
        responsible=taker,
        version=F("version") + 1,
        updated_by=user,
        updated_at=timezone.now(),
    )
    one.refresh_from_db()
    type(one).history.bulk_history_create(
        [one],
        update=True,
        default_user=user,
        default_change_reason=_("Handed over"),
        default_date=one.updated_at,
    )


def tell(given, giver, taker, user):
    names = pgettext("list", ", ").join(map(str, given))
    notify(
        {taker, giver},
        Kind.HANDED_OVER,
        given[0],
        by=user,
        giver=called(giver),
        taker=called(taker),
        count=len(given),
        text=names,
    )
    record(
        "work.handed_over",
        user=user,
        target=giver,
        details={
            "from": giver.get_username(),
            "to": taker.get_username(),
            "records": [f"{one._meta.label_lower} {one.pk}" for one in given],
        },
    )
