#!/usr/bin/env python
"""Measure the export of one table of appointments against django-import-export and COPY.

All write the same rows of a database of their own: SQLite, or the PostgreSQL that
DATABASE_URL names. CPU seconds of this process and of the database, wherever that runs; see README.md.
"""

import argparse
import os
import resource as usage
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from time import perf_counter

from importing import FIELDS, make_change_sets, make_documents
from importing import rows as lines
from run import say, set_up

NUMBER = "change_set__document__number"


def make_rows(count):
    from personnel.models import Change, Notice

    make_documents(count)
    make_change_sets()
    sets = dict(Notice.objects.values_list("document__number", "pk"))
    made = [
        Change(change_set_id=sets[number], **dict(zip(FIELDS[1:], others, strict=True)))
        for number, *others in lines(count)
    ]
    for change in made:
        change.kind = {"任命": "appoint", "免去": "remove"}[change.kind]
    Change.objects.bulk_create(made, batch_size=2_000)


def cpu():
    """CPU seconds of this process, of those it started, and of PostgreSQL's for it."""
    spent = map(usage.getrusage, (usage.RUSAGE_SELF, usage.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent) + server_cpu()


def server_cpu():
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not process.exists():
        raise SystemExit("The PostgreSQL server must run on this machine.")
    user, system = process.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def least(function, file, times):
    """Least CPU seconds that ``function(file)`` took in so many ``times``."""
    taken = []
    for _ in range(times):
        start = cpu()
        with file.open("wb") as stream:
            function(stream)
        taken.append(cpu() - start)
    return min(taken)


def ours(name):
    """A function that writes all rows as the format ``name``."""
    from core.exchange import formats
    from core.exchange.registry import resource

    table_format = getattr(formats, name)()
    return lambda file: table_format.write(resource("personnel").export(), file)


def first_byte(name):
    """Milliseconds until the first bytes are there: the headings."""
    from core.exchange import formats
    from core.exchange.registry import resource

    start = perf_counter()
    parts = getattr(formats, name)().stream(resource("personnel").export())
    next(parts)
    return 1000 * (perf_counter() - start)


def rows():
    """All appointments, as our table finds and orders them."""
    from core.exchange.registry import resource

    table = resource("personnel")
    return table.prepared(table.get_queryset())


def library(name):
    """What the library's documentation shows, with the rows in one query."""
    from import_export import fields, resources
    from import_export.formats import base_formats

    from personnel.models import Change

    class Resource(resources.ModelResource):
        change_set = fields.Field(attribute=NUMBER, column_name="change_set")

        class Meta:
            model = Change
            fields = FIELDS

    table_format = getattr(base_formats, name)()
    joined = rows().select_related("change_set__document")

    def write(file):
        data = table_format.export_data(Resource().export(joined))
        file.write(data.encode() if isinstance(data, str) else data)

    return write


def copy():
    """The database's own way to a CSV, of the same query."""
    from django.db import connection

    # Nothing in it is a parameter.
    wanted = rows().values_list(NUMBER, *FIELDS[1:]).query
    if connection.vendor == "postgresql":
        return lambda file: copy_out(connection, f"COPY ({wanted}) TO STDOUT (FORMAT csv)", file)  # fmt: skip
    database = str(connection.settings_dict["NAME"])
    command = ["sqlite3", "-csv", "-readonly", database, str(wanted)]
    return lambda file: subprocess.run(command, stdout=file, check=True)


def copy_out(connection, statement, file):
    with connection.cursor() as cursor, cursor.copy(statement) as parts:
        for part in parts:
            file.write(part)


def measured(folder):
    """{(way, format): CPU seconds}, and lines on what was seen beside."""
    taken, seen = {}, []
    for name in ("CSV", "XLSX"):
        seen.append(f"{name}: first bytes after {first_byte(name):.0f} ms.")
        taken["Gongbao", name] = least(ours(name), folder / f"ours.{name}", 5)
    taken["the database alone", "CSV"] = least(copy(), folder / "copy.CSV", 5)
    for name in ("CSV", "XLSX"):
        taken["import-export as it comes", name] = least(library(name), folder / f"library.{name}", 1)  # fmt: skip
    return taken, seen


def report(taken, seen):
    say("| what | CPU s | times Gongbao |\n|---|--:|--:|")
    for (way, name), seconds in taken.items():
        ratio = seconds / taken["Gongbao", name]
        say(f"| {name}, {way} | {seconds:.2f} | {ratio:.3g} |")
    say("")
    for line in seen:
        say(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    count = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="gongbao-bench-") as folder:
        folder = Path(folder)
        set_up(folder)
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, stdout=StringIO())
        make_rows(count)
        say(f"{count:,} appointments, {connection.display_name}.\n")
        report(*measured(folder))


if __name__ == "__main__":
    sys.exit(main())
