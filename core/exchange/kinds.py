"""What all kinds of cells share: blank cells, and reasons to refuse one."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from core.fields import validate_characters

from .cells import plain

ERROR = re.compile(
    r"\s*(#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3})\s*",
    re.IGNORECASE,
)


class Cell(Widget):
    """A kind of cell. ``clean`` raises ValueError with the reason, for people."""

    is_text = False

    def __init__(self):
        super().__init__(coerce_to_string=False)

    def clean(self, value, row=None, **kwargs):
        if value is None or (isinstance(value, str) and not value.strip()):
            return self.blank()
        return self.parse(value)

    def blank(self):
        return None

    def render(self, value, obj=None, **kwargs):
        return value


def refuse_unseen(text):
    try:
        validate_characters(text)
    except ValidationError as error:
        raise ValueError("".join(error.messages)) from error


def refuse_error(text):
    if match := ERROR.fullmatch(text):
        raise ValueError(
            _("The cell holds an error of the spreadsheet: %(error)s.")
            % {"error": match[1]}
        )


def short(cell):
    text = plain(cell)
    return text if len(text) <= 40 else f"{text[:40]}…"
