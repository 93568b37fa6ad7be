"""The series of numbers of one code: its years, and which numbers are not in the gazette."""

from django.db.models import Count

from core.workflow.states import State

from .models import Disclosure, Document
from .versions import EVER_PUBLIC

GAPS_SHOWN = 60


def years(code):
    """The years of the series with how many public documents each has, the last first."""
    public = Document.objects.published().filter(code=code)
    counted = public.order_by("-year").values_list("year").annotate(Count("pk"))
    return [{"year": year, "count": count} for year, count in counted]


def ever_public(code, year):
    """(number, state) of each version of the series that the public has seen."""
    ever = Document.objects.filter(
        code=code, year=year, state__in=EVER_PUBLIC, disclosure=Disclosure.ACTIVE
    )
    return list(ever.order_by().values_list("serial", "state"))


def gaps(known):
    """Stretches (first, last) of the numbers between those ``known`` that are not there.

    Before the first and after the last nobody knows whether there are any.
    """
    in_order = sorted(known)
    return [
        (before + 1, after - 1)
        for before, after in zip(in_order, in_order[1:], strict=False)
        if after - before > 1
    ]


def standing(code, year):
    """What a page says of the numbers of a year."""
    states = ever_public(code, year)
    public = [serial for serial, state in states if state == State.PUBLISHED]
    known = {serial for serial, _state in states}
    missing = gaps(known)
    return {
        "first": min(public),
        "last": max(public),
        "gaps": in_words(missing[:GAPS_SHOWN]),
        "more_gaps": len(missing) > GAPS_SHOWN,
        "missing": sum(last - first + 1 for first, last in missing),
        "withdrawn": sorted(known.difference(public)),
    }


def in_words(stretches):
    """12、19、31—40."""
    return "、".join(
        str(first) if first == last else f"{first}—{last}" for first, last in stretches
    )
