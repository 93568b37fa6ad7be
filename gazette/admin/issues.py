from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from core.admin import BaseAdmin, HistoryAdmin, ViewOnly
from gazette.models import Document, Issue, Section


@admin.register(Section)
class SectionAdmin(BaseAdmin):
    list_display = ("name", "order")
    search_fields = ("name",)


class IssueDocumentInline(ViewOnly, admin.TabularInline):
    model = Document
    fields = ("order", "page", "section", "number", "title", "signed_date", "state")
    readonly_fields = fields
    ordering = ("order", "pk")
    show_change_link = True
    view_on_site = False
    verbose_name_plural = _("contents")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("section").defer("body")


@admin.register(Issue)
class IssueAdmin(HistoryAdmin):
    fields = (("year", "number", "total_number"), "date")
    inlines = (IssueDocumentInline,)
    list_display = (
        "__str__",
        "year",
        "number",
        "total_number",
        "date",
        "document_count",
    )
    list_filter = ("year",)
    search_fields = ("year", "number")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(documents_=Count("documents"))

    @admin.display(description=_("documents"), ordering="documents_")
    def document_count(self, issue):
        return issue.documents_
