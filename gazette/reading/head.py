"""What stands above the text of a document: title, number, metadata, addressee."""

import re
from dataclasses import dataclass, field
from datetime import date

from core.text.dates import parse_date
from core.text.widths import squeeze

from .lines import Line, is_rule, joined, title_of
from .marks import (
    LABELS,
    SIGNERS,
    is_head_mark,
    is_history,
    is_odd_number,
    is_of_head,
    is_serial,
    metadata,
    ordered_by,
    passed_dates,
)
from .titles import TITLE_LINES, Runs, is_about, may_go_on, title_begins, title_lines
from .words import (
    GENRE,
    addresses,
    date_of,
    dated_number,
    ends_sentence,
    is_addressee,
    is_attachment_mark,
    is_date,
    letterhead,
    number_of,
    numbering,
    organizations,
    signed_line,
)

HEAD_LINES = 40
ADDRESSEE_LINES = 3
HISTORY_LINES = 4
# What is longer is no index number, and no field would hold it.
LONGEST_OF = {"index_number": 60, "topic": 60}
PUBLISHED = ("公布", "发布", "颁布", "印发")
# 表2　…完成情况: the number of a table in its gazette is no part of what it is called.
TABLE_NUMBER = re.compile(
    r"\A(?:附?[表件]|表格)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-－—.]\d{1,2})?(?:[：:、]\s*|\s+)(?=.{4})"
)


@dataclass
class Head:
    """What stands above the text.

    ``stated`` are the values of metadata by field; ``marks`` are 份号, 密级, 紧急程度 and 签发人,
    which are known and not kept; ``unread`` are lines no field holds, and those of them that
    stand ``beside`` the title may have been part of it.
    """

    title: list[Line] = field(default_factory=list)
    number: str = ""
    number_line: Line | None = None
    issuer: str = ""
    letterhead: str = ""
    signed_date: date | None = None
    dated: Line | None = None
    serial: Line | None = None
    history: str = ""
    stated: dict[str, str] = field(default_factory=dict)
    marks: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    beside: list[Line] = field(default_factory=list)
    taken: list[Line] = field(default_factory=list)
    length: int = 0

    @property
    def whole_title(self) -> str:
        printed = [
            line._replace(text=TABLE_NUMBER.sub("", line.text, count=1))
            for line in self.title[:1]
        ]
        return title_of([*printed, *self.title[1:]]) or self.stated.get("title", "")


def read_head(lines: list[Line]) -> Head:
    return HeadReader(lines).head()


