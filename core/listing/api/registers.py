"""Registers: as lists, and record by record: now, over time, and what documents say."""

from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.listing import evidence
from core.listing.columns import Column
from core.listing.problems import problem
from core.listing.times import in_words

from . import schemas
from .base import PREFIX, Part, RecordApi
from .lists import UNREADABLE, ListApi

CLAUSE = Column("url", gettext_lazy("web address of the clause"), "address", type="uri")
ENTRY = (
    Column("effective_on", gettext_lazy("effective on"), type="date"),
    Column("entry", gettext_lazy("entry"), str, type="string"),
    Column("document", gettext_lazy("document"), "change_set.document"),
    Column("clause", gettext_lazy("clause")),
    Column("source_text", gettext_lazy("source text")),
    Column(
        "published_at",
        gettext_lazy("published at"),
        "change_set.published_at",
        type="date-time",
    ),
    CLAUSE,
)
UNTIL = Column("until", gettext_lazy("in force to"), "valid_to")


class OfTimes:
    """What a register says in the two times that are asked for."""

    @classmethod
    def about_schema(cls):
        times = {
            name: schema | {"type": ["string", "null"]}
            for name, schema, _ in times_of(cls)
        }
        return {"title": {"type": "string"}} | times

    @classmethod
    def query_parameters(cls):
        times = [schemas.query(*each) for each in times_of(cls)]
        return [*super().query_parameters(), *times]


def times_of(view):
    """(name, schema, description) of the times that a view reads."""
    for name in view.TIMES:
        if name.startswith("known"):
            yield (
                name,
                {"type": "string"},
                _("As the public knew it then: a day or a moment; now where left out."),
            )
        else:
            yield name, {"type": "string", "format": "date"}, _("The day it is about.")


class RegisterListApi(OfTimes, ListApi):
    """For a RegisterListView. The pages that follow the first keep to its times."""

    EXAMPLES = (*ListApi.EXAMPLES, "as_of=2020-10-01&limit=2")

    def pinned(self):
        about = self.about()
        now = {self.TIMES[-1]: in_words(timezone.now())}
        return now | {name: about[name] for name in self.TIMES if about[name]}


class ChangesApi(RegisterListApi):
    """For a list of what changed between two times."""

    EXAMPLES = ("from=2020-05-01&to=2020-10-01&limit=2",)


class GroupedListApi(RegisterListApi):
    """For a register counted: all groups at once."""

    EXAMPLES = ("as_of=2020-10-01",)

    @classmethod
    def paging_parameters(cls):
        return []

    def own_parameters(self):
        return super().own_parameters() - {"limit", "cursor"}

    def page(self, rows):
        groups = list(self.all_rows(rows))
        return self.told(groups, len(groups), "")


class RegisterRecordApi(OfTimes, RecordApi):
    """For a RegisterDetailView."""

    def get(self, request, *args, **kwargs):
        if self.as_of_unreadable or self.known_at_unreadable:
            return problem(request, 400, UNREADABLE)
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if (moved := self.moved_to()) is not None:
                return HttpResponseRedirect(PREFIX + moved.get_absolute_url())
            raise

    def record(self):
        self.shown = {
            "now": self.now(),
            "history": self.states(),
            "entries": self.entries(),
        }
        if not self.shown["entries"]:
            raise Http404
        evidence.attach([*self.shown["now"], *self.shown["history"]], self.entry_model)
        for entry in self.shown["entries"]:
            entry.address = self.full(entry.get_absolute_url())
        title = self.get_title(*self.shown.values())
        return {"title": title, **self.days()} | super().record()

    def days(self):
        return {"as_of": self.as_of.isoformat(), "known_at": in_words(self.known_at)}

    @classmethod
    def get_parts(cls):
        state, entry = cls.state_model, cls.entry_model
        history = with_until(cls.history_columns)
        return {
            "now": Part(_("What holds on the day"), cls.columns, shown("now"), state),
            "history": Part(_("What held over time"), history, shown("history"), state),
            "entries": Part(
                _("What documents say of it"), ENTRY, shown("entries"), entry
            ),
        }

    @classmethod
    def summary(cls):
        return cls.model._meta.verbose_name

    @classmethod
    def example(cls):
        told = cls.state_model.objects.published().values(cls.subject)
        return cls.model.objects.filter(pk__in=told).first()


def shown(name):
    return lambda view: view.shown[name]


def with_until(columns):
    return columns if any(c.name == "until" for c in columns) else (*columns, UNTIL)
