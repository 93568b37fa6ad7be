"""Tables without tabs - ruled, set with spaces, or one cell a line - rewritten with tabs.

The number of lines stays, so that every row still knows its place in the file.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from ..furniture import is_set_off, stands_on_page
from ..htmltables import ROW_BREAK, with_markup_rows, without_spaces_marked
from ..lines import PARAGRAPHS
from ..people import without_rows
from ..words import printed_date
from .aligned import with_tabs
from .cutrows import with_whole_rows
from .delimited import with_marks
from .drawn import with_bordered_rows
from .gluedrows import with_glued_rows
from .halves import without_middle_rules
from .openrows import with_closed_rows
from .recordrows import with_records
from .spacedrows import with_spaced_rows
from .stacked import with_rows
from .turnedpages import without_names_again

RULES = str.maketrans("｜│┃║丨¦∣‖┆┇┊┋╎╏", "||||||||||||||")
# Lines of any weight, and what joins them.
DRAWN = "\u2500-\u257f"
BORDER = re.compile(rf"[\s|+\-:{DRAWN}]*[-─━═┄┅┈┉╌╍][\s|+\-:{DRAWN}]*")
JOINT = re.compile("[\u250c-\u254b\u2552-\u256c]|[-=]\\+[-=]")
CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.I)
OUTER = re.compile(r"\s*<p\b", re.I)
# Among so many rows above one is not cut itself.
WHOLE = 3
LINE = re.compile(r"\r\n|\r|\n")


def tabulated(text: str) -> str:
    """``text`` with the cells of every table parted by tabs, line for line."""
    numbers, lines = zip(*paragraphs_of(with_markup_rows(text)), strict=True)
    clear = [*map(without_spaces_marked, lines)]
    parted = without_middle_rules(without_names_again(clear))
    whole = with_whole_rows(parted, "\t")
    marked = with_spaced_rows(with_marks(with_glued_rows(without_rules(whole))))
    tabbed = without_rows(with_records(with_rows(with_tabs(marked))))
    written = [
        raw if now == was else (f"<p>{now}" if was != raw and now else now)
        for raw, was, now in zip(lines, clear, tabbed, strict=True)
    ]
    return on_their_lines(numbers, written)


def paragraphs_of(text: str) -> Iterator[tuple[int, str]]:
    """(number of the line, paragraph): in markup several may stand on one line of the file,
    those of one cell being no lines of their own.
    """
    for number, whole in enumerate(LINE.split(text)):
        line = bare(CELLS.sub("\t", whole))
        several = "<" in line and not ("\t" in line or is_row_of_cells(line))
        parts = [p for p in PARAGRAPHS.split(line) if p] if several else [line]
        yield from ((number, part) for part in parts or [""])


def is_row_of_cells(line: str) -> bool:
    """Whether the markup of the line is within its cells, and not round it."""
    return "|" in line.translate(RULES) and not OUTER.match(line)


def on_their_lines(numbers: Sequence[int], written: Sequence[str]) -> str:
    """The text of the file again, what stood on one line of it parted by a mark."""
    pairs = groupby(zip(numbers, written, strict=True), key=itemgetter(0))
    return "\n".join(ROW_BREAK.join(part for _, part in pair) for _, pair in pairs)


def bare(line: str) -> str:
    """``line``, without tabs where it is no row: the number of a page, 印发 and its day."""
    if "\t" not in line or len(line) > 200:
        return line
    alone = line.strip() if "\t" not in line.strip() and is_set_off(line) else ""
    words = " ".join(line.split())
    return alone or (words if printed_date(words) else line)


def without_rules(lines: list[str]) -> list[str]:
    """``lines`` with tabs for the rules between cells, where lines together have them."""
    ruled = [line.translate(RULES) if line.strip() else "" for line in lines]
    ruled = with_whole_rows(with_closed_rows(ruled), "|")
    ruled = with_bordered_rows(ruled, is_drawn, lambda line: line.count("|") > 1)
    counts = [line.count("|") for line in ruled]
    rows = [at for at, line in enumerate(ruled) if line]
    cut = cut_rows(rows, within_pages(rows, ruled), counts) if any(counts) else set()
    rows = [at for at in rows if at not in cut and not stands_on_page(ruled[at])]
    near = {
        at: [b for b in rows[max(0, i - 2) : i + 3] if b != at]
        for i, at in enumerate(rows)
        if counts[at]
    }
    neighbours = {at: {counts[b] for b in others} for at, others in near.items()}
    opened = {
        at
        for at, others in near.items()
        if any(counts[b] == counts[at] and not is_enclosed(ruled[b]) for b in others)
    }
    return [
        row_of(line, at not in opened)
        if at in cut
        or is_drawn(line)
        or (at in neighbours and is_ruled(line, neighbours[at]))
        else (lines[at] if line else "")
        for at, line in enumerate(ruled)
    ]


def cut_rows(rows: list[int], text: list[int], counts: list[int]) -> set[int]:
    """The two halves of rows that a line or a page break cut inside a cell: together as wide as
    those around. ``text``: the rows without what stands at the turn of a page.
    """
    found, places = set(), {row: at for at, row in enumerate(rows)}
    for at in range(1, len(text) - 1):
        first, second = text[at], text[at + 1]
        halves = counts[first], counts[second]
        width = max(counts[above] for above in text[max(0, at - WHOLE) : at])
        turned = places[second] > places[first] + 1
        near = text[at - 1] + 1 == first == second - 1
        if (near or turned) and all(halves) and sum(halves) == width > 1:
            found |= {first, second}
    return found


def within_pages(rows: list[int], ruled: list[str]) -> list[int]:
    """``rows`` without what stands at the turn of a page: numbers, running heads, headings again."""
    seen = [at for at in rows if ruled[at].count("|")]
    heading = ruled[seen[0]] if seen else ""
    return [
        at
        for at in rows
        if not stands_on_page(ruled[at]) and (ruled[at] != heading or at == seen[0])
    ]


def is_drawn(line: str) -> bool:
    """Whether the line is nothing but the border between two rows."""
    return len(line) < 300 and bool(JOINT.search(line) and BORDER.fullmatch(line))


def is_ruled(line: str, counts: set[int]) -> bool:
    return is_enclosed(line) or line.count("|") in counts


def is_enclosed(line: str) -> bool:
    """Whether rules stand at both ends of a row, and so beside no cell there."""
    bare = line.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == "|"


def row_of(line: str, enclosed: bool) -> str:
    if BORDER.fullmatch(line):
        return ""
    bare = line.strip()
    bare = bare[1:-1] if enclosed and is_enclosed(line) else line
    return bare.replace("|", "\t")
