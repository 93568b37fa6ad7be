"""What is printed once more over the next page: the name of a table - 划转事项目录（续） - or a
running head of the number and the title.
"""

import re
from collections import Counter
from itertools import pairwise, zip_longest

from core.text.widths import half_width, squeeze

from ..furniture import DOT, GAZETTE, is_issue_line, is_page_mark, is_set_off
from ..headings import is_serial
from ..marks import is_head_mark
from ..papers import PAPER, parts_of, without_issue
from ..words import GENRE, TITLED, letterhead, number_of

AGAIN = re.compile(
    r"(?P<name>.{2,40}?)[（(](?:续(?:完|[上前]?[表页])?|[接续][上前][表页]|第?[一二三四五六七八九十\d]{1,2}续|续[一二三四五六七八九十\d]{1,2})[)）]"
)
CELLS = re.compile(r"\s{2,}|[\t|]")
GAZETTE_NAME = re.compile(GAZETTE)
SECTION = re.compile(r"[\u4e00-\u9fff、]{2,16}")
# The number of a page without dashes: 4, 4 / 6.
NUMBER = re.compile(r"\s{0,80}[0-9]{1,4}(?:\s?[/／]\s?[0-9]{1,4})?\s{0,80}")
PAGE = re.compile("[0-9]{1,4}")
BARE_PAGE = re.compile("[1-9][0-9]{0,2}")
HAN = re.compile("[\u3400-\u9fff]")
LONGEST = 120
SHORTEST_WORDS = 6
# So far above a running head its words stand at most.
REACH = 100


def without_names_again(lines: list[str]) -> list[str]:
    """``lines``, those blank that name once more a table which stands above, and the head printed
    over each page right above them.
    """
    found: list[str] = []
    seen: Counter[str] = Counter()
    for line in with_pages_set_off(without_running_heads(lines)):
        bare = squeeze(line)
        match = AGAIN.fullmatch(bare) if len(bare) < 60 else None
        again = bool(match) and seen[match["name"]] > 0
        if again and found and seen[squeeze(found[-1])] > 1:
            found[-1] = ""
        found.append("" if again else line)
        seen[bare] += bool(bare)
    return found


def without_running_heads(lines: list[str]) -> list[str]:
    """``lines``, those blank at the turn of a page that say again what stands above, or name the
    gazette; the number of the page beside it is set off, as no cell is.
    """
    found, above = [*lines], Above()
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for place, at in enumerate(filled):
        beside = filled[max(0, place - 1) : place] + filled[place + 1 : place + 2]
        below = lines[beside[-1]] if beside and beside[-1] > at else ""
        turned = any(is_set_off(lines[other]) for other in beside)
        numbers = [other for other in beside if NUMBER.fullmatch(lines[other])]
        named = place and (
            names_gazette(lines[at], above.texts, numbered=turned or bool(numbers))
            # A paper by any name, where the headings follow once more.
            or (is_unknown(lines[at]) and key_of(below) in above.headings)
        )
        if named or above.said(lines[at], below, turned=turned):
            # No blank line among cells, where one may stand for a cell.
            own = PAGE.search(without_issue(lines[at])) if named else None
            found[at] = f"- {own[0]} -" if own else ""
        if named or is_issue_line(lines[at].strip()):
            after = [lines[other] for other in filled[place + 1 : place + 3]]
            for number in numbers:
                if above.of_page(lines[number], after):
                    found[number] = f"- {PAGE.search(lines[number])[0]} -"
        above.add(lines[at])
    return found


def with_pages_set_off(lines: list[str]) -> list[str]:
    """``lines``, a bare number set off that stands right above the headings of a table printed
    once more, and the next one at the end of all: such are of pages, and no cells.
    """
    found, seen, last = [*lines], set(), 0
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at, below in zip_longest(filled, filled[1:]):
        row = key_of(lines[below]) if below is not None else ""
        number = lines[at].strip()
        if BARE_PAGE.fullmatch(number):
            ends = below is None and last and int(number) == last + 1
            if ends or row in seen:
                found[at], last = f"- {number} -", int(number)
        elif is_headings(lines[at]) and not is_serial(lines[at].strip()):
            seen.add(key_of(lines[at]))
    return found


