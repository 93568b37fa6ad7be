"""How much a file may hold: what comes over the web, and what a command is given."""

from dataclasses import dataclass

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
