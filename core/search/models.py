"""The texts that can be found, one row for each record."""

from zlib import crc32

from django.db import models

from .backends import KIND

# An id has 63 bits: 9 of the kind, 22 of the day, 32 of the record. Days and records are
# told from their last: FTS5 (3.40) loses rows of an index that it walks from its end.
KINDS = 2 ** (63 - KIND)
RECORD_BITS = 32
DAY_BITS = KIND - RECORD_BITS
LAST_RECORD, LAST_DAY = 2**RECORD_BITS - 1, 2**DAY_BITS - 1


def kind_of(model):
    """What the ids of the model's texts begin with: from its name, the same in every database."""
    return crc32(model._meta.label_lower.encode()) % KINDS


def row_id(model, object_id, day=None):
    """The id of a record's text: those of one kind stand together, the newest first."""
    ordinal = day.toordinal() if day else 0
    first, _last = row_ids(model)
    return first | (LAST_DAY - ordinal) << RECORD_BITS | LAST_RECORD - object_id


def row_ids(model):
    """The first and last id that a text of a ``model`` can have."""
    first = kind_of(model) << KIND
    return first, first + 2**KIND - 1


def record_of(row):
    """The key of the record whose text has this id."""
    return LAST_RECORD - (row & LAST_RECORD)


class SearchTextQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(pk__range=row_ids(model))


class SearchText(models.Model):
    """What of one record is looked through, in the form of ``folding.fold_lines``.

    The index over it is the database's own affair: see ``backends``. Whoever searches
    starts at what is published: being here makes nothing public.
    """

    id = models.BigIntegerField(primary_key=True)
    object_id = models.BigIntegerField(db_index=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.id} {self.object_id}"
