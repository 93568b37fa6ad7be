"""The form in which texts are compared."""

import unicodedata
from functools import cache


@cache
def folded(character):
    """The character without its width and case; nothing where it is a space or unseen."""
    narrow = unicodedata.normalize("NFKC", character).casefold()
    return "".join(c for c in narrow if not is_nothing(c))


def is_nothing(character):
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Cs"}


def fold(line):
    """``line`` as it is compared."""
    return "".join(map(folded, unicodedata.normalize("NFC", line)))


def fold_lines(text):
    """Each line and each cell of ``text`` as it is compared, the empty ones left out."""
    lines = text.replace("\t", "\n").split("\n")
    return "\n".join(filter(None, map(fold, lines)))
