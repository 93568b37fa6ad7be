"""The lines of a file, batch by batch, read column by column."""

from itertools import groupby, islice

from django.utils.translation import gettext as _

from .cells import plain
from .columns import Bad, PartColumn
from .reports import Record
from .widgets import Printed

SIZE = 1_000


class Batch:
    """Some records of a file; ``values`` has for each column one value a line.

    ``places`` says which cell of a line is a column's. ``starts`` are the places of the
    records' first lines among ``lines``. ``bad`` are the places of lines with a Bad value.
    """

    def __init__(self, resource, lines, places, starts=None):
        self.resource, self.lines, self.places = resource, lines, places
        self.starts = range(len(lines)) if starts is None else starts
        self.values, self.texts, self.bad, self.implied = {}, {}, set(), []
        rows = list(zip(*(line.cells for line in lines), strict=False))
        for column, place in places.items():
            if not column.readonly:
                self.values[column] = column.read_all(rows[place])
                if self.values[column] is not rows[place]:
                    self.look_at(column)
        for sign, i in self.implied:
            self.values[sign][i] = True

    def __len__(self):
        return len(self.starts)

    def look_at(self, column):
        """Note bad values, and part quantities that were written as text from the words."""
        for i, value in enumerate(self.values[column]):
            if type(value) is Bad:
                self.bad.add(i)
            elif type(value) is Printed:
                self.take_print(column, i, value)

    def take_print(self, column, i, printed):
        self.values[column][i] = printed.value
        if column.printed:
            self.texts.setdefault(i, {})[column.printed] = printed.text
        if printed.approximate and column.approximate:
            self.implied.append((self.resource.fields[column.approximate], i))

    def of(self, name):
        """The values of the column ``name``, one for each record."""
        values = self.values[self.resource.fields[name]]
        if isinstance(self.starts, range):
            return values
        return [values[start] for start in self.starts]

    def keys(self):
        """The values of the key's columns, one tuple for each record."""
        return zip(*map(self.of, self.resource.key), strict=True)

    def own_values(self):
        """The values of the records' own columns, one tuple for each."""
        names = [column.attribute for column in self.resource.own_columns]
        return list(zip(*map(self.of, names), strict=True))

    def lines_of(self, i):
        last = i + 1 == len(self.starts)
        return range(self.starts[i], len(self.lines) if last else self.starts[i + 1])

    def parts(self, i):
        """The values of the lines of record ``i`` that state a part; ``None`` without."""
        columns = self.resource.part_columns
        if not columns:
            return None
        lines = self.lines_of(i)
        rows = (
            tuple(self.values[column][line] for column in columns) for line in lines
        )
        return [row for row in rows if any(row)]

    def is_bad(self, i):
        return bool(self.bad) and not self.bad.isdisjoint(self.lines_of(i))

    def record(self, i, key, values, stored=(None, None, None)):
        lines = self.lines_of(i)
        return Record(
            key,
            self.lines[lines.start : lines.stop],
            values,
            self.parts(i),
            self.texts.get(lines.start, {}),
            *stored,
        )


def batches(resource, table, places, refuse):
    """The Batches of ``table``; lines that are too long or short go to ``refuse``."""
    lines = (line for line in table.lines if fits(line, len(table.headings), refuse))
    size = None if resource.takes_all_at_once else SIZE
    if not resource.part_columns:
        while some := list(islice(lines, size)):
            yield Batch(resource, some, places)
        return
    own = [
        place
        for column, place in places.items()
        if not (column.readonly or isinstance(column, PartColumn))
    ]
    waiting, starts = [], []
    for _own, group in groupby(lines, lambda line: [plain(line.cells[i]) for i in own]):
        if len(starts) >= SIZE:
            yield Batch(resource, waiting, places, starts)
            waiting, starts = [], []
        starts.append(len(waiting))
        waiting += group
    if waiting:
        yield Batch(resource, waiting, places, starts)


def fits(line, width, refuse):
    surplus = len(line.cells) - width
    if not surplus or (surplus > 0 and not any(map(plain, line.cells[width:]))):
        return True
    refuse(line, _("The row is not as long as the headings."))
    return False
