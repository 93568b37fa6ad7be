"""What changed in a record, as people read it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper


def in_words(field, value):
    """A value of ``field`` as a page shows it; the value itself where it needs no words."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return dict(field.flatchoices).get(value, value) if field.choices else value


class ChangesInWords(HistoricalRecordContextHelper):
    def prepare_delta_change_value(self, change, value):
        # The library takes an empty foreign key for something that was deleted.
        if isinstance(value, DeletedObject) and value.pk is None:
            value = None
        field = self.model._meta.get_field(change.field)
        return in_words(field, super().prepare_delta_change_value(change, value))
