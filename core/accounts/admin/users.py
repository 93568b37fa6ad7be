"""Users: made and changed by one administrator, given their roles by another."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.accounts import duties
from core.accounts.models import Account
from core.accounts.views import shown_sessions
from core.admin_base import BaseAdmin
from core.text.people import called

from .acts import ActsOnUsers
from .forms import PasswordForm, UserForm
from .permissions import NamedPermissions

OF_THE_SYSTEM = (
    "username",
    "last_name",
    "first_name",
    "email",
    "is_active",
    "is_staff",
)
OF_SECURITY = ("groups", "user_permissions")

admin.site.unregister(User)


@admin.register(User)
class UserAdmin(ActsOnUsers, NamedPermissions, BaseAdmin, DjangoUserAdmin):
    class Media:
        css = {"all": ("admin/gongbao/accounts.css",)}

    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    *("username", "last_name", "first_name", "email"),
                    *("usable_password", "password1", "password2"),
                ),
                "description": _(
                    "The new account is asked for a password of its own at its first "
                    "sign-in. Its roles are given by the security administrator."
                ),
            },
        ),
    )
    change_form_template = "admin/accounts/user.html"
    change_password_form = PasswordForm
    fieldsets = (
        (None, {"fields": OF_THE_SYSTEM}),
        (
            _("Roles and rights"),
            {
                "fields": OF_SECURITY,
                "description": _(
                    "An account has rights to one of these only: the content of the "
                    "gazette, system administration, security administration, audit. "
                    "Nobody gives rights to themselves."
                ),
            },
        ),
        (
            _("Sign-in"),
            {"fields": ("password_state", "factor_state", "last_login", "date_joined")},
        ),
    )
    form = UserForm
    list_display = (
        "username",
        "name",
        "roles",
        "is_active",
        "has_factor",
        "last_login",
    )
    list_filter = ("is_active", "groups")
    ordering = ("username",)
    readonly_fields = ("password_state", "factor_state", "last_login", "date_joined")

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(factor=Exists(devices))

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj) or request.user.has_perm(
            "core.assign_roles"
        )
        sealed = obj is not None and obj.is_superuser
        return may and (not sealed or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        """Accounts are deactivated: what they did stays theirs."""
        return False

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if obj is None:
            return fields
        if not request.user.has_perm("auth.change_user"):
            fields = (*fields, *OF_THE_SYSTEM)
        if not request.user.has_perm("core.assign_roles"):
            fields = (*fields, *OF_SECURITY)
        return fields

    def save_form(self, request, form, change):
        user = super().save_form(request, form, change)
        if not change:
            user.is_staff = True
        return user

    def user_change_password(self, request, id, form_url=""):
        user = self.get_object(request, unquote(id))
        if user is not None and not self.may_set_password(request, user):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def may_set_password(self, request, user):
        return request.user.has_perm("auth.change_user") and duties.may_set_password(
            request.user, user
        )

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["acts"] = self.acts_for(request, obj)
            context["sealed"] = obj.is_superuser
            obj.password_may_be_set = self.may_set_password(request, obj)
            if request.user.has_perm("core.view_signin"):
                context["sessions"] = list(shown_sessions(obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=_("name"), ordering="last_name")
    def name(self, user):
        return called(user)

    @admin.display(description=_("roles"))
    def roles(self, user):
        if user.is_superuser:
            return _("sealed emergency account")
        return "、".join(group.name for group in user.groups.all())

    @admin.display(description=_("second factor"), boolean=True)
    def has_factor(self, user):
        return user.factor

    @admin.display(description=_("second factor"))
    def factor_state(self, user):
        return _("set up") if user.factor else _("not set up")

    @admin.display(description=_("password"))
    def password_state(self, user):
        account = Account.objects.filter(user=user).first()
        if not getattr(user, "password_may_be_set", False):
            return state_of(user, account)
        link = format_html(
            '<a href="{}">{}</a>',
            reverse("admin:auth_user_password_change", args=[user.pk]),
            _("Set a new one"),
        )
        return format_html("{} {}", state_of(user, account), link)


def state_of(user, account):
    if not user.has_usable_password():
        return _("none: this account cannot sign in by password.")
    if account is None or account.password_changed_at is None:
        return _("set.")
    day = date_format(timezone.localdate(account.password_changed_at))
    if account.must_change:
        return _("set on %(day)s; a new one is required at the next sign-in.") % {
            "day": day
        }
    return _("set on %(day)s.") % {"day": day}
