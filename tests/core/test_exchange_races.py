"""Imports at the same time, and imports that are killed: all of a file or nothing of it."""

import os
import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from multiprocessing import get_context
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, connections

from core.exchange.registry import resource
from core.exchange.resources import TableResource
from gazette.models import Document
from personnel.models import Change, Notice
from tests import factories
from tests.exchange import csv_of, imported, rows_of
from tests.samples import person

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 50
# Enough that an import takes a while, over several batches.
ROWS = 2_500
processes = get_context("fork")


def file_of(numbers, rows, remark=""):
    """A CSV of ``rows`` appointments by the documents ``numbers``."""
    headings = resource("personnel").template().headings
    lines = [
        [
            numbers[row % len(numbers)],
            "一",
            "任命",
            f"王{row}",
            "某局",
            "副局长",
            "",
            remark,
        ]
        for row in range(rows)
    ]
    return csv_of([headings, *lines])


def statements_of(data, reached=None, awaited=0):
    """Import; how many statements that took. Sets ``reached`` at the one ``awaited``."""
    done = 0

    def count(execute, *args):
        nonlocal done
        done += 1
        if done == awaited:
            reached.set()
        return execute(*args)

    with connection.execute_wrapper(count):
        imported("personnel", data)
    return done


def killed_at(data, statement):
    """Import in a process of its own that is killed at a statement; whether it was done."""
    connections.close_all()
    reached = processes.Event()
    process = processes.Process(target=statements_of, args=(data, reached, statement))
    process.start()
    assert reached.wait(60)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    return process.exitcode == 0


def stored(numbers):
    """How many entries and rows of their history there are, and how many change sets."""
    entries = Change.objects.filter(change_set__document__number__in=numbers)
    notices = Notice.objects.filter(document__number__in=numbers)
    history = Change.history.filter(change_set__in=notices.values("pk"))
    return entries.count(), history.count(), notices.count()


def test_a_kill_leaves_all_of_a_file_or_nothing():
    documents = [factories.document() for _ in range(3 * (ROUNDS + 1))]
    numbers = [document.number for document in documents]
    of_round = [numbers[start : start + 3] for start in range(0, len(numbers), 3)]
    whole, nothing = (ROWS, ROWS, 3), (0, 0, 0)
    usual = statements_of(file_of(of_round[0], ROWS))
    assert stored(of_round[0]) == whole
    chance, outcomes = random.Random(0), Counter()
    for of_this in of_round[1:]:
        data = file_of(of_this, ROWS)
        done = killed_at(data, chance.randint(1, usual))
        found = stored(of_this)
        assert found in (whole, nothing)
        assert found == whole or not done
        outcomes[found] += 1
        if found == nothing and outcomes[nothing] == 1:
            assert imported("personnel", data).counts()["new"] == ROWS
    # Where nothing was left, the kill came while it was at work.
    assert outcomes[nothing] >= ROUNDS // 2
    call_command("verify_audit", verbosity=0)
    assert is_sound()


def is_sound():
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def together(*tasks):
    """The results of ``tasks``, begun in the same moment."""
    barrier = Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


@pytest.mark.parametrize("pauses", [[0], [0, 0.2]])
def test_two_who_import_the_same_file_at_once_make_no_record_twice(pauses, monkeypatch):
    find, pause = TableResource.stored, cycle(pauses)

    def stored_and_wait(*args):
        found = find(*args)
        time.sleep(next(pause))
        return found

    monkeypatch.setattr(TableResource, "stored", stored_and_wait)
    users = person("wang"), person("li")
    for _ in range(ROUNDS // len(pauses)):
        numbers = [factories.document().number for _ in range(2)]
        data = file_of(numbers, 40)
        reports = together(
            *(partial(imported, "personnel", data, user=user) for user in users)
        )
        assert stored(numbers) == (40, 40, 2)
        outcomes = sorted(report.counts()["new"] for report in reports)
        assert outcomes == [0, 40]


def test_two_who_import_new_documents_at_once_make_no_number_twice():
    users = person("wang"), person("li")
    headings = resource("documents").template().headings
    for number in range(ROUNDS):
        names = [f"青山政字〔20{number:02}〕{serial}号" for serial in range(1, 21)]
        lines = [[name, "一件事", *[""] * 9, "主动公开", "", "正文"] for name in names]
        data = csv_of([headings, *lines])
        reports = together(
            *(partial(imported, "documents", data, user=user) for user in users)
        )
        assert sorted(report.counts()["new"] for report in reports) == [0, 20]
        assert Document.objects.filter(number__in=names).count() == 20


def test_of_two_who_change_the_same_rows_at_once_nobody_half_wins():
    users = person("wang"), person("li")
    number = factories.document().number
    imported("personnel", file_of([number], 40))
    for turn in range(ROUNDS):
        files = [file_of([number], 40, f"{user}{turn}") for user in users]
        together(
            *(
                partial(imported, "personnel", data, user=user)
                for data, user in zip(files, users, strict=True)
            )
        )
        remarks = set(Change.objects.values_list("remark", flat=True))
        assert len(remarks) == 1 and remarks < {f"{user}{turn}" for user in users}


def test_rows_keep_their_order_over_the_batches_of_a_file():
    number = factories.document().number
    data = file_of([number], ROWS)
    assert imported("personnel", data).counts()["new"] == ROWS
    names = Change.objects.order_by("order").values_list("name", flat=True)
    assert list(names) == [row[3] for row in rows_of(data)[1:]]
    assert Notice.objects.get().version == 1
