"""The contents page (目录) of a gazette: sections, titles, numbers, pages."""

import re
from dataclasses import dataclass

from core.text.document_numbers import find_all
from core.text.widths import half_width, squeeze

from .lines import Line, is_rule, joined, title_of
from .words import GENRE, number_of

HEADING = re.compile(r"(?:本期)?目[录次]")
SECTION = re.compile(r"[【\[〖［]([^【】\[\]〖〗［］]{2,20})[】\]〗］]")
PLAIN_SECTION = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:文件|任免|数据|统计|解读|大事记|规章|会议|人事|公告栏|选登|其他|政策|要闻|任命)"
)
PAGE = re.compile(r"(.*?)(?:[\s.．…·•⋯—\-_]|\t){0,200}[（(]\s?(\d{1,4})\s?[）)]")
LEADER_PAGE = re.compile(r"(.*?)(?:[\s.．…·•⋯—_-]){1,200}(\d{1,4})")
# The title of a first document stands on so many lines at most.
TITLE_LINES = 8


@dataclass(frozen=True)
class ContentsEntry:
    """One line of the contents: what it promises and where."""

    title: str
    number: str = ""
    page: int | None = None
    section: str = ""
    line: int | None = None


def read_contents(lines: list[Line]) -> tuple[tuple[ContentsEntry, ...], int, int]:
    """(entries, first, end): the contents stand in ``lines[first:end]``; no contents: 0, 0."""
    for first, line in enumerate(lines[:80]):
        if len(line.text) < 12 and HEADING.fullmatch(squeeze(line.text)):
            return entries_from(lines, first)
    return (), 0, 0


def entries_from(lines: list[Line], first: int):
    entries, pending, section, end = [], [], "", first + 1
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if is_rule(line.text) and entries:
            return tuple(entries), first, at + 1
        if begins_body(lines, at, entries) or is_body_number(line, pending):
            break
        if name := section_name(line, pending):
            section, pending, end = name, [], at + 1
            continue
        pending.append(line)
        if entry := entry_of(pending, section):
            entries.append(entry)
            pending, end = [], at + 1
        elif len(pending) > TITLE_LINES:
            break
    return (tuple(entries), first, end) if entries else ((), 0, 0)


def section_name(line: Line, pending: list[Line]) -> str:
    text = squeeze(line.text.strip("\t"))
    if len(text) > 24:
        return ""
    if match := SECTION.fullmatch(text):
        return match[1]
    plain = not pending and "关于" not in text and PLAIN_SECTION.fullmatch(text)
    return text if plain else ""


def is_body_number(line: Line, pending: list[Line]) -> bool:
    """A number on a line of its own heads a document, unless it ends an entry of the list."""
    return bool(number_of(line.text)) and line.text.strip()[-1] not in "）)"


def begins_body(lines: list[Line], at: int, entries: list[ContentsEntry]) -> bool:
    """Whether the lines from ``at`` on repeat the title of the first entry."""
    if not entries:
        return False
    title = entries[0].title
    text = squeeze(lines[at].text)
    if len(text) > len(title) + 20 or not title.startswith(text[: len(title)]):
        return False
    return any(
        title_of(lines[at : at + count]) == title
        for count in range(1, min(TITLE_LINES, len(lines) - at) + 1)
    )


def entry_of(pending: list[Line], section: str) -> ContentsEntry | None:
    """The entry that the lines make when they are complete: a page or a closed number."""
    whole = half_width(joined(line.text for line in pending)).strip()
    if len(whole) > 400:
        return None
    text, page = page_of(whole)
    text = squeeze(text.replace("\t", " "))
    title, number = part_number(text)
    if page is None and not number and not GENRE.search(text):
        return None
    return ContentsEntry(title.rstrip(".…·"), number, page, section, pending[0].number)


def part_number(text: str) -> tuple[str, str]:
    """(title, number) of an entry that ends in a number, bracketed or not."""
    numbers = find_all(text) if text.rstrip("）)").endswith("号") else ()
    if not numbers:
        return text, ""
    title = text[: text.rindex(numbers[-1].code)]
    return title.rstrip("（( "), str(numbers[-1])


def page_of(text: str) -> tuple[str, int | None]:
    for pattern in (PAGE, LEADER_PAGE):
        if match := pattern.fullmatch(text):
            return match[1], int(match[2])
    return text, None
