"""Which row as read is which row of the truth: the pairs that are most alike in all."""

import unicodedata
from difflib import SequenceMatcher

from .assignment import best_pairs

ALIKE = 0.55
SAME_DOCUMENT = 1
IN_ORDER = 0.001


def pair(expected, read, fields):
    """(pairs of positions, positions missing, positions invented)."""
    pairs = same(expected, read, fields)
    left = [at for at in range(len(expected)) if at not in pairs]
    over = [at for at in range(len(read)) if at not in set(pairs.values())]
    edges = {
        (one, other): likeness
        for one in left
        for other in over
        if (likeness := alike(expected[one], read[other], fields)) >= ALIKE
    }
    size = max(len(expected), len(read), 1)
    for one, other in edges:
        edges[one, other] += IN_ORDER * (1 - abs(one - other) / size)
    pairs |= best_pairs(edges)
    taken = set(pairs.values())
    missing = [at for at in left if at not in pairs]
    return sorted(pairs.items()), missing, [at for at in over if at not in taken]


def same(expected, read, fields):
    """Rows that agree in all that tells rows apart are paired at sight, in their order."""
    waiting = {}
    for at, row in enumerate(read):
        for index in {row.index, None}:
            waiting.setdefault(key(row, index, fields), []).append(at)
    pairs, taken = {}, set()
    for at, row in enumerate(expected):
        free = (
            one
            for one in waiting.get(key(row, row.index, fields), ())
            if one not in taken
        )
        if (found := next(free, None)) is not None:
            pairs[at] = found
            taken.add(found)
    return pairs


def key(row, index, fields):
    names = [name for name, weight in fields.items() if weight]
    return repr([index, *(row.values.get(name) for name in names)])


def alike(row, other, fields):
    """From 0 to 1: the weighted likeness of the fields that the truth gives."""
    total = got = 0
    if row.index is not None:
        total, got = SAME_DOCUMENT, SAME_DOCUMENT * (row.index == other.index)
    for name, weight in fields.items():
        if name in row.values and weight and not isinstance(weight, dict):
            weight = weight if row.values[name] is not None else min(weight, 1)
            total += weight
            got += weight * likeness(row.values[name], other.values.get(name))
    return got / total if total else 1


def likeness(one, other):
    if equal(one, other):
        return 1
    if isinstance(one, str) and isinstance(other, str):
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    return 0


def equal(one, other):
    """Text exactly (after NFC), numbers by value, a list member by member."""
    if isinstance(one, str) and isinstance(other, str):
        return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)
