"""When people are away, and who stands in for them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AbsenceQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(first_day__lte=day, last_day__gte=day)


class Absence(models.Model):
    """A time in which a person is away and another stands in for them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is away"),
        on_delete=models.CASCADE,
        related_name="absences",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        on_delete=models.CASCADE,
        related_name="stands_in",
        help_text=_(
            "The deputy is told what you are told, and sees on the front page what waits "
            "for you. Rights are not lent: the deputy needs the same role."
        ),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), help_text=_("That day included."))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences and deputies")
        ordering = ("-last_day", "-pk")
        permissions = (("hand_over", "Can hand over the drafts of others"),)
        indexes = (models.Index(fields=["deputy", "last_day"]),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(deputy=F("user")),
                name="core_absence_deputy_is_another",
                violation_error_message=_("Nobody stands in for themselves."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="core_absence_days",
                violation_error_message=_("The last day is not before the first."),
            ),
        )

    def __str__(self):
        return f"{self.user} → {self.deputy} ({self.first_day} – {self.last_day})"

    def clean(self):
        """One is away once: two absences of a person do not overlap."""
        if not (self.user_id and self.first_day and self.last_day):
            return
        others = Absence.objects.filter(user=self.user_id).exclude(pk=self.pk)
        if others.filter(
            first_day__lte=self.last_day, last_day__gte=self.first_day
        ).exists():
            raise ValidationError(
                _("There is an absence of this person in these days already.")
            )
