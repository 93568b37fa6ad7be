from importlib import import_module

from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class PersonnelConfig(RegisterConfig):
    default = True
    name = "personnel"
    verbose_name = _("Personnel")
    reading_key = "personnel_changes"
    organizations = ("organization",)
    judged = {
        "clause": 0,
        "kind": 2,
        "name": 5,
        "position": 4,
        "organization": 0,
        "title": 0,
        "note": 0,
    }
    change_set = "Notice"
    entry = "Change"
    states = "Tenure"
    exchange = {"personnel": "personnel.resources.ChangeResource"}

    def against(self, read):
        """Posts that were never held by who leaves them, and posts that another holds."""
        return import_module(f"{self.name}.standing").against(read)
