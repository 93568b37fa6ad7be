"""The auditor's view: the list, a row, files of what the list shows, and the chain."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core import triggers
from core.admin_base import BaseAdmin, ViewOnly

from . import chain, files, heads, links
from .acts import record
from .filters import ActFilter, AddressFilter, GroupFilter, UserFilter
from .models import AuditRecord
from .telling import told
from .verification import Verification


class ProofForm(forms.Form):
    """What was exported, to hold the chain against."""

    exported = forms.CharField(
        label=gettext_lazy("Exported heads"),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 90}),
        help_text=gettext_lazy(
            "The lines that were printed or kept elsewhere, or one hash. Only they show "
            "that the end was cut off, or the whole chain written anew."
        ),
    )

    def clean_exported(self):
        text = self.cleaned_data["exported"]
        try:
            return heads.parse(text) if text.strip() else {}
        except heads.NoHead as error:
            raise ValidationError(
                _("This is no exported head: %(error)s"), params={"error": error}
            ) from error


@admin.register(AuditRecord)
class AuditRecordAdmin(ViewOnly, BaseAdmin):
    list_display = (
        "number",
        "moment",
        "event",
        "shown_result",
        "user_name",
        "ip",
        "target_label",
    )
    list_display_links = ("number", "moment", "event")
    list_filter = (GroupFilter, ActFilter, "result", UserFilter, AddressFilter)
    list_defer = ("details",)
    search_fields = ("user_name", "target_label", "=target_id", "=ip", "details")
    date_hierarchy = "at"
    fields = (
        "number",
        "moment",
        "event",
        "shown_result",
        "by",
        "ip",
        "about",
        "shown_details",
        "previous",
        "hash",
    )
    readonly_fields = ("moment", "shown_result", "by", "about", "shown_details")

    def get_urls(self):
        return [
            path(
                "files/<slug:name>/",
                self.admin_site.admin_view(self.export_view),
                name="core_auditrecord_export",
            ),
            path(
                "chain/",
                self.admin_site.admin_view(self.chain_view),
                name="core_auditrecord_chain",
            ),
            path(
                "chain/head/",
                self.admin_site.admin_view(self.head_view),
                name="core_auditrecord_head",
            ),
            *super().get_urls(),
        ]

    def has_export_permission(self, request):
        return request.user.has_perm("core.export_auditrecord")

    @admin.display(description=gettext_lazy("at"), ordering="number")
    def moment(self, act):
        return timezone.localtime(act.at).isoformat(sep=" ", timespec="seconds")[:19]

    @admin.display(description=gettext_lazy("result"), ordering="result")
    def shown_result(self, act):
        return format_html(
            '<span class="audit-{}">{}</span>', act.result, act.get_result_display()
        )

    @admin.display(description=gettext_lazy("by"))
    def by(self, act):
        return act.user_name or _("the system, or nobody signed in")

    @admin.display(description=gettext_lazy("record"))
    def about(self, act):
        return render_to_string("admin/core/auditrecord/record.html", links.of_row(act))

    @admin.display(description=gettext_lazy("details"))
    def shown_details(self, act):
        context = {"told": told(act)}
        return render_to_string("admin/core/auditrecord/details.html", context)

    def changelist_view(self, request, extra_context=None):
        context = {
            "formats": files.FORMATS if self.has_export_permission(request) else ()
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def export_view(self, request, name):
        """All rows of the list as it is filtered."""
        if not (
            self.has_view_permission(request) and self.has_export_permission(request)
        ):
            raise PermissionDenied
        if name not in files.FORMATS:
            raise Http404
        try:
            rows = self.get_changelist_instance(request).queryset
            rows = rows.filter(number__lte=chain.head()[0]).defer(None)
            count = rows.count()
        except (IncorrectLookupParameters, OverflowError, DataError):
            return HttpResponseRedirect(
                f"{reverse('admin:core_auditrecord_changelist')}?e=1"
            )
        details = {"format": name, "rows": count, "filters": request.GET.dict()}
        record("audit.exported", target=AuditRecord, details=details)
        return files.download(rows, name)

    def chain_view(self, request):
        """What state the chain is in; sent, the proof of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form, found = ProofForm(request.POST if sent else None), None
        if form.is_valid():
            found = Verification(form.cleaned_data["exported"]).run()
            found.record()
        number, value = chain.head()
        context = {
            **self.admin_site.each_context(request),
            "title": _("State of the chain"),
            "opts": self.opts,
            "form": form,
            "found": found,
            "number": number,
            "hash": value,
            "last_exported": heads.last_exported(),
            "unguarded": triggers.absent(),
            "may_export": self.has_export_permission(request),
        }
        return TemplateResponse(request, "admin/core/auditrecord/chain.html", context)

    @method_decorator(require_POST)
    def head_view(self, request):
        """The line of the head as a file."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        name = f"audit-head-{timezone.localdate()}.txt"
        return HttpResponse(
            heads.export(name) + "\n",
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
