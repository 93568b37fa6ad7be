"""Contents printed in other ways, brought into the one that is read: title, number, (page).

A table of contents; pages before the titles; the heading 目录 beside the name of the gazette.
"""

import re
from itertools import pairwise

from core.text.widths import half_width, squeeze

from .contents import FIRST_LINES, is_heading
from .lines import Line, joined
from .sections import section_name
from .words import GENRE, number_of

BESIDE_NAME = re.compile(
    r"(.{0,40}(?:公报|政报).{0,30}?)[\s·|—]{1,40}((?:本期)?目\s?录)"
)
PAGE_FIRST = re.compile(
    r"(?:[Pp]\.?|第)?(\d{1,4})(?:页)?[\s.…·—]{1,12}(?=.{0,40}[\u3400-\u9fff]{4})(.+)"
)
PAGE_LAST = re.compile(r".*[\s.．…·(（/]\d{1,4}[)）]?")
OF_PAGE = re.compile("页码?|页次|所在页|起始页")
OF_TITLE = re.compile("(?:文件|公文|本期)?(?:标题|题目|题名|名称?|篇目|内容)|文件|公文")
OF_NUMBER = re.compile("(?:发文|文件)?[文字]号|编号")
# So many lines one entry takes at most.
ENTRY_LINES = 5


def relisted(lines: list[Line]) -> list[Line]:
    """``lines`` with every contents in the one form."""
    lines = [part for line in tabled(lines) for part in headed(line)]
    for at, line in enumerate(lines):
        if is_heading(line):
            return lines[: at + 1] + pages_last(lines[at + 1 :])
    return lines


def headed(line: Line) -> list[Line]:
    """A line that names the gazette and heads its contents, in two."""
    match = BESIDE_NAME.fullmatch(line.text) if len(line.text) < 80 else None
    if not match:
        return [line]
    return [line._replace(text=text.strip(), row=False) for text in match.groups()]


def tabled(lines: list[Line]) -> list[Line]:
    """``lines`` with the rows of a table of contents as lines."""
    for at, line in enumerate(lines[:FIRST_LINES]):
        if number_of(line.text) and not line.row:
            break
        if line.row and (roles := roles_of(cells_of(line))):
            end = next(
                (n for n in range(at + 1, len(lines)) if not lines[n].row), len(lines)
            )
            rows = [entry(row, roles) for row in lines[at + 1 : end]]
            heading = (
                []
                if at and is_heading(lines[at - 1])
                else [line._replace(text="目录", row=False)]
            )
            return [*lines[:at], *heading, *rows, *lines[end:]]
    return lines


def cells_of(line: Line) -> list[str]:
    return [squeeze(half_width(cell)) for cell in line.text.split("\t")]


def roles_of(headings: list[str]) -> dict[str, int]:
    """Where title, number and page stand, if these are the headings of contents."""
    forms = {"title": OF_TITLE, "number": OF_NUMBER, "page": OF_PAGE}
    roles = {
        role: at
        for role, form in forms.items()
        for at, heading in enumerate(headings)
        if form.fullmatch(heading)
    }
    return roles if {"title", "page"} <= roles.keys() else {}


def entry(row: Line, roles: dict[str, int]) -> Line:
    cells = [*cells_of(row), *[""] * len(roles)]
    title, number = cells[roles["title"]], cells[roles.get("number", -1)]
    page = cells[roles["page"]].strip("第页")
    text = f"{title} {number}" if number else title
    if not title:
        text = "".join(cells)
    elif page.isdecimal():
        text = f"{text} ({page})"
    return row._replace(text=text, row=False)


def pages_last(lines: list[Line]) -> list[Line]:
    """The lines below 目录, those that begin with a page having it behind, on one line each."""
    starts = starts_of_entries(lines)
    if not starts:
        return lines
    whole, at = lines[: starts[0]], starts[0]
    while at < len(lines):
        if at not in starts:
            whole.append(lines[at])
            at += 1
            continue
        end = end_of_entry(lines, at, starts)
        page, title = PAGE_FIRST.fullmatch(half_width(lines[at].text)).groups()
        text = joined([title, *(f" {line.text}" for line in lines[at + 1 : end])])
        more = tuple(n for line in lines[at + 1 : end] for n in line.numbers)
        whole.append(lines[at]._replace(text=f"{text} ({page})", more=more))
        at = end
    return whole


def starts_of_entries(lines: list[Line]) -> list[int]:
    """Where the entries begin that have their pages before them: pages that rise, none behind."""
    starts: list[int] = []
    for at, line in enumerate(lines[:FIRST_LINES]):
        if PAGE_FIRST.fullmatch(half_width(line.text)):
            starts.append(at)
        elif at - (starts[-1] if starts else 0) > ENTRY_LINES:
            break
        elif not starts and is_whole_entry(line):
            return []
    texts = [half_width(lines[at].text) for at in starts]
    pages = [int(PAGE_FIRST.fullmatch(text)[1]) for text in texts]
    rising = all(before <= page for before, page in pairwise(pages))
    counted = pages == [*range(1, len(pages) + 1)]
    behind = any(PAGE_LAST.fullmatch(text) for text in texts)
    return starts if rising and len(starts) > 1 and not (counted or behind) else []


def is_whole_entry(line: Line) -> bool:
    """Whether a line above the first page is an entry, so that what follows is no page."""
    return bool(number_of(line.text) or PAGE_LAST.fullmatch(half_width(line.text)))


def end_of_entry(lines: list[Line], at: int, starts: list[int]) -> int:
    """The place after the entry: its number, or a title that is whole without one."""
    title = lines[at].text
    for end in range(at + 1, min(at + ENTRY_LINES, len(lines))):
        if end in starts or lines[end].row or section_name(lines[end], []):
            return end
        if number_of(lines[end].text):
            return end + 1
        if GENRE.search(squeeze(title)) or not starts[-1] > at:
            return end
        title += lines[end].text
    return at + 1
