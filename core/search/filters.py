"""The search of a list through the index."""

from core.listing.filters import SearchFilter
from core.listing.parameters import search_words

from .finding import Finding


class IndexFilter(SearchFilter):
    """Rows whose indexed text has every word in a line."""

    def found(self, qs, value):
        return Finding.once(self.parent.request, qs.model, search_words(value or ""))

    def filter(self, qs, value):
        found = self.found(qs, value)
        return qs.filter(pk__in=found.keys()) if found.words else qs

    def first_found(self, qs, value):
        found = self.found(qs, value)
        if not found.words:
            return qs, False
        return qs.filter(pk__in=found.first_keys()), found.is_many
