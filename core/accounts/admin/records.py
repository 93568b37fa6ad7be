"""Sessions and failed sign-ins: looked at, ended, unlocked."""

from importlib import import_module

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.accounts import addresses, locking, sessions
from core.accounts.models import Ending, Lock, SignIn
from core.admin_base import BaseAdmin, ViewOnly

# Their pages would show the secrets of phones, and what was typed. What is taken off has
# to have been put on before.
for app in ("axes", "django_otp.plugins.otp_static", "django_otp.plugins.otp_totp"):
    import_module(f"{app}.admin")
for model in (StaticDevice, TOTPDevice, AccessAttempt):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


class Restless(ViewOnly):
    """What changes by itself all the time: an action is about the row, not its version."""

    def version(self, record):
        return "0"


@admin.register(SignIn)
class SignInAdmin(Restless, BaseAdmin):
    actions = ("end_selected",)
    date_hierarchy = "began_at"
    fields = (
        *("user", "began_at", "seen_at", "address", "browser"),
        *("ended_at", "ending"),
    )
    list_display = (
        *("began_at", "user", "seen_at", "address", "browser"),
        *("ended_at", "ending"),
    )
    list_filter = (("ended_at", admin.EmptyFieldListFilter), "ending")
    list_select_related = ("user",)
    search_fields = ("user__username", "address")

    @admin.display(description=gettext_lazy("browser"))
    def browser(self, sign_in):
        return addresses.in_words(sign_in.agent)

    def has_end_permission(self, request):
        return request.user.has_perm("core.end_sessions")

    @admin.action(
        description=gettext_lazy("End the selected sessions"), permissions=["end"]
    )
    def end_selected(self, request, queryset):
        users = {sign_in.user for sign_in in queryset.open().select_related("user")}
        others = queryset.exclude(pk=request.sign_in.pk)
        ended = sum(
            sessions.end_some(user, others.filter(user=user), Ending.ADMINISTRATOR)
            for user in users
        )
        message = _("Sessions ended: %(count)d.") % {"count": ended}
        self.message_user(request, message, messages.SUCCESS)


@admin.register(Lock)
class LockAdmin(Restless, BaseAdmin):
    actions = ("unlock_selected",)
    date_hierarchy = "attempt_time"
    fields = (
        *("username", "ip_address", "browser", "failures_since_start"),
        *("attempt_time", "is_locked"),
    )
    list_display = (
        *("attempt_time", "username", "ip_address", "browser"),
        *("failures_since_start", "is_locked"),
    )
    search_fields = ("username", "ip_address")

    @admin.display(description=gettext_lazy("browser"))
    def browser(self, lock):
        return addresses.in_words(lock.user_agent)

    def has_unlock_permission(self, request):
        return request.user.has_perm("core.unlock")

    @admin.display(description=gettext_lazy("locked"), boolean=True)
    def is_locked(self, lock):
        fresh = lock.attempt_time > timezone.now() - settings.AXES_COOLOFF_TIME
        return fresh and lock.failures_since_start >= settings.AXES_FAILURE_LIMIT

    @admin.action(
        description=gettext_lazy("Unlock the names of the selected"),
        permissions=["unlock"],
    )
    def unlock_selected(self, request, queryset):
        names = locking.unlock(queryset)
        message = ngettext(
            "%(count)d name is unlocked.", "%(count)d names are unlocked.", len(names)
        ) % {"count": len(names)}
        self.message_user(request, message, messages.SUCCESS)
