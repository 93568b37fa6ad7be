"""Writing what an import changes: in bulk, with history, as fast as the database takes it.

Rows go past ``save`` and its signals. Their keys are taken before, so that what belongs to
them can be written as well, and their history is copied from them inside the database.
"""

import json

from django.db import connections, models, router
from django.utils import timezone

BATCH = 500
HISTORY = ("history_date", "history_change_reason", "history_type", "history_user_id")
# Fields whose values the drivers take as they are.
PLAIN = (
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def in_batches(values):
    """``values``, each once, in lists no query is too short for."""
    values = sorted(set(values))
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def create(instances, model, user, reason):
    """Store the unsaved ``instances`` of ``model``; they get their keys."""
    if instances:
        table = Table(model)
        table.insert(instances)
        table.remember([one.pk for one in instances], "+", user, reason)


def update(instances, model, fields, user, reason):
    """Store ``fields``, by name, of ``instances`` of ``model``."""
    if instances:
        table = Table(model)
        table.update(
            instances, [model._meta.get_field(name) for name in sorted(fields)]
        )
        table.remember([one.pk for one in instances], "~", user, reason)


class Table:
    """The table of ``model`` in the database that is written to."""

    def __init__(self, model):
        self.model, self.meta = model, model._meta
        self.connection = connections[router.db_for_write(model)]
        self.is_sqlite = self.connection.vendor == "sqlite"

    def quoted(self, *names):
        return ", ".join(map(self.connection.ops.quote_name, names))

    def insert(self, instances):
        fields, keys = self.meta.concrete_fields, self.take_keys(len(instances))
        for instance, key in zip(instances, keys, strict=True):
            instance.pk = key
        rows = zip(*(self.column(field, instances) for field in fields), strict=True)
        into = f"{self.quoted(self.meta.db_table)} ({self.quoted(*(f.column for f in fields))})"
        with self.connection.cursor() as cursor:
            if self.is_sqlite:
                marks = ", ".join(["%s"] * len(fields))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)
            else:
                # COPY is the driver's own, and so are its errors without this.
                copying = cursor.copy(f"COPY {into} FROM STDIN")
                with self.connection.wrap_database_errors, copying as copy:
                    for row in rows:
                        copy.write_row(row)
        for instance in instances:
            instance._state.adding, instance._state.db = False, self.connection.alias

    def take_keys(self, count):
        table, column = self.meta.db_table, self.meta.pk.column
        with self.connection.cursor() as cursor:
            if self.is_sqlite:
                # Nobody else writes until this transaction ends.
                sql = "SELECT seq FROM sqlite_sequence WHERE name = %s"
                last = cursor.execute(sql, [table]).fetchone() or (0,)
                return range(last[0] + 1, last[0] + 1 + count)
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [self.quoted(table), column, count],
            )
            return [key for (key,) in cursor.fetchall()]

    def column(self, field, instances):
        """The values of ``field`` as the driver takes them."""
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            now = timezone.now()
            for instance in instances:
                setattr(instance, field.attname, now)
        if field.is_relation:
            take_key_of_related(field, instances)
        values = [getattr(instance, field.attname) for instance in instances]
        if isinstance(field, PLAIN):
            return values
        prepared = field.get_db_prep_save
        return [prepared(value, self.connection) for value in values]

    def update(self, instances, fields):
        columns = [self.column(field, instances) for field in fields]
        keys = [instance.pk for instance in instances]
        with self.connection.cursor() as cursor:
            if self.is_sqlite:
                settings = ", ".join(f"{self.quoted(f.column)} = %s" for f in fields)
                cursor.executemany(
                    f"UPDATE {self.quoted(self.meta.db_table)} SET {settings}"
                    f" WHERE {self.quoted(self.meta.pk.column)} = %s",
                    zip(*columns, keys, strict=True),
                )
            else:
                self.update_from_arrays(cursor, fields, columns, keys)

    def update_from_arrays(self, cursor, fields, columns, keys):
        names = [self.quoted(field.column) for field in fields]
        settings = ", ".join(f"{name} = given.{name}" for name in names)
        kinds = [self.meta.pk.rel_db_type(self.connection)]
        kinds += [field.db_type(self.connection) for field in fields]
        arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
        key = self.quoted(self.meta.pk.column)
        cursor.execute(
            f"UPDATE {self.quoted(self.meta.db_table)} AS stored SET {settings}"
            f" FROM unnest({arrays}) AS given (given_key, {', '.join(names)})"
            f" WHERE stored.{key} = given.given_key",
            [keys, *columns],
        )

    def remember(self, keys, kind, user, reason):
        """Copy the rows ``keys`` into their history, where the model keeps one."""
        if not hasattr(self.model, "history"):
            return
        history = self.model.history.model
        copied = self.quoted(*(field.column for field in history.tracked_fields))
        if self.is_sqlite:
            chosen, given = "IN (SELECT value FROM json_each(%s))", json.dumps(keys)
        else:
            chosen, given = "= ANY(%s)", list(keys)
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self.quoted(history._meta.db_table)}"
                f" ({copied}, {self.quoted(*HISTORY)})"
                f" SELECT {copied}, %s, %s, %s, %s FROM {self.quoted(self.meta.db_table)}"
                f" WHERE {self.quoted(self.meta.pk.column)} {chosen}"
                f" ORDER BY {self.quoted(self.meta.pk.column)}",
                [self.now(), reason, kind, user and user.pk, given],
            )

    def now(self):
        return self.connection.ops.adapt_datetimefield_value(timezone.now())


def take_key_of_related(field, instances):
    """Fill in the keys of related records that were stored after they were assigned."""
    for instance in instances:
        related = field.get_cached_value(instance, default=None)
        if related is not None and getattr(instance, field.attname) is None:
            setattr(instance, field.attname, related.pk)


def store(resource, records, user, reason):
    """Write the ``records`` of ``resource``, and the rows that are parts of them."""
    model = resource._meta.model
    create(
        [record.instance for record in records if record.is_new], model, user, reason
    )
    changed = [record for record in records if record.columns and not record.is_new]
    fields = {name for record in changed for name in fields_of(record.columns)}
    update(
        [record.instance for record in changed],
        model,
        fields | set(resource.derived),
        user,
        reason,
    )
    if resource.parts:
        store_parts(resource, records, user, reason)


def fields_of(columns):
    for column in columns:
        yield from column.model_fields


def store_parts(resource, records, user, reason):
    """Put the parts of the file in the place of those stored."""
    model, owner = resource.part_model, resource.part_owner
    changed = [record for record in records if record.parts_differ]
    replaced = [record.pk for record in changed if not record.is_new]
    for batch in in_batches(replaced):
        model.objects.filter(**{f"{owner}__in": batch}).delete()
    names = [column.attribute for column in resource.part_columns]
    parts = [
        model(
            **{owner: record.instance, resource.part_order: order},
            **dict(zip(names, values, strict=True)),
        )
        for record in changed
        for order, values in enumerate(record.parts)
    ]
    create(parts, model, user, reason)
