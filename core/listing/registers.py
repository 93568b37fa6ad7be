"""Registers as lists and pages: what they say on a day, and which clause says so."""

from datetime import date
from urllib.parse import quote, urlencode

from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.workflow.states import WithdrawalKind

from . import evidence
from .columns import STATED_BY
from .remembering import changed_at, remembered
from .retold import retold
from .tables import Table
from .times import TimesMixin, in_words
from .views import ListView
from .withheld import IN_ERROR, shown

SHOWN = 200


class RegisterListView(TimesMixin, ListView):
    """What a register says on a day.

    ``model`` is the register's state, ``entry_model`` its entry; ``related`` are the
    foreign keys that the columns follow; ``views`` pairs of (name of a view, title).
    """

    template_name = "generic/register_list.html"
    moment = "known_from"
    feed_note = gettext_lazy(
        "What the register says now, anew whenever it says something else."
    )
    entry_model = None
    related = ()
    views = ()

    def get_queryset(self):
        # Not joined: so the database walks the index of the order, whatever it guesses.
        self.queryset = self.get_states().prefetch_related(*self.related)
        return super().get_queryset()

    def get_states(self):
        states = self.model.objects.as_of(self.as_of, self.known_at)
        return shown(states, self.entry_model) if self.known_at else states

    def get_context_data(self, **kwargs):
        context = super().get_context_data(updated=self.updated(), **kwargs)
        self.keep_times(context["table"])
        drawn = context["page_obj"].number == 1 and context["rows"]
        return context | {
            "other_views": [self.link_to(view) for view in self.views],
            "pictures": self.pictures(self.object_list) if drawn else [],
        }

    def link_to(self, view):
        """A view of the register, such as ("communities:list", title), in these times."""
        name, title = view
        return {
            "url": self.to_view(name),
            "title": title,
            "current": name == self.request.resolver_match.view_name,
        }

    def updated(self):
        """When the public last saw the register change, or ``None``."""
        change_sets = self.entry_model.change_set.field.related_model.objects.all()
        return remembered(change_sets, changed_at)

    def prepare(self, rows):
        evidence.attach(rows, self.entry_model)

    def pictures(self, rows):
        """Pictures of all ``rows`` of the list, a queryset; drawn on its first page."""
        return []

    def filtered_by(self, name):
        """A function from a value of the filter ``name`` to the address of its list."""
        page, kept = reverse(f"{self.model._meta.app_label}:list"), self.kept()
        kept.pop("sort", None)

        def address(value):
            query = kept.copy()
            query[name] = value
            return f"{page}?{query.urlencode()}"

        return address

    def file_columns(self):
        *columns, address = super().file_columns()
        return [*columns, STATED_BY, address]

    def get_file_name(self):
        known = f"-known-{in_words(self.known_at)[:16]}" if self.known_at else ""
        return f"{self.file_name}-{self.as_of}{known}".replace(":", "")

    def about(self):
        return super().about() | {
            "as_of": self.as_of.isoformat(),
            "known_at": in_words(self.known_at),
        }

    def own_parameters(self):
        return super().own_parameters() | set(self.TIMES)

    def unreadable(self):
        return [name for name in self.TIMES if getattr(self, f"{name}_unreadable")]

    def permalink(self, row):
        """The page of the subject in the times from which the row holds."""
        fields = map(row._meta.get_field, row.SUBJECT[1:])
        place = "-".join(f"{one.name}-{getattr(row, one.attname)}" for one in fields)
        times = {"as_of": row.valid_from, "known_at": row.known_from.isoformat()}
        return f"{row.address}?{urlencode(times)}" + (place and f"#{quote(place)}")


class Newest(list):
    """The last ``SHOWN`` rows of a queryset, in its order; ``total`` is how many it has."""

    def __init__(self, queryset):
        super().__init__(reversed(queryset.reverse()[:SHOWN]))
        self.total = queryset.count() if len(self) == SHOWN else len(self)


class RegisterDetailView(TimesMixin, DetailView):
    """One subject of a register: its states on a day, its newest states and entries.

    ``state_model`` and ``entry_model`` have the foreign key ``subject`` to ``model``;
    ``columns`` are of the state, ``history_columns`` those of the table of states, and
    ``compared`` those in which what was said before a correction is told.
    """

    state_model = entry_model = None
    subject = ""
    related = ()
    columns = ()
    history_columns = ()
    compared = ()

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
            now=[(state, self.table(self.columns, [state])) for state in now],
            now_total=now.total,
            history=self.table(self.history_columns, states),
            entries=entries,
            retold=self.retold(),
            register_title=self.model._meta.app_config.verbose_name,
            list_url=self.to_view(f"{self.model._meta.app_label}:list"),
            updated=max(entry.change_set.published_at for entry in entries),
            pictures=self.pictures(now, states, entries),
            **kwargs,
        )

    def table(self, columns, states):
        return self.keep_times(Table(columns, states))

    def pictures(self, now, states, entries):
        """Pictures of the subject: of its states on the day, all of them, its entries."""
        return []

    def get_title(self, now, states, entries):
        return str(self.object)

    def now(self):
        return self.newest_of(self.of_subject().as_of(self.as_of, self.known_at))

    def states(self):
        return self.newest_of(self.of_subject().ever(self.known_at))

    def of_subject(self):
        states = self.state_model.objects.filter(**{self.subject: self.object})
        states = states.select_related(*self.related)
        return shown(states, self.entry_model) if self.known_at else states

    def newest_of(self, states):
        return Newest(states.order_by("valid_from", "pk"))

    def retold(self):
        """What the register said before corrections and withdrawals."""
        if self.known_at:
            return []
        states = shown(self.of_subject(), self.entry_model)
        entries = self.entries_queryset().exclude(IN_ERROR)
        return retold(states, entries, self.compared, self.subject)

    def entries_queryset(self):
        return self.entry_model.objects.filter(**{self.subject: self.object})

    def entries(self):
        """The public entries about the subject, in the order they take hold."""
        entries = Newest(
            self.entries_queryset()
            .public_at(self.known_at)
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
        for entry in entries:
            # The words of what was published in error are not shown again.
            if entry.change_set.document.withdrawal_kind == WithdrawalKind.ERROR:
                entry.source_text = ""
        return entries
