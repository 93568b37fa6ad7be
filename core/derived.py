"""Columns that follow from others of their row, so that the database can sort and compare.

They are worked out whenever a record is stored, also in bulk; ``mend`` does it again,
where what they follow from, or the way they do, has changed.
"""

from itertools import islice
from operator import attrgetter

from django.db import models

from .text.spelling import sort_key

CHUNK = 1000


class DerivedMixin:
    """A field whose value ``derive(record)`` tells."""

    def derive(self, record):
        raise TypeError(f"{type(self).__name__} does not say what it follows from")

    def pre_save(self, record, add):
        value = self.derive(record)
        setattr(record, self.attname, value)
        return value


class PinyinField(DerivedMixin, models.CharField):
    """Where the text in the field ``of`` stands among Chinese ones: by pinyin.

    ``of`` may be a field of what a foreign key leads to (``person.name``). ``person`` says that the text is the name of one, and begins with a surname.
    """

    def __init__(self, of="name", person=False, **options):
        self.of, self.person = of, person
        fixed = {"max_length": 500, "blank": True, "editable": False}
        super().__init__(**fixed | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of, "person": self.person}

    def db_parameters(self, connection):
        """Compared byte by byte, whatever language the database speaks."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def derive(self, record):
        return sort_key(attrgetter(self.of)(record), self.person)


def derived_fields(model):
    return [f for f in model._meta.concrete_fields if isinstance(f, DerivedMixin)]


def led_through(model):
    """The foreign keys by which derived columns of ``model`` reach what they follow."""
    paths = (getattr(field, "of", "") for field in derived_fields(model))
    return {path.split(".")[0] for path in paths if "." in path}


def outdated(records):
    """Lists of those whose derived columns are not what they should be, put right."""
    fields = derived_fields(records.model)
    rows = records.select_related(*led_through(records.model)).order_by("pk")
    rows = rows.iterator(chunk_size=CHUNK)
    while fields and (chunk := list(islice(rows, CHUNK))):
        yield [record for record in chunk if put_right(record, fields)]


def put_right(record, fields):
    """Whether a derived value of ``record`` was wrong; it no longer is."""
    were = [getattr(record, field.attname) for field in fields]
    return were != [field.pre_save(record, False) for field in fields]


def mend(records):
    """Store what ``outdated`` finds among ``records``; returns how many there were."""
    names = [field.name for field in derived_fields(records.model)]
    mended = 0
    for wrong in outdated(records):
        records.model._base_manager.bulk_update(wrong, names)
        mended += len(wrong)
    return mended
