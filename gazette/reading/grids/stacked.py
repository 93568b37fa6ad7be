"""Tables printed one cell a line, rewritten with one row a line, cells parted by tabs.

Where a row has not as many lines as there are headings it stays short or long, and the reader
of tables says so.
"""

import re

from core.text.widths import half_width

from ..furniture import stands_on_page
from ..headings import (
    is_first,
    is_measured,
    is_of_periods,
    is_serial,
    may_be_first,
    may_head,
    plain,
)
from ..lines import WRAPPED
from ..words import numbering, organizations
from .cellfolds import CellFolds
from .fitting import fits_column, is_datum, is_person
from .stackheads import in_one_row, times
from .stacklines import ends_stack, is_cell
from .stackrows import StackRows
from .stacktypes import StackTypes

MOST_COLUMNS = 16
REMARKS = re.compile("备注|说明|附注")


def with_rows(lines: list[str]) -> list[str]:
    """``lines``, those of tables printed one cell a line having a row on each row's last line."""
    lines, at = list(lines), 0
    while at < len(lines):
        at = max(rewritten(lines, at), at + 1)
    return lines


def rewritten(lines: list[str], at: int) -> int:
    """The place after the table that begins at ``at``, put in rows; 0 where none does."""
    found = headings_at(lines, at)
    before = [lines[place] for place in found]
    places = in_one_row(lines, found)
    # The first name may read as one more heading: 年末总人口.
    for width in (len(places), len(places) - 1):
        end = Stack(lines, places[:width]).rewrite() if width > 1 else 0
        if end > at + 1:
            return end
    for place, line in zip(found, before, strict=True):
        lines[place] = line
    return 0


def headings_at(lines: list[str], at: int) -> list[int]:
    """Where the headings stand that begin on ``lines[at]``; fewer than two are none."""
    if counted := counted_headings(lines, at):
        return counted
    of_periods = is_of_periods(lines[at])
    first = of_periods or is_first(lines[at])
    below = next(filter(str.strip, lines[at + 1 : at + 4]), "")
    # 一、新增事项（7项） over 序号 heads the table, and no column.
    heads = numbering(lines[at].strip()) and is_serial(below)
    if heads or not is_cell(lines[at]) or not (first or may_be_first(lines[at])):
        return []
    places = [at]
    may = is_measured if of_periods and not is_first(below) else is_heading
    for place in range(at + 1, min(len(lines), at + 2 * MOST_COLUMNS)):
        if not lines[place].strip():
            continue
        over_first = len(places) > 2 and is_over_first_row(lines, at, place)
        if not (is_cell(lines[place]) and (may(lines[place]) or over_first)):
            break
        places.append(place)
    return places if first or len(places) > 2 else []


def counted_headings(lines: list[str], at: int) -> list[int]:
    """The lines from 序号 down to the number 1, where the number 2 stands as far below that: whatever
    the words, they are the headings.
    """
    if not is_cell(lines[at]) or not is_serial(lines[at]):
        return []
    near = range(at, min(len(lines), at + 4 * MOST_COLUMNS))
    filled = [place for place in near if lines[place].strip()]
    cells = [half_width(lines[place].strip()).rstrip(".、") for place in filled]
    width = cells.index("1") if "1" in cells else 0
    places = filled[:width]
    whole = width > 1 and cells[2 * width : 2 * width + 1] == ["2"]
    heads = all(is_cell(lines[n]) and is_short(lines[n]) for n in places)
    return places if whole and heads else []


def is_over_first_row(lines: list[str], at: int, place: int) -> bool:
    """Whether a word is a heading for standing under others and over the serial 1."""
    below = next(filter(str.strip, lines[place + 1 : place + 4]), "").strip()
    return (
        is_serial(lines[at])
        and is_short(lines[place])
        and half_width(below).rstrip(".、") == "1"
    )


def is_heading(line: str) -> bool:
    return is_cell(line) and may_head(line) and is_short(line)


def is_short(line: str) -> bool:
    short = len(plain(line)) < 15 or is_measured(line)
    return short and not numbering(line.strip())


