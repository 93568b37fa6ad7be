"""Headings of two rows, printed one a line: 本月 累计 and below them twice 绝对值 增长%."""

from ..headings import plain

MOST = 6


def in_one_row(lines: list[str], places: list[int]) -> list[int]:
    """The ``places`` of the headings that are over columns, those of the row above joined to each."""
    words = [plain(lines[place]) for place in places]
    over, each = rows_of(words)
    if not over:
        return places
    first = len(words) - over * (each + 1)
    above, below = places[first : first + over], places[first + over :]
    for at, place in enumerate(below):
        lines[place] = words[first + at // each] + words[first + over + at]
    for place in above:
        lines[place] = ""
    return [*places[:first], *below]


def rows_of(words: list[str]) -> tuple[int, int]:
    """(how many headings stand over others, how many stand below each), or two zeros."""
    for over in range(2, MOST):
        for each in range(1, MOST):
            first = len(words) - over * (each + 1)
            if first < 1:
                break
            above, below = words[: first + over], words[first + over :]
            apart = len({*above}) == first + over and not {*above} & {*below}
            if apart and below == below[:each] * over and len({*below}) == each:
                return over, each
    return 0, 0


def times(words: list[str]) -> int:
    """How often the same headings stand side by side over one table: its rows are read across."""
    counts = range(len(words) // 2, 1, -1)
    return next((n for n in counts if words == words[: len(words) // n] * n), 1)
