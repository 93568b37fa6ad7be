"""The contents page (目录) of a gazette: sections, titles, numbers, pages."""

import re
from itertools import pairwise

from core.text.widths import half_width, squeeze

from .counted import COUNT, Counted, is_columns
from .entrylines import page_of, part_number
from .lines import Line, is_rule, joined, name_of, title_of
from .listed import ABOUT, ContentsEntry, Listed, is_chapter, merged, subject_of
from .marks import metadata, opens_metadata
from .sections import BULLET, PLAIN_SECTION, SECTION, SIGNS, kind_above, section_name
from .titles import title_begins
from .words import GENRE, TITLED, letterhead, number_of, organizations

HEADING = re.compile(
    r"(?:本期|总|本刊|卷首)?(?:目[录次錄]|要目|导读)(?:contents|[（(]页[码次数][）)])?|contents(?:目[录次錄])?"
    r"|(?!.*(?:的|废止|失效|修改|保留|清理|有效))[\u4e00-\u9fff]{2,8}(?:文件|任免|数据|规章|选登)目录",
    re.I,
)
# The title of a first document stands on so many lines at most.
TITLE_LINES = 8
# The contents of an issue stand so near its beginning, or else must be of what is printed.
FIRST_LINES = 80
# So near the beginning the first section of contents stands that nothing heads.
UNHEADED = 10
# What begins a title: 2017年…计划, 甲县2016年…大事记.
OF_YEAR = re.compile(r"(?:[\u4e00-\u9fff]{1,7}[省市区县旗州])?(?:19|20)\d\d年")
LEADER = re.compile(r"(?:…|\.{3}|·{3}|⋯)\s{0,9}\d{1,4}\s*\Z")


def read_contents(lines: list[Line]) -> tuple[tuple[ContentsEntry, ...], list[range]]:
    """(entries, where in ``lines`` the contents stand: at the beginning, by section, at the end)."""
    found, places, end = [], [], 0
    printed = None
    for first, line in enumerate(lines):
        if first < end or not is_heading(line):
            continue
        entries, start, end = entries_from(lines, first)
        if first >= FIRST_LINES or found:
            printed = printed or {name_of(other.text) for other in lines}
            entries = entries if any(is_printed(e, printed) for e in entries) else ()
        if entries:
            found += entries
            places.append(range(start, end))
    return (tuple(found), places) if found else unheaded(lines)


def unheaded(lines: list[Line]) -> tuple[tuple[ContentsEntry, ...], list[range]]:
    """Contents without a heading of their own, from the first section on: 【区政府文件】, if the
    numbers that they list are printed below.
    """
    top = lines[:UNHEADED]
    named = (at for at, line in enumerate(top) if is_section(line))
    at = next(named, None)
    if at is None:
        return (), []
    entries, _, end = entries_from(lines, at - 1)
    listed = {entry.number for entry in entries} - {""}
    printed = {number_of(line.text) for line in lines[end:]}
    sure = len(listed) > 1 and listed <= printed
    return (entries, [range(at, end)]) if sure else ((), [])


def is_section(line: Line) -> bool:
    text = squeeze(line.text)
    return bool(SECTION.fullmatch(text) or PLAIN_SECTION.fullmatch(text))


def is_heading(line: Line) -> bool:
    """Whether the line heads contents, be it set off: ◎目录◎."""
    words = squeeze(line.text).strip(SIGNS + "：:")
    return len(line.text) <= 40 and bool(HEADING.fullmatch(words))


def is_printed(entry: ContentsEntry, printed: set[str]) -> bool:
    return bool({entry.title, entry.number, subject_of(entry.title)} & printed)


def entries_from(lines: list[Line], first: int):
    """(entries, where they begin, where they end) below the heading ``lines[first]``."""
    entries, end = listed_entries(lines, first)
    if not entries or all(map(is_chapter, entries)):
        return (), first, first + 1
    while is_title_of_body(entries) and not is_listed(lines, end, entries[-1]):
        line = entries.pop().line
        end = next(at for at in range(first, end) if lines[at].number == line)
    return merged(entries), first, end


