"""The head of a document taken in line by line, until its text begins."""

import re

from core.text.dates import parse_date
from core.text.widths import squeeze

from .beside import beside_turned, is_stray, numbers_of, titled_number
from .head import Head, fits
from .history import HISTORY_LINES, history_below
from .lines import Line, is_rule, title_of
from .marks import (
    LABELS,
    SIGNERS,
    is_head_mark,
    is_odd_number,
    is_serial,
    metadata,
    ordered_by,
    passed_dates,
)
from .titles import (
    ABOUT,
    TITLE_LINES,
    Runs,
    below_issuers,
    heads_release,
    is_about,
    may_go_on,
    title_begins,
    title_lines,
)
from .words import (
    GENRE,
    addresses,
    date_of,
    dated_number,
    ends_sentence,
    is_addressee,
    is_attachment_mark,
    is_date,
    issuer_beside,
    letterhead,
    number_of,
    numbering,
    organizations,
    signed_line,
)

HEAD_LINES = 40
# What a title other than of 关于… has not: a comma, a quantity.
SAID = re.compile(r"，|\d\s?(?:[%％]|[万亿]?(?:元|吨|千瓦时))")
# So a sentence begins and no line of a title: 2015年7月，全市实现….
TELLS = re.compile(
    r"(?:(?:今年|(?:19|20)\s?\d\d\s?年|[一二三四1-4]季度|[上下]半年|\d{1,2}月)[^，。、《]{0,12}|截[至止][^，。《]{2,16})，(?!.*关于)"
)
PUBLISHED = ("公布", "发布", "颁布", "印发")


def read_head(lines: list[Line]) -> Head:
    return HeadReader(lines).head()


class HeadReader:
    """Takes in line by line what is not yet text; the title is told from the runs between marks."""

    def __init__(self, lines: list[Line]):
        self.lines = beside_turned(lines)
        self.read = Head()
        self.runs = Runs()
        self.numbered_at = numbered_at(lines)

    def head(self) -> Head:
        for at, line in enumerate(self.lines[:HEAD_LINES]):
            if not self.takes_mark(at, line):
                if not self.begins_text(at, line):
                    self.runs.add(line)
                elif not self.takes_stray(at, line):
                    break
            self.read.length = at + 1
        self.settle()
        return self.read

    def takes_mark(self, at: int, line: Line) -> bool:
        """Take in a line of the head that is not the title."""
        if is_rule(line.text) and not line.row:
            return True  # A rule goes with the furniture of the page.
        if self.is_top_mark(line.text):
            self.read.taken.append(line)
            return True
        if titled := titled_number(line):
            self.runs.add(line._replace(text=titled[0]))
            self.take_number(line, titled[1])
            return True
        if pairs := metadata(line.text):
            self.take_metadata(line, pairs)
            return True
        return not line.row and (
            self.takes_number(at, line) or self.takes_issuer(at, line)
        )

    def takes_number(self, at: int, line: Line) -> bool:
        """Take in a number, a mark or a date."""
        text = line.text
        if number := number_of(text):
            self.take_number(line, number)
        elif several := numbers_of(text):
            for number in several:
                self.take_number(line._replace(text=number), number)
        elif is_head_mark(text) or self.goes_on_signing(at, text):
            self.read.marks.append(line)
        elif is_bracketed_date(text) or self.is_signed(text):
            self.take_date(line)
        else:
            return False
        return True

    def takes_issuer(self, at: int, line: Line) -> bool:
        """Take in a red head, the serial below it, or the issuer below the title."""
        text = line.text
        if issuer := letterhead(text) or heads_release(self.lines, at):
            self.read.letterhead = self.read.letterhead or issuer
            self.read.taken.append(line)
            self.runs.close()
        elif self.is_serial_here(text):
            self.take_serial(line)
        elif self.is_issuer_below(at, text):
            self.read.issuer = (
                f"{self.read.issuer} {' '.join(organizations(text))}".strip()
            )
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
        self.read.issuer = self.read.issuer or issuer_beside(line.text)[0]
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

    def takes_stray(self, at: int, line: Line) -> bool:
        if stray := self.runs.is_whole() and is_stray(self.lines, at):
            self.read.unread.append(line)
            self.read.beside.append(line)
        return stray

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
        """An issuer between a whole title and its date, number or addressee, or what is of its place."""
        line = below_issuers(self.lines, at)
        if not (line and self.runs.is_whole() and organizations(text)):
            return False
        title, below = title_of(self.runs.current()), line.text
        placed = ABOUT not in title and text[:2] == title[:2]
        said = placed and below.endswith(("。", "："))
        heads = is_bracketed_date(below) or number_of(below) or addresses(below)
        return bool(line.row or said or heads)

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
        return self.is_past_title(at, line)

    def is_past_title(self, at: int, line: Line) -> bool:
        """Whether the line does not go on with the title that stands above it."""
        text = line.text
        if self.runs.current() and self.is_sentence(text):
            return True
        if self.runs.is_empty_again() and ("，" in text or line.full):
            return not title_begins(self.lines, at)
        if self.runs.is_done() or len(self.runs.current()) >= TITLE_LINES:
            return True
        if self.runs.is_whole():
            on = self.runs.goes_on(text) or self.runs.is_cut(self.lines[at:])
            return not (on or self.is_only_head(at))
        if self.runs.goes_on(text):
            return False
        return not may_go_on(text) or bool(numbering(text) and self.runs.current())

    def is_sentence(self, text: str) -> bool:
        """Whether the words tell something, be it that only a title of 关于… may have them."""
        title = title_of(self.runs.current()) + text
        said = SAID.search(text) and ABOUT not in title
        return bool(TELLS.match(text) or said)

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
