"""Text fields whose length and choices the database checks too.

SQLite enforces neither ``max_length`` nor ``choices``, PostgreSQL only the former; these
fields put both into a CHECK of the column, beside a refusal of NUL characters. Characters
that nobody sees are refused by a validator: in forms, and in tables that are imported.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from core.text.characters import place_of, unseen


def quoted(value):
    return "'" + str(value).replace("'", "''") + "'"


def validate_characters(value):
    """Refuse characters that nobody sees, telling which and where."""
    if match := unseen(value):
        code, before = place_of(match)
        reason = (
            _("The character U+%(code)s after “%(before)s” is not allowed.")
            if before
            else _("The character U+%(code)s is not allowed.")
        )
        raise ValidationError(reason % {"code": code, "before": before})


class CheckedTextMixin:
    # Of the class, and so no part of any migration.
    default_validators = (validate_characters,)
    # Choices are part of the CHECK, so a change of choices alters the column.
    non_db_attrs = tuple(
        name for name in models.Field.non_db_attrs if name != "choices"
    )

    def db_check(self, connection):
        column = connection.ops.quote_name(self.column)
        checks = []
        if self.max_length:
            checks.append(f"length({column}) <= {self.max_length}")
        if self.choices:
            checks.append(f"{column} IN ({', '.join(self.allowed_values())})")
        if connection.vendor == "sqlite":
            checks.append(f"instr({column}, char(0)) = 0")
        return " AND ".join(checks) or None

    def allowed_values(self):
        values = [value for value, _ in flatten_choices(self.choices)]
        if self.blank and "" not in values:
            values.append("")
        return [quoted(value) for value in values]


class CheckedCharField(CheckedTextMixin, models.CharField):
    """A line of text."""


class CheckedTextField(CheckedTextMixin, models.TextField):
    """Text of any length; its lines end in one newline, whatever a browser sends."""

    def to_python(self, value):
        value = super().to_python(value)
        if isinstance(value, str):
            return value.replace("\r\n", "\n").replace("\r", "\n")
        return value
