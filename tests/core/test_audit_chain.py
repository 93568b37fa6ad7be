"""The chain: nothing can be changed, taken out, put in or cut off without being found."""

import json
import random
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO
from threading import Barrier
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core import triggers
from core.audit import chain, heads, record
from core.audit.verification import Verification
from core.models import AuditHead, AuditRecord
from gazette.models import Section
from tests import factories
from tests.pace import within

ROWS = 30


def rows_of(count):
    return [
        {
            "at": timezone.now(),
            "event": "file.downloaded",
            "result": "done",
            "user_id": number % 7 or None,
            "user_name": f"用户{number % 7}",
            "ip": f"10.0.0.{number % 250}",
            "target_kind": "gazette.document",
            "target_id": str(number),
            "target_label": f"青山政字〔2020〕{number}号",
            "details": json.dumps({"file": f"附件{number}.pdf"}, ensure_ascii=False),
        }
        for number in range(count)
    ]


@pytest.fixture
def audit(db):
    """A chain of ``ROWS`` rows and more, its guards gone as whoever owns the database can."""
    chain.append(rows_of(ROWS))
    triggers.drop()


def faults(exported=None):
    """The faults of the chain; that its guards are gone is none of it."""
    found = Verification(exported).run().faults
    return [fault for fault in found if triggers.PREFIX not in fault.reason]


def exported_head():
    return dict([chain.head()])


def chain_anew(start):
    """Write the chain anew from the row ``start`` on, as a forger of all of it would."""
    before = AuditRecord.objects.filter(number__lt=start).first()
    previous = before.hash if before else chain.GENESIS
    for row in AuditRecord.objects.filter(number__gte=start).order_by("number"):
        row.previous = previous
        row.hash = chain.digest([getattr(row, name) for name in chain.COLUMNS])
        row.save()
        previous = row.hash
    last = AuditRecord.objects.first()
    AuditHead.objects.update(number=last.number, hash=last.hash)


OTHER_DIGITS = str.maketrans("0123", "1230")
EDITS = {
    "at": lambda value: value + timedelta(microseconds=1),
    "event": lambda value: "account.login",
    "result": lambda value: "failed",
    "user_id": lambda value: (value or 0) + 1,
    "user_name": lambda value: f"{value} ",
    "ip": lambda value: "127.0.0.1",
    "target_kind": lambda value: "gazette.issue",
    "target_id": lambda value: f"0{value}",
    "target_label": lambda value: value.replace("号", "號"),
    "details": lambda value: value.replace("{", "{ "),
    "previous": lambda value: value.translate(OTHER_DIGITS),
    "hash": lambda value: value.translate(OTHER_DIGITS),
}


def edit(column):
    def tamper(number):
        row = AuditRecord.objects.get(number=number)
        value = EDITS[column](getattr(row, column))
        AuditRecord.objects.filter(number=number).update(**{column: value})

    return tamper


def edit_with_its_hash(number):
    """Change a row and its hash to fit; the rows after it, if any, do not."""
    row = AuditRecord.objects.get(number=number)
    row.user_name = "别人"
    row.hash = chain.digest([getattr(row, name) for name in chain.COLUMNS])
    row.save()


def delete(number):
    AuditRecord.objects.filter(number=number).delete()


def renumber(number):
    AuditRecord.objects.filter(number=number).update(number=number + 1000)


def insert(number):
    """Put a row in after ``number``, those behind it moved on."""
    last = AuditRecord.objects.first().number
    for moved in range(last, number, -1):
        AuditRecord.objects.filter(number=moved).update(number=moved + 1)
    before = AuditRecord.objects.get(number=number)
    chain.following(AuditHead(number=number, hash=before.hash), rows_of(1)[0]).save(
        force_insert=True
    )


def insert_at_the_end(number):
    last = AuditRecord.objects.first()
    head = AuditHead(number=last.number, hash=last.hash)
    chain.following(head, rows_of(1)[0]).save(force_insert=True)


def swap(number):
    """Let two rows change places, each with its own hash."""
    other = number + 3 if number <= ROWS - 3 else number - 3
    for old, new in ((number, 10_000), (other, number), (10_000, other)):
        AuditRecord.objects.filter(number=old).update(number=new)


def cut(number):
    """Take away the end from ``number`` on, and put the head right."""
    AuditRecord.objects.filter(number__gte=number).delete()
    chain_anew(number - 1 or 1) if number > 1 else AuditHead.objects.all().delete()


def cut_without_the_head(number):
    AuditRecord.objects.filter(number__gte=number).delete()


