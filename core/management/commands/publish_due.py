"""Publishes what is scheduled and due."""

import time
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.translation import gettext as _

from core.workflow.schedule import PASSING, publish_due

# From so many seconds on it is said how late something was published.
LATE = 60


class Command(BaseCommand):
    help = (
        "Publishes what is scheduled and due; safe to run twice at once. What cannot be "
        "published stays on the schedule and is told on stderr. The exit code is 0 even "
        "so: the run itself has done its work, and those who may mend it are told once."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--every",
            type=seconds,
            metavar="SECONDS",
            help="go on, looking again at every multiple of so many seconds of the "
            "clock; what stays is told once only",
        )

    def handle(self, *, every, **options):
        try:
            if every:
                self.watch(every)
            else:
                self.run_once()
        except KeyboardInterrupt:
            return

    def watch(self, every):
        while True:
            try:
                self.run_once(known=False)
            except PASSING as error:
                self.stderr.write(
                    _("The database does not answer: %(error)s") % {"error": error}
                )
            close_old_connections()
            time.sleep(every - time.time() % every)

    def run_once(self, known=True):
        """Publish what is due; ``known``: tell also of what was left before."""
        outcome = publish_due()
        for obj in outcome.published:
            self.stdout.write(published(obj))
        for left in outcome.left:
            if known or left.is_new:
                self.stderr.write(
                    _("Not published: %(object)s. %(reasons)s")
                    % {"object": left.name, "reasons": " ".join(map(str, left.reasons))}
                )
        self.stdout.flush()


def published(obj):
    late = int((obj.published_at - obj.scheduled_for).total_seconds())
    if late < LATE:
        return _("Published: %(object)s") % {"object": obj}
    return _("Published: %(object)s, %(seconds)d s late") % {
        "object": obj,
        "seconds": late,
    }


def seconds(text):
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(_("Give a number of seconds."))
