"""Drafts from gazette files."""

import hashlib
import json
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import scanner
from core.management.bars import Bar
from gazette.drafts import known_reading, store
from gazette.inputs import read_input
from gazette.inputs.batches import in_turn, sources
from gazette.reading import UnreadableFile
from gazette.reading.shown import as_json, entries_read


class Command(BaseCommand):
    # Reading asks neither views nor admin, whose checks take longer than it does.
    requires_system_checks = ()
    help = (
        "Reads gazette files into drafts: text, Word and PDF files, folders and zip "
        "archives of them. Nothing is published by reading. What was read before is "
        "skipped, so that a run that was stopped is simply started again."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--year", type=whole, help="year of the issue")
        parser.add_argument(
            "--number", type=whole, help="number of the issue in its year"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--json", action="store_true", help="print what was read")

    def handle(self, *, paths, year, number, dry_run, **options):
        found = sources(paths)
        self.several = len(found) > 1
        if number and self.several:
            raise CommandError(_("--number names one issue: give one file with it."))
        self.year, self.number, self.as_json = year, number, options["json"]
        refused = []
        with Bar(self.stderr, len(found)) as bar:
            for source, data in in_turn(found):
                try:
                    self.read(source, data, dry_run)
                except UnreadableFile as error:
                    refused.append(f"{source.path}：{error}")
                bar.step(1)
        if refused:
            raise CommandError("\n".join(refused))

    def read(self, source, data, dry_run):
        name = source.name
        if isinstance(data, UnreadableFile):
            raise data
        if not dry_run and self.is_known(name, data):
            return
        check_clean(data, name)
        reading = read_input(data, name)
        entries = entries_read(reading.documents)
        drafts = None if dry_run else self.store(reading, data, name)
        if self.as_json:
            self.print(source.path, as_json(reading, entries, self.year, self.number))
        else:
            self.stdout.write(summary(name, reading, entries, drafts))

    def is_known(self, name, data):
        """Whether the file was read before; then it is not even parsed."""
        known = not self.as_json and self.several
        known = known and known_reading(hashlib.sha256(data).hexdigest())
        if known:
            self.stdout.write(_("%(file)s: read before, skipped.") % {"file": name})
        return bool(known)

    def store(self, reading, data, name):
        return store(reading, data, name, None, self.year, self.number)

    def print(self, path, shown):
        shown = {"file": path} | shown if self.several else shown
        indent = None if self.several else 2
        self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=indent))


def check_clean(data, name):
    """Raises UnreadableFile where the scanner for viruses does not pass the file."""
    try:
        scanner.check(ContentFile(data, name))
    except ValidationError as error:
        raise UnreadableFile(error.messages[0]) from error


def whole(text):
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(_("%(text)s is no number.") % {"text": text})
    return int(text)


def summary(name, reading, entries, drafts):
    counts = [
        _("%(register)s: %(count)d")
        % {
            "register": register.entry_model._meta.verbose_name_plural,
            "count": sum(len(of_document) for _, of_document in read),
        }
        for register, read in entries.items()
    ]
    lines = [
        _("%(file)s: %(documents)d documents read; %(counts)s.")
        % {
            "file": name,
            "documents": len(reading.documents),
            "counts": pgettext("list", ", ").join(counts),
        },
        _("Unread lines: %(count)d.") % {"count": len(reading.unread)},
    ]
    lines += [
        _("  line %(line)d: %(text)s") % {"line": n, "text": text}
        for n, text in reading.unread
    ]
    if drafts is not None:
        lines.append(
            _("New drafts: %(new)d; there already: %(known)d.")
            % {"new": len(drafts.new), "known": len(drafts.known)}
        )
    return "\n".join(lines)
