"""Tables out to files and in from files."""

import json
import os
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.audit import record
from core.exchange.formats import format_of
from core.exchange.reading.limits import of_command
from core.exchange.registry import resource, table_names
from core.exchange.reports import Report
from core.exchange.tables import Unreadable
from core.management.bars import Bar


class Command(BaseCommand):
    # Tables ask neither views nor admin, whose checks take more memory than they do.
    requires_system_checks = ()
    help = (
        "Export and import tables as CSV or Excel; the suffix of the file says which."
    )

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", required=True)
        for name, text in (
            ("export", "write a table to a file"),
            ("import", "make and change drafts by a file: all of it or nothing"),
            ("template", "write a file with the headings alone"),
        ):
            action = actions.add_parser(name, help=text)
            action.add_argument("name", help=", ".join(sorted(table_names())))
            action.add_argument("file", type=Path, help="a .csv or .xlsx file")
            if name == "import":
                action.add_argument(
                    "--dry-run", action="store_true", help="write nothing"
                )
                action.add_argument(
                    "--json",
                    action="store_true",
                    help="print the outcome as JSON, last",
                )

    def handle(self, *args, action, name, file, **options):
        try:
            table, table_format = resource(name), format_of(file)
        except (LookupError, Unreadable) as error:
            raise CommandError(str(error)) from error
        getattr(self, f"do_{action}")(table, table_format, file, options)

    def do_export(self, table, table_format, file, options):
        out = table.export()
        self.write(replace(out, blocks=self.counted(out.blocks)), table_format, file)
        record("export.done", target=table._meta.model, details={"file": file.name})

    def do_template(self, table, table_format, file, options):
        self.write(table.template(), table_format, file)

    def do_import(self, table, table_format, file, options):
        report = self.taken(table, table_format, file, options["dry_run"])
        for fault in report.faults:
            self.stderr.write(str(fault))
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self.stdout.write(
                _(
                    "%(new)s new, %(changed)s changed, %(unchanged)s unchanged, "
                    "%(refused)s refused."
                )
                % report.counts()
            )
        if report.faults:
            raise SystemExit(1)

    def taken(self, table, table_format, file, dry_run):
        try:
            read = table_format.create_dataset(file, of_command())
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(error)s")
                % {"file": file, "error": error.strerror}
            ) from error
        except Unreadable as error:
            report = Report()
            report.faults.append(error.fault(file.name))
            return report
        with Bar(self.stderr, len(read)) as bar:
            return table.import_data(
                read,
                dry_run=dry_run,
                raise_errors=True,
                file_name=file.name,
                progress=bar.step,
                marks=False,
            )

    def write(self, table, table_format, file):
        """Write beside ``file`` first: what is there stays until all is written."""
        unfinished = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            with unfinished.open("wb") as stream:
                table_format.write(table, stream)
            unfinished.replace(file)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(error)s")
                % {"file": file, "error": error.strerror}
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def counted(self, blocks):
        with Bar(self.stderr) as bar:
            for block in blocks:
                bar.step(len(block[0]))
                yield block
