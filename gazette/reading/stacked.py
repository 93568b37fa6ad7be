"""Tables printed one cell a line, rewritten with one row a line, cells parted by tabs.

Where a row has not as many lines as there are headings it stays short or long, and the reader
of tables says so.
"""

import re
from collections import Counter
from itertools import groupby

from core.text.printed import is_not_stated, read_figure
from core.text.widths import half_width

from .aligned import WIDE_GAP, ends_table
from .cellfolds import CellFolds
from .furniture import stands_on_page
from .headings import (
    is_first,
    is_measured,
    is_name,
    is_of_periods,
    is_serial,
    may_be_first,
    may_head,
    plain,
)
from .lines import WRAPPED
from .words import is_date, numbering, organizations

MOST_COLUMNS = 16
# So far is looked for what most rows end in.
MOST_LINES = 400
# One word whatever the spaces in it: 姓　　名, 王　　伟.
SET_WIDE = re.compile(r"[\u3400-\u9fff](?:\s+[\u3400-\u9fff]){1,2}")
PERSON = re.compile(
    r"[\u3400-\u9fff](?:\s*[\u3400-\u9fff]){1,3}|[\u3400-\u9fff]+[·•・．][\u3400-\u9fff·•・．]+"
)
NO_PERSON = re.compile(
    "退休|另有|任用|任职|任命|挂职|兼|调|免|聘|职|级|[正副][厅处科股]|辞|期|无"
)
COMMUNITY = re.compile(
    r"社区(?!.*(?:用房|地址|地点|场所|类))|居委会(?!.*(?:用房|地址|地点))|居民委员会"
)
DATED = re.compile("时间|日期|年月|起止")
COUNTS = re.compile(r"户|面积|人口|人数")
SIDE_HEADING = re.compile(r"[东南西北]至?\Z")
GROUP = re.compile(r"(?:合计|共计|总计).*|.*[（(]共?\d+[项个][）)]")


def with_rows(lines: list[str]) -> list[str]:
    """``lines``, those of tables printed one cell a line having a row on each row's last line."""
    lines, at = list(lines), 0
    while at < len(lines):
        places = headings_at(lines, at)
        if len(places) > 1:
            at = Stack(lines, places).rewrite()
        else:
            at += 1
    return lines


def headings_at(lines: list[str], at: int) -> list[int]:
    """Where the headings stand that begin on ``lines[at]``; fewer than two are none."""
    of_periods = is_of_periods(lines[at])
    first = of_periods or is_first(lines[at])
    if not is_cell(lines[at]) or not (first or may_be_first(lines[at])):
        return []
    places = [at]
    for place in range(at + 1, min(len(lines), at + 2 * MOST_COLUMNS)):
        if not lines[place].strip():
            continue
        may = is_measured if of_periods else is_heading
        if not (is_cell(lines[place]) and may(lines[place])):
            break
        places.append(place)
    return places if first or len(places) > 2 else []


def is_cell(line: str) -> bool:
    text = line.strip()
    whole = not WIDE_GAP.search(text) or bool(SET_WIDE.fullmatch(text))
    return bool(text) and "\t" not in text and whole


def is_heading(line: str) -> bool:
    return (
        is_cell(line)
        and may_head(line)
        and not numbering(line.strip())
        and len(plain(line)) < 15
    )


