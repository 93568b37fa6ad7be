"""Issues of the gazette and the sections in them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField


class Section(models.Model):
    """A column of the gazette under which documents are printed."""

    name = CheckedCharField(_("name"), max_length=50, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("order", "pk")

    def __str__(self):
        return self.name


class IssueQuerySet(models.QuerySet):
    def published(self):
        """Issues of which the public may see at least one document."""
        documents = self.model.documents.rel.related_model.objects.published()
        return self.filter(pk__in=documents.order_by().values("issue"))


class Issue(models.Model):
    """A numbered issue of the gazette: a bundle of documents in sections."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1949), MaxValueValidator(2999)]
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    total_number = models.PositiveIntegerField(_("total number"), null=True, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)

    history = HistoricalRecords()
    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ("-year", F("number").desc(nulls_last=True), "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["year", "number"],
                name="gazette_issue_once_a_year",
                violation_error_message=_(
                    "There is an issue of this number in this year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1949, 2999)), name="gazette_issue_year"
            ),
        )

    def __str__(self):
        if self.number is None:
            return _("Gazette %(year)s") % {"year": self.year}
        return _("Gazette %(year)s no. %(number)s") % {
            "year": self.year,
            "number": self.number,
        }

    def get_absolute_url(self):
        if self.number is None:
            return reverse("gazette:issue_by_id", args=[self.pk])
        return reverse("gazette:issue", args=[self.year, self.number])

    def clean(self):
        """The address of what the public has seen stays; a number may still be added."""
        before = Issue.objects.published().filter(pk=self.pk).first()
        moved = (
            before
            and before.number is not None
            and ((before.year, before.number) != (self.year, self.number))
        )
        if moved:
            raise ValidationError(
                _("%(issue)s is public: its year and number stay.") % {"issue": before}
            )
