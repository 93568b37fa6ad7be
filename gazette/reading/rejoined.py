"""Numbers and dates put together again that a line or a page cut in two."""

import re

from core.text.document_numbers import CLOSING, OPENING
from core.text.widths import half_width

from .lines import Line, joined
from .words import TITLED, is_date, number_of, organizations

PIECE_LENGTH = 40
SHORT_REST = 6
# So ends the post of a person, and no name that a line cut: 孙楠　区体育局副局长.
POST = re.compile(
    r"(?:[局区县市镇乡旗校院站所厂科处队部]长|主任|书记|主席|[委科]员)\s*\Z"
)
LEAVE = re.compile(
    "(?:特此(?:批复|通知|公告|通告|决定|函复|函告)|(?:专|现)?此复)[。！]?"
)
# What a piece looks like that a number or a date is missing the rest of.
BEGUN = re.compile(
    rf".{{0,20}}[{OPENING}]?\s?(?:(?:19|20)\d{{0,2}}|[一二][〇○零一二三四五六七八九]{{1,3}})\s?[年{CLOSING}]?.{{0,12}}"
)


def rejoined(lines: list[Line]) -> list[Line]:
    """``lines`` with each number and date of its own on one line."""
    whole: list[Line] = []
    for line in lines:
        if whole and completes(whole[-1], line):
            line = together(whole.pop(), line)
        if len(whole) > 1 and is_date(line.text) and is_cut_name(*whole[-2:]):
            below = whole.pop()
            whole.append(together(whole.pop(), below))
        whole.append(line)
    return whole


def together(above: Line, line: Line) -> Line:
    return above._replace(
        text=joined((above.text, line.text)),
        more=above.more + line.numbers,
        mended=above.mended + line.mended,
        residue=above.residue + line.residue,
    )


def is_cut_name(above: Line, line: Line) -> bool:
    """Whether the two lines above a date are one name of an organization that a line cut."""
    return (
        line.adjacent
        and not (above.row or line.row)
        and len(line.text) <= SHORT_REST
        and not (organizations(above.text) or ends_as_whole(above.text))
        and bool(organizations(above.text + line.text))
    )


def ends_as_whole(text: str) -> bool:
    """Whether the words end as a title or a post does, or take leave, so that an issuer may stand
    below.
    """
    titled = TITLED.search(text) and not text.endswith("数据")
    return bool(titled or POST.search(text[-8:]) or LEAVE.fullmatch(text))


def completes(above: Line, line: Line) -> bool:
    if above.row or line.row or max(len(above.text), len(line.text)) > PIECE_LENGTH:
        return False
    if (
        not BEGUN.fullmatch(half_width(above.text))
        or is_mark(above.text)
        or is_mark(line.text)
    ):
        return False
    return is_mark(joined((above.text, line.text)))


def is_mark(text: str) -> bool:
    return is_date(text) or bool(number_of(text))
