from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .disclosure.holidays import load_holidays


class GazetteConfig(AppConfig):
    name = "gazette"
    verbose_name = _("Gazette")
    exchange = {
        "documents": "gazette.resources.documents.DocumentResource",
        "organizations": "gazette.resources.organizations.OrganizationResource",
        "relations": "gazette.resources.relations.RelationResource",
        "holidays": "gazette.disclosure.resources.HolidayResource",
    }
    search = ("gazette.searching.documents", "gazette.registers.searching.subjects")

    def ready(self):
        post_migrate.connect(load_holidays, sender=self)
