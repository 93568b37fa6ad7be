"""Lines that numbers without a point count, or numbers within parts."""

import re

from core.text.widths import half_width

from .lines import Line

# 1　农村自留地…许可: a number without a point, where the next has the next.
BARE_NUMBER = re.compile(r"(\d{1,3})[ \u3000]{1,8}(?=[\u3400-\u9fff“《])")
# 2.1　商品房预售许可: counted within the part of that number.
PART_NUMBER = re.compile(
    r"(\d{1,2})[.．](\d{1,3})[ \u3000、]{0,8}(?=[\u3400-\u9fff“《])"
)


def bare_numbers(lines: list[Line]) -> set[int]:
    """The lines that begin with numbers without a point, counted on from one to the next."""
    counted, before = set(), None
    for line in lines:
        match = None if line.row else BARE_NUMBER.match(half_width(line.text))
        if not match:
            continue
        if before and int(match[1]) == before[1] + 1:
            counted |= {before[0], line.number}
        before = (line.number, int(match[1]))
    return counted


def part_numbers(lines: list[Line]) -> set[int]:
    """The lines that are counted within parts: the next in one part, or the first in the next."""
    counted, before = set(), None
    for line in lines:
        match = None if line.row else PART_NUMBER.match(line.text)
        if not match:
            continue
        part, number = map(int, match.groups())
        if before and (part, number) in (
            (before[1], before[2] + 1),
            (before[1] + 1, 1),
        ):
            counted |= {before[0], line.number}
        before = (line.number, part, number)
    return counted
