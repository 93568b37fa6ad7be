"""Filters of public lists: bounded, and honest about how many rows each choice has."""

from collections import Counter
from functools import reduce
from operator import or_

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.search.finding import Finding
from core.text.dates import parse_date
from core.text.spelling import sort_key

from .facets import Facets
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

    def first_found(self, qs, value):
        """(what ``filter`` finds, or the first of it; whether there is more)."""
        return self.filter(qs, value), False

    def conditions(self, model, word):
        for name in self.names:
            yield Q(**{f"{name}__icontains": word})
        if self.spelled and word.isascii() and word.isalpha():
            subject = model._meta.get_field(self.spelled).related_model
            found = Finding(subject, [word])
            yield Q(**{f"{self.spelled}__in": found.keys()})


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
        numbers = dict(self.found())
        if self.facets.are_partial:
            numbers = dict(self.others()) | numbers
        elif self.chosen and self.chosen not in map(str, numbers):
            numbers |= dict(self.others())
        return [(value, self.labelled(value, n)) for value, n in numbers.items()]

    def labelled(self, value, number):
        label = dict(self.labels).get(value, value)
        if number is None:
            return label
        return f"{label} ({number}{'+' if self.facets.are_partial else ''})"

    @property
    def facets(self):
        """The numbers that all facets of the list are told from."""
        if not hasattr(self.parent, "facets"):
            every = self.parent.filters.values()
            fields = {one.counted_by for one in every if isinstance(one, FacetFilter)}
            self.parent.facets = Facets(self.parent, fields)
        return self.parent.facets

    @property
    def counted_by(self):
        return self.field_name

    def found(self):
        """Pairs of (value that was found, in how many rows), in order."""
        return self.in_order(self.facets.numbers(self.counted_by))

    def others(self):
        """Pairs of values that the list has and its search did not find, if asked for."""
        every = self.in_order(self.facets.all_numbers(self.counted_by))
        if self.facets.are_partial:
            return [(value, None) for value, number in every]
        return [(value, 0) for value, number in every if str(value) == self.chosen]

    @property
    def chosen(self):
        name = next(n for n, one in self.parent.filters.items() if one is self)
        return self.parent.data.get(name) or None

    def in_order(self, numbers):
        values = [value for value in numbers if value not in (None, "")]
        plain = self.labels or self.descending
        values.sort(key=None if plain else sort_key, reverse=self.descending)
        return [(value, numbers[value]) for value in values]


class YearFilter(FacetFilter):
    """A choice among the years of the days in ``field_name``, the last year first."""

    def __init__(self, field_name, **kwargs):
        super().__init__(f"{field_name}__year", descending=True, **kwargs)

    # There are fewer days than rows, and SQLite is slow to tell the year of each row.
    @property
    def counted_by(self):
        return self.field_name.removesuffix("__year")

    def in_order(self, numbers):
        years = Counter()
        for day, number in numbers.items():
            if day:
                years[day.year] += number
        return super().in_order(years)


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
