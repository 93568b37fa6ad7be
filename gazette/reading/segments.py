"""Where one document of a gazette ends and the next begins."""

import re
from collections.abc import Iterable

from core.text.dates import CHINESE_YEAR
from core.text.widths import half_width, squeeze

from .announced import (
    is_attached,
    is_before_imprint,
    is_promised,
    named_before,
)
from .buttons import is_button
from .entrylines import part_number
from .history import HISTORY_LINES, history_below
from .lines import Line, is_rule, title_of
from .listed import ContentsEntry
from .marks import is_head_mark, is_serial, metadata, opens_metadata, ordered_by
from .openings import (
    MARK_LINES,
    ends_document,
    listed_above,
    title_above,
    title_at,
    title_below,
    with_issuer,
)
from .titles import ABOUT, PLACE_FIRST, TITLE_LINES, may_be_title, title_begins
from .words import (
    GENRE,
    is_addressee,
    is_attachment_mark,
    is_date,
    is_unit_note,
    letterhead,
    number_of,
    organizations,
    printed_date,
    signed_line,
)

YEAR = re.compile(rf"(?:\d{{4}}|{CHINESE_YEAR})年")
# Over one of several tables, and no title of a document: 表2　2019年主要工业产品产量.
# Within what is itself of figures, a title over a table is the table's.
OF_FIGURES = re.compile("统计|经济|指标|财政|预算|决算|情况|公报|数据")
RELEASE = re.compile(
    rf"{PLACE_FIRST.pattern}.{{2,20}}(?:指标|统计|运行|完成|数据)[^，。；]{{0,6}}"
)
TABLE = re.compile(r"附?表\s?[一二三四五六七八九十\d]{1,3}")


