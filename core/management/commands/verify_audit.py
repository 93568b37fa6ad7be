"""Proof that the audit is as it was written."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.audit import heads
from core.audit.verification import Verification


class Command(BaseCommand):
    help = (
        "Goes through the chain of the audit; ends with status 1 and says which row and "
        "what where something was changed, taken out, put in or cut off."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            metavar="FILE_OR_HASH",
            help="what audit_head has exported: shows a cut end and a rewritten chain",
        )
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--unrecorded",
            action="store_true",
            help="leave no row of the verification, as in a copy that is only read",
        )

    def handle(self, *args, head, unrecorded, **options):
        found = Verification(self.exported(head)).run()
        if not unrecorded:
            found.record()
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False))
        else:
            self.say(found)
        if not found.is_proven:
            raise SystemExit(1)

    def exported(self, head):
        try:
            return heads.read(head) if head else {}
        except heads.NoHead as error:
            raise CommandError(
                _("This is no exported head: %(error)s") % {"error": error}
            ) from error

    def say(self, found):
        for fault in found.faults:
            self.stderr.write(fault.reason)
        if found.is_proven:
            self.stdout.write(
                _("The audit is proven: %(rows)s rows, head %(hash)s.")
                % {"rows": found.rows, "hash": found.hash}
            )
