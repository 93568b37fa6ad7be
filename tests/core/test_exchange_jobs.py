"""Long imports: done once, whoever dies or presses twice; stopped at any time; nothing left."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from io import StringIO
from threading import Event, Thread

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.utils import timezone

from core.audit.models import AuditRecord
from core.exchange.formats import CSV, XLSX
from core.exchange.jobs import files, queue, refused, watch
from core.exchange.jobs.models import ImportJob, RefusedFile, State
from core.exchange.jobs.progress import Pace
from core.exchange.jobs.work import work, work_off
from core.exchange.registry import resource
from core.management.bars import Bar
from core.management.commands.run_jobs import tidy
from gazette.models import Organization
from tests import factories
from tests.core.test_save_races import at_once
from tests.exchange import csv_of, exported, rows_of
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = ["全称", "简称", "曾用名", "类别", "上级单位"]
MANY = 4_000
ROUNDS = 3
PATIENCE = 60
LONG_AGO = timedelta(hours=25)


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """The files that are stored."""
    folder, waiting = tmp_path / "imports", settings.STORAGES["import_export"]
    options = waiting["OPTIONS"] | {"location": folder}
    settings.STORAGES |= {"import_export": waiting | {"OPTIONS": options}}
    return lambda: [file for file in folder.rglob("*") if file.is_file()]


@pytest.fixture
def user():
    return factories.administrator()


def organizations(count, kind="部门", prefix="青山区第"):
    rows = [[f"{prefix}{number}局", "", "", kind, ""] for number in range(count)]
    return csv_of([HEADINGS, *rows])


def begun(user, data=None, name="机关.csv", table_format=CSV):
    data = organizations(20) if data is None else data
    return queue.begin(user, "organizations", table_format(), data, name)


def confirmed(user, data=None):
    job = begun(user, data)
    work_off()
    assert queue.confirm(job)
    job.refresh_from_db()
    return job


def state(job):
    return ImportJob.objects.values_list("state", flat=True).get(pk=job.pk)


def acts(event):
    return AuditRecord.objects.filter(event=event).count()


def stored():
    return Organization.objects.filter(full_name__startswith="青山区第").count()


def test_a_job_is_checked_then_confirmed_then_done(user, uploads):
    job = begun(user)
    assert state(job) == State.WAITING
    assert len(uploads()) == 1
    work_off()
    job.refresh_from_db()
    assert (job.state, stored()) == (State.CHECKED, 0)
    assert job.counts == {"new": 20, "changed": 0, "unchanged": 0, "refused": 0}
    assert job.told["rows"][0]["label"] == "青山区第0局"
    assert (job.done, job.total) == (20, 20)
    work_off()
    assert state(job) == State.CHECKED
    assert queue.confirm(job)
    work_off()
    assert (state(job), stored()) == (State.DONE, 20)
    history = Organization.history.latest()
    assert (history.history_user, acts("import.done")) == (user, 1)
    assert not uploads()


def test_what_changes_nothing_needs_no_confirmation(user, uploads):
    factories.organization()
    job = begun(user, exported("organizations"))
    work_off()
    job.refresh_from_db()
    assert (job.state, job.counts["unchanged"]) == (State.DONE, 1)
    assert not uploads()


def test_the_same_file_sent_twice_is_one_job(user, uploads):
    assert begun(user) == begun(user)
    assert len(uploads()) == 1


def test_nobody_has_many_imports_on_their_way(user, uploads):
    for number in range(queue.MOST_OPEN):
        begun(user, organizations(number + 1))
    with pytest.raises(queue.TooMany):
        begun(user, organizations(100))
    assert len(uploads()) == queue.MOST_OPEN


def test_of_many_workers_each_takes_another_job(user):
    for number in range(6):
        begun(user, organizations(number + 1))
    for _round in range(2):
        taken = at_once(*[queue.claim] * 4)
        keys = [job.pk for job in taken if job]
        assert len(keys) == len(set(keys))
    assert not ImportJob.objects.filter(attempts__gt=1)


def test_confirmed_twice_at_once_it_is_one_import(user):
    job = begun(user)
    work_off()
    assert sorted(
        at_once(partial(queue.confirm, job), partial(queue.confirm, job))
    ) == [
        False,
        True,
    ]
    at_once(work_off, work_off)
    assert (state(job), stored(), acts("import.done")) == (State.DONE, 20, 1)
    assert not queue.confirm(job)


def test_a_preview_that_does_not_hold_any_more_is_refused(user, uploads):
    factories.organization("青山区第1局")
    job = confirmed(user)
    Organization.objects.all().delete()
    work_off()
    assert (state(job), stored()) == (State.REFUSED, 0)
    assert not uploads()


# What stops.


@contextmanager
def at_work(job, monkeypatch):
    """While ``job`` is worked on in a thread, in the middle of it, until its file is gone."""
    reached, step = Event(), watch.Watch.step
    monkeypatch.setattr(watch, "LOOK", 0)

    def slow(self, lines):
        reached.set()
        deadline = time.monotonic() + PATIENCE
        while files.is_there(job) and time.monotonic() < deadline:
            time.sleep(0.01)
        step(self, lines)

    def run():
        try:
            work_off(1)
        finally:
            connection.close()

    monkeypatch.setattr(watch.Watch, "step", slow)
    thread = Thread(target=run)
    thread.start()
    assert reached.wait(PATIENCE)
    yield
    thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize("make", [begun, confirmed])
def test_what_runs_is_cancelled_and_nothing_is_stored(user, uploads, monkeypatch, make):
    job = make(user)
    with at_work(job, monkeypatch):
        job.refresh_from_db()
        assert job.state in (State.CHECKING, State.WRITING)
        assert queue.cancel(job)
    assert (state(job), stored()) == (State.CANCELLED, 0)
    assert (acts("import.cancelled"), acts("import.done")) == (1, 0)
    assert not uploads()


@pytest.mark.parametrize("worked", [False, True])
def test_what_waits_is_cancelled(user, uploads, worked):
    job = begun(user)
    if worked:
        work_off()
        job.refresh_from_db()
    assert queue.cancel(job)
    assert work_off() == []
    assert (state(job), stored(), uploads()) == (State.CANCELLED, 0, [])
    row = AuditRecord.objects.get(event="import.cancelled")
    assert (row.user_id, row.target_kind) == (user.pk, "gazette.organization")


def test_what_is_over_is_not_cancelled(user):
    job = confirmed(user)
    work_off()
    job.refresh_from_db()
    assert not queue.cancel(job)
    assert (state(job), stored(), acts("import.cancelled")) == (State.DONE, 20, 0)


def test_a_worker_that_was_taken_for_dead_writes_nothing(user):
    slow = confirmed(user)
    slow = queue.claim()
    ImportJob.objects.update(heartbeat_at=timezone.now() - 2 * queue.LEASE)
    work_off()
    assert stored() == 20
    Organization.objects.all().delete()
    work(slow)
    assert (state(slow), stored(), acts("import.done")) == (State.DONE, 0, 1)


def test_a_job_that_kills_its_workers_is_given_up(user, uploads):
    job = begun(user)
    for _attempt in range(queue.ATTEMPTS):
        assert queue.claim() == job
        assert queue.claim() is None
        ImportJob.objects.update(heartbeat_at=timezone.now() - 2 * queue.LEASE)
    work_off()
    job.refresh_from_db()
    assert (job.state, uploads()) == (State.FAILED, [])
    assert str(queue.ATTEMPTS) in job.problem
    assert acts("import.failed") == 1


def test_who_may_not_import_any_more_imports_nothing(user, uploads):
    job = confirmed(user)
    get_user_model().objects.update(is_active=False)
    work_off()
    job.refresh_from_db()
    assert (job.state, stored(), uploads()) == (State.FAILED, 0, [])
    assert job.problem


@pytest.mark.parametrize("content", [None, b"other"])
def test_a_file_that_is_not_the_one_uploaded_is_not_imported(user, uploads, content):
    job = confirmed(user)
    (file,) = uploads()
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    work_off()
    assert (state(job), stored()) == (State.FAILED, 0)


def test_an_error_of_ours_ends_the_job_and_is_logged(user, monkeypatch, caplog):
    job = begun(user)
    monkeypatch.setattr("core.exchange.previews.told", lambda *_: 1 // 0)
    work_off()
    job.refresh_from_db()
    assert (job.state, "ZeroDivisionError" in job.problem) == (State.FAILED, True)
    assert "ZeroDivisionError" in caplog.text


def test_what_nobody_confirms_ends_after_a_day(user, uploads):
    job, other = begun(user), begun(user, organizations(3))
    work_off()
    ImportJob.objects.filter(pk=job.pk).update(finished_at=timezone.now() - LONG_AGO)
    tidy()
    job.refresh_from_db()
    assert (job.state, state(other)) == (State.CANCELLED, State.CHECKED)
    assert job.problem and not queue.confirm(job)
    assert (len(uploads()), acts("import.cancelled")) == (1, 1)


def test_what_was_left_behind_is_swept_and_old_jobs_are_forgotten(user, uploads):
    job, done = begun(user), begun(user, organizations(0))
    left = [files.store(b"x")[0], files.storage().save(f"{files.SMALL}/x", CONTENT)]
    work_off()
    tidy()
    assert len(uploads()) == 3
    old = (timezone.now() - LONG_AGO).timestamp()
    for file in uploads():
        os.utime(file, (old, old))
    ImportJob.objects.filter(pk=done.pk).update(
        finished_at=timezone.now() - timedelta(days=31)
    )
    tidy()
    assert not any(files.storage().exists(name) for name in left)
    assert files.is_there(job)
    assert not ImportJob.objects.filter(pk=done.pk).exists()


CONTENT = files.ContentFile(b"x")


# What is refused.


def bad(count=20):
    rows = rows_of(organizations(count))
    rows[2][3], rows[3][0] = "局", ""
    return rows


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_a_refused_file_goes_back_with_its_reasons(user, uploads, table_format):
    name = f"机关.{table_format.extension}"
    data = csv_of(bad()) if table_format is CSV else workbook(bad())
    job = begun(user, data, name, table_format)
    work_off()
    job.refresh_from_db()
    assert (job.state, stored(), uploads()) == (State.REFUSED, 0, [])
    assert job.counts["refused"] == 2
    answer = job.refused_file
    assert answer.name == f"机关-原因.{table_format.extension}"
    back = table_format().create_dataset(answer.data)
    assert back.headings == [*HEADINGS, "原因"]
    told = {line.number: line.cells[-1] for line in back.lines if line.cells[-1]}
    assert sorted(told) == [3, 4]
    assert told[3].startswith("类别：") and told[4].startswith("全称：")
    assert [list(line.cells[:2]) for line in back.lines][0] == ["青山区第0局", ""]


def workbook(rows):
    table = refused.TableToWrite(
        [refused.PlainColumn(heading) for heading in rows[0]],
        [list(zip(*rows[1:], strict=True))],
    )
    return XLSX().export_data(table)


def test_a_mended_file_is_imported_with_its_column_of_reasons(user):
    job = begun(user, csv_of(bad()))
    work_off()
    job.refresh_from_db()
    rows = rows_of(job.refused_file.data)
    rows[2][3], rows[3][0] = "部门", "青山区第99局"
    again = confirmed(user, csv_of(rows))
    work_off()
    assert (state(again), stored()) == (State.DONE, 20)


def test_reasons_stand_beside_longer_rows_and_replace_those_of_before(user):
    rows = bad()
    rows[5] += ["多", ""]
    job = begun(user, csv_of(rows))
    work_off()
    job.refresh_from_db()
    back = rows_of(job.refused_file.data)
    assert back[0] == [*HEADINGS, "", "原因"]
    assert back[5][5] == "多" and back[5][6]
    assert {len(row) for row in back} == {7}
    once = rows_of(refused_again(user, rows_of(csv_of(bad()))))
    assert refused_again(user, once) == csv_of(once)


def refused_again(user, rows):
    job = begun(user, csv_of(rows))
    work_off()
    job.refresh_from_db()
    return job.refused_file.data


def test_what_is_no_table_is_refused_without_a_file_to_give_back(user, uploads):
    job = begun(user, b"\0\0")
    work_off()
    job.refresh_from_db()
    assert (job.state, job.refused_file, uploads()) == (State.REFUSED, None, [])
    assert job.told["faults"][0]["reason"]


def test_refused_files_are_kept_for_a_day(user):
    first = begun(user, csv_of(bad()))
    work_off()
    RefusedFile.objects.update(created_at=timezone.now() - LONG_AGO)
    begun(user, csv_of(bad(30)))
    work_off()
    assert RefusedFile.objects.count() == 1
    first.refresh_from_db()
    assert (first.state, first.refused_file) == (State.REFUSED, None)


# Workers as processes of their own.


@pytest.fixture
def worker(tmp_path):
    """Starts ``run_jobs`` as a process on the database and the files of the test."""
    started = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_jobs", *options],
            cwd=settings.BASE_DIR,
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(job, *states):
    deadline = time.monotonic() + PATIENCE
    while state(job) not in states:
        assert time.monotonic() < deadline, state(job)
        time.sleep(0.01)


def kill_in(job, process, phase, after):
    """Kill the worker ``after`` seconds of the phase."""
    wait_for(job, phase, State.CHECKED, State.DONE)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    ImportJob.objects.update(heartbeat_at=timezone.now() - 2 * queue.LEASE)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_worker_that_is_killed_has_done_all_or_nothing(user, uploads, worker, number):
    data = organizations(MANY)
    job = begun(user, data)
    kill_in(job, worker("--once"), State.CHECKING, 0.15 * number)
    assert stored() == 0
    worker("--once").wait()
    assert state(job) == State.CHECKED
    queue.confirm(job)
    kill_in(job, worker("--once"), State.WRITING, 0.25 * number)
    assert stored() == (MANY if state(job) == State.DONE else 0)
    worker("--once").wait()
    assert (state(job), stored()) == (State.DONE, MANY)
    assert acts("import.done") == 1
    assert Organization.history.count() == MANY
    tidy()
    assert len(uploads()) <= 1


def test_a_worker_that_is_told_to_end_puts_its_job_back(user, worker):
    job = begun(user, organizations(5 * MANY))
    process = worker()
    wait_for(job, State.CHECKING)
    process.terminate()
    assert process.wait() == 143
    job.refresh_from_db()
    assert (job.state, job.worker, job.attempts) == (State.WAITING, "", 0)


def test_two_workers_at_once_do_each_job_once(user, worker):
    jobs = [begun(user, organizations(200, prefix=f"青山区第{n}号")) for n in range(4)]
    for _phase in range(2):
        for process in [worker("--once"), worker("--once")]:
            assert process.wait() == 0
        for job in jobs:
            queue.confirm(job)
    assert {state(job) for job in jobs} == {State.DONE}
    assert (stored(), acts("import.done")) == (800, 4)


def test_a_worker_is_heard_of_while_it_works(user, monkeypatch):
    monkeypatch.setattr(watch, "BEAT", 0.01)
    job = begun(user)
    taken = queue.claim()
    ImportJob.objects.update(heartbeat_at=timezone.now() - LONG_AGO)
    with watch.Watch(taken, lambda: False) as one:
        one.step(7)
        deadline = time.monotonic() + PATIENCE
        while job.done != 7 and time.monotonic() < deadline:
            time.sleep(0.01)
            job.refresh_from_db()
    assert job.heartbeat_at > timezone.now() - timedelta(minutes=1)
    assert queue.claim() is None


def test_the_command_says_what_it_did(user, capsys):
    begun(user)
    call_command("run_jobs", "--once")
    assert "机关.csv" in capsys.readouterr().out


def test_how_far_it_is_how_fast_and_how_long_still():
    pace = Pace(25_000, 100_000, 5)
    assert (pace.percent, pace.rate, pace.left) == (25, 5_000, "0:15")
    assert "25,000" in str(pace) and "0:15" in str(pace)
    assert (Pace(10, 0, 5).percent, Pace(10, 0, 5).left) == (None, "")
    assert (Pace(0, 10, 0).rate, Pace(11, 10, 5).percent) == (0, 100)
    assert Pace(1, 20_000, 1).left == "5:33:19"


def test_the_bar_of_a_command_is_as_long_as_what_is_done():
    class Terminal(StringIO):
        def isatty(self):
            return True

    screen = OutputWrapper(Terminal())
    with Bar(screen, 40) as bar:
        bar.step(10)
    assert f"\r[{'#' * 6}{'-' * 18}]  25% " in screen.getvalue()
    silent = OutputWrapper(StringIO())
    with Bar(silent, 40) as bar:
        bar.step(10)
    assert silent.getvalue() == ""


def test_blank_tables_have_the_headings_alone():
    blank = CSV().export_data(resource("organizations").template())
    assert rows_of(blank) == [HEADINGS]
