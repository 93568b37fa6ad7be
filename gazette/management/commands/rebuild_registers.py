"""Fold the registers anew, or prove that their tables are what the fold says."""

from argparse import ArgumentTypeError
from datetime import date
from itertools import chain

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core import audit, derived
from gazette.registers import projection
from gazette.registers.config import registers


class Command(BaseCommand):
    help = "Folds all registers again from the published entries."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 on differences"
        )
        parser.add_argument(
            "--as-of",
            type=day,
            metavar="DAY",
            help="speak of what is in force on this day only",
        )

    def handle(self, *, check, as_of, **options):
        wrong = 0
        for register in registers():
            if not check:
                self.rebuild(register)
            wrong += self.compare(register, as_of)
        if wrong:
            raise CommandError(
                _("%(count)d differences.") % {"count": wrong}, returncode=1
            )

    def rebuild(self, register):
        changed = derived.mend(register.state_model.objects.all())
        changed += sum(
            projection.rebuild(register, subjects)
            for subjects in projection.all_subjects(register)
        )
        audit.record(
            "system.rebuild", target=register.state_model, details={"rows": changed}
        )
        self.stdout.write(
            _("%(register)s: %(count)d rows changed")
            % {"register": register.label, "count": changed}
        )

    def compare(self, register, day):
        differences = 0
        for subjects in projection.all_subjects(register):
            for sign, rows in zip(
                "-+", projection.differences(register, subjects), strict=True
            ):
                for row in rows:
                    if day is None or in_force(row, day):
                        self.stdout.write(f"{sign} {register.label} {row}")
                        differences += 1
        states = register.state_model.objects
        for state in chain.from_iterable(derived.outdated(states.all())):
            self.stdout.write(f"~ {register.label} {state!r}")
            differences += 1
        count = (states.published() if day is None else states.as_of(day)).count()
        self.stdout.write(
            _("%(register)s: %(count)d in force, %(differences)d differences")
            % {"register": register.label, "count": count, "differences": differences}
        )
        return differences


def in_force(row, day):
    return row.valid_from <= day and (row.valid_to is None or row.valid_to > day)


def day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            _("%(text)s is no day: write YYYY-MM-DD.") % {"text": text}
        ) from None
