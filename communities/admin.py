from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from gazette.registers.admin import (
    ChangeSetAdmin,
    EntryAdmin,
    EntryInline,
    HistoryInline,
    PartInline,
    RegisterAdmin,
    StateAdmin,
)

from .models import Area, Change, Community, CommunityState, Decision
from .resources import ChangeResource
from .views import bounds


class ChangeInline(EntryInline):
    model = Change
    fields = (
        "order",
        "clause",
        "kind",
        "name",
        "former_name",
        "subdistrict",
        "households",
        "households_approx",
    )


@admin.register(Decision)
class DecisionAdmin(ChangeSetAdmin):
    inlines = (ChangeInline,)


class AreaInline(PartInline):
    model = Area


@admin.register(Change)
class ChangeAdmin(EntryAdmin):
    autocomplete_fields = ("change_set", "community")
    fieldsets = (
        (None, {"fields": ("change_set", ("clause", "order", "kind"), "community")}),
        (
            _("Community"),
            {"fields": (("name", "former_name"), "subdistrict", "territory")},
        ),
        (
            _("Size and premises"),
            {
                "fields": (
                    ("households", "households_approx"),
                    "premises",
                    "premises_note",
                    ("floor_area_m2", "floor_area_approx"),
                    "boundary_extra",
                )
            },
        ),
        (_("Source"), {"fields": ("source_text",)}),
    )
    inlines = (AreaInline,)
    list_display = (
        "name",
        "kind",
        "clause",
        "former_name",
        "subdistrict",
        "households",
    )
    list_filter = ("kind", "change_set__state", "subdistrict")
    resource_classes = (ChangeResource,)
    search_fields = (
        "name",
        "former_name",
        "subdistrict",
        "change_set__document__number",
    )


class StateInline(HistoryInline):
    model = CommunityState
    fields = ("name", "subdistrict", "households", *StateAdmin.times)


class CommunityChangeInline(HistoryInline):
    model = Change
    fields = ("kind", "name", "former_name", "clause")


@admin.register(Community)
class CommunityAdmin(RegisterAdmin):
    fields = ("name", "subdistrict")
    inlines = (StateInline, CommunityChangeInline)
    list_display = ("name", "subdistrict", "name_now")
    search_fields = ("name", "subdistrict", "states__name", "states__former_name")

    def get_queryset(self, request):
        latest = CommunityState.objects.published().filter(community=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(name_now_=Subquery(latest.values("name")[:1]))
        )

    @admin.display(description=_("name in force"), ordering="name_now_")
    def name_now(self, community):
        return community.name_now_


@admin.register(CommunityState)
class CommunityStateAdmin(StateAdmin):
    readonly_fields = ("shown_bounds",)
    list_display = ("name", "subdistrict", "households")
    search_fields = ("name", "former_name", "subdistrict")

    def get_exclude(self, request, obj=None):
        return (*super().get_exclude(request, obj), "areas")

    @admin.display(description=_("bounds"))
    def shown_bounds(self, state):
        return bounds(state)
