"""What stands above the text of a document: title, number, metadata, addressee."""

import re
from dataclasses import dataclass, field
from datetime import date

from core.text.widths import squeeze

from .lines import Line, joined, title_of
from .words import (
    GENRE,
    date_of,
    ends_sentence,
    is_addressee,
    is_attachment_mark,
    is_date,
    letterhead,
    metadata,
    number_of,
    numbering,
)

HEAD_LINES = 16
ADDRESSEE_LINES = 3
GOES_ON = re.compile(r"[的及和与]|第\s?\d{1,4}\s?号\Z")


@dataclass
class Head:
    """What stands above the text; ``unread`` is metadata no field of a document holds."""

    title: list[Line] = field(default_factory=list)
    number: str = ""
    issuer: str = ""
    signed_date: date | None = None
    unread: list[Line] = field(default_factory=list)
    stated_title: str = ""
    length: int = 0
    titled_above_number: bool = False

    @property
    def whole_title(self) -> str:
        return title_of(self.title) or self.stated_title

    @property
    def title_is_whole(self) -> bool:
        return bool(GENRE.search(title_of(self.title)))


def read_head(lines: list[Line]) -> Head:
    head = Head()
    numbered_at = next(
        (at for at, line in enumerate(lines[:HEAD_LINES]) if number_of(line.text)), -1
    )
    for at, line in enumerate(lines[:HEAD_LINES]):
        if not read_mark(head, line):
            if begins_text(head, line, title_goes_on=at < numbered_at):
                break
            head.title.append(line)
        head.length = at + 1
    return head


def read_mark(head: Head, line: Line) -> bool:
    """Take in a line of the head that is not the title."""
    text = line.text
    if line.row:
        return False
    if number := number_of(text):
        head.number = head.number or number
        head.titled_above_number = bool(head.title)
    elif is_date(text):
        head.signed_date = head.signed_date or date_of(text)
    elif stated := metadata(text):
        read_metadata(head, line, *stated)
    elif issuer := letterhead(text):
        head.issuer = head.issuer or issuer
    else:
        return False
    return True


def read_metadata(head: Head, line: Line, name: str, value: str) -> None:
    if name in ("发文字号", "文号", "字号"):
        head.number = head.number or number_of(value)
    elif name in ("发文机关", "发布机构", "发文机构", "制发机关"):
        head.issuer = head.issuer or squeeze(value)
    elif name in ("成文日期", "生成日期"):
        head.signed_date = head.signed_date or date_of(value)
    elif name in ("标题", "名称"):
        head.stated_title = squeeze(value)
    else:
        head.unread.append(line)


def begins_text(head: Head, line: Line, *, title_goes_on: bool) -> bool:
    """Whether the text begins here: the title is whole, or this cannot be a title."""
    text = line.text
    if line.row or len(text) > 200 or is_attachment_mark(text):
        return True
    if head.title and title_goes_on and not ends_sentence(text):
        return False
    if head.titled_above_number or head.title_is_whole:
        return not (GOES_ON.match(text) and may_go_on(text))
    return not may_go_on(text) or bool(numbering(text) and head.title)


def may_go_on(text: str) -> bool:
    return not (
        ends_sentence(text)
        or is_addressee(text)
        or any(mark in text for mark in "。；：:")
    )


def take_addressee(lines: list[Line]) -> tuple[str, list[Line]]:
    for count in range(1, ADDRESSEE_LINES + 1):
        piece = lines[:count]
        if len(piece) < count or any(line.row for line in piece):
            break
        text = joined(line.text for line in piece)
        if is_addressee(text):
            return squeeze(text.rstrip("：: ")), lines[count:]
        if ends_sentence(text):
            break
    return "", lines
