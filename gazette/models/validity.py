"""Whether a document is in force: derived from the relations to it, never stored."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils.translation import gettext_lazy as _

from core.workflow.states import State, WithdrawalKind


class Validity(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    LAPSED = "lapsed", _("Lapsed")
    REPEALED = "repealed", _("Repealed")


class ValidityQuerySet(models.QuerySet):
    def with_validity(self):
        """Each document with ``validity``, derived from the relations to it."""
        relations = self.model.relations.rel.related_model.objects.filter(
            target=OuterRef("pk"),
            source__state=State.PUBLISHED,
            source__disclosure="active",
        )
        ended = Exists(relations.filter(kind__in=["repeals", "replaces"]))
        amended = Exists(relations.filter(kind="amends"))
        return self.annotate(
            validity=Case(
                When(ended, then=Value(Validity.REPEALED)),
                When(
                    withdrawal_kind=WithdrawalKind.LAPSED, then=Value(Validity.LAPSED)
                ),
                When(amended, then=Value(Validity.AMENDED)),
                default=Value(Validity.IN_FORCE),
                output_field=models.CharField(),
            )
        )
