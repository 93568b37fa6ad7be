from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class PersonnelConfig(RegisterConfig):
    default = True
    name = "personnel"
    verbose_name = _("Personnel")
    reading_key = "personnel_changes"
    change_set = "Notice"
    entry = "Change"
    states = "Tenure"
    exchange = {"personnel": "personnel.resources.ChangeResource"}
