"""Where the pages begin that were pasted one after the other, and what a site prints above its trail."""

import re
from bisect import bisect_left
from itertools import pairwise

from ..lines import Line
from ..marks import metadata
from ..words import GENRE
from .block import fields_of
from .footers import is_of_document
from .site import is_menu, is_trail
from .words import PLACE, SIZES

# So many lines of a banner and of menus stand above the trail at most.
BANNER_LINES = 12
LONGEST = 60
OF_TEXT = re.compile(rf"打\s?印|关\s?闭|字\s?[体号]|分享|{SIZES.pattern}")
SENTENCE = "。；，！？《"


def page_starts(lines: list[Line], taken: list[Line]) -> list[int]:
    """The places right below each trail, and the first: ``taken`` are the lines of the site."""
    numbers = [line.number for line in lines]
    return sorted({0, *(bisect_left(numbers, n) for n in trails(taken))})


def lines_of_pages(lines: list[Line], taken: list[Line]) -> set[int]:
    """The numbers of the lines with which pages begin below others that had a text."""
    starts = page_starts(lines, taken)
    return {
        lines[start].number
        for above, start in pairwise(starts)
        if start < len(lines) and any(map(is_of_document, lines[above:start]))
    }


def trails(taken: list[Line]) -> list[int]:
    return [line.number for line in taken if is_trail(line.text) and PLACE.search(line.text)]  # fmt: skip


def banners(lines: list[Line], taken: list[Line]) -> set[int]:
    """The places of the banners: above the first trail or menu, and between a foot and the next trail."""
    found = set()
    numbers = [line.number for line in lines]
    ends = sorted(line.number for line in taken)
    menus = [line.number for line in taken if is_top_menu(line)]  # fmt: skip
    tops = trails(taken) or menus[-1:]
    for number in tops:
        end = bisect_left(numbers, number)
        before = ends[: bisect_left(ends, number)]
        first = not end or number == min(tops)
        start = 0 if first else bisect_left(numbers, before[-1]) if before else end
        if end - start <= BANNER_LINES and not any(map(is_of_document, lines[start:end])):  # fmt: skip
            found |= {at for at in range(start, end) if may_be_banner(lines[at])}
    return found


def is_top_menu(line: Line) -> bool:
    """Whether a menu leads somewhere; what sets, prints or shares the text stands below its title."""
    return line.number <= BANNER_LINES and is_menu(line.text) and not OF_TEXT.search(line.text)  # fmt: skip


def may_be_banner(line: Line) -> bool:
    text = line.text
    titled = GENRE.search(text) or "关于" in text or metadata(text) or fields_of(line)
    return len(text) < LONGEST and not titled and not any(mark in text for mark in SENTENCE)  # fmt: skip
