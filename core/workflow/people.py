"""Who may make a transition: rights, reach, and four eyes by person."""

from django.contrib.auth import get_permission_codename, get_user_model
from django.utils.translation import gettext as _

from .states import TRANSITIONS, Gate, State

BACKEND = "django.contrib.auth.backends.ModelBackend"


def permission(obj, name):
    """The permission that the transition ``name`` of ``obj`` needs, as has_perm takes it."""
    opts = obj._meta
    codename = get_permission_codename(TRANSITIONS[name].permission, opts)
    return f"{opts.app_label}.{codename}"


def may(user, obj, name):
    """Whether ``user`` has the right to the transition of ``obj`` and its companions.

    ``user=None`` is the system: it publishes what people have put on the schedule.
    """
    if not TRANSITIONS[name].permission:
        return user is None
    return can(user, obj, name) and all(
        can(user, one, name) for one in obj.companions(name)
    )


def can(user, obj, name):
    if user is None:
        return name == "publish" and obj.state == State.SCHEDULED
    return (
        user.is_active
        and user.has_perm(permission(obj, name))
        and obj.within_reach(user)
    )


def one_person_alone(obj, act):
    """Why this person cannot be the second pair of eyes for ``obj``."""
    step = TRANSITIONS[act.name]
    if act.user is None:
        return
    if step.by_another and act.user.pk in obj.authors:
        yield _(
            "%(object)s: you submitted it or edited it last. Another person has to "
            "make this step."
        ) % {"object": obj}
        yield from nobody_else(obj, act, obj.authors)
    if act.name == "countersign" and act.user.pk == obj.emergency_by_id:
        yield _(
            "%(object)s: you published it in an emergency. Another person has to "
            "countersign."
        ) % {"object": obj}
        yield from nobody_else(obj, act, {obj.emergency_by_id})


def nobody_else(obj, act, first):
    """Say so where there is nobody but the ``first`` who could; each gate for itself."""
    others = who_has(permission(obj, act.name)).exclude(pk__in=first)
    gates = set(Gate).intersection(act.given.get("gates", ()))
    found = [others.filter(pk__in=who_has(gate_permission(gate))) for gate in gates]
    if not all(some.exists() for some in found or [others]):
        yield _(
            "Nobody else has the right to it: give a second person the role, or let "
            "somebody else edit and submit."
        )


def who_has(right):
    return get_user_model().objects.with_perm(right, backend=BACKEND)


def gate_permission(gate):
    return f"core.sign_{gate}"


def may_sign(user, gates):
    return all(user.has_perm(gate_permission(gate)) for gate in gates)
