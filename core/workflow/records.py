"""What the workflow leaves behind: signatures of gates, and the log of transitions."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import CheckedCharField, CheckedTextField

from .states import TRANSITIONS, Gate, State


class Signoff(models.Model):
    """One gate of review, signed by one person for one content."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind"), on_delete=models.PROTECT
    )
    object_id = models.PositiveBigIntegerField(_("record number"))
    target = GenericForeignKey()
    gate = CheckedCharField(_("gate"), max_length=10, choices=Gate)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("signed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("signed at"))
    remark = CheckedTextField(_("remark"), blank=True)
    version = models.PositiveIntegerField(_("version"))
    sha256 = CheckedCharField(_("SHA-256 of the content"), max_length=64)

    class Meta:
        verbose_name = _("signature of a gate")
        verbose_name_plural = _("signatures of gates")
        ordering = ("at", "pk")
        default_permissions = ("view",)
        permissions = tuple(
            (f"sign_{gate.value}", f"Can sign the gate {gate.value}") for gate in Gate
        )
        constraints = (
            models.UniqueConstraint(
                fields=["content_type", "object_id", "version", "gate", "sha256"],
                name="core_signoff_once_a_content",
                violation_error_message=_("This gate is signed already."),
            ),
        )

    def __str__(self):
        return f"{self.get_gate_display()}: {self.target}"


class TransitionLog(models.Model):
    """One transition that was made: what, by whom, when and why."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind"), on_delete=models.PROTECT
    )
    object_id = models.PositiveBigIntegerField(_("record number"))
    target = GenericForeignKey()
    transition = CheckedCharField(
        _("transition"),
        max_length=20,
        choices=[(name, step.label) for name, step in TRANSITIONS.items()],
    )
    source_state = CheckedCharField(_("from"), max_length=12, choices=State)
    target_state = CheckedCharField(_("to"), max_length=12, choices=State)
    version = models.PositiveIntegerField(_("version"))
    note = CheckedTextField(_("note"), blank=True)
    gates = CheckedCharField(_("gates"), max_length=50, blank=True)
    seconds_late = models.PositiveIntegerField(_("seconds late"), null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = pgettext_lazy("log", "transition")
        verbose_name_plural = _("transitions")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["content_type", "object_id"]),)
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.get_transition_display()}: {self.target}"

    @property
    def gate_labels(self):
        return [Gate(gate).label for gate in filter(None, self.gates.split(","))]
