"""While a job is worked on: its worker is heard of, and stops once the job is not its own."""

import threading
import time

from django.db import connection

from core.workflow.schedule import PASSING

from . import files, queue

BEAT = 2
LOOK = 1


class Stopped(Exception):
    """The job was cancelled, or another worker has taken it up."""


class ToldToEnd(Exception):
    """The worker is to end: whoever comes next goes on."""


class Watch:
    """Counts what is done and says so from a thread of its own.

    ``is_told`` says whether the worker is to end, which it does between two steps: in the
    middle of one it could not put its job back.

    The thread has its own connection: what it writes is seen while an import is a
    transaction not ended yet. Where only one can write, it waits for that end.
    """

    def __init__(self, job, is_told):
        self.job, self.is_told = job, is_told
        self.done, self.looked = 0, time.monotonic()
        self.is_lost, self.is_over = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        self.thread.join()

    def step(self, lines):
        """Called as ``lines`` more are done; raises Stopped where that was for nothing."""
        self.done += lines
        if self.is_told():
            raise ToldToEnd
        if self.is_lost.is_set():
            raise Stopped
        if time.monotonic() - self.looked >= LOOK:
            self.looked = time.monotonic()
            if not files.is_there(self.job):
                raise Stopped

    def run(self):
        try:
            while not (self.is_lost.is_set() or self.is_over.wait(BEAT)):
                self.beat()
        finally:
            connection.close()

    def beat(self):
        try:
            if not queue.beat(self.job, done=self.done):
                self.is_lost.set()
        except PASSING:
            connection.close()
