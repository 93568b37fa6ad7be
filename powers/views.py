"""The public register of administrative powers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.columns import Column
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import PowerFilterSet
from .models import Power, PowerState, Transfer


def sequence(state):
    """The number the power has in the list that names it."""
    return state.evidence["name"].sequence


SEQUENCE = Column("sequence", _("sequence number"), sequence, numeric=True)
NAME = Column(
    "name", pgettext_lazy("name", "power"), link="power", source="name", sort=("name",)
)
CATEGORY = Column(
    "category", _("category"), source="category", sort=("category", "name")
)
FROM_DEPARTMENT = Column(
    "from_department",
    _("from department"),
    source="from_department",
    sort=("from_department",),
    blank="—",
)
DEPARTMENT = Column(
    "department", _("department"), source="department", sort=("department",), blank="—"
)
BASIS = Column("basis", _("legal basis"), source="basis", blank="—")
SINCE = Column(
    "since", _("since"), "valid_from", source="name", sort=("valid_from", "name")
)
UNTIL = Column("until", _("in force to"), "valid_to")


class PowerListView(RegisterListView):
    model = PowerState
    entry_model = Transfer
    related = ("power",)
    filterset_class = PowerFilterSet
    title = _("Powers")
    file_name = "powers"
    default_order = ("power_id",)
    columns = (SEQUENCE, NAME, CATEGORY, FROM_DEPARTMENT, DEPARTMENT, SINCE)

    def pictures(self, rows):
        return [
            *pictures.by_category(rows, self.filtered_by("category")),
            *pictures.by_department(rows, self.filtered_by("department")),
        ]


class PowerDetailView(RegisterDetailView):
    model = Power
    state_model = PowerState
    entry_model = Transfer
    subject = "power"
    related = ("power",)
    columns = (CATEGORY, FROM_DEPARTMENT, DEPARTMENT, BASIS, SINCE)
    history_columns = (SINCE, UNTIL, CATEGORY, FROM_DEPARTMENT, DEPARTMENT, BASIS)

    def pictures(self, now, states, entries):
        return pictures.of_power(entries)
