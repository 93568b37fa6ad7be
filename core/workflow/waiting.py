"""What waits for whom."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .models import TransitionLog
from .states import State


@dataclass(frozen=True)
class Wait:
    """A reason to wait: ``action`` is the permission of those who are waited for."""

    label: str
    state: State
    action: str
    own: bool = False
    returned: bool = False

    def condition(self, user):
        condition = Q(state=self.state)
        if self.own:
            condition &= Q(created_by=user) | Q(updated_by=user)
        if self.returned:
            condition &= Q(was_returned=True)
        return condition


WAITS = {
    "mine": Wait(_("Drafts of mine"), State.DRAFT, "change", own=True),
    "returned": Wait(_("Returned"), State.DRAFT, "change", returned=True),
    "review": Wait(_("In review"), State.IN_REVIEW, "review"),
    "publish": Wait(_("Approved, to be published"), State.APPROVED, "publish"),
}


def waiting(queryset):
    """``queryset`` of publishables that are under way, each with ``was_returned``."""
    model = queryset.model
    returns = TransitionLog.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef("pk"),
        transition="return",
    )
    states = {wait.state for wait in WAITS.values()}
    return queryset.filter(state__in=states).annotate(was_returned=Exists(returns))


def waits_of(user, opts):
    """The waits that concern ``user``, by name."""
    return {
        name: wait
        for name, wait in WAITS.items()
        if user.has_perm(f"{opts.app_label}.{wait.action}_{opts.model_name}")
    }


def counts(queryset, user):
    """How many of ``queryset`` wait for ``user``, by name, in one query."""
    waits = waits_of(user, queryset.model._meta)
    return waiting(queryset).aggregate(
        **{
            name: Count("pk", filter=wait.condition(user))
            for name, wait in waits.items()
        }
    )


def latest(queryset, user, limit):
    """The ``limit`` latest of ``queryset`` that wait for ``user``."""
    concerned = Q(pk__in=[])
    for wait in waits_of(user, queryset.model._meta).values():
        concerned |= wait.condition(user)
    return waiting(queryset).filter(concerned).order_by("-updated_at")[:limit]


class WaitingFilter(admin.SimpleListFilter):
    title = _("waiting")
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        waits = waits_of(request.user, model_admin.opts)
        return [(name, wait.label) for name, wait in waits.items()]

    def queryset(self, request, queryset):
        wait = WAITS.get(self.value())
        return (
            waiting(queryset).filter(wait.condition(request.user)) if wait else queryset
        )
