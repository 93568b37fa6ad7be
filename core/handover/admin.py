"""Absences in the admin: everybody enters their own, the administration those of others."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.admin_base import BaseAdmin
from core.audit import record
from core.discussion import notify
from core.discussion.kinds import Kind
from core.discussion.readers import staff
from core.text.people import called

from .forms import AbsenceForm
from .models import Absence


@admin.register(Absence)
class AbsenceAdmin(BaseAdmin):
    change_list_template = "admin/handover/absences.html"
    fields = ("user", "deputy", ("first_day", "last_day"))
    form = AbsenceForm
    list_display = ("person", "stands_in", "first_day", "last_day", "is_now")
    list_display_links = ("person",)
    list_select_related = ("user", "deputy")
    ordering = ("-last_day", "-pk")
    search_fields = ("user__last_name", "user__first_name", "user__username")

    @admin.display(description=_("who is away"), ordering="user")
    def person(self, absence):
        return called(absence.user)

    @admin.display(description=_("deputy"), ordering="deputy")
    def stands_in(self, absence):
        return called(absence.deputy)

    @admin.display(description=_("today"), boolean=True)
    def is_now(self, absence):
        return absence.first_day <= timezone.localdate() <= absence.last_day

    def get_queryset(self, request):
        absences, user = super().get_queryset(request), request.user
        if super().has_view_permission(request):
            return absences
        return absences.filter(Q(user=user) | Q(deputy=user))

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        concerned = obj is None or request.user in (obj.user, obj.deputy)
        return concerned or super().has_view_permission(request, obj)

    def has_add_permission(self, request):
        return request.user.is_staff

    def has_change_permission(self, request, obj=None):
        own = obj is not None and obj.user == request.user
        return own or super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        own = obj is not None and obj.user == request.user
        return own or super().has_delete_permission(request, obj)

    def enters_for_others(self, request):
        return super().has_add_permission(request)

    def get_readonly_fields(self, request, obj=None):
        return ("user",) if obj else ()

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        if obj or self.enters_for_others(request):
            return fields
        return [name for name in fields if name != "user"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = staff().order_by("last_name", "username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation:
            # Accounts are made and looked at elsewhere.
            field.widget.can_add_related = field.widget.can_view_related = False
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None and not self.enters_for_others(request):
            form.absent = request.user
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        self.tell(request, obj, "deputy.set")
        notify(
            [obj.deputy],
            Kind.DEPUTY,
            obj,
            by=obj.user,
            first_day=str(obj.first_day),
            last_day=str(obj.last_day),
        )

    def delete_model(self, request, obj):
        self.tell(request, obj, "deputy.ended")
        super().delete_model(request, obj)

    def tell(self, request, absence, event):
        details = {
            "deputy": absence.deputy.get_username(),
            "first_day": str(absence.first_day),
            "last_day": str(absence.last_day),
        }
        record(event, user=request.user, target=absence.user, details=details)
