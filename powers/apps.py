from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class PowersConfig(RegisterConfig):
    default = True
    name = "powers"
    verbose_name = _("Powers")
    reading_key = "powers"
    change_set = "TransferList"
    entry = "Transfer"
    states = "PowerState"
    exchange = {"powers": "powers.resources.TransferResource"}
