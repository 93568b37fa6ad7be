"""The rows of tables typed with tabs, put together again where a page cut them."""

from gazette.reading.lines import joined

from ..text import Writer
from .aligned import HEADING
from .grids import Cells, Grid

SAME, SLIT = 6.0, 9.0
CUT = "这一行被换页切开，已接到上页末行，请核对"
MAYBE_CUT = "这一行在页首而首格空着，可能是上页末行的续行，请核对"
WRAPPED = "这一行首格空着，已当作上一行的续行，请核对"


class Tables:
    def __init__(self, writer: Writer):
        self.writer = writer
        # The table that is being typed: its columns, its heading, its last row.
        self.xs: list[float] | None = None
        self.heading: list[str] = []
        self.last: list[str] | None = None

    def ruled(self, grid: Grid) -> None:
        rows = without_slits(Cells(grid).texts(), grid.xs)
        goes_on = self.last is not None and self.xs and same(self.xs, grid.xs)
        if not goes_on:
            self.end()
        first = 1 if goes_on and rows and rows[0] == self.heading else 0
        for at, cells in enumerate(rows):
            rest = at == first and goes_on and self.is_rest(cells, len(cells) // 2)
            if rest and self.was_cut(cells):
                self.complete(cells, "row-over-pages", CUT)
                continue
            if rest:
                self.writer.found("row-over-pages", MAYBE_CUT)
            self.type(cells)
        self.xs = grid.xs

    def aligned(self, cells: list[str]) -> None:
        if self.xs or (names_columns(cells) and cells != self.heading):
            self.end()
        if self.is_rest(cells, len(cells) - 1):
            self.complete(cells, "row-wrapped", WRAPPED)
        else:
            self.type(cells)

    def is_rest(self, cells: list[str], most: int) -> bool:
        """Whether the cells only go on with those above: the first is blank, and others."""
        filled = sum(map(bool, cells))
        last = self.last or []
        return (
            len(cells) == len(last) > 1
            and not cells[0]
            and 0 < filled <= most
            and all(last[at] for at, cell in enumerate(cells) if cell)
        )

    def was_cut(self, cells: list[str]) -> bool:
        """Whether no cell above that would go on ends its sentence."""
        above = (self.last[at] for at, cell in enumerate(cells) if cell)
        return not any(text.endswith(("。", "；")) for text in above)

    def complete(self, cells: list[str], code: str, text: str) -> None:
        pairs = zip(self.last, cells, strict=True)
        self.last = [joined(filter(None, pair)) for pair in pairs]
        self.writer.lines[self.at - 1] = "\t".join(self.last)
        self.writer.found(code, text, self.at)

    def type(self, cells: list[str]) -> None:
        """A heading that each page repeats stands between the parts of a row that is cut."""
        if cells != self.heading:
            self.at, self.last = self.writer.next_line, cells
            self.heading = self.heading or cells
        self.writer.line("\t".join(cells))

    def end(self) -> None:
        if self.last is not None:
            self.writer.blank()
        self.xs, self.last, self.heading = None, None, []


def names_columns(cells: list[str]) -> bool:
    return sum(bool(HEADING.search(cell)) for cell in cells) >= 2


def same(one: list[float], two: list[float]) -> bool:
    """Whether two tables have the same columns; pages may be set off to one side."""
    widths = [[b - a for a, b in zip(xs, xs[1:], strict=False)] for xs in (one, two)]
    return len(one) == len(two) and all(
        abs(a - b) < SAME for a, b in zip(*widths, strict=True)
    )


def without_slits(rows: list[list[str]], xs: list[float]) -> list[list[str]]:
    """Rows without the slits that double lines leave, too narrow for any letter."""
    widths = [b - a for a, b in zip(xs, xs[1:], strict=False)]
    kept = [
        at
        for at, width in enumerate(widths)
        if width >= SLIT or any(len(row) > at and row[at] for row in rows)
    ]
    return [row if len(row) == 1 else [row[at] for at in kept] for row in rows]
