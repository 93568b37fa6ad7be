"""Drafts from gazette files."""

import json
from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gazette.drafts import store
from gazette.reading import UnreadableFile, file_content, read_bytes
from gazette.reading.shown import as_json, entries_read


class Command(BaseCommand):
    # Reading asks neither views nor admin, whose checks take longer than it does.
    requires_system_checks = ()
    help = "Reads gazette files into drafts; nothing is published by reading."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--year", type=whole, help="year of the issue")
        parser.add_argument(
            "--number", type=whole, help="number of the issue in its year"
        )
        parser.add_argument("--dry-run", action="store_true", help="store nothing")
        parser.add_argument("--json", action="store_true", help="print what was read")

    def handle(self, *, files, year, number, dry_run, **options):
        if number and len(files) > 1:
            raise CommandError(_("--number names one issue: give one file with it."))
        refused = []
        for path in files:
            try:
                self.read(path, len(files) > 1, year, number, dry_run, options)
            except UnreadableFile as error:
                refused.append(f"{path}：{error}")
        if refused:
            raise CommandError("\n".join(refused))

    def read(self, path, several, year, number, dry_run, options):
        data = file_content(path)
        reading = read_bytes(data)
        drafts = (
            None if dry_run else store(reading, data, path.name, None, year, number)
        )
        entries = entries_read(reading.documents)
        if options["json"]:
            shown = as_json(reading, entries, year, number)
            shown = {"file": str(path)} | shown if several else shown
            self.stdout.write(
                json.dumps(shown, ensure_ascii=False, indent=None if several else 2)
            )
        else:
            self.stdout.write(summary(path, reading, entries, drafts))


def whole(text):
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(_("%(text)s is no number.") % {"text": text})
    return int(text)


def summary(path, reading, entries, drafts):
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
            "file": path.name,
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
