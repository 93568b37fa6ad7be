"""The figures of one table of a release, row by row."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .cells import printed_number, read_growth, read_value, states_nothing
from .checks import cell_findings, suits, unit_for
from .entries import FigureRead, fits, not_read
from .growthrows import is_growth
from .headings import plain_text
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
    unit_lent,
    unit_of_table,
)
from .joined import JoinedRows, Row
from .layout import layout_of
from .periodrows import of_its_parent
from .series import PER_CENT, Series
from .units import PrintedUnits, with_unit_named

DITTO = re.compile(r"[〃″\"”]|同上|〞")


class TableReading(JoinedRows):
    """Reads one table of a document whose plain title and notes are given."""

    def __init__(
        self,
        table: Table,
        title: str,
        notes: list[str],
        text_period: str,
        units: PrintedUnits,
    ):
        self.table = table
        self.units = units
        self.layout = layout_of(table, title, text_period, units.first[0])
        self.notes = [title, plain_text(table.title), *notes]
        self.left: list[Finding] = []
        # Whether a heading gives its unit to its group alone, and another one begins.
        self.of_group = self.new = False

    def figures(self) -> Iterator[FigureRead]:
        if self.layout is None:
            return
        rows = self.rows()
        self.fill_dittos(rows)
        self.notes += [
            plain_text(name)
            for name in (self.name(row.cells) for row in rows)
            if is_note(name)
        ]
        doubts = list(self.layout.findings)
        unit, above = self.units.first, 0
        for row, item, parent, findings in self.items(rows):
            unit = self.units.at(
                above, row.line, self.units.first if self.new else unit
            )
            above, self.new = row.line or 0, False
            if changed := self.unit_alone(row):
                unit = unit_of_table([changed[0]])
                continue
            for series in self.layout.series:
                found = (*self.layout.doubts, *row.findings, *findings, *doubts)
                figure = self.figure(row, item, series, unit, found)
                figure = of_its_parent(replace(figure, parent=parent))
                doubts = [] if fits(figure) else [*doubts, not_read(tuple(row.cells))]
                if fits(figure):
                    yield figure
        self.left = doubts

    def fill_dittos(self, rows: list[Row]) -> None:
        """Put the unit of the row above where a row prints 〃 or 同上 for it, or, as below a
        merged cell, nothing: that is doubtful.
        """
        at, above = self.layout.unit, ""
        for row in rows if at is not None else ():
            if at >= len(row.cells):
                continue
            printed = row.cells[at].strip()
            if DITTO.fullmatch(printed):
                row.cells[at] = above
            elif not printed and above and self.may_be_in(above, row):
                row.cells[at] = above
                text = f"单位一栏空白，按上一行的“{above.strip()}”读入"
                row.findings.append(Finding("unit-unclear", text))
            above = row.cells[at]

    def may_be_in(self, unit: str, row: Row) -> bool:
        """Whether a row without a unit states an amount that may be in that of the row above."""
        item = item_of(self.name(row.cells))
        amounts = (self.cell(row, series.value) for series in self.layout.series)
        stated = any(printed_number(cell) is not None for cell in amounts)
        return stated and not item.unit and suits(unit, item.name)

    def items(self, rows: list[Row]) -> Iterator[tuple]:
        """(row, item, parent, findings) of every row that states something."""
        names = [self.name(row.cells) for row in rows if self.states(row.cells)]
        indented, quarterly = not is_centred(names), stars_are_quarterly(self.notes)
        above: list[Item] = []
        self.loose = False
        for row in rows:
            item = item_of(self.name(row.cells), indented=indented)
            if is_note(self.name(row.cells)):
                continue
            if not item.name:
                self.nameless(row, item, above)
            elif self.states(row.cells):
                yield self.placed(row, item, above, quarterly)
            else:
                yield from self.silent(row, item, above, quarterly)

    def silent(
        self, row: Row, item: Item, above: list[Item], quarterly
    ) -> Iterator[tuple]:
        """What a row without figures gives: a unit for those below, or an item to be looked at."""
        if self.unit_alone(row):
            self.of_group = item.heads
            above += [replace(item, name="")] if item.heads else []
            yield row, item, "", ()
        elif self.heads(item):
            # What follows is below this heading, and no part of an item before it, nor in its unit.
            above.append(replace(item, name=""))
            self.new = self.of_group
        else:
            placed = self.placed(row, item, above, quarterly)
            yield *placed[:-1], placed[-1] + self.bare(row, item)

    def unit_alone(self, row: Row) -> re.Match | None:
        """The unit that a row without figures gives to those below: 外贸（单位：万美元）, and in a
        table without units 一、工业（亿元）.
        """
        name = plain_text(self.name(row.cells))
        if item_of(name).heads and self.layout.unit is None:
            name = with_unit_named(name)
        return None if self.states(row.cells) else UNIT_OF_TABLE.search(name)

    def placed(self, row: Row, item: Item, above: list[Item], quarterly) -> tuple:
        unit = unit_lent(item, above)
        lent = self.lent(unit, item)
        item = replace(item, unit=unit) if lent else item
        parent, findings = self.place(row, item, above, quarterly)
        starred = item.starred and quarterly is not False
        return row, replace(item, starred=starred), parent, (*findings, *lent)

    def lent(self, unit: str, item: Item) -> tuple[Finding, ...]:
        """A doubt where a part has the unit of its whole, as nothing else says one."""
        series = (one.unit for one in self.layout.series)
        others = self.layout.unit is not None or self.units.first[0] or any(series)
        if not unit or others or not suits(unit, item.name):
            return ()
        text = f"“{item.name}”没有写单位，按所属指标的“{unit}”读入"
        return (Finding("unit-unclear", text),)

    def nameless(self, row: Row, item: Item, above: list[Item]) -> None:
        if self.states(row.cells):
            self.left.append(not_read(tuple(row.cells)))
            above.append(item)

    def heads(self, item: Item) -> bool:
        return (item.heads or self.layout.unit is not None) and not item.unit

    def bare(self, row: Row, item: Item) -> tuple[Finding, ...]:
        if self.layout.cell(row.cells, self.layout.unit) or item.unit:
            return ()
        text = f"“{item.name}”一行没有数据，可能是小标题"
        return (Finding("no-figures", text),)

    def place(self, row: Row, item: Item, above: list[Item], quarterly):
        """(parent, findings) of an item, which is put among those ``above``."""
        parent, sibling = parent_of(item, above), series_parent(item, above)
        above.append(item)
        findings = (*self.left, *mark_findings(item, parent, above, quarterly))
        self.left = []
        self.loose = item.marked and (self.loose or row.begun)
        if self.loose and not row.begun:
            text = f"上面有接成的名称，“{item.name}”是谁的其中项请核对"
            findings += (Finding("parent-unclear", text),)
        if sibling and not parent:
            parent, doubt = sibling
            above[-1] = replace(item, depth=above[-2].depth)
            findings += (doubt,)
        return parent, findings

    def figure(
        self, row: Row, item: Item, series: Series, unit, findings
    ) -> FigureRead:
        value = read_value(self.cell(row, series.value))
        growth = read_growth(self.cell(row, series.yoy), self.notes)
        turned = series.falls and growth.number is not None
        yoy = -abs(growth.number) if turned else growth.number
        if self.is_of_growth(item):
            unit = ("%", ())
        elif series.value is None and unit[1]:
            # Where no amount is, none is in a unit that another table has.
            unit = ("", ())
        said, doubts = unit_for(item, self.own_unit(row), value, series, unit)
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
        )
        doubts = (*series.findings, *value.findings, *growth.findings, *doubts)
        doubts = (*findings, *doubts, *self.doubts_on(figure, row, series))
        return replace(figure, findings=tuple(dict.fromkeys(doubts)))

    def own_unit(self, row: Row) -> str:
        own = plain_text(self.layout.cell(row.cells, self.layout.unit))
        return "" if states_nothing(own) else own

    def is_of_growth(self, item: Item) -> bool:
        """Whether a row is of the growth in per cent of the one above, not of an amount."""
        stated = filter(UNIT_OF_TABLE.search, self.notes)
        said = PER_CENT.search(item.name) or any("%" in note for note in stated)
        return is_growth(item.name) and bool(said)

    def doubts_on(self, figure: FigureRead, row: Row, series: Series):
        index = "指数" in figure.indicator or any(
            "价格指数" in note for note in self.notes[:2]
        )
        growth = self.cell(row, series.yoy)
        unknown = self.layout.unknown(row.cells)
        return cell_findings(figure, growth, series, unknown, index)

    def cell(self, row: Row, index: int | None) -> str:
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def text(self, index, row: Row, number) -> str:
        """The words of the cell where they alone say the number."""
        words = self.cell(row, index)
        return words if number is not None and printed_number(words) == number else ""
