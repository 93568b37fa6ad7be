"""The log of each register as a list: what documents established, changed and ended."""

from django.db.models import CharField, TextField
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django_filters import FilterSet

from core.listing.columns import Column
from core.listing.filters import (
    FacetFilter,
    SearchFilter,
    WholeNumberFilter,
    YearFilter,
)
from core.listing.views import ListView

TITLE = gettext_lazy("What documents say: {register}")
DOCUMENT = "change_set__document"
# Where an entry belongs, and what stands in other columns.
APART = {"id", "change_set", "clause", "order", "source_text", "anchor", "corrects"}


class LogView(ListView):
    """The published entries of a register, those that came last first."""

    moment = "change_set__published_at"
    feed_note = gettext_lazy(
        "Every clause that establishes, changes or ends something."
    )
    default_order = ("-change_set__published_at", "-change_set_id", "order")

    def get_queryset(self):
        entries = self.model.objects.published().select_related(DOCUMENT)
        self.queryset = entries.defer(f"{DOCUMENT}__body").prefetch_related(
            *self.model.PARTS
        )
        return super().get_queryset()

    def permalink(self, row):
        """The clause, as one of several that it may state."""
        page, _place, anchor = row.address.partition("#")
        return f"{page}?entry={self.register.label}-{row.pk}#{anchor}"


def log_view(register):
    """The LogView of a register."""
    model = register.entry_model
    return type(
        f"{model.__name__}LogView",
        (LogView,),
        {
            "register": register,
            "model": model,
            "columns": columns(model),
            "filterset_class": filterset(model),
            "title": format_lazy(TITLE, register=register.verbose_name),
            "file_name": f"{register.label}-changes",
        },
    )


def columns(model):
    return (
        Column(
            "published_on",
            gettext_lazy("published on"),
            lambda row: localdate(row.change_set.published_at),
            sort=("change_set__published_at",),
            type="date",
        ),
        Column(
            "document",
            gettext_lazy("document"),
            lambda row: str(row.change_set.document),
            link="self",
            type="string",
        ),
        Column("clause", gettext_lazy("clause")),
        Column("entry", gettext_lazy("entry"), str, type="string"),
        *(of_field(field) for field in own_fields(model)),
        *(of_part(model, name) for name in model.PARTS),
        Column("effective_on", gettext_lazy("effective on"), type="date"),
        Column("source_text", gettext_lazy("source text"), on_page=False),
        Column(
            "change_set",
            gettext_lazy("change set"),
            "change_set_id",
            on_page=False,
            type="integer",
        ),
    )


def own_fields(model):
    """The fields that an entry states something in."""
    apart = {*APART, *model.SUBJECTS}
    fields = (field for field in model._meta.concrete_fields if field.name not in apart)
    return [field for field in fields if not field.name.endswith("_text")]


def of_field(field):
    if not field.choices:
        return Column(field.name, field.verbose_name, on_page=False)
    shown = f"get_{field.name}_display"
    return Column(
        field.name,
        field.verbose_name,
        lambda row: getattr(row, shown)(),
        type="string",
        on_page=False,
    )


def of_part(model, name):
    heading = model._meta.get_field(name).related_model._meta.verbose_name_plural
    return Column(
        name,
        heading,
        lambda row: "；".join(map(words, getattr(row, name).all())),
        type="string",
        on_page=False,
    )


def words(part):
    """A part of an entry: what is written in its fields, or its name where it has a page."""
    if hasattr(part, "get_absolute_url"):
        return str(part)
    fields = (
        one
        for one in part._meta.concrete_fields
        if isinstance(one, CharField | TextField)
    )
    told = ((one.verbose_name, getattr(part, one.name)) for one in fields)
    return "，".join(f"{name}：{value}" for name, value in told if value)


def filterset(model):
    filters = {
        "q": SearchFilter(f"{DOCUMENT}__number", f"{DOCUMENT}__title", "name"),
        "year": YearFilter(f"{DOCUMENT}__signed_date", label=gettext_lazy("Year")),
        "change_set": WholeNumberFilter("change_set", label=gettext_lazy("Change set")),
        "Meta": type("Meta", (), {"model": model, "fields": ()}),
    }
    if kind := next((f for f in own_fields(model) if f.name == "kind"), None):
        filters["kind"] = FacetFilter(
            "kind", label=kind.verbose_name, labels=kind.choices
        )
    return type(f"{model.__name__}LogFilterSet", (FilterSet,), filters)