class Stack(StackRows):
    """One table of ``lines``, its headings in the ``places`` given."""

    def rewrite(self) -> int:
        """Put each row on its last line; the place after the table."""
        end = self.collect(self.places[-1] + 1)
        while self.rows and self.is_below(self.rows[-1]):
            end = self.rows.pop()[0]
        beside = times(self.headings)
        if beside > 1:
            parts = range(0, len(self.rows), beside)
            self.rows = [sum(self.rows[at : at + beside], []) for at in parts]
        if not self.rows or not self.is_sound():
            return self.places[0] + 1
        folds = CellFolds([*map(self.texts, self.rows[:-1])], self.headings)
        end = self.with_whole_end(folds, end)
        for row in (self.places, *self.rows):
            self.put(row, self.with_blanks(row) or self.cells(row, folds))
        return end

    def put(self, row: list[int], cells: list[str]) -> None:
        first = self.lines[row[0]]
        indent = first[: len(first) - len(first.lstrip())] if self.data else ""
        for place in row:
            self.lines[place] = ""
        tabs = "\t" * (len(self.headings) - 1) if len(cells) == 1 else ""
        self.lines[row[-1]] = indent + "\t".join(cells) + tabs

    def cells(self, row: list[int], folds: CellFolds) -> list[str]:
        texts = self.unwrapped(row)
        if self.serial:
            return folds.folded(texts)
        if self.named:
            return self.in_width(texts)
        if self.typed:
            return self.typed.cells(texts)
        more = len(texts) - len(self.headings)
        if not (self.data and more > 0 and self.ends_in_data(row)):
            return texts
        return [WRAPPED.join(texts[: more + 1]), *texts[more + 1 :]]

    def in_width(self, cells: list[str]) -> list[str]:
        """``cells`` with the posts that one person has in one."""
        width = len(self.headings)
        return (
            [*cells[: width - 1], "；".join(cells[width - 1 :])]
            if self.named and len(cells) > width
            else cells
        )

    def with_blanks(self, row: list[int]) -> list[str]:
        """The cells of a row that is short, where blank lines stand for those it lacks."""
        width = len(self.headings)
        if len(row) >= width or not is_spaced(row):
            return []
        if any(len(other) == width and is_spaced(other) for other in self.rows):
            return []
        places = [
            p for p in range(row[0], row[-1] + 1) if not stands_on_page(self.lines[p])
        ]
        last = range(row[-1] + 1, min(row[0] + width, len(self.lines)))
        places += [p for p in last if not self.lines[p].strip()]
        return self.texts(places) if len(places) == width else []

    def with_whole_end(self, folds: CellFolds, end: int) -> int:
        """Give the last row the lines it needs, no number below it telling where it ends."""
        row = self.rows[-1]
        width = len(self.headings)
        if not self.serial or not self.number(self.lines[row[0]]):
            return end
        if len(row) < width or len(self.rows) < 2:
            return end
        more = []
        for place in self.ahead(row[-1] + 1):
            line = self.lines[place]
            if not is_cell(line) or ends_stack(line) or self.is_signature(place):
                break
            more.append(place)
        count = folds.length(self.texts([*row, *more]))
        row += more[: max(0, count - len(row))]
        return max(end, row[-1] + 1)

    def is_below(self, row: list[int]) -> bool:
        """Whether the last row rather stands below the table: a line alone, but that of a person,
        or words without any of the numbers that rows end in.
        """
        if len(row) == 1:
            return not self.named or bool(organizations(self.lines[row[0]]))
        return bool(self.data) and not any(is_datum(self.lines[at]) for at in row)

    def is_sound(self) -> bool:
        """Whether most rows have a cell for every heading: then it is a table at all.

        Where nothing but names tells where a row begins, one that is short might shift all.
        """
        if self.named and not all(map(self.is_of_person, self.rows)):
            return False
        if self.tells_communities:
            return all(map(self.is_of_community, self.rows))
        whole = sum(len(row) == len(self.headings) for row in self.rows)
        if (self.serial or self.data or self.typed) and len(self.rows) > 1:
            whole = sum(
                len(row) >= len(self.headings) or self.lacks_remark(row)
                for row in self.rows
            )
        return 2 * whole >= len(self.rows)

    def lacks_remark(self, row: list[int]) -> bool:
        """Whether nothing but the last cell is blank, one for remarks that few rows have."""
        short = self.serial and len(row) == len(self.headings) - 1
        if not (short and REMARKS.fullmatch(self.headings[-1])):
            return False
        types = StackTypes(self.headings)
        cells = self.texts(row)
        known = types.column >= 0 or any(types.bodies)
        return known and all(types.fits(at, [cell]) for at, cell in enumerate(cells))

    def is_of_community(self, row: list[int]) -> bool:
        """Whether each cell may stand in its column: a row short of one would shift the others."""
        cells = self.with_blanks(row) or self.unwrapped(row)
        again = [plain(cell) for cell in cells] == self.headings
        group = len(row) == 1 and self.is_group(cells[0])
        fits = zip(self.headings, cells, strict=False)
        whole = len(cells) == len(self.headings) and all(
            fits_column(*of) for of in fits
        )
        return again or group or whole

    def is_of_person(self, row: list[int]) -> bool:
        cells = self.in_width(self.texts(row))
        again = [plain(cell) for cell in cells] == self.headings
        alone = is_person(cells[0]) and not any(map(is_person, cells[1:]))
        whole = 1 < len(cells) <= len(self.headings) and alone
        return again or whole or (len(row) == 1 and self.is_group(cells[0]))


def is_spaced(row: list[int]) -> bool:
    """Whether other lines stand among those of a row."""
    return row[-1] - row[0] + 1 > len(row)
