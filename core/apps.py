from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Workflow")
    default = True

    def ready(self):
        from core.audit import hooks

        hooks.connect(self)

        from core.accounts import connections

        connections.connect()

        from core.search import hooks as search

        search.connect(self)


class AdminConfig(admin_apps.SimpleAdminConfig):
    """The admin is found by the addresses (config/urls.py): commands start without it."""

    default_site = "core.admin_site.GongbaoAdminSite"
    default = False
