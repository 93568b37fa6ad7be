"""A table of a Word file as rows of tabs, merged cells taken apart."""

from dataclasses import dataclass, field

from gazette.reading.lines import CELL_BREAK

from .marks import DELETED, W, value, whole_number

WIDEST = 200


@dataclass
class Cell:
    """A cell over ``span`` columns; one that only continues the cell above has no text."""

    text: str = ""
    span: int = 1
    continues: bool = False


@dataclass
class Grid:
    """The rows of a table by columns.

    What is printed once beside several rows belongs to each of them, so it stands in each;
    what is printed over several columns stands in the first.
    """

    above: dict[int, str] = field(default_factory=dict)

    def row(self, cells: list[Cell], skipped: int = 0) -> str:
        shown, column = [""] * skipped, skipped
        above: dict[int, str] = {}
        for cell in cells:
            text = self.above.get(column, "") if cell.continues else cell.text
            above[column] = text
            shown += [text] + [""] * (cell.span - 1)
            column += cell.span
        self.above = above
        return "\t".join(shown) if len(cells) > 1 or skipped else "".join(shown)


def rows_of(table):
    """(row, its cells) of a table that are not deleted; content controls are looked into."""
    for row in unwrapped(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        gone = properties is not None and any(
            properties.find(tag) is not None for tag in DELETED
        )
        yield row, gone


def unwrapped(element, tag: str):
    """The children ``tag``, those within content controls and the like as well."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from unwrapped(child, tag)


def skipped_columns(row) -> int:
    skipped = whole_number(value(row.find(f"{W}trPr"), "gridBefore"))
    return min(max(skipped, 0), WIDEST)


def cell_of(cell, text: str) -> Cell:
    properties = cell.find(f"{W}tcPr")
    span = min(max(whole_number(value(properties, "gridSpan", "1"), 1), 1), WIDEST)
    merge = None if properties is None else properties.find(f"{W}vMerge")
    continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return Cell(text, span, continues)


def cell_text(paragraphs: list[str]) -> str:
    """The paragraphs of one cell, parted as the reader of tables parts them."""
    lines = [line for text in paragraphs for line in text.split("\n")]
    filled = (line.replace("\t", " ").rstrip() for line in lines)
    return CELL_BREAK.join(line for line in filled if line.strip())
