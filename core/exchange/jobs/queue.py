"""The way of a job: every step is a compare-and-set, so it is taken once, whoever tries."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.audit import record

from . import files
from .models import ENDED, OPEN, QUEUED, RUNNING, ImportJob, State

# A worker not heard of for so long has died, and its job is taken up again.
LEASE = timedelta(seconds=60)
# A job whose worker dies so often is not tried again.
ATTEMPTS = 5
# A preview that nobody confirms, and the record of a job that has ended, are kept so long.
UNCONFIRMED, REMEMBERED = timedelta(days=1), timedelta(days=30)
MOST_OPEN = 10
NEXT = {
    State.WAITING: State.CHECKING,
    State.CHECKING: State.CHECKING,
    State.CONFIRMED: State.WRITING,
    State.WRITING: State.WRITING,
}
BACK = {State.CHECKING: State.WAITING, State.WRITING: State.CONFIRMED}


class TooMany(Exception):
    """The person has as many imports on their way as one may have."""


def begin(user, table_name, table_format, data, file_name):
    """A new job; the one there is where the same file waits already (a double click)."""
    mine = ImportJob.objects.filter(user=user, state__in=OPEN)
    name, digest = files.store(data)
    checking = (State.WAITING, State.CHECKING)
    same = mine.filter(table=table_name, sha256=digest, state__in=checking).first()
    if same or mine.count() >= MOST_OPEN:
        files.storage().delete(name)
        if same:
            return same
        raise TooMany
    return ImportJob.objects.create(
        user=user,
        table=table_name,
        format=table_format.get_extension(),
        file=name,
        sha256=digest,
        size=len(data),
        original_name=file_name,
        language=get_language(),
    )


def claim():
    """The next job to be done, now ours alone; None where there is none."""
    for job in due():
        if take(job):
            return job
    return None


def due():
    """What waits, and what was left by workers that died, who came first in front."""
    dead = Q(state__in=RUNNING, heartbeat_at__lt=timezone.now() - LEASE)
    waiting = Q(state__in=QUEUED)
    return ImportJob.objects.filter(waiting | dead).order_by("queued_at", "pk")


def take(job):
    now, worker = timezone.now(), uuid4().hex
    found = ImportJob.objects.filter(pk=job.pk, state=job.state, worker=job.worker)
    taken = found.update(
        state=NEXT[job.state],
        worker=worker,
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        done=0,
    )
    if taken:
        job.refresh_from_db()
    return bool(taken)


def ours(job):
    """The job, as long as it is the worker's that has taken it up as ``job``."""
    return ImportJob.objects.filter(pk=job.pk, worker=job.worker, state__in=RUNNING)


def beat(job, **values):
    """Say that the worker lives; whether the job is its own still."""
    return bool(ours(job).update(heartbeat_at=timezone.now(), **values))


def release(job):
    """Put the job back, for another to take it up at once."""
    ours(job).update(
        state=BACK[job.state], worker="", done=0, attempts=F("attempts") - 1
    )


def checked(job, **values):
    """The check is over: its preview waits to be confirmed."""
    return bool(
        ours(job).update(
            state=State.CHECKED, worker="", finished_at=timezone.now(), **values
        )
    )


def confirm(job):
    """Let the import be done that the preview showed; a second time is no second import."""
    found = ImportJob.objects.filter(pk=job.pk, state=State.CHECKED)
    return bool(
        found.update(
            state=State.CONFIRMED,
            worker="",
            attempts=0,
            done=0,
            queued_at=timezone.now(),
            finished_at=None,
        )
    )


def end(found, job, state, event="", by=None, **values):
    """Bring ``found``, at most the one ``job``, to its end; whether it was there still.

    It belongs to the transaction it is called in. The file is removed after that.
    """
    with transaction.atomic():
        is_over = found.update(
            state=state, worker="", shown="", finished_at=timezone.now(), **values
        )
        if is_over and event:
            details = {"file": job.original_name}
            if reason := values.get("problem"):
                details["reason"] = reason
            target = job.resource._meta.model
            record(event, user=by, target=target, details=details)
        if is_over:
            transaction.on_commit(partial(files.forget, job))
    return bool(is_over)


def cancel(job):
    """Stop the job, wherever it stands; whether that was in time: nothing is written then.

    A worker sees at once that its file is gone and lets go of the database, which we wait
    for where only one can write to it.
    """
    if job.state in RUNNING:
        files.forget(job)
    same = ImportJob.objects.filter(pk=job.pk)
    found = same.filter(state__in=OPEN)
    is_ours = end(found, job, State.CANCELLED, "import.cancelled", job.user)
    return is_ours or same.filter(state=State.CANCELLED).exists()


def expire():
    """End what nobody confirms, and forget what is long over."""
    now = timezone.now()
    unconfirmed = {"state": State.CHECKED, "finished_at__lt": now - UNCONFIRMED}
    for job in ImportJob.objects.filter(**unconfirmed):
        found = ImportJob.objects.filter(pk=job.pk, **unconfirmed)
        problem = _("Nobody has confirmed the import for a day.")
        end(found, job, State.CANCELLED, "import.cancelled", problem=problem)
    old = ImportJob.objects.filter(state__in=ENDED, finished_at__lt=now - REMEMBERED)
    old.delete()
