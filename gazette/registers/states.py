"""The abstract state: what a register said over a stretch of time."""

from hashlib import blake2b

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.derived import DerivedMixin

from .fold import canonical

# What stands for "not stated" in a field. A printed 0 is not blank.
BLANK = (None, "", [])


class StateQuerySet(models.QuerySet):
    def as_of(self, day, known_at=None):
        """What was in force on ``day``, as the public knew it at ``known_at`` (now)."""
        known = (
            Q(known_to=None)
            if known_at is None
            else Q(known_from__lte=known_at)
            & (Q(known_to=None) | Q(known_to__gt=known_at))
        )
        return self.filter(
            known, Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day
        )

    def published(self):
        """What is in force today."""
        return self.as_of(timezone.localdate())

    def ever(self):
        """What was in force on any day, as the public knows it now."""
        return self.filter(known_to=None)


class DigestField(DerivedMixin, models.CharField):
    """What the fields ``of`` say, in short: equal where two records say the same."""

    def __init__(self, of=(), **options):
        self.of = tuple(of)
        super().__init__(
            **{"max_length": 32, "blank": True, "editable": False} | options
        )

    def contribute_to_class(self, model, name, **options):
        super().contribute_to_class(model, name, **options)
        self.of = self.of or getattr(model, "VALUES", ())

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def derive(self, record):
        values = {name: getattr(record, name) for name in self.of}
        said = {name: value for name, value in values.items() if value not in BLANK}
        return blake2b(canonical(said).encode(), digest_size=16).hexdigest()


class RegisterState(models.Model):
    """A stretch of effective and of known time in which a register said one thing.

    A projection: made by folding published entries, never edited. ``valid_to`` and
    ``known_to`` are exclusive, and empty while they last. ``sources`` names, for each
    value, the entry that states it, and for ``since`` and ``until`` those that began and
    ended the stretch.
    """

    SUBJECT = ()
    VALUES = ()

    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force to"), null=True)
    known_from = models.DateTimeField(_("known from"))
    known_to = models.DateTimeField(_("known to"), null=True)
    sources = models.JSONField(default=dict)
    digest = DigestField()

    objects = StateQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("view",)
