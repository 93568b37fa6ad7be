"""Measures of a page: middles and most frequent places."""

from collections import Counter
from collections.abc import Iterable


def median(values: Iterable[float], default: float = 0.0) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else default


def most_common(values: Iterable[float], step: float, default: float = 0.0) -> float:
    """The least of the values that lie at the place where most of them lie."""
    values = list(values)
    if not values:
        return default
    counts = Counter(round(value / step) for value in values)
    place = max(counts, key=lambda p: (counts[p] + counts[p + 1] / 2, -p))
    return min(value for value in values if round(value / step) == place)
