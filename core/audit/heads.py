"""The head of the chain, exported: one line with number, hash and time, to be kept elsewhere.

Whoever can rewrite the whole database can rewrite the whole chain; not what was printed.
"""

import re
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from .acts import record
from .chain import head
from .harmless import LONGEST
from .models import AuditRecord

HASH = re.compile(r"[0-9a-f]{64}")
LINE = re.compile(rf"(\d+)\s+({HASH.pattern})(\s.*)?")


class NoHead(ValueError):
    """What should be an exported head is none."""


@transaction.atomic
def export(where=""):
    """The line of the head as it is now; that it was exported, and ``where``, is noted."""
    number, value = head()
    record("audit.head", details={"number": number, "hash": value, "to": where})
    return f"{number} {value} {timezone.localtime().isoformat(timespec='seconds')}"


def last_exported():
    """The row that says when the head was exported last, or None."""
    return AuditRecord.objects.filter(event="audit.head").first()


def read(given):
    """The heads in a file, or the hash that ``given`` is; raises NoHead."""
    if HASH.fullmatch(given.lower()):
        return parse(given)
    try:
        return parse(Path(given).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise NoHead(str(error)) from error


def parse(text):
    """{number: hash} of the lines in ``text``, {None: hash} of a bare hash.

    Raises NoHead.
    """
    lines = [line.strip().lower() for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and HASH.fullmatch(lines[0]):
        return {None: lines[0]}
    found = [LINE.fullmatch(line) for line in lines]
    if not found or None in found:
        raise NoHead(text[:LONGEST])
    heads = {int(match[1]): match[2] for match in found}
    # Before the first row there is nothing to prove.
    return {number: value for number, value in heads.items() if number}
