"""What of a register differs between two days, or between two times at which it was known."""

from datetime import timedelta
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from . import evidence
from .columns import Column
from .differences import differences
from .filters import FacetFilter
from .parameters import read_day, read_moment
from .tables import cell
from .times import in_words, query_of
from .withheld import shown

A_YEAR = timedelta(days=365)


class Kind(TextChoices):
    BEGAN = "began", pgettext_lazy("difference", "Began")
    CHANGED = "changed", pgettext_lazy("difference", "Changed")
    ENDED = "ended", pgettext_lazy("difference", "Ended")


class ChangesFilterSet(FilterSet):
    change = FacetFilter("change", labels=Kind.choices, label=_("What happened"))


class ChangesMixin:
    """The list of a register, made one of the differences between two of its times.

    ``?from`` and ``?to`` are days, ``?known_from`` and ``?known_to`` what is known when:
    each pair in its order, and where one is left out it is the other (of days: a year
    before, and today). ``compared`` are the columns in which states are compared,
    ``identity`` those that say what a row is about.
    """

    template_name = "generic/register_changes.html"
    times_fields = "generic/register_changes_times.html"
    TIMES = ("from", "to", "known_from", "known_to")
    moment = ""
    identity = compared = ()

    def pictures(self, rows):
        """None: those of the list are of what holds on a day."""
        return []

    def read_times(self, asked):
        read = {
            "from": read_day(asked.get("from", ""), None),
            "to": read_day(asked.get("to", "")),
            "known_from": read_moment(asked.get("known_from", "")),
            "known_to": read_moment(asked.get("known_to", "")),
        }
        self.times_unreadable = [name for name in self.TIMES if read[name][1]]
        self.end_day, end_known = read["to"][0], read["known_to"][0]
        start_known = read["known_from"][0] or end_known
        self.start_day = (
            self.end_day if asked.get("known_from") else before(self.end_day)
        )
        if asked.get("from") and not read["from"][1]:
            self.start_day = read["from"][0]
        if self.start_day > self.end_day:
            self.start_day, self.end_day = self.end_day, self.start_day
        if end_known and (start_known is None or start_known > end_known):
            start_known, end_known = end_known, start_known
        self.start_known, self.end_known = start_known, end_known
        self.as_of, self.known_at = self.end_day, end_known
        self.as_of_unreadable = self.known_at_unreadable = bool(self.times_unreadable)

    def unreadable(self):
        return self.times_unreadable

    def get_title(self):
        return gettext("%(register)s: what changed") % {"register": self.title}

    def get_states(self):
        states = self.model.objects.changed(
            (self.start_day, self.start_known), (self.end_day, self.end_known)
        )
        return shown(states, self.entry_model)

    def get_filterset_class(self):
        bases = (ChangesFilterSet, super().get_filterset_class())
        return type("ChangesFilterSet", bases, {})

    @cached_property
    def columns(self):
        pairs = (pair for column in self.compared for pair in before_and_after(column))
        change = Column(
            "change", _("what happened"), lambda row: Kind(row.change).label
        )
        return (change, *self.identity, *pairs, DAY)

    def prepare(self, rows):
        """Each row with the states ``before`` and ``after`` that it tells of."""
        others = {pk for row in rows for pk in (row.before_id, row.edge_id) if pk}
        states = shown(
            self.model.objects.select_related(*self.related), self.entry_model
        )
        states = states.in_bulk(others)
        evidence.attach([*rows, *states.values()], self.entry_model)
        for row in rows:
            row.before = row if row.change == Kind.ENDED else states.get(row.before_id)
            row.after = None if row.change == Kind.ENDED else row
            row.differences = differences(
                self.compared if row.change == Kind.CHANGED else self.beside_identity(),
                row.before,
                row.after,
            )
            row.day, row.stated_in = day_of(row, states.get(row.edge_id))
            row.stated_by = row.stated_in and evidence.full_reference(row.stated_in)

    def beside_identity(self):
        """What is told of a row that is new or gone, beside what it is about."""
        told = {column.name for column in self.identity}
        return [column for column in self.compared if column.name not in told]

    def get_file_name(self):
        known = "-known" if self.start_known != self.end_known else ""
        return f"{self.file_name}-{self.start_day}-{self.end_day}{known}"

    def about(self):
        about = super().about()
        del about["as_of"], about["known_at"]
        return about | {
            "from": self.start_day.isoformat(),
            "to": self.end_day.isoformat(),
            "known_from": in_words(self.start_known),
            "known_to": in_words(self.end_known),
        }

    def times_of(self, row):
        """The times in which the page of ``row`` has it: of what is said no more, before."""
        if row.change == Kind.ENDED and not row.edge_id:
            return query_of(self.start_day, self.start_known)
        return self.times_query

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for row in context["rows"]:
            about = (cell(column, row) for column in self.identity)
            row.about = [each.going_on_with(self.times_of(row)) for each in about]
            row.kind = Kind(row.change)
        return context | {
            "start_day": self.start_day,
            "end_day": self.end_day,
            "start_known": self.start_known,
            "end_known": self.end_known,
            "times_unreadable": self.times_unreadable,
        }


def before(day):
    """A year before ``day``; ``day`` itself where there is none."""
    return day - A_YEAR if day.year > 1 else day


def day_of(row, edge):
    """(the day from which it is so, the entry that says so); of what ended, its end."""
    if row.change == Kind.ENDED:
        return (edge.valid_to, edge.evidence.get("until")) if edge else (None, None)
    state = edge or row
    return state.valid_from, state.evidence.get("since")


DAY = Column("day", _("since"), "day")


def before_and_after(column):
    """The columns of files that have a value as it was, and as it is."""
    for name, heading in (("before", _("%s, before")), ("after", _("%s, after"))):
        yield Column(
            f"{column.name}_{name}",
            Heading(heading, column.heading),
            lambda row, state=name: (
                column.of(getattr(row, state)) if getattr(row, state) else None
            ),
            numeric=column.numeric,
            on_page=False,
        )


class Heading:
    """A heading made of two words that are translated when it is read."""

    def __init__(self, pattern, word):
        self.pattern, self.word = pattern, word

    def __str__(self):
        return str(self.pattern) % self.word
