"""The search of a list through the index."""

from core.listing.filters import SearchFilter
from core.listing.parameters import search_words

from .models import SearchText


class IndexFilter(SearchFilter):
    """Rows whose indexed text has every word in a line."""

    def filter(self, qs, value):
        words = search_words(value or "")
        if not words:
            return qs
        found = SearchText.objects.of(qs.model).having(words)
        return qs.filter(pk__in=found.keys())
