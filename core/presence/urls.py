"""The address that pages report to, within the admin."""

from functools import partial, update_wrapper

from django.urls import path

from .views import presence


def urls_of(site):
    view = update_wrapper(partial(presence, site=site), presence)
    return [
        path("presence/<str:kind>/<int:key>/", site.admin_view(view), name="presence")
    ]
