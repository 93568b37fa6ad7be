"""Tables without rules: lines whose pieces stand one under the other."""

import re

from .fragments import Fragment
from .lines import Line, joined

HEADING = re.compile(
    r"序号|编号|项目|名称|指标|单位|类别|姓名|职务|部门|事项|备注|数值|总量|增长|同比|增幅|依据|单位名称|户数|面积"
)
LEAST_ROWS, CORRIDOR = 2, 0.6
FIGURE = re.compile(r"[-−－+]?[\d.,]+[%％]?|[-—–]+|…")


def aligned_rows(lines: list[Line]) -> list[tuple[Line, list[str] | None]]:
    """Each line with its cells, or ``None`` for a line of running text."""
    found: list[tuple[Line, list[str] | None]] = []
    at = 0
    while at < len(lines):
        end = run_end(lines, at)
        corridors = corridors_of(lines[at:end]) if end - at >= LEAST_ROWS else []
        if corridors and is_table(lines[at:end], corridors):
            found += [(line, cells_of(line, corridors)) for line in lines[at:end]]
        else:
            end = max(end, at + 1)
            found += [(line, None) for line in lines[at:end]]
        at = end
    return found


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
