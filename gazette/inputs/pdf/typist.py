"""The lines of the pages typed one after another, as a clerk would copy them.

A line that begins a paragraph is indented, with a blank line before it; one that goes
on is not. A turn of the page or of the column leaves no mark.
"""

from gazette.reading.words import ends_sentence, numbering

from ..text import Writer
from .aligned import Aligned
from .columns import Block
from .grids import Grid
from .lines import Line
from .margins import Margins, Place
from .tables import Tables

INDENT = "\u3000\u3000"


class Typist:
    def __init__(self, writer: Writer, furniture: set[int], margins: Margins):
        self.writer, self.furniture, self.margins = writer, furniture, margins
        self.tables, self.aligned = Tables(writer), Aligned()
        self.last: tuple[Line, Place] | None = None
        self.turned, self.last_is_full = True, False

    def page(self, blocks: list[Block]) -> None:
        for block in blocks:
            self.turned = True
            self.block(block)

    def block(self, block: Block) -> None:
        items = [item for item in block.items if id(item) not in self.furniture]
        edges = self.margins.of(block, items)
        run: list[Line] = []
        for item in items:
            if isinstance(item, Grid):
                self.lines(run, edges)
                run = []
                self.table(item)
            else:
                run.append(item)
        self.lines(run, edges)

    def table(self, grid: Grid) -> None:
        if self.last is not None:
            self.writer.blank()
        self.tables.ruled(grid)
        self.last, self.turned = None, False

    def lines(self, lines: list[Line], edges: tuple[float, float]) -> None:
        for line, cells in self.aligned.rows(lines):
            if cells is None:
                self.line(line, self.margins.place(line, edges))
            else:
                if self.last is not None:
                    self.writer.blank()
                self.tables.aligned(cells)
                self.last, self.turned = None, False

    def line(self, line: Line, place: Place) -> None:
        self.tables.text_follows()
        begins = self.begins(line, place)
        if begins:
            self.writer.blank()
        indented = begins and place not in (Place.CENTRE, Place.RIGHT)
        self.writer.line((INDENT if indented else "") + line.text)
        self.last, self.turned = (line, place), False
        self.last_is_full = self.margins.is_full

    def begins(self, line: Line, place: Place) -> bool:
        """Whether the line begins a paragraph: it is indented, or the last one ended short."""
        if self.last is None or self.is_apart(line, place):
            return True
        if place is Place.CENTRE or place is Place.RIGHT:
            return False
        if not self.last_is_full:
            return True
        if place is Place.INDENT:
            # Lines of a list hang: they go on where the first of them begins.
            text = self.last[0].text
            return ends_sentence(text) or bool(numbering(line.text)) or not self.hangs
        return False

    @property
    def hangs(self) -> bool:
        return self.last is not None and self.last[1] is Place.INDENT

    def is_apart(self, line: Line, place: Place) -> bool:
        if self.last is None:
            return True
        before, was = self.last
        if place is not was and {place, was} & {Place.CENTRE, Place.RIGHT}:
            return True
        if abs(before.size - line.size) > 0.15 * line.size:
            return True
        return not self.turned and self.margins.is_gap(before, line)

    def end(self) -> None:
        self.tables.end()
