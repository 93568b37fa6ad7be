"""The staff side's own admin site; its front page says what waits for whom."""

from importlib import import_module

from django.apps import apps
from django.contrib import admin
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog

from core.front import gathered
from core.text.people import called
from core.workflow.states import State

LAST_APPS = ("core", "auth")
# The rooms of core with pages of their own in the admin.
ROOMS = ("accounts", "discussion", "handover", "presence")


class GongbaoAdminSite(admin.AdminSite):
    site_title = site_header = _("Gazette administration")
    index_title = _("What waits")
    enable_nav_sidebar = False

    def i18n_javascript(self, request, extra_context=None):
        """The words of the scripts, from the project's catalogues too."""
        return JavaScriptCatalog.as_view()(request)

    def get_app_list(self, request, app_label=None):
        """Apps and models in the order in which the project names them."""
        order = [app.label for app in apps.get_app_configs()]
        models = list(self._registry)
        app_list = super().get_app_list(request, app_label)
        for app in app_list:
            app["models"].sort(key=lambda model: models.index(model["model"]))
        return sorted(
            app_list,
            key=lambda app: (
                app["app_label"] in LAST_APPS,
                order.index(app["app_label"]),
            ),
        )

    def each_context(self, request):
        name = called(request.user) if request.user.is_authenticated else ""
        return super().each_context(request) | {"called": name}

    def get_urls(self):
        rooms = (import_module(f"core.{name}.urls") for name in ROOMS)
        own = [address for room in rooms for address in room.urls_of(self)]
        return [*own, *super().get_urls()]

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Django's page, with our own second step after it."""
        from core.accounts.views import sign_in

        return sign_in(request, self, extra_context)

    def password_change(self, request, extra_context=None):
        from core.accounts.gates import why_new_password

        context = {"must_change": why_new_password(request)} | (extra_context or {})
        return super().password_change(request, context)

    def index(self, request, extra_context=None):
        return super().index(request, self.front(request) | (extra_context or {}))

    def front(self, request):
        """What waits for the user, and how much of every kind is in which state."""
        kinds = [
            kind
            for kind in self._registry.values()
            if kind.has_view_permission(request)
        ]
        sections = [
            section
            for kind in kinds
            if hasattr(kind, "front_sections")
            for section in kind.front_sections(request)
        ]
        return {
            "sections": gathered(sections),
            "states": State,
            "kinds": [
                self.by_state(kind, request)
                for kind in kinds
                if hasattr(kind, "counts_by_state")
            ],
        }

    def by_state(self, kind, request):
        counts, url = kind.counts_by_state(request), kind.url("changelist")
        cells = [
            (counts.get(state, 0), f"{url}?state__exact={state}") for state in State
        ]
        return {"label": kind.opts.verbose_name_plural, "url": url, "cells": cells}
