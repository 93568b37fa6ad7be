from django.contrib import admin

from core.admin_base import BaseAdmin, ViewOnly
from core.exchange.admin import ExchangeAdmin
from gazette.models import Relation
from gazette.resources import RelationResource

from .scope import visible


@admin.register(Relation)
class RelationAdmin(ExchangeAdmin, ViewOnly, BaseAdmin):
    """All relations in one list; each is changed on the page of its document."""

    date_hierarchy = "source__signed_date"
    list_display = ("source", "kind", "target_number", "target")
    list_filter = ("kind", ("target", admin.EmptyFieldListFilter), "source__state")
    list_select_related = ("source", "target")
    resource_classes = (RelationResource,)
    search_fields = ("source__number", "source__title", "target_number")

    def get_queryset(self, request):
        return visible(request, super().get_queryset(request))
