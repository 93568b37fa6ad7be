"""What reading a gazette file left behind for people to look at."""

from bisect import bisect_right

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField, CheckedTextField
from gazette.reach import reach_of

from .documents import Document
from .issues import Issue


class ReadingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Readings hold text of whole issues: a limited person sees those of their own."""
        return self.filter(read_by=user) if reach_of(user).is_limited else self


class Reading(models.Model):
    """One gazette file that was read into drafts, with what could not be read."""

    issue = models.ForeignKey(
        Issue,
        verbose_name=_("issue"),
        on_delete=models.PROTECT,
        related_name="readings",
    )
    file_name = CheckedCharField(_("file name"), max_length=255)
    sha256 = CheckedCharField(_("SHA-256 of the file"), max_length=64, unique=True)
    lines = models.PositiveIntegerField(_("lines"))
    unread = models.JSONField(_("unread lines"), default=list, blank=True)
    # The first line of every page, where the file has pages.
    pages = models.JSONField(_("pages"), default=list, blank=True, editable=False)
    read_at = models.DateTimeField(_("read at"), auto_now_add=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("read by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        ordering = ("-read_at", "-pk")
        default_permissions = ("view",)

    def __str__(self):
        return self.file_name

    @property
    def unread_percent(self):
        return round(100 * len(self.unread) / self.lines, 1) if self.lines else 0.0

    @property
    def unread_places(self):
        """(line, page or None, text) of what could not be read."""
        return [(line, self.page_of(line), text) for line, text in self.unread]

    def page_of(self, line):
        """The page of the file that a line of it is on, where the file has pages."""
        return (line and bisect_right(self.pages, line)) or None


class FindingQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)

    def visible_to(self, user):
        """Those of documents within reach; those of a whole file, to who read it."""
        reach = reach_of(user)
        if not reach.is_limited:
            return self
        of_file = Q(document=None, reading__read_by=user)
        return self.filter(reach.condition("document") & ~Q(document=None) | of_file)


class Finding(models.Model):
    """A doubt about what was read; it is fixed, or waived with a reason."""

    class Resolution(models.TextChoices):
        FIXED = "fixed", pgettext_lazy("finding", "Fixed")
        WAIVED = "waived", pgettext_lazy("finding", "Waived")

    reading = models.ForeignKey(
        Reading,
        verbose_name=_("reading of a file"),
        on_delete=models.CASCADE,
        related_name="findings",
    )
    document = models.ForeignKey(
        Document,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="findings",
        null=True,
        blank=True,
    )
    code = CheckedCharField(_("code"), max_length=40)
    text = CheckedTextField(_("text"))
    clause = CheckedCharField(_("clause"), max_length=30, blank=True)
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    source_text = CheckedTextField(_("line of the file"), blank=True, editable=False)
    resolution_kind = CheckedCharField(
        pgettext_lazy("finding", "outcome"),
        max_length=6,
        choices=Resolution,
        blank=True,
        help_text=_(
            "Fixed: the draft has been mended. Waived: it stays as it is, which the "
            "reviewers decide."
        ),
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    resolution = CheckedCharField(
        _("reason"),
        max_length=200,
        blank=True,
        help_text=_(
            "What was mended, why it may stay as it is, or why it is open again. The "
            "reason stays in the record."
        ),
    )

    history = HistoricalRecords()
    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("document", "line", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolution_kind="")
                | Q(resolved_at__isnull=False)
                & ~Q(resolution_kind="")
                & ~Q(resolution=""),
                name="gazette_finding_reason",
                violation_error_message=_(
                    "A finding is resolved as fixed or waived, with a reason."
                ),
            ),
        )
        permissions = (("waive_finding", "Can waive finding"),)

    def __str__(self):
        return self.text

    @property
    def page(self):
        """The page of the file that its line is on, where the file has pages."""
        return self.reading.page_of(self.line)
