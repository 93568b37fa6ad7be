"""What the registers answer in two times, against a fold of their log written anew here.

For each register a long history of publishing, correcting and withdrawing is stored and
projected; then many days and moments are asked of the table, and of the log.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from random import Random

import pytest
from django.utils import timezone

from communities.models import Area, Community, CommunityState, Decision
from communities.models import Change as CommunityChange
from gazette.registers import projection
from personnel.models import Change as PersonnelChange
from personnel.models import Notice, Person, Post, Tenure
from powers.models import Power, PowerState, Transfer, TransferList
from statistics.models import Figure, Indicator, Observation, Release
from tests import factories
from tests.corrections import correction_of

FIRST_DAY, FIRST_MOMENT = date(2020, 1, 1), datetime(2020, 2, 1, tzinfo=UTC)
DAYS, HOURS = 30, 60
HISTORIES, DOCUMENTS, CASES = 2, 30, 500


def day(number):
    return FIRST_DAY + timedelta(days=number)


def hour(number):
    return FIRST_MOMENT + timedelta(hours=number)


class Register:
    """A register: what its entries may say, and what they then amount to."""

    change_set = entry = state = None
    parts = ()

    def __init__(self, random):
        self.random = random

    def draw(self):
        """The values of an entry."""
        raise TypeError(f"{type(self).__name__} does not say what entries say")

    def apply(self, states, entry):
        """What ``entry`` makes of ``states``, a dict from key to values."""
        raise TypeError(f"{type(self).__name__} does not say what entries do")

    def key(self, state):
        raise TypeError(f"{type(self).__name__} does not say what states are of")

    def add_entry(self, change_set, order):
        self.entry.objects.create(change_set=change_set, order=order, **self.draw())

    def some(self, *values):
        return self.random.choice(values)

    def log(self):
        """The entries that were ever public, in the order they take hold."""
        entries = self.entry.objects.filter(change_set__published_at__isnull=False)
        return sorted(
            entries.select_related("change_set__document").prefetch_related(
                *self.parts
            ),
            key=lambda entry: (
                entry.change_set.effective_date
                or entry.change_set.document.signed_date,
                entry.change_set.document.year,
                entry.change_set.document.serial,
                entry.change_set_id,
                entry.order,
            ),
        )

    def expected(self, log, on, moment):
        states = {}
        for entry in log:
            change_set = entry.change_set
            ends = change_set.superseded_at, change_set.withdrawn_at
            since = change_set.effective_date or change_set.document.signed_date
            if (
                change_set.published_at <= moment
                and not any(end and end <= moment for end in ends)
                and since <= on
            ):
                self.apply(states, entry)
        return states

    def found(self, on, moment):
        rows = list(self.state.objects.as_of(on, moment))
        assert len({self.key(row) for row in rows}) == len(rows)
        return {self.key(row): self.values(row) for row in rows}

    def values(self, state):
        return {name: getattr(state, name) for name in self.blank}


class Communities(Register):
    change_set, entry, state = Decision, CommunityChange, CommunityState
    parts = ("areas", "absorbed")
    ends = ("merge", "abolish")
    blank = {
        "name": "",
        "former_name": "",
        "subdistrict": "",
        "territory": "",
        "boundary_extra": "",
        "households": None,
        "households_approx": False,
        "premises": "",
        "areas": [],
    }

    def __init__(self, random):
        super().__init__(random)
        self.subjects = [Community.objects.create(name=name) for name in "甲乙丙丁"]

    def draw(self):
        return {
            "kind": self.some("establish", "adjust", "rename", *self.ends),
            "community": self.some(*self.subjects),
            "name": self.some("甲", "乙", "丙"),
            "former_name": self.some("子", "丑"),
            "subdistrict": self.some("", "东街", "西街"),
            "territory": self.some("", "", "一片"),
            "boundary_extra": self.some("", "以及河滩"),
            "households": self.some(None, 0, 900),
            "households_approx": self.some(True, False),
            "premises": self.some("", "一号"),
        }

    def add_entry(self, change_set, order):
        change = self.entry.objects.create(
            change_set=change_set, order=order, **self.draw()
        )
        if self.some(True, False):
            Area.objects.create(change=change, east=self.some("河", "路"))
        if change.kind == "merge":
            others = [one for one in self.subjects if one != change.community]
            change.absorbed.set([self.some(*others)])

    def apply(self, states, entry):
        key = entry.community_id
        if entry.kind == "abolish":
            states.pop(key, None)
            return
        state = states.setdefault(key, dict(self.blank))
        for name in ("name", "subdistrict", "premises", "boundary_extra"):
            state[name] = getattr(entry, name) or state[name]
        if entry.kind == "rename":
            state["former_name"] = entry.former_name
        if entry.households is not None:
            state["households"] = entry.households
            state["households_approx"] = entry.households_approx
        areas = [
            {"area": "", "east": area.east, "south": "", "west": "", "north": ""}
            for area in entry.areas.all()
        ]
        if areas or entry.territory:
            state["areas"], state["territory"] = areas, entry.territory
            state["boundary_extra"] = entry.boundary_extra
        if entry.kind == "merge":
            for community in entry.absorbed.all():
                states.pop(community.pk, None)

    def key(self, state):
        return state.community_id


class Personnel(Register):
    change_set, entry, state = Notice, PersonnelChange, Tenure
    blank = {"rank": "", "remark": ""}

    def __init__(self, random):
        super().__init__(random)
        self.people = [Person.objects.create(name=name) for name in ("曾一", "单二")]
        self.posts = [
            Post.objects.create(organization="区审计局", title=title)
            for title in ("局长", "副局长")
        ]
        self.subjects = self.people

    def draw(self):
        person, post = self.some(*self.people), self.some(*self.posts)
        return {
            "kind": self.some("appoint", "appoint", "remove"),
            "person": person,
            "post": post,
            "name": person.name,
            "organization": post.organization,
            "title": post.title,
            "rank": self.some("", "正科级"),
            "remark": self.some("", "试用期一年"),
        }

    def apply(self, states, entry):
        key = entry.person_id, entry.post_id
        if entry.kind == "remove":
            states.pop(key, None)
        else:
            states[key] = {"rank": entry.rank, "remark": entry.remark}

    def key(self, state):
        return state.person_id, state.post_id


class Powers(Register):
    change_set, entry, state = TransferList, Transfer, PowerState
    blank = {
        "name": "",
        "category": "",
        "from_department": "",
        "department": "",
        "basis": "",
    }

    def __init__(self, random):
        super().__init__(random)
        self.subjects = [Power.objects.create(name=name) for name in "甲乙丙"]

    def draw(self):
        return {
            "power": self.some(*self.subjects),
            "name": self.some("许可", "备案"),
            "category": self.some("", "行政许可"),
            "from_department": self.some("", "区卫生局"),
            "to_department": self.some("", "区审批局", "区城管局"),
            "basis": self.some("", "某条例"),
        }

    def apply(self, states, entry):
        state = states.setdefault(entry.power_id, dict(self.blank))
        state["name"], state["category"] = entry.name, entry.category
        if entry.from_department or entry.to_department:
            state["from_department"] = entry.from_department
            state["department"] = entry.to_department
        if entry.basis:
            state["basis"] = entry.basis

    def key(self, state):
        return state.power_id


class Figures(Register):
    change_set, entry, state = Release, Figure, Observation
    blank = {"value": None, "yoy": None, "parent": "", "quarterly": False, "note": ""}

    def __init__(self, random):
        super().__init__(random)
        self.subjects = [Indicator.objects.create(name=name) for name in ("甲", "乙")]

    def draw(self):
        indicator = self.some(*self.subjects)
        return {
            "indicator": indicator,
            "name": indicator.name,
            "period": self.some("2020年1－9月", "2020年1-9月", "2020年"),
            "value": self.some(None, Decimal("0"), Decimal("12.50")),
            "yoy": self.some(None, Decimal("0"), Decimal("-0.9")),
            "parent": self.some("", "总值"),
            "quarterly": self.some(True, False),
            "note": self.some("", "初步数"),
        }

    def apply(self, states, entry):
        key = entry.indicator_id, entry.period.replace("－", "-")
        state = states.setdefault(key, dict(self.blank))
        for name in ("value", "yoy"):
            if getattr(entry, name) is not None:
                state[name] = getattr(entry, name)
        for name in ("parent", "quarterly", "note"):
            state[name] = getattr(entry, name)

    def key(self, state):
        return state.indicator_id, state.period


REGISTERS = (Communities, Personnel, Powers, Figures)


class History:
    """A register's log of documents that are published, corrected and withdrawn."""

    def __init__(self, register):
        self.register, self.random = register, register.random
        for _ in range(DOCUMENTS):
            self.publish(self.random.randrange(HOURS))
        app = register.change_set._meta.app_config
        projection.rebuild(app, {subject.pk for subject in register.subjects})

    def publish(self, at, corrected=None):
        """A change set that is public from hour ``at`` until whatever befalls it."""
        signed = day(self.random.randrange(DAYS))
        document = (
            corrected.document if corrected else factories.document(signed_date=signed)
        )
        made = self.register.change_set.objects.create(
            document=document,
            effective_date=self.random.choice([None, day(self.random.randrange(DAYS))]),
            supersedes=corrected,
            edition=corrected.edition + 1 if corrected else 1,
            public_note="更正" if corrected else "",
        )
        for order in range(self.random.randint(1, 3)):
            self.register.add_entry(made, order)
        until = at + self.random.randint(1, 20)
        fate = self.random.choice(["stands", "corrected", "corrected", "withdrawn"])
        ends = {
            "stands": {"state": "published"},
            "corrected": {"state": "superseded", "superseded_at": hour(until)},
            "withdrawn": {"state": "withdrawn", "withdrawn_at": hour(until)},
        }
        stored = self.register.change_set.objects.filter(pk=made.pk)
        stored.update(published_at=hour(at), **ends[fate])
        if fate == "corrected":
            self.publish(until, made)


