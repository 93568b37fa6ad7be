"""How far the names of a table of figures are set in: the print tells parts from wholes by it."""

from .lines import Line
from .measures import median
from .rows import FIGURE

# In sizes of the letters.
STEP, LEVEL, DEEPEST = 0.8, 0.3, 8.0
LEAST_NAMES, FIGURES = 3, 0.4
SPACE = "\u3000"


def are_of_figures(rows: list[list[str]]) -> bool:
    """Whether so many cells beside the names are figures that these are indicators."""
    cells = [cell for row in rows[1:] for cell in row[1:] if cell]
    return sum(bool(FIGURE.fullmatch(cell)) for cell in cells) > FIGURES * len(cells)


def indents(firsts: list[Line]) -> list[str]:
    """The blanks before each of the names, whose first lines these are; none where centred."""
    none = [""] * len(firsts)
    if len(firsts) < LEAST_NAMES:
        return none
    size, edge = median(line.size for line in firsts), min(line.left for line in firsts)
    steps = [(line.left - edge) / max(size, 0.1) for line in firsts]
    flush = sum(step < LEVEL for step in steps)
    if 3 * flush < len(steps) or max(steps) > DEEPEST or are_centred(firsts, size):
        return none
    return [SPACE * round(step) if step >= STEP else "" for step in steps]


def are_centred(lines: list[Line], size: float) -> bool:
    middles = [(line.left + line.right) / 2 for line in lines]
    return max(middles) - min(middles) < size
