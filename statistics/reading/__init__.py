"""Figures that a statistical release states, read from its tables."""

import re
from dataclasses import replace

from gazette.reading.continued import joined_tables
from gazette.reading.rows import doubted, repeated
from gazette.reading.source import SourceDocument, Table
from gazette.reading.traditional import read_as_printed

from .bases import from_last_year
from .cells import printed_number
from .checks import checked, stated_as, stated_twice
from .crossed import crossed
from .differences import without_differences
from .entries import FigureRead
from .grammar import RELEASE
from .growthrows import with_growth_rows
from .headings import plain_text
from .leftover import doubts
from .madeon import made_on, without_day_made
from .periodgroups import by_groups
from .periods import by_day, first_period, year_of, year_of_issue
from .prose import read_prose
from .rowperiods import by_period
from .scope import is_forecast
from .table import TableReading
from .transposed import turned
from .units import PrintedUnits, UnitNotes
from .upright import unfolded, upright

__all__ = ["FigureRead", "doubts", "printed_number", "read"]

KEPT = ("source_text", "indicator", "unit", "parent", "note")
# So short a line of the text may be a title within it.
TITLE = 40
PERIOD_ALONE = re.compile(r"[（(](?:19|20|[一二]).{2,3}年[^，。日]{0,12}[）)]")
ANNOUNCES = re.compile(r"现将|如下|公布|发布|通报")


def read(document: SourceDocument) -> list[FigureRead]:
    """The figures of a release, in the characters it prints them in."""
    return read_as_printed(document, read_plain, KEPT)


def read_plain(document: SourceDocument) -> list[FigureRead]:
    """The figures of every table of a release: rows from top to bottom, periods left to right."""
    title = plain_text(document.title)
    notes = [plain_text(paragraph.text) for paragraph in document.paragraphs]
    bare = first_period(title)
    day = "" if year_of(bare) else by_day(bare, document.signed_date)
    said = announced(notes) or day
    figures: list[FigureRead] = []
    units = UnitNotes(title, document.paragraphs, document.attachments)
    for table in joined_tables(document.attachments):
        if not is_forecast(title + plain_text(table.title)):
            day = made_on(table.title, title) or document.signed_date
            own, unit = said or by_headings(table, day), units.of(table)
            dated = replace(table, title=without_day_made(table.title, title))
            figures += of_table(dated, title, notes, own, unit)
    if not is_forecast(title):
        known = {(figure.indicator, figure.period) for figure in figures}
        figures += [
            figure
            for figure in read_prose(
                title, document.paragraphs, said or year_of_issue(title)
            )
            if (figure.indicator, figure.period) not in known
        ]
    return repeated(figures, stated_as, stated_twice)


def of_table(
    table: Table, title: str, notes: list[str], said: str, units: PrintedUnits
) -> list[FigureRead]:
    """The figures of a table, its rows being indicators or periods."""
    figures: list[FigureRead] = []
    printed = {line: "\t".join(row) for row, line, _ in table.placed_rows()}
    for part in parts_of(unfolded(table), title):
        read_here = of_part(TableReading(part, title, notes, said, units))
        if part is not table:
            read_here = [replace(f, source_text=printed[f.line]) for f in read_here]
        figures += read_here
    return checked(figures)


def parts_of(table: Table, title: str) -> list[Table]:
    if groups := by_groups(table):
        return [part for group in groups for part in parts_of(group, title)]
    stood = upright(table)
    found = by_period(table, title) if stood is table else []
    found = found or (crossed(table, title) if stood is table else [])
    return found or turned(stood, title)


def of_part(reading: TableReading) -> list[FigureRead]:
    figures = with_growth_rows(stated([*reading.figures()]))
    figures = from_last_year(without_differences(figures), reading.notes)
    if figures and reading.left:
        figures[-1] = doubted(figures[-1], *reading.left)
    return figures


def by_headings(table: Table, day) -> str:
    """The first period over the columns, where none has a year, by the day of signature, or ``""``."""
    bare = first_period(plain_text(" ".join(table.columns)))
    return "" if year_of(bare) else by_day(bare, day)


def announced(notes: list[str]) -> str:
    """The one period that the text says it publishes, or names in a title of its own, or ``""``."""
    said = {first_period(note) for note in notes if announces(note)}
    said = {period for period in said if year_of(period)}
    return said.pop() if len(said) == 1 else ""


def announces(note: str) -> bool:
    if PERIOD_ALONE.fullmatch(note):
        return True
    is_title = len(note) < TITLE and not note.endswith(("。", "；", "：", ":"))
    return bool(ANNOUNCES.search(note) or (is_title and RELEASE.search(note)))


def stated(figures: list[FigureRead]) -> list[FigureRead]:
    """``figures``, unless there are words where numbers should stand and no number at all."""
    numbers = any((f.value, f.yoy) != (None, None) for f in figures)
    return figures if numbers or not any(map(unreadable, figures)) else []


def unreadable(figure: FigureRead) -> bool:
    return any(
        finding.code in ("number-unreadable", "cell-unlikely")
        for finding in figure.findings
    )
