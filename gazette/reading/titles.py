"""Which lines of a head are the title of the document, and which are heads above it."""

import re

from core.text.traditional import simplified
from core.text.widths import half_width, squeeze

from .lines import Line, closed_up, is_rule, title_of
from .marks import is_head_mark, is_history, metadata, ordered_by
from .words import (
    ATTACHMENT_NOTE,
    GENRE,
    GENRES,
    TITLED,
    ends_sentence,
    is_addressee,
    is_attachment_mark,
    is_date,
    is_unit_note,
    number_of,
    numbering,
    organizations,
    printed_date,
)

TITLE_LINES = 8
# An order is called by its number; the serial of a year, or below an announcement, is no title.
OF_ORDER = re.compile(r"[（(]?第\s?(?!\d{4}\s?年)")
ORDER = re.compile("命?令\\Z")
TITLE_LENGTH = 200
ABOUT = "关于"
GOES_ON = re.compile(
    r"[的及和与](?!\Z)|的\s{0,3}(?:通\s{0,3}知|批\s{0,3}复|决\s{0,3}定|意\s{0,3}见|通\s{0,3}报|通\s{0,3}告|公\s{0,3}告|函)\Z|[（(](?:试行|暂行|草案|修订|征求意见稿)[^）)]{0,12}[）)]\Z"
)
OF_GENRE = re.compile(rf"的(?:紧急)?(?:{GENRES})\Z")
REMARK_ALONE = re.compile(
    r"[（(](?:试行|暂行|草案|修订|修正|征求意见稿|节选|摘要|代拟稿|[^（()）。，]{0,12}(?:版|稿|本|年|修订))[^）)，。]{0,8}[）)]"
)
# What begins with a place of its own is no rest of a name: ××县综合行政执法局关于….
WHOLE_ISSUER = re.compile(r"\A[\u4e00-\u9fff]{2,8}[省市县区旗州盟](?=.{3})")
# A line above 关于… that is part of the title without naming an organization alone.
LEADS_ON = re.compile(
    r"(?:转发|批转|印发|发布|公布|关于|委员会|政府|办公室|会议|[、和])\Z|转发|批转"
)


# So many issuers stand below a title at most.
ISSUERS = 5
# 乙区2022年…: the place of a release and its year.
PLACE_FIRST = re.compile(r"[\u4e00-\u9fff]{1,6}?[省市区县旗州](?=(?:19|20)\d\d\s?年)")


class Runs:
    """The lines of a head that may be its title, parted where a number or a mark stands."""

    def __init__(self):
        self.runs: list[list[Line]] = [[]]

    def add(self, line: Line) -> None:
        run = self.runs[-1]
        if self.may_be_ordered() and self.is_whole() and not GOES_ON.match(line.text):
            self.close()
            run = self.runs[-1]
        run.append(line)

    def add_serial(self, line: Line) -> None:
        if is_order(title_of(self.last())) and OF_ORDER.match(line.text):
            self.runs[-1].append(line)
        self.close()

    def close(self) -> None:
        if self.runs[-1]:
            self.runs.append([])

    def current(self) -> list[Line]:
        return self.runs[-1]

    def is_empty(self) -> bool:
        return not any(self.runs)

    def is_empty_again(self) -> bool:
        """Whether lines that may be the title stand above the number or mark read last."""
        return not self.runs[-1] and not self.is_empty()

    def last(self) -> list[Line]:
        return next((run for run in reversed(self.runs) if run), [])

    def is_whole(self) -> bool:
        return is_whole(self.last())

    def is_done(self) -> bool:
        """Whether a title stands above the number or mark that was read last."""
        return not self.runs[-1] and is_about(self.last())

    def may_be_ordered(self) -> bool:
        last = [line for line in self.last() if not numbered_only(line.text)]
        return bool(last) and bool(ordered_by(title_of(last)))

    def goes_on(self, text: str) -> bool:
        remark = REMARK_ALONE.fullmatch(closed_up(text))
        more = remark or (GOES_ON.match(text) and may_go_on(text))
        return bool(self.runs[-1] and more)

    def is_cut(self, below: list[Line]) -> bool:
        """Whether a title without a genre has one with the lines ``below``: …关于表/彰…的决定."""
        run = self.runs[-1]
        if not is_about(run) or GENRE.search(simplified(title_of(run))):
            return False
        # Where every line stands by itself, none is told by that.
        spread = not any(line.adjacent for line in below)
        for count in range(1, 4):
            more = below[:count]
            if len(more) < count or not all(
                (one.adjacent or spread) and may_be_title(one) for one in more
            ):
                return False
            if OF_GENRE.search(simplified(title_of([*run, *more]))):
                return True
        return False

    def title(self) -> tuple[list[Line], list[Line]]:
        """(the lines of the title, the other lines)."""
        runs = [run for run in self.runs if run]
        chosen = next((run for run in reversed(runs) if is_about(run)), None)
        chosen = chosen or next((run for run in reversed(runs) if is_whole(run)), None)
        chosen = chosen or next(iter(runs[-1:]), [])
        title = trimmed(chosen)
        others = [line for run in runs for line in run if line not in title]
        return title, others


