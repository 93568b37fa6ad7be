#!/usr/bin/env python
"""Measure the import of one table of appointments against django-import-export and a loader.

All three take the same CSV into the same tables of a database of their own: new rows, the
same rows again, and rows with one cell changed. CPU seconds of this process; see README.md.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from time import process_time

from run import ROOT, say, set_up

HEADINGS = ("发文字号", "条款", "类型", "姓名", "单位", "职务", "职级", "备注")
FIELDS = ("change_set", "clause", "kind", "name", "organization", "title", "rank", "remark")  # fmt: skip
ROWS_A_DOCUMENT = 100
START = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
KEY = ("change_set", "kind", "name", "organization", "title")


def rows(count, remark=""):
    for number in range(count):
        yield (
            f"青山政任〔2020〕{number // ROWS_A_DOCUMENT + 1}号",
            "一",
            "任命" if number % 2 else "免去",
            f"王{number}",
            f"青山区第{number % 300}局",
            "副局长",
            "副科级",
            f"试用期一年{remark}" if number % 3 else remark,
        )


def written(folder, count, remark=""):
    file = folder / f"{remark or 'first'}.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        writer.writerows(rows(count, remark))
    return file


def make_documents(count):
    from gazette.models import Document

    for number in range((count - 1) // ROWS_A_DOCUMENT + 1):
        name = f"青山政任〔2020〕{number + 1}号"
        Document.objects.create(number=name, title=f"{name}通知", signed_date="2020-01-01")  # fmt: skip


def clear():
    from personnel.models import Change, Notice

    for model in (Change, Notice):
        model.objects.all().delete()
        model.history.all().delete()


class Gongbao:
    name = "Gongbao: checks, a report, history"

    def take(self, file):
        from core.exchange.formats import format_of
        from core.exchange.reading.limits import of_command
        from core.exchange.registry import resource

        table = format_of(file).create_dataset(file, of_command())
        report = resource("personnel").import_data(
            table, raise_errors=True, file_name=file.name, marks=False
        )
        if report.faults:
            raise SystemExit(str(report.faults[0]))


class Library:
    """The library as its documentation shows it, with the keys and words of this table."""

    name = "django-import-export as it comes"

    def take(self, file):
        import tablib

        with file.open(encoding="utf-8-sig", newline="") as stream:
            data = tablib.Dataset().load(stream, format="csv")
        data.headers = FIELDS
        result = self.resource()().import_data(data, raise_errors=True)
        if result.has_errors():
            raise SystemExit("The library refused.")

    def resource(self):
        from import_export import fields, resources, widgets

        from personnel.models import Change, Notice

        class Kind(widgets.CharWidget):
            def clean(self, value, row=None, **kwargs):
                return {"任命": "appoint", "免去": "remove"}[value]

        class Resource(resources.ModelResource):
            change_set = fields.Field(
                attribute="change_set",
                column_name="change_set",
                widget=widgets.ForeignKeyWidget(Notice, "document__number"),
            )
            kind = fields.Field(attribute="kind", column_name="kind", widget=Kind())

            class Meta:
                model = Change
                fields = FIELDS
                import_id_fields = KEY
                clean_model_instances = True

        return Resource


class Loader:
    """What one would write by hand: clean_fields, then bulk_create with history."""

    name = "a loader by hand: clean_fields, bulk_create, history"

    def take(self, file):
        from django.db import transaction
        from simple_history.utils import bulk_create_with_history

        from personnel.models import Change, Notice

        sets = dict(Notice.objects.values_list("document__number", "pk"))
        with (
            transaction.atomic(),
            file.open(encoding="utf-8-sig", newline="") as stream,
        ):
            made = []
            for number, clause, kind, *others in list(csv.reader(stream))[1:]:
                kind = {"任命": "appoint", "免去": "remove"}[kind]
                values = dict(zip(FIELDS[3:], others, strict=True))
                change = Change(change_set_id=sets[number], clause=clause, kind=kind, **values)  # fmt: skip
                change.clean_fields()
                made.append(change)
            bulk_create_with_history(made, Change, batch_size=2000)


def make_change_sets():
    from gazette.models import Document
    from personnel.models import Notice

    for document in Document.objects.all():
        Notice.objects.create(document=document)


def once(function, *arguments):
    start = process_time()
    function(*arguments)
    return process_time() - start


def measure(way, files, steps):
    clear()
    if not isinstance(way, Gongbao):
        make_change_sets()
    return [once(way.take, file) for file in files[:steps]]


def memory_of_command(file):
    """The most megabytes that an import by the command line takes, in a process of its own."""
    command = [
        sys.executable,
        ROOT / "manage.py",
        "exchange",
        "import",
        "personnel",
        file,
    ]
    # From a small process: what is started counts the memory of who starts it as well.
    started = [sys.executable, "-c", START, *command]
    told = subprocess.run(started, check=True, stdout=subprocess.PIPE)
    return int(told.stdout) // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    count = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="gongbao-bench-") as folder:
        set_up(Path(folder))
        from django.core.management import call_command

        call_command("migrate", verbosity=0, stdout=StringIO())
        make_documents(count)
        first, changed = (written(Path(folder), count, mark) for mark in ("", "改"))
        files = (first, first, changed)
        clear()
        peak = memory_of_command(first)
        ours = measure(Gongbao(), files, 3)
        library = measure(Library(), files, 3)
        loader = measure(Loader(), files, 1)
    say(
        f"{count:,} appointments; `manage.py exchange import` of them took {peak} MB.\n"
    )
    say("| CPU seconds | new | the same again | one cell changed |\n|---|--:|--:|--:|")
    for way, taken in ((Gongbao, ours), (Library, library), (Loader, loader)):
        cells = [f"{seconds:.2f}" for seconds in taken] + (3 - len(taken)) * [""]
        say(f"| {way.name} | {' | '.join(cells)} |")
    ratios = [
        f"{theirs / mine:.1f}" for theirs, mine in zip(library, ours, strict=True)
    ]
    say(f"| **times faster than the library** | {' | '.join(ratios)} |")
    say(f"| times the loader by hand | {ours[0] / loader[0]:.2f} | | |")


if __name__ == "__main__":
    sys.exit(main())
