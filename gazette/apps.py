from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .disclosure.holidays import load_holidays


class GazetteConfig(AppConfig):
    name = "gazette"
    verbose_name = _("Gazette")
    exchange = {
        "documents": "gazette.resources.DocumentResource",
        "organizations": "gazette.resources.OrganizationResource",
        "holidays": "gazette.disclosure.resources.HolidayResource",
    }

    def ready(self):
        post_migrate.connect(load_holidays, sender=self)