def segments(
    lines: list[Line], contents: Iterable[ContentsEntry], labelled: Iterable[int] = ()
) -> list[list[Line]]:
    """The body of a file, cut where a document begins; ``labelled`` are lines below labels."""
    if not lines:
        return []
    starts = {0} | numbered_starts(lines, contents)
    starts |= listed_starts(lines, contents) | starts_after_the_end(lines, starts)
    starts |= unnumbered_starts(lines, starts) | headed_starts(lines)
    starts |= passed_starts(lines) | minutes_starts(lines) | first_title(lines)
    starts |= {at for at, line in enumerate(lines) if line.number in labelled}
    bounds = [*one_head_each(lines, sorted(starts)), len(lines)]
    return [lines[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def first_title(lines: list[Line]) -> set[int]:
    """Where the title over the first block of metadata begins, below lines of no document."""
    for at in range(1, min(MARK_LINES, len(lines))):
        if ends_document(lines[at - 1]) or number_of(lines[at - 1].text):
            break
        if opens_metadata(lines[at].text):
            return {title_above(lines, at) or 0}
    return set()


def headed_starts(lines: list[Line]) -> set[int]:
    """Where a block of metadata begins, or a head that is known by its serial: ××令 第12号."""
    return {
        at
        for at in range(1, len(lines))
        if opens_block(lines, at)
        or (
            ordered_by(lines[at].text)
            and at + 1 < len(lines)
            and is_serial(lines[at + 1].text)
            and ends_document(lines[at - 1])
        )
    }


def passed_starts(lines: list[Line]) -> set[int]:
    """Where a title stands above a note that says when a meeting passed it."""
    starts = set()
    for at, line in enumerate(lines):
        if line.text[:1] in "（(" and history_below(lines[at : at + HISTORY_LINES]):
            start = title_above(lines, at)
            start = listed_above(lines, at) if start is None else start
            ended = start is not None and (not start or ends_document(lines[start - 1]))
            if ended and not is_attached(lines, start):
                starts.add(start)
    return starts


def minutes_starts(lines: list[Line]) -> set[int]:
    """Where minutes begin that have nothing but a serial below their title: 〔2009〕第4期."""
    ends = (
        at + 1
        for at in range(1, len(lines) - 1)
        if lines[at].text.endswith("纪要") and is_serial(lines[at + 1].text)
    )
    starts = {title_above(lines, end) for end in ends} - {None, 0}
    return {start for start in starts if ends_document(lines[start - 1])}


def opens_block(lines: list[Line], at: int) -> bool:
    """Whether a block of metadata begins here that is of what follows, not of a title above it."""
    if not opens_metadata(lines[at].text) or metadata(lines[at - 1].text):
        return False
    below = at + 1
    while below < len(lines) and metadata(lines[below].text):
        below += 1
    above = lines[at - 1]
    ended = ends_document(above) or (above.row and not lines[at].row)
    titled = title_begins(lines, below) and title_above(lines, at) is None
    return below - at > 1 and (ended or titled)


def one_head_each(lines: list[Line], starts: list[int]) -> list[int]:
    """``starts`` without those that begin within the head of the document before."""
    kept: list[int] = []
    for start in starts:
        if not (kept and is_all_head(lines[kept[-1] : start])):
            kept.append(start)
    return kept


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


def parted_titles(lines: list[Line]) -> list[Line]:
    """``lines`` with a number printed on the line of its title put on one of its own."""
    parted: list[Line] = []
    for at, line in enumerate(lines):
        title, number = part_number(line.text) if ABOUT in line.text[:60] else ("", "")
        heads = at + 1 < len(lines) and is_addressee(lines[at + 1].text)
        if number and heads and not line.row and GENRE.search(squeeze(title)):
            parted += [line._replace(text=title), line._replace(text=number)]
        else:
            parted.append(line)
    return parted


def numbered_starts(lines: list[Line], contents: Iterable[ContentsEntry]) -> set[int]:
    listed = {entry.number for entry in contents}
    starts = set()
    for at, line in enumerate(lines):
        if number := number_of(line.text):
            start = title_above(lines, at)
            if start is None:
                start = title_below(lines, at, sure=number in listed)
            starts |= set() if start is None else {start}
    return starts


def listed_starts(lines: list[Line], contents: Iterable[ContentsEntry]) -> set[int]:
    """Where the titles stand that the contents list without a number in the body."""
    numbers = {number_of(line.text) for line in lines}
    titles = {entry.title for entry in contents if entry.number not in numbers - {""}}
    openings = {title[:2] for title in titles}
    starts = {
        at
        for at, line in enumerate(lines)
        if half_width(line.text[:2]) in openings and title_at(lines, at) & titles
    }
    # The contents may list a title without the issuer that is printed above it.
    return {
        with_issuer(lines, at, at - 1) if at and lines[at].adjacent else at
        for at in starts
    }


def starts_after_the_end(lines: list[Line], starts: set[int]) -> set[int]:
    """What follows 印发 is a document of its own, unless it is an attachment."""
    return {
        at + 1
        for at, line in enumerate(lines[:-1])
        if printed_date(line.text)
        and not is_attachment_mark(lines[at + 1].text)
        and not lines[at + 1].row
        and not is_attached(lines, at + 1)
    }


def unnumbered_starts(lines: list[Line], starts: set[int]) -> set[int]:
    """After a signature, a title with its issuer and an addressee or text below it, or a release
    after what nobody signed.
    """
    found = set()
    for at in range(1, len(lines)):
        above = at - 1 - (at > 1 and is_rule(lines[at - 1].text))
        signed = ends_signature(lines[above])
        below_table = names_figures(lines, at)
        if at not in starts and (signed or below_table or stands_apart(lines, at)):
            first = max((start for start in {*starts, *found} if start < at), default=0)
            title = issued_title(lines, at) or release_title(lines, at, first)
            title = title or below_table
            own = signed or not OF_FIGURES.search(title_of(lines[first : first + 4]))
            if title and own and not named_before(lines, at, title):
                found.add(at)
    return found


def stands_apart(lines: list[Line], at: int) -> bool:
    """Whether a line below a sentence and a gap is over a unit and a table: a release that follows
    what nobody signed.
    """
    above, line, *below = lines[at - 1 : at + 3]
    if len(below) < 2 or line.adjacent or line.row or not above.text.endswith("。"):
        return False
    return is_unit_note(below[0].text) and below[1].row


def names_figures(lines: list[Line], at: int) -> str:
    """A title with a place, a year and figures, below a gap, between two tables: a release that
    follows what was attached to another document.
    """
    above, line, *below = lines[at - 1 : at + 3]
    if not above.row or line.row or line.adjacent or not may_be_title(line):
        return ""
    below = below[1:] if below and is_unit_note(below[0].text) else below
    title = title_of([line])
    released = RELEASE.fullmatch(half_width(title)) and below and below[0].row
    return title if released else ""


def ends_signature(line: Line) -> bool:
    return not line.row and (is_date(line.text) or bool(signed_line(line.text)))


def release_title(lines: list[Line], at: int, first: int) -> str:
    """A title with a year right above a table that nothing in the document before announced."""
    end = at
    while end < len(lines) and end - at < 3 and may_be_title(lines[end]):
        end += 1
    below = lines[end + (end < len(lines) and is_unit_note(lines[end].text)) :]
    title = title_of(lines[at:end])
    above = lines[max(first, at - 60) : at]
    announced = any("附" in line.text for line in above) or is_promised(title, above)
    is_release = YEAR.search(title) and below and below[0].row
    if not is_release or announced or is_before_imprint(above, below):
        return ""
    return "" if TABLE.match(title) or is_head(lines[first:at]) else title


def is_head(lines: list[Line]) -> bool:
    """Whether the lines are a title with who issued it and when, and no text yet."""
    return len(lines) <= MARK_LINES and all(
        may_be_title(line) or is_date(line.text.strip("（()） ")) or is_all_head([line])
        for line in lines
    )


def issued_title(lines: list[Line], at: int) -> str:
    for end in range(at + 1, min(at + TITLE_LINES, len(lines)) + 1):
        if not may_be_title(lines[end - 1]):
            return ""
        title = title_of(lines[at:end])
        issuer, about, _ = title.partition(ABOUT)
        if about and GENRE.search(title):
            return title if organizations(issuer) else ""
    return ""
