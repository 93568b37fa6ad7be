"""The chain: each row carries the hash of the one before it, and the head the last."""

import hashlib
import json
from datetime import UTC

from django.db import DEFAULT_DB_ALIAS, transaction

from core.freshness.marks import mark_records

from .models import AuditHead, AuditRecord

GENESIS = "0" * 64
COLUMNS = (
    "number",
    "at",
    "event",
    "result",
    "user_id",
    "user_name",
    "ip",
    "target_kind",
    "target_id",
    "target_label",
    "details",
    "previous",
)
canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest(values):
    """The hash of a row: SHA-256 over the values of COLUMNS as a JSON list."""
    number, at, *others = values
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical([number, moment, *others]).encode()).hexdigest()


def append(rows, using=None):
    """Append ``rows``, dicts of columns, while nobody else can."""
    using = using or DEFAULT_DB_ALIAS
    with transaction.atomic(using=using, savepoint=False):
        head = locked_head(using)
        records = [following(head, columns) for columns in rows]
        AuditRecord.objects.using(using).bulk_create(records)
        head.save(using=using, update_fields=["number", "hash"])
        mark_records(records, using)


def following(head, columns):
    """The row that follows ``head``, which it becomes."""
    record = AuditRecord(number=head.number + 1, previous=head.hash, **columns)
    record.hash = digest([getattr(record, name) for name in COLUMNS])
    head.number, head.hash = record.number, record.hash
    return record


def locked_head(using):
    heads = AuditHead.objects.using(using)
    head = heads.select_for_update().first()
    if head is None:
        begin(heads, AuditRecord.objects.using(using))
        head = heads.select_for_update().get()
    return head


def begin(heads, records):
    """Make the head where there is none: of an empty chain, or of the rows found."""
    last = records.order_by("number").last()
    number, value = (last.number, last.hash) if last else (0, GENESIS)
    heads.get_or_create(pk=1, defaults={"number": number, "hash": value})


def head():
    """The number and hash of the last row, (0, GENESIS) while there is none."""
    found = AuditHead.objects.first()
    return (found.number, found.hash) if found else (0, GENESIS)
