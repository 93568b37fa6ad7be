from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.admin import HistoryAdmin, ViewOnly, count_of
from gazette.models import Document, Issue, Section


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
        queryset = super().get_queryset(request)
        return queryset.annotate(documents_=count_of(Document.objects, "issue"))

    @admin.display(description=_("documents"), ordering="documents_")
    def document_count(self, issue):
        return issue.documents_


@admin.register(Section)
class SectionAdmin(HistoryAdmin):
    list_display = ("name", "order")
    search_fields = ("name",)
