"""The public register of statistics."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.columns import Column
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import ObservationFilterSet
from .models import Figure, Indicator, Observation

INDICATOR = Column(
    "indicator",
    pgettext_lazy("name", "indicator"),
    "indicator.name",
    link="indicator",
    source="quarterly",
    sort=("indicator__name", "period"),
)
PARENT = Column("parent", _("part of"), source="parent")
UNIT = Column("unit", _("unit"), "indicator.unit")
PERIOD = Column(
    "period", _("period"), source="quarterly", sort=("period", "indicator_id")
)
# The page shows a figure as printed, 187.0 and not 187; a file has the number itself.
VALUE, YOY = (
    Column(
        name,
        heading,
        lambda row, name=name: getattr(row, f"{name}_text") or getattr(row, name),
        source=name,
        sort=(name,),
        numeric=True,
        blank="—",
        in_files=False,
    )
    for name, heading in (("value", _("value")), ("yoy", _("year on year (±%)")))
)
NUMBERS = (
    Column("value", _("value"), on_page=False),
    Column("yoy", _("year on year (±%)"), on_page=False),
)
QUARTERLY = Column(
    "quarterly",
    _("quarterly"),
    lambda row: row.quarterly or None,
    source="quarterly",
)
NOTE = Column("note", _("note"), source="note")
SINCE = Column(
    "since", _("since"), "valid_from", source="quarterly", sort=("valid_from",)
)
UNTIL = Column("until", _("in force to"), "valid_to")


class ObservationListView(RegisterListView):
    model = Observation
    entry_model = Figure
    related = ("indicator",)
    filterset_class = ObservationFilterSet
    title = _("Statistics")
    file_name = "statistics"
    default_order = ("-valid_from", "-period", "indicator_id")
    columns = (
        INDICATOR,
        PARENT,
        UNIT,
        PERIOD,
        VALUE,
        YOY,
        *NUMBERS,
        QUARTERLY,
        NOTE,
        SINCE,
    )

    def pictures(self, rows):
        return pictures.growth(rows)


class IndicatorView(RegisterDetailView):
    model = Indicator
    state_model = Observation
    entry_model = Figure
    subject = "indicator"
    related = ("indicator",)
    columns = (PERIOD, VALUE, YOY, PARENT, QUARTERLY, NOTE, SINCE)
    history_columns = (PERIOD, VALUE, YOY, NOTE, SINCE, UNTIL)

    def pictures(self, now, states, entries):
        return pictures.of_indicator(self.object, now)
