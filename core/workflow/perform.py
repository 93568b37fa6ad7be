"""The one function that changes a state."""

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import TransitionLog
from .states import TRANSITIONS


class TransitionRefused(Exception):
    """A transition that cannot be made; ``reasons`` are all of them, for people."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__("; ".join(str(reason) for reason in self.reasons))


class StaleVersion(TransitionRefused):
    """Somebody else has changed the record since it was shown."""


def may(user, obj, name):
    """Whether ``user`` has the right to the transition of ``obj`` and its companions.

    ``user=None`` is the system itself: the scheduler and the commands.
    """
    if user is None:
        return True
    action = TRANSITIONS[name].permission
    return all(
        user.has_perm(
            f"{one._meta.app_label}.{get_permission_codename(action, one._meta)}"
        )
        for one in [obj, *obj.companions(name)]
    )


def refusals(obj, name, note="", together_with=None):
    """Every reason against the transition, those of its companions included."""
    step = TRANSITIONS[name]
    reasons = []
    if obj.state not in step.source:
        reasons.append(
            _("%(object)s is “%(state)s”: “%(transition)s” is not possible from there.")
            % {
                "object": obj,
                "state": obj.get_state_display(),
                "transition": step.label,
            }
        )
    if step.note_required and not note.strip():
        reasons.append(_("A reason is required."))
    reasons += obj.blockers(name, together_with)
    for companion in obj.companions(name):
        reasons += companion.blockers(name, obj)
    return reasons


@transaction.atomic
def perform(
    obj,
    name,
    user,
    *,
    note="",
    version=None,
    at=None,
    changes=None,
    together_with=None,
):
    """Make the transition ``name`` of ``obj`` as ``user``, with all that follows from it.

    Checks permission, state and ``version`` (the one the user saw; ``None``: the one in
    ``obj``), changes the state by compare-and-set, writes history and log, and folds the
    registers, in one transaction. ``changes`` are further fields the transition sets.
    ``together_with`` is the publishable that takes this one along.

    Raises PermissionDenied, TransitionRefused, or StaleVersion where somebody was faster.
    """
    obj.lock()
    if not may(user, obj, name):
        raise PermissionDenied(_("You may not do this."))
    if reasons := refusals(obj, name, note, together_with):
        raise TransitionRefused(reasons)
    at, changes, source = at or timezone.now(), changes or {}, obj.state
    companions = obj.companions(name)
    # A change set is never public without its document: it leaves before, comes after.
    leaving, entering = (companions, []) if name == "withdraw" else ([], companions)
    along = {"note": note, "at": at, "changes": changes, "together_with": obj}
    for companion in leaving:
        perform(companion, name, user, **along)
    change(obj, TRANSITIONS[name], user, version or obj.version, at, changes)
    log(obj, name, source, user, note, at)
    obj.after_transition(name, at)
    for companion in entering:
        perform(companion, name, user, **along)
    return obj


def change(obj, step, user, version, at, changes):
    values = changes | {"state": step.target, "updated_by": user, "updated_at": at}
    if step.stamp:
        values[step.stamp] = at
    changed = (
        type(obj)
        ._base_manager.filter(pk=obj.pk, state=obj.state, version=version)
        .update(version=F("version") + 1, **values)
    )
    if not changed:
        raise StaleVersion(
            [
                _("Somebody has changed %(object)s meanwhile. Look at it again.")
                % {"object": obj}
            ]
        )
    obj.refresh_from_db()


def log(obj, name, source, user, note, at):
    step = TRANSITIONS[name]
    TransitionLog.objects.create(
        target=obj,
        transition=name,
        source_state=source,
        target_state=step.target,
        version=obj.version,
        note=note,
        user=user,
        at=at,
    )
    type(obj).history.bulk_history_create(
        [obj],
        update=True,
        default_user=user,
        default_change_reason=str(step.label),
        default_date=at,
    )
