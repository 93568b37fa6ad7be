"""Whom a text mentions by @ and a name, an account's or a person's."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.text.people import called

from .readers import may_view, staff

AT = re.compile(r"(?<![A-Za-z0-9._%+@＠-])[@＠]")
WORD = re.compile(r"[^\s@＠，。、；：！？…“”《》（）()\[\],;:!?\"']{1,20}")
ASCII_WORD = re.compile(r"[A-Za-z0-9_]")


@dataclass
class Mentions:
    """The people a text mentions, and a sentence on each name that means nobody."""

    people: list = field(default_factory=list)
    faults: list = field(default_factory=list)


def mentions(text, record):
    """The Mentions of ``text``, among the staff who may see ``record``."""
    found = Mentions()
    names = {}
    for at in AT.finditer(text):
        names = names or names_of_staff()
        rest = text[at.end() :]
        name = next((one for one in names if begins(rest, one)), None)
        if name is None:
            found.faults += nobody(rest)
        else:
            take(found, name, names[name], record)
    found.faults = list(dict.fromkeys(found.faults))
    return found


def names_of_staff():
    """{name: people called so}, longer names first, as no blank ends a Chinese name."""
    names = defaultdict(set)
    for person in staff():
        for name in (person.get_username(), called(person)):
            names[name.casefold()].add(person)
    return dict(sorted(names.items(), key=lambda pair: -len(pair[0])))


def begins(text, name):
    if text[: len(name)].casefold() != name:
        return False
    follows = text[len(name) : len(name) + 1]
    return not (name[-1].isascii() and ASCII_WORD.match(follows))


def nobody(rest):
    if word := WORD.match(rest):
        yield _("“@%(name)s” means nobody: there is no colleague of this name.") % {
            "name": word[0]
        }


def take(found, name, people, record):
    """Note whom ``name`` means, or why it means nobody."""
    readers = [person for person in people if may_view(person, record)]
    if not readers:
        found.faults.append(
            _("%(name)s is not told: this record is not open to them.")
            % {"name": called(next(iter(people)))}
        )
    elif len(readers) > 1:
        accounts = sorted(f"@{person.get_username()}" for person in readers)
        found.faults.append(
            _("Several colleagues are called %(name)s: write one of %(accounts)s.")
            % {
                "name": called(readers[0]),
                "accounts": pgettext("list", ", ").join(accounts),
            }
        )
    elif readers[0] not in found.people:
        found.people.append(readers[0])


def suggestions(typed, record, limit=8):
    """Up to ``limit`` of the staff who may see ``record`` whose name has ``typed`` in it."""
    found = []
    for person in staff().order_by("last_name", "first_name", "username"):
        name = f"{called(person)} {person.get_username()}".casefold()
        if typed.casefold() in name and may_view(person, record):
            found.append(person)
        if len(found) == limit:
            break
    return found
