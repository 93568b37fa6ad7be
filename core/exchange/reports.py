"""What an import found, or did."""

from dataclasses import dataclass, field

from import_export.results import Result, RowResult

NEW, CHANGED, SKIPPED = (
    RowResult.IMPORT_TYPE_NEW,
    RowResult.IMPORT_TYPE_UPDATE,
    RowResult.IMPORT_TYPE_SKIP,
)
# Of more than these the report knows the number alone.
MOST_ROWS = 200
MOST_FAULTS = 20_000


@dataclass(slots=True, eq=False)
class Record:
    """One record of a file: its lines, and what they make of the stored one.

    ``values`` are what its own columns say, in their order; ``texts`` the words of
    quantities by field; ``parts`` the values of its lines where it has parts. ``pk`` and
    ``stored`` are the key and the values of the stored record, ``None`` of a new one.
    ``changes`` are (heading, text before, text after).
    """

    key: tuple
    lines: list
    values: tuple
    parts: list | None = None
    texts: dict = field(default_factory=dict)
    pk: int | None = None
    stored: tuple | None = None
    stored_parts: list | None = None
    instance: object = None
    owner: object = None
    columns: list = field(default_factory=list)
    changes: list = field(default_factory=list)

    @property
    def number(self):
        return self.lines[0].number

    @property
    def is_new(self):
        return self.pk is None

    @property
    def parts_differ(self):
        return self.parts is not None and self.parts != (self.stored_parts or [])

    @property
    def is_touched(self):
        return self.is_new or bool(self.columns) or self.parts_differ


class Report(Result):
    """The result of an import; records count, however many lines they take.

    Of the touched records ``rows`` has the first, of the ``faults`` the report keeps the
    first and counts the further ones.
    """

    def __init__(self):
        super().__init__()
        self.faults, self.refused, self.shown = [], set(), None
        self.more_faults = 0

    def refuse(self, fault, record):
        """Note a Fault of the record whose first line has the number ``record``."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        else:
            self.more_faults += 1
        self.refused.add(record)

    @property
    def has_room(self):
        """Whether ``rows`` takes a further record."""
        return len(self.rows) < MOST_ROWS

    def add(self, record):
        kind = NEW if record.is_new else CHANGED
        self.totals[kind] += 1
        if self.has_room:
            row = RowResult()
            row.import_type, row.instance, row.diff = (
                kind,
                record.instance,
                record.changes,
            )
            row.row_values = {"number": record.number, "owner": record.owner}
            self.append_row_result(row)

    def skip(self, records):
        self.totals[SKIPPED] += records

    def take_back(self):
        """Nothing is made of what was found: all or nothing."""
        self.faults.sort(key=lambda fault: fault.row or 0)
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