def assert_the_table_is_the_log(register, days, moments):
    log = register.log()
    for on, moment in zip(days, moments, strict=True):
        assert register.found(on, moment) == register.expected(log, on, moment), (
            on,
            moment,
        )


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(HISTORIES))
@pytest.mark.parametrize("register", REGISTERS)
def test_every_day_and_moment_is_answered_as_the_log_does(register, seed):
    random = Random(seed)
    register = register(random)
    History(register)
    number = CASES // HISTORIES
    days = [day(random.randint(-1, DAYS)) for _ in range(number)]
    # Also at the very moment of an act, and just before it.
    moments = [
        hour(random.randint(-1, HOURS + 60))
        - random.choice([0, 1]) * timedelta.resolution
        for _ in range(number)
    ]
    assert_the_table_is_the_log(register, days, moments)
    now = timezone.now()
    for on in days[:20]:
        assert register.found(on, None) == register.found(on, now)


@pytest.mark.django_db
@pytest.mark.parametrize("register", REGISTERS)
def test_what_the_workflow_has_done_is_answered_as_the_log_does(register):
    register = register(Random(7))
    # Whom a merger ends is found on publishing, by names: not by what is drawn.
    register.ends = ("abolish",)
    documents = []
    for number in range(3):
        document = factories.document(signed_date=day(3 * number))
        made = register.change_set.objects.create(document=document)
        register.add_entry(made, 1)
        documents.append(factories.publish(document))
    change_set = register.change_set.objects.get(document=documents[0])
    factories.follow(correction_of(change_set))
    factories.withdraw(documents[1])
    moments = {
        moment
        for made in register.change_set.objects.all()
        for moment in (made.published_at, made.superseded_at, made.withdrawn_at)
        if moment
    }
    assert len(moments) == 5
    pairs = list(product([day(number) for number in range(-1, 8)], moments))
    assert_the_table_is_the_log(register, *zip(*pairs, strict=True))
