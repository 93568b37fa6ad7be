"""The head of the audit, to be kept where nobody who runs the system can change it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import heads


class Command(BaseCommand):
    help = (
        "Prints the head of the audit's chain on one line: number, hash, time. Run it "
        "daily, print the line or keep the file elsewhere; verify_audit --head takes it."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--out",
            type=Path,
            metavar="DIR",
            help="append the line to a file of the day in this folder too",
        )

    def handle(self, *args, out, **options):
        file = out / f"audit-head-{timezone.localdate()}.txt" if out else None
        line = heads.export(file.name if file else "")
        if file:
            self.append(file, line)
        self.stdout.write(line)

    def append(self, file, line):
        try:
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"{line}\n")
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be written: %(error)s")
                % {"file": file, "error": error.strerror}
            ) from error