class Above:
    """What stands above a line: its texts, where headings stood last, the numbers of documents."""

    def __init__(self):
        self.texts: list[str] = []
        self.known: set[str] = set()
        self.headings: dict[str, int] = {}
        self.numbers: set[str] = set()

    def add(self, line: str) -> None:
        text = key_of(line)
        if is_headings(line):
            self.headings[text] = len(self.texts)
        self.texts.append(text)
        self.known.add(text)
        self.numbers |= {number_of(text)} - {""}

    def said(self, line: str, below: str, *, turned: bool) -> bool:
        """Whether the line says again what stands above: the name of the table that goes on
        below, or the number and the end of the title.
        """
        again = self.headings.get(key_of(below), 0)
        if len(line) > LONGEST or not (turned or again):
            return False
        text = key_of(line)
        if turned and text in self.known and is_red_head_again(line, below):
            return True
        if turned and again and self.texts[again - 1] == text and TITLED.search(text):
            return True
        number, words = self.parted(line)
        titled = len(words) >= SHORTEST_WORDS and GENRE.search(words)
        ends_title = bool(titled and self.ends_title(words))
        # Where headings stand below once more, either is enough.
        either = again and not (number and words)
        return (bool(number) or ends_title) if either else bool(number) and ends_title

    def of_page(self, number: str, after: list[str]) -> bool:
        """Whether a number beside a running head is that of the page: 4 / 6, or above the headings
        printed again.
        """
        again = any(key_of(line) in self.headings for line in after)
        return again or not number.strip().isdecimal()

    def parted(self, line: str) -> tuple[str, str]:
        """(the number of a document above, the other words) without the number of the page."""
        parts = [p for p in line.split() if not (p.isdecimal() or is_page_mark(p))]
        numbers = [part for part in parts if number_of(part) in self.numbers]
        words = "".join(part for part in parts if part not in numbers)
        return "".join(numbers), half_width(words)

    def ends_title(self, words: str) -> bool:
        """Whether a line above, or two of them together, end with the words."""
        near = ["", *self.texts[-REACH:]]
        titles = (a if len(a) > len(words) else b + a for b, a in pairwise(near))
        return any(title.endswith(words) for title in titles)


def names_gazette(line: str, above: list[str], *, numbered: bool) -> bool:
    """Whether the line has nothing but the name of the gazette, a section and the number of a page,
    be that on the line or, where it is ``numbered``, beside it. A paper that is not called a
    gazette stands ``above`` by its name alone.
    """
    parts = line.split() if len(line) < LONGEST else []
    words = [
        p.strip(f"《》{DOT}") for p in parts if not (p.isdecimal() or is_page_mark(p))
    ]
    sections = [
        word
        for word in words
        if not (
            GAZETTE_NAME.fullmatch(word) or (PAPER.fullmatch(word) and word in above)
        )
    ]
    told = numbered or len(words) < len(parts)
    return (
        told
        and len(sections) < len(words) < 3
        and all(map(SECTION.fullmatch, sections))
    )


def is_unknown(line: str) -> bool:
    """Whether the line has an issue and what may be the name of a paper, and no page."""
    return bool(parts_of(line)) and not is_issue_line(line.strip())


def is_red_head_again(line: str, below: str) -> bool:
    """Whether a red head, which stood above already, begins no document: nothing of one is below."""
    begins = number_of(below) or is_head_mark(below.strip()) or TITLED.search(below)
    return bool(letterhead(line) and not begins)


def key_of(line: str) -> str:
    return half_width(squeeze(line)) if len(line) < LONGEST else ""


def is_headings(line: str) -> bool:
    """Whether the line may be the headings of a table, as each page of it has them."""
    if len(line) > LONGEST or re.search(r"\d", line):
        return False
    cells = [cell for cell in CELLS.split(line.strip()) if cell]
    return (len(cells) > 1 and bool(HAN.search(line))) or is_serial(line.strip())
