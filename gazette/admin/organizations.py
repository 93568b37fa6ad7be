from django.contrib import admin

from core.admin_base import HistoryAdmin
from core.exchange.admin import ExchangeAdmin
from gazette.models import Organization
from gazette.resources import OrganizationResource


@admin.register(Organization)
class OrganizationAdmin(ExchangeAdmin, HistoryAdmin):
    autocomplete_fields = ("parent",)
    fields = ("full_name", "short_name", "former_names", "kind", "parent")
    list_display = ("full_name", "short_name", "kind", "parent", "former_names")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    resource_classes = (OrganizationResource,)
    search_fields = ("full_name", "short_name", "former_names")
