from django.contrib import admin

from core.admin import HistoryAdmin
from gazette.models import Organization


@admin.register(Organization)
class OrganizationAdmin(HistoryAdmin):
    autocomplete_fields = ("parent",)
    list_display = ("full_name", "short_name", "kind", "parent", "former_names")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("full_name", "short_name", "former_names")
