from django.contrib import admin

from core.admin_base import HistoryAdmin
from gazette.registers.admin import (
    ChangeSetAdmin,
    EntryAdmin,
    EntryInline,
    HistoryInline,
    RegisterAdmin,
    StateAdmin,
)

from .models import Change, Notice, Person, Post, Tenure
from .resources import ChangeResource


class ChangeInline(EntryInline):
    model = Change
    fields = (
        "order",
        "clause",
        "kind",
        "name",
        "organization",
        "title",
        "rank",
        "remark",
    )


@admin.register(Notice)
class NoticeAdmin(ChangeSetAdmin):
    inlines = (ChangeInline,)


@admin.register(Change)
class ChangeAdmin(EntryAdmin):
    autocomplete_fields = ("change_set", "person")
    fields = (
        "change_set",
        ("clause", "order", "kind"),
        ("name", "person"),
        ("organization", "title"),
        ("rank", "remark"),
        "source_text",
    )
    list_display = ("name", "kind", "organization", "title", "rank", "remark")
    list_filter = ("kind", "change_set__state")
    resource_classes = (ChangeResource,)
    search_fields = ("name", "organization", "title", "change_set__document__number")


class TenureInline(HistoryInline):
    model = Tenure
    fields = ("person", "post", "rank", "remark", *StateAdmin.times)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "post")


class PersonChangeInline(HistoryInline):
    model = Change
    fields = ("kind", "organization", "title", "rank", "remark")


@admin.register(Person)
class PersonAdmin(RegisterAdmin, HistoryAdmin):
    """People follow from notices; by hand namesakes are added and told apart."""

    fields = ("name", "distinction")
    inlines = (TenureInline, PersonChangeInline)
    list_display = ("name", "distinction")
    search_fields = ("name", "distinction")

    def get_readonly_fields(self, request, obj=None):
        return ("name",) if obj else ()

    def has_add_permission(self, request):
        return request.user.has_perm("personnel.add_person")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("personnel.change_person")


@admin.register(Post)
class PostAdmin(RegisterAdmin):
    inlines = (TenureInline,)
    list_display = ("organization", "title", "authority")
    list_select_related = ("authority",)
    search_fields = ("organization", "title")


@admin.register(Tenure)
class TenureAdmin(StateAdmin):
    list_display = ("person", "post", "rank", "remark")
    list_select_related = ("person", "post")
    search_fields = ("person__name", "post__organization", "post__title")
