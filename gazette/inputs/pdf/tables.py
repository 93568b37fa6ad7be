"""The rows of tables typed with tabs, put together again where a page cut them."""

from dataclasses import dataclass, field

from gazette.reading.lines import joined

from ..text import Writer
from .aligned import HEADING
from .grids import Cells, Grid
from .rows import Row, blank_below, is_cut, is_wrapped, may_be_cut, parts_of_cells

SAME, SLIT = 6.0, 9.0
# So many lines between the parts of a table are a running head and a number of a page.
FURNITURE = 3
# So many rows show which columns are never blank.
SHOWING = 4
CUT = "这一行被换页切开，已接到上页末行，请核对"
MAYBE_CUT = "这一行在页首，可能是上页末行的续行，请核对"
MAYBE_GOES_ON = "这一行在页末，下页首行可能是它的续行，请核对"
WRAPPED = "这一行首格空着，已当作上一行的续行，请核对"
CUT_CELL = "第{}格是几行合并的一格，可能被换页切开，请核对"
MERGED = "第{column}格在页首空着，像是上页合并的一格的下半，已照上页填“{text}”，请核对"


@dataclass
class Typed:
    """A table as far as it is typed: its columns, its heading, its last row and its place."""

    xs: list[float] | None = None
    heading: list[str] = field(default_factory=list)
    last: Row | None = None
    line: int = 0
    page: int = 0
    rows: list[Row] = field(default_factory=list)

    @property
    def always(self) -> set[int]:
        """The columns where no row is blank, of as many rows as show it."""
        whole = [set(row.filled) for row in self.rows if len(row.cells) > 1]
        return set.intersection(*whole) if len(whole) >= SHOWING else set()


class Tables:
    def __init__(self, writer: Writer):
        self.writer = writer
        self.now = Typed()
        # The table that ended last, and how many lines stand below it.
        self.before, self.between = Typed(), 0

    @property
    def page(self) -> int:
        return len(self.writer.pages)

    def ruled(self, grid: Grid) -> None:
        rows = without_slits(Cells(grid).read(), grid.xs)
        if not (self.now.last and self.now.xs and same(self.now.xs, grid.xs)):
            self.end()
            self.resume(grid, rows)
        if self.now.last and rows and rows[0].cells == self.now.heading:
            self.writer.line("\t".join(rows.pop(0).cells))
        if self.now.last and rows:
            rows = self.gone_on(self.now.last, rows)
        for row in rows:
            self.type(row)
        self.now.xs = grid.xs

    def resume(self, grid: Grid, rows: list[Row]) -> None:
        """Takes up a table that only the foot and the head of pages part from this one."""
        before = self.before
        is_near = self.between <= FURNITURE and before.page == self.page - 1
        if not (rows and before.xs and is_near and same(before.xs, grid.xs)):
            return
        if rows[0].cells == before.heading or not names_columns(rows[0].cells):
            self.now = before

    def gone_on(self, above: Row, rows: list[Row]) -> list[Row]:
        """The rows of a further page without what belongs to the row above."""
        first = rows[0]
        if is_cut(above, first, self.now.always):
            self.complete(first, "row-over-pages", CUT)
            rows = rows[1:]
            self.share(first, rows)
        filled = self.filled(above, first, rows)
        for row in rows:
            parts = parts_of_cells(above, first, row)
            row.doubts += [("row-over-pages", CUT_CELL.format(at + 1)) for at in parts]
        if first in rows and not filled and is_doubtful(above, first):
            self.writer.found("row-over-pages", MAYBE_GOES_ON, self.now.line)
            first.doubts.append(("row-over-pages", MAYBE_CUT))
        return rows

    def share(self, first: Row, rows: list[Row]) -> None:
        """Gives rows the whole of a cell that they have in common with a row that was cut."""
        for row in rows:
            for at in range(len(row.cells)):
                if row.homes[at] and row.homes[at] == first.homes[at] and row.cells[at]:
                    row.cells[at] = self.now.last.cells[at]
                    row.doubts.append(("row-over-pages", CUT_CELL.format(at + 1)))

    @staticmethod
    def filled(above: Row, first: Row, rows: list[Row]) -> bool:
        """Fills in what a cell over several rows says, which only the page before has."""
        found = [(row, at) for row in rows for at in blank_below(above, first, row)]
        for row, at in found:
            row.cells[at] = above.cells[at]
            text = MERGED.format(column=at + 1, text=above.cells[at])
            row.doubts.append(("row-over-pages", text))
        return bool(found)

    def aligned(self, cells: list[str]) -> None:
        if self.now.xs or (names_columns(cells) and cells != self.now.heading):
            self.end()
        row = Row(cells)
        if self.now.last and is_wrapped(self.now.last, row, len(cells) - 1):
            self.complete(row, "row-wrapped", WRAPPED)
        else:
            self.type(row)

    def complete(self, row: Row, code: str, text: str) -> None:
        above = self.now.last
        pairs = zip(above.cells, row.cells, strict=True)
        cells = [joined(filter(None, (one, two.strip()))) for one, two in pairs]
        full = [
            row.full[at] if cell else above.full[at]
            for at, cell in enumerate(row.cells)
        ]
        self.now.last, self.now.page = Row(cells, full, above.homes), self.page
        self.writer.lines[self.now.line - 1] = "\t".join(cells)
        for doubt in [(code, text), *row.doubts]:
            self.writer.found(*doubt, self.now.line)

    def type(self, row: Row) -> None:
        """A heading that each page repeats stands between the parts of a row that is cut."""
        now = self.now
        if row.cells != now.heading:
            now.line, now.page, now.last = self.writer.next_line, self.page, row
            now.heading = now.heading or row.cells
            now.rows.append(row)
        for code, text in row.doubts:
            self.writer.found(code, text)
        self.writer.line("\t".join(row.cells))

    def text_follows(self) -> None:
        self.end()
        self.between += 1

    def end(self) -> None:
        if self.now.last is not None:
            self.writer.blank()
            self.before, self.between = self.now, 0
        self.now = Typed()


def is_doubtful(above: Row, row: Row) -> bool:
    few = is_wrapped(above, row, len(row.cells) // 2) and not row.serial
    return few or may_be_cut(above, row)


def names_columns(cells: list[str]) -> bool:
    return sum(bool(HEADING.search(cell)) for cell in cells) >= 2


def same(one: list[float], two: list[float]) -> bool:
    """Whether two tables have the same columns; pages may be set off to one side."""
    widths = [[b - a for a, b in zip(xs, xs[1:], strict=False)] for xs in (one, two)]
    return len(one) == len(two) and all(
        abs(a - b) < SAME for a, b in zip(*widths, strict=True)
    )


def without_slits(rows: list[Row], xs: list[float]) -> list[Row]:
    """Rows without the slits that double lines leave, too narrow for any letter."""
    widths = [b - a for a, b in zip(xs, xs[1:], strict=False)]
    kept = [
        at
        for at, width in enumerate(widths)
        if width >= SLIT or any(len(row.cells) > at and row.cells[at] for row in rows)
    ]
    return [row.only(kept) for row in rows]
