"""One import: read every cell, find the stored records, compare, then write all or nothing."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from core.guard.versions import Shown

from . import stale
from .cells import plain, same
from .reports import Record, Report
from .tables import Fault


class Import:
    """The import of ``table`` through ``resource``, for ``user``; ``run`` it once.

    ``progress``, where given, is called with the number of lines done since the last call. ``shown`` is the mark of
    the preview that somebody has confirmed: what is not as it was shown is refused.
    """

    def __init__(
        self,
        resource,
        table,
        user=None,
        file_name="",
        progress=None,
        shown=None,
        **kwargs,
    ):
        self.resource, self.table, self.user = resource, table, user
        self.file_name = file_name or ""
        self.progress = progress or (lambda lines: None)
        self.shown = shown
        self.report = Report()
        self.places = {}

    def run(self):
        """The Report; where it has faults, nothing was written."""
        self.report.total_rows = len(self.table)
        if self.take_headings():
            records = self.records()
            self.match(records)
            for record in records:
                self.compare(record)
            touched = [record for record in records if record.is_touched]
            self.check_shown(touched)
            self.finish(touched)
        if self.report.faults:
            self.report.faults.sort(key=lambda fault: fault.row or 0)
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
            expected = " ".join(column.column_name for column in self.resource.columns)
            reasons.append(("", _("Expected: %(headings)s") % {"headings": expected}))
        for heading, reason in reasons:
            self.refuse_file(heading, reason)
        return not reasons

    def wrong_headings(self, found):
        times = Counter(filter(None, found))
        for heading, column in zip(self.table.headings, found, strict=True):
            if column is None:
                yield heading, _("The heading is unknown.")
            elif times[column] > 1:
                yield heading, _("The heading stands twice.")

    def missing_headings(self):
        for column in self.resource.columns:
            if not column.readonly and column not in self.places:
                yield column.column_name, _("The heading is missing.")

    def records(self):
        """The Records of the lines; lines of one record follow from equal own cells."""
        records = {}
        for line in self.table.lines:
            self.progress(1)
            key = self.key_of(line)
            if key is None:
                continue
            own = self.texts(line, self.resource.own_columns)
            identity = (key, own) if self.resource.parts else line.number
            records.setdefault(identity, Record(key, [])).lines.append(line)
        return list(records.values())

    def key_of(self, line):
        """What tells the line's record apart, or None where the line is refused."""
        width = len(self.table.headings)
        if len(line.cells) < width or any(map(plain, line.cells[width:])):
            self.refuse(line, "", _("The row is not as long as the headings."))
            return None
        columns = [self.resource.fields[name] for name in self.resource.key]
        try:
            return self.resource.key_of(
                *(column.read(self.cell(line, column)) for column in columns)
            )
        except ValueError:
            for column in self.resource.columns:
                if not column.readonly:
                    self.read(line, line, column)
            return None

    def cell(self, line, column):
        return line.cells[self.places[column]]

    def texts(self, line, columns):
        return tuple(plain(self.cell(line, column)) for column in columns)

    def read(self, record, line, column):
        """(True, value) of a cell, or (False, None) once its reason is noted."""
        try:
            return True, column.read(self.cell(line, column))
        except ValueError as error:
            self.refuse(record, column.column_name, error, line)
            return False, None

    def match(self, records):
        """Give every Record its stored instance, in their order where keys repeat."""
        stored = self.resource.find(records, self.refuse)
        taken, first = Counter(), {}
        for record in records:
            known = stored.get(record.key, ())
            if taken[record.key] < len(known):
                record.instance = known[taken[record.key]]
            else:
                record.is_new = True
                record.instance = self.resource.new(record)
                if record.key in first:
                    self.refuse_double(record, first[record.key])
            taken[record.key] += 1
            first.setdefault(record.key, record)

    def refuse_double(self, record, first):
        differing = [
            column.column_name
            for column in self.resource.own_columns
            if self.texts(record.lines[0], [column])
            != self.texts(first.lines[0], [column])
        ]
        reason = (
            _("The same record as in row %(row)s, but with other cells: %(columns)s.")
            if differing
            else _("The same record as in row %(row)s.")
        )
        values = {"row": first.number, "columns": " ".join(differing)}
        self.refuse(first, "", reason % values, record.lines[0])

    def compare(self, record):
        """Put the cells that differ into the instance, and note what they change."""
        for column in self.resource.own_columns:
            self.compare_cell(record, column)
        if self.resource.parts:
            self.compare_parts(record)
        if record.is_touched:
            if reason := self.resource.refusal(record):
                self.refuse(record, "", reason)
        elif record.number not in self.report.refused:
            self.report.skip()

    def compare_cell(self, record, column):
        line, instance = record.lines[0], record.instance
        cell = plain(self.cell(line, column))
        shown = "" if record.is_new else plain(column.shown(instance))
        if same(cell, shown) and not record.is_new:
            return
        is_right, value = self.read(record, line, column)
        before = None if record.is_new else column.get(instance)
        try:
            if is_right:
                column.set(instance, value)
        except ValueError as error:
            self.refuse(record, column.column_name, error)
        if is_right and cell != shown and column.get(instance) != before:
            record.columns.append(column)
            after = plain(column.shown(instance))
            record.changes.append((column.column_name, shown, after))

    def compare_parts(self, record):
        columns = self.resource.part_columns
        lines = [line for line in record.lines if any(self.texts(line, columns))]
        texts = [self.texts(line, columns) for line in lines]
        stored = () if record.is_new else self.resource.parts_of(record.instance)
        shown = [
            tuple(plain(column.shown(part)) for column in columns) for part in stored
        ]
        if texts == list(filter(any, shown)):
            return
        record.parts = [
            {column.attribute: self.read(record, line, column)[1] for column in columns}
            for line in lines
        ]
        heading = " ".join(column.column_name for column in columns)
        record.changes.append((heading, told(shown), told(texts)))

    def check_shown(self, touched):
        """Mark what the file would change; refuse it if that is not what was shown."""
        self.report.shown = stale.mark(touched)
        shown = self.shown and Shown.unpack(self.shown)
        if shown and not stale.is_as_shown(self.report.shown, shown):
            model = self.resource._meta.model
            self.refuse_file("", stale.news(model, self.report.shown, shown))

    def finish(self, touched):
        """Write the touched Records, or find all that stands against it."""
        self.validate(touched, self.resource.check)
        if self.report.faults:
            self.validate(touched, self.resource.check_constraints)
        else:
            self.store(touched)

    def store(self, touched):
        reason = _("Import of %(file)s") % {"file": self.file_name}
        try:
            with transaction.atomic():
                self.resource.store(touched, self.user, reason[:100])
        except (IntegrityError, DataError) as error:
            self.validate(touched, self.resource.check_constraints)
            if not self.report.faults:
                self.refuse_file(
                    "", _("The database refused: %(error)s") % {"error": error}
                )
        for record in touched:
            self.report.add(record)

    def validate(self, records, check):
        """Refuse those of ``records`` that ``check`` finds wrong, if they are not yet."""
        for record in records:
            if record.number in self.report.refused:
                continue
            try:
                check(record.instance)
            except ValidationError as error:
                self.refuse_invalid(record, error)

    def refuse_invalid(self, record, error):
        for name, reasons in error.message_dict.items():
            column = self.resource.fields.get(name)
            heading = column.column_name if column else ""
            self.refuse(record, heading, "".join(reasons))

    def refuse(self, record, heading, reason, line=None):
        """Note why a cell of the record, or all of it, is refused."""
        row = (line or record).number
        self.report.faults.append(self.fault(row, heading, reason))
        self.report.refused.add(record.number)

    def refuse_file(self, heading, reason):
        self.report.faults.append(self.fault(1, heading, reason))
        self.report.refused = {line.number for line in self.table.lines}

    def fault(self, row, heading, reason):
        return Fault(self.file_name, self.table.sheet, row, heading, str(reason))


def told(parts):
    return "；".join(" ".join(filter(None, texts)) for texts in parts)
