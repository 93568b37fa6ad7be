"""What can be published: the abstract model."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField, CheckedTextField

from . import content
from .querysets import PublishableQuerySet
from .states import OPEN_STATES, TRANSITIONS, State, WithdrawalKind


def person(label):
    """A field for who did something; ``None`` is the system."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )


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
    edition = models.PositiveSmallIntegerField(
        _("edition"), default=1, editable=False, validators=[MinValueValidator(1)]
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
    created_by = person(_("created by"))
    updated_by = person(_("updated by"))

    edited_at = models.DateTimeField(
        _("last edited at"), null=True, blank=True, editable=False
    )
    edited_by = person(_("last edited by"))
    submitted_by = person(_("submitted by"))
    submitted_version = models.PositiveIntegerField(default=0, editable=False)
    responsible = person(_("responsible"))
    emergency_at = models.DateTimeField(
        _("published in an emergency at"), null=True, blank=True, editable=False
    )
    emergency_by = person(_("published in an emergency by"))
    countersigned_at = models.DateTimeField(
        _("countersigned at"), null=True, blank=True, editable=False
    )
    countersigned_by = person(_("countersigned by"))
    schedule_fault = CheckedTextField(
        _("why it was not published on schedule"), blank=True, editable=False
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
            "correct",
            "emergency",
        )
        indexes = (
            models.Index(
                fields=["emergency_at"],
                condition=Q(emergency_at__isnull=False, countersigned_at__isnull=True),
                name="%(app_label)s_%(class)s_owed",
            ),
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
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(scheduled_for__isnull=False),
                name="%(app_label)s_%(class)s_scheduled_when",
                violation_error_message=_("What is scheduled has a time for it."),
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, edition=1)
                | Q(supersedes__isnull=False, edition__gt=1),
                name="%(app_label)s_%(class)s_edition",
                violation_error_message=_("Only a correction is a later edition."),
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True)
                | ~Q(state__in=[State.PUBLISHED, State.SUPERSEDED])
                | ~Q(public_note=""),
                name="%(app_label)s_%(class)s_noted",
                violation_error_message=_("A correction has a public note."),
            ),
            models.CheckConstraint(
                condition=Q(emergency_at__isnull=True, countersigned_at__isnull=True)
                | Q(emergency_at__isnull=False, emergency_by__isnull=False),
                name="%(app_label)s_%(class)s_emergency",
                violation_error_message=_(
                    "Only what somebody published in an emergency is countersigned."
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

    @property
    def authors(self):
        """The ids of those who last edited and who submitted it: they do not judge it."""
        last = self.edited_by_id or self.created_by_id
        return {last, self.submitted_by_id} - {None}

    @property
    def goes_with(self):
        """The publishable together with which it becomes public, if there is one."""
        return None

    @property
    def needs_countersignature(self):
        return self.emergency_at is not None and self.countersigned_at is None

    def stamp(self, user):
        """Note that ``user`` makes it, or saves a new version of it."""
        if self.pk is None:
            self.created_by = self.responsible = user
        else:
            self.version += 1
            self.updated_at = timezone.now()
        self.updated_by = self.edited_by = user
        self.edited_at = timezone.now()

    def lock(self):
        """Keep others from changing, until the transaction ends, what is judged here."""
        type(self)._base_manager.select_for_update(of=("self",)).filter(
            pk=self.pk
        ).first()

    def know(self, name, value):
        """Keep ``value``, which was found for many records at once, as ``name``.

        It is forgotten, like all that Django prefetches, when the record is read again.
        """
        self._prefetched_objects_cache = self.prefetched() | {name: value}

    def known(self, name, find):
        """What is kept as ``name``, or else what ``find`` finds now."""
        kept = self.prefetched()
        return kept[name] if name in kept else find()

    def prefetched(self):
        return getattr(self, "_prefetched_objects_cache", {})

    def transitions(self):
        """The names of the transitions that lead out of the present state."""
        return [
            name
            for name, step in TRANSITIONS.items()
            if self.state in step.source
            and (name != "countersign" or self.needs_countersignature)
        ]

    def content_hash(self):
        """The SHA-256 of the canonical content: what a signature is bound to."""
        return content.sha256(self)

    def within_reach(self, user):
        """Whether ``user`` may work on this one, if on any of its kind."""
        return True

    def corrected_together(self):
        """All that a correction of this one makes a new draft version of."""
        return [self]

    def make_correction(self, user, note):
        """A new draft version of this published one, with ``note`` for the public."""
        raise TypeError(f"{type(self).__name__} does not say how it is corrected")

    def wrong_withdrawal(self, kind):
        """Every reason why this cannot be withdrawn as this kind."""
        return ()

    def blockers(self, name, together_with=None):
        """Every reason why the transition ``name`` cannot be made now.

        ``together_with`` is the publishable whose companion this one is.
        """
        return []

    def scheduled_with(self):
        """All that has to be published with this one when its time comes, or not at all."""
        return [self]

    def companions(self, name):
        """The publishables that make the same transition together with this one."""
        return []

    def after_transition(self, act):
        """What follows from the Act, in its transaction."""


Publishable.CONTENT_OMITTED = frozenset(
    field.name for field in Publishable._meta.fields if field.name != "public_note"
)
