"""The public register of statistics."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.changes import ChangesMixin
from core.listing.columns import Column
from core.listing.evidence import full_reference
from core.listing.registers import RegisterDetailView, RegisterListView
from core.text.periods import period_end

from . import pictures
from .filters import ObservationFilterSet
from .models import Figure, Indicator, Observation

INDICATOR = Column(
    "indicator",
    pgettext_lazy("name", "indicator"),
    "indicator.name",
    link="indicator",
    source="quarterly",
    sort=("indicator_pinyin", "period"),
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
SINCE = Column("since", _("since"), "valid_from", source="since", sort=("valid_from",))
UNTIL = Column("until", _("in force to"), "valid_to", source="until")
SOURCE = Column(
    "source",
    pgettext_lazy("of a figure", "source"),
    lambda row: full_reference(row.evidence["quarterly"]),
    source="quarterly",
)
COMPARED = (VALUE, YOY, PARENT, QUARTERLY, NOTE)
VIEWS = (
    ("statistics:list", _("Statistics")),
    ("statistics:changes", _("What changed")),
)


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
    views = VIEWS

    def pictures(self, rows):
        return pictures.growth(rows)


class ObservationChangesView(ChangesMixin, ObservationListView):
    identity = (INDICATOR, PERIOD)
    compared = COMPARED


PERIODS = (PERIOD, VALUE, YOY, PARENT, QUARTERLY, NOTE, SOURCE, SINCE)


def order_of(state):
    return period_end(state.period) or state.valid_from, state.period


class IndicatorView(RegisterDetailView):
    model = Indicator
    state_model = Observation
    entry_model = Figure
    subject = "indicator"
    related = ("indicator",)
    columns = (PERIOD, VALUE, YOY, PARENT, QUARTERLY, NOTE, SINCE)
    history_columns = (PERIOD, VALUE, YOY, NOTE, SINCE, UNTIL)
    compared = COMPARED

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = [state for state, _ in context["now"]]
        return context | {"periods": self.table(PERIODS, rows)}

    def newest_of(self, states):
        """In the order of their periods, as a table of figures has them."""
        newest = super().newest_of(states)
        newest.sort(key=order_of)
        return newest

    def pictures(self, now, states, entries):
        return pictures.of_indicator(self.object, now)
