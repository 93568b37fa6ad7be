"""Titles and numbers as a web page prints them: with the site or the time beside them, or twice."""

import re
from itertools import dropwhile

from ..contents import is_heading
from ..lines import Line, is_rule, name_of, title_of
from ..marks import is_head_mark, metadata
from ..titles import may_be_title
from ..words import (
    GENRE,
    TITLED,
    is_addressee,
    letterhead,
    number_of,
    organizations,
)
from .site import is_of_site
from .words import LABEL, MOMENT

SITE_AFTER = re.compile(
    r"\s{0,4}[-_－—–|｜丨]{1,2}\s{0,4}[^-_|｜丨。]{2,24}(?:网|网站|门户|政府|平台|公开|文件|公告|局)\Z"
)
COLUMN_BEFORE = re.compile(
    r"\A(?:[\u4e00-\u9fff]{2,8}\s?[丨｜|]|[【\[][\u4e00-\u9fff]{2,8}[】\]])\s?(?=.{8})"
)
SITE_BEFORE = re.compile(
    r"\A[^-_|｜丨。]{2,24}(?:网|网站|门户|平台|公开|政府|专栏)\s{0,4}[-_－—–|｜丨]{1,2}\s{0,4}(?=.{8})"
)
BRACKET_BESIDE = re.compile(r"(?<=\S)\s{2,9}(?=[【\[])")
FIRST_LINES = 40
SHORTEST = 8


def freed_titles(lines: list[Line]) -> list[Line]:
    """``lines`` with titles and numbers among the first of them freed from what is of the site."""
    return [
        line._replace(text=freed(line.text))
        if at < FIRST_LINES and not (line.row or metadata(line.text))
        else line
        for at, line in enumerate(lines)
    ]  # fmt: skip


def freed(text: str) -> str:
    for candidate in (without_name(text), without_byline(text)):
        known = GENRE.search(name_of(candidate)) or number_of(candidate)
        if candidate != text and len(candidate) >= SHORTEST and known:
            return candidate
    return text


def without_name(text: str) -> str:
    return SITE_AFTER.sub("", SITE_BEFORE.sub("", COLUMN_BEFORE.sub("", text)))


def without_byline(text: str) -> str:
    """A title or a number without 2019-12-02 10:20 来源：… on its line."""
    found = (form.search(text) for form in (LABEL, MOMENT, BRACKET_BESIDE))
    places = [match.start() for match in found if match]
    at = min((place for place in places if place), default=0)
    return text[:at].rstrip(" -—|") if at and is_of_site(text[at:]) else text


def repeated_titles(lines: list[Line]) -> set[int]:
    """Where a title stands that is printed again below, over the text, be it on more lines."""
    if any(map(is_heading, lines[:FIRST_LINES])):
        return set()
    end = head_end(lines)
    return {at for at in range(end) if is_title(lines[at]) and again(lines[at + 1 : end], lines[at])}  # fmt: skip


def head_end(lines: list[Line]) -> int:
    for at, line in enumerate(lines[:FIRST_LINES]):
        addressed = is_addressee(line.text) and not metadata(line.text)
        if line.row or addressed or line.text.endswith("。"):
            return at
    return min(len(lines), FIRST_LINES)


def is_title(line: Line) -> bool:
    name = name_of(line.text)
    return len(name) >= SHORTEST and may_be_title(line) and bool(TITLED.search(name))


def again(below: list[Line], line: Line) -> bool:
    """Whether lines right ``below``, but for marks of a head, join to the title, be it with its issuer."""
    title = name_of(line.text)
    rest = [*dropwhile(is_mark, below)]
    pieces = (rest[:count] for count in range(1, 4) if len(rest) >= count)
    return any(is_same(title, title_of(piece)) for piece in pieces)


def is_mark(line: Line) -> bool:
    """Whether a line may stand between a title and the same title: metadata, a red head, a number."""
    text = line.text
    return bool(
        metadata(text)
        or is_rule(text)
        or is_head_mark(text)
        or letterhead(text)
        or number_of(text)
    )


def is_same(title: str, below: str) -> bool:
    """Whether ``below`` is the title, or the title with its issuer before it."""
    issuer = below.removesuffix(title)
    return issuer != below and (not issuer or bool(organizations(issuer)))
