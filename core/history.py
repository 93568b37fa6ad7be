"""What changed in a record, as people read it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject
from simple_history.template_utils import (
    HistoricalRecordContextHelper,
    ObjDiffDisplay,
)


def in_words(field, value):
    """A value of ``field`` as a page shows it; the value itself where it needs no words."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return dict(field.flatchoices).get(value, value) if field.choices else value


class Shortened(ObjDiffDisplay):
    def shortened_str(self, prefix, num_skipped_chars, suffix):
        left_out = _("[%(count)d characters]") % {"count": num_skipped_chars}
        return f"{prefix}{left_out}{suffix}"


class ChangesInWords(HistoricalRecordContextHelper):
    def get_obj_diff_display(self):
        return Shortened(max_length=self.max_displayed_delta_change_chars)

    def prepare_delta_change_value(self, change, value):
        # The library takes an empty foreign key for something that was deleted.
        if isinstance(value, DeletedObject) and value.pk is None:
            value = None
        field = self.model._meta.get_field(change.field)
        return in_words(field, super().prepare_delta_change_value(change, value))
