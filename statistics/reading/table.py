"""The figures of one table of a release, row by row."""

from collections.abc import Iterator
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .cells import printed_number, read_growth, read_value, states_nothing
from .checks import cell_findings, unit_for
from .entries import FigureRead, fits, not_read
from .items import (
    UNIT_OF_TABLE,
    Item,
    is_centred,
    is_note,
    item_of,
    mark_findings,
    parent_of,
    series_parent,
    stars_are_quarterly,
    unit_of_table,
)
from .joined import JoinedRows, Row
from .layout import layout_of, plain_text
from .series import Series


class TableReading(JoinedRows):
    """Reads one table of a document whose plain title and notes are given."""

    def __init__(self, table: Table, title: str, notes: list[str], text_period: str):
        self.table = table
        self.layout = layout_of(table, title, text_period)
        self.notes = [title, plain_text(table.title), *notes]
        self.left: list[Finding] = []

    def figures(self) -> Iterator[FigureRead]:
        if self.layout is None:
            return
        rows = self.rows()
        self.notes += [
            plain_text(self.name(row.cells))
            for row in rows
            if is_note(self.name(row.cells))
        ]
        doubts = list(self.layout.findings)
        unit = unit_of_table(self.notes)
        for row, item, parent, findings in self.items(rows):
            if changed := UNIT_OF_TABLE.search(item.name):
                unit = (changed["unit"], ())
                continue
            for series in self.layout.series:
                found = (*self.layout.doubts, *row.findings, *findings, *doubts)
                figure = self.figure(row, item, series, unit, found)
                figure = replace(figure, parent=parent)
                doubts = [] if fits(figure) else [*doubts, not_read(tuple(row.cells))]
                if fits(figure):
                    yield figure
        self.left = doubts

    def items(self, rows: list[Row]) -> Iterator[tuple]:
        """(row, item, parent, findings) of every row that states something."""
        names = [self.name(row.cells) for row in rows if self.states(row.cells)]
        indented, quarterly = not is_centred(names), stars_are_quarterly(self.notes)
        above: list[Item] = []
        loose = False
        for row in rows:
            first = self.name(row.cells)
            item = item_of(first, indented=indented)
            if is_note(first):
                continue
            if not item.name:
                if self.states(row.cells):
                    self.left.append(not_read(tuple(row.cells)))
                    above.append(item)
                continue
            silent = not self.states(row.cells)
            if silent and UNIT_OF_TABLE.search(item.name):
                yield row, item, "", ()
                continue
            if (
                silent
                and (item.heads or self.layout.unit is not None)
                and not item.unit
            ):
                # What follows is below this heading, and no part of an item before it.
                above.append(replace(item, name=""))
                continue
            parent = parent_of(item, above)
            sibling = series_parent(item, above)
            above.append(item)
            findings = (*self.left, *mark_findings(item, parent, above, quarterly))
            loose = item.marked and (loose or row.begun)
            if loose and not row.begun:
                text = f"上面有接成的名称，“{item.name}”是谁的其中项请核对"
                findings += (Finding("parent-unclear", text),)
            if sibling and not parent:
                parent, doubt = sibling
                above[-1] = replace(item, depth=above[-2].depth)
                findings += (doubt,)
            self.left = []
            if silent and not (
                self.layout.cell(row.cells, self.layout.unit) or item.unit
            ):
                findings += (
                    Finding("no-figures", f"“{item.name}”一行没有数据，可能是小标题"),
                )
            starred = item.starred and quarterly is not False
            yield row, replace(item, starred=starred), parent, findings

    def figure(
        self, row: Row, item: Item, series: Series, unit, findings
    ) -> FigureRead:
        value = read_value(self.cell(row, series.value))
        growth = read_growth(self.cell(row, series.yoy), self.notes)
        turned = series.falls and growth.number is not None
        yoy = -abs(growth.number) if turned else growth.number
        own = plain_text(self.layout.cell(row.cells, self.layout.unit))
        own = "" if states_nothing(own) else own
        said, unit_doubts = unit_for(item, own, value, series, unit)
        figure = FigureRead(
            source_text=row.printed,
            line=row.line,
            indicator=item.name,
            unit=said,
            period=series.period,
            value=value.number,
            value_text=self.text(series.value, row, value.number),
            yoy=yoy,
            yoy_text=self.text(series.yoy, row, yoy),
            quarterly=item.starred,
            note=self.layout.cell(row.cells, self.layout.note),
            findings=(
                *findings,
                *series.findings,
                *value.findings,
                *growth.findings,
                *unit_doubts,
            ),
        )
        more = cell_findings(
            figure,
            self.cell(row, series.yoy),
            series,
            self.layout.unknown(row.cells),
            "指数" in item.name or any("价格指数" in note for note in self.notes[:2]),
        )
        return replace(figure, findings=tuple(dict.fromkeys((*figure.findings, *more))))

    def cell(self, row: Row, index: int | None) -> str:
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def text(self, index, row: Row, number) -> str:
        """The words of the cell where they alone say the number."""
        words = self.cell(row, index)
        return words if number is not None and printed_number(words) == number else ""
