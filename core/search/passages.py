"""Where in a text the words stand that were looked for."""

import unicodedata
from typing import NamedTuple

from .folding import fold, folded

# So many characters of a passage are shown before its first hit, and in all.
BEFORE, SHOWN = 40, 160


class Piece(NamedTuple):
    text: str
    is_hit: bool


def hits(text, words):
    """The (start, end) of all places of the ``words`` in ``text``, joined where they meet."""
    compared, origins = with_origins(text)
    found = sorted(
        (origins[start], origins[start + len(word) - 1] + 1)
        for word in filter(None, map(fold, words))
        for start in places(compared, word)
    )
    joined = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def with_origins(text):
    """(the folded text, for each of its characters the place in ``text``)."""
    compared, origins = [], []
    for place, character in enumerate(text):
        for one in folded(character):
            compared.append(one)
            origins.append(place)
    return "".join(compared), origins


def places(text, word):
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def pieces(text, words):
    """``text`` in Pieces, cut to what stands round its first hit; none without a hit."""
    text = unicodedata.normalize("NFC", text)
    found = hits(text, words)
    if not found:
        return []
    begin = max(0, found[0][0] - BEFORE)
    end = min(len(text), begin + SHOWN)
    return list(marked(text, found, begin, end))


def marked(text, found, begin, end):
    if begin:
        yield Piece("…", False)
    place = begin
    for start, stop in found:
        start, stop = min(start, end), min(stop, end)
        yield Piece(text[place:start], False)
        yield Piece(text[start:stop], True)
        place = stop
    yield Piece(text[place:end], False)
    if end < len(text):
        yield Piece("…", False)
