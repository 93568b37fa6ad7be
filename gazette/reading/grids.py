"""Tables without tabs - ruled, set with spaces, or one cell a line - rewritten with tabs.

The number of lines stays, so that every row still knows its place in the file.
"""

import re

from .aligned import with_tabs
from .furniture import is_set_off, stands_on_page
from .headings import are_headings, is_serial
from .stacked import with_rows
from .words import printed_date

RULES = str.maketrans("｜│┃║", "||||")
BORDER = re.compile(r"[\s|+\-:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*[-─━═][\s|+\-:─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*")  # fmt: skip
JOINT = re.compile("[┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]")
CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.I)
# Among so many rows above one is not cut itself.
WHOLE = 3
SIGNS = "/／,，;；"
NUMBERED = re.compile(r"\s*[\d０-９]{1,4}\s*[/／,，;；]")
LINE = re.compile(r"\r\n|\r|\n")


def tabulated(text: str) -> str:
    """``text`` with the cells of every table parted by tabs, line for line."""
    lines = [bare(CELLS.sub("\t", line)) for line in LINE.split(text)]
    return "\n".join(with_rows(with_tabs(without_signs(without_rules(lines)))))


def bare(line: str) -> str:
    """``line``, without tabs where it is no row: the number of a page, 印发 and its day."""
    if "\t" not in line or len(line) > 200:
        return line
    alone = line.strip() if "\t" not in line.strip() and is_set_off(line) else ""
    words = " ".join(line.split())
    return alone or (words if printed_date(words) else line)


def without_signs(lines: list[str]) -> list[str]:
    """``lines`` with tabs for the signs that part the cells of a numbered table: 1/取水许可/区水利局."""
    lines, sign = list(lines), ""
    for at, line in enumerate(lines):
        if not line.strip() or stands_on_page(line):
            continue
        if found := next((s for s in SIGNS if heads_signed(lines, at, s)), ""):
            sign = found
        elif not (sign and NUMBERED.match(line) and sign in line):
            sign = ""
        if sign:
            lines[at] = line.replace(sign, "\t")
    return lines


def heads_signed(lines: list[str], at: int, sign: str) -> bool:
    """Whether the line holds headings parted by ``sign``, with a numbered row as wide below it."""
    cells = lines[at].split(sign)
    if len(cells) < 2 or not (is_serial(cells[0]) and are_headings(cells)):
        return False
    below = next(filter(str.strip, lines[at + 1 :]), "")
    return bool(NUMBERED.match(below)) and below.count(sign) >= len(cells) - 1


def without_rules(lines: list[str]) -> list[str]:
    """``lines`` with tabs for the rules between cells, where lines together have them."""
    ruled = [line.translate(RULES) if line.strip() else "" for line in lines]
    counts = [line.count("|") for line in ruled]
    rows = [at for at, line in enumerate(ruled) if line]
    cut = cut_rows(rows, within_pages(rows, ruled), counts) if any(counts) else set()
    rows = [at for at in rows if at not in cut]
    neighbours = {
        at: {counts[b] for b in rows[max(0, i - 2) : i + 3] if b != at}
        for i, at in enumerate(rows)
        if counts[at]
    }
    # A row of a table without outer rules may be blank on both sides.
    bordered = {
        at
        for i, at in enumerate(rows)
        if encloses(ruled[at])
        and all(
            encloses(ruled[b]) or counts[b] != counts[at]
            for b in rows[max(0, i - 2) : i + 3]
        )
    }
    return [
        row_of(line, bordered=at in bordered)
        if at in cut
        or is_drawn(line)
        or (counts[at] and is_ruled(line, neighbours[at]))
        else lines[at]
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
    return encloses(line) or line.count("|") in counts


def encloses(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == "|"


def row_of(line: str, *, bordered: bool) -> str:
    if BORDER.fullmatch(line):
        return ""
    bare = line.strip()
    return (bare[1:-1] if bordered else bare).replace("|", "\t")
