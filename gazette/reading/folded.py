"""A text without spaces and widths, each character of which knows where it was printed."""

import unicodedata

BRACKETS = str.maketrans("（）［］【】〔〕", "()[][][]")


def fold(character: str) -> str:
    """The character in its plain form; "" of a space."""
    plain = unicodedata.normalize("NFKC", character)
    if plain.isspace() or not plain:
        return ""
    return (plain if len(plain) == 1 else character).translate(BRACKETS)


class Folded:
    """``folded`` is the text to search in; ``span`` tells where a part of it was printed."""

    def __init__(self, text: str):
        self.places = [at for at, character in enumerate(text) if fold(character)]
        self.folded = "".join(fold(text[at]) for at in self.places)

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1

    def find(self, words: str, cue: str = "", close: int = 0):
        """Where ``words`` stand, best of all close behind ``cue``; ``None``: nowhere."""
        wanted = "".join(map(fold, words))
        if not wanted:
            return None
        first = at = self.folded.find(wanted)
        while cue and at >= 0:
            if cue in self.folded[max(0, at - close) : at]:
                return self.span(at, at + len(wanted))
            at = self.folded.find(wanted, at + 1)
        return None if first < 0 else self.span(first, first + len(wanted))
