"""Tables: rows of tabs under one heading, put together again over page breaks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .headings import BARE_YEAR, may_be_first
from .lines import CELL_BREAK, PARTED, WRAPPED, Line, title_of
from .residue import squeezed
from .runs import Run, cells_of, printed
from .source import Finding, Table

# The number of a page that was glued to a cell: 行政许可— 2 —.
PAGE_IN_CELL = re.compile(
    r"(?<=[\u4e00-\u9fff）)])[ \u3000]*[-—–－]{1,2}[ \u3000]?\d{1,4}[ \u3000]?[-—–－]{1,2}[ \u3000]*(?=[\u4e00-\u9fff\t]|\Z)"
)
NUMBER = re.compile(r"[\d.,%\-－+]+")
# So a cell ends that a second line goes on with: 东至甲路，南至乙路，.
GOES_ON = re.compile("[，、：（(]\\Z")
HEADING_LENGTH = 30
# Indentation means something in the columns that names may stand in: after a 序号 at most.
NAME_COLUMNS = 2
MOST_INDENTED = 100


def indents_of(line: Line) -> list[int]:
    """How far each cell is indented, in Chinese characters."""
    leading = [cell[: len(cell) - len(cell.lstrip())] for cell in line.text.split("\t")]
    return [(space.count("\u3000") + len(space)) // 2 for space in leading]


def is_centred(cells: list[str]) -> bool:
    """Whether spaces on both sides set the words in the middle, which says nothing."""
    befores = [len(cell) - len(cell.lstrip()) for cell in cells]
    afters = [len(cell) - len(cell.rstrip()) for cell in cells]
    # What stands beside every cell parts it from a rule.
    before, after = min(befores, default=0), min(afters, default=0)
    sides = [
        (left - before, right - after)
        for left, right in zip(befores, afters, strict=True)
    ]
    set_in = len({left for left, _ in sides}) > 1 and any(right for _, right in sides)
    return set_in and all(abs(left - right) <= 1 for left, right in sides)


def without_blank_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def read_table(run: Run, title: str) -> tuple[Table, list[Finding]]:
    """The table of a run and what is doubtful about it."""
    reader = TableReader(run)
    read = [*reader.rows()]
    title = title_of(run.caption) or title
    line = (run.caption or run.rows)[0].number
    if read and run.tail:
        row, number, doubts = read[-1]
        words = f"表下的“{run.tail.text[:40]}”可能是最后一格的下半"
        read[-1] = (row, number, (*doubts, Finding("row-tail", words, number)))
    rows, lines, doubts = zip(*read, strict=True) if read else ((), (), ())
    return Table(title, reader.columns, rows, line, lines, doubts), reader.findings


class TableReader:
    """Aligns the rows of a run under the heading of its first page."""

    def __init__(self, run: Run):
        self.findings: list[Finding] = []
        first = cells_of(run.rows[0])
        self.lines = run.rows[1:] if is_heading(first) else run.rows
        self.heading = first if self.lines is not run.rows else []
        rows = [cells_of(line) for line in run.rows]
        filled = [len(without_blank_end(cells)) for cells in rows]
        heads = len(without_blank_end(self.heading))
        self.width = max(heads, *filled, 1)
        self.least = max(heads, usual(filled, heads))
        self.most = max(self.least, len(self.heading), usual(map(len, rows), heads))
        self.columns = tuple(self.fitted(self.heading))
        self.indents = [self.indent(column) for column in range(NAME_COLUMNS)]
        self.shift = 0

    def indent(self, column: int) -> int:
        """How far the least indented cell of a column is indented, all where it is centred."""
        lines = [
            line
            for line in self.lines
            if line.text.count("\t") >= column and cells_of(line)[column]
        ]
        if is_centred([line.text.split("\t")[column] for line in lines]):
            return MOST_INDENTED
        return min((indents_of(line)[column] for line in lines), default=0)

    def rows(self) -> Iterator[tuple[tuple[str, ...], int, tuple[Finding, ...]]]:
        """(row, its line, what is doubtful about its shape)."""
        for line, joined in merged_lines(self.lines, self.width, self.heading):
            parted = PARTED in line.text
            joined = joined or WRAPPED in line.text.replace(PARTED, "")
            line = line._replace(text=line.text.replace(WRAPPED, ""))
            cells, known = cells_of(line), len(self.findings)
            if PAGE_IN_CELL.search(line.text):
                line = line._replace(text=PAGE_IN_CELL.sub("", line.text))
                cells = cells_of(line)
                text = "格中夹有页码，已删去，请核对"
                self.findings.append(Finding("page-in-cell", text, line.number))
            if parted:
                text = "各格之间没有分隔，按列名断开，请核对"
                self.findings.append(Finding("row-parted", text, line.number))
            if joined:
                text = "这一行由上下两行接成，请核对"
                self.findings.append(Finding("row-joined", text, line.number))
            if self.heading and printed(cells) == printed(self.heading):
                self.begin_page(line, cells)
            else:
                row = self.aligned(line, self.with_indents(line, cells))
                yield row, line.number, (*self.findings[known:], *self.shifted(line))

    def shifted(self, line: Line) -> Iterator[Finding]:
        """A row below a displaced heading is doubtful itself."""
        if self.shift:
            text = "此行所在的页表头错位，各格可能不在原来的列"
            yield Finding("row-shifted", text, line.number)

    def with_indents(self, line: Line, cells: list[str]) -> list[str]:
        """Names keep the indentation that makes one item a part of another."""
        indents = zip(cells, indents_of(line), self.indents, strict=False)
        named = [
            "\u3000" * (indent - least) + cell if cell else ""
            for cell, indent, least in indents
        ]
        return named + cells[len(named) :]

    def begin_page(self, line: Line, cells: list[str]) -> None:
        """A heading that is repeated; where it is displaced, the rows below are as well."""
        heading = len(without_blank_end(self.heading))
        self.shift = max(0, heading - len(without_blank_end(cells)))
        if self.shift:
            text = "表头在此页少一格或错位，以下各行已按首页的列对齐，请核对"
            self.findings.append(Finding("row-shifted", text, line.number))

    def aligned(self, line: Line, cells: list[str]) -> tuple[str, ...]:
        filled = without_blank_end(cells)
        missing = self.width - len(filled)
        parts = [part for cell in filled for part in cell.split(CELL_BREAK)]
        if len(cells) < self.width and len(parts) == self.width:
            filled = [squeezed(part) for part in parts]
        elif self.shift and missing == self.shift:
            filled = [""] * self.shift + filled
        elif len(cells) < self.least:
            text = f"这一行只有{len(cells)}格，应有{self.least}格，右边已补空"
            self.findings.append(Finding("row-width", text, line.number))
        elif len(cells) > self.most:
            text = f"这一行有{len(cells)}格，应有{self.most}格"
            self.findings.append(Finding("row-width", text, line.number))
        return tuple(cell.replace(CELL_BREAK, "") for cell in self.fitted(filled))

    def fitted(self, cells: list[str]) -> list[str]:
        return cells[: self.width] + [""] * (self.width - len(cells))


def usual(counts: Iterable[int], headings: int) -> int:
    """The count that most rows have; a row alone proves none against its ``headings``."""
    common = Counter(counts)
    best = max(common, key=lambda count: (common[count], count))
    return headings if headings and common[best] < 2 else best


def is_heading(cells: list[str]) -> bool:
    filled = printed(cells)
    led = bool(filled) and may_be_first(filled[0])
    return len(filled) > 1 and all(
        len(cell) <= HEADING_LENGTH
        and (not NUMBER.fullmatch(cell) or (led and BARE_YEAR.fullmatch(cell)))
        and not cell.endswith(("。", "；"))
        for cell in filled
    )


def merged_lines(
    lines: list[Line], width: int, heading: list[str]
) -> Iterator[tuple[Line, bool]]:
    """Rows, with those put together that a line break cut; whether that is doubtful: before a cell
    or over the turn of a page.
    """
    lines, pending, doubtful = [*lines], None, False
    for at, line in enumerate(lines):
        again = heading and printed(cells_of(line)) == printed(heading)
        below = lines[at + 1 : at + 2] if again else []
        if pending and below and completes(pending, below[0], width):
            yield line, False
            lines[at + 1] = below[0]._replace(adjacent=False)
            continue
        if pending and completes(pending, line, width):
            blank = not line.text.split("\t")[0].strip()
            doubtful = doubtful or blank or not line.adjacent
            pending = pending._replace(text=pending.text + line.text)
            continue
        if pending and (whole := with_rest(pending, line)):
            pending, doubtful = whole, True
            continue
        if pending:
            yield pending, doubtful
        pending, doubtful = line, False
    if pending:
        yield pending, doubtful


def with_rest(row: Line, line: Line) -> Line | None:
    """``row`` with what the line below it goes on with in cells that end in no whole word: a row of
    its own has a number or a name.
    """
    above, below = row.text.split("\t"), line.text.split("\t")
    rest = [at for at, cell in enumerate(below) if cell.strip()]
    if len(above) != len(below) or not rest or rest[0] < NAME_COLUMNS:
        return None
    if not all(GOES_ON.search(above[at].rstrip()) for at in rest):
        return None
    cells = [
        cell.rstrip() + more.strip() for cell, more in zip(above, below, strict=True)
    ]
    return row._replace(text="\t".join(cells), more=(*row.more, *line.numbers))


def completes(row: Line, line: Line, width: int) -> bool:
    """Whether ``line`` has what a numbered row lacks; with a number it is a row itself."""
    cells, more = row.text.count("\t") + 1, line.text.count("\t") + 1
    return (
        1 < cells < width
        and cells + more - 1 == width
        and bool(NUMBER.fullmatch(row.text.split("\t")[0].strip()))
        and not NUMBER.fullmatch(line.text.split("\t")[0].strip())
    )
