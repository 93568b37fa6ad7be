"""Whom the steps of the workflow concern."""

from functools import reduce
from operator import or_

from django.contrib.auth import get_permission_codename, get_user_model

from core.workflow.states import Gate

from .kinds import Kind
from .notifying import notify
from .readers import may_view

BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell_of_transition(obj, name, user, note=""):
    """Tell those for whom the transition ``name`` of ``obj`` by ``user`` leaves work."""
    if name == "submit":
        people = readers(signers(), obj)
        concerned = [person for person in people if person.pk not in obj.authors]
        notify(concerned, Kind.REVIEW, obj, by=user, text=note)
    elif name == "return":
        notify(authors(obj), Kind.RETURNED, obj, by=user, text=note)
    elif name == "approve":
        people = readers(holders(obj, "publish"), obj)
        notify(people, Kind.APPROVED, obj, by=user, text=note)


def tell_of_schedule_fault(obj, fault):
    people = {*readers(holders(obj, "publish"), obj), *authors(obj)}
    notify(people, Kind.SCHEDULE_FAILED, obj, text=str(fault))


def signers():
    """Those with the right to sign at least one gate."""
    return reduce(
        or_, (with_right(f"core.sign_{gate.value}") for gate in Gate)
    ).distinct()


def holders(obj, action):
    opts = obj._meta
    return with_right(f"{opts.app_label}.{get_permission_codename(action, opts)}")


def with_right(permission):
    people = get_user_model().objects.with_perm(permission, backend=BACKEND)
    return people.filter(is_staff=True)


def readers(people, obj):
    return [person for person in people if may_view(person, obj)]


def authors(obj):
    """Whose work it is: who is responsible and who submitted it, or else who made it."""
    people = {obj.responsible, obj.submitted_by} - {None}
    return people or {obj.created_by} - {None}
