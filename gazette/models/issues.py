"""Issues of the gazette and the sections in them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.audit import record
from core.fields import CheckedCharField
from core.workflow.states import TRANSITIONS, UNPUBLISHED
from gazette.registers import projection
from gazette.registers.config import registers


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

    def with_last_published(self):
        """Each issue with ``last_published``: when the public last got a document of it."""
        documents = self.model.documents.rel.related_model.objects.published()
        last = documents.filter(issue=OuterRef("pk")).order_by("-published_at")
        return self.annotate(last_published=Subquery(last.values("published_at")[:1]))


class Issue(models.Model):
    """A numbered issue of the gazette: a bundle of documents in sections."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1949), MaxValueValidator(2999)]
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    total_number = models.PositiveIntegerField(_("total number"), null=True, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    scheduled_for = models.DateTimeField(
        _("scheduled for"), null=True, blank=True, editable=False
    )

    # How the documents of an issue follow one another on its contents page.
    CONTENTS_ORDER = (
        F("section__order").asc(nulls_last=True),
        F("section").asc(nulls_last=True),
        "order",
        F("page").asc(nulls_last=True),
        "pk",
    )

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

    @property
    def scheduled_minute(self):
        return timezone.localtime(self.scheduled_for).strftime("%Y-%m-%d %H:%M")

    def why_fixed(self):
        """A sentence: why nothing is put into it or taken out of it now."""
        return _(
            "%(issue)s is scheduled for %(time)s as a whole. Take it off the schedule "
            "before you change what is in it."
        ) % {"issue": self, "time": self.scheduled_minute}

    def why_together(self, document):
        """A sentence: why ``document`` does not go alone."""
        return _(
            "%(object)s goes to the public with the whole of %(issue)s, which is "
            "scheduled for %(time)s."
        ) % {
            "object": document,
            "issue": self,
            "time": self.scheduled_minute,
        }

    def lock(self):
        """Keep others from putting it together or moving it; brings it up to date.

        Before its documents, always. Rows that refer to it can still be written.
        """
        rows = type(self)._base_manager.select_for_update(no_key=True)
        rows.filter(pk=self.pk).first()
        self.refresh_from_db()

    def lock_registers(self):
        """Before its documents are published together, always in one order.

        They change several registers, one after the other, and so do others at once.
        """
        for register in registers():
            projection.lock(register)

    def bundled(self):
        """Its documents that are not public yet, in order: they become so together."""
        documents = list(
            self.documents.filter(
                state__in=UNPUBLISHED, supersedes__isnull=True
            ).order_by(*self.CONTENTS_ORDER)
        )
        for document in documents:
            document.with_issue = True
        return documents

    def put_on_schedule(self, time, user, at, reason):
        """Note when it is to be published as a whole; ``None`` takes it off again."""
        type(self)._base_manager.filter(pk=self.pk).update(scheduled_for=time)
        self.scheduled_for = time
        type(self).history.bulk_history_create(
            [self],
            update=True,
            default_user=user,
            default_change_reason=reason,
            default_date=at,
        )

    def moved(self, name, user, documents, at, given=None):
        """Note that ``documents`` have made the transition ``name`` as one issue."""
        time = (given or {}).get("scheduled_for")
        if time != self.scheduled_for and name in {"schedule", "unschedule", "publish"}:
            self.put_on_schedule(time, user, at, str(TRANSITIONS[name].label))
        record(
            f"workflow.{name}",
            user=user,
            target=self,
            details={"transition": name, "items": [str(one) for one in documents]},
        )
