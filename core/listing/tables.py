"""A list as the page shows it: headings that sort, cells that link."""

from dataclasses import dataclass, replace

from .columns import Column, as_text


@dataclass(frozen=True)
class Heading:
    """The heading of a column; ``sort`` is the value of the parameter a click gives."""

    column: Column
    sort: str
    direction: str


@dataclass(frozen=True)
class Cell:
    """A value on the page; ``source`` is the register entry that states it."""

    column: Column
    text: str
    url: str
    source: object = None

    def going_on_with(self, query):
        """The cell whose link has ``query`` at its end."""
        if not (self.url and query):
            return self
        joint = "&" if "?" in self.url else "?"
        return replace(self, url=f"{self.url}{joint}{query}")


class Table:
    """Headings and rows of cells of the columns that stand on the page."""

    def __init__(self, columns, rows, sort=""):
        self.columns = [column for column in columns if column.on_page]
        self.rows = [self.cells(row) for row in rows]
        self.headings = [heading(column, sort) for column in self.columns]

    def cells(self, row):
        return [cell(column, row) for column in self.columns]


def cell(column, row):
    evidence = getattr(row, "evidence", {})
    text = as_text(column.of(row))
    source = evidence.get(column.source) if text else None
    return Cell(column, text, column.url(row) if text else "", source)


def heading(column, sort):
    direction = {column.name: "ascending", f"-{column.name}": "descending"}.get(
        sort, ""
    )
    name = column.name if column.sort else ""
    return Heading(column, f"-{name}" if direction == "ascending" else name, direction)
