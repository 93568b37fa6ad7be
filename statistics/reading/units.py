"""Which unit is printed over the rows of a table.

A note of a unit holds for the table that it stands over. One that stands over another table, or
below this one, is taken for want of its own alone, and it is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.reading.source import Finding, Paragraph, Table

from .headings import plain_text
from .items import UNIT_IN_NAME, UNIT_OF_TABLE, unit_of_table

Unit = tuple[str, tuple[Finding, ...]]


@dataclass(frozen=True)
class PrintedUnits:
    """The unit above the first row of a table, and the notes between its rows."""

    first: Unit
    inside: tuple[tuple[int, str], ...] = ()

    def at(self, above: int | None, line: int | None, unit: Unit) -> Unit:
        """The unit on ``line``, that of the row before on the line ``above`` being ``unit``."""
        if line is None:
            return unit
        notes = [text for at, text in self.inside if (above or 0) < at <= line]
        return unit_of_table(notes[-1:]) if notes else unit


class UnitNotes:
    """The notes of units in a document, each with its line, and where its tables stand."""

    def __init__(
        self, title: str, paragraphs: Sequence[Paragraph], tables: Sequence[Table]
    ):
        self.title = with_unit_named(title)
        texts = [(p.line or 0, plain_text(p.text)) for p in paragraphs]
        self.notes = [(at, text) for at, text in texts if UNIT_OF_TABLE.search(text)]
        captions = [with_unit_named(plain_text(table.title)) for table in tables]
        self.stated = [*filter(UNIT_OF_TABLE.search, captions)]
        self.stated += [text for _, text in self.notes]
        self.ends = [ends_of(table) for table in tables if table.row_lines]

    def of(self, table: Table) -> PrintedUnits:
        caption = with_unit_named(plain_text(table.title))
        texts = [text for _, text in self.notes]
        if not table.row_lines:
            return PrintedUnits(unit_of_table([caption, self.title, *texts]))
        first, last = ends_of(table)
        inside = tuple(note for note in self.notes if first < note[0] <= last)
        said = [caption, *self.over(table)[-1:], self.title]
        if any(map(UNIT_OF_TABLE.search, said)):
            return PrintedUnits(self.checked(unit_of_table(said), table), inside)
        return PrintedUnits(self.of_another(table), inside)

    def over(self, table: Table) -> list[str]:
        """The notes between the table above and the first row of this one."""
        first = ends_of(table)[0]
        above = max((end for _, end in self.ends if end < first), default=0)
        return [text for at, text in self.notes if above <= at <= first]

    def checked(self, unit: Unit, table: Table) -> Unit:
        """``unit``, doubted where notes of several units stand over the table."""
        near = {unit_of_table([text])[0] for text in self.over(table)}
        if len(near) < 2:
            return unit
        text = f"表前写有几个单位{'、'.join(sorted(near))}，按“{unit[0]}”读入"
        return unit[0], (*unit[1], Finding("unit-unclear", text))

    def of_another(self, table: Table) -> Unit:
        """The one unit that notes elsewhere in the document state, or none."""
        said = {unit_of_table([text])[0] for text in self.stated}
        if len(said) != 1 or not all(said):
            return "", ()
        unit = said.pop()
        text = f"这张表上没有写单位，按别处所写的“{unit}”读入"
        return unit, (Finding("unit-unclear", text),)


def with_unit_named(caption: str) -> str:
    """A caption, the unit in brackets at its end marked as one: 财政收支（亿元）."""
    found = UNIT_IN_NAME.search(caption)
    return f"{caption[: found.start()]}（单位：{found['unit']}）" if found else caption


def ends_of(table: Table) -> tuple[int, int]:
    return min(table.row_lines), max(table.row_lines)
