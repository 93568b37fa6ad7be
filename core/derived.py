"""Columns that follow from others of their row, so that the database can sort and compare.

They are worked out whenever a record is stored, also in bulk; ``mend`` does it again for
all, where what they follow from, or the way they do, has changed.
"""

from itertools import islice

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

    ``person`` says that the text is the name of one, and begins with a surname.
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
        return sort_key(getattr(record, self.of), self.person)


def derived_fields(model):
    return [f for f in model._meta.concrete_fields if isinstance(f, DerivedMixin)]


def outdated(model):
    """Lists of records whose derived columns are not what they should be, put right."""
    if not (fields := derived_fields(model)):
        return
    records = model._base_manager.order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(records, CHUNK)):
        yield [record for record in chunk if put_right(record, fields)]


def put_right(record, fields):
    """Whether a derived value of ``record`` was wrong; it no longer is."""
    were = [getattr(record, field.attname) for field in fields]
    return were != [field.pre_save(record, False) for field in fields]


def mend(model):
    """Store what ``outdated`` finds; returns how many records there were."""
    names = [field.name for field in derived_fields(model)]
    mended = 0
    for records in outdated(model):
        model._base_manager.bulk_update(records, names)
        mended += len(records)
    return mended
