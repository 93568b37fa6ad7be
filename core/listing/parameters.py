"""What a request may ask of a list, made harmless before it is used."""

import re
import unicodedata
from datetime import datetime, time

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F
from django.utils import timezone

from core.text.dates import parse_date
from core.text.document_numbers import DocumentNumber

MAX_CHARACTERS, MAX_WORDS = 100, 8
PAGE_SIZES = (20, 50, 100)
INVISIBLE = {"Cc", "Cf", "Cs"}
SPACES = re.compile(r"\s+")
# In an address a + is a space.
OFFSET = re.compile(r"(T[\d:.]+) (\d\d:\d\d)$")


def clean_text(text):
    """At most 100 characters of ``text``, without NUL, surrogates and what nobody sees."""
    spaced = SPACES.sub(" ", text[: 10 * MAX_CHARACTERS])
    seen = (c for c in spaced if unicodedata.category(c) not in INVISIBLE)
    return "".join(seen).strip()[:MAX_CHARACTERS]


def search_words(text):
    """The words to look for; a document number in any bracket is one, in its own form."""
    number = DocumentNumber.parse(text)
    return [str(number)] if number else text.split()[:MAX_WORDS]


def read_day(text, otherwise=None):
    """(day, whether ``text`` could not be read).

    Where it is empty or no day, the day is ``otherwise``, else today.
    """
    day = parse_date(clean_text(text)) if text else None
    return day or otherwise or timezone.localdate(), bool(text and day is None)


def read_moment(text):
    """(moment, whether ``text`` could not be read).

    A day is meant up to its end. ``None`` is now, and all that is still to come.
    """
    moment = moment_of(clean_text(text)) if text else None
    past = moment if moment and moment < timezone.now() else None
    return past, bool(text and moment is None)


def moment_of(text):
    """The moment that a day, or a day and time in ISO form, stands for; else ``None``."""
    try:
        moment = datetime.combine(parse_date(text), time.max)
    except TypeError:
        moment = iso_moment(OFFSET.sub(r"\1+\2", text))
    if moment is None or moment.year < 3:
        return None
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def iso_moment(text):
    if ":" not in text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def page_size(text):
    """One of ``PAGE_SIZES``, the first where ``text`` is none of them."""
    return next((size for size in PAGE_SIZES if str(size) == text), PAGE_SIZES[0])


def ordering(text, columns):
    """(the value of ``sort``, its fields); empty unless a column can be sorted so.

    ``text`` is the name of a column, with ``-`` before it for the other direction.
    """
    fields = {column.name: column.sort for column in columns if column.sort}
    name = text.removeprefix("-")
    if name not in fields:
        return "", ()
    if name == text:
        return text, fields[name]
    return text, tuple(reverse(field) for field in fields[name])


def empty_last(model, field):
    """``field`` as an order in which both databases put rows without a value last."""
    name = field.removeprefix("-")
    if not nullable(model, name):
        return field
    order = F(name).asc if name == field else F(name).desc
    return order(nulls_last=True)


def nullable(model, path):
    """Whether a field, or a relation on the way to it, may be empty."""
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        if field.null:
            return True
        model = field.related_model
    return False


def reverse(field):
    return field[1:] if field.startswith("-") else f"-{field}"
