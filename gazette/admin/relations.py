from django.contrib import admin

from core.admin_base import HistoryAdmin
from core.exchange.admin import ExchangeAdmin
from core.workflow.admin import OpenWithOwner, OwnedAdmin
from core.workflow.forms import PublishableForm
from gazette.models import Relation
from gazette.resources import RelationResource

from .scope import ReachAdmin


class RelationForm(PublishableForm):
    """A relation is guarded by the version of its document."""

    def guarded(self):
        return self.instance.source if self.instance.pk else None


@admin.register(Relation)
class RelationAdmin(ReachAdmin, OwnedAdmin, OpenWithOwner, ExchangeAdmin, HistoryAdmin):
    """All relations in one list; new ones are made on the page of their document."""

    autocomplete_fields = ("target",)
    date_hierarchy = "source__signed_date"
    fields = ("source", "kind", "target_number", "target")
    form = RelationForm
    list_display = ("source", "kind", "target_number", "target")
    list_filter = ("kind", ("target", admin.EmptyFieldListFilter), "source__state")
    list_select_related = ("source", "target")
    readonly_fields = ("source",)
    resource_classes = (RelationResource,)
    search_fields = ("source__number", "source__title", "target_number")

    def owner(self, relation):
        return relation.source

    def has_add_permission(self, request, *args):
        return False
