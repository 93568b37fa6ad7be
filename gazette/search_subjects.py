"""What the registers are about, as the search answers beside the documents."""

from difflib import SequenceMatcher
from itertools import islice

from django.urls import resolve, reverse
from django.utils import timezone

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
    found = Finding(model_of(register), words)
    if not found.words or not (keys := found.ranked(SHOWN)):
        return None
    address = reverse(f"{register.label}:list")
    return {
        "register": register,
        "address": address,
        "first": in_register(register, keys),
        "today": today(register, address, found, text),
    }


def model_of(register):
    states = register.state_model
    return states._meta.get_field(states.SUBJECT[0]).related_model


def today(register, address, found, text):
    """How many rows the register's own list has under the same words; ``None`` of many."""
    keys = found.newest(LOOKED_AT + 1)
    if len(keys) > LOOKED_AT:
        return None
    day = timezone.localdate()
    states = [
        state.pk
        for state in told_of(register, keys)
        if state.valid_from <= day and (state.valid_to is None or state.valid_to > day)
    ]
    search = resolve(address).func.view_class.filterset_class.base_filters["q"]
    return search.filter(register.state_model.objects.filter(pk__in=states), text).count()  # fmt: skip


def told_of(register, keys):
    """The states of these few as the public knows them now.

    SQLite takes what is known now for rare and would look through all of it for them.
    """
    states = register.state_model.objects
    of_them = states.filter(**{f"{register.state_model.SUBJECT[0]}__in": keys})
    return [state for state in of_them if state.known_to is None]


def in_register(register, keys):
    """The subjects with these ``keys`` that the register tells of, in their order."""
    subject = register.state_model._meta.get_field(register.state_model.SUBJECT[0])
    told = {getattr(state, subject.attname) for state in told_of(register, keys)}
    there = model_of(register).objects.in_bulk(told)
    return [there[key] for key in keys if key in there]


def meant(text):
    """Names that sound like ``text``, or differ from it in one character."""
    name = "".join(text.split())
    found = {}
    for register in registers():
        model = model_of(register)
        keys = dict.fromkeys(key for words in guesses(name) for key in first(model, words))  # fmt: skip
        for one in in_register(register, list(keys)[:LOOKED_AT]):
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