class HeadReader:
    """Takes in line by line what is not yet text; the title is told from the runs between marks."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.read = Head()
        self.runs = Runs()
        self.numbered_at = numbered_at(lines)

    def head(self) -> Head:
        for at, line in enumerate(self.lines[:HEAD_LINES]):
            if not self.takes_mark(at, line):
                if self.begins_text(at, line):
                    break
                self.runs.add(line)
            self.read.length = at + 1
        self.settle()
        return self.read

    def takes_mark(self, at: int, line: Line) -> bool:
        """Take in a line of the head that is not the title."""
        text = line.text
        if is_rule(text) and not line.row:
            pass  # A rule goes with the furniture of the page.
        elif self.is_top_mark(text):
            self.read.taken.append(line)
        elif pairs := metadata(text):
            self.take_metadata(line, pairs)
        elif line.row:
            return False
        elif number := number_of(text):
            self.take_number(line, number)
        elif is_head_mark(text) or self.goes_on_signing(at, text):
            self.read.marks.append(line)
        elif is_bracketed_date(text) or self.is_signed(text):
            self.take_date(line)
        elif issuer := letterhead(text):
            self.read.letterhead = self.read.letterhead or issuer
            self.read.taken.append(line)
            self.runs.close()
        elif self.is_serial_here(text):
            self.take_serial(line)
        elif self.is_issuer_below(at, text):
            self.read.issuer = " ".join(organizations(text))
            self.read.taken.append(line)
        else:
            return False
        return True

    def is_top_mark(self, text: str) -> bool:
        """附件 or 附表 above all: what is attached to something else was copied by itself."""
        return self.read.length == 0 and is_attachment_mark(text)

    def take_number(self, line: Line, number: str) -> None:
        if self.read.number and self.read.number != number:
            self.read.unread.append(line)
            return
        self.read.number = number
        self.read.number_line = line
        if day := date_of(dated_number(line.text)[1]):
            self.read.signed_date, self.read.dated = day, line
        self.runs.close()
        self.read.taken.append(line)

    def take_metadata(self, line: Line, pairs) -> None:
        self.runs.close()
        stated = [
            (LABELS[label], value)
            for label, value in pairs
            if LABELS[label] and fits(LABELS[label], value)
        ]
        for name, value in stated:
            self.read.stated.setdefault(name, squeeze(value))
        taken = self.read.taken if len(stated) == len(pairs) else self.read.unread
        taken.append(line)

    def is_signed(self, text: str) -> bool:
        return bool(self.runs.is_whole() and signed_line(text))

    def take_date(self, line: Line) -> None:
        issuer, day = signed_line(line.text) or ("", date_of(line.text))
        self.read.issuer = self.read.issuer or issuer
        if self.read.dated is None:
            self.read.signed_date, self.read.dated = day, line
            self.read.taken.append(line)
        else:
            self.read.unread.append(line)

    def is_serial_here(self, text: str) -> bool:
        titled = self.runs.may_be_ordered() or self.runs.is_whole()
        return is_odd_number(text) or (titled and is_serial(text))

    def take_serial(self, line: Line) -> None:
        self.read.serial = line
        self.runs.add_serial(line)

    def goes_on_signing(self, at: int, text: str) -> bool:
        """Whether these are the names of more who signed, below 签发人."""
        before = self.lines[at - 1].text if at else ""
        return (
            "签发人" in squeeze(before)
            and len(text) < 20
            and bool(SIGNERS.fullmatch(text))
            and not organizations(text)
        )

    def is_issuer_below(self, at: int, text: str) -> bool:
        """The issuer on a line between a whole title and its date, number or addressee."""
        if not (
            self.runs.is_whole() and organizations(text) and at + 1 < len(self.lines)
        ):
            return False
        below = self.lines[at + 1].text
        return (
            self.lines[at + 1].row
            or is_bracketed_date(below)
            or bool(number_of(below))
            or addresses(below)
        )

    def begins_text(self, at: int, line: Line) -> bool:
        """Whether the text begins here: the title is whole, or this cannot be a title."""
        text = line.text
        if line.row or len(text) > 200 or is_attachment_mark(text):
            return True
        if history_below(self.lines[at : at + HISTORY_LINES]):
            return True
        if self.runs.is_empty():
            return False if at < self.numbered_at else not may_go_on(text)
        if at < self.numbered_at and not ends_sentence(text):
            return False
        if self.runs.is_empty_again() and ("，" in text or line.full):
            return not title_begins(self.lines, at)
        if self.runs.is_done() or len(self.runs.current()) >= TITLE_LINES:
            return True
        if self.runs.is_whole():
            on = self.runs.goes_on(text) or self.runs.is_cut(self.lines[at:])
            return not (on or self.is_only_head(at))
        return not may_go_on(text) or bool(numbering(text) and self.runs.current())

    def is_only_head(self, at: int) -> bool:
        """Whether what looked like a title is a head (××令, ××公告) and the title comes now."""
        if self.runs.may_be_ordered():
            return title_begins(self.lines, at)
        # 专题会议纪要 with a number and a day, and below it what the meeting was about.
        parted = not self.runs.current() and not is_about(self.runs.last())
        below = title_lines(self.lines, at) if parted else []
        return is_about(below) or is_fuller(below, self.runs.last())

    def settle(self) -> None:
        """Tell the title from the heads above it, and read what the metadata say."""
        head, runs = self.read, self.runs
        head.title, others = runs.title()
        for line in others:
            if issuer := " ".join(organizations(line.text)) or ordered_by(line.text):
                head.letterhead = head.letterhead or issuer
                head.taken.append(line)
            elif line is not head.serial:
                head.unread.append(line)
                head.beside.append(line)
        if head.serial and head.serial not in head.title:
            head.unread.append(head.serial)
        head.number = head.number or number_of(head.stated.get("number", ""))
        self.read_history()

    def read_history(self) -> None:
        head = self.read
        head.history = history_below(self.lines[head.length :])
        dates = passed_dates(head.history)
        published = [day for day, act in dates if act in PUBLISHED]
        if dates and not head.signed_date:
            head.signed_date = parse_date((published or [dates[0][0]])[0])


def is_fuller(below: list[Line], head: list[Line]) -> bool:
    """Whether the title below is of the genre of the head and says more: ××第三次常务会议纪要."""
    title, above = title_of(below), title_of(head)
    genre = GENRE.search(title)
    return bool(genre) and len(title) > len(above) and above.endswith(genre[1])


def fits(name: str, value: str) -> bool:
    return len(value) <= LONGEST_OF.get(name, len(value))


def history_below(lines: list[Line]) -> str:
    """The bracketed note below the title that says when it was passed, over its lines."""
    for count in range(1, HISTORY_LINES + 1):
        text = joined(line.text for line in lines[:count])
        if is_history(text):
            return text
        if not text.startswith(("（", "(")):
            break
    return ""


def is_bracketed_date(text: str) -> bool:
    return is_date(text.strip("（()） "))


def numbered_at(lines: list[Line]) -> int:
    """Where the number stands that heads the lines: before any text; -1: nowhere."""
    for at, line in enumerate(lines[:HEAD_LINES]):
        if number_of(line.text):
            return at
        if is_addressee(line.text) or line.text.endswith(("。", "；")):
            break
    return -1


def take_addressee(lines: list[Line]) -> tuple[str, list[Line], list[Line]]:
    """(addressee, its lines, the lines after it); a bracketed request may stand before it."""
    above = lines[:1] if lines and is_bracketed(lines[0].text) else []
    addressee, piece, rest = addressed(lines[len(above) :])
    return (addressee, piece, above + rest) if addressee else ("", [], lines)


def is_bracketed(text: str) -> bool:
    return text.startswith(("（", "(")) and text.rstrip().endswith(("）", ")"))


def addressed(lines: list[Line]) -> tuple[str, list[Line], list[Line]]:
    for count in range(1, ADDRESSEE_LINES + 1):
        piece = lines[:count]
        if len(piece) < count or any(line.row for line in piece):
            break
        text = joined(line.text for line in piece)
        if any(is_of_head(line.text) for line in piece[:-1]):
            break
        if addresses(text):
            return squeeze(text.rstrip("：: ")), piece, lines[count:]
        if ends_sentence(text) or is_date(piece[-1].text):
            break
    return "", [], lines
