"""Where the title and the marks over it begin that stand above a line, at it or below it."""

import re

from core.text.traditional import simplified

from .buttons import is_button
from .lines import Line, is_rule, title_of
from .marks import is_head_mark, is_serial, metadata, ordered_by
from .titles import ABOUT, TITLE_LINES, is_cut_issuer, may_be_title, title_begins
from .words import (
    GENRE,
    ends_sentence,
    is_date,
    letterhead,
    number_of,
    organizations,
    printed_date,
    signed_line,
)

# So many lines of marks and metadata stand above a title at most.
MARK_LINES = 30
# An answer to a deputy, without 关于: 甲县人民政府 / 对县人大三次会议第27号建议的答复.
ANSWER = re.compile("[对就].{4,60}的(?:答复|复函|函复)\\Z")
RULES = re.compile(
    r"[\u4e00-\u9fff]{2,8}[省市县区旗州].{4,40}(?:办法|规定|细则|条例|规则)(?:[（(][^（()）]{2,6}[）)])?"
)
# Below the words of a title: （2003年6月）.
IN_BRACKETS = re.compile("[（(][^（()）]{2,20}[）)]")
LIST = re.compile(
    r"(?:决定|通过)?(?:的)?(?:人事|干部|部分)?(?:任免|任命|免职|任职|表彰|获奖|公告)?(?:人员|事项)?(?:名单|清单|目录|决定)\Z"
)


def title_above(lines: list[Line], at: int) -> int | None:
    """Where the title that ends just above ``lines[at]`` and the marks over it begins."""
    while at and is_head_mark(lines[at - 1].text):
        at -= 1
    first = at
    while first and at - first < TITLE_LINES and may_be_title(lines[first - 1]):
        first -= 1
    for start in range(at - 1, first - 1, -1):
        if ABOUT in simplified(lines[start].text):
            return with_issuer(lines, start, first)
    title = simplified(title_of(lines[first:at]))
    if GENRE.search(title) or ANSWER.search(title):
        return first
    # Rules without a signature, between a gap and their number: 甲区…管理规定.
    apart = at and (not lines[at - 1].adjacent or (at > 1 and lines[at - 2].turned))
    if apart and RULES.fullmatch(lines[at - 1].text) and number_of(lines[at].text):
        return at - 1
    return list_above(lines, at)


def list_above(lines: list[Line], at: int) -> int | None:
    """Where the title of an organization's list begins, if a document ends right above it."""
    start = listed_above(lines, at)
    if not start:
        return None
    ruled = start > 1 and is_rule(lines[start - 1].text)
    return start if ends_document(lines[start - 1 - ruled]) else None


def listed_above(lines: list[Line], at: int) -> int | None:
    """Where a title of a list that an organization names begins above ``at``: ××常委会任免名单."""
    for start in (at - 1, at - 2):
        if start >= 0 and all(map(may_be_title, lines[start:at])):
            title = simplified(title_of(lines[start:at]))
            listed = LIST.search(title)
            if listed and organizations(title[: listed.start()]):
                return start
    return None


def with_issuer(lines: list[Line], start: int, first: int) -> int:
    """``start``, or the lines above it that name the issuer of a title begun with 关于."""
    while (
        (
            start > first
            and lines[start].text.startswith(ABOUT)
            and organizations(lines[start - 1].text)
        )
        or (start > first and is_cut_issuer(lines[start - 1], lines[start]))
        or (start > first and letterhead(lines[start - 1].text))
    ):
        start -= 1
    return start


def title_below(lines: list[Line], at: int, *, sure: bool) -> int | None:
    """Where a document begins whose number stands above its title."""
    start = at
    while start and at - start < MARK_LINES and may_stand_above(lines, start - 1):
        start -= 1
    return start if sure or title_begins(lines, at + 1) else None


def may_stand_above(lines: list[Line], at: int) -> bool:
    """Whether the line is of the red head or the metadata above a number."""
    text = lines[at].text
    if is_rule(text) or is_head_mark(text) or letterhead(text) or metadata(text):
        return True
    above = lines[at - 1] if at else None
    return bool(organizations(text)) and (above is None or ends_document(above))


def ends_document(line: Line) -> bool:
    text = line.text
    return (
        is_date(text)
        or bool(printed_date(text))
        or bool(signed_line(text))
        or ends_sentence(text)
    )


def title_at(lines: list[Line], at: int) -> set[str]:
    """What the lines from ``at`` on may be the title of, one line to several."""
    return {
        title_of(lines[at : at + count])
        for count in range(1, 5)
        if may_be_title(lines[at])
        and all(
            may_be_title(line) or IN_BRACKETS.fullmatch(line.text)
            for line in lines[at + 1 : at + count]
        )
    }


def is_all_head(lines: list[Line]) -> bool:
    return len(lines) <= MARK_LINES and all(
        is_rule(line.text)
        or is_head_mark(line.text)
        or letterhead(line.text)
        or metadata(line.text)
        or number_of(line.text)
        or is_button(line)
        or is_serial(line.text)
        or ordered_by(line.text)
        or (organizations(line.text) and not line.row)
        for line in lines
    )
