"""The staff side's own admin site; its front page says what waits for whom."""

from heapq import nlargest

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

LATEST = 12
LAST_APPS = ("core", "auth")


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

    def index(self, request, extra_context=None):
        context = self.waiting(request) | (extra_context or {})
        return super().index(request, context)

    def waiting(self, request):
        """What waits for the user: counts for each kind, and the latest records."""
        kinds = [
            model_admin
            for model_admin in self._registry.values()
            if hasattr(model_admin, "waiting")
            and model_admin.has_view_permission(request)
        ]
        waiting = [(kind, kind.waiting(request)) for kind in kinds]
        latest = [
            (self.change_url(record), record)
            for kind in kinds
            for record in kind.latest_waiting(request, LATEST)
        ]
        return {
            "waiting": [
                {"label": kind.opts.verbose_name_plural, "waits": waits}
                for kind, waits in waiting
            ],
            "latest": nlargest(LATEST, latest, key=lambda pair: pair[1].updated_at),
        }

    def change_url(self, record):
        opts = record._meta
        name = f"{self.name}:{opts.app_label}_{opts.model_name}_change"
        return reverse(name, args=[record.pk])
