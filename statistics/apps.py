from django.utils.translation import gettext_lazy as _

from gazette.registers.config import RegisterConfig


class StatisticsConfig(RegisterConfig):
    default = True
    name = "statistics"
    verbose_name = _("Statistics")
    reading_key = "figures"
    judged = {
        "indicator": 5,
        "unit": 0,
        "period": 4,
        "value": 2,
        "yoy": 1,
        "quarterly": 0,
        "parent": 2,
        "note": 0,
    }
    change_set = "Release"
    entry = "Figure"
    states = "Observation"
    exchange = {"figures": "statistics.resources.FigureResource"}
