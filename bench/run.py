#!/usr/bin/env python
"""Measure Gongbao against anchors in the same run: CPU time of one process, best of some.

Makes a database of its own in a temporary folder; see README.md beside this file.
"""

import argparse
import csv
import gc
import os
import secrets
import sys
import tempfile
from io import StringIO
from pathlib import Path
from time import process_time
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
GAZETTE = ROOT.parent / "shared/gazette/huaiyin-2020.txt"
NAMES = ("organizations", "documents", "communities", "personnel", "powers", "figures")


def cpu(function, times=5):
    """Least CPU milliseconds that ``function`` took in ``times`` runs after a first one."""
    function()
    return min(map(once, times * [function]))


def once(function):
    gc.collect()
    start = process_time()
    function()
    return 1000 * (process_time() - start)


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Table:
    """Prints each measurement with its ratio to the anchor that was measured before it."""

    def anchor(self, name, milliseconds):
        self.unit = milliseconds
        say(f"| **{name}** | **{milliseconds:.2f}** | **1** |")

    def row(self, name, milliseconds):
        say(f"| {name} | {milliseconds:.2f} | {milliseconds / self.unit:.3g} |")


def pages(table):
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")

    def get(path):
        for _ in range(10):
            response = client.get(path)
        if response.status_code != 200:
            raise SystemExit(f"{path}: {response.status_code}")

    table.anchor("an empty view", cpu(lambda: get("/empty/")) / 10)
    for path in paths():
        table.row(unquote(path), cpu(lambda path=path: get(path)) / 10)


def paths():
    from gazette.models import Document, Issue
    from gazette.registers.config import registers

    yield from ("/", "/issues/", "/documents/", "/documents/?page=100")
    yield Document.objects.published().order_by("pk").first().get_absolute_url()
    yield Issue.objects.published().first().get_absolute_url()
    for register in registers():
        yield f"/{register.label}/"
        yield f"/{register.label}/?as_of=2010-06-30"
        yield register.state_model.objects.published().first().get_absolute_url()


def queries(table):
    from gazette.models import Document
    from gazette.registers.config import registers

    documents = Document.objects.published().defer("body")
    table.anchor("20 documents by a plain query", cpu(lambda: list(documents[:20])))
    table.row("count of all documents", cpu(documents.count))
    for register in registers():
        states = register.state_model.objects.published()
        table.row(f"20 states of {register.label}", cpu(lambda s=states: list(s[:20])))


def reading(table):
    from gazette.reading import read_file
    from gazette.registers.config import registers

    if not GAZETTE.exists():
        return
    table.anchor("split the gazette into lines", cpu(lambda: GAZETTE.read_text().split("\n")))  # fmt: skip
    table.row("read its documents", cpu(lambda: read_file(GAZETTE), 3))
    documents = read_file(GAZETTE).documents
    table.row("read all entries", cpu(lambda: [r.read(d) for r in registers() for d in documents], 3))  # fmt: skip


def exchange(table, folder):
    """Each table out and, unchanged, in again, for 1,000 rows each."""
    from import_export.resources import modelresource_factory

    from gazette.models import Document

    default = modelresource_factory(Document)()
    data = default.export()
    scale = 1000 / len(data)
    taken = once(lambda: default.export().csv)
    table.anchor("1,000 documents out, import-export as it comes", scale * taken)
    for name in NAMES:
        exchanged(table, "export", name, folder)
    taken = once(lambda: default.import_data(data, dry_run=True, raise_errors=True))
    table.anchor("1,000 documents in, import-export as it comes", scale * taken)
    for name in NAMES:
        exchanged(table, "import", name, folder)


def exchanged(table, verb, name, folder):
    from django.core.management import call_command

    file = folder / f"{name}.csv"
    try:
        taken = once(lambda: call_command("exchange", verb, name, str(file), stdout=StringIO()))  # fmt: skip
    except SystemExit:
        say(f"| {verb} {name} | refused | |")
        return
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = sum(1 for _ in csv.reader(stream)) - 1
    table.row(f"{verb} 1,000 {name} (of {rows:,})", 1000 * taken / rows)


def folding(table):
    from django.core.management import call_command

    from gazette.registers.config import registers

    def entries():
        for register in registers():
            list(register.entry_model.objects.select_related("change_set__document"))

    table.anchor("all entries with their documents by a plain query", once(entries))
    check = ["rebuild_registers", "--check"]
    table.row("rebuild_registers --check", once(lambda: call_command(*check, stdout=StringIO())))  # fmt: skip


def set_up(folder):
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": "0",
        "HTTPS": "0",
        "VAR_DIR": str(folder),
        "SQLITE_PATH": str(folder / "bench.sqlite3"),
    }
    sys.path.insert(0, str(ROOT))
    import django
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import include, path

    django.setup()
    global urlpatterns
    urlpatterns = [
        path("empty/", lambda request: HttpResponse()),
        path("", include("config.urls")),
    ]
    settings.ROOT_URLCONF = __name__


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000)
    documents = parser.parse_args().documents
    with tempfile.TemporaryDirectory(prefix="gongbao-bench-") as folder:
        set_up(Path(folder))
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        made = once(lambda: call_command("sample", documents=documents, stdout=StringIO()))  # fmt: skip
        say(f"{documents:,} documents made in {made / 1000:.1f} CPU seconds.\n")
        say("| what | CPU ms | times the anchor |\n|---|--:|--:|")
        table = Table()
        for measure in (pages, queries, reading, folding):
            measure(table)
        exchange(table, Path(folder))


if __name__ == "__main__":
    main()
