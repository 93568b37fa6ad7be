"""For which organizations a person works."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .organizations import Organization


class Membership(models.Model):
    """One organization whose documents, with those of all below it, a person works on."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="memberships",
        help_text=_(
            "Who has no scope of work entered works on the documents of all "
            "organizations; one entry is enough to limit a person to it."
        ),
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("With all organizations that stand below it."),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("scope of work")
        verbose_name_plural = _("scopes of work")
        ordering = ("user", "organization")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organization"],
                name="gazette_membership_once",
                violation_error_message=_("This person has this scope already."),
            ),
        )

    def __str__(self):
        return f"{self.user} · {self.organization}"