def listed_entries(lines: list[Line], first: int) -> tuple[Listed, int]:
    entries, pending, section, end = Listed(), [], "", first + 1
    counted = Counted()
    for at in range(first + 1, len(lines)):
        if is_rule(lines[at].text):
            if entries:
                last = last_entry(lines, at, pending, section, counted)
                return ([*entries, last] if last else entries), at + 1
            continue
        if ends_list(lines, at, entries):
            last = last_entry(lines, at, pending, section, counted)
            return ([*entries, last], at) if last else (entries, end)
        heads = is_columns(lines[at]) or is_heading(lines[at])
        if heads and not (entries or pending):
            continue
        line = counted.bare(lines[at])
        between = is_between(lines, at, pending)
        name = section_name(line, [] if between else pending)
        name = name or kind_above(lines, at, pending)
        begins = name or line is not lines[at] or begins_entry(line, pending)
        if begins and (entry := whole_entry(pending, section)):
            entries.append(entry)
            pending, end = [], at
        if name:
            # Not yet of the contents: without an entry below it, it heads the first document.
            section, pending = name, []
            continue
        pending.append(line)
        entry = entry_of(pending, section)
        # A number above its title waits for the page, one in brackets closes what is above it.
        closes = pending[0].text[:1] in "（(" and entries.is_open()
        if entry and (entry.page or closes or not number_of(pending[0].text)):
            entries.append(entry)
            pending, end = [], at + 1
        elif len(pending) > TITLE_LINES:
            break
    return entries, end


def stands_again(title: str, body: list[Line]) -> bool:
    """Whether a document below has the title, so that it is an entry."""
    title = BULLET.sub("", title)
    lines = [name_of(line.text) for line in body]
    # An issuer stands over many documents, and is the title of none.
    return bool(TITLED.search(title)) and title in {
        *lines,
        *map("".join, pairwise(lines)),
    }


def is_title_of_body(entries: list[ContentsEntry]) -> bool:
    """Whether the last entry lacks what all above have: a number, or a page."""
    *above, last = entries
    if last.number or last.page or not above:
        return False
    return all(entry.number for entry in above) or all(entry.page for entry in above)


def is_between(lines: list[Line], at: int, pending: list[Line]) -> bool:
    """Whether a line stands between two entries that begin with a number, the first of them whole."""
    counted = [
        line
        for line in (*pending[:1], *lines[at + 1 : at + 2])
        if BULLET.match(line.text)
    ]
    return len(counted) == 2 and bool(whole_entry(pending, ""))


def ends_list(lines: list[Line], at: int, entries: Listed) -> bool:
    """Whether the text begins here: with a title, a number or the fields over a document."""
    return (
        begins_body(lines, at, entries)
        or entries.heads_page(lines[at].text)
        or is_body_number(lines, at, entries)
        or is_red_head(lines, at)
        or begins_fields(lines, at)
    )


def is_red_head(lines: list[Line], at: int) -> bool:
    """Whether the red head of a document stands here: ××人民政府文件 over a number of its own."""
    below = lines[at + 1 : at + 2]
    numbered = bool(below) and bool(number_of(below[0].text))
    return (
        numbered and bool(letterhead(lines[at].text)) and not heads_entry(lines, at + 1)
    )


def begins_fields(lines: list[Line], at: int) -> bool:
    """Whether a block of metadata, as a web page prints it over a document, begins here."""
    return opens_metadata(lines[at].text) and all(
        metadata(line.text) for line in lines[at + 1 : at + 2]
    )


def is_body_number(lines: list[Line], at: int, entries: Listed) -> bool:
    """A number on a line of its own heads a document, unless it ends or begins an entry of the list."""
    if heads_entry(lines, at):
        return False
    number = number_of(lines[at].text)
    if not number or lines[at].text.strip()[-1] not in "）)":
        return bool(number)
    listed = {entry.number for entry in entries}
    unlike = len(entries) > 1 and listed == {""}
    below = at + 1 < len(lines) and begins_body(lines, at + 1, entries)
    return number in listed or unlike or below


