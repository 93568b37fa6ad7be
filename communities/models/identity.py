"""Whom a clause is about: which community carried which name on which day.

A name is not a community: names are given up, taken over and swapped. So the clause is
held against what the published clauses say of the names on the day it takes hold.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Q

from gazette.registers.projection import precedence

from .register import Community


class SeveralCommunities(Exception):
    """The name a clause gives was carried by more than one community on its day."""


@dataclass(frozen=True)
class Event:
    """What a clause did to the name of one community; ``None`` is "there was none"."""

    day: date
    before: str | None
    after: str | None


@dataclass
class Career:
    """The names of one community over time, by the published clauses."""

    subdistrict: str = ""
    events: list[Event] = field(default_factory=list)

    def name_on(self, day):
        past = [event for event in self.events if event.day <= day]
        return past[-1].after if past else None

    def begins_after(self, day, name):
        """Whether the first that is known of it is from later, and it was ``name`` then."""
        return bool(self.events) and (
            self.events[0].day >= day and self.events[0].before == name
        )

    def is_in(self, subdistrict):
        return not (subdistrict and self.subdistrict) or subdistrict == self.subdistrict

    def add(self, event, subdistrict):
        self.events.append(event)
        self.events.sort(key=attrgetter("day"))
        self.subdistrict = subdistrict or self.subdistrict


class Chronicle:
    """The careers of all communities that ``changes`` may be about."""

    def __init__(self, changes):
        """``changes`` are unpublished still, or just being published."""
        self.careers, self.called = defaultdict(Career), defaultdict(dict)
        names = {name for change in changes for name in change.names()}
        for change in published_about(names, {c.change_set_id for c in changes}):
            self.learn(change, [(c.pk, c.name) for c in change.absorbed.all()])
        self.unused = {
            (community.name, community.subdistrict): community.pk
            for community in Community.objects.unused().filter(name__in=names)
        }

    def learn(self, change, absorbed):
        """Take in ``change``, which is about a community known by now."""
        day, subdistrict = change.effective_on, change.subdistrict
        events = [(change.community_id, *change.names_before_and_after())]
        events += [(pk, name, None) for pk, name in absorbed]
        for pk, before, after in events:
            self.careers[pk].add(Event(day, before, after), subdistrict)
            for name in (before, after):
                self.called[name][pk] = self.careers[pk]

    def identify(self, changes):
        """Find or make the communities of ``changes``, all of one change set.

        They speak of the names as they were before any of them, so two can be swapped.
        """
        made, renamed = {}, {}
        for change in changes:
            before, after = change.names_before_and_after()
            if change.community_id is None:
                change.community_id = self.find_or_make(
                    change,
                    before or after,
                    after,
                    made if change.renames else renamed | made,
                )
            made.setdefault((before or after, change.subdistrict), change.community_id)
            if change.renames:
                renamed[after, change.subdistrict] = change.community_id
        for change in changes:
            change.absorbing = []
            for name in change.merged_names():
                pk = self.find_or_make(change, name, None, made)
                made.setdefault((name, change.subdistrict), pk)
                change.absorbing.append((pk, name))
        for change in changes:
            self.learn(change, change.absorbing)

    def find_or_make(self, change, before, after, made):
        key = (before, change.subdistrict)
        found = self.find(change, before, after) or made.get(key)
        if found is None:
            found = self.unused.pop(key, None)
        if found is None:
            name = change.name if after else before
            found = Community.objects.create(
                name=name, subdistrict=change.subdistrict
            ).pk
        return found

    def find(self, change, before, after):
        """The id of the community that carried the name ``before``, or ``None``."""
        day, subdistrict = change.effective_on, change.subdistrict
        careers = [
            (pk, career)
            for pk, career in (self.called[before] | self.called[after]).items()
            if career.is_in(subdistrict)
        ]
        carried = [pk for pk, career in careers if career.name_on(day) == before]
        later = [
            pk for pk, career in careers if career.begins_after(day, after or before)
        ]
        for pks in (carried, later):
            if len(pks) > 1:
                raise SeveralCommunities(before)
            if pks:
                return pks[0]
        return None


def published_about(names, besides):
    """The published changes of every community that was ever called one of ``names``."""
    from .decisions import Change

    published = Change.objects.published().exclude(change_set__in=besides)
    mentioned = published.filter(Q(name__in=names) | Q(former_name__in=names))
    absorbed = Community.objects.filter(name__in=names, mergers__in=published)
    subjects = {
        *mentioned.values_list("community", flat=True),
        *absorbed.values_list("pk", flat=True),
    }
    return sorted(
        published.touching(subjects)
        .select_related("change_set__document")
        .prefetch_related("absorbed")
        .defer("source_text", "change_set__document__body"),
        key=precedence,
    )


def identify(changes):
    """Give every change its community, a change set after the other."""
    chronicle = Chronicle(changes)
    for _, of_one in groupby(changes, key=attrgetter("change_set_id")):
        chronicle.identify(list(of_one))


def ambiguous(changes):
    """The changes, all of one change set, whose name fits several communities."""
    chronicle = Chronicle(changes)
    for change in changes:
        before, after = change.names_before_and_after()
        wanted = [] if change.community_id else [(before or after, after)]
        wanted += [(name, None) for name in change.merged_names()]
        try:
            for pair in wanted:
                chronicle.find(change, *pair)
        except SeveralCommunities:
            yield change
