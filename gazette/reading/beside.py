"""What stands beside the title: its number, one of its issuers, what a page prints below it."""

import re

from .lines import Line
from .titles import TITLE_LINES
from .words import (
    ADDRESSEE,
    GENRE,
    addresses,
    ends_sentence,
    is_attachment_mark,
    number_of,
    numbering,
    organizations,
)

# 县财政局　　　关于…的通知, between other issuers one above the other.
BESIDE_ISSUERS = re.compile(r"(\S{4,40})\s{2,40}(关于\S{4,120})")
# 石门县人民政府任职通知　　石政任〔2019〕5号.
TITLE_AND_NUMBER = re.compile(r"(\S.{4,120}?)[ \u3000]{1,40}[（(]?(\S{4,40}号)[）)]?")

# So many lines below tell how wide the text is set.
WINDOW = 8
HAN = re.compile(r"[\u4e00-\u9fff]")


def titled_number(line: Line) -> tuple[str, str] | None:
    """(title, number) of a line that has both: 石门县人民政府任职通知　　石政任〔2019〕5号."""
    beside = TITLE_AND_NUMBER.fullmatch(line.text) if not line.row else None
    number = number_of(beside[2]) if beside and GENRE.search(beside[1]) else ""
    return (beside[1], number) if number else None


def numbers_of(text: str) -> list[str]:
    """The numbers of several issuers, where a line has them and nothing else, or []."""
    pieces = re.split(r"[\s、，]+", text.strip("（()） ")) if len(text) < 120 else []
    numbers = [number_of(piece) for piece in pieces]
    return numbers if len(numbers) > 1 and all(numbers) else []


def is_stray(lines: list[Line], at: int) -> bool:
    """Whether a line between a title and the addressee is of neither, but of the page: A+ | A | A-.

    The first line of an addressee that a line cut fills its line, ends in a mark, or names somebody.
    """
    below = lines[at + 1 : at + 1 + WINDOW]
    text = lines[at].text
    fills = 3 * len(text) > 2 * max((len(line.text) for line in below), default=0)
    if lines[at].row or not below or HAN.search(text) and (fills or is_cut(text)):
        return False
    return addresses(below[0].text) or is_stray(lines, at + 1)


def is_cut(text: str) -> bool:
    """Whether words may begin an addressee, or the text of the document."""
    marked = text.endswith(("，", "、", ",")) or ends_sentence(text)
    named = ADDRESSEE.search(f"{text}：") or text.startswith("各")
    return bool(marked or named or numbering(text) or is_attachment_mark(text))


def beside_turned(lines: list[Line]) -> list[Line]:
    """``lines``, the title that stands beside the middle one of its issuers put behind the last."""
    lines = [*lines]
    for at, line in enumerate(lines[:TITLE_LINES]):
        beside = BESIDE_ISSUERS.fullmatch(line.text) if not line.row else None
        below = lines[at + 1] if at + 1 < len(lines) else None
        if beside and below and organizations(below.text) and organizations(beside[1]):
            lines[at] = line._replace(text=beside[1])
            lines[at + 1] = below._replace(text=below.text + beside[2])
            break
    return lines
