"""How many rows of a list have each value of the fields it can be narrowed by."""

from collections import Counter
from functools import cached_property

from django.db.models import Count

from .parameters import clean_text
from .remembering import remembered


class Facets:
    """The numbers of one filterset: of what its search has found, else of all its rows.

    What was found is gone through once for all fields. ``fields`` are theirs.
    """

    def __init__(self, filterset, fields):
        self.filterset, self.fields = filterset, tuple(fields)

    @property
    def search(self):
        return self.filterset.filters.get("q")

    @cached_property
    def text(self):
        return clean_text(self.filterset.data.get("q") or "") if self.search else ""

    @cached_property
    def found(self):
        """(rows that the search has found, whether they are only the first of very many)."""
        return self.search.first_found(self.filterset.queryset, self.text)

    @cached_property
    def values(self):
        """For each field how often each value was found."""
        rows, _ = self.found
        columns = zip(*rows.order_by().values_list(*self.fields), strict=True)
        counted = dict(zip(self.fields, map(Counter, columns), strict=False))
        return {field: counted.get(field, Counter()) for field in self.fields}

    @property
    def are_partial(self):
        """Whether the numbers are those of the first rows of very many."""
        return bool(self.text) and self.found[1]

    def numbers(self, field):
        return self.values[field] if self.text else self.all_numbers(field)

    def all_numbers(self, field):
        return remembered(
            self.filterset.queryset.order_by().values_list(field), counted
        )


def counted(values):
    """How often each of the values comes, as the database says."""
    return Counter(dict(values.annotate(rows=Count("pk"))))
