"""Tables on their way in and out, and what is wrong with them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    """Why a cell, a row (``column`` empty) or a file (``row`` None) was refused.

    ``url`` is where something can be done about it.
    """

    file: str
    sheet: str
    row: int | None
    column: str
    reason: str
    url: str = ""

    def as_json(self):
        return {name: said for name, said in asdict(self).items() if name != "url"}

    def __str__(self):
        place = [self.file, self.sheet]
        if self.row:
            place.append(str(_("row %(row)s") % {"row": self.row}))
        return " · ".join(filter(None, [*place, self.column, self.reason]))


class Unreadable(Exception):
    """A file that is no table; says why, for people, and where if it is known."""

    def __init__(self, reason, row=None, column="", sheet=""):
        self.reason, self.row, self.column, self.sheet = reason, row, column, sheet
        super().__init__(str(reason))

    def fault(self, file):
        return Fault(file, self.sheet, self.row, self.column, str(self.reason))


class Line(NamedTuple):
    """A row of a file that was read; ``number`` counts as spreadsheets do, from 1."""

    number: int
    cells: Sequence


@dataclass(frozen=True)
class TableRead:
    """What a file holds: its headings and the ``count`` lines below that are not blank.

    ``lines`` can be gone through again and again: each time the file is read anew.
    ``exported_at`` is when a workbook of ours says it was exported.
    """

    headings: list[str]
    lines: Iterable[Line]
    count: int
    sheet: str = ""
    encoding: str = ""
    exported_at: datetime | None = None

    def __len__(self):
        return self.count


@dataclass(frozen=True)
class TableToWrite:
    """Blocks of rows to be written under ``columns``.

    A block has a sequence of cells for each column, all of one length: text, whole
    numbers, Decimals, dates, None. Workbooks say when they were ``exported_at``.
    """

    columns: Sequence
    blocks: Iterable[Sequence[Sequence]]
    exported_at: datetime | None = None

    @property
    def headings(self):
        return [column.column_name for column in self.columns]

    @property
    def rows(self):
        for block in self.blocks:
            yield from zip(*block, strict=True)
