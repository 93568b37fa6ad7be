"""The names of sections that stand over their documents: 【人事任免】, ◆市政府文件◆."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from core.text.widths import squeeze

from .barenumbers import INNER_MARK
from .lines import Line
from .listed import MARKED, PAGED, ContentsEntry
from .sections import PLAIN_SECTION, SECTION
from .source import SourceDocument
from .titles import ABOUT, may_be_title, title_begins
from .words import (
    TITLED,
    ends_sentence,
    is_addressee,
    is_date,
    letterhead,
    number_of,
    printed_date,
)

EDGES = "【】[]〖〗［］〔〕〈〉<>（）()·•●○◆◇■□★☆▲△◎※*—－-─="
LONGEST = 24
# Without edges only what is no title of a document: ××县人民政府公告 is one.
BARE = re.compile(
    "(?:文件|任免|任命|数据|统计|人事|解读|选登|要闻|资料|信息|动态|规章)\\Z"
)
# What only counts the documents of a file: 【文件一】, 【之二】, 【第3件】.
COUNTED = re.compile(
    r"(?:文件?|公文|通知|例|材料|之|第)?\s?[一二三四五六七八九十\d]{1,3}件?|之[一二三四五六七八九十]"
)


def part_labels(
    lines: list[Line], contents: Iterable[ContentsEntry]
) -> tuple[list[Line], list[Line]]:
    """(the names of sections, the lines without them)."""
    sections = {entry.section for entry in contents} - {""}
    labels = [at for at in range(len(lines)) if is_label(lines, at, sections)]
    rest = [line for at, line in enumerate(lines) if at not in labels]
    return [lines[at] for at in labels], rest


def is_label(lines: list[Line], at: int, sections: set[str]) -> bool:
    """Whether the line names a section: one of the contents, or set off, or between documents."""
    line, text = lines[at], squeeze(lines[at].text)
    if line.row or len(text) > LONGEST:
        return False
    paged = PAGED.fullmatch(line.text)
    bare = paged["section"] if paged else text.strip(EDGES)
    set_off = text[:1] in EDGES and text[-1:] in EDGES
    if bare in sections or (set_off and PLAIN_SECTION.fullmatch(bare)):
        return True
    named = (
        SECTION.fullmatch(text)
        or MARKED.fullmatch(text)
        or (BARE.search(text) and PLAIN_SECTION.fullmatch(text))
    )
    titled = ABOUT in text or letterhead(line.text)
    if not named or titled or not begins_below(lines, at):
        return False
    counts = set_off and COUNTED.fullmatch(bare)
    return bool(counts) or at == 0 or may_end(lines, at - 1)


def begins_below(lines: list[Line], at: int) -> bool:
    """Whether a document may begin right below the line."""
    below = lines[at + 1 : at + 2]
    if not below or below[0].row:
        return False
    return bool(
        number_of(below[0].text)
        or title_begins(lines, at + 1)
        or (may_be_title(below[0]) and TITLED.search(squeeze(below[0].text)))
    )


def may_end(lines: list[Line], at: int) -> bool:
    text = lines[at].text
    ended = is_date(text) or printed_date(text) or ends_sentence(text)
    set_off = SECTION.fullmatch(squeeze(lines[at + 1].text))
    return bool(ended or lines[at].row) and bool(set_off or not lines[at + 1].adjacent)


def lines_below(labels: list[Line], lines: list[Line]) -> set[int]:
    """The lines right below labels, where documents begin."""
    numbers = [line.number for line in lines]
    places = {bisect_right(numbers, label.number) for label in labels}
    return {
        numbers[at]
        for at in places
        if at < len(numbers) and not cuts_document(lines, at)
    }


def cuts_document(lines: list[Line], at: int) -> bool:
    """Whether a label above ``lines[at]`` only stands over the page: below it a document goes on,
    to its addressee or with the rest of a sentence.
    """
    if not at:
        return False
    above, below = lines[at - 1], lines[at]
    cut = not ends_sentence(above.text) and INNER_MARK.search(above.text)
    titled = may_be_title(below) and TITLED.search(squeeze(below.text))
    titled = titled or title_begins(lines, at)
    return is_addressee(below.text) or bool(cut and not (above.row or titled))


def with_section(document: SourceDocument, labels: list[Line]) -> SourceDocument:
    """``document`` in the section that stands over it, where the contents name none."""
    above = [line for line in labels if line.number <= (document.line or 0)]
    name = squeeze(above[-1].text).strip(EDGES) if above else ""
    if document.section or not name or COUNTED.fullmatch(name):
        return document
    return replace(document, section=name)
