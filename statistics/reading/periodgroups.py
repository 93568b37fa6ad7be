"""Tables whose rows stand in groups, each below its period alone on a row: 2016年1-6月."""

import re
from dataclasses import replace

from gazette.reading.source import Table

from .contents import filled
from .headings import plain_text
from .items import NUMBERING
from .periods import PERIOD, periods_in

# What may stand beside the period of a group.
BESIDE = re.compile(r"(?:份|主要|经济|指标|完成|累计|实绩|情况|数据|[（()）:：\s])*")


def by_groups(table: Table) -> list[Table]:
    """A table for each group of rows, its period for a title, or none where it has no groups."""
    placed = [*table.placed_rows()]
    starts = {
        at: period
        for at, (row, *_) in enumerate(placed)
        if (period := group_period(row))
    }
    if not starts or not any(len(filled(row)) > 1 for row, *_ in placed):
        return []
    bounds = [0, *starts, len(placed)]
    parts = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        named = start in starts
        title = starts.get(start, table.title)
        rows = placed[start + named : end]
        parts += [with_rows(table, title, rows)] if rows else []
    return parts


def group_period(row) -> str:
    """The period that a row is nothing but, or ""."""
    cells = filled(row)
    words = NUMBERING.sub("", plain_text(cells[0])) if len(cells) == 1 else ""
    found = periods_in(words)
    whole = len(found) == 1
    return found[0] if whole and BESIDE.fullmatch(PERIOD.sub("", words)) else ""


def with_rows(table: Table, title: str, placed) -> Table:
    rows, lines, doubts = zip(*placed, strict=True)
    lines = lines if all(lines) else ()
    return replace(table, title=title, rows=rows, row_lines=lines, doubts=doubts)
