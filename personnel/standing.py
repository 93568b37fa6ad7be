"""What the register holds against a notice that was just read: posts never held, posts held by another."""

import re
from collections.abc import Iterator
from datetime import date

from gazette.models import Organization
from gazette.reading.source import Finding

from .models import Change, Tenure
from .reading import PersonnelChange

# Titles that one person bears at a time, with nothing before or after them: a 副局长 may be one of four.
HEADED = re.compile(
    r"(?:[局处科所站院校园馆县区市镇乡部司厅会社台场厂行庭旗州盟]长|主任|秘书长|检察长|董事长|理事长|监事长|总经理|(?:总|支|大|中)队长|(?:党组|党委|党工委)?书记|主席)"
)
# In these there is one of each in every part of them, and the part is not always said.
PARTED = re.compile(r"街道|[乡镇村]\Z|社区|公司|集团")

Read = list[tuple[int, date | None, list[PersonnelChange]]]
Held = dict[tuple, list[tuple[str, date, date | None]]]


def against(read: Read) -> Iterator[tuple[int, str, Finding]]:
    """(document index, clause, finding) of what ``read``, not yet stored, says against the register.

    Before its first tenure the register knows nothing, and says nothing.
    """
    first = Tenure.objects.ever().order_by("valid_from").first()
    dated = [(day, index, changes) for index, day, changes in read if day]
    if first is None or not dated:
        return
    standing = Standing([change for *_, changes in dated for change in changes])
    for day, index, changes in sorted(dated, key=lambda one: one[:2]):
        known = first.valid_from < day
        # Who leaves on the same day makes room, wherever in the notice that stands.
        for change in sorted(changes, key=lambda change: change.kind, reverse=True):
            if known and (doubt := standing.doubt(change, day)):
                yield index, change.clause, doubt
            standing.take(change, day)


class Standing:
    """Who held which post when: as the register has it, and then as the notices go on."""

    def __init__(self, changes: list[PersonnelChange]):
        self.authorities = Organization.objects.by_name()
        self.held: Held = {}
        titles = {change.title for change in changes}
        names = {change.name for change in changes}
        tenures = Tenure.objects.ever().filter(post__title__in=titles)
        for name, organization, title, start, end in tenures.values_list(
            "person__name",
            "post__organization",
            "post__title",
            "valid_from",
            "valid_to",
        ):
            self.add(organization, title, name, start, end)
        self.drafted = {
            (self.post(organization, title), name)
            for organization, title, name in Change.objects.filter(
                kind=Change.Kind.APPOINT, name__in=names, title__in=titles
            ).values_list("organization", "title", "name")
        }

    def post(self, organization: str, title: str) -> tuple:
        return self.authorities.get(organization, organization), title

    def add(self, organization, title, name, start, end=None):
        post = self.post(organization, title)
        self.held.setdefault(post, []).append((name, start, end))

    def doubt(self, change: PersonnelChange, day: date) -> Finding | None:
        holders = self.held.get(self.post(change.organization, change.title), [])
        if change.kind == "remove":
            return self.never_held(change, holders)
        others = [
            name
            for name, start, end in holders
            if name != change.name and start <= day and (end is None or end > day)
        ]
        if not others or not has_one_seat(change):
            return None
        text = (
            f"登记中“{change.position}”现任是{'、'.join(others)}，任命的是{change.name}"
        )
        return Finding("two-holders", text, change.line)

    def never_held(self, change: PersonnelChange, holders) -> Finding | None:
        key = self.post(change.organization, change.title), change.name
        if key in self.drafted or any(name == change.name for name, *_ in holders):
            return None
        text = f"登记中没有{change.name}担任“{change.position}”的记录"
        return Finding("never-held", text, change.line)

    def take(self, change: PersonnelChange, day: date):
        if change.kind == "appoint":
            self.add(change.organization, change.title, change.name, day)
            return
        post = self.post(change.organization, change.title)
        self.held[post] = [
            (name, start, day if name == change.name and (end or day) >= day else end)
            for name, start, end in self.held.get(post, [])
        ]


def has_one_seat(change: PersonnelChange) -> bool:
    """Whether one person at a time bears the title in this body, beyond doubt."""
    whole = bool(change.organization) and not PARTED.search(change.organization)
    return whole and bool(HEADED.fullmatch(change.title))
