"""What an import found, or did."""

from dataclasses import dataclass, field

from import_export.results import Result, RowResult

NEW, CHANGED, SKIPPED = (
    RowResult.IMPORT_TYPE_NEW,
    RowResult.IMPORT_TYPE_UPDATE,
    RowResult.IMPORT_TYPE_SKIP,
)


@dataclass
class Record:
    """One record of a file: its lines, and what they make of the stored one.

    ``changes`` are (heading, text before, text after); ``parts`` the values of its lines
    where these differ from the stored ones.
    """

    key: tuple
    lines: list
    instance: object = None
    owner: object = None
    is_new: bool = False
    columns: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    parts: list | None = None

    @property
    def number(self):
        return self.lines[0].number

    @property
    def is_touched(self):
        return self.is_new or bool(self.changes)


class Report(Result):
    """The result of an import; records count, however many lines they take."""

    def __init__(self):
        super().__init__()
        self.faults, self.refused, self.shown = [], set(), None

    def add(self, record):
        row = RowResult()
        row.import_type = NEW if record.is_new else CHANGED
        row.instance, row.diff = record.instance, record.changes
        row.row_values = {"number": record.number, "owner": record.owner}
        self.append_row_result(row)
        self.increment_row_result_total(row)

    def skip(self):
        self.totals[SKIPPED] += 1

    def take_back(self):
        """Nothing is made of what was found: all or nothing."""
        self.rows.clear()
        self.totals[NEW] = self.totals[CHANGED] = 0

    def has_validation_errors(self):
        return bool(self.faults)

    def counts(self):
        return {
            "new": self.totals[NEW],
            "changed": self.totals[CHANGED],
            "unchanged": self.totals[SKIPPED],
            "refused": len(self.refused),
        }

    def as_json(self):
        return self.counts() | {"errors": [fault.as_json() for fault in self.faults]}
