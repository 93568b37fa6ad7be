"""Whether the document above names, hands out or attaches what stands below it."""

import re
from datetime import date, timedelta

from core.text.widths import half_width, squeeze

from .lines import Line, is_rule, name_of, title_of
from .titles import ABOUT, may_be_title
from .words import date_of, organizations, parse_date, printed_date, signed_line

ATTACHED_LINES = 3
SHORTEST_NAME = 6
# So many characters in a row say that a title speaks of the same as the text above it.
SHARED = 6
HANDS_OUT = re.compile("印发|公布|下发|发布|转发|附后")
# What may stand between a table and the imprint below it: 抄送：…, 主题词：…, 注：…, （共印80份）.
BEFORE_IMPRINT = re.compile(
    r"(?:抄[送报告]|分送|主[送题]|主题词|报送?|注|发)\s?[：:]|[（(]共印"
)
IMPRINT_LINES = 6
# A signature of two bodies and a date takes so many lines.
SIGNED_LINES = 3
PRINTED_WITHIN = timedelta(days=31)
NAME_EDGES = re.compile(
    r"\A.{0,20}?\d{4}年(?:度)?(?:[\d一二三四五六七八九十至-]{1,5}(?:月|季度))?|(?:一览)?表\Z"
)


def is_attached(lines: list[Line], at: int) -> bool:
    """Whether the document above names the title that stands here."""
    for count in range(1, ATTACHED_LINES + 1):
        piece = lines[at : at + count]
        title = title_of(piece)
        if not all(map(may_be_title, piece)) or organizations(title):
            continue
        if len(title) >= SHORTEST_NAME and named_before(lines, at, title):
            return True
    return False


def is_promised(title: str, above: list[Line]) -> bool:
    """Whether the document above hands out what the title names: 现将…事项印发, below it …事项表."""
    text = squeeze("".join(line.text for line in above))
    subject = NAME_EDGES.sub("", squeeze(title))
    pieces = (subject[at : at + SHARED] for at in range(len(subject) - SHARED + 1))
    return bool(HANDS_OUT.search(text)) and any(piece in text for piece in pieces)


def named_before(lines: list[Line], at: int, title: str) -> bool:
    """Whether the document above speaks of it: then it is attached, not on its own."""
    subject = title.partition(ABOUT)[2] or title
    return any(subject in name_of(line.text) for line in lines[max(0, at - 60) : at])


def is_before_imprint(above: list[Line], table: list[Line]) -> bool:
    """Whether the imprint of the document ``above`` stands only below the ``table`` and its notes:
    printed by the body that signs above or its office, within a month of the signature.
    """
    above = [line for line in above if not is_rule(line.text)]
    if not above or any(printed_date(line.text) for line in above):
        return False
    below = next((at for at, line in enumerate(table) if not line.row), len(table))
    for line in table[below : below + IMPRINT_LINES]:
        if printed := printed_date(line.text):
            office = squeeze(half_width(line.text).partition(printed[1])[0])
            soon = is_soon_after(above[-1].text, parse_date(printed[1]))
            return soon and any(office.startswith(body) for body in signers(above))
        if not BEFORE_IMPRINT.match(line.text):
            return False
    return False


def is_soon_after(signed: str, printed: date | None) -> bool:
    """Whether a document ``signed`` on the day of its last line may have been ``printed`` so."""
    on_one_line = signed_line(signed)
    day = on_one_line[1] if on_one_line else date_of(signed)
    return bool(day and printed and timedelta(0) <= printed - day <= PRINTED_WITHIN)


def signers(lines: list[Line]) -> list[str]:
    """Who signs in the last lines of a document."""
    said = (line for line in lines[-SIGNED_LINES:] if not line.row)
    return [
        body
        for line in said
        for body in organizations((signed_line(line.text) or (line.text,))[0])
    ]