def forge(number):
    """Change a row, and write the chain anew from there on."""
    AuditRecord.objects.filter(number=number).update(user_name="别人")
    chain_anew(number)


def forge_without(number):
    """Take a row out, close the gap, and write the chain anew."""
    delete(number)
    for moved in AuditRecord.objects.filter(number__gt=number).order_by("number"):
        AuditRecord.objects.filter(pk=moved.pk).update(number=moved.number - 1)
    chain_anew(number)


OTHERS = (
    edit_with_its_hash,
    delete,
    renumber,
    insert,
    insert_at_the_end,
    swap,
    cut,
    cut_without_the_head,
    forge,
    forge_without,
)
TAMPERS = [(name, edit(name)) for name in EDITS] + [(t.__name__, t) for t in OTHERS]


def is_found(tamper, number, exported):
    """Whether the verification finds a row at fault; all is as before afterwards."""
    with transaction.atomic():
        tamper(number)
        found = faults(exported)
        transaction.set_rollback(True)
    return bool(found)


def test_100_of_100_tampers_are_found_and_there_is_no_false_alarm(audit):
    exported = exported_head()
    # Each kind at least four times: at both ends and anywhere between.
    dice = random.Random(20201123)
    tried = [
        (name, tamper, place or dice.randint(2, ROWS - 1))
        for place in (1, ROWS, 0, 0, 0)
        for name, tamper in TAMPERS
    ][:100]
    assert len(tried) == 100
    assert {name for name, _, _ in tried} == {name for name, _ in TAMPERS}
    missed = [
        (name, number)
        for name, tamper, number in tried
        if not is_found(tamper, number, exported)
    ]
    assert missed == []
    assert faults(exported) == []


def test_a_cut_end_and_a_forged_chain_are_only_found_against_the_exported_head(audit):
    exported = exported_head()
    for tamper in (cut, forge, forge_without):
        assert not is_found(tamper, 20, None)
        assert is_found(tamper, 20, exported)
        assert is_found(tamper, 20, {None: exported[ROWS]})


@pytest.mark.parametrize("column", EDITS)
def test_the_row_that_was_changed_is_named(audit, column):
    edit(column)(7)
    assert {fault.number for fault in faults()} <= {7, 8}
    assert 7 in {fault.number for fault in faults()}


def test_a_gap_is_named_from_where_to_where(audit):
    AuditRecord.objects.filter(number__in=(4, 5, 6)).delete()
    (fault,) = faults()
    assert fault.number == 4
    assert "6" in fault.reason


def test_the_chain_goes_on_after_a_head_that_is_gone(audit):
    AuditHead.objects.all().delete()
    record("system.backup")
    assert chain.head()[0] == ROWS + 1
    assert faults() == []


def test_a_head_put_back_is_found(audit):
    fifth = AuditRecord.objects.get(number=5)
    AuditHead.objects.update(number=5, hash=fifth.hash)
    assert [fault.number for fault in faults()] == [6]


@pytest.mark.django_db
def test_an_empty_chain_is_proven():
    assert Verification().run().is_proven
    assert Verification({}).run().rows == AuditRecord.objects.count()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite keeps anything")
@pytest.mark.parametrize("value", ["'nonsense'", "x'ff'", "'2026-13-45 99:99:99'"])
def test_what_is_no_time_any_more_is_a_fault_and_no_crash(audit, value):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE core_auditrecord SET at = {value} WHERE number = 9")
    assert faults()


def run(*arguments):
    """(status, standard output) of ``verify_audit``."""
    out = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db
def test_the_command_proves_the_chain_and_records_that_it_did():
    record("system.backup")
    before = chain.head()[0]
    status, out = run("--json")
    assert status == 0
    assert json.loads(out)["proven"] is True
    newest = AuditRecord.objects.first()
    assert (newest.number, newest.event, newest.result) == (
        before + 1,
        "system.verify",
        "done",
    )
    run("--unrecorded")
    assert chain.head()[0] == before + 1


def test_the_command_ends_with_1_and_says_which_row(audit):
    edit("user_name")(7)
    status, out = run("--json")
    assert status == 1
    told = json.loads(out)
    assert told["proven"] is False
    assert 7 in [fault["number"] for fault in told["faults"]]
    newest = AuditRecord.objects.first()
    assert (newest.event, newest.result) == ("system.verify", "failed")


def test_missing_guards_are_a_fault(audit):
    assert run()[0] == 1
    triggers.install()
    assert run()[0] == 0


