"""The address of handing over, within the admin."""

from functools import partial, update_wrapper

from django.urls import path

from .views import page


def urls_of(site):
    view = update_wrapper(partial(page, site=site), page)
    return [path("hand-over/", site.admin_view(view), name="hand_over")]
