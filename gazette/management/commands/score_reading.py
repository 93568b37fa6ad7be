"""How well the texts of a folder are read, against the truth files beside them.

Every ``<name>.txt``, ``.docx`` or ``.pdf`` with a ``<name>.json`` beside it is read as
``read_gazette --dry-run --json`` reads it, and compared row by row. ``--json`` prints

    {"files": 120,
     "kinds": {"documents": COUNTS, "community_changes": COUNTS, ...}, "total": COUNTS,
     "unreadable": {"file": "why"}, "bad_truths": ["file: why"], "faults": [FAULT, ...]}

COUNTS is ``rows_expected rows_found rows_right rows_invented rows_doubted fields_expected
fields_right gaps gaps_unsaid silent``, ``by_field`` (faults by field) and ``percent`` (``rows_found
rows_right fields_right``). A gap is unsaid where its row carries no finding. FAULT, with ``--details``, is ``what`` (missing, invented, wrong,
gap), ``kind row name line expected read findings file silent``.
"""

import json
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gazette.scoring.report import as_numbers, as_text, misses, score

MEASURES = ("rows_found", "rows_right", "fields_right", "silent")


class Command(BaseCommand):
    # Reading asks neither views nor admin, whose checks take longer than it does.
    requires_system_checks = ()
    help = "Scores the reading of the texts in a folder against their truth files."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path)
        parser.add_argument("--json", action="store_true", help="print numbers")
        parser.add_argument("--details", action="store_true", help="print every fault")
        parser.add_argument(
            "--only", nargs="+", default=(), metavar="NAME", help="names of texts"
        )
        parser.add_argument(
            "--require",
            type=requirement,
            default={},
            help="for example rows_found=98,rows_right=99,fields_right=98,silent=0",
        )

    def handle(self, *, folder, only, require, details, **options):
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        result = score(folder, only)
        if options["json"]:
            numbers = as_numbers(result, details)
            self.stdout.write(json.dumps(numbers, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(result, details))
        if require and (missed := list(misses(result, require))):
            raise CommandError("; ".join(missed))


def requirement(text):
    wanted = {}
    for part in text.split(","):
        name, _, number = part.partition("=")
        if name.strip() not in MEASURES:
            raise ArgumentTypeError(f"{name} is none of {', '.join(MEASURES)}")
        try:
            wanted[name.strip()] = float(number)
        except ValueError as error:
            raise ArgumentTypeError(f"{part} has no number") from error
    return wanted
