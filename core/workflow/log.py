"""The log of transitions in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from core.admin_base import BaseAdmin, ViewOnly

from .records import TransitionLog


@admin.register(TransitionLog)
class TransitionLogAdmin(ViewOnly, BaseAdmin):
    list_display = (
        "at",
        "user",
        "transition",
        "kind",
        "object_id",
        "source_state",
        "target_state",
        "note",
    )
    list_filter = ("transition", ("content_type", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "content_type")
    search_fields = ("note", "user__username")
    date_hierarchy = "at"
    exclude = ("gates",)
    readonly_fields = ("signed_gates",)

    @admin.display(description=_("kind"), ordering="content_type")
    def kind(self, log):
        return log.content_type.name

    @admin.display(description=_("gates"))
    def signed_gates(self, log):
        return pgettext("list", ", ").join(map(str, log.gate_labels))
