"""The abstract change set and entry that every register makes its own."""

import dataclasses
from decimal import Decimal

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField, CheckedTextField
from core.workflow.models import Publishable
from core.workflow.states import LEAVING, State
from gazette import corrections

from . import projection
from .querysets import ChangeSetQuerySet, EntryQuerySet


class ChangeSet(Publishable):
    """What one document does in one register: the root of its entries."""

    document = models.ForeignKey(
        "gazette.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="%(app_label)s_change_sets",
    )
    effective_date = models.DateField(
        _("effective date"),
        null=True,
        blank=True,
        help_text=_("The day the document was signed, where left empty."),
    )

    CONTENT_PARTS = ("entries",)

    objects = ChangeSetQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = True
        ordering = ("-pk",)
        constraints = (
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(supersedes__isnull=True) & ~Q(state=State.WITHDRAWN),
                name="%(app_label)s_%(class)s_once_a_document",
                violation_error_message=_(
                    "This document has such a change set already."
                ),
            ),
        )

    def __str__(self):
        return f"{self._meta.verbose_name} · {self.document}"

    def get_absolute_url(self):
        return self.document.get_absolute_url()

    @property
    def effective_on(self):
        return self.effective_date or self.document.signed_date

    @property
    def register(self):
        return apps.get_app_config(self._meta.app_label)

    def lock(self):
        """The document first, always, and as it is now: a change set is judged by it."""
        documents = type(self.document)._base_manager.select_for_update(of=("self",))
        self.document = documents.get(pk=self.document_id)
        super().lock()

    def blockers(self, name, together_with=None):
        reasons = []
        if not (self.document.is_public or self.document == together_with):
            reasons.append(
                _("%(document)s is not published yet: this goes with it.")
                % {"document": self.document}
            )
        if name not in {"publish", "schedule", "approve", "emergency"}:
            return reasons
        entries = list(self.entries.all())
        if not entries:
            reasons.append(_("%(change_set)s has no entries.") % {"change_set": self})
        found = self.known("of_entries", lambda: type(self).of_entries(entries))
        return [*reasons, *found.get(self.pk, ())]

    @classmethod
    def of_entries(cls, entries):
        """{key of a change set: reasons why one of its ``entries`` cannot be published}."""
        found = {}
        pairs = type(entries[0]).blockers_of(entries) if entries else ()
        for entry, reason in pairs:
            found.setdefault(entry.change_set_id, {})[reason] = True
        return found

    @property
    def goes_with(self):
        """Its document, with which it becomes public."""
        return self.document

    def within_reach(self, user):
        return self.document.within_reach(user)

    def make_correction(self, user, note):
        return corrections.copy_of(self, user, note)

    def after_transition(self, act):
        if not (act.step.makes_public or act.name in LEAVING):
            return
        projection.lock(self.register)
        if act.step.makes_public:
            self.place(list(self.entries.all()))
        projection.update(self)

    @transaction.atomic
    def draft_text(self, user, replace=False):
        """Write the document's text from the entries; what it has must be empty or given up.

        Raises ValidationError where it may not be written, or cannot be.
        """
        self.lock()
        self.refresh_from_db(fields=["state", "version"])
        document, entries = self.document, list(self.entries.all())
        if not (self.is_open and document.is_open):
            raise ValidationError(_("Only the text of a draft can be written anew."))
        if document.body and not replace:
            raise ValidationError(_("The document has a text already."))
        if not entries:
            raise ValidationError(_("There are no entries to write a text from."))
        try:
            written = self.register.write(
                [entry.as_read() for entry in entries], issuer=document.issuer
            )
        except ValueError as error:
            raise ValidationError(str(error)) from error
        document.take_text(written, user)

    def place(self, entries):
        """Fix whom in the register each entry is about and where its document says so."""
        model, places = self.register.entry_model, self.document.places()
        model.identify(entries)
        for entry in entries:
            entry.anchor = entry.find_anchor(places)
        model.objects.bulk_update(entries, [*model.SUBJECTS, "anchor"], batch_size=500)
        model.link(entries)


