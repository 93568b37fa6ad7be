"""Tables without rules: lines whose pieces stand one under the other."""

import re
from itertools import pairwise

from gazette.reading.words import (
    is_attachment_mark,
    is_date,
    number_of,
    printed_date,
    signed_line,
)

from .fragments import Fragment
from .lines import Line, joined

HEADING = re.compile(
    r"序号|编号|项目|名称|指标|单位|类别|姓名|职务|部门|事项|备注|数值|总量|增长|同比|增幅|依据|单位名称|户数|面积"
)
LEAST_ROWS, CORRIDOR, LONGEST_HEADING = 2, 0.6, 20
FIGURE = re.compile(r"[-−－+]?[\d.,]+[%％]?|[-—–]+|…")


Span = tuple[float, float]


class Aligned:
    """Finds such tables; one that reaches the end of a page may go on on the next."""

    def __init__(self):
        self.spans: list[Span] = []

    def rows(self, lines: list[Line]) -> list[tuple[Line, list[str] | None]]:
        """Each line with its cells, or ``None`` for a line of running text."""
        found: list[tuple[Line, list[str] | None]] = []
        at = 0
        while at < len(lines):
            end, corridors = self.table_at(lines, at)
            for line in lines[at:end]:
                found.append((line, cells_of(line, corridors) if corridors else None))
            at = end
        return found

    def table_at(self, lines: list[Line], start: int) -> tuple[int, list[float]]:
        """(end, corridors) of a table that begins here; without corridors it is text."""
        carried, self.spans = (self.spans if start == 0 else []), []
        for spans in filter(None, (carried, heading_spans(lines[start]))):
            end, spans = kept(lines, start, spans)
            if end - start >= (1 if spans is carried else LEAST_ROWS):
                self.spans = spans if end == len(lines) else []
                return end, [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
        end = run_end(lines, start)
        corridors = corridors_of(lines[start:end]) if end - start >= LEAST_ROWS else []
        if corridors and is_table(lines[start:end], corridors):
            return end, corridors
        return max(end, start + 1), []


def heading_spans(line: Line) -> list[Span]:
    """The columns that a heading names, or none where the line is no heading."""
    spans = [(fragment.left, fragment.right) for fragment in line.fragments]
    texts = [fragment.text for fragment in line.fragments]
    named = sum(bool(HEADING.search(text)) for text in texts)
    is_heading = named >= 2 and all(len(text) <= LONGEST_HEADING for text in texts)
    return spans if is_heading else []


def kept(lines: list[Line], start: int, spans: list[Span]) -> tuple[int, list[Span]]:
    """How far the pieces of the lines keep to the columns, wrapped cells as well."""
    end = start
    while end < len(lines) and (end == start or follows(lines, start, end)):
        wider = widened(spans, lines[end])
        if wider is None or is_mark(lines[end]):
            break
        spans, end = wider, end + 1
    return end, spans


def widened(spans: list[Span], line: Line) -> list[Span] | None:
    """The columns with the pieces of one more line; ``None`` where a piece spans two."""
    spans = list(spans)
    for fragment in line.fragments:
        left, right = fragment.left, fragment.right
        met = [
            at for at, span in enumerate(spans) if left < span[1] and right > span[0]
        ]
        if len(met) > 1:
            return None
        at = met[0] if met else nearest(spans, (left + right) / 2)
        spans[at] = min(spans[at][0], left), max(spans[at][1], right)
    apart = all(a[1] < b[0] for a, b in pairwise(spans))
    return spans if apart else None


def is_mark(line: Line) -> bool:
    """Whether the line is known for what it is, and no cell of a table."""
    text = line.text
    return bool(
        is_date(text)
        or printed_date(text)
        or number_of(text)
        or is_attachment_mark(text)
        or signed_line(text)
    )


def nearest(spans: list[Span], middle: float) -> int:
    return min(
        range(len(spans)),
        key=lambda at: abs((spans[at][0] + spans[at][1]) / 2 - middle),
    )


def run_end(lines: list[Line], start: int) -> int:
    """Where the lines end, from ``start`` on, that have pieces standing apart."""
    end = start
    while (
        end < len(lines) and len(lines[end].cells()) > 1 and follows(lines, start, end)
    ):
        end += 1
    return end


def follows(lines: list[Line], start: int, at: int) -> bool:
    if at == start:
        return True
    return lines[at - 1].bottom - lines[at].top < 2.5 * lines[at].size


def corridors_of(lines: list[Line]) -> list[float]:
    """The middles of the blank strips that go through all of the lines."""
    size = max(line.size for line in lines)
    spans = sorted(
        (cell[0].left, cell[-1].right) for line in lines for cell in line.cells()
    )
    found, reached = [], spans[0][1]
    for left, right in spans[1:]:
        if left - reached > CORRIDOR * size:
            found.append((left + reached) / 2)
        reached = max(reached, right)
    return found


def is_table(lines: list[Line], corridors: list[float]) -> bool:
    """Whether the pieces are cells and not words set wide: a heading, or columns of figures."""
    rows = [cells_of(line, corridors) for line in lines]
    heading = sum(bool(HEADING.search(cell)) for cell in rows[0])
    if heading >= 2:
        return True
    figures = sum(any(map(FIGURE.fullmatch, row)) for row in rows)
    return len(rows) > 2 and len(corridors) > 1 and figures >= 0.6 * len(rows)


def cells_of(line: Line, corridors: list[float]) -> list[str]:
    groups: list[list[Fragment]] = [[] for _ in range(len(corridors) + 1)]
    for fragment in line.fragments:
        middle = (fragment.left + fragment.right) / 2
        groups[sum(middle > corridor for corridor in corridors)].append(fragment)
    return [joined(group) for group in groups]
