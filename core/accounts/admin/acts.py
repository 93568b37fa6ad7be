"""What administrators do to the account of another, each with a right of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from core.accounts import second_factor, sessions
from core.accounts.models import Account, Ending
from core.audit import record


@dataclass(frozen=True)
class UserAct:
    permission: str
    label: str
    done: str
    make: Callable


def end_sessions(user):
    sessions.end_all_of(user, Ending.ADMINISTRATOR)


def remove_factor(user):
    second_factor.remove(user)
    sessions.end_all_of(user, Ending.FACTOR)


def require_new_password(user):
    Account.objects.update_or_create(user=user, defaults={"must_change": True})
    record("policy.changed", target=user, details={"must_change": True})


ACTS = {
    "end-sessions": UserAct(
        "core.end_sessions",
        _("End all sessions"),
        _("All sessions of %(user)s are ended."),
        end_sessions,
    ),
    "new-password": UserAct(
        "core.require_new_password",
        _("Require a new password"),
        _("%(user)s has to choose a new password now."),
        require_new_password,
    ),
    "remove-factor": UserAct(
        "core.reset_second_factor",
        _("Take off the second factor"),
        _("%(user)s signs in without a second factor until a new one is set up."),
        remove_factor,
    ),
}


def may_touch(by, user):
    """The sealed account is for nobody but itself; oneself one does on one's own page."""
    return by.pk != user.pk and (by.is_superuser or not user.is_superuser)


class ActsOnUsers:
    """Buttons on the page of a user."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.act_view)
        return [
            path("<path:object_id>/do/<slug:name>/", view, name="auth_user_act"),
            *super().get_urls(),
        ]

    def acts_for(self, request, user):
        """The buttons that the page of ``user`` shows."""
        return [
            {
                "label": act.label,
                "url": reverse("admin:auth_user_act", args=[user.pk, name]),
            }
            for name, act in ACTS.items()
            if request.user.has_perm(act.permission) and may_touch(request.user, user)
        ]

    @method_decorator(require_POST)
    def act_view(self, request, object_id, name):
        user = self.get_object(request, unquote(object_id))
        act = ACTS.get(name)
        if user is None or act is None:
            raise Http404
        if not (
            request.user.has_perm(act.permission) and may_touch(request.user, user)
        ):
            raise PermissionDenied
        act.make(user)
        self.message_user(request, act.done % {"user": user}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
