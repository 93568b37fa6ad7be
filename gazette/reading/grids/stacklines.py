"""What one line of a table printed one cell a line may be."""

import re

from core.text.widths import half_width

from ..furniture import stands_on_page
from ..headings import is_name, is_serial, plain
from ..lines import WRAPPED
from ..spacing import WIDE_GAP
from ..words import is_date, numbering, organizations
from .fitting import COMMUNITY, is_datum, is_of_communities
from .tableends import ends_table

# So many lines above a table are looked at for what may stand over its pages.
NEAR_LINES = 400
# One word whatever the spaces in it: 姓　　名, 王　　伟.
SET_WIDE = re.compile(r"[\u3400-\u9fff](?:\s+[\u3400-\u9fff]){1,2}")
COMMAS = ("，", "、", "；")
DATED = re.compile("时间|日期|年月|起止")
GROUP = re.compile(r"(?:合计|共计|总计).*|.*[（(]共?\d+[项个][）)]")


def is_cell(line: str) -> bool:
    text = line.strip()
    whole = not WIDE_GAP.search(text) or bool(SET_WIDE.fullmatch(text))
    return bool(text) and "\t" not in text and whole


class StackLines:
    """The lines of a file round one table, its headings in the ``places`` given."""

    def __init__(self, lines: list[str], places: list[int]):
        self.lines = lines
        self.places = places
        self.headings = [plain(lines[place]) for place in places]
        self.serial = is_serial(self.headings[0])
        self.named = is_name(self.headings[0])
        self.community = is_of_communities(self.headings)
        second = self.headings[1] if self.serial else ""
        self.tells_communities = self.community or bool(COMMUNITY.search(second))

    def repeated(self, at: int) -> list[int]:
        """Where the headings stand that are printed again from ``at`` on, or none."""
        count = len(self.headings)
        near = range(at, min(len(self.lines), at + 3 * count))
        places = [place for place in near if self.lines[place].strip()][:count]
        again = [plain(self.lines[place]) for place in places] == self.headings
        return places if again else []

    def passes(self, at: int) -> bool:
        """Whether the line is no cell: blank, the number of a page, a head printed over it again."""
        line = self.lines[at]
        if not line.strip() or turns_page(line):
            return True
        if self.is_head_again(at):
            self.lines[at] = ""
            return True
        return False

    def is_head_again(self, at: int) -> bool:
        """Whether what stands below the turn of a page stood above the table as well: the name of
        the file or of the table, with the headings again below it; that of a section, twice.
        """
        above = next(filter(str.strip, reversed(self.lines[max(0, at - 4) : at])), "")
        if not turns_page(above):
            return False
        words, first = self.lines[at].strip(), self.places[0]
        before = self.lines[max(0, first - NEAR_LINES) : first]
        times = sum(words == line.strip() for line in before)
        # An issuer stands over its documents and below them as often.
        often = times > 1 and not organizations(words)
        return often or (times > 0 and self.stands_over_headings(at))

    def is_page_number(self, at: int) -> bool:
        """Whether a number by itself stands right above the headings printed again."""
        number = half_width(self.lines[at].strip()).isdecimal()
        return number and self.stands_over_headings(at)

    def stands_over_headings(self, at: int) -> bool:
        below = range(at + 1, min(at + 4, len(self.lines)))
        first = next((n for n in below if self.lines[n].strip()), None)
        return first is not None and bool(self.repeated(first))

    def is_group(self, line: str) -> bool:
        text = half_width(line.strip())
        return bool(GROUP.fullmatch(text)) or (
            self.serial and bool(numbering(text)) and not self.number(text)
        )

    def number(self, line: str) -> int | None:
        text = half_width(line.strip()).rstrip(".、")
        return int(text) if self.serial and text.isdecimal() and len(text) < 5 else None

    def is_signature(self, place: int) -> bool:
        """Whether an organization stands above a date, and so below the table."""
        if any(DATED.search(heading) for heading in self.headings):
            return False
        following = next(filter(str.strip, self.lines[place + 1 : place + 4]), "")
        return bool(organizations(self.lines[place])) and is_date(following.strip())

    def ahead(self, place: int, count: int = 12) -> list[int]:
        """The lines from ``place`` on that are neither furniture nor headings printed again."""
        found: list[int] = []
        past = place
        for at in range(
            place, min(len(self.lines), place + count + len(self.headings))
        ):
            line = self.lines[at]
            if at < past or not line.strip() or turns_page(line):
                continue
            if self.serial and self.is_page_number(at):
                continue
            if again := self.repeated(at):
                past = again[-1] + 1
            else:
                found.append(at)
        return found

    def texts(self, row: list[int]) -> list[str]:
        return [self.lines[place].strip() for place in row]

    def unwrapped(self, row: list[int]) -> list[str]:
        """The cells of a row of a community; a line that ends in a comma goes on in the next."""
        cells: list[str] = []
        for text in self.texts(row):
            if self.tells_communities and cells and cells[-1].endswith(COMMAS):
                cells[-1] += WRAPPED + text
            else:
                cells.append(text)
        return cells


def ends_stack(line: str) -> bool:
    """Whether no cell can be on the line; one may end in a semicolon that was left there."""
    return ends_table(line.rstrip().rstrip("；;"))


def turns_page(line: str) -> bool:
    """Whether the line is the number of a page; among cells a number with one dash is a cell."""
    return stands_on_page(line) and not is_datum(line)
