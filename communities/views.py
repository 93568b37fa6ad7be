"""The public register of communities."""

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.changes import ChangesMixin
from core.listing.columns import Column, as_text
from core.listing.groups import GroupedListView
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


def total_households(group):
    """The sum of what is stated; approximate as soon as one of them is."""
    return printed("", group.total, group.approximate > 0, "户")


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
    sort=("name_pinyin",),
)
FORMER_NAME = Column("former_name", _("former name"), source="former_name")
SUBDISTRICT = Column(
    "subdistrict",
    _("subdistrict"),
    source="subdistrict",
    sort=("subdistrict_pinyin", "name_pinyin"),
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
SINCE = Column(
    "since",
    _("since"),
    "valid_from",
    source="since",
    sort=("valid_from", "name_pinyin"),
)
UNTIL = Column("until", _("in force to"), "valid_to", source="until")


OWN_NAME = Column("name", pgettext_lazy("name", "community"), source="name")
COMPARED = (
    OWN_NAME,
    FORMER_NAME,
    SUBDISTRICT,
    TERRITORY,
    BOUNDS,
    HOUSEHOLDS,
    PREMISES,
    PREMISES_NOTE,
    FLOOR_AREA,
)
VIEWS = (
    ("communities:list", _("Communities")),
    ("communities:subdistricts", _("By subdistrict")),
    ("communities:changes", _("What changed")),
)


class CommunityListView(RegisterListView):
    model = CommunityState
    entry_model = Change
    related = ("community",)
    filterset_class = CommunityFilterSet
    title = _("Communities")
    file_name = "communities"
    default_order = ("subdistrict_pinyin", "name_pinyin")
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
    views = VIEWS

    def pictures(self, rows):
        return pictures.by_subdistrict(rows, self.filtered_by("subdistrict"))


class CommunityChangesView(ChangesMixin, CommunityListView):
    identity = (NAME, SUBDISTRICT)
    compared = COMPARED


class SubdistrictListView(GroupedListView):
    model = CommunityState
    entry_model = Change
    filterset_class = CommunityFilterSet
    title = _("Communities by subdistrict")
    file_name = "subdistricts"
    group = "subdistrict"
    counts = {
        "communities": Count("pk"),
        "total": Sum("households"),
        "approximate": Count("pk", filter=Q(households_approx=True)),
        "unstated": Count("pk", filter=Q(households=None)),
    }
    columns = (
        Column(
            "subdistrict",
            _("subdistrict"),
            link="self",
            sort=("subdistrict_pinyin",),
            blank="—",
        ),
        Column("communities", _("communities"), sort=("communities",), numeric=True),
        Column(
            "households_in_words",
            _("households"),
            total_households,
            sort=("total",),
            numeric=True,
            blank="—",
            in_files=False,
        ),
        Column(
            "households",
            _("households (number)"),
            "total",
            numeric=True,
            on_page=False,
        ),
        Column(
            "approximate",
            _("of these approximate"),
            sort=("approximate",),
            numeric=True,
        ),
        Column(
            "unstated", _("households not stated"), sort=("unstated",), numeric=True
        ),
    )
    views = VIEWS


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
        OWN_NAME,
        HOUSEHOLDS,
        TERRITORY,
        PREMISES,
        FLOOR_AREA,
    )
    compared = COMPARED

    def pictures(self, now, states, entries):
        return pictures.over_time(states, self.as_of, households)

    def entries_queryset(self):
        return Change.objects.touching([self.object.pk])

    def get_title(self, now, states, entries):
        """The name on the day, or else the last one before it."""
        before = [state for state in states if state.valid_from <= self.as_of]
        return (now or before or states[:1] or entries)[-1].name
