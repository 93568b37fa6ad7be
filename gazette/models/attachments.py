"""What belongs to a document, and how documents belong together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField
from core.grids import RowField, RowsField, are_rows, is_row
from gazette.reach import ReachQuerySet

from .documents import Document

TO_ITSELF = _("A document has no relation to itself.")


class Attachment(models.Model):
    """A table (kept as rows and columns) or a file that belongs to a document."""

    document = models.ForeignKey(
        Document,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="attachments",
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = CheckedCharField(_("title"), max_length=200)
    columns = RowField(_("columns"), default=list, blank=True)
    rows = RowsField(_("rows"), default=list, blank=True)
    file = models.FileField(_("file"), upload_to="attachments/%Y/", blank=True)

    CONTENT_OMITTED = frozenset({"document"})

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "order"], name="gazette_attachment_order"
            ),
        )

    def __str__(self):
        return self.title

    def clean(self):
        if not (is_row(self.columns) and are_rows(self.rows)):
            return
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValidationError(
                {"rows": _("Every row needs as many cells as there are columns.")}
            )


class RelationQuerySet(ReachQuerySet):
    PUBLISHABLES = ("source",)

    def published(self):
        return self.filter(source__in=Document.objects.published())


class Relation(models.Model):
    """What one document does to, or says of, another."""

    class Kind(models.TextChoices):
        CITES = "cites", _("cites")
        IMPLEMENTS = "implements", _("implements")
        INTERPRETS = "interprets", _("interprets")
        AMENDS = "amends", _("amends")
        REPLACES = "replaces", _("replaces")
        REPEALS = "repeals", _("repeals")

    source = models.ForeignKey(
        Document,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="relations",
    )
    kind = CheckedCharField(_("kind"), max_length=10, choices=Kind, default=Kind.CITES)
    target_number = CheckedCharField(_("number of the other document"), max_length=60)
    target = models.ForeignKey(
        Document,
        verbose_name=_("other document"),
        on_delete=models.PROTECT,
        related_name="incoming_relations",
        null=True,
        blank=True,
        help_text=_("Empty where the other document is not in this gazette."),
    )

    # To which document the number leads is found anew whenever one is published.
    CONTENT_OMITTED = frozenset({"source", "target"})

    history = HistoricalRecords()
    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["source", "kind", "target_number"],
                name="gazette_relation_once",
                violation_error_message=_("This relation is there already."),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(target=F("source")),
                name="gazette_relation_other",
                violation_error_message=TO_ITSELF,
            ),
        )

    def __str__(self):
        return f"{self.source} {self.get_kind_display()} {self.target_number}"

    def clean(self):
        # Forms of inlines do not hold what they contain against such constraints.
        if self.target_id is not None and self.target_id == self.source_id:
            raise ValidationError({"target": TO_ITSELF})
