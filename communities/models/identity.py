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
from gazette.registers.subjects import with_corrected

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
        self.corrected = dict(with_corrected(changes))
        for change in published_about(names, changes):
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
        self.stay(changes)
        for change in changes:
            before, after = change.names_before_and_after()
            if change.community_id is None:
                change.community_id = self.find_or_make(
                    change,
                    before or after,
                    after,
                    made if change.renames else renamed | made,
                    {c.community_id for c in changes},
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

    def stay(self, changes):
        """A clause that corrects another stays with the community of that one.

        The names of communities that are so taken lead nobody else to them.
        """
        for change in changes:
            change.community_id = change.community_id or self.kept(change)
        taken = {change.community_id for change in changes}
        self.unused = {k: pk for k, pk in self.unused.items() if pk not in taken}
        for change in changes:
            old = self.corrected[change]
            if old and old.community_id == change.community_id and founds(old, change):
                put_right(old, change)

    def kept(self, change):
        """The community of the clause that ``change`` corrects, if it speaks of the same.

        What is established stays the same community, however its name is corrected.
        """
        old = self.corrected[change]
        if old and (founds(old, change) or sought(old) == sought(change)):
            return old.community_id
        return None

    def misprinted(self, change, taken):
        """The community that only the corrected clause spoke of, under a misprint."""
        old = self.corrected[change]
        if old is None or old.community_id in taken:
            return None
        if not Community.objects.unused().filter(pk=old.community_id).exists():
            return None
        put_right(old, change)
        return old.community_id

    def find_or_make(self, change, before, after, made, taken=None):
        key = (before, change.subdistrict)
        found = self.find(change, before, after) or made.get(key)
        if found is None:
            found = self.unused.pop(key, None)
        if found is None and taken is not None:
            found = self.misprinted(change, taken)
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


def founds(old, change):
    return old.kind == change.kind == change.Kind.ESTABLISH


def sought(change):
    """The words by which a clause is understood to speak of a community."""
    before, after = change.names_before_and_after()
    return before or after, change.subdistrict


def put_right(old, change):
    """Name the community rightly that was made under the misprint of ``old``."""
    (name, subdistrict), was = sought(change), sought(old)
    Community.objects.filter(
        pk=old.community_id, name=was[0], subdistrict=was[1]
    ).update(name=name, subdistrict=subdistrict)


def published_about(names, changes):
    """The published changes of every community that was ever called one of ``names``.

    Without ``changes`` themselves and what they are to take the place of.
    """
    from .decisions import Change

    change_sets = {change.change_set for change in changes}
    published = Change.objects.published().exclude(
        change_set__in={one.pk for one in change_sets}
        | {one.supersedes_id for one in change_sets} - {None}
    )
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
    """The unpublished ``changes`` whose name fits several communities."""
    chronicle = Chronicle(changes)
    for change in changes:
        before, after = change.names_before_and_after()
        known = change.community_id or chronicle.kept(change)
        wanted = [] if known else [(before or after, after)]
        wanted += [(name, None) for name in change.merged_names()]
        try:
            for pair in wanted:
                chronicle.find(change, *pair)
        except SeveralCommunities:
            yield change
