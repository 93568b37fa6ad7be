"""How wide the lines of a text are set, where it is cut by the line and not by the paragraph."""

import re
from itertools import pairwise

from .lines import Line
from .marks import metadata
from .words import CLOSERS, ends_sentence, number_of, numbering, organizations

# Lines narrower than this are not cut by the line, and so much may two full ones differ.
NARROWEST = 20
# In columns narrower than a page items of a list are as wide: it takes so many sentences cut.
COLUMN = 40
TAILS = 3
RAGGED = 4
MOST = 0.6
INDENT = 4
COMMA = re.compile("[，,]")
# 办公室　　2013年8月20日印发: parts of a line that stand at its ends.
SET_OVER = re.compile(r"\S[ \u3000]{2,}\S")


def marked_full(lines: list[Line]) -> list[Line]:
    """``lines``, each that fills its width marked: such a line is no heading."""
    width = wrap_width(lines)
    least = width - 3 * RAGGED // 2
    return [
        line._replace(full=width > 0 and not line.row and room_of(line) >= least)
        for line in lines
    ]


def wrap_width(lines: list[Line]) -> int:
    """How wide the lines are set, where a text is cut by the line and not by the paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if is_cut(a, b)]
    cut = sorted(room_of(line) for line, _ in pairs)
    tails = sum(is_tail(line, below) for line, below in pairs)
    middle = cut[2 * len(cut) // 3] if cut else 0
    sure = tails >= TAILS if middle < COLUMN else len(cut) > 1 or tails
    middle = middle if sure else 0
    alike = sum(abs(width - middle) <= RAGGED for width in cut)
    widest = max((room_of(line) for line in lines if may_be_cut(line)), default=0)
    return (
        middle if alike >= MOST * len(cut) and widest <= middle + 3 * RAGGED // 2 else 0
    )


def may_be_cut(line: Line) -> bool:
    """Whether a line is of words only: what is set over its width is no cut one."""
    set_over = len(line.text) < 200 and SET_OVER.search(line.text)
    return not (line.row or set_over or number_of(line.text))


def is_cut(line: Line, below: Line) -> bool:
    return (
        below.adjacent
        and not (line.row or ends_sentence(line.text) or numbering(below.text))
        and width_of(line.text) >= NARROWEST
        and not metadata(below.text)
        and not is_issuer(line, below)
    )


def is_issuer(line: Line, below: Line) -> bool:
    """Whether a title goes on below its issuer, on a line of its own however wide."""
    return below.text.startswith("关于") and bool(organizations(line.text))


def is_tail(line: Line, below: Line) -> bool:
    """Whether the line below is as full, or ends a sentence and is the shorter: as below no heading."""
    more = room_of(below) - room_of(line)
    if (
        abs(more) <= RAGGED
        and COMMA.search(line.text)
        and not ends_sentence(below.text)
    ):
        return True
    shorter = more < 0
    # An item of a list of names may end in a bracket as well as a line that was cut.
    item = line.text[-1] in CLOSERS and not COMMA.search(line.text)
    return shorter and ends_sentence(below.text) and not item


def width_of(text: str) -> int:
    """How wide a line is, in halves of a Chinese character."""
    return 2 * len(text) - sum(map(str.isascii, text))


def room_of(line: Line) -> int:
    """How much of its width a line takes, with its indentation."""
    return width_of(line.text) + INDENT * line.indented
