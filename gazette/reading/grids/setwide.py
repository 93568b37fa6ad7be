"""Headings and names whose characters stand apart, put together again."""

import math
import re
from itertools import pairwise

from ..headings import is_first, is_name, may_head
from ..spacing import Cell, cells_of

# A name that is set wide: 王　伟, 李 小 明, 欧阳　修.
WIDE_NAME = re.compile(
    r"[\u3400-\u9fff](?: [\u3400-\u9fff]){1,2}|[\u3400-\u9fff]{1,2} [\u3400-\u9fff]"
)
# So far apart may the characters of one word be set.
SPREAD = 8


def headings_of(line: str, gap: re.Pattern) -> list[Cell]:
    """The headings on ``line``; characters that stand alone are one word set wide."""
    runs: list[list[Cell]] = []
    for cell in cells_of(line, gap):
        above = runs[-1] if runs else []
        if (
            above
            and len(cell.text) == len(above[-1].text) == 1
            and goes_on(above, cell)
        ):
            above.append(cell)
        else:
            runs.append([cell])
    return [one_word(letters) for run in runs for letters in words_of(run)]


def goes_on(letters: list[Cell], cell: Cell) -> bool:
    """Whether a character alone is as near to a word set wide as those of it to one another."""
    gaps = [b.start - a.end for a, b in pairwise(letters)] or [SPREAD]
    return cell.start - letters[-1].end <= min(max(gaps) + 1, SPREAD)


def words_of(run: list[Cell]) -> list[list[Cell]]:
    """``run`` as one word, or as pairs where each is a heading: 姓 名 任 职 免 职."""
    pairs = [run[at : at + 2] for at in range(0, len(run), 2)]
    words = ["".join(cell.text for cell in pair) for pair in pairs]
    several = len(pairs) > 2 or (len(pairs) == 2 and is_name(words[0]))
    headings = several and all(may_head(w) or is_first(w) for w in words)
    return pairs if headings else [run]


def one_word(letters: list[Cell]) -> Cell:
    text = " ".join(cell.text for cell in letters)
    return Cell(text, letters[0].start, letters[-1].end)


def name_extents(headings: list[Cell]) -> list[tuple[int, float]]:
    """Between which places the names of people stand, from heading to heading."""
    ends = [0, *(cell.end for cell in headings)]
    starts = [*(cell.start for cell in headings[1:]), math.inf]
    between = zip(headings, ends, starts, strict=False)
    return [(end, start) for cell, end, start in between if is_name(cell.text)]


def with_names(cells: list[Cell], extents: list[tuple[int, float]]) -> list[Cell]:
    """``cells``, those that are one name set wide put together."""
    for start, end in extents:
        pieces = [c for c in cells if start <= c.start and c.end <= end]
        name = " ".join(piece.text for piece in pieces)
        if len(pieces) > 1 and WIDE_NAME.fullmatch(name):
            at = cells.index(pieces[0])
            whole = Cell(name, pieces[0].start, pieces[-1].end)
            cells = [*cells[:at], whole, *cells[at + len(pieces) :]]
    return cells
