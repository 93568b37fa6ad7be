"""Tables kept as JSON: the fields of models that hold them, and their text in a form.

A row is a list of texts, and the rows of a table are a list of such lists. In a form a row
is a line with tabs between the cells, as spreadsheets copy and paste it: a cell that has a
tab or a line break of its own stands in quotation marks.
"""

import csv
import io
import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def is_row(value):
    return isinstance(value, list | tuple) and all(
        isinstance(cell, str) and not UNSTORABLE.search(cell) for cell in value
    )


def are_rows(value):
    return isinstance(value, list | tuple) and all(map(is_row, value))


def as_text(rows):
    lines = io.StringIO()
    csv.writer(lines, "excel-tab").writerows(rows)
    return with_newlines(lines.getvalue()).removesuffix("\n")


def rows_of(text):
    """The rows that ``text`` shows, empty lines left out; raises ValidationError."""
    lines = io.StringIO(with_newlines(text), newline="")
    try:
        return [row for row in csv.reader(lines, "excel-tab", strict=True) if row]
    except csv.Error as error:
        raise ValidationError(
            _("A cell that begins with a quotation mark must end with one.")
        ) from error


def with_newlines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


class RowsFormField(forms.CharField):
    """Rows of a table, a line each."""

    widget = forms.Textarea(attrs={"rows": 8, "cols": 80, "class": "grid-text"})

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else as_text(value or ())

    def to_python(self, value):
        return with_newlines(super().to_python(value))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        return rows_of(super().clean(value))


class RowFormField(RowsFormField):
    """One row of a table, such as the names of its columns."""

    widget = forms.Textarea(attrs={"rows": 2, "cols": 80, "class": "grid-text"})

    def prepare_value(self, value):
        return super().prepare_value(value if isinstance(value, str) else [value or ()])

    def clean(self, value):
        rows = super().clean(value)
        if len(rows) > 1:
            raise ValidationError(_("This is one line, with tabs between the cells."))
        return rows[0] if rows else []


class RowField(models.JSONField):
    """A list of texts; saving anything else raises ValidationError."""

    default_error_messages = {"invalid": gettext_lazy("This is not a list of texts.")}
    empty_values = ()
    form_class = RowFormField
    form_help = gettext_lazy("One line, tabs between the cells.")
    holds = staticmethod(is_row)

    def deconstruct(self):
        # The database keeps it as JSON like any other.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def validate(self, value, model_instance):
        self.check_cells(value)

    def get_db_prep_save(self, value, connection):
        if not hasattr(value, "resolve_expression"):
            self.check_cells(value)
        return super().get_db_prep_save(value, connection)

    def check_cells(self, value):
        if not self.holds(value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")

    def formfield(self, **kwargs):
        defaults = {
            "form_class": self.form_class,
            "help_text": self.form_help,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **defaults | kwargs)


class RowsField(RowField):
    """A list of rows, each a list of texts; saving anything else raises ValidationError."""

    default_error_messages = {"invalid": gettext_lazy("These are not rows of texts.")}
    form_class = RowsFormField
    form_help = gettext_lazy(
        "A row a line, tabs between the cells, as a spreadsheet copies them."
    )
    holds = staticmethod(are_rows)
