"""Two records of one model, field by field, and lists of them, record by record."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from .align import align
from .rows import CHANGED
from .spans import ADDED, REMOVED, SAME, replaced, spans


@dataclass(frozen=True)
class FieldChange:
    """One field of two records: its label, what each says, and the Spans between them."""

    name: str
    label: str
    old: str
    new: str
    spans: list

    @property
    def is_changed(self):
        return self.old != self.new


@dataclass(frozen=True)
class RecordChange:
    """A record beside what became of it; ``old`` or ``new`` is ``None`` where it is alone.

    ``parts`` are the RecordChanges of the rows that are part of it.
    """

    old: Any
    new: Any
    fields: list
    parts: list = field(default_factory=list)

    @property
    def record(self):
        return self.old if self.new is None else self.new

    @property
    def kind(self):
        if self.old is None:
            return ADDED
        if self.new is None:
            return REMOVED
        return CHANGED if self.changed_fields or self.changed_parts else SAME

    @property
    def changed_fields(self):
        return [one for one in self.fields if one.is_changed]

    @property
    def changed_parts(self):
        return [part for part in self.parts if part.kind != SAME]


def compare_fields(old, new, fields):
    """A FieldChange for each of ``fields`` in which either record says something."""
    changes = [field_change(one, old, new) for one in fields]
    return [change for change in changes if change.old or change.new]


def field_change(one, old, new):
    before, after = words(one, old), words(one, new)
    if isinstance(one, models.BooleanField) and old and new and before != after:
        before, after = before or _("no"), after or _("no")
    label = str(one.verbose_name)
    return FieldChange(one.name, label, before, after, between(one, before, after))


def between(one, before, after):
    """Running text by its characters; a date, a choice, another record as a whole."""
    is_text = isinstance(one, models.CharField | models.TextField) and not one.choices
    if is_text or before == after:
        return spans(before, after)
    return replaced(before, after)


def words(one, record):
    """What a field of ``record`` says to a reader; ``""`` where it says nothing."""
    if record is None:
        return ""
    value = one.value_from_object(record)
    if value is None or value is False or value == "":
        return ""
    if one.choices:
        return str(getattr(record, f"get_{one.name}_display")())
    if one.is_relation:
        return str(getattr(record, one.name))
    return plain(value)


def plain(value):
    if value is True:
        return _("yes")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, FieldFile):
        return PurePosixPath(value.name).name
    return str(value)


def pair_records(old, new, corrected, keys, likeness):
    """Pairs of records, in the order of ``new``; what was removed stands where it was.

    ``corrected`` gives of a new record the key of the old one it corrects, or ``None``;
    the others belong together by ``keys`` and ``likeness``, as ``align`` says.
    """
    by_key = {record.pk: record for record in old}
    partners = {
        record.pk: by_key.pop(corrected(record))
        for record in new
        if corrected(record) in by_key
    }
    alone = [record for record in new if record.pk not in partners]
    for one, other in align(list(by_key.values()), alone, keys, likeness):
        if one and other:
            partners[other.pk] = one
            del by_key[one.pk]
    return in_place(old, [(partners.get(record.pk), record) for record in new], by_key)


def in_place(old, pairs, removed):
    """``pairs`` with the ``removed`` records after those they followed in ``old``."""
    followers, previous = {None: []}, None
    for record in old:
        if record.pk in removed:
            followers[previous].append((record, None))
        else:
            previous = record.pk
            followers[previous] = []
    placed = [*followers[None]]
    for one, other in pairs:
        placed.append((one, other))
        if one is not None:
            placed += followers[one.pk]
    return placed
