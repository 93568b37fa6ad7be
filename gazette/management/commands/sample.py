"""Sample data: the facts of a real gazette, and documents by rule for measuring."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gazette.sample import bulk, loading

WIDTH = 40


class Command(BaseCommand):
    help = "Publishes the sample gazette and, on demand, documents made by rule."

    def add_arguments(self, parser):
        parser.add_argument(
            "--documents",
            type=int,
            metavar="N",
            help="go on by rule until N documents are published",
        )

    def handle(self, *, documents, **options):
        new = loading.load()
        if documents is not None:
            told = self.bar if sys.stderr.isatty() else lambda done, wanted: None
            new += bulk.grow(documents, told)
        self.stdout.write(
            _("%(count)d documents published.") % {"count": new}
            if new
            else _("The sample is there already: nothing was changed.")
        )

    def bar(self, done, wanted):
        filled = "█" * (WIDTH * done // wanted)
        end = "\n" if done == wanted else ""
        line = f"\r{filled:<{WIDTH}} {done}/{wanted}"
        self.stderr.write(line, style_func=str, ending=end)
