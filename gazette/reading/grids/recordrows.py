"""Figures told record by record, each value behind its label, rewritten as the rows of one table."""

import re
from collections.abc import Sequence

from ..htmltables import ROW_BREAK

LABELLED = re.compile(
    r"\s*(?P<label>[\u4e00-\u9fff]{2,10}(?:[（(][^（()）]{1,8}[）)])?)[：:]\s*(?P<value>\S.*?)?\s*"
)
FIRST = ("指标名称", "指标", "统计指标", "主要指标")
# A name alone with its number is no record.
FEWEST_LABELS, FEWEST_RECORDS = 3, 2
MOST_LABELS = 12

Record = list[tuple[str, str]]


def with_records(lines: Sequence[str]) -> list[str]:
    """``lines``, each record of such a list being a row on its first line, below one heading."""
    lines, at = list(lines), 0
    while at < len(lines):
        found = records_from(lines, at)
        if len(found) >= FEWEST_RECORDS:
            heading = "\t".join(label for label, _ in found[0][1])
            for place, record in found:
                row = "\t".join(value for _, value in record)
                first = place == at
                lines[place] = heading + ROW_BREAK + row if first else row
                lines[place + 1 : place + len(record)] = [""] * (len(record) - 1)
            at = found[-1][0]
        at += 1
    return lines


def records_from(lines: list[str], at: int) -> list[tuple[int, Record]]:
    """(where it begins, the record) of those one below the other that have the same labels."""
    found: list[tuple[int, Record]] = []
    while at < len(lines):
        record = record_at(lines, at)
        labels = [label for label, _ in record]
        if found and labels != [label for label, _ in found[0][1]]:
            break
        if not (labels and labels[0] in FIRST and len(labels) >= FEWEST_LABELS):
            break
        found.append((at, record))
        at += len(record)
        while at < len(lines) and not lines[at].strip():
            at += 1
    return found


def record_at(lines: list[str], at: int) -> Record:
    """The labels with their values on the lines from ``at`` on, as far as the first label again."""
    record: Record = []
    for line in lines[at : at + MOST_LABELS]:
        match = LABELLED.fullmatch(line) if len(line) < 100 else None
        if not match or (record and match["label"] == record[0][0]):
            break
        record.append((match["label"], match["value"] or ""))
    return record
