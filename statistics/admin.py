from django.contrib import admin

from gazette.registers.admin import (
    ChangeSetAdmin,
    EntryAdmin,
    EntryInline,
    HistoryInline,
    RegisterAdmin,
    StateAdmin,
)

from .models import Figure, Indicator, Observation, Release
from .resources import FigureResource


class FigureInline(EntryInline):
    model = Figure
    fields = ("order", "period", "name", "unit", "value", "yoy", "parent", "quarterly")


@admin.register(Release)
class ReleaseAdmin(ChangeSetAdmin):
    inlines = (FigureInline,)


@admin.register(Figure)
class FigureAdmin(EntryAdmin):
    fields = (
        "change_set",
        ("clause", "order", "period"),
        ("name", "unit"),
        ("value", "yoy"),
        ("parent", "quarterly"),
        "note",
        "source_text",
    )
    list_display = ("name", "period", "value", "unit", "yoy", "parent", "quarterly")
    list_filter = ("change_set__state", "quarterly")
    resource_classes = (FigureResource,)
    search_fields = ("name", "period", "change_set__document__number")


class ObservationInline(HistoryInline):
    model = Observation
    fields = ("period", "value", "yoy", "note", *StateAdmin.times)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("indicator")


@admin.register(Indicator)
class IndicatorAdmin(RegisterAdmin):
    inlines = (ObservationInline,)
    list_display = ("name", "unit")
    search_fields = ("name",)


@admin.register(Observation)
class ObservationAdmin(StateAdmin):
    list_display = ("indicator", "period", "value", "yoy", "note")
    list_select_related = ("indicator",)
    search_fields = ("indicator__name", "period")
