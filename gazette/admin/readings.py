from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin_base import BaseAdmin, ViewOnly, count_of
from gazette.drafts import read_upload
from gazette.models import Document, Finding, Reading
from gazette.reading import UnreadableFile

OPEN_FINDINGS = Finding.objects.filter(resolved_at=None)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("gazette file"), help_text=gettext_lazy("A text file.")
    )
    year = forms.IntegerField(
        label=gettext_lazy("year"), min_value=1949, max_value=2999, required=False
    )
    number = forms.IntegerField(
        label=gettext_lazy("number"), min_value=1, max_value=999, required=False
    )


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
        """Read an uploaded gazette file into drafts."""
        if not self.may_read(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if form.is_valid() and (reading := self.read(request, form)):
            url = f"{self.admin_site.name}:gazette_reading_change"
            return HttpResponseRedirect(reverse(url, args=[reading.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read a gazette file"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/gazette/reading/upload.html", context)

    def read(self, request, form):
        """The Reading of the uploaded file; ``None``, and the form says why, without."""
        values = form.cleaned_data
        try:
            reading = read_upload(
                values["file"], request.user, values["year"], values["number"]
            )
        except UnreadableFile as error:
            form.add_error("file", str(error))
            return None
        self.message_user(
            request,
            _("%(file)s is read. Look at the drafts and the findings.")
            % {"file": reading.file_name},
            messages.SUCCESS,
        )
        return reading
