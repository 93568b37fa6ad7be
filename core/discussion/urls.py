"""Addresses of comments and notifications, within the admin."""

from functools import partial, update_wrapper

from django.urls import path

from . import views


def urls_of(site):
    def view(function):
        return site.admin_view(update_wrapper(partial(function, site=site), function))

    return [
        path(
            "comments/<str:kind>/<int:key>/add/",
            view(views.add_comment),
            name="comment_add",
        ),
        path(
            "comments/<str:kind>/<int:key>/people/",
            view(views.people),
            name="comment_people",
        ),
        path(
            "comments/<int:key>/resolve/",
            view(views.resolve_comment),
            name="comment_resolve",
        ),
        path("notifications/", view(views.notifications), name="notifications"),
        path(
            "notifications/read/",
            view(views.read_notifications),
            name="notifications_read",
        ),
        path(
            "notifications/<int:key>/",
            view(views.open_notification),
            name="notification",
        ),
    ]
