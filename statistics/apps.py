from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class StatisticsConfig(RegisterConfig):
    default = True
    name = "statistics"
    verbose_name = _("Statistics")
    reading_key = "figures"
    change_set = "Release"
    entry = "Figure"
    states = "Observation"
    exchange = {"figures": "statistics.resources.FigureResource"}
