"""The abstract state: what a register said over a stretch of time."""

from hashlib import blake2b

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.derived import DerivedMixin

from .fold import canonical

# What stands for "not stated" in a field. A printed 0 is not blank.
BLANK = (None, "", [])


class StateQuerySet(models.QuerySet):
    def as_of(self, day, known_at=None):
        """What was in force on ``day``, as the public knew it at ``known_at`` (now)."""
        return self.filter(in_force(day), known(known_at))

    def changed(self, start, end):
        """What differs between ``start`` and ``end``, both pairs of (day, known_at).

        ``change`` tells what began, changed (``before_id`` is the state at the start) and
        ended: the state is that of the end, or of the start for what ended. ``edge_id`` is
        the state it began with, or the last one before it ended.
        """
        key = {name: OuterRef(name) for name in self.model.SUBJECT}
        same = self.model.objects.filter(**key)
        before, after = same.as_of(*start), same.as_of(*end)
        known_then = same.ever(end[1]).filter(valid_from__lte=end[0])
        since = Q(valid_to=None) | Q(valid_to__gt=start[0])
        first = known_then.filter(since).order_by("valid_from").values("pk")[:1]
        last = known_then.order_by("-valid_from").values("pk")[:1]
        gone = in_force(start[0]) & known(start[1]) & over_by(end)
        came = in_force(end[0]) & known(end[1]) & new_since(start)
        return self.filter(
            (came & ~Exists(before.filter(digest=OuterRef("digest"))))
            | (gone & ~Exists(after))
        ).annotate(
            before_id=Case(When(came, then=Subquery(before.values("pk")[:1]))),
            change=Case(
                When(came & Q(before_id=None), then=Value("began")),
                When(came, then=Value("changed")),
                default=Value("ended"),
            ),
            edge_id=Case(
                When(change="began", then=Subquery(first)),
                When(change="ended", then=Subquery(last)),
            ),
        )

    def published(self):
        """What is in force today."""
        return self.as_of(timezone.localdate())

    def ever(self, known_at=None):
        """What was in force on any day, as the public knew it at ``known_at`` (now)."""
        return self.filter(known(known_at))


def in_force(day):
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def known(known_at):
    if known_at is None:
        return Q(known_to=None)
    still = Q(known_to=None) | Q(known_to__gt=known_at)
    return Q(known_from__lte=known_at) & still


def new_since(start):
    """Of what is said later: that it was not at ``start``."""
    day, known_at = start
    later = Q(valid_from__gt=day)
    return later if known_at is None else later | Q(known_from__gt=known_at)


def over_by(end):
    """Of what was said before: that it no longer is at ``end``."""
    day, known_at = end
    ended = Q(valid_to__lte=day)
    if known_at is None:
        return ended | Q(known_to__isnull=False)
    return ended | Q(known_to__lte=known_at)


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
    ended the stretch. ``SEARCHED`` are the fields that a search looks at.
    """

    SUBJECT = ()
    SEARCHED = ()
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
        # To count what is in force, the table itself need not be read.
        indexes = (
            models.Index(
                fields=["known_to", "valid_to", "valid_from", "known_from"],
                name="%(app_label)s_times",
            ),
        )
