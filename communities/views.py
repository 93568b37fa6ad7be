"""The public register of communities."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.columns import Column, as_text
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import CommunityFilterSet
from .models import Change, Community, CommunityState

SIDES = {"east": "东", "south": "南", "west": "西", "north": "北"}


def bounds(state):
    return "；".join(
        filter(None, [*map(area_words, state.areas), state.boundary_extra])
    )


def area_words(area):
    sides = "，".join(
        f"{word}：{area[side]}" for side, word in SIDES.items() if area[side]
    )
    return "｜".join(filter(None, [area["area"], sides]))


def households(state):
    return printed(
        state.households_text, state.households, state.households_approx, "户"
    )


def floor_area(state):
    return printed(
        state.floor_area_text,
        state.floor_area_m2,
        state.floor_area_approx,
        "平方米",
    )


def printed(words, value, approximate, unit):
    """A quantity in the words it was printed with, or in ours where staff typed it."""
    if words or value is None:
        return words
    return f"{'约' if approximate else ''}{as_text(value)}{unit}"


NAME = Column(
    "name",
    pgettext_lazy("name", "community"),
    link="community",
    source="name",
    sort=("name",),
)
FORMER_NAME = Column("former_name", _("former name"), source="former_name")
SUBDISTRICT = Column(
    "subdistrict", _("subdistrict"), source="subdistrict", sort=("subdistrict", "name")
)
TERRITORY = Column("territory", _("territory"), source="territory")
BOUNDS = Column("bounds", _("bounds"), bounds, source="areas")
HOUSEHOLDS = Column(
    "households_printed",
    _("households"),
    households,
    source="households",
    sort=("households",),
    numeric=True,
)
PREMISES = Column("premises", _("premises"), source="premises")
PREMISES_NOTE = Column(
    "premises_note", _("note on the premises"), source="premises_note"
)
FLOOR_AREA = Column(
    "floor_area_printed",
    _("floor area"),
    floor_area,
    source="floor_area_m2",
    sort=("floor_area_m2",),
    numeric=True,
)
SINCE = Column("since", _("since"), "valid_from", sort=("valid_from",))
UNTIL = Column("until", _("in force to"), "valid_to")


class CommunityListView(RegisterListView):
    model = CommunityState
    entry_model = Change
    related = ("community",)
    filterset_class = CommunityFilterSet
    title = _("Communities")
    file_name = "communities"
    default_order = ("subdistrict", "name")
    columns = (
        NAME,
        SUBDISTRICT,
        TERRITORY,
        BOUNDS,
        HOUSEHOLDS,
        Column("households", _("households (number)"), on_page=False),
        Column("households_approx", _("households approximate"), on_page=False),
        PREMISES,
        FLOOR_AREA,
        Column("floor_area_m2", _("floor area (m²)"), on_page=False),
        Column("floor_area_approx", _("floor area approximate"), on_page=False),
        SINCE,
    )

    def pictures(self, rows):
        return pictures.by_subdistrict(rows, self.filtered_by("subdistrict"))


class CommunityDetailView(RegisterDetailView):
    model = Community
    state_model = CommunityState
    entry_model = Change
    subject = "community"
    related = ("community",)
    columns = (
        SUBDISTRICT,
        FORMER_NAME,
        TERRITORY,
        HOUSEHOLDS,
        PREMISES,
        PREMISES_NOTE,
        FLOOR_AREA,
        SINCE,
    )
    history_columns = (
        SINCE,
        UNTIL,
        Column("name", pgettext_lazy("name", "community"), source="name"),
        HOUSEHOLDS,
        TERRITORY,
        PREMISES,
        FLOOR_AREA,
    )

    def pictures(self, now, states, entries):
        return pictures.over_time(states, self.as_of, households)

    def entries_queryset(self):
        return Change.objects.touching([self.object.pk])

    def get_title(self, now, states, entries):
        """The name on the day, or else the last one before it."""
        before = [state for state in states if state.valid_from <= self.as_of]
        return (now or before or states[:1] or entries)[-1].name
