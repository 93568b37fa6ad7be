"""Comments on records, and what people are told."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import CheckedCharField, CheckedTextField

from .kinds import Kind


class CommentQuerySet(models.QuerySet):
    def on(self, record):
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)


class Comment(models.Model):
    """What a member of staff says about a record; it is answered and resolved, not edited."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind"), on_delete=models.PROTECT
    )
    object_id = models.PositiveBigIntegerField(_("record number"))
    target = GenericForeignKey()
    reply_to = models.ForeignKey(
        "self",
        verbose_name=_("reply to"),
        on_delete=models.PROTECT,
        related_name="replies",
        null=True,
        blank=True,
    )
    clause = CheckedCharField(
        _("clause"),
        max_length=30,
        blank=True,
        help_text=_("Which clause or row it is about, such as 二（三）."),
    )
    text = CheckedTextField(
        _("comment"),
        max_length=4000,
        help_text=_(
            "Colleagues see it, the public never does. It cannot be changed later. "
            "Write @ and a name to tell a colleague."
        ),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("at", "pk")
        default_permissions = ()
        indexes = (models.Index(fields=["content_type", "object_id"]),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="core_comment_text"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="core_comment_resolved",
            ),
            models.CheckConstraint(
                condition=Q(reply_to__isnull=True) | Q(resolved_at__isnull=True),
                name="core_comment_resolved_whole",
                violation_error_message=_("A thread is resolved as a whole."),
            ),
            models.CheckConstraint(
                condition=Q(reply_to__isnull=True) | ~Q(reply_to=F("id")),
                name="core_comment_no_reply_to_itself",
            ),
        )

    def __str__(self):
        return f"{self.target}: {self.text[:40]}"

    @property
    def anchor(self):
        return f"comment-{self.pk}"


class Notification(models.Model):
    """Something that one person is told of; the words are made when it is read."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notifications",
    )
    instead_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("instead of"),
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
    )
    kind = CheckedCharField(_("kind"), max_length=20, choices=Kind)
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind of record"), on_delete=models.PROTECT
    )
    object_id = models.PositiveBigIntegerField(_("record number"))
    target = GenericForeignKey()
    values = models.JSONField(_("details"), default=dict)
    at = models.DateTimeField(_("at"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ("-at", "-pk")
        default_permissions = ()
        indexes = (
            models.Index(fields=["recipient", "read_at"]),
            models.Index(fields=["recipient", "-at"]),
        )

    def __str__(self):
        return self.sentence

    @property
    def sentence(self):
        return Kind(self.kind).sentence(self.values)

    @property
    def text(self):
        """What somebody wrote: a comment, a reason, a fault."""
        return self.values.get("text", "")
