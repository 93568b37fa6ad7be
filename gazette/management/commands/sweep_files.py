"""Removes files that nothing needs any more; run nightly."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from gazette import leftovers, uploads


class Command(BaseCommand):
    help = (
        "Removes files that were left behind by uploads and changes that were broken off, and "
        "ends with status 1 where the file of an attachment is lost."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be removed"
        )

    def handle(self, *, dry_run, **options):
        removed = [*leftovers.left_behind()]
        for name in removed:
            self.stdout.write(name)
            if not dry_run:
                leftovers.storage().delete(name)
        if not dry_run:
            uploads.sweep()
        self.stdout.write(
            _("Files that nothing needs: %(count)s.") % {"count": len(removed)}
        )
        if lost := leftovers.lost():
            raise CommandError(
                _("Files of attachments that are lost: %(files)s")
                % {"files": ", ".join(lost)}
            )
