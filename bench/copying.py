#!/usr/bin/env python
"""Fill the PostgreSQL that DATABASE_URL names, migrated and empty, with what a SQLite file has.

The same rows by COPY, the triggers that guard them away meanwhile; see README.md.
"""

import argparse
import os
import sqlite3
import sys

from run import ROOT, say


def main(file):
    from django.db import connection

    from core.search.backends import backend, execute

    lite = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    tables = connection.introspection.django_table_names(only_existing=True)
    execute(connection, backend(connection).REMOVE)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET TimeZone = 'UTC'")
        cursor.execute(f"TRUNCATE {', '.join(map(quoted, tables))}")
        for table in tables:
            copy(lite, cursor, table)
    execute(connection, backend(connection).set_up())
    after()


def copy(lite, cursor, table):
    """Every row of ``table``, in the columns that it has here."""
    cursor.execute(f"SELECT * FROM {quoted(table)} LIMIT 0")
    columns = ", ".join(quoted(column.name) for column in cursor.description)
    rows = 0
    with cursor.copy(f"COPY {quoted(table)} ({columns}) FROM STDIN") as out:
        for row in lite.execute(f"SELECT {columns} FROM {quoted(table)}"):
            out.write_row(row)
            rows += 1
    if rows:
        say(f"{table}: {rows:,}")


def after():
    """The next keys, and what the planner knows."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        models = apps.get_models(include_auto_created=True)
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")


def quoted(name):
    return f'"{name}"'


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="the SQLite database, of the same migrations")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    main(options.file)
