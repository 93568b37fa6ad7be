from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class PowersConfig(RegisterConfig):
    default = True
    name = "powers"
    verbose_name = _("Powers")
    reading_key = "powers"
    organizations = ("from_department", "to_department")
    judged = {
        "seq": 2,
        "name": 5,
        "category": 0,
        "from_department": 0,
        "to_department": 0,
        "basis": 0,
    }
    change_set = "TransferList"
    entry = "Transfer"
    states = "PowerState"
    exchange = {"powers": "powers.resources.TransferResource"}
