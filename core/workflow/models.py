"""What can be published: the abstract model, its queryset, and the log of transitions."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField, CheckedTextField

from .states import OPEN_STATES, TRANSITIONS, State, WithdrawalKind


class PublishableQuerySet(models.QuerySet):
    def published(self):
        """What the public may see now: every public read starts here."""
        return self.filter(state=State.PUBLISHED)


class Publishable(models.Model):
    """Something that goes from draft to published through the workflow."""

    state = CheckedCharField(
        _("state"),
        max_length=12,
        choices=State,
        default=State.DRAFT,
        editable=False,
        db_index=True,
    )
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, validators=[MinValueValidator(1)]
    )
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("corrects"),
        on_delete=models.PROTECT,
        related_name="superseded_by",
        null=True,
        blank=True,
        editable=False,
    )
    public_note = CheckedTextField(
        _("public note"),
        blank=True,
        help_text=_("Shown to the public beside a correction or a withdrawal."),
    )
    withdrawal_kind = CheckedCharField(
        _("kind of withdrawal"),
        max_length=12,
        choices=WithdrawalKind,
        blank=True,
        editable=False,
    )
    scheduled_for = models.DateTimeField(
        _("scheduled for"), null=True, blank=True, editable=False
    )
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, editable=False, db_index=True
    )
    superseded_at = models.DateTimeField(
        _("corrected at"), null=True, blank=True, editable=False
    )
    withdrawn_at = models.DateTimeField(
        _("withdrawn at"), null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("updated by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )

    history = HistoricalRecords(inherit=True)
    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = (
            "add",
            "change",
            "delete",
            "view",
            "submit",
            "review",
            "publish",
            "withdraw",
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=[State.PUBLISHED, State.SUPERSEDED])
                | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_when",
                violation_error_message=_(
                    "What is published has a time of publication."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SUPERSEDED) | Q(superseded_at__isnull=False),
                name="%(app_label)s_%(class)s_superseded_when",
                violation_error_message=_(
                    "What is corrected has a time of correction."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | Q(withdrawn_at__isnull=False),
                name="%(app_label)s_%(class)s_withdrawn_when",
                violation_error_message=_(
                    "What is withdrawn has a time of withdrawal."
                ),
            ),
        )

    @property
    def is_open(self):
        """Whether the content may be edited."""
        return self.state in OPEN_STATES

    @property
    def is_public(self):
        return self.state == State.PUBLISHED

    def stamp(self, user):
        """Note that ``user`` makes it, or saves a new version of it."""
        if self.pk is None:
            self.created_by = user
        else:
            self.version += 1
            self.updated_at = timezone.now()
        self.updated_by = user

    def lock(self):
        """Keep others from changing, until the transaction ends, what is judged here."""
        type(self)._base_manager.select_for_update(of=("self",)).filter(
            pk=self.pk
        ).first()

    def transitions(self):
        """The names of the transitions that lead out of the present state."""
        return [name for name, step in TRANSITIONS.items() if self.state in step.source]

    def blockers(self, name, together_with=None):
        """Every reason why the transition ``name`` cannot be made now.

        ``together_with`` is the publishable whose companion this one is.
        """
        return []

    def companions(self, name):
        """The publishables that make the same transition together with this one."""
        return []

    def after_transition(self, name, at):
        """What follows from a transition, in its transaction."""


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
