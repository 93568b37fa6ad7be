"""The base of all tables: columns declared on a model, exported and imported."""

from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from import_export.resources import Resource

from core import audit

from .columns import PartColumn
from .imports import Import
from .reports import Report
from .storing import store
from .tables import TableToWrite

CHUNK = 500


class TableResource(Resource):
    """A table of records of ``Meta.model``; its Columns are declared in their order.

    ``user`` is for whom an import runs; ``None`` is the system.

    ``key`` names the columns that tell records apart. ``parts`` is the related name of
    rows that take a line each under the PartColumns, the record's other cells repeating.
    ``derived`` are further fields that follow from the columns.
    """

    user = None
    key = ()
    parts = ""
    part_order = "order"
    derived = ()
    ordering = ("pk",)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        model = self._meta.model
        part_model = (
            model._meta.get_field(self.parts).related_model if self.parts else None
        )
        for name, column in self.fields.items():
            column.bind(name, part_model if isinstance(column, PartColumn) else model)

    @classmethod
    def get_display_name(cls):
        return str(cls._meta.model._meta.verbose_name_plural)

    @classmethod
    def get_result_class(cls):
        return Report

    @property
    def columns(self):
        return list(self.fields.values())

    @property
    def own_columns(self):
        """The columns that an import sets on the record itself."""
        return [
            column
            for column in self.columns
            if not (
                column.readonly or column.names_owner or isinstance(column, PartColumn)
            )
        ]

    @property
    def part_columns(self):
        return [column for column in self.columns if isinstance(column, PartColumn)]

    def get_queryset(self):
        """All records as they stand, in an order that an import keeps."""
        return self._meta.model.objects.order_by(*self.ordering)

    def published(self):
        """The records that anyone may see; ``None`` where nothing of the table is public."""
        records = self.get_queryset()
        return records.published() if hasattr(records, "published") else None

    def prepared(self, queryset):
        """``queryset`` with all that a line shows, in a constant number of queries."""
        return queryset.prefetch_related(self.parts) if self.parts else queryset

    def export(self, queryset=None, **kwargs):
        """The TableToWrite of ``queryset`` (all, where left out); rows come as asked for."""
        queryset = self.get_queryset() if queryset is None else queryset
        return TableToWrite(self.columns, self.blocks(self.prepared(queryset)))

    def template(self):
        return TableToWrite(self.columns, ())

    def blocks(self, records):
        rows = self.rows(records)
        while block := list(islice(rows, CHUNK)):
            yield list(zip(*block, strict=True))

    def rows(self, records):
        if isinstance(records, QuerySet):
            records = records.iterator(chunk_size=CHUNK)
        for record in records:
            yield from self.lines_of(record)

    def lines_of(self, record):
        for part in self.parts_of(record) or [None]:
            yield [
                column.shown(part if isinstance(column, PartColumn) else record)
                if part is not None or not isinstance(column, PartColumn)
                else None
                for column in self.columns
            ]

    def parts_of(self, record):
        return getattr(record, self.parts).all() if self.parts else ()

    @transaction.atomic
    def import_data(self, dataset, dry_run=False, **kwargs):
        with audit.one_act():
            report = super().import_data(dataset, dry_run=dry_run, **kwargs)
        event = "previewed" if dry_run else "refused" if report.faults else "done"
        audit.record(
            f"import.{event}",
            user=kwargs.get("user"),
            target=self._meta.model,
            result="refused" if report.faults else "done",
            details={"file": kwargs.get("file_name"), **report.counts()},
        )
        return report

    def import_data_inner(self, dataset, dry_run, *args, **kwargs):
        """Take the TableRead ``dataset`` in; see ``Import``. Returns a Report."""
        self.user = kwargs.get("user")
        return Import(self, dataset, **kwargs).run()

    def key_of(self, *values):
        """What tells records apart, of the values of the ``key`` columns."""
        return values

    def find(self, records, refuse):
        """{key: stored records} of the Records' keys; gives each Record its ``owner``.

        ``refuse(record, column, reason)`` notes what cannot be found.
        """
        raise TypeError(f"{type(self).__name__} does not say how to find its records")

    def new(self, record):
        """An unsaved record of the model, for a Record of the file."""
        return self._meta.model()

    def refusal(self, record):
        """Why the Record cannot be changed, or ``""``."""
        return ""

    def check(self, instance):
        """What only the record as a whole shows; raises ValidationError."""
        instance.clean()

    def check_constraints(self, instance):
        """What the database would refuse; raises ValidationError."""
        instance.validate_constraints()

    def store(self, records, user, reason):
        """Write the touched Records: changed rows, new rows, parts, and their history."""
        store(self, records, user, reason)
