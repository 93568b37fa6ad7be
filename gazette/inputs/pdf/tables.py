"""The rows of tables typed with tabs, put together again where a page cut them."""

from ..text import Writer
from .grids import Cells, Grid

SAME, SLIT = 6.0, 9.0


class Tables:
    def __init__(self, writer: Writer):
        self.writer = writer
        # The table that is being typed: its columns, and the cells of its last row.
        self.xs: list[float] | None = None
        self.last: list[str] | None = None

    def ruled(self, grid: Grid) -> None:
        rows = without_slits(Cells(grid).texts(), grid.xs)
        goes_on = self.last is not None and self.xs and same(self.xs, grid.xs)
        if not goes_on:
            self.end()
        for at, cells in enumerate(rows):
            if at == 0 and goes_on and self.is_rest(cells, len(cells) - 1):
                self.complete(
                    cells, "row-over-pages", "这一行被换页切开，已接到上页末行"
                )
            else:
                self.type(cells)
        self.xs = grid.xs

    def aligned(self, cells: list[str]) -> None:
        if self.xs:
            self.end()
        if (
            self.last
            and len(self.last) == len(cells)
            and self.is_rest(cells, len(cells) - 1)
        ):
            self.complete(cells, "row-wrapped", "这一行首格空着，已当作上一行的续行")
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
        self.last = [a + b for a, b in zip(self.last, cells, strict=True)]
        self.writer.lines[self.at - 1] = "\t".join(self.last)
        self.writer.found(code, f"{text}，请核对", self.at)

    def type(self, cells: list[str]) -> None:
        self.at = self.writer.next_line
        self.writer.line("\t".join(cells))
        self.last = cells

    def end(self) -> None:
        if self.last is not None:
            self.writer.blank()
        self.xs = self.last = None


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
