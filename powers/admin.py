from django.contrib import admin

from gazette.registers.admin import (
    ChangeSetAdmin,
    EntryAdmin,
    EntryInline,
    HistoryInline,
    RegisterAdmin,
    StateAdmin,
)

from .models import Power, PowerState, Transfer, TransferList
from .resources import TransferResource


class TransferInline(EntryInline):
    model = Transfer
    fields = (
        "order",
        "sequence",
        "name",
        "category",
        "from_department",
        "to_department",
    )


@admin.register(TransferList)
class TransferListAdmin(ChangeSetAdmin):
    inlines = (TransferInline,)


@admin.register(Transfer)
class TransferAdmin(EntryAdmin):
    fields = (
        "change_set",
        ("clause", "order", "sequence"),
        ("name", "category"),
        ("from_department", "to_department"),
        "basis",
        "source_text",
    )
    list_display = ("sequence", "name", "category", "from_department", "to_department")
    list_display_links = ("sequence", "name")
    list_filter = ("category", "change_set__state")
    resource_classes = (TransferResource,)
    search_fields = (
        "name",
        "from_department",
        "to_department",
        "change_set__document__number",
    )


class StateInline(HistoryInline):
    model = PowerState
    fields = ("from_department", "department", "basis", *StateAdmin.times)


class PowerTransferInline(HistoryInline):
    model = Transfer
    fields = ("sequence", "category", "from_department", "to_department")


@admin.register(Power)
class PowerAdmin(RegisterAdmin):
    inlines = (StateInline, PowerTransferInline)
    list_display = ("name", "category")
    list_filter = ("category",)
    search_fields = ("name",)


@admin.register(PowerState)
class PowerStateAdmin(StateAdmin):
    list_display = ("name", "category", "from_department", "department")
    search_fields = ("name", "from_department", "department")
