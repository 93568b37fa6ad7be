"""The base of all tables: columns declared on a model, exported and imported."""

from collections import defaultdict
from functools import cached_property
from itertools import islice

from django.db import transaction
from django.utils import timezone
from import_export.resources import Resource

from core import audit
from core.databases.reads import long_read
from core.databases.turns import wait_for_turn

from .columns import Bad, PartColumn
from .imports import Import
from .reports import Report
from .storing import in_batches, store
from .tables import TableToWrite

CHUNK = 2_000


class TableResource(Resource):
    """A table of records of ``Meta.model``; its Columns are declared in their order.

    ``user`` is for whom an import runs; ``None`` is the system.

    ``key`` names the columns that tell records apart. ``parts`` is the related name of
    rows that take a line each under the PartColumns, the record's other cells repeating.
    ``derived`` are further fields that follow from the columns. ``owner_path`` leads to the
    id of what a column that ``names_owner`` names.
    """

    user = None
    key = ()
    parts = ""
    part_order = "order"
    derived = ()
    ordering = ("pk",)
    owner_path = ""
    # Whether records may refer to others further down in the file.
    takes_all_at_once = False

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for name, column in self.fields.items():
            is_part = isinstance(column, PartColumn)
            column.bind(name, self.part_model if is_part else self._meta.model)

    @classmethod
    def get_display_name(cls):
        return str(cls._meta.model._meta.verbose_name_plural)

    @classmethod
    def get_result_class(cls):
        return Report

    @cached_property
    def part_model(self):
        return self._meta.model._meta.get_field(self.parts).related_model

    @cached_property
    def part_owner(self):
        """The name of the foreign key from a part to its record."""
        return self._meta.model._meta.get_field(self.parts).field.name

    @cached_property
    def columns(self):
        return list(self.fields.values())

    @cached_property
    def own_columns(self):
        """The columns that an import sets on the record itself."""
        return [
            column
            for column in self.columns
            if not (
                column.readonly or column.names_owner or isinstance(column, PartColumn)
            )
        ]

    @cached_property
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
        """``queryset`` with all that its columns show."""
        return queryset

    def export(self, queryset=None, **kwargs):
        """The TableToWrite of ``queryset`` (all, where left out); rows come as asked for."""
        queryset = self.get_queryset() if queryset is None else queryset
        columns = [one for one in self.columns if self.goes_out(one, queryset)]
        return TableToWrite(columns, self.blocks(queryset, columns), timezone.now())

    def goes_out(self, column, queryset):
        if not column.optional:
            return True
        return queryset.filter(**{f"{column.attribute}__gt": ""}).exists()

    def template(self):
        return TableToWrite([one for one in self.columns if not one.optional], ())

    def leave_out(self, columns):
        """Take in a table without the ``columns``: what they hold stays as it is."""
        self.columns = [one for one in self.columns if one not in columns]

    def blocks(self, queryset, columns):
        queryset = self.prepared(queryset)
        paths, spans = self.paths(columns)
        if self.parts:
            order = queryset.query.order_by or self.ordering
            queryset = queryset.order_by(
                *order, "pk", f"{self.parts}__{self.part_order}", f"{self.parts}__pk"
            )
        with long_read():
            rows = queryset.values_list(*paths).iterator(chunk_size=CHUNK)
            while block := list(islice(rows, CHUNK)):
                yield [
                    column.cells(column.values(stored))
                    for column, stored in parted(block, spans)
                ]

    def paths(self, columns):
        """The paths of the ``columns``, and (column, its slice of them) for each."""
        paths, spans = [], []
        for column in columns:
            before = f"{self.parts}__" if isinstance(column, PartColumn) else ""
            spans.append((column, slice(len(paths), len(paths) + len(column.paths))))
            paths += (f"{before}{path}" for path in column.paths)
        return paths, spans

    def import_data(self, dataset, dry_run=False, **kwargs):
        """Take the TableRead ``dataset`` in; see ``Import``. Returns a Report."""
        with audit.one_act(), transaction.atomic():
            if not dry_run:
                # Of two imports the second is to find what the first has made.
                wait_for_turn(f"import {self._meta.model._meta.label}")
            report = super().import_data(
                dataset, dry_run=dry_run, use_transactions=False, **kwargs
            )
            is_kept = not (dry_run or report.faults)
            if is_kept:
                self.audit("done", report, kwargs)
            else:
                transaction.set_rollback(True)
        if not is_kept:
            # Noted outside of what is rolled back.
            self.audit("previewed" if dry_run else "refused", report, kwargs)
        return report

    def audit(self, event, report, told):
        audit.record(
            f"import.{event}",
            user=told.get("user"),
            target=self._meta.model,
            result="refused" if report.faults else "done",
            details={"file": told.get("file_name"), **report.counts()},
        )

    def import_data_inner(self, dataset, dry_run, *args, **kwargs):
        return Import(self, dataset, **kwargs).run()

    def begin(self, user):
        """Called as an import for ``user`` begins."""
        self.user = user

    def key_of(self, *values):
        """What tells records apart, of the values of the ``key`` columns."""
        return values

    def keys(self, batch, refuse):
        """The key of each record of the Batch; ``None`` where it cannot be told.

        ``refuse(line, column, reason)`` notes what is not wrong with the cell itself.
        """
        keys = batch.keys()
        if not batch.bad:
            return [self.key_of(*key) for key in keys]
        return [
            None if any(type(part) is Bad for part in key) else self.key_of(*key)
            for key in keys
        ]

    def candidates(self, batch, keys):
        """Querysets of the stored records that may have one of the ``keys``."""
        raise TypeError(f"{type(self).__name__} does not say how to find its records")

    def stored(self, batch, keys):
        """{key: [(pk, values of the own columns, parts)]} of the candidates, in order."""
        found = defaultdict(list)
        for queryset in self.candidates(batch, keys):
            rows = list(self.stored_rows(queryset))
            parts = self.stored_parts([pk for _key, pk, _values in rows])
            for key, pk, values in rows:
                found[key].append((pk, values, parts[pk] if self.parts else None))
        return found

    def stored_rows(self, queryset):
        """(key, pk, values of the own columns) of each record."""
        paths, spans = self.paths(self.own_columns)
        owner = [self.owner_path] if self.owner_path else []
        rows = list(self.prepared(queryset).values_list(*paths, *owner, "pk"))
        if not rows:
            return
        values = {
            column.attribute: column.values(stored)
            for column, stored in parted(rows, spans)
        }
        own = list(zip(*values.values(), strict=True))
        if owner:
            values |= {self.key[0]: [row[-2] for row in rows]}
        keys = zip(*(values[name] for name in self.key), strict=True)
        for row, key, one in zip(rows, keys, own, strict=True):
            yield (key if owner else self.key_of(*key)), row[-1], one

    def stored_parts(self, keys):
        found = defaultdict(list)
        if not self.parts:
            return found
        columns, owner = self.part_columns, f"{self.part_owner}_id"
        paths = [path for column in columns for path in column.paths]
        parts = self.part_model.objects.order_by(self.part_order, "pk")
        for batch in in_batches(keys):
            of_batch = parts.filter(**{f"{owner}__in": batch})
            for key, *values in of_batch.values_list(owner, *paths):
                if any(values):
                    found[key].append(tuple(values))
        return found

    def load(self, records):
        """Give each Record its instance, locked; ``None`` where it is not there any more."""
        found = {}
        stored = self._meta.model._base_manager.select_for_update(of=("self",))
        for batch in in_batches(record.pk for record in records if not record.is_new):
            found |= {one.pk: one for one in self.loaded(stored.filter(pk__in=batch))}
        for record in records:
            record.instance = (
                self.new(record) if record.is_new else found.get(record.pk)
            )

    def loaded(self, queryset):
        """``queryset`` with all that is needed to compare and check its records."""
        return queryset

    def former_bearers(self, records):
        """{key: id of the stored record that bore it once, and bears another now}."""
        return {}

    def new(self, record):
        """An unsaved record of the model, for a Record of the file."""
        return self._meta.model()

    def refusal(self, record):
        """The (reason, url) why the Record cannot be changed, or ``None``."""
        return None

    def check(self, instance):
        """What only the record as a whole shows; raises ValidationError."""
        instance.clean()

    def check_constraints(self, instance):
        """What the database would refuse; raises ValidationError."""
        instance.validate_constraints()

    def store(self, records, user, reason):
        """Write the touched Records: changed rows, new rows, parts, and their history."""
        store(self, records, user, reason)


def parted(rows, spans):
    """(column, its stored values) for each of ``spans``, of rows of stored values."""
    stored = list(zip(*rows, strict=True))
    return ((column, stored[span]) for column, span in spans)
