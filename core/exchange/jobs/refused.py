"""The file that goes back after a refusal: its own rows, and a last column of reasons."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import PurePath

from django.utils import timezone

from core.exchange.cells import exact, plain
from core.exchange.formats import format_of
from core.exchange.tables import TableToWrite
from core.exchange.widgets import Text

from .models import RefusedFile

REASON = "原因"
EXPLANATION = "这一行为什么没有导入，由系统填写；改好后可以直接再导入，不看这一列。"
# As many characters as a cell of a spreadsheet holds, and a little less.
LONGEST = 30_000
ROWS = 2_000
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class PlainColumn:
    """A column of somebody's file."""

    column_name: str
    width: int = 16
    description: str = ""
    readonly: bool = False
    widget: Text = Text()


def keep(user, table_name, file_name, table, report):
    """Keep the TableRead ``table`` with the reasons of ``report``, for ``user`` to fetch."""
    forget_old()
    path = PurePath(file_name)
    kept = RefusedFile(user=user, table=table_name)
    kept.name = f"{path.stem[:200]}-{REASON}{path.suffix.lower()}"
    kept.data = format_of(file_name).export_data(with_reasons(table, report.faults))
    kept.save()
    return kept


def forget_old():
    RefusedFile.objects.filter(created_at__lt=timezone.now() - KEPT).delete()


def with_reasons(table, faults):
    """The TableToWrite of ``table`` and a column that says of each row why it is refused."""
    headings = list(table.headings)
    if headings and headings[-1] == REASON:
        headings.pop()
    width = max(len(headings), widest(table, len(headings)))
    headings += [""] * (width - len(headings))
    columns = [
        *map(PlainColumn, headings),
        PlainColumn(REASON, 60, EXPLANATION),
    ]
    return TableToWrite(columns, blocks(table, width, faults), table.exported_at)


def widest(table, width):
    """How many cells the longest line has; one with its reason behind is not longer."""
    had_reasons = len(table.headings) > width
    if had_reasons:
        return width
    return max((len(trimmed(line.cells)) for line in table.lines), default=0)


def trimmed(cells):
    end = len(cells)
    while end and not plain(cells[end - 1]):
        end -= 1
    return cells[:end]


def blocks(table, width, faults):
    reasons = reasons_by_row(table, faults)
    lines = iter(table.lines)
    while block := list(islice(lines, ROWS)):
        rows = [row_of(line, width, reasons) for line in block]
        yield list(zip(*rows, strict=True))


def row_of(line, width, reasons):
    cells = [typed(cell) for cell in line.cells[:width]]
    cells += [None] * (width - len(cells))
    return [*cells, reasons.get(line.number, "")]


def reasons_by_row(table, faults):
    """{number of a line: its reasons}; what is about no line stands in the first."""
    first = next((line.number for line in table.lines), 1)
    told = defaultdict(dict)
    for fault in faults:
        row = fault.row if fault.row and fault.row >= first else first
        text = f"{fault.column}：{fault.reason}" if fault.column else fault.reason
        told[row][text] = None
    return {row: "；".join(texts)[:LONGEST] for row, texts in told.items()}


def typed(cell):
    """``cell`` of a file that was read, as one to be written."""
    if isinstance(cell, float) and cell == cell and abs(cell) != float("inf"):
        return exact(cell)
    if isinstance(cell, datetime):
        return cell.date() if plain(cell) == cell.date().isoformat() else plain(cell)
    if cell is None or (isinstance(cell, int | date) and not isinstance(cell, bool)):
        return cell
    return plain(cell)
