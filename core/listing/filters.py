"""Filters of public lists: bounded, and honest about how many rows each choice has."""

from collections import Counter
from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from core.search.models import SearchText
from core.text.dates import parse_date

from .parameters import clean_text, search_words

MAX_CHOICES = 300


class SearchField(forms.CharField):
    widget = forms.TextInput(attrs={"type": "search", "maxlength": 100})

    def to_python(self, value):
        return clean_text(super().to_python(value))


class SearchFilter(django_filters.CharFilter):
    """Rows that have every word in one of the fields ``names``.

    ``spelled`` is a foreign key to what Latin letters find by its pinyin in the index.
    """

    field_class = SearchField

    def __init__(self, *names, spelled="", **kwargs):
        self.names, self.spelled = names, spelled
        super().__init__(**{"label": _("Search")} | kwargs)

    def filter(self, qs, value):
        for word in search_words(value or ""):
            qs = qs.filter(reduce(or_, self.conditions(qs.model, word)))
        return qs

    def conditions(self, model, word):
        for name in self.names:
            yield Q(**{f"{name}__icontains": word})
        if self.spelled and word.isascii() and word.isalpha():
            subject = model._meta.get_field(self.spelled).related_model
            found = SearchText.objects.of(subject).having([word])
            yield Q(**{f"{self.spelled}__in": found.keys()})


def searched(filterset):
    """The rows that the search of the list has found; all, where there is none."""
    search = filterset.filters.get("q")
    text = clean_text(filterset.data.get("q") or "") if search else ""
    return search.filter(filterset.queryset, text) if text else filterset.queryset


class ShortSelect(forms.Select):
    """A choice that lists the first ``MAX_CHOICES``, and what is chosen beside them."""

    def optgroups(self, name, value, attrs=None):
        every = super().optgroups(name, value, attrs)
        first = MAX_CHOICES + 1  # The first of all is the empty one.
        return every[:first] + [
            group for group in every[first:] if group[1][0]["selected"]
        ]


class FacetFilter(django_filters.ChoiceFilter):
    """A choice among the values that a list has, each with the number of its rows.

    ``labels`` are what values of a ``TextChoices`` are called; ``descending`` puts the
    last value first.
    """

    def __init__(self, field_name, labels=(), descending=False, **kwargs):
        self.labels, self.descending = labels, descending
        super().__init__(field_name, empty_label=_("All"), widget=ShortSelect, **kwargs)

    @property
    def field(self):
        if not hasattr(self, "_field"):
            choices = self.extra["choices"] = self.counted()
            if len(choices) > MAX_CHOICES:
                self.extra["help_text"] = self.cut(len(choices))
        return super().field

    def cut(self, total):
        return _(
            "The first %(shown)d of %(total)d are listed. Search finds the others."
        ) % {"shown": MAX_CHOICES, "total": total}

    def counted(self):
        labels = dict(self.labels)
        return [
            (value, f"{labels.get(value, value)} ({number})")
            for value, number in [*self.found(), *self.chosen_in_vain()]
            if value != ""
        ]

    def found(self):
        """The values of what the list's search has found."""
        return self.numbers(self.field_name, searched(self.parent))

    def chosen_in_vain(self):
        """The value that was chosen, where it is one but the search has found none of it."""
        name = next(n for n, one in self.parent.filters.items() if one is self)
        chosen = self.parent.data.get(name)
        if not chosen or chosen in {str(value) for value, number in self.found()}:
            return []
        every = self.numbers(self.field_name, self.parent.queryset)
        return [(value, 0) for value, number in every if str(value) == chosen]

    def numbers(self, field_name, rows):
        """Pairs of (value of ``field_name``, how many ``rows`` have it), in order."""
        return (
            rows.exclude(**{f"{field_name}__isnull": True})
            .order_by(f"-{field_name}" if self.descending else field_name)
            .values_list(field_name)
            .annotate(rows=Count("pk"))
        )


class YearFilter(FacetFilter):
    """A choice among the years of the days in ``field_name``, the last year first."""

    def __init__(self, field_name, **kwargs):
        super().__init__(f"{field_name}__year", descending=True, **kwargs)

    # There are fewer days than rows, and SQLite is slow to tell the year of each row.
    def numbers(self, field_name, rows):
        years = Counter()
        for day, number in super().numbers(field_name.removesuffix("__year"), rows):
            years[day.year] += number
        return years.items()


class DayInput(forms.DateInput):
    """A day. What is none is left out, as HTML wants it and browsers do themselves."""

    input_type = "date"

    def format_value(self, value):
        day = parse_date(str(value)) if value else None
        return day.isoformat() if day else None


class DayFilter(django_filters.DateFilter):
    """A day; with ``lookup_expr`` the first or last of a range."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=DayInput(), **kwargs)


class WholeNumberInput(forms.NumberInput):
    """A number. What is none is left out, as a day is."""

    def format_value(self, value):
        text = super().format_value(value)
        return text if text and text.removeprefix("-").isdecimal() else None


class WholeNumberField(forms.IntegerField):
    widget = WholeNumberInput


class WholeNumberFilter(django_filters.Filter):
    field_class = WholeNumberField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=0, max_value=10**9, **kwargs)
