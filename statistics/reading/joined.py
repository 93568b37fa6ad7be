"""The rows of a table, put together again where a line or a page cut a name or a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.text.widths import half_width
from gazette.reading.source import Finding, Table

from .entries import not_read
from .items import UNIT_OF_TABLE, is_note, item_of, width
from .layout import Layout
from .wraps import ENDING, FULL, is_beginning, is_cut, is_end, is_open

NAME = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}|[\u4e00-\u9fff]\s?[\u4e00-\u9fff]")
COUNTED = "甲乙丙丁"
# The issue of what the table is printed in, at the turn of a page.
RUNNING_HEAD = re.compile(
    r"(?:19|20)\d\d年第\d{1,3}期|总第\d{1,4}期|第\s?\d{1,4}\s?页\s*\Z"
)


@dataclass
class Row:
    """One row as printed and as put together, with what is doubtful about that."""

    cells: list[str]
    printed: str
    line: int | None
    findings: list[Finding] = field(default_factory=list)
    begun: bool = False


class JoinedRows:
    """What reads the rows of ``table`` under ``layout``."""

    table: Table
    layout: Layout

    def name(self, cells) -> str:
        at = self.layout.indicator
        return cells[at] if at < len(cells) else ""

    def rows(self) -> list[Row]:
        """The rows below the headings, those that a line or a page cut joined."""
        rows: list[Row] = []
        begun: Row | None = None
        scraps: list[Finding] = []
        widest = self.widest()
        printed = [*self.printed_rows()]
        for row, below in zip(printed, [*printed[1:], None], strict=False):
            if begun:
                self.complete(begun, row)
                begun = None
            if rows and self.is_rest(rows[-1], row):
                self.join_rest(rows[-1], row)
            elif self.is_begun(rows, row, below, widest):
                begun = row
            elif rows and self.is_wrapped(rows[-1], row, widest):
                self.join_name(rows[-1], row)
                if not ENDING.search(item_of(self.name(row.cells)).name):
                    scraps.append(rows[-1].findings[-1])
            elif rows and self.is_scrap(row):
                rows[-1].findings.append(not_read(tuple(row.cells)))
                scraps.append(not_read(tuple(row.cells)))
            else:
                row.findings += scraps
                scraps = []
                if rows and not self.name(row.cells).strip():
                    rows[-1].findings.append(not_read(tuple(row.cells)))
                self.doubt_loose(rows, row, widest)
                rows.append(row)
        return rows

    def printed_rows(self) -> Iterator[Row]:
        """The rows as printed, without blank ones and headings printed again."""
        heads: list[Finding] = []
        placed = [*self.table.placed_rows()][self.layout.start :]
        if len(placed) > 1 and self.counts(placed[0][0]):
            del placed[0]
        for cells, line, doubts in placed:
            if RUNNING_HEAD.search(half_width("".join(cells))):
                heads.append(not_read(tuple(cells)))
            elif any(cell.strip() for cell in cells) and not self.layout.is_heading(
                cells
            ):
                yield Row([*cells], "\t".join(cells), line, [*doubts, *heads])
                heads = []

    def counts(self, cells) -> bool:
        """Whether the cells number the columns and state nothing: 甲, 乙, 1, 2, 3."""
        said = [half_width(cell).strip() for cell in cells if cell.strip()]
        letters = [cell for cell in said if cell in COUNTED]
        numbers = [*map(str, range(1, len(said) - len(letters) + 1))]
        return len(said) > 2 and said == [*COUNTED[: len(letters)], *numbers]

    def is_begun(self, rows: list[Row], row: Row, below: Row | None, widest) -> bool:
        """Whether a row of a name alone is the beginning of the name below."""
        name = self.name(row.cells).strip()
        if not name or below is None or self.has_more(row) or self.is_note_like(name):
            return False
        if not row.findings:
            # Its other cells are printed as blank ones: it heads what is below.
            return False
        above = self.name(rows[-1].cells).strip() if rows else ""
        if rows and not self.states(rows[-1].cells):
            above = ""
        under = self.name(below.cells).strip() if self.states(below.cells) else ""
        return is_beginning(above, name, under, widest)

    def is_note_like(self, name: str) -> bool:
        return is_note(name) or bool(UNIT_OF_TABLE.search(half_width(name)))

    def complete(self, begun: Row, row: Row) -> None:
        at = self.layout.indicator
        first = self.name(begun.cells)
        row.cells[at] = first.rstrip() + row.cells[at].strip()
        text = f"“{first.strip()}”一行只有名称，已接在下一行之前，请核对"
        row.findings += [*begun.findings, Finding("row-joined", text)]
        row.begun = True
        row.printed = begun.printed + "\n" + row.printed

    def widest(self) -> int:
        names = [self.name(cells).strip() for cells, *_ in self.table.placed_rows()]
        return max(map(width, names), default=0)

    def states(self, cells) -> bool:
        return any(self.layout.cell(cells, index) for index in self.layout.stating)

    def is_rest(self, above: Row, row: Row) -> bool:
        """Whether a row without a name has the cells that the row above lacks."""
        return not self.name(row.cells).strip() and all(
            not (one.strip() and other.strip())
            for one, other in zip(above.cells, row.cells, strict=False)
        )

    def join_rest(self, above: Row, row: Row) -> None:
        above.cells = [a or b for a, b in zip(above.cells, row.cells, strict=False)]
        text = "这一行由换页或换行前后的两行接成，请核对"
        above.findings += [*row.findings, Finding("row-joined", text)]
        above.printed += "\n" + row.printed

    def is_wrapped(self, above: Row, row: Row, widest: int) -> bool:
        """Whether a row of a name alone is the end of the name above."""
        name, more = self.name(above.cells).strip(), self.name(row.cells).strip()
        if not more or self.has_more(row) or not self.states(above.cells):
            return False
        item = item_of(more)
        if item.heads or item.marked or (item.unit and not item.name):
            return False
        return not self.is_note_like(more) and is_end(name, more, widest)

    def is_scrap(self, row: Row) -> bool:
        """Whether a row of one cell is no name at all: the rest of a number, a sign."""
        return not self.has_more(row) and not NAME.search(self.name(row.cells))

    def has_more(self, row: Row) -> bool:
        at = self.layout.indicator
        return any(cell.strip() for place, cell in enumerate(row.cells) if place != at)

    def join_name(self, above: Row, row: Row) -> None:
        at = self.layout.indicator
        more = row.cells[at].strip()
        above.cells[at] += more
        text = f"“{more}”一行只有名称，已接在上一行之后，请核对"
        above.findings.append(Finding("row-joined", text))
        above.printed += "\n" + row.printed

    def doubt_loose(self, rows: list[Row], row: Row, widest: int) -> None:
        """A row below a full line of words alone may be the end of a name begun there."""
        if not rows:
            return
        above = self.name(rows[-1].cells).strip()
        item = item_of(above)
        loose = above and not self.has_more(rows[-1]) and not is_note(above)
        loose = loose and not UNIT_OF_TABLE.search(half_width(above))
        if (
            loose
            and (
                not item.heads
                or is_cut(item.name, self.name(row.cells), rows[-1].findings)
            )
            and (not item.marked or rows[-1].findings)
            and (rows[-1].findings or width(above) >= FULL * widest or is_open(above))
        ):
            text = f"上一行“{above[:30]}”只有名称，可能是这一行名称的前半"
            row.findings.append(Finding("row-joined", text))