class Entry(models.Model):
    """One row of a change set; registers add ``change_set`` and what it changes.

    ``READ_AS`` is the dataclass of ``reading.py``; ``RENAMED`` says which of its fields
    have another name here. ``SUBJECTS`` are the foreign keys to what in the register it is
    about, ``PARTS`` the relations that ``effects`` looks at.
    """

    READ_AS = None
    RENAMED = {}
    SUBJECTS = ()
    PARTS = ()

    clause = CheckedCharField(
        _("clause"),
        max_length=30,
        blank=True,
        help_text=_("As numbered in the document, such as 七 or 三（二）."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    source_text = CheckedTextField(
        _("source text"),
        blank=True,
        help_text=_("The words of the document this entry was read from."),
    )
    anchor = CheckedCharField(max_length=40, blank=True, editable=False)
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("corrected entry"),
        on_delete=models.PROTECT,
        related_name="corrections",
        null=True,
        blank=True,
        editable=False,
    )

    CONTENT_OMITTED = frozenset({"change_set", "anchor", "corrects"})
    CONTENT_PARTS = ()

    history = HistoricalRecords(inherit=True)
    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("order", "pk")
        default_permissions = ("add", "change", "delete", "view")

    def get_absolute_url(self):
        """The clause that states this entry."""
        return f"{self.change_set.document.get_absolute_url()}#{self.anchor}"

    @classmethod
    def identify(cls, entries):
        """Set the subjects of ``entries``, without saving: whom each is about."""
        raise TypeError(f"{cls.__name__} does not say whom it is about")

    @classmethod
    def link(cls, entries):
        """Link ``entries``, now saved, to whom else they concern."""

    @property
    def effective_on(self):
        return self.change_set.effective_on

    @classmethod
    def blockers_of(cls, entries):
        """Pairs of (entry, reason why it cannot be published), of all ``entries``."""
        return [(entry, reason) for entry in entries for reason in entry.blockers()]

    def blockers(self):
        """Every reason why this entry by itself cannot be published."""
        if self.effective_on is None:
            return [
                _("%(entry)s has no effective date and its document no date.")
                % {"entry": self}
            ]
        return []

    def find_anchor(self, places):
        if self.clause in places.anchors:
            return self.clause
        return places.find(self.source_text, *self.words())

    def words(self):
        """Words to look for in the document where the source text does not stand there."""
        return [self.name]

    @classmethod
    def from_read(cls, read, **values):
        """The unsaved entry that a read one becomes."""
        for field in dataclasses.fields(read):
            name = cls.RENAMED.get(field.name, field.name)
            if name in cls.own_fields():
                values.setdefault(name, getattr(read, field.name))
        return cls(**values)

    def as_read(self):
        """The entry as if read from its document; the inverse of ``from_read``."""
        renamed = {
            field.name: self.RENAMED.get(field.name, field.name)
            for field in dataclasses.fields(self.READ_AS)
        }
        return self.READ_AS(
            **{
                name: trimmed(getattr(self, own))
                for name, own in renamed.items()
                if own in self.own_fields()
            },
            **self.read_parts(),
        )

    @classmethod
    def own_fields(cls):
        return {field.name for field in cls._meta.concrete_fields}

    def read_parts(self):
        """What of a read entry stands in rows of its own here."""
        return {}

    def keep_parts(self, read):
        """The unsaved rows that ``read`` needs beside this entry, which is saved."""
        return []

    def effects(self):
        """What the entry does: pairs of (key, values); ``None`` ends what the key names.

        ``key`` has the ids of the subject fields of the register's state, in their order.
        """
        raise TypeError(f"{type(self).__name__} does not say what it does")


def trimmed(value):
    """A Decimal without the zeros that its column fills it up with; else ``value``."""
    return value.normalize() if isinstance(value, Decimal) else value
