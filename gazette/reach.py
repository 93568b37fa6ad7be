"""Whose documents a person may work on: those of the person's organizations and below.

Who belongs to no organization works on all. Whom the limit concerns, it concerns whatever
the person's rights are.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.workflow.states import State, WithdrawalKind

BEYOND = _("It belongs to an organization beyond your scope of work.")


@dataclass(frozen=True)
class Reach:
    """The ids of the organizations that ``user`` works for; ``None``: no limit."""

    user: Any
    organizations: frozenset | None

    @property
    def is_limited(self):
        return self.organizations is not None

    def covers(self, document):
        if not self.is_limited:
            return True
        if document.issuing_organization_id is not None:
            return document.issuing_organization_id in self.organizations
        owners = {document.created_by_id, document.responsible_id}
        return document.pk is None or self.user.pk in owners

    def beyond(self, documents):
        """The ids of those of ``documents`` that are not covered."""
        return {one.pk for one in documents if not self.covers(one)}

    def condition(self, path=""):
        """What ``covers`` says, of rows whose document is found at ``path``."""
        if not self.is_limited:
            return Q()

        def of(**lookups):
            return at(path, **lookups)

        own = of(created_by=self.user) | of(responsible=self.user)
        return of(issuing_organization__in=self.organizations) | (
            of(issuing_organization=None) & own
        )

    def visible(self, *paths):
        """What is within reach, or public: the publishables at ``paths``, the document last."""
        if not self.is_limited:
            return Q()
        public = Q()
        for path in paths:
            public &= was_public(path)
        return self.condition(paths[-1]) | public


def at(path, **lookups):
    prefix = f"{path}__" if path else ""
    return Q(**{f"{prefix}{name}": value for name, value in lookups.items()})


def was_public(path=""):
    """What everybody may read, though it may not be in force any more."""
    withdrawn = at(path, state=State.WITHDRAWN)
    return at(path, state__in=[State.PUBLISHED, State.SUPERSEDED]) | (
        withdrawn & ~at(path, withdrawal_kind=WithdrawalKind.ERROR)
    )


def reach_of(user):
    """The Reach of ``user``; ``None`` is the system, which no limit concerns."""
    if user is None:
        return Reach(None, None)
    own = set(user.memberships.values_list("organization", flat=True))
    return Reach(user, frozenset(with_all_below(own)) if own else None)


def with_all_below(organizations):
    """The ids ``organizations`` with those of all that stand below them."""
    below = defaultdict(set)
    tree = apps.get_model("gazette", "Organization").objects.order_by()
    for pk, parent in tree.values_list("pk", "parent"):
        below[parent].add(pk)
    found, new = set(), set(organizations)
    while new:
        found |= new
        new = set().union(*(below[pk] for pk in new)) - found
    return found


def within_reach(user, document):
    return reach_of(user).covers(document)


class ReachQuerySet(models.QuerySet):
    """Rows that belong to documents.

    ``PUBLISHABLES`` are the paths to the publishables that a row is part of, itself where
    it is one; the last is the document.
    """

    PUBLISHABLES = ("",)

    def within(self, user):
        """What ``user`` may work on."""
        return self.filter(reach_of(user).condition(self.PUBLISHABLES[-1]))

    def visible_to(self, user):
        """What ``user`` may see: drafts within reach, and what is public."""
        return self.filter(reach_of(user).visible(*self.PUBLISHABLES))
