"""Numbers of pages that are bare, told by their order and by the sentences they part."""

import re
from itertools import pairwise

from core.text.dates import CHINESE_YEAR
from core.text.widths import squeeze

from .cutwords import parts_word
from .lines import Line
from .papers import issue_in
from .words import ends_sentence, is_addressee, numbering

# Fewer lines between two bare numbers are no page.
PAGE_LINES = 6
OF_PAGES = re.compile(r"(\d{1,4})\s?[/／]\s?(\d{1,4})")
WITHIN = re.compile("[，；。]")
# 共有居民 / 1200 / 户: a number that belongs to the words beside it.
COUNTS = re.compile(r"[\d第共约近为达计至到积数]\Z")
COUNTED = re.compile(
    r"[\d个户人名项平亩公元万亿年月日号栋幢层楼室米岁位家条件余多%％.]"
)
INNER_MARK = re.compile("[，、；。]")
HEAD_LENGTH = 60
OF_ISSUE = re.compile(
    rf"(?:\d{{4}}|{CHINESE_YEAR})\s?年?\s?第\s?.{{1,4}}[期号]"
    r"|\d{4}\s?[.．·]\s?\d{1,2}(?=\s|\Z|[)）])|总第?\s?\d{1,4}\s?[期号]"
)
# A head set over the whole width of a page: 第5期　甲区人民政府公报　2016年9月.
SET_APART = (
    re.compile(r"第\d{1,3}期(?:[（(]总第?\d{1,4}期[）)])?"),
    re.compile(r"《?[\u4e00-\u9fff·]{2,24}[公政]报》?"),
    re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?"),
)


def counted_pages(lines: list[Line]) -> set[int]:
    """12/40: the same whole twice, one page further, or under a running head."""
    found = []
    for line in lines:
        match = OF_PAGES.fullmatch(line.text) if len(line.text) < 12 else None
        if match and not line.row and int(match[1]) <= int(match[2]):
            found.append((line.number, int(match[1]), match[2]))
    follow = (
        {number, next_number}
        for (number, page, whole), (next_number, next_page, next_whole) in pairwise(
            found
        )
        if whole == next_whole and next_page == page + 1
    )
    titled = {
        line.number
        for one, other in pairwise(lines)
        for head, line in ((one, other), (other, one))
        if is_issue_line(head.text) and OF_PAGES.fullmatch(line.text[:12])
    }
    return titled.union(*follow)


def bare_pages(lines: list[Line]) -> set[int]:
    """The lines of bare numbers that count pages: one more each time, a page apart."""
    bare = [
        (at, line.number, int(line.text))
        for at, line in enumerate(lines)
        if len(line.text) < 5 and line.text.isdecimal()
    ]
    follow = (
        {number, next_number}
        for (at, number, page), (next_at, next_number, next_page) in pairwise(bare)
        if next_page == page + 1 and next_at - at >= PAGE_LINES
    )
    return set().union(*follow)


def inner_pages(lines: list[Line]) -> set[int]:
    """The lines of bare numbers over a running head, or amid a sentence where another counts on or
    that they stand apart from.
    """
    bare = {
        at: int(line.text)
        for at, line in enumerate(lines)
        if at and not line.row and len(line.text) < 4 and line.text.isdecimal()
    }
    counted = {*bare.values()}
    bare.pop(len(lines) - 1, None)
    return {
        lines[at].number
        for at, page in bare.items()
        if is_issue_line(lines[at + 1].text)
        or (
            ({page - 1, page + 1} & counted or stands_apart(lines, at))
            and parts_sentence(lines, at)
        )
    }


def stands_apart(lines: list[Line], at: int) -> bool:
    """Whether a line stands between gaps, as the number of the only page that ends does."""
    return not (lines[at].adjacent or lines[at + 1].adjacent)


def parts_sentence(lines: list[Line], at: int) -> bool:
    """Whether a number stands within a sentence that says more without it than with it, or apart
    between clauses.
    """
    above, below = lines[at - 1].text.rstrip(), lines[at + 1].text
    if parts_word(above, below):
        return True
    if stands_apart(lines, at) and numbering(below) and WITHIN.search(above):
        return not COUNTS.search(above)
    said = all(WITHIN.search(text) for text in (above, below))
    return (
        said and cuts(lines, at) and not (COUNTS.search(above) or COUNTED.match(below))
    )


def cuts(lines: list[Line], at: int) -> bool:
    """Whether a sentence goes on from the line above ``lines[at]`` to the one below."""
    above, below = lines[at - 1].text.rstrip(), lines[at + 1].text
    return (
        not ends_sentence(above)
        and bool(INNER_MARK.search(above))
        and bool(INNER_MARK.search(below))
        and not (lines[at - 1].row or is_addressee(below) or numbering(below))
    )


def is_issue_line(text: str) -> bool:
    """A line that names the gazette and its issue: ××公报 2020年第2期, ××政务公开 2014年第3期 27."""
    named = "公报" in text or "政报" in text
    return len(squeeze(text)) < HEAD_LENGTH and bool(
        OF_ISSUE.search(text) or is_set_apart(text) if named else issue_in(text)
    )


def is_set_apart(text: str) -> bool:
    """Whether a line is the issue, the name of the gazette and the month, and no more."""
    words = text.split()
    return len(words) == len(SET_APART) and all(
        any(map(form.fullmatch, words)) for form in SET_APART
    )
