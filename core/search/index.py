"""Keeping the texts that can be found at what is published."""

from itertools import islice

from django.apps import apps
from django.db import connection, transaction
from django.utils.module_loading import import_string

from .backends import backend, execute
from .folding import fold_lines
from .models import SearchText, row_id

CHUNK = 500


class Searchable:
    """What of a ``model`` can be found."""

    model = None
    # The field that new ones are told by, where they stand before old ones.
    day = ""

    def published(self):
        """The records that anybody may find."""
        return self.model.objects.published()

    def texts(self, records):
        """(record, title, text) of each of the ``records``; a text has lines and cells."""
        raise TypeError(f"{type(self).__name__} does not say what its texts are")

    @property
    def stored(self):
        return SearchText.objects.of(self.model)

    def rows(self, records):
        return [
            SearchText(
                id=row_id(
                    self.model, record.pk, self.day and getattr(record, self.day)
                ),
                object_id=record.pk,
                title=fold_lines(title),
                text=fold_lines(text),
            )
            for record, title, text in self.texts(records)
        ]

    def put(self, records):
        """Let the published ``records`` be found."""
        rows = self.rows(records)
        self.moved(rows).delete()
        SearchText.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["title", "text"],
        )

    def moved(self, rows):
        """What is stored of records whose day is another by now."""
        of_them = self.stored.filter(object_id__in=[row.object_id for row in rows])
        return of_them.exclude(pk__in=[row.pk for row in rows])

    def remove(self, keys):
        self.stored.filter(object_id__in=keys).delete()

    def keep(self, keys):
        """Let what has these keys be found if it is published, else no more."""
        keys = set(keys)
        records = list(self.published().filter(pk__in=keys))
        self.put(records)
        self.remove(keys - {record.pk for record in records})

    def missing(self):
        return self.published().exclude(pk__in=self.stored.values("object_id"))

    def surplus(self):
        return self.stored.exclude(object_id__in=self.published().values("pk"))

    @transaction.atomic
    def catch_up(self):
        """Take in what is missing and out what is too much; returns how many there were."""
        taken_out, _ = self.surplus().delete()
        return taken_out + sum(map(self.put_all, chunks(self.missing())))

    def put_all(self, records):
        self.put(records)
        return len(records)

    def differences(self):
        """How many of the texts are not what is published."""
        wrong = self.surplus().count() + self.missing().count()
        return wrong + sum(map(self.outdated, chunks(self.published())))

    def outdated(self, records):
        keys = [record.pk for record in records]
        stored = {row.object_id: row for row in self.stored.filter(object_id__in=keys)}
        return sum(
            not same(stored.get(row.object_id, row), row) for row in self.rows(records)
        )


def same(one, other):
    return (one.pk, one.title, one.text) == (other.pk, other.title, other.text)


def chunks(records):
    """The ``records`` as lists; in the order of their keys, so that none comes twice."""
    rows = records.order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def searchables():
    """All that can be found: what the functions return that AppConfigs name in ``search``."""
    return [
        searchable
        for app in apps.get_app_configs()
        for path in getattr(app, "search", ())
        for searchable in import_string(path)()
    ]


def settle():
    """Bring the index itself into order, after very much has changed."""
    execute(connection, backend(connection).SETTLE)


def keep(model, keys):
    """Bring the index to what has become of the records of ``model`` with these keys."""
    for searchable in searchables():
        if searchable.model is model:
            searchable.keep(keys)
