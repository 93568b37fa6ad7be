"""Columns of a table, each declared once: heading, kind of cell, explanation."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from core.fields import CheckedTextMixin

from .cells import CUT, plain
from .kinds import Cell
from .widgets import Exact, Printed, Text

# What shows a stored value as it is.
SHOWN_AS_THEY_ARE = (Cell.render, Exact.render, Text.render)
# A column remembers what it made of so many different cells.
REMEMBERED = 5_000


class Bad:
    """What a cell that cannot be read becomes: ``reason`` is for people."""

    __slots__ = ("reason",)

    def __init__(self, reason):
        self.reason = str(reason)


class Memory(dict):
    """{text: what ``read`` makes of it}, so that equal texts are read once."""

    def __init__(self, read):
        self.read = read

    def __missing__(self, text):
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = value = self.read(text)
        return value


class Column(Field):
    """A column under ``heading``; its name in the resource is the attribute it shows.

    ``paths`` lead from a record to the stored values that ``value`` makes the column's
    value of; by default to the attribute. A ``readonly`` column goes out, and is passed
    over on the way in. An ``optional`` one goes out where a record states something in
    it, and may be missing in what comes in. ``printed`` names the field for the words of
    a quantity that was written as a text, ``approximate`` the column of the sign that it
    is approximate.
    """

    # Whether it says where a record belongs, and is not of the record itself.
    names_owner = False

    def __init__(
        self,
        heading,
        widget,
        description="",
        *,
        width=12,
        readonly=False,
        optional=False,
        paths=(),
        printed="",
        approximate="",
    ):
        super().__init__(column_name=heading, widget=widget, readonly=readonly)
        self.description, self.width, self.paths = description, width, paths
        self.optional = optional
        self.printed, self.approximate = printed, approximate
        self.model_field = None

    @property
    def model_fields(self):
        """The names of the fields that ``set`` sets."""
        return (self.attribute, self.printed) if self.printed else (self.attribute,)

    def bind(self, name, model):
        """Be the column ``name`` of records of ``model``."""
        self.attribute, self.memory = name, Memory(self.read_or_not)
        self.paths = self.paths or (name,)
        try:
            self.model_field = model._meta.get_field(name)
        except FieldDoesNotExist:
            self.model_field = None

    def get(self, instance):
        return getattr(instance, self.attribute)

    def set(self, instance, value):
        setattr(instance, self.attribute, value)

    def value(self, stored):
        """The column's value, of the stored values at its ``paths``."""
        return stored

    def values(self, stored):
        """``value`` of each row; ``stored`` has a sequence for each of the ``paths``."""
        if type(self).value is Column.value:
            return stored[0]
        return list(map(self.value, *stored))

    def cells(self, values):
        """The cell of each of the ``values``."""
        if type(self.widget).render in SHOWN_AS_THEY_ARE:
            return values
        return list(map(self.widget.render, values))

    def cell(self, value):
        return self.widget.render(value)

    def text(self, value):
        """The cell of ``value``, as text."""
        return plain(self.cell(value))

    def read(self, cell):
        """The value of ``cell``; raises ValueError with the reason, for people."""
        value = self.widget.clean(cell)
        if self.model_field is None:
            return value
        if isinstance(value, Printed):
            return self.checked_print(value)
        return self.checked(value)

    def checked_print(self, printed):
        if self.printed:
            words = self.model_field.model._meta.get_field(self.printed)
            checked(words.clean, printed.text, None)
        return printed._replace(value=self.checked(printed.value))

    def checked(self, value):
        return checked(self.model_field.clean, value, None)

    def read_all(self, cells):
        """The value, or a Bad, of each of the ``cells``."""
        if self.are_plain(cells):
            return cells
        # Equal numbers of different kinds are not the same cell: 1, 1.0 and TRUE.
        return [
            self.memory[cell] if type(cell) is str else self.read_or_not(cell)
            for cell in cells
        ]

    def read_or_not(self, cell):
        try:
            return self.read(cell)
        except ValueError as error:
            return Bad(error)

    def are_plain(self, cells):
        """Whether ``cells`` are texts that there is nothing to say about."""
        field = self.model_field
        if not (self.reads_as_is and isinstance(field, CheckedTextMixin)):
            return False
        try:
            text = "\n".join(cells)
            return (
                all(map(str.isprintable, cells))
                and (field.blank or all(map(str.strip, cells)))
                and max(map(len, cells)) <= (field.max_length or len(text))
                and not ("#" in text or ":" in text or CUT in text)
            )
        except TypeError:
            return False

    @property
    def reads_as_is(self):
        """Whether the value of a text is that text."""
        return (
            type(self.widget) is Text
            and type(self).read is Column.read
            and not self.model_field.choices
        )


class PartColumn(Column):
    """A column of the rows that belong to a record and take a line each."""


class RelatedColumn(Column):
    """A related record under its name; ``known`` are all that are there, by name."""

    def bind(self, name, model):
        super().bind(name, model)
        self.model_field, self.known = None, {}

    def name(self, related):
        return str(related)

    def make(self, name):
        """The unsaved record of a new name; ``None`` where names must be known."""
        return None

    def value(self, name):
        return name or ""

    def get(self, instance):
        related = super().get(instance)
        return "" if related is None else self.name(related)

    def set(self, instance, value):
        super().set(instance, self.find(value) if value else None)

    def find(self, name):
        if name not in self.known:
            related = self.make(name)
            if related is None:
                raise ValueError(_("“%(name)s” is not known.") % {"name": name})
            self.known[name] = related
        return self.known[name]

    def read(self, cell):
        name = super().read(cell)
        related = self.make(name) if name else None
        if related is not None:
            checked(related.clean_fields)
        return name

    def new(self):
        return [related for related in self.known.values() if related.pk is None]


def checked(clean, *args):
    """``clean(*args)``, its ValidationError as the ValueError of a cell."""
    try:
        return clean(*args)
    except ValidationError as error:
        raise ValueError("".join(error.messages)) from error