@pytest.mark.django_db
def test_the_head_is_printed_kept_and_recorded(tmp_path):
    chain.append(rows_of(3))
    number, value = chain.head()
    out = StringIO()
    call_command("audit_head", "--out", str(tmp_path), stdout=out)
    line = out.getvalue().strip()
    assert re.fullmatch(rf"{number} {value} \d{{4}}-\d\d-\d\dT[\d:]+\+08:00", line)
    (file,) = tmp_path.iterdir()
    assert file.read_text() == f"{line}\n"
    row = heads.last_exported()
    assert json.loads(row.details)["hash"] == value
    call_command("audit_head", "--out", str(tmp_path), stdout=out)
    assert len(file.read_text().splitlines()) == 2
    assert run("--head", str(file))[0] == 0
    assert run("--head", value)[0] == 0


def test_a_cut_end_is_found_by_the_file_that_was_kept(audit, tmp_path):
    file = tmp_path / "head.txt"
    number, value = chain.head()
    file.write_text(f"{number} {value} 2026-11-23T09:00:00+08:00\n")
    cut(20)
    triggers.install()
    assert run()[0] == 0
    assert run("--head", str(file))[0] == 1
    assert run("--head", value)[0] == 1


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "nothing", "12 abc", "1 2 3\n"])
def test_what_is_no_exported_head_is_refused(tmp_path, given):
    file = tmp_path / "head.txt"
    file.write_text(given)
    with pytest.raises(CommandError):
        call_command("verify_audit", "--head", str(file))
    with pytest.raises(CommandError):
        call_command("verify_audit", "--head", str(tmp_path / "none"))
    with pytest.raises(CommandError):
        call_command("audit_head", "--out", str(tmp_path / "none"), stdout=StringIO())


def append_quickly(count):
    """What ``chain.append`` does, past Django's models."""
    number, value = chain.head()
    sample, rows = rows_of(50), []
    for offset in range(1, count + 1):
        row = sample[offset % 50]
        values = [number + offset, *row.values(), value]
        value = chain.digest(values)
        values[1] = connection.ops.adapt_datetimefield_value(values[1])
        rows.append([*values, value])
    names = ", ".join([*chain.COLUMNS, "hash"])
    places = ", ".join(["%s"] * (len(chain.COLUMNS) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO core_auditrecord ({names}) VALUES ({places})", rows
        )
    if not AuditHead.objects.update(number=number + count, hash=value):
        AuditHead.objects.create(number=number + count, hash=value)


@pytest.mark.django_db
def test_100_000_rows_are_proven_in_less_than_10_seconds():
    append_quickly(100_000)
    with within(10, perf_counter):
        found = Verification().run()
    assert found.is_proven
    assert found.rows >= 100_000


def at_once(acts):
    """Run all ``acts`` in threads of their own."""
    barrier = Barrier(len(acts))

    def start(act):
        try:
            barrier.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(start, acts))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain_and_it_is_proven_meanwhile():
    def alone():
        for _ in range(15):
            record("system.backup")

    def within():
        for _ in range(15):
            with transaction.atomic():
                record("system.restore")
                with transaction.atomic():
                    record("system.rebuild")

    def proven():
        return [Verification().run().faults for _ in range(10)]

    *_, found = at_once([alone, within, alone, within, proven])
    assert found == 10 * [[]]
    last = Verification().run()
    assert last.is_proven
    assert last.rows == 90


@pytest.mark.django_db(transaction=True)
def test_in_a_real_transaction_an_act_joins_the_chain_once_as_it_commits():
    with transaction.atomic():
        record("system.backup")
        document = factories.document()
        assert AuditRecord.objects.count() == 0
    events = AuditRecord.objects.order_by("number").values_list("event", flat=True)
    assert list(events) == ["system.backup", "record.created"]
    document.delete()
    assert AuditRecord.objects.first().event == "record.deleted"
    assert AuditRecord.objects.count() == 3
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("system.restore")
        raise ZeroDivisionError
    assert AuditRecord.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_recorded_is_not_done():
    record("system.backup")
    number, value = chain.head()
    # Somebody has put in the row that comes next.
    chain.following(AuditHead(number=number, hash=value), rows_of(1)[0]).save(
        force_insert=True
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.create(name="不会有的栏目")
    assert not Section.objects.filter(name="不会有的栏目").exists()
    assert connection.get_autocommit()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_nobody_waits_for_who_has_recorded_and_not_committed():
    with transaction.atomic():
        record("system.backup")
        factories.document()
        at_once([lambda: record("system.restore")])
    events = AuditRecord.objects.order_by("number").values_list("event", flat=True)
    assert list(events) == ["system.restore", "system.backup", "record.created"]
