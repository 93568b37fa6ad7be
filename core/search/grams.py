"""The form in which texts are compared, and the pairs of characters they are indexed by.

Every pair of neighbours in a line is a token, and the line's last character is one: so a
phrase of pairs stands wherever its characters stand in a row, and nowhere else.
"""

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


def pairs(folded_text):
    """The tokens of a folded text, in their order, parted by spaces."""
    return " ".join(
        line[place : place + 2]
        for line in folded_text.split("\n")
        for place in range(len(line))
    )


def pairs_of_word(word):
    """The pairs that a folded word of two or more characters has."""
    return [word[place : place + 2] for place in range(len(word) - 1)]