def is_order(title: str) -> bool:
    """Whether the number of an order is all it is called by: none that says of what, 森林防火命令."""
    issuer = ORDER.sub("", title)
    return issuer != title and bool(organizations(issuer))


def numbered_only(text: str) -> bool:
    return text.rstrip("）)").endswith("号") and len(text) < 24


def is_about(run: list[Line]) -> bool:
    return ABOUT in simplified(title_of(run))


def is_whole(run: list[Line]) -> bool:
    title = title_of(run)
    return bool(TITLED.search(simplified(title))) and is_balanced(title)


def is_balanced(title: str) -> bool:
    """Whether no bracket is open: a title goes on until it is closed."""
    return all(title.count(a) == title.count(b) for a, b in ("《》", "（）", "“”"))


def trimmed(run: list[Line]) -> list[Line]:
    """A run without what stands above a title: only its issuers belong to it."""
    at = next(
        (at for at, line in enumerate(run) if ABOUT in simplified(line.text)),
        None,
    )
    if at is None:
        return run
    while at and (leads_on(run[at - 1]) or is_cut_issuer(run[at - 1], run[at])):
        at -= 1
    return run[at:]


def leads_on(line: Line) -> bool:
    return all(map(organizations, line.text.split("、"))) or bool(
        LEADS_ON.search(line.text[-40:])
    )


def is_cut_issuer(line: Line, below: Line) -> bool:
    """Whether the line and what stands before 关于 below are the issuers of one title."""
    rest = simplified(below.text).partition(ABOUT)[0]
    if WHOLE_ISSUER.search(squeeze(rest)) and organizations(rest):
        return False
    issuers = f"{line.text}{rest}".split("、")
    return len(line.text) < 80 and all(map(organizations, issuers))


def may_go_on(text: str) -> bool:
    return not (
        ends_sentence(text)
        or is_addressee(text)
        or any(mark in text for mark in "。；：:")
    )


def may_be_title(line: Line) -> bool:
    text = line.text
    return not (
        line.row
        or text.isdecimal()
        or len(text) > TITLE_LENGTH
        or ends_sentence(text)
        or is_date(text)
        or is_rule(text)
        or is_attachment_mark(text)
        or is_addressee(text)
        or number_of(text)
        or numbering(text)
        or metadata(text)
        or is_head_mark(text)
        or is_history(text)
        or printed_date(text)
        or is_unit_note(text)
        or ATTACHMENT_NOTE.fullmatch(text)
    )


def heads_release(lines: list[Line], at: int) -> str:
    """The issuer on a line of its own above a title that names its place anew, with a year and
    without 关于: 甲市乙区统计局, 乙区2022年一季度主要指标; else "".
    """
    text, below = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    place = PLACE_FIRST.match(half_width(below))
    named = place and place[0] in text and ABOUT not in below
    return text if named and len(organizations(text)) == 1 else ""


def below_issuers(lines: list[Line], at: int) -> Line | None:
    """The line below ``lines[at]`` and what other organizations stand right below that."""
    below = lines[at + 1 : at + ISSUERS]
    return next(
        (line for line in below if line.row or not organizations(line.text)), None
    )


def title_begins(lines: list[Line], at: int) -> bool:
    """Whether some lines from ``at`` on join to a title that ends in a genre."""
    return bool(title_lines(lines, at))


def title_lines(lines: list[Line], at: int) -> list[Line]:
    """The lines from ``at`` on that join to a title that ends in a genre, or none."""
    for end in range(at, min(at + TITLE_LINES, len(lines))):
        if not may_be_title(lines[end]):
            return []
        title = title_of(lines[at : end + 1])
        title = simplified(title)
        if GENRE.search(title) or (ABOUT in title and TITLED.search(title)):
            return lines[at : end + 1]
    return []
