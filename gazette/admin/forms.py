"""The forms of a document and of its attachments: what follows from what was typed."""

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from core import scanner
from core.metadata import stripped
from core.workflow.forms import PublishableForm
from gazette.models.normative import looks_normative

from .scope import ReachForm


class AttachmentForm(forms.ModelForm):
    """An attachment; a file is kept as the public will have it, without its metadata."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        scanner.check(file)
        return ContentFile(stripped(file.read()), name=file.name)


class DocumentForm(ReachForm, PublishableForm):
    """A document; a new issuer brings its own organization."""

    is_proposed_normative = False

    def clean(self):
        cleaned = super().clean()
        typed = set(self.changed_data)
        if "issuer" in typed and "issuing_organization" not in typed:
            cleaned["issuing_organization"] = None
        if {"title", "genre"} & typed and "is_normative" not in typed:
            self.propose(cleaned)
        return cleaned

    def propose(self, cleaned):
        title, genre = cleaned.get("title") or "", cleaned.get("genre") or ""
        if looks_normative(title, genre) and not cleaned.get("is_normative"):
            cleaned["is_normative"] = self.is_proposed_normative = True
