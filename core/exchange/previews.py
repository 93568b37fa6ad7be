"""What an import found, as a page shows it and as a job keeps it: plain words and numbers."""

from django.utils.text import Truncator

from .stale import name_savers

SHOWN_ROWS = 200
SHOWN_FAULTS = 500
LONGEST = 300


def told(report, file_name, table=None):
    """A dict of ``report`` on the file; ``table`` is the TableRead, where it could be read."""
    name_savers(report.rows)
    counts = report.counts()
    return {
        "file": file_name,
        "sheet": table.sheet if table else "",
        "encoding": table.encoding if table else "",
        "counts": counts,
        "touched": counts["new"] + counts["changed"],
        "rows": [told_row(row) for row in report.rows[:SHOWN_ROWS]],
        "faults": [told_fault(fault) for fault in report.faults[:SHOWN_FAULTS]],
        "fault_count": len(report.faults) + getattr(report, "more_faults", 0),
    }


def told_row(row):
    values = row.row_values
    return {
        "number": values.get("number"),
        "is_new": row.is_new(),
        "label": str(row.instance),
        "owner": str(values.get("owner") or ""),
        "saved": values.get("saved"),
        "cells": [(heading, short(a), short(b)) for heading, a, b in row.diff],
    }


def told_fault(fault):
    return {
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "reason": short(fault.reason),
        "url": getattr(fault, "url", ""),
    }


def short(text):
    return Truncator(text).chars(LONGEST)
