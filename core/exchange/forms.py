"""The forms of an import and an export in the admin: the file says its own format."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from import_export.forms import ConfirmImportForm, ImportForm

from core import scanner

from .formats import FORMATS, format_of
from .reading.limits import UPLOAD
from .tables import Unreadable

MEGABYTE = 1_000_000


class FileForm(ImportForm):
    """A CSV or Excel file; its format follows from its suffix."""

    format = forms.CharField(required=False, widget=forms.HiddenInput)

    def _init_formats(self, formats):
        self.fields["import_file"].help_text = _(
            "A CSV or Excel file (.csv, .xlsx) with the headings of this table, of at most "
            "%(megabytes)s MB and %(rows)s rows."
        ) % {"megabytes": UPLOAD.size // MEGABYTE, "rows": f"{UPLOAD.rows:,}"}
        self.fields["import_file"].widget.attrs["accept"] = ".csv,.xlsx"

    @property
    def media(self):
        return forms.Media()

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        try:
            UPLOAD.check_size(file.size)
        except Unreadable as error:
            raise ValidationError(str(error)) from error
        scanner.check(file)
        return file

    def clean(self):
        cleaned = super().clean()
        if file := cleaned.get("import_file"):
            try:
                cleaned["format"] = str(FORMATS.index(type(format_of(file.name))))
            except Unreadable as error:
                self.add_error("import_file", str(error))
        return cleaned


class ConfirmForm(ConfirmImportForm):
    """What was previewed, to be taken in as it was shown."""

    format = forms.TypedChoiceField(
        choices=[(str(place), "") for place in range(len(FORMATS))],
        widget=forms.HiddenInput,
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
