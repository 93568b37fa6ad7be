"""The cells of a line, told by the spaces between them."""

import re
import unicodedata
from dataclasses import dataclass

GAP = re.compile("[ \u00a0\u2002-\u200a]*\u3000[ \u3000]*|[ \u00a0\u2002-\u200a]{2,}")
WIDE_GAP = re.compile("[ \u3000\u00a0\u2002-\u200a]{2,}")
ONE_SPACE = re.compile("[ \u3000\u00a0]+")
NEAR = 2


@dataclass(frozen=True)
class Cell:
    text: str
    start: int
    end: int


def width(text: str) -> int:
    """How many columns of a screen the text takes: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def cells_of(line: str, gap: re.Pattern) -> list[Cell]:
    cells, at = [], 0
    for match in gap.finditer(line):
        cells += cell_at(line, at, match.start())
        at = match.end()
    return cells + cell_at(line, at, len(line))


def cell_at(line: str, start: int, end: int) -> list[Cell]:
    text = line[start:end]
    if not text.strip():
        return []
    start += len(text) - len(text.lstrip())
    text, before = text.strip(), width(line[:start])
    return [Cell(text, before, before + width(text))]
