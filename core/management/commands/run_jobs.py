"""Works off the imports that take longer than a request may."""

import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.translation import gettext as _

from core.exchange.jobs import files, queue, refused
from core.exchange.jobs.work import work_off
from core.management.commands.publish_due import seconds
from core.workflow.schedule import PASSING

# What nobody needs any more is looked for so often, in seconds.
TIDY = 600


class Command(BaseCommand):
    help = (
        "Checks and writes the imports that staff have uploaded; several may run at once, "
        "on several hosts. One that is killed loses nothing: the next goes on."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--every",
            type=seconds,
            default=2,
            metavar="SECONDS",
            help="look for imports so often (default: %(default)s)",
        )
        parser.add_argument(
            "--once", action="store_true", help="do what waits now, then end"
        )

    def handle(self, *, every, once, **options):
        self.signal, self.is_idle = 0, False
        ends = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(one, self.told) for one in ends]
        try:
            if once:
                self.work_off()
                tidy()
            else:
                self.watch(every)
        finally:
            for one, handler in zip(ends, before, strict=True):
                signal.signal(one, handler)

    def told(self, number, frame):
        """End now, or where something is at work as soon as it can be put back."""
        self.signal = number
        if self.is_idle:
            self.end()

    def end(self):
        sys.exit(128 + self.signal)

    def watch(self, every):
        tidied = None
        while True:
            try:
                self.work_off()
                if tidied is None or time.monotonic() - tidied > TIDY:
                    tidied = time.monotonic()
                    tidy()
            except PASSING as error:
                self.stderr.write(
                    _("The database does not answer: %(error)s") % {"error": error}
                )
            close_old_connections()
            self.sleep(every)

    def sleep(self, seconds):
        self.is_idle = True
        if self.signal:
            self.end()
        time.sleep(seconds)
        self.is_idle = False

    def work_off(self):
        for job in work_off(is_told=lambda: self.signal):
            job.refresh_from_db()
            self.stdout.write(f"{job.pk} {job}: {job.get_state_display()}")
            self.stdout.flush()
        if self.signal:
            self.end()


def tidy():
    queue.expire()
    refused.forget_old()
    files.sweep()
