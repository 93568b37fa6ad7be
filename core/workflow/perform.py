"""The one function that changes a state."""

from operator import attrgetter

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import one_act
from core.discussion import tell_of_transition
from core.guard.authors import changed_since

from . import signatures
from .acts import Act, log
from .inputs import wrong_inputs
from .people import may, may_sign, one_person_alone
from .states import LEAVING, State


class TransitionRefused(Exception):
    """A transition that cannot be made; ``reasons`` are all of them, for people."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__("; ".join(str(reason) for reason in self.reasons))


class StaleVersion(TransitionRefused):
    """Somebody else has changed the record since it was shown."""


def refusals(obj, act, together_with=None):
    """Every reason against the act, those of its companions included."""
    step = act.step
    reasons = []
    if obj.state not in step.source or act.name not in obj.transitions():
        reasons.append(
            _("%(object)s is “%(state)s”: “%(transition)s” is not possible from there.")
            % {
                "object": obj,
                "state": obj.get_state_display(),
                "transition": step.label,
            }
        )
    if step.note_required and not act.note.strip():
        reasons.append(_("A reason is required."))
    reasons += wrong_inputs(obj, act)
    if act.name == "correct":
        reasons += under_correction(obj)
    for one, companion_of in [(obj, together_with), *with_each(obj, act.name)]:
        reasons += one_person_alone(one, act)
        if step.gates:
            reasons += signatures.missing(one)
        reasons += too_early(one, act)
        reasons += one.blockers(act.name, companion_of)
    return list(dict.fromkeys(reasons))


def moving(obj, name):
    """All that the transition takes along, and what goes along with that."""
    found, left = [obj], obj.companions(name)
    while left:
        one = left.pop()
        if one not in found:
            found.append(one)
            left += one.companions(name)
    return found[1:]


def with_each(obj, name):
    return [(companion, obj) for companion in obj.companions(name)]


def under_correction(obj):
    for one in obj.corrected_together():
        if hasattr(one, "superseded_by"):
            yield _("%(object)s has a correction under way.") % {"object": one}


def too_early(obj, act):
    scheduled = act.name == "publish" and obj.state == State.SCHEDULED
    if scheduled and obj.scheduled_for > act.at:
        time = timezone.localtime(obj.scheduled_for)
        yield _("%(object)s is scheduled for %(time)s.") % {
            "object": obj,
            "time": time.strftime("%Y-%m-%d %H:%M"),
        }


@transaction.atomic
@one_act()
def perform(obj, name, user, *, note="", version=None, along=None, at=None, given=None):
    """Make the transition ``name`` of ``obj`` as ``user``, with all that follows from it.

    Checks permission, four eyes, state, ``version`` (the one the user saw; ``None``: the
    one in ``obj``), gates and blockers, changes the state by compare-and-set, writes
    history, log and audit, and folds the registers, in one transaction. ``along`` has the
    words (``word_of``) of what goes along as the user saw it; ``None`` asks no more.
    ``given`` are the transition's inputs: ``gates``, ``scheduled_for`` (aware),
    ``withdrawal_kind``, and a withdrawal's ``public_note``. ``user=None`` is the system.

    Raises PermissionDenied, TransitionRefused, or StaleVersion where somebody was faster.
    """
    seen = None if along is None else frozenset(along)
    act = Act(name, user, note, at or timezone.now(), dict(given or {}), seen)
    fresh(obj, obj.version if version is None else version)
    make(obj, act)
    tell_of_transition(obj, name, user, note)
    return obj


@transaction.atomic
@one_act()
def perform_all(items, name, user, *, versions=None, note="", at=None, given=None):
    """Make one transition of many publishables, all or nothing.

    ``versions`` are those the user saw, by the items' keys. What travels with another item
    goes once. Raises as ``perform`` does; the reasons are those of every item.
    """
    act = Act(name, user, note, at or timezone.now(), dict(given or {}))
    items = sorted(items, key=attrgetter("pk"))
    reasons = []
    for obj in items:
        try:
            fresh(obj, (versions or {}).get(obj.pk, obj.version))
        except StaleVersion as stale:
            reasons += stale.reasons
    if not all(may(user, obj, name) for obj in items):
        raise PermissionDenied(_("You may not do this."))
    reasons += [reason for obj in items for reason in refusals(obj, act)]
    if reasons:
        raise TransitionRefused(dict.fromkeys(reasons))
    make_each(items, act, None)
    for obj in items:
        obj.refresh_from_db()
        tell_of_transition(obj, name, user, note)
    return items


def fresh(obj, seen):
    """Lock ``obj`` and bring it up to date; it must be the version that was seen."""
    obj.lock()
    try:
        obj.refresh_from_db()
    except type(obj).DoesNotExist as error:
        raise StaleVersion([_("%(object)s is gone.") % {"object": obj}]) from error
    if obj.version != seen:
        raise StaleVersion([changed_since(obj)])


def make(obj, act, together_with=None):
    """Make the act for ``obj`` and its companions."""
    if not may(act.user, obj, act.name):
        raise PermissionDenied(_("You may not do this."))
    if reasons := refusals(obj, act, together_with):
        raise TransitionRefused(reasons)
    if act.name == "sign" and not may_sign(act.user, act.given["gates"]):
        raise PermissionDenied(_("You may not sign this gate."))
    companions, source = obj.companions(act.name), obj.state
    leaving, entering = (companions, []) if act.name in LEAVING else ([], companions)
    make_each(leaving, act, obj)
    if act.step.makes_public:
        supersede(obj, act)
    change(obj, act)
    log(obj, act, source)
    if act.name == "sign":
        signatures.sign(obj, act)
    if act.name == "correct":
        obj.make_correction(act.user, act.note)
    obj.after_transition(act)
    make_each(entering, act, obj)


def make_each(companions, act, obj):
    for companion in companions:
        companion.lock()
        companion.refresh_from_db()
        if act.name in companion.transitions():
            if obj is not None and not act.has_seen(companion):
                raise StaleVersion([changed_since(companion)])
            make(companion, act, obj)


def supersede(obj, act):
    """What ``obj`` corrects leaves the public just before it enters."""
    old = obj.supersedes
    if old is None:
        return
    old.lock()
    old.refresh_from_db()
    if old.state == State.PUBLISHED:
        make(old, Act("supersede", None, obj.public_note, act.at))


def change(obj, act):
    """Bring ``obj`` where the act leads, by compare-and-set."""
    values = act.stamps
    if not values:
        return
    values |= {
        name: value
        for name, value in act.given.items()
        if name in {"scheduled_for", "withdrawal_kind", "public_note"}
    }
    changed = (
        type(obj)
        ._base_manager.filter(pk=obj.pk, state=obj.state, version=obj.version)
        .update(
            version=F("version") + 1,
            updated_by=act.user,
            updated_at=act.at,
            **values,
        )
    )
    if not changed:
        raise StaleVersion([changed_since(obj)])
    obj.refresh_from_db()
