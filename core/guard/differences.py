"""What has become different in a record since a page showed it, for people to read."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import localize
from django.utils.text import Truncator
from django.utils.translation import pgettext

from core.history import in_words

from .versions import values_of

# Who and when is told beside the differences.
UNTOLD = frozenset({"version", "updated_at", "updated_by", "edited_at", "edited_by"})
NOTHING = "—"
CONTEXT = 20
LONGEST = 160


@dataclass(frozen=True)
class Difference:
    """One field: as it was shown, as it is stored now, as the person typed it."""

    label: str
    then: str
    now: str
    typed: str = ""


def differences(record, shown, form):
    """A Difference for every field of ``record`` that is no more as ``shown``."""
    told = frozenset(form.base_fields)
    now, before = values_of(record, told), remembered(record, shown)
    return [
        difference(record, one, shown, before, form)
        for one in [*record._meta.concrete_fields, *record._meta.many_to_many]
        if one.name not in UNTOLD
        and one.name in now
        and shown.values.get(one.name) != now[one.name]
    ]


def remembered(record, shown):
    """The record as its history has it for the moment when it was shown."""
    if not hasattr(record, "history"):
        return None
    moment = datetime.fromtimestamp(shown.at, timezone.get_current_timezone())
    entry = record.history.filter(history_date__lte=moment).first()
    return entry and entry.instance


def difference(record, one, shown, before, form):
    typed = NOTHING
    if one.name in form.fields:
        typed = words(one, form.cleaned_data.get(one.name))
    was, now = then(one, shown, before), words(one, stored(record, one))
    if one.many_to_many:
        return Difference(str(one.verbose_name), *only_what_differs([was, now, typed]))
    return Difference(str(one.verbose_name), *apart([was, now]), apart([now, typed])[1])


def stored(record, one):
    value = getattr(record, one.name)
    return list(value.all()) if one.many_to_many else value


def then(one, shown, before):
    """The value that was shown, from the page itself or else from the history."""
    text = shown.values.get(one.name)
    if isinstance(text, str):
        return words(one, read(one, text))
    if before is None or one.many_to_many:
        return NOTHING
    is_it = values_of(before).get(one.name) == text
    return words(one, getattr(before, one.name)) if is_it else NOTHING


def read(one, text):
    """What ``text`` stands for; the text itself where that cannot be made out."""
    try:
        if one.many_to_many:
            keys = filter(None, text.split(","))
            return list(one.related_model._base_manager.filter(pk__in=keys))
        if text == "None":
            return None
        if one.is_relation:
            return one.related_model._base_manager.filter(pk=text).first()
        return one.to_python(text)
    except (ValidationError, ValueError, TypeError):
        return text


def words(one, value):
    """A value of the field as a page shows it; of many records a list of their names."""
    if one.many_to_many:
        return sorted(map(str, value or ()))
    return str(localize(in_words(one, value)))


def only_what_differs(lists):
    """Of three lists of names, those that are not on all of them."""
    common = set.intersection(*({*names} for names in lists if names != NOTHING))
    return [
        pgettext("list", ", ").join(name for name in names if name not in common)
        or NOTHING
        for names in lists
    ]


def apart(texts):
    """Long texts cut to where they are apart, with a little of what is around."""
    if max(map(len, texts)) <= LONGEST:
        return texts
    known = [text for text in texts if text != NOTHING]
    start = max(common(known) - CONTEXT, 0)
    end = max(common([text[start:][::-1] for text in known]) - CONTEXT, 0)
    return [text if text == NOTHING else cut(text, start, end) for text in texts]


def common(texts):
    """How many characters all of ``texts`` begin with."""
    columns = zip(*texts, strict=False)
    return sum(1 for _ in takewhile(lambda column: len({*column}) == 1, columns))


def cut(text, start, end):
    middle = text[start : len(text) - end] if end else text[start:]
    middle = Truncator(middle).chars(LONGEST)
    return ("…" if start else "") + middle + ("…" if end else "")
