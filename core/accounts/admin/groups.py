"""Groups: the roles of staff, and what holds for who has them."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from core.accounts.models import RolePolicy
from core.admin_base import BaseAdmin, PlainRelated

from .forms import GroupForm
from .permissions import NamedPermissions

admin.site.unregister(Group)


class RolePolicyInline(PlainRelated, admin.StackedInline):
    model = RolePolicy
    fields = ("require_otp",)
    extra = max_num = 1

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Group)
class GroupAdmin(NamedPermissions, BaseAdmin, DjangoGroupAdmin):
    fields = ("name", "members", "permissions")
    form = GroupForm
    inlines = (RolePolicyInline,)
    list_display = ("name", "role", "requires_factor")
    list_select_related = ("policy",)
    readonly_fields = ("members",)

    def has_delete_permission(self, request, obj=None):
        """The roles of the table stay; they may be left without members."""
        own = obj is not None and RolePolicy.objects.filter(group=obj).exclude(role="")
        return super().has_delete_permission(request, obj) and not (
            own and own.exists()
        )

    @admin.display(description=_("role"))
    def role(self, group):
        policy = getattr(group, "policy", None)
        return policy.get_role_display() if policy and policy.role else None

    @admin.display(description=_("second factor required"), boolean=True)
    def requires_factor(self, group):
        policy = getattr(group, "policy", None)
        return bool(policy and policy.require_otp)

    @admin.display(description=_("members"))
    def members(self, group):
        names = group.user_set.order_by("username").values_list("username", flat=True)
        return "、".join(names[:100]) if group.pk else None