def heads_entry(lines: list[Line], at: int) -> bool:
    """Whether a number stands above a title with dots and a page."""
    below = lines[at + 1 : at + 4]
    return bool(number_of(lines[at].text)) and any(LEADER.search(b.text) for b in below)


def begins_body(lines: list[Line], at: int, entries: Listed) -> bool:
    """Whether the lines from ``at`` on repeat the title of an entry."""
    if not entries or lines[at].row or not entries.may_begin(name_of(lines[at].text)):
        return False
    for count in range(1, min(TITLE_LINES, len(lines) - at) + 1):
        title = title_of(lines[at : at + count])
        issuer, about, _ = title.partition(ABOUT)
        issued = about and (not issuer or organizations(issuer))
        # Above an issuer another entry may stand that is a title of its own.
        issued = issued and (count == 1 or not ends_entry(lines[at], issuer))
        if {title, subject_of(title) if issued else title} & entries.titles:
            return not is_listed_below(lines, at + count)
    return False


def ends_entry(line: Line, issuer: str) -> bool:
    """Whether a line is a title, and not the ``issuer`` of one or its beginning."""
    text = name_of(line.text)
    return text != issuer and ABOUT not in text and bool(TITLED.search(text))


def is_listed_below(lines: list[Line], at: int) -> bool:
    """Whether another section or entry follows, so that a title was listed twice.

    In the body a number, an addressee, a date, text or a table stands below a title.
    """
    if at >= len(lines) or lines[at].row:
        return False
    return bool(section_name(lines[at], [])) or title_begins(lines, at)


def begins_entry(line: Line, pending: list[Line]) -> bool:
    """Whether a line begins with an issuer or a year, or below a title of a year with 关于 or is a
    title itself, and so is no rest of a whole title above.
    """
    text = name_of(BULLET.sub("", line.text))
    issuer, about, _ = text.partition(ABOUT)
    issued = about and len(issuer) > 3 and organizations(issuer)
    whole = about and not issuer or (text[:1] != "的" and GENRE.search(text))
    another = whole and OF_YEAR.match(BULLET.sub("", title_of(pending)))
    return bool(issued or another or OF_YEAR.match(text))


def whole_entry(pending: list[Line], section: str) -> ContentsEntry | None:
    """The entry of lines without page and number that are a title, though of no genre: …完成情况."""
    title = title_of(pending)
    if not pending or len(title) > 100 or not TITLED.search(title):
        return None
    return ContentsEntry(BULLET.sub("", title), "", None, section, pending[0].number)


def is_listed(lines: list[Line], end: int, entry: ContentsEntry) -> bool:
    """Whether the entry has a number of the list before it, or its title stands in the body again."""
    text = next(line.text for line in lines if line.number == entry.line)
    counted = BULLET.match(text) or COUNT.match(text)
    return bool(counted) or stands_again(entry.title, lines[end:])


def last_entry(
    lines: list[Line], at: int, pending: list[Line], section: str, counted: Counted
) -> ContentsEntry | None:
    """The last entry, right above the body that begins ``at``, if it is a title: one of a numbered
    list, one that stands in the body again, or above the fields over a document.
    """
    if not pending:
        return None
    sure = (
        pending[0].number in counted.taken
        or BULLET.match(pending[0].text)
        or begins_fields(lines, at)
        or stands_again(title_of(pending), lines[at:])
    )
    return whole_entry(pending, section) if sure else None


def entry_of(pending: list[Line], section: str) -> ContentsEntry | None:
    """The entry that the lines make when they are complete: a page or a closed number."""
    text = half_width(joined(line.text for line in pending)).strip()
    # A page in brackets alone closes the entry above: it is no number of one.
    whole = BULLET.sub("", text).strip() or text
    if len(whole) > 400:
        return None
    text, page = page_of(whole)
    text = squeeze(text.replace("\t", " "))
    title, number = part_number(text)
    if page is None and not number and not GENRE.search(text):
        return None
    return ContentsEntry(title.rstrip(".…·"), number, page, section, pending[0].number)
