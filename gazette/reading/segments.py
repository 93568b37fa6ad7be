"""Where one document of a gazette ends and the next begins."""

from collections.abc import Iterable

from core.text.widths import half_width, squeeze

from .announced import is_attached
from .entrylines import part_number
from .history import HISTORY_LINES, history_below
from .lines import Line
from .listed import ContentsEntry, issued_by
from .marks import is_serial, metadata, opens_metadata, ordered_by
from .openings import (
    MARK_LINES,
    ends_document,
    is_all_head,
    listed_above,
    title_above,
    title_at,
    title_below,
    with_issuer,
)
from .titles import ABOUT, title_begins
from .unsigned import unnumbered_starts, unsigned_starts
from .words import GENRE, is_addressee, is_attachment_mark, number_of, printed_date

# So many fields side by side are a block of themselves.
FIELDS_OF_BLOCK = 3


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
    starts |= unsigned_starts(lines, starts)
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
    several = below - at > 1 or len(metadata(lines[at].text)) >= FIELDS_OF_BLOCK
    return several and (ended or titled)


def one_head_each(lines: list[Line], starts: list[int]) -> list[int]:
    """``starts`` without those that begin within the head of the document before."""
    kept: list[int] = []
    for start in starts:
        if not (kept and is_all_head(lines[kept[-1] : start])):
            kept.append(start)
    return kept


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
    # Of what a notice issues that is not listed itself, the notice is the document.
    listed = issued_by("\n".join(entry.title for entry in contents))
    titles -= issued_by("\n".join(line.text for line in lines)) - listed
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
