"""What a worker does with a job: check it, and once it is confirmed, write it.

The import and the note that it is done are one transaction: a worker killed at any moment
has either done all of it or nothing, and the job is taken up again.
"""

import json
import logging
from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core.exchange import previews
from core.exchange.formats import format_of
from core.exchange.reports import Report
from core.exchange.tables import Unreadable
from core.workflow.schedule import PASSING

from . import files, queue, refused
from .models import State
from .watch import Stopped, ToldToEnd, Watch

logger = logging.getLogger(__name__)


class Hopeless(Exception):
    """The job cannot be done, whoever tries; says why, for people."""


def nobody_told():
    return False


def work_off(limit=None, is_told=nobody_told):
    """Do what waits, up to ``limit`` jobs, until told to end; returns those taken up."""
    worked = []
    while not is_told() and (limit is None or len(worked) < limit):
        if (job := queue.claim()) is None:
            break
        work(job, is_told)
        worked.append(job)
    return worked


def work(job, is_told=nobody_told):
    """Do the next thing with ``job``, which is ours; what it comes to is stored with it."""
    with translation.override(job.language):
        try:
            with Watch(job, is_told) as watch:
                do(job, watch)
        except Stopped:
            event = "import.cancelled"
            queue.end(queue.ours(job), job, State.CANCELLED, event, job.user)
        except (Hopeless, files.FileGone) as error:
            fail(
                job, str(error) or _("The file is not there any more: choose it again.")
            )
        except ToldToEnd:
            queue.release(job)
        except PASSING:
            queue.release(job)
            raise
        except Exception as error:
            logger.exception("Import %s", job.pk)
            name = type(error).__name__
            fail(job, _("An error of the system: %(error)s.") % {"error": name})


def fail(job, problem):
    found = queue.ours(job)
    queue.end(
        found, job, State.FAILED, "import.failed", job.user, problem=problem[:500]
    )


def do(job, watch):
    if job.attempts > queue.ATTEMPTS:
        raise Hopeless(
            _("The import was broken off %(count)s times.") % {"count": queue.ATTEMPTS}
        )
    user = allowed(job)
    try:
        table = format_of(f"_.{job.format}").create_dataset(files.read(job))
    except Unreadable as error:
        return refuse(job, Report(), None, error.fault(job.original_name))
    queue.beat(job, total=len(table))
    act = write if job.state == State.WRITING else check
    return act(job, table, partial(taken, job, table, user, watch))


def allowed(job):
    """The person as of now, who may not be allowed any more what was allowed then."""
    user = get_user_model().objects.get(pk=job.user_id)
    if not may_import(user, job.resource._meta.model):
        raise Hopeless(_("You may not import this table any more."))
    return user


def may_import(user, model):
    opts = model._meta
    return user.has_perms(
        f"{opts.app_label}.{action}_{opts.model_name}" for action in ("add", "change")
    )


def taken(job, table, user, watch, **options):
    return job.resource.import_data(
        table,
        user=user,
        file_name=job.original_name,
        progress=watch.step,
        raise_errors=True,
        **options,
    )


def check(job, table, take):
    report = take(dry_run=True)
    if report.faults:
        return refuse(job, report, table)
    told = previews.told(report, job.original_name, table)
    values = {"report": json.dumps(told), "counts": told["counts"], "done": len(table)}
    if not told["touched"]:
        return queue.end(queue.ours(job), job, State.DONE, **values)
    return queue.checked(job, shown=report.shown.pack(), **values)


def write(job, table, take):
    report = written(job, table, take)
    if report.faults:
        refuse(job, report, table)


@transaction.atomic
def written(job, table, take):
    report = take(dry_run=False, shown=job.shown or "nothing")
    if not report.faults:
        values = {"counts": report.counts(), "done": len(table)}
        if not queue.end(queue.ours(job), job, State.DONE, **values):
            raise Stopped
    return report


def refuse(job, report, table, *faults):
    """Give the file back with its reasons."""
    report.faults.extend(faults)
    told = previews.told(report, job.original_name, table)
    values = {"report": json.dumps(told), "counts": told["counts"]}
    with transaction.atomic():
        if table:
            values["refused_file"] = refused.keep(
                job.user, job.table, job.original_name, table, report
            )
        if not queue.end(queue.ours(job), job, State.REFUSED, **values):
            raise Stopped
