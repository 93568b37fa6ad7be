"""A text without spaces and widths, each character of which knows where it was printed."""

import unicodedata
from bisect import bisect_left
from functools import cache

# Brackets and dashes of every style: 〔2020〕, 1—11月.
PLAIN = str.maketrans("（）［］【】〔〕—–―─‒−~", "()[][][]-------")

# So near before a value stands the word that announces it.
CLOSE = 6


@cache
def fold(character: str) -> str:
    """The character in its plain form; "" of a space."""
    plain = unicodedata.normalize("NFKC", character)
    if plain.isspace() or not plain:
        return ""
    return (plain if len(plain) == 1 else character).translate(PLAIN)


def folded(words: str) -> str:
    return "".join(map(fold, words))


class Folded:
    """``folded`` is the text to search in; ``span`` tells where a part of it was printed."""

    def __init__(self, text: str):
        self.text = text
        plain = [*map(fold, text)]
        self.places = [at for at, character in enumerate(plain) if character]
        self.folded = "".join(plain)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1

    def count(self, words: str) -> int:
        wanted = folded(words)
        return self.folded.count(wanted) if wanted else 0

    def last(self, words: str) -> int:
        """Where ``words`` stand last in what is folded; -1: nowhere."""
        wanted = folded(words)
        return self.folded.rfind(wanted) if wanted else -1

    def find(self, words: str, cue: str = "", start: int = 0):
        """Where ``words`` stand from ``start`` on, best close behind ``cue``; else ``None``."""
        wanted = folded(words)
        if not wanted:
            return None
        first = at = self.folded.find(wanted, bisect_left(self.places, start))
        while cue and at >= 0:
            if cue in self.folded[max(0, at - CLOSE) : at]:
                return self.span(at, at + len(wanted))
            at = self.folded.find(wanted, at + 1)
        return None if first < 0 else self.span(first, first + len(wanted))
