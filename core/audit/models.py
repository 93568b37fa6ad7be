"""The audit: a chain of rows that only grows, and its head."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import CheckedCharField, CheckedTextField

from .events import Event


class AuditRecord(models.Model):
    """One act: who did what to what, when, from where, and what came of it.

    Rows are neither changed nor deleted: triggers refuse it (``core/triggers.py``). Whom
    and what a row is about stands in it as text, so that it says the same for ever.
    """

    class Result(models.TextChoices):
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Failed")

    number = models.PositiveBigIntegerField(
        pgettext_lazy("audit", "number"), primary_key=True
    )
    at = models.DateTimeField(_("at"), db_index=True)
    event = CheckedCharField(_("act"), max_length=40, choices=Event, db_index=True)
    result = CheckedCharField(_("result"), max_length=10, choices=Result)
    user_id = models.PositiveBigIntegerField(
        _("account number"), null=True, db_index=True
    )
    user_name = CheckedCharField(_("by"), max_length=150, blank=True)
    ip = CheckedCharField(_("network address"), max_length=45, blank=True)
    target_kind = CheckedCharField(_("kind of record"), max_length=100, blank=True)
    target_id = CheckedCharField(_("record number"), max_length=40, blank=True)
    target_label = CheckedCharField(_("record"), max_length=200, blank=True)
    details = CheckedTextField(_("details"))
    previous = CheckedCharField(_("hash of the row before"), max_length=64)
    hash = CheckedCharField(_("hash of the row"), max_length=64)

    class Meta:
        verbose_name = _("audited act")
        verbose_name_plural = _("audit")
        ordering = ("-number",)
        default_permissions = ("view", "export")
        indexes = (models.Index(fields=["target_kind", "target_id"]),)

    def __str__(self):
        return f"{self.number} {self.get_event_display()}"


class AuditHead(models.Model):
    """The number and hash of the last row of the audit: the one row of its table."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.PositiveBigIntegerField(default=0)
    hash = CheckedCharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="core_audithead_one"),
        )

    def __str__(self):
        return f"{self.number} {self.hash}"
