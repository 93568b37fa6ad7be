"""Columns of a table, each declared once: heading, kind of cell, explanation."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field


class Column(Field):
    """A column under ``heading``; its name in the resource is the attribute it shows.

    A ``readonly`` column goes out, and is passed over on the way in. ``names_owner`` marks
    the one that says where a record belongs, and is not of the record itself.
    """

    names_owner = False

    def __init__(self, heading, widget, description="", *, width=12, readonly=False):
        super().__init__(column_name=heading, widget=widget, readonly=readonly)
        self.description, self.width = description, width
        self.model_field = None

    def bind(self, name, model):
        self.attribute = name
        try:
            self.model_field = model._meta.get_field(name)
        except FieldDoesNotExist:
            self.model_field = None

    def get(self, instance):
        return getattr(instance, self.attribute)

    def set(self, instance, value):
        setattr(instance, self.attribute, value)

    def shown(self, instance):
        """The cell of ``instance``."""
        return self.widget.render(self.get(instance))

    def read(self, cell):
        """The value of ``cell``; raises ValueError with the reason, for people."""
        value = self.widget.clean(cell)
        if self.model_field is None:
            return value
        return checked(self.model_field.clean, value, None)


class PartColumn(Column):
    """A column of the rows that belong to a record and take a line each."""


class RelatedColumn(Column):
    """A related record under its name; ``known`` are all that are there, by name."""

    def bind(self, name, model):
        self.attribute = name
        self.known = {}

    def name(self, related):
        return str(related)

    def make(self, name):
        """The unsaved record of a new name; ``None`` where names must be known."""
        return None

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
