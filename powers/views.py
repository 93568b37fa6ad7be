"""The public register of administrative powers."""

from collections import defaultdict

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.changes import ChangesMixin
from core.listing.columns import Column
from core.listing.groups import GroupedListView
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import PowerFilterSet
from .models import Power, PowerState, Transfer

UNSAID = pgettext_lazy("department", "not stated")


def sequence(state):
    """The number the power has in the list that names it."""
    return state.evidence["name"].sequence


SEQUENCE = Column("sequence", _("sequence number"), sequence, numeric=True)
NAME = Column(
    "name",
    pgettext_lazy("name", "power"),
    link="power",
    source="name",
    sort=("name_pinyin",),
)
CATEGORY = Column(
    "category",
    _("category"),
    source="category",
    sort=("category_pinyin", "name_pinyin"),
)
FROM_DEPARTMENT = Column(
    "from_department",
    _("from department"),
    source="from_department",
    sort=("from_department_pinyin", "name_pinyin"),
    blank="—",
)
DEPARTMENT = Column(
    "department",
    _("department"),
    source="department",
    sort=("department_pinyin", "name_pinyin"),
    blank="—",
)
BASIS = Column("basis", _("legal basis"), source="basis", blank="—")
SINCE = Column(
    "since",
    _("since"),
    "valid_from",
    source="since",
    sort=("valid_from", "name_pinyin"),
)
UNTIL = Column("until", _("in force to"), "valid_to", source="until")
VIEWS = (
    ("powers:list", _("Powers")),
    ("powers:departments", _("By department")),
    ("powers:changes", _("What changed")),
)
COMPARED = (CATEGORY, FROM_DEPARTMENT, DEPARTMENT, BASIS)


class PowerListView(RegisterListView):
    model = PowerState
    entry_model = Transfer
    related = ("power",)
    filterset_class = PowerFilterSet
    title = _("Powers")
    file_name = "powers"
    default_order = ("power_id",)
    columns = (SEQUENCE, NAME, CATEGORY, FROM_DEPARTMENT, DEPARTMENT, SINCE)
    views = VIEWS

    def pictures(self, rows):
        return [
            *pictures.by_category(rows, self.filtered_by("category")),
            *pictures.by_department(rows, self.filtered_by("department")),
        ]


class PowerChangesView(ChangesMixin, PowerListView):
    identity = (NAME,)
    compared = COMPARED


class DepartmentListView(GroupedListView):
    model = PowerState
    entry_model = Transfer
    filterset_class = PowerFilterSet
    title = _("Powers by department")
    file_name = "departments"
    group = "department"
    counts = {
        "powers": Count("pk"),
        "unstated_origin": Count("pk", filter=Q(from_department="")),
    }
    columns = (
        Column(
            "department",
            _("department"),
            link="self",
            sort=("department_pinyin",),
            blank=UNSAID,
        ),
        Column("powers", _("powers"), sort=("powers",), numeric=True),
        Column("categories", _("categories")),
        Column(
            "unstated_origin",
            _("of these from a department not stated"),
            sort=("unstated_origin",),
            numeric=True,
        ),
    )
    views = VIEWS

    def pictures(self, rows):
        return pictures.by_department(rows, self.filtered_by("department"))

    def prepare(self, rows):
        """How many powers of each category the departments have."""
        states = self.get_states().filter(department__in=[r.department for r in rows])
        counted = (
            states.order_by("category_pinyin", "category")
            .values_list("department", "category", "category_pinyin")
            .annotate(number=Count("pk"))
        )
        told = defaultdict(list)
        for department, category, _key, number in counted:
            told[department].append(f"{category or UNSAID} {number}")
        for row in rows:
            row.categories = "、".join(told[row.department])


class PowerDetailView(RegisterDetailView):
    model = Power
    state_model = PowerState
    entry_model = Transfer
    subject = "power"
    related = ("power",)
    columns = (CATEGORY, FROM_DEPARTMENT, DEPARTMENT, BASIS, SINCE)
    history_columns = (SINCE, UNTIL, CATEGORY, FROM_DEPARTMENT, DEPARTMENT, BASIS)
    compared = COMPARED

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"way": context["entries"]}

    def pictures(self, now, states, entries):
        return pictures.of_power(entries)
