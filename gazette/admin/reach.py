"""For which organizations a person works, as the security administrator says."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied

from core.admin_base import HistoryAdmin
from gazette.models import Membership


@admin.register(Membership)
class MembershipAdmin(HistoryAdmin):
    """Nobody widens or narrows their own scope."""

    list_display = ("user", "organization")
    list_filter = (("organization", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("user", "organization")
    search_fields = (
        "user__username",
        "user__last_name",
        "user__first_name",
        "organization__full_name",
    )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "user":
            staff = get_user_model().objects.filter(is_staff=True).order_by("username")
            kwargs["queryset"] = staff.exclude(pk=request.user.pk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_own(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not is_own(request, obj)

    def delete_queryset(self, request, queryset):
        if queryset.filter(user=request.user).exists():
            raise PermissionDenied
        super().delete_queryset(request, queryset)


def is_own(request, membership):
    return membership is not None and membership.user_id == request.user.pk
