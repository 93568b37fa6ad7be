"""Addresses of signing in and of one's own account, within the admin."""

from functools import partial, update_wrapper

from django.urls import path

from . import views


def urls_of(site):
    def view(function):
        return update_wrapper(partial(function, site=site), function)

    def own(function):
        return site.admin_view(view(function))

    return [
        path("login/code/", view(views.code), name="code"),
        path("account/", own(views.account), name="account"),
        path("account/sessions/end/", own(views.end_sessions), name="end_sessions"),
        path("account/second-factor/", own(views.enrol), name="second_factor"),
        path(
            "account/second-factor/codes/",
            own(views.recovery_codes),
            name="recovery_codes",
        ),
        path(
            "account/second-factor/remove/",
            own(views.remove_factor),
            name="remove_factor",
        ),
        path("account/session/", own(views.session), name="session"),
    ]
