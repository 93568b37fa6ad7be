from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import scanner
from core.admin_base import BaseAdmin, ViewOnly, count_of
from gazette import uploads
from gazette.models import Document, Finding, Reading

OPEN_FINDINGS = Finding.objects.filter(resolved_at=None)


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several uploaded files, always a list."""

    widget = Files

    def clean(self, data, initial=None):
        one_by_one = super().clean
        return [one_by_one(file, initial) for file in data or ()]


class UploadForm(forms.Form):
    file = FilesField(
        label=gettext_lazy("gazette files"),
        required=False,
        help_text=gettext_lazy(
            "Text (UTF-8, GB18030, UTF-16), Word (.docx) or PDF with a text layer; "
            "several at once, or a .zip of them. Old .doc, .wps and .rtf are converted "
            "where LibreOffice is installed."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("or the text itself"),
        required=False,
        strip=False,
        max_length=800_000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Pasted from a web page or a document."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("year"), min_value=1949, max_value=2999, required=False
    )
    number = forms.IntegerField(
        label=gettext_lazy("number"), min_value=1, max_value=999, required=False
    )

    def clean(self):
        values = super().clean()
        pasted = bool(values.get("text", "").strip())
        if not self.errors and pasted == bool(values["file"]):
            raise forms.ValidationError(
                _("Choose files or paste a text, one of the two.")
            )
        for file in values.get("file") or ():
            self.scan(file)
        if len(values.get("file") or ()) > 1 and values.get("number"):
            self.add_error("number", _("A number names one issue: choose one file."))
        return values

    def scan(self, file):
        try:
            scanner.check(file)
        except forms.ValidationError as error:
            self.add_error("file", error)

    def uploads(self):
        """The files; a pasted text is one as well."""
        values = self.cleaned_data
        if values["file"]:
            return values["file"]
        return [ContentFile(values["text"].encode(), name=_("pasted text") + ".txt")]


@admin.register(Reading)
class ReadingAdmin(ViewOnly, BaseAdmin):
    change_form_template = "admin/gazette/reading/change_form.html"
    change_list_template = "admin/gazette/reading/change_list.html"
    fields = (
        ("file_name", "issue"),
        ("read_at", "read_by"),
        ("lines", "unread_lines"),
        "sha256",
    )
    readonly_fields = ("unread_lines",)
    list_defer = ("unread",)
    list_display = (
        "file_name",
        "issue",
        "read_at",
        "read_by",
        "lines",
        "open_findings",
    )
    list_select_related = ("issue", "read_by")
    search_fields = ("file_name",)

    def get_queryset(self, request):
        queryset = super().get_queryset(request).visible_to(request.user)
        return queryset.annotate(findings_=count_of(OPEN_FINDINGS, "reading"))

    def get_urls(self):
        return [
            path(
                "read/",
                self.admin_site.admin_view(self.upload_view),
                name="gazette_reading_read",
            ),
            path(
                "read/<uuid:token>/",
                self.admin_site.admin_view(self.batch_view),
                name="gazette_reading_batch",
            ),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("unread lines"))
    def unread_lines(self, reading):
        return f"{len(reading.unread)}（{reading.unread_percent}%）"

    @admin.display(description=gettext_lazy("open findings"), ordering="findings_")
    def open_findings(self, reading):
        return reading.findings_ or None

    def may_read(self, request):
        return request.user.has_perm("gazette.add_document")

    def changelist_view(self, request, extra_context=None):
        context = {"may_read": self.may_read(request)}
        return super().changelist_view(request, context | (extra_context or {}))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["documents"] = (
                Document.objects.visible_to(request.user)
                .filter(issue=obj.issue)
                .defer("body")
                .annotate(findings_=count_of(OPEN_FINDINGS, "document"))
                .order_by("order", "pk")
            )
            context["findings_url"] = (
                reverse(f"{self.admin_site.name}:gazette_finding_changelist")
                + f"?reading__id__exact={obj.pk}&resolved_at__isempty=1"
            )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def upload_view(self, request):
        """Read uploaded gazette files, or a pasted text, into drafts."""
        if not self.may_read(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if form.is_valid() and (answer := self.read(request, form)):
            return answer
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read a gazette file"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/gazette/reading/upload.html", context)

    def read(self, request, form):
        """Where to go on; ``None``, and the form says why, where one file is refused."""
        values = form.cleaned_data
        try:
            batch = uploads.begin(
                request.user, form.uploads(), values["year"], values["number"]
            )
        except uploads.NotKept as error:
            form.add_error(None, str(error))
            return None
        if batch.total > 1:
            return HttpResponseRedirect(self.batch_url(batch))
        batch.read_on(request.user)
        [outcome] = batch.outcomes
        if outcome.reason:
            form.add_error("file" if values["file"] else "text", outcome.reason)
            return None
        self.message_user(
            request,
            _("%(file)s is read. Look at the drafts and the findings.")
            % {"file": outcome.name},
            messages.SUCCESS,
        )
        url = f"{self.admin_site.name}:gazette_reading_change"
        return HttpResponseRedirect(reverse(url, args=[outcome.reading]))

    def batch_url(self, batch):
        url = f"{self.admin_site.name}:gazette_reading_batch"
        return reverse(url, args=[UUID(batch.token)])

    def batch_view(self, request, token):
        """Several files on their way: each POST reads on, and the page shows how far."""
        batch = uploads.find(token, request.user)
        if not self.may_read(request) or batch is None:
            raise PermissionDenied
        if request.method == "POST" and not batch.is_done:
            batch.read_on(request.user)
            return HttpResponseRedirect(self.batch_url(batch))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Gazette files are read")
            if batch.is_done
            else _("Reading gazette files"),
            "opts": self.opts,
            "batch": batch,
        }
        return TemplateResponse(request, "admin/gazette/reading/batch.html", context)
