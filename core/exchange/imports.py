"""One import: read the file in batches, compare, write; where anything is wrong, nothing."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from . import comparing
from .batches import batches
from .columns import Bad
from .reports import Report
from .stale import News
from .tables import Fault

# What stands under this heading we wrote ourselves, into a file that was refused.
REASON = "原因"


class Import:
    """The import of ``table`` through ``resource``, for ``user``; ``run`` it once.

    ``progress``, where given, is called with the number of lines done since the last call.
    ``shown`` is the mark of the preview that somebody has confirmed: what is not as it was
    shown is refused. ``marks`` says whether this one is to be confirmed later.
    """

    def __init__(
        self,
        resource,
        table,
        user=None,
        file_name="",
        progress=None,
        shown=None,
        marks=True,
        **kwargs,
    ):
        self.resource, self.table, self.user = resource, table, user
        self.file_name = file_name or ""
        self.progress = progress or (lambda lines: None)
        self.report = Report()
        self.news = News(resource, table, user, shown, marks)
        self.places = {}
        # {hash of a key: number of its first line}, and how often it came where more than once
        self.first, self.times = {}, Counter()

    def run(self):
        """The Report; where it has faults, what was written is to be rolled back."""
        self.report.total_rows = len(self.table)
        if self.take_headings() and self.has_rows():
            self.resource.begin(self.user)
            for batch in batches(
                self.resource, self.table, self.places, self.refuse_line
            ):
                self.take(batch)
                self.progress(len(batch.lines))
            if reason := self.news.refusal():
                self.refuse_file("", reason)
            self.report.shown = self.news.mark()
        if self.report.faults:
            self.report.take_back()
        return self.report

    def take_headings(self):
        """Note where each column stands; refuses unknown, missing and double headings."""
        names = dict(self.resource.fields)
        names |= {column.column_name: column for column in self.resource.columns}
        found = [names.get(heading) for heading in self.table.headings]
        self.places = {
            column: place for place, column in enumerate(found) if column is not None
        }
        reasons = [*self.wrong_headings(found), *self.missing_headings()]
        if reasons:
            expected = " ".join(self.resource.template().headings)
            reasons.append(("", _("Expected: %(headings)s") % {"headings": expected}))
        for heading, reason in reasons:
            self.refuse_file(heading, reason)
        return not reasons

    def has_rows(self):
        """Only of an empty table the headings alone are all there is to say."""
        if len(self.table) == 0 and self.resource.get_queryset().exists():
            self.refuse(2, 2, "", _("There are no rows below the headings."))
        return len(self.table) > 0

    def wrong_headings(self, found):
        times = Counter(filter(None, found))
        for heading, column in zip(self.table.headings, found, strict=True):
            if column is None:
                if heading != REASON:
                    yield heading, _("The heading is unknown.")
            elif times[column] > 1:
                yield heading, _("The heading stands twice.")

    def missing_headings(self):
        missing = {one for one in self.resource.columns if one not in self.places}
        self.resource.leave_out({one for one in missing if one.optional})
        for column in self.resource.columns:
            if column in missing and not column.readonly:
                yield column.column_name, _("The heading is missing.")

    def take(self, batch):
        """Find what the batch makes new and what it changes, and store it."""
        keys = self.resource.keys(batch, self.refuse_cell)
        stored = self.resource.stored(batch, keys)
        touched, unchanged = [], 0
        for i, (key, values) in enumerate(zip(keys, batch.own_values(), strict=True)):
            known = self.match(batch, i, key, stored)
            if known and self.is_as_stored(batch, i, values, known):
                unchanged += 1
            else:
                touched.append(batch.record(i, key, values, known or (None,) * 3))
        self.report.skip(unchanged)
        for record in touched:
            self.look_at(record)
        self.change([record for record in touched if record.key is not None])

    def match(self, batch, i, key, stored):
        """The (pk, values, parts) of the record stored under ``key``, or ``None``.

        Where keys repeat, the records are matched in their order.
        """
        if key is None:
            return None
        known, mark = stored.get(key, ()), hash(key)
        number = batch.lines[batch.starts[i]].number
        first = self.first.setdefault(mark, number)
        if first != number:
            self.times[mark] += 1
            if self.times[mark] >= len(known):
                self.refuse_double(batch, i, key, first)
                return None
        return known[self.times[mark] if first != number else 0] if known else None

    def is_as_stored(self, batch, i, values, known):
        return values == known[1] and (known[2] is None or batch.parts(i) == known[2])

    def refuse_double(self, batch, i, key, first):
        before = i - 1
        line = batch.lines[batch.starts[i]]
        differing = []
        if before >= 0 and batch.lines[batch.starts[before]].number == first:
            differing = self.differing(line, batch.lines[batch.starts[before]])
        reason = (
            _("The same record as in row %(row)s, but with other cells: %(columns)s.")
            if differing
            else _("The same record as in row %(row)s.")
        )
        values = {"row": first, "columns": " ".join(differing)}
        self.refuse(line.number, line.number, "", reason % values)

    def differing(self, line, other):
        return [
            column.column_name
            for column in self.resource.own_columns
            if comparing.text_at(line, self.places[column])
            != comparing.text_at(other, self.places[column])
        ]

    def look_at(self, record):
        """Refuse the cells of the record that cannot be read.

        What was stored before today's rules may stay as it is.
        """
        comparing.keep_stored_texts(record, self.resource, self.places)
        columns = self.resource.own_columns
        for column, value in zip(columns, record.values, strict=True):
            if type(value) is Bad:
                self.refuse(record.number, record.number, column.column_name, value)
        if record.parts_differ:
            self.look_at_parts(record)

    def look_at_parts(self, record):
        columns = self.resource.part_columns
        places = [self.places[column] for column in columns]
        stating = (
            line
            for line in record.lines
            if any(comparing.text_at(line, place) for place in places)
        )
        for line, values in zip(stating, record.parts, strict=True):
            for column, value in zip(columns, values, strict=True):
                if type(value) is Bad:
                    self.refuse(record.number, line.number, column.column_name, value)

    def change(self, records):
        """Put what the records say into their instances, look at them, and store them."""
        if not records:
            return
        self.resource.load(records)
        touched = []
        for record in records:
            for heading, reason in comparing.compare(record, self.resource):
                self.refuse(record.number, record.number, heading, reason)
            if record.is_touched:
                touched.append(record)
            elif self.is_sound(record):
                self.report.skip(1)
        touched = list(filter(self.may_be_changed, touched))
        for record, reason in self.news.stale(touched):
            self.refuse(record.number, record.number, "", reason)
        self.validate(filter(self.is_sound, touched), self.resource.check)
        self.store(list(filter(self.is_sound, touched)))

    def is_sound(self, record):
        return record.number not in self.report.refused

    def may_be_changed(self, record):
        if self.is_sound(record) and (refusal := self.resource.refusal(record)):
            self.refuse(record.number, record.number, "", *refusal)
        return self.is_sound(record)

    def store(self, records):
        self.news.note(records)
        reason = _("Import of %(file)s") % {"file": self.file_name}
        try:
            with transaction.atomic():
                self.resource.store(records, self.user, reason[:100])
        except (IntegrityError, DataError) as error:
            self.find_culprits(records, error)
        for record in records:
            if record.is_new and self.report.has_room:
                comparing.describe(record, self.resource)
            self.report.add(record)

    def find_culprits(self, records, error):
        before = len(self.report.refused)
        self.validate(records, self.resource.check_constraints)
        if len(self.report.refused) == before:
            said = _("The database refused: %(error)s") % {"error": error}
            self.refuse_file("", said)

    def validate(self, records, check):
        """Refuse those of ``records`` that ``check`` finds wrong."""
        for record in records:
            try:
                check(record.instance)
            except ValidationError as error:
                for name, reasons in error.message_dict.items():
                    column = self.resource.fields.get(name)
                    heading = column.column_name if column else ""
                    self.refuse(record.number, record.number, heading, "".join(reasons))

    def refuse_line(self, line, reason):
        self.refuse(line.number, line.number, "", reason)

    def refuse_cell(self, line, column, reason):
        self.refuse(line.number, line.number, column.column_name, reason)

    def refuse(self, record, row, heading, reason, url=""):
        """Note why a cell of the record that begins in line ``record`` is refused."""
        reason = reason.reason if isinstance(reason, Bad) else str(reason)
        fault = Fault(self.file_name, self.table.sheet, row, heading, reason, url)
        self.report.refuse(fault, record)

    def refuse_file(self, heading, reason):
        self.refuse(1, 1, heading, reason)
        self.report.refused = {line.number for line in self.table.lines}
