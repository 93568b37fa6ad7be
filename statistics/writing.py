"""The statistical release with its table, written from entries."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from gazette.reading.source import SourceDocument, Table
from gazette.writing import checked

from .reading import FigureRead, read
from .reading.periods import inferred_period

SUBJECT = "全区主要经济指标完成情况"
TO_DATE, OF_PERIOD = "累计完成", "本期完成"
LEGEND = "注：*为季度数据，#为其中项。"


def write(entries: Sequence[FigureRead], *, issuer: str) -> SourceDocument:
    """A release of ``issuer``, one table for each run of figures of the same period, in order.

    * marks quarterly figures and # parts of the item above. Raises ``ValueError`` where an entry
    would read back as another, such as a part that does not follow what it is a part of.
    """
    runs = [(period, [*run]) for period, run in groupby(entries, lambda e: e.period)]
    marked = any(entry.quarterly or entry.parent for entry in entries)
    document = SourceDocument(
        title=f"{entries[0].period}{SUBJECT}" if entries else SUBJECT,
        issuer=issuer,
        paragraphs=SourceDocument.paragraphs_of(LEGEND if marked else ""),
        attachments=tuple(table(period, run) for period, run in runs),
    )
    return checked(document, entries, read)


def table(period: str, entries: list[FigureRead]) -> Table:
    amount = OF_PERIOD if inferred_period(TO_DATE, period) else TO_DATE
    notes = ("备注",) if any(entry.note for entry in entries) else ()
    depths = depths_of(entries)
    return Table(
        title=f"{period}{SUBJECT}",
        columns=("指标名称", "单位", amount, "同比(±%)", *notes),
        rows=tuple(
            row(entry, depth, notes)
            for entry, depth in zip(entries, depths, strict=True)
        ),
    )


def depths_of(entries: list[FigureRead]) -> list[int]:
    """How many # each entry needs to stand below the nearest entry that it is a part of."""
    depths, known = [], {}
    for entry in entries:
        depth = known.get(entry.parent, 0) + 1 if entry.parent else 0
        known[entry.indicator] = depth
        depths.append(depth)
    return depths


def row(entry: FigureRead, depth: int, notes: tuple[str, ...]) -> tuple[str, ...]:
    star = "*" if entry.quarterly else ""
    return (
        f"{'#' * depth}{entry.indicator}{star}",
        entry.unit,
        figure(entry.value),
        figure(entry.yoy),
        *(entry.note for _ in notes),
    )


def figure(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
