"""Chinese names as people type them on a Latin keyboard, and the order they stand in."""

import unicodedata
from functools import cache, lru_cache
from importlib import import_module

from .surnames import READINGS

# What is longer is told apart by its beginning.
CHARACTERS = 60
TONES = "12345"


@lru_cache(maxsize=50_000)
def spelled(name, person=False):
    """(the whole pinyin of ``name`` without tones, the first letters of its syllables).

    The first characters of a ``person`` are read as a surname.
    """
    surname = surname_of(name) if person else ""
    read = [syllable.rstrip(TONES) for syllable in toned_surname(surname)]
    rest = dictionary().lazy_pinyin(name[len(surname) :])
    read += [syllable.lower() for syllable in rest]
    return "".join(read), "".join(syllable[:1] for syllable in read)


@lru_cache(maxsize=50_000)
def sort_key(name, person=False):
    """A text whose order, character by character, is that of ``name`` by pinyin.

    Syllable, tone, then the character itself, so that one surname stands together. What
    has no syllable is put before what has.
    """
    text = unicodedata.normalize("NFKC", name or "").lower()[:CHARACTERS]
    surname = surname_of(text) if person else ""
    syllables = [*toned_surname(surname), *toned(text[len(surname) :])]
    return "".join(
        syllable + ("0" if syllable == character else character)
        for syllable, character in zip(syllables, text, strict=True)
    )


def surname_of(name):
    """The beginning of a person's ``name`` that is read by itself."""
    return name[:2] if name[:2] in READINGS else name[:1]


def toned_surname(surname):
    return READINGS[surname].split() if surname in READINGS else toned(surname)


def toned(text):
    """The syllable of each character of ``text`` with its tone; what has none as it is."""
    pinyin = dictionary()
    return pinyin.lazy_pinyin(
        text, style=pinyin.Style.TONE3, errors=list, neutral_tone_with_five=True
    )


@cache
def dictionary():
    """pypinyin, loaded when a name is first spelled: it takes a quarter of a second, for
    which most commands have no use.
    """
    return import_module("pypinyin")
