"""What the registers are about, as the search answers beside the documents."""

from difflib import SequenceMatcher
from itertools import islice

from django.urls import resolve, reverse

from core.listing.parameters import search_words
from core.search.finding import Finding
from core.text.spelling import spelled

from .registers.config import registers

SHOWN, LOOKED_AT = 5, 200
# Names of so many characters are told from others by all but one of them.
LENGTHS, ALIKE = range(3, 31), 0.66


def subjects(text):
    """What each register has under the words of ``text``."""
    words = search_words(text)
    return [found for register in registers() if (found := of_register(register, words, text))]  # fmt: skip


def of_register(register, words, text):
    """The first that were found, and how many rows the register's list has today."""
    subject = register.state_model.SUBJECT[0]
    model = register.state_model._meta.get_field(subject).related_model
    found = Finding(model, words)
    if not found.words or not (keys := found.ranked(SHOWN)):
        return None
    address = reverse(f"{register.label}:list")
    return {
        "register": register,
        "address": address,
        "first": in_register(register, model, keys),
        "today": today(register, address, subject, found, text),
    }


def today(register, address, subject, found, text):
    """How many rows the register's own list has under the same words; ``None`` of many."""
    if found.is_many:
        return None
    search = resolve(address).func.view_class.filterset_class.base_filters["q"]
    rows = register.state_model.objects.published()
    rows = rows.filter(**{f"{subject}__in": found.first_keys()})
    return search.filter(rows, text).count()


def in_register(register, model, keys):
    """The subjects with these ``keys`` that the register tells of, in their order."""
    subject = register.state_model.SUBJECT[0]
    told = register.state_model.objects.ever().filter(**{f"{subject}__in": keys})
    there = model.objects.in_bulk(set(told.values_list(subject, flat=True)))
    return [there[key] for key in keys if key in there]


def meant(text):
    """Names that sound like ``text``, or differ from it in one character."""
    name = "".join(text.split())
    found = {}
    for register in registers():
        subject = register.state_model.SUBJECT[0]
        model = register.state_model._meta.get_field(subject).related_model
        keys = dict.fromkeys(key for words in guesses(name) for key in first(model, words))  # fmt: skip
        for one in in_register(register, model, list(keys)[:LOOKED_AT]):
            found[one] = likeness(str(one), name)
    likest = sorted(found, key=found.get, reverse=True)
    return list(islice((one for one in likest if found[one] >= ALIKE), SHOWN))


def first(model, words):
    return Finding(model, words).first[:LOOKED_AT]


def guesses(name):
    """The words to look for: how it sounds, and what is left without any one character."""
    if name and not name.isascii():
        yield [spelled(name)[0]]
    if len(name) in LENGTHS:
        for place in range(len(name)):
            yield [part for part in (name[:place], name[place + 1 :]) if part]


def likeness(one, other):
    if spelled(one)[0] == spelled(other)[0]:
        return 1
    return SequenceMatcher(None, one, other).ratio()
