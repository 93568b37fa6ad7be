"""Which lines are one row of a table printed one cell a line."""

import re
from collections import Counter
from itertools import groupby

from core.text.widths import half_width

from ..furniture import is_set_off
from ..words import organizations
from .fitting import is_datum, is_person
from .stacklines import StackLines, ends_stack, is_cell, turns_page
from .stacktypes import StackTypes, lacks_type

# So far is looked for what most rows end in.
MOST_LINES = 400
POST_END = re.compile(
    r"(?:长|主任|书记|主席|员|师|经理|理事|助理)(?:[（(][^（）()]{1,20}[）)])?[；;。]?\Z"
)


class StackRows(StackLines):
    """Parts the lines below the headings into rows."""

    def __init__(self, lines: list[str], places: list[int]):
        super().__init__(lines, places)
        self.rows: list[list[int]] = []
        self.looked_at, self.ended = 0, False
        self.even = self.is_even()
        self.data = self.usual_data()
        self.typed = self.known_types()

    def is_even(self) -> bool:
        """Whether the lines down to the end are whole rows that end in words: every so many lines the
        same columns have numbers, and the last has none.
        """
        width, cells = len(self.headings), []
        for place in self.ahead(self.places[-1] + 1, MOST_LINES):
            line = self.lines[place]
            if ends_stack(line) or not is_cell(line) or self.is_signature(place):
                break
            cells.append(is_datum(line))
        rows = [cells[at : at + width] for at in range(0, len(cells), width)]
        alike = len(rows) > 1 and all(row == rows[0] for row in rows)
        return alike and any(rows[0]) and not rows[0][-1]

    def usual_data(self) -> int:
        """How many numbers most rows end in, where nothing else tells where a row begins."""
        if self.serial or self.named or self.community or self.even:
            return 0
        block = self.ahead(self.places[-1] + 1, MOST_LINES)
        runs = groupby(is_datum(self.lines[place]) for place in block)
        counts = Counter(sum(1 for _ in run) for datum, run in runs if datum)
        count = counts.most_common(1)[0][0] if counts else 0
        return count if count < len(self.headings) else 0

    def known_types(self) -> StackTypes | None:
        """What tells the cells apart, where neither a number nor a name does."""
        if self.serial or self.named or self.community or self.even or self.data:
            return None
        types = StackTypes(self.headings)
        below = self.texts(self.ahead(self.places[-1] + 1))
        return types if types.tell(below) else None

    def ends_in_data(self, row: list[int]) -> bool:
        """Whether a row that may have more lines than cells has the numbers it should end in."""
        data = row[-self.data :] if self.data else []
        return len(row) >= len(self.headings) and all(
            is_datum(self.lines[place]) for place in data
        )

    def collect(self, at: int) -> int:
        """Part the lines from ``at`` on into rows; the place after the last."""
        expected = 1
        while at < len(self.lines):
            line = self.lines[at]
            if self.passes(at):
                at += 1
            elif ends_stack(line) or not is_cell(line):
                break
            elif row := self.repeated(at) or self.group_at(at):
                self.rows.append(row)
                at = row[-1] + 1
            elif self.names_next(at) or not self.begins_row(line, expected):
                break
            else:
                expected = (self.number(line) or 0) + 1
                at = self.take(at, expected)
        return at

    def group_at(self, at: int) -> list[int]:
        """A group within the table, or the first one, with the number 1 below it."""
        below = self.ahead(at + 1)[:1]
        first = any(self.number(self.lines[place]) == 1 for place in below)
        return [at] if (self.rows or first) and self.is_group(self.lines[at]) else []

    def names_next(self, at: int) -> bool:
        """Whether this is the name of the next table, which has the same headings."""
        return self.named and bool(self.repeated(at + 1))

    def begins_row(self, line: str, expected: int) -> bool:
        if self.serial:
            return self.number(line) in (expected, 1)
        return not is_datum(line)

    def take(self, at: int, following: int) -> int:
        """Take the row that begins at ``at``; the place after it."""
        row, place = [at], at + 1
        while place < len(self.lines):
            short = len(self.unwrapped(row)) < len(self.headings)
            if self.passes(place) or (not short and self.is_of_page(place, following)):
                place += 1
            elif (short or self.typed) and (again := self.repeated(place)):
                self.rows.append(again)
                place = again[-1] + 1
            elif self.is_beyond(row, place, following):
                break
            else:
                row.append(place)
                place += 1
        self.rows.append(row)
        return place

    def is_of_page(self, place: int, following: int) -> bool:
        """Whether a number below a whole row is that of a page: a running head stands below it, or
        the headings are printed again, and no row ends in one. The number of the row that follows
        is not, where that of the next one stands below it first.
        """
        if self.number(self.lines[place]) == following:
            ahead = map(self.number, self.texts(self.ahead(place + 1)))
            first = next(
                (n for n in ahead if n in (following, following + 1)), following
            )
            if first > following:
                return False
        below = next(filter(str.strip, self.lines[place + 1 : place + 4]), "")
        head = turns_page(below) and not is_set_off(below)
        if head and half_width(self.lines[place].strip()).isdecimal():
            return True
        return self.serial and self.is_page_number(place) and not self.end_in_data()

    def end_in_data(self) -> bool:
        """Whether any row so far ends in a number; each is looked at once."""
        fresh = self.rows[self.looked_at :]
        self.looked_at = len(self.rows)
        self.ended = self.ended or any(is_datum(self.lines[r[-1]]) for r in fresh)
        return self.ended

    def is_beyond(self, row: list[int], place: int, following: int) -> bool:
        """Whether the line at ``place`` is no cell of the row."""
        line = self.lines[place]
        return (
            not is_cell(line)
            or ends_stack(line)
            or self.ends_row(row, place, following)
            or (len(row) > 1 and self.is_signature(place))
        )

    def ends_row(self, row: list[int], place: int, following: int) -> bool:
        line, cells = self.lines[place], self.unwrapped(row)
        full = len(cells) >= len(self.headings)
        if self.named:
            person = len(row) > 1 and is_person(line.strip())
            full = full and not self.is_one_more_post(row, place)
            return full or person or self.is_signature(place)
        if self.community or self.even:
            return full
        if self.serial and self.number(line) == following:
            return full or place > row[-1] and len(row) > 1
        if self.serial:
            return full and not self.goes_on(place, following, row)
        if self.typed:
            return self.typed.ends(self.texts(row), line.strip())
        if self.data:
            full = self.ends_in_data(row) or self.ends_in_blanks(row, place)
        return full or (
            len(row) > 1 and not is_datum(line) and is_datum(self.lines[row[-1]])
        )

    def ends_in_blanks(self, row: list[int], place: int) -> bool:
        """Whether blank lines stand for the cells that a row lacks, where nothing else is blank."""
        between = self.lines[row[-1] + 1 : place]
        blanks = 0 if any(map(str.strip, between)) else len(between)
        together = row[-1] - row[0] + 1 == len(row) > 1
        return together and blanks > 0 and len(row) + blanks == len(self.headings)

    def is_one_more_post(self, row: list[int], place: int) -> bool:
        """Whether a person has one more post on a line below the last cell: each is whole."""
        last, line = self.lines[row[-1]].strip(), self.lines[place].strip()
        return (
            "职务" in self.headings[-1]
            and bool(POST_END.search(last) and POST_END.search(line))
            and not organizations(line)
        )

    def goes_on(self, place: int, following: int, row: list[int]) -> bool:
        """Whether the line at ``place`` is of a row that has a cell for every heading: the next
        number comes soon, or the cells are not those of their columns.
        """
        ahead = self.ahead(place)
        numbers = [self.number(self.lines[at]) for at in ahead[:4]]
        return (
            (
                following in numbers
                or self.is_displaced(row)
                or lacks_type(self.headings, self.texts(row), self.texts(ahead))
            )
            and not self.is_group(self.lines[place])
            and not self.repeated(place)
        )

    def is_displaced(self, row: list[int]) -> bool:
        """Whether a cell is one of another column, so that one before it took two lines."""
        columns = self.columns()
        cells = [self.lines[place].strip() for place in row]
        return len(row) == len(self.headings) and any(
            cell not in own
            and any(cell in other for other in columns if other is not own)
            for cell, own in zip(cells, columns, strict=False)
        )

    def columns(self) -> list[list[str]]:
        """What stands in each column of the rows that have a cell for every heading."""
        width = len(self.headings)
        rows = [r for r in self.rows if len(r) == width and not self.repeated(r[0])]
        cells = [[self.lines[place].strip() for place in row] for row in rows]
        return [*map(list, zip(*cells, strict=True))]
