"""Whether the document above names, hands out or attaches what stands below it."""

import re

from core.text.widths import squeeze

from .lines import Line, name_of, title_of
from .titles import ABOUT, may_be_title
from .words import organizations

ATTACHED_LINES = 3
SHORTEST_NAME = 6
# So many characters in a row say that a title speaks of the same as the text above it.
SHARED = 6
HANDS_OUT = re.compile("印发|公布|下发|发布|转发|附后")
NAME_EDGES = re.compile(
    r"\A.{0,20}?\d{4}年(?:度)?(?:[\d一二三四五六七八九十至-]{1,5}(?:月|季度))?|(?:一览)?表\Z"
)


def is_attached(lines: list[Line], at: int) -> bool:
    """Whether the document above names the title that stands here."""
    for count in range(1, ATTACHED_LINES + 1):
        piece = lines[at : at + count]
        title = title_of(piece)
        if not all(map(may_be_title, piece)) or organizations(title):
            continue
        if len(title) >= SHORTEST_NAME and named_before(lines, at, title):
            return True
    return False


def is_promised(title: str, above: list[Line]) -> bool:
    """Whether the document above hands out what the title names: 现将…事项印发, below it …事项表."""
    text = squeeze("".join(line.text for line in above))
    subject = NAME_EDGES.sub("", squeeze(title))
    pieces = (subject[at : at + SHARED] for at in range(len(subject) - SHARED + 1))
    return bool(HANDS_OUT.search(text)) and any(piece in text for piece in pieces)


def named_before(lines: list[Line], at: int, title: str) -> bool:
    """Whether the document above speaks of it: then it is attached, not on its own."""
    subject = title.partition(ABOUT)[2] or title
    return any(subject in name_of(line.text) for line in lines[max(0, at - 60) : at])