class Stack:
    """One table of ``lines``, its headings in the ``places`` given."""

    def __init__(self, lines: list[str], places: list[int]):
        self.lines = lines
        self.headings = [plain(lines[place]) for place in places]
        self.serial = is_serial(self.headings[0])
        self.named = is_name(self.headings[0])
        self.community = is_of_communities(self.headings)
        self.places = places
        self.rows: list[list[int]] = []
        self.data = self.usual_data()

    def usual_data(self) -> int:
        """How many numbers most rows end in, where nothing else tells where a row begins."""
        if self.serial or self.named or self.community:
            return 0
        block = self.ahead(self.places[-1] + 1, MOST_LINES)
        runs = groupby(is_datum(self.lines[place]) for place in block)
        counts = Counter(sum(1 for _ in run) for datum, run in runs if datum)
        count = counts.most_common(1)[0][0] if counts else 0
        return count if count < len(self.headings) else 0

    def ends_in_data(self, row: list[int]) -> bool:
        """Whether a row that may have more lines than cells has the numbers it should end in."""
        data = row[-self.data :] if self.data else []
        return len(row) >= len(self.headings) and all(
            is_datum(self.lines[place]) for place in data
        )

    def rewrite(self) -> int:
        """Put each row on its last line; the place after the table."""
        end = self.collect(self.places[-1] + 1)
        if self.rows and len(self.rows[-1]) == 1 and self.is_below(self.rows[-1][0]):
            end = self.rows.pop()[0]
        if not self.rows or not self.is_sound():
            return self.places[0] + 1
        folds = CellFolds([*map(self.texts, self.rows[:-1])], len(self.headings))
        end = self.with_whole_end(folds, end)
        for row in (self.places, *self.rows):
            cells = self.with_blanks(row) or self.cells(row, folds)
            for place in row:
                self.lines[place] = ""
            tabs = "\t" * (len(self.headings) - 1) if len(cells) == 1 else ""
            self.lines[row[-1]] = "\t".join(cells) + tabs
        return end

    def cells(self, row: list[int], folds: CellFolds) -> list[str]:
        texts = self.texts(row)
        if self.serial:
            return folds.folded(texts)
        more = len(texts) - len(self.headings)
        if not (self.data and more > 0 and self.ends_in_data(row)):
            return texts
        return [WRAPPED.join(texts[: more + 1]), *texts[more + 1 :]]

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
        return self.texts(places) if len(places) == len(self.headings) else []

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

    def texts(self, row: list[int]) -> list[str]:
        return [self.lines[place].strip() for place in row]

    def columns(self) -> list[list[str]]:
        """What stands in each column of the rows that have a cell for every heading."""
        width = len(self.headings)
        rows = [r for r in self.rows if len(r) == width and not self.repeated(r[0])]
        cells = [[self.lines[place].strip() for place in row] for row in rows]
        return [*map(list, zip(*cells, strict=True))]

    def is_sound(self) -> bool:
        """Whether most rows have a cell for every heading: then it is a table at all.

        Where nothing but names tells where a row begins, one that is short might shift all.
        """
        if self.named and not all(map(self.is_of_person, self.rows)):
            return False
        if self.community or (self.serial and COMMUNITY.search(self.headings[1])):
            return all(map(self.is_of_community, self.rows))
        whole = sum(len(row) == len(self.headings) for row in self.rows)
        if (self.serial or self.data) and len(self.rows) > 1:
            whole = sum(len(row) >= len(self.headings) for row in self.rows)
        return 2 * whole >= len(self.rows)

    def is_of_community(self, row: list[int]) -> bool:
        """Whether each cell may stand in its column: a row short of one would shift the others."""
        cells = self.with_blanks(row) or self.texts(row)
        again = [plain(cell) for cell in cells] == self.headings
        group = len(row) == 1 and self.is_group(cells[0])
        fits = zip(self.headings, cells, strict=False)
        whole = len(cells) == len(self.headings) and all(
            fits_column(*of) for of in fits
        )
        return again or group or whole

    def is_of_person(self, row: list[int]) -> bool:
        cells = [self.lines[place].strip() for place in row]
        again = [plain(cell) for cell in cells] == self.headings
        alone = is_person(cells[0]) and not any(map(is_person, cells[1:]))
        whole = 1 < len(row) <= len(self.headings) and alone
        return again or whole or (len(row) == 1 and self.is_group(cells[0]))

    def is_below(self, place: int) -> bool:
        """Whether what may begin a row rather stands below the table."""
        return not self.named or bool(organizations(self.lines[place]))

    def collect(self, at: int) -> int:
        """Part the lines from ``at`` on into rows; the place after the last."""
        expected = 1
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                at += 1
                continue
            if not turns_page(line) and (ends_stack(line) or not is_cell(line)):
                break
            if turns_page(line):
                at += 1
            elif again := self.repeated(at):
                self.rows.append(again)
                at = again[-1] + 1
            elif self.rows and self.is_group(line):
                self.rows.append([at])
                at += 1
            elif self.begins_row(line, expected):
                expected = (self.number(line) or 0) + 1
                at = self.take(at, expected)
            else:
                break
        return at

    def repeated(self, at: int) -> list[int]:
        """Where the headings stand that are printed again from ``at`` on, or none."""
        count = len(self.headings)
        near = range(at, min(len(self.lines), at + 3 * count))
        places = [place for place in near if self.lines[place].strip()][:count]
        again = [plain(self.lines[place]) for place in places] == self.headings
        return places if again else []

    def is_group(self, line: str) -> bool:
        text = half_width(line.strip())
        return bool(GROUP.fullmatch(text)) or (
            self.serial and bool(numbering(text)) and not self.number(text)
        )

    def number(self, line: str) -> int | None:
        text = half_width(line.strip()).rstrip(".、")
        return int(text) if self.serial and text.isdecimal() and len(text) < 5 else None

    def begins_row(self, line: str, expected: int) -> bool:
        if self.serial:
            return self.number(line) in (expected, 1)
        return not is_datum(line)

    def take(self, at: int, following: int) -> int:
        """Take the row that begins at ``at``; the place after it."""
        row, place = [at], at + 1
        while place < len(self.lines):
            line = self.lines[place]
            if line.strip() and not turns_page(line):
                if len(row) < len(self.headings) and (again := self.repeated(place)):
                    self.rows.append(again)
                    place = again[-1] + 1
                    continue
                if (
                    not is_cell(line)
                    or ends_stack(line)
                    or self.ends_row(row, place, following)
                    or (len(row) > 1 and self.is_signature(place))
                ):
                    break
                row.append(place)
            place += 1
        self.rows.append(row)
        return place

    def ends_row(self, row: list[int], place: int, following: int) -> bool:
        line, full = self.lines[place], len(row) >= len(self.headings)
        if self.named:
            person = len(row) > 1 and is_person(line.strip())
            return full or person or self.is_signature(place)
        if self.community:
            return full
        if self.serial and self.number(line) == following:
            return full or place > row[-1] and len(row) > 1
        if self.serial:
            return full and not self.goes_on(place, following, row)
        if self.data:
            full = self.ends_in_data(row)
        return full or (
            len(row) > 1 and not is_datum(line) and is_datum(self.lines[row[-1]])
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

    def is_signature(self, place: int) -> bool:
        """Whether an organization stands above a date, and so below the table."""
        if any(DATED.search(heading) for heading in self.headings):
            return False
        following = next(filter(str.strip, self.lines[place + 1 : place + 4]), "")
        return bool(organizations(self.lines[place])) and is_date(following.strip())

    def goes_on(self, place: int, following: int, row: list[int]) -> bool:
        """Whether the line at ``place`` is of a row that has a cell for every heading: the next
        number comes soon, or the cells are not those of their columns.
        """
        ahead = self.ahead(place)
        numbers = [self.number(self.lines[at]) for at in ahead[:4]]
        return (
            (following in numbers or self.is_displaced(row))
            and not self.is_group(self.lines[place])
            and not self.repeated(place)
        )

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
            if again := self.repeated(at):
                past = again[-1] + 1
            else:
                found.append(at)
        return found


def ends_stack(line: str) -> bool:
    """Whether no cell can be on the line; one may end in a semicolon that was left there."""
    return ends_table(line.rstrip().rstrip("；;"))


def is_spaced(row: list[int]) -> bool:
    """Whether other lines stand among those of a row."""
    return row[-1] - row[0] + 1 > len(row)


def is_of_communities(headings: list[str]) -> bool:
    """Whether the first column is of communities: by its own name, or by the others."""
    told = any(
        re.search(r"四至|[东南西北]至|\A[东南西北]\Z|管辖|辖区|社区用房", h)
        for h in headings
    )
    return bool(COMMUNITY.search(headings[0])) or (headings[0] == "名称" and told)


def fits_column(heading: str, cell: str) -> bool:
    """Whether a cell may stand under ``heading``: a number under 户数, none under 东至."""
    if is_not_stated(cell):
        return True
    if COUNTS.search(heading):
        return (
            bool(re.search(r"[\d一二三四五六七八九十百千万]", cell)) and len(cell) < 16
        )
    if SIDE_HEADING.search(heading):
        return not read_figure(cell)
    if COMMUNITY.search(heading):
        return bool(re.search(r"[\u3400-\u9fff]", cell)) and not re.search(r"\d", cell)
    return True


def is_person(cell: str) -> bool:
    return bool(PERSON.fullmatch(cell)) and not NO_PERSON.search(cell)


def is_datum(line: str) -> bool:
    """Whether the line is a number, or a sign that none is stated."""
    text = line.strip()
    return is_not_stated(text) or read_figure(text) is not None


def turns_page(line: str) -> bool:
    """Whether the line is the number of a page; among cells a number with one dash is a cell."""
    return stands_on_page(line) and not is_datum(line)
