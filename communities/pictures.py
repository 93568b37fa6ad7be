"""Pictures of communities: households over time, and of each subdistrict."""

from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.pictures import bars, steps, told
from core.pictures.marks import Picture

HEADINGS = (
    gettext_lazy("subdistrict"),
    gettext_lazy("households"),
    gettext_lazy("communities"),
    gettext_lazy("of these without a number"),
)


def over_time(states, today, words):
    """Households where more than one number of them was stated; ``words`` prints them."""
    found = [step(state, words) for state in states]
    if len([one for one in found if one.value is not None]) < 2:
        return []
    narrow, wide = steps.drawings(found, today)
    notes = told.left_out(len(found), steps.MOST)
    if any(one.approximate for one in found):
        notes += (_("Broken lines and hollow points: approximate numbers."),)
    return [
        Picture(
            "households",
            _("Households over time"),
            _("A line with a step on each day on which another number takes hold."),
            narrow,
            wide,
            (_("period"), _("households")),
            [
                (told.stretch(one.start, one.end), one.text or _("not stated"))
                for one in reversed(found)
            ],
            notes,
        )
    ]


def step(state, words):
    text, entry = words(state), told.clause_of(state, "households")
    return steps.Step(
        state.valid_from,
        state.valid_to,
        state.households,
        text,
        state.households_approx,
        told.address(entry),
        told.with_clause(
            f"{text} {told.stretch(state.valid_from, state.valid_to)}", entry
        ),
    )


def by_subdistrict(rows, address):
    """Households of each subdistrict; ``address(name)`` is the list of its communities."""
    stated = [row for row in counted(rows) if row["stated"]]
    if len(stated) < 2:
        return []
    found = [bar(row, address) for row in stated]
    narrow, wide = bars.drawings(found)
    notes = told.left_out(len(found), bars.MOST)
    if any(one.partial for one in found[: bars.MOST]):
        notes += (_("Broken frames: not all communities have a number stated."),)
    return [
        Picture(
            "subdistricts",
            _("Households by subdistrict"),
            _("What the communities of each subdistrict add up to, as far as stated."),
            narrow,
            wide,
            HEADINGS,
            [
                (one.name, one.told, row["communities"], missing(row))
                for one, row in zip(found, stated, strict=True)
            ],
            notes,
        )
    ]


def counted(rows):
    """What the communities of each subdistrict come to, the most households first."""
    return (
        rows.order_by()
        .exclude(subdistrict="")
        .values("subdistrict")
        .annotate(
            total=Sum("households"),
            communities=Count("pk"),
            stated=Count("households"),
            approximate=Count("households", filter=Q(households_approx=True)),
        )
        .order_by(F("total").desc(nulls_last=True), "subdistrict")[: told.ROWS]
    )


def missing(row):
    return row["communities"] - row["stated"]


def bar(row, address):
    text = f"{'约' if row['approximate'] else ''}{row['total']}户"
    name = row["subdistrict"]
    return bars.Bar(name, row["total"], text, address(name), missing(row) > 0)
