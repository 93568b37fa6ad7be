"""What waits for whom: one table of waits, behind the front page and the lists' filter."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from .records import Signoff
from .signatures import gates_for
from .states import UNPUBLISHED, Gate, State

OWED = Q(emergency_at__isnull=False, countersigned_at__isnull=True)


@dataclass(frozen=True)
class Wait:
    """A reason to wait for somebody with the right to ``action``.

    ``condition`` is for (the person, whom they stand in for with themself).
    """

    label: str
    action: str
    condition: Callable
    order: str = "updated_at"


def by_another(user):
    """What neither the last editor nor the submitter can do."""
    author = Q(edited_by=user) | Q(edited_by=None, created_by=user)
    return ~(author | Q(submitted_by=user))


def to_sign(user, people):
    unsigned = Q(pk__in=[])
    for gate in gates_for(user):
        unsigned |= Q(**{f"signed_{gate}": False})
    return Q(state=State.IN_REVIEW) & by_another(user) & unsigned


def to_approve(user, people):
    signed = Q(**{f"signed_{gate}": True for gate in Gate})
    return Q(state=State.IN_REVIEW) & by_another(user) & signed


def drafts_of(people):
    return Q(state=State.DRAFT) & Q(responsible__in=people)


WAITS = {
    "fault": Wait(
        _("Not published on schedule"),
        "publish",
        lambda user, people: Q(state=State.SCHEDULED) & ~Q(schedule_fault=""),
        "scheduled_for",
    ),
    "countersign": Wait(
        _("To be countersigned"),
        "review",
        lambda user, people: Q(state=State.PUBLISHED) & OWED & ~Q(emergency_by=user),
    ),
    "sign": Wait(_("Waiting for my signature"), "review", to_sign),
    "approve": Wait(_("Waiting for my approval"), "review", to_approve),
    "returned": Wait(
        _("Returned to me"),
        "change",
        lambda user, people: drafts_of(people) & Q(submitted_version__gt=0),
    ),
    "publish": Wait(
        _("Approved, to be published"),
        "publish",
        lambda user, people: Q(state=State.APPROVED),
    ),
    "scheduled": Wait(
        _("Scheduled"),
        "view",
        lambda user, people: Q(state=State.SCHEDULED),
        "scheduled_for",
    ),
    "mine": Wait(_("Drafts of mine"), "change", lambda user, people: drafts_of(people)),
}


def waiting(queryset, user, people=None):
    """``queryset`` of publishables with ``wait``, the first reason to wait for ``user``."""
    conditions = [
        When(wait.condition(user, people or [user]), then=Value(name))
        for name, wait in WAITS.items()
        if user.has_perm(permission(wait.action, queryset.model._meta))
    ]
    under_way = Q(state__in=UNPUBLISHED) | (Q(state=State.PUBLISHED) & OWED)
    return (
        queryset.filter(under_way)
        .standing_alone()
        .annotate(**signed(queryset.model))
        .annotate(wait=Case(*conditions, default=Value(""), output_field=CharField()))
        .exclude(wait="")
    )


def permission(action, opts):
    return f"{opts.app_label}.{get_permission_codename(action, opts)}"


def signed(model):
    """Annotations ``signed_<gate>``: whether the gate is signed since the submission."""
    given = Signoff.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef("pk"),
        version__gte=OuterRef("submitted_version"),
    )
    return {f"signed_{gate}": Exists(given.filter(gate=gate)) for gate in Gate}


def longest(queryset, limit):
    """The ``limit`` of each wait that have waited longest."""
    order = Case(
        *(
            When(wait=name, then=F(wait.order))
            for name, wait in WAITS.items()
            if wait.order != "updated_at"
        ),
        default=F("updated_at"),
    )
    place = Window(RowNumber(), partition_by=F("wait"), order_by=[order, F("pk")])
    return queryset.annotate(since=order, place=place).filter(place__lte=limit)


class WaitingFilter(admin.SimpleListFilter):
    title = _("waiting")
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        return [
            (name, wait.label)
            for name, wait in WAITS.items()
            if request.user.has_perm(permission(wait.action, model_admin.opts))
        ]

    def queryset(self, request, queryset):
        if self.value() not in WAITS:
            return queryset
        return waiting(queryset, request.user).filter(wait=self.value())
