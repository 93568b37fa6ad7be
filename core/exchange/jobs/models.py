"""Imports on their way, and the files that went back with reasons."""

import json
from zlib import compress, decompress

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.exchange.registry import resource
from core.fields import CheckedCharField, CheckedTextField


class RefusedFile(models.Model):
    """A file that was refused, as its sender gets it back: with the reasons beside the rows."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    table = CheckedCharField(_("table"), max_length=50)
    name = CheckedCharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"))
    created_at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("refused file")
        verbose_name_plural = _("refused files")
        default_permissions = ()

    def __str__(self):
        return self.name

    @property
    def data(self):
        return decompress(self.content)

    @data.setter
    def data(self, data):
        self.content = compress(data)


class State(models.TextChoices):
    """How far an import is; a worker goes from ``waiting`` on and from ``confirmed`` on."""

    WAITING = "waiting", pgettext_lazy("import", "Waiting for its check")
    CHECKING = "checking", pgettext_lazy("import", "Being checked")
    CHECKED = "checked", pgettext_lazy("import", "Checked: to be confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("import", "Confirmed: waiting")
    WRITING = "writing", pgettext_lazy("import", "Being written")
    DONE = "done", pgettext_lazy("import", "Done")
    REFUSED = "refused", pgettext_lazy("import", "Refused")
    CANCELLED = "cancelled", pgettext_lazy("import", "Cancelled")
    FAILED = "failed", pgettext_lazy("import", "Failed")


QUEUED = (State.WAITING, State.CONFIRMED)
RUNNING = (State.CHECKING, State.WRITING)
OPEN = (*QUEUED, *RUNNING, State.CHECKED)
TOLD = (State.CHECKED, State.DONE, State.REFUSED)
ENDED = (State.DONE, State.REFUSED, State.CANCELLED, State.FAILED)


class ImportJob(models.Model):
    """A file that somebody wants to import, from its upload to its end.

    Whoever works on it has written ``worker``, one word for each time it is taken up, and
    is heard of at ``heartbeat_at``. ``shown`` is the mark of the preview.
    """

    State = State

    table = CheckedCharField(_("table"), max_length=50)
    format = CheckedCharField(_("format"), max_length=10)
    file = CheckedCharField(_("stored file"), max_length=200)
    original_name = CheckedCharField(_("file name"), max_length=255)
    sha256 = CheckedCharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    language = CheckedCharField(_("language"), max_length=10)
    state = CheckedCharField(
        _("state"), max_length=20, choices=State, default=State.WAITING, db_index=True
    )
    done = models.PositiveIntegerField(_("rows done"), default=0)
    total = models.PositiveIntegerField(_("rows"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    worker = CheckedCharField(_("worker"), max_length=32, blank=True)
    created_at = models.DateTimeField(_("uploaded at"), default=timezone.now)
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    started_at = models.DateTimeField(_("taken up at"), null=True)
    heartbeat_at = models.DateTimeField(_("heard of at"), null=True)
    finished_at = models.DateTimeField(_("ended at"), null=True)
    counts = models.JSONField(_("counts"), default=dict)
    report = CheckedTextField(_("report"), blank=True)
    shown = CheckedTextField(_("mark of the preview"), blank=True)
    problem = CheckedCharField(_("problem"), max_length=500, blank=True)
    refused_file = models.ForeignKey(
        RefusedFile,
        verbose_name=_("refused file"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ()
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["user", "table", "-created_at"]),)

    def __str__(self):
        return self.original_name

    @property
    def resource(self):
        return resource(self.table)

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def is_under_way(self):
        return self.state in QUEUED or self.state in RUNNING

    @property
    def is_to_confirm(self):
        return self.state == State.CHECKED

    @property
    def told(self):
        """What was found, for the page, once it is all there; see ``previews``."""
        return json.loads(self.report) if self.state in TOLD and self.report else None
