"""Registers as lists and pages: what they say on a day, and which clause says so."""

from datetime import date

from django.db.models import F, Max
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from . import evidence
from .columns import STATED_BY
from .parameters import read_day
from .tables import Table
from .views import ListView

SHOWN = 200


class AsOfMixin:
    """Reads ``?as_of``: a register is shown as it was on that day, else today."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.as_of, self.as_of_unreadable = read_day(request.GET.get("as_of", ""))

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            as_of=self.as_of, as_of_unreadable=self.as_of_unreadable, **kwargs
        )


class RegisterListView(AsOfMixin, ListView):
    """What a register says on a day.

    ``model`` is the register's state, ``entry_model`` its entry; ``related`` are the
    foreign keys that the columns follow.
    """

    template_name = "generic/register_list.html"
    entry_model = None
    related = ()

    def get_queryset(self):
        self.queryset = self.model.objects.as_of(self.as_of).select_related(
            *self.related
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        return super().get_context_data(updated=self.updated(), **kwargs)

    def updated(self):
        """When the public last got something new to the register, or ``None``."""
        change_sets = self.entry_model.change_set.field.related_model.objects
        return change_sets.published().aggregate(at=Max("published_at"))["at"]

    def prepare(self, rows):
        evidence.attach(rows, self.entry_model)

    def file_columns(self):
        *columns, address = super().file_columns()
        return [*columns, STATED_BY, address]

    def get_file_name(self):
        return f"{self.file_name}-{self.as_of}"

    def about(self):
        return super().about() | {"as_of": self.as_of.isoformat()}

    def own_parameters(self):
        return super().own_parameters() | {"as_of"}


class Newest(list):
    """The last ``SHOWN`` rows of a queryset, in its order; ``total`` is how many it has."""

    def __init__(self, queryset):
        super().__init__(reversed(queryset.reverse()[:SHOWN]))
        self.total = queryset.count() if len(self) == SHOWN else len(self)


class RegisterDetailView(AsOfMixin, DetailView):
    """One subject of a register: its states on a day, its newest states and entries.

    ``state_model`` and ``entry_model`` have the foreign key ``subject`` to ``model``;
    ``columns`` are of the state, ``history_columns`` those of the table of states.
    """

    state_model = entry_model = None
    subject = ""
    related = ()
    columns = ()
    history_columns = ()

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if (moved := self.moved_to()) is not None:
                return redirect(moved)
            raise

    def moved_to(self):
        """What the corrections of all that was said of the subject speak of instead."""
        subject = getattr(self, "object", None)
        if subject is None:
            return None
        entries = self.entry_model.objects.select_related("change_set", self.subject)
        of_subject = entries.filter(**{self.subject: subject})
        entry = of_subject.order_by("-pk").first()
        while entry and entry.change_set.superseded_at:
            was_public = entry.corrections.filter(
                change_set__published_at__isnull=False
            )
            entry = was_public.select_related("change_set", self.subject).first()
        if entry is None or not self.entry_model.objects.published().contains(entry):
            return None
        moved = getattr(entry, self.subject)
        return None if moved == subject else moved

    def get_context_data(self, **kwargs):
        now, states, entries = self.now(), self.states(), self.entries()
        if not entries:
            raise Http404(_("There is no such page."))
        evidence.attach([*now, *states], self.entry_model)
        return super().get_context_data(
            title=self.get_title(now, states, entries),
            states=states,
            now=[(state, Table(self.columns, [state])) for state in now],
            now_total=now.total,
            history=Table(self.history_columns, states),
            entries=entries,
            updated=max(entry.change_set.published_at for entry in entries),
            **kwargs,
        )

    def get_title(self, now, states, entries):
        return str(self.object)

    def now(self):
        return self.newest_of(self.state_model.objects.as_of(self.as_of))

    def states(self):
        return self.newest_of(self.state_model.objects.filter(known_to=None))

    def newest_of(self, states):
        of_subject = states.filter(**{self.subject: self.object})
        return Newest(
            of_subject.select_related(*self.related).order_by("valid_from", "pk")
        )

    def entries_queryset(self):
        return self.entry_model.objects.filter(**{self.subject: self.object})

    def entries(self):
        """The published entries about the subject, in the order they take hold."""
        entries = Newest(
            self.entries_queryset()
            .published()
            .select_related("change_set__document")
            .defer("change_set__document__body")
            .order_by(
                Coalesce(
                    "change_set__effective_date",
                    "change_set__document__signed_date",
                    TruncDate("change_set__published_at"),
                ),
                F("change_set__document__year").asc(nulls_first=True),
                F("change_set__document__serial").asc(nulls_first=True),
                "change_set",
                "order",
                "pk",
            )
        )
        entries.sort(key=lambda entry: entry.effective_on or date.min)
        return entries
