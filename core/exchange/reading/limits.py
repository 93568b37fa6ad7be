"""How much a file may hold: what comes over the web, and what a command is given."""

from dataclasses import dataclass, replace

from django.db import connection
from django.utils.translation import gettext as _

from ..tables import Unreadable

MAX_COLUMNS = 100
# What a CSV cell may hold; a cell of Excel holds a quarter of it.
LONGEST_CELL = 131_072


@dataclass(frozen=True)
class Limits:
    """The most bytes, rows below the headings, and for workbooks what they unpack to."""

    size: int
    rows: int
    member: int
    unpacked: int
    members: int = 1_000

    def check_size(self, size):
        if size > self.size:
            raise Unreadable(
                _("The file is larger than %(limit)s MB.")
                % {"limit": self.size // 1_000_000}
            )

    def check_rows(self, rows, sheet=""):
        if rows > self.rows:
            raise Unreadable(
                _("There are more than %(limit)s rows.") % {"limit": self.rows},
                sheet=sheet,
            )


UPLOAD = Limits(size=10_000_000, rows=50_000, member=50_000_000, unpacked=100_000_000)
COMMAND = Limits(
    size=1_000_000_000,
    rows=1_000_000,
    member=4_000_000_000,
    unpacked=4_000_000_000,
)
# An import writes in one transaction, some 60 µs a row, and SQLite's other writers wait for
# 20 seconds at most.
COMMAND_ON_SQLITE = replace(COMMAND, rows=200_000)


def of_command():
    """The Limits of what the command line imports into the present database."""
    return COMMAND_ON_SQLITE if connection.vendor == "sqlite" else COMMAND
