from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GazetteConfig(AppConfig):
    name = "gazette"
    verbose_name = _("Gazette")
    exchange = {
        "documents": "gazette.resources.DocumentResource",
        "organizations": "gazette.resources.OrganizationResource",
    }
