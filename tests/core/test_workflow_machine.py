"""Whatever people do, in whatever order: what is public was seen by four eyes.

Hypothesis drives the one function on the real database: people with rights of all sorts
sign, edit, return, correct, schedule and publish, and somebody changes rows behind
everybody's back. What must come of it is foretold by an account kept here, apart from what
the code keeps.
"""

from collections import defaultdict
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, ProtectedError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from communities.models import Change, Decision
from core.models import TransitionLog
from core.workflow.perform import StaleVersion, TransitionRefused, perform
from core.workflow.schedule import publish_due
from core.workflow.states import Gate
from gazette.models import Attachment, Document
from gazette.registers import projection
from gazette.registers.config import registers
from tests import factories
from tests.roles import with_rights

pytestmark = pytest.mark.django_db

# On either database, and so 2,000 in all.
RUNS = 1000
STEPS = 4
GATES = tuple(gate.value for gate in Gate)
LATER = timedelta(hours=1)
UNPUBLISHED = {"draft", "in_review", "approved", "scheduled"}
GONE = {"superseded", "withdrawn"}

# By hand: from where a transition leads, and the right to it.
SOURCES = {
    "submit": {"draft"},
    "return": {"in_review", "approved"},
    "sign": {"in_review"},
    "approve": {"in_review"},
    "schedule": {"approved"},
    "unschedule": {"scheduled"},
    "publish": {"approved", "scheduled"},
    "emergency": {"draft", "in_review", "approved"},
    "countersign": {"published"},
    "correct": {"published"},
    "withdraw": {"published", "superseded"},
}
RIGHTS = {
    "submit": "submit",
    "return": "review",
    "sign": "review",
    "approve": "review",
    "schedule": "publish",
    "unschedule": "publish",
    "publish": "publish",
    "emergency": "emergency",
    "countersign": "review",
    "correct": "correct",
    "withdraw": "withdraw",
}
ACTIONS = sorted(set(RIGHTS.values()))
APPROVED = ("submit", "sign", "approve")
# How far the documents are on their way that a run begins with.
WAYS = (
    (),
    ("submit",),
    ("submit", "sign"),
    APPROVED,
    (*APPROVED, "return"),
    (*APPROVED, "schedule"),
    (*APPROVED, "publish"),
    (*APPROVED, "publish", "correct"),
    ("emergency",),
)
WITH_CHANGE_SETS = {0, 2, 5, 7}
MODELS = {"document": Document, "decision": Decision}


def make_people(some=6):
    """People with rights of all sorts, the first two with all."""
    random = Random(1)
    signing = [f"sign_{gate}" for gate in GATES]
    people = []
    for number in range(2 + some):
        actions = (
            ACTIONS if number < 2 else random.sample(ACTIONS, random.randint(1, 4))
        )
        gates = signing if number < 2 else random.sample(signing, random.randint(0, 4))
        rights = [f"{action}_{kind}" for action in actions for kind in MODELS]
        people.append(with_rights(f"person{number}", *rights, *gates))
    return people


@dataclass
class Account:
    """What is known of one publishable: who made it what it is, and who has signed what."""

    editor: int
    submitter: int | None = None
    signed: set = field(default_factory=set)
    public: object = None

    def authors(self):
        return {self.editor, self.submitter}

    def gates(self, content):
        """The gates that others than its authors have signed for this content."""
        return {
            gate
            for gate, who, signed in self.signed
            if signed == content and who not in self.authors()
        }


WORKFLOW = (
    *("pk", "state", "version", "supersedes_id", "scheduled_for", "published_at"),
    *("emergency_at", "emergency_by_id", "countersigned_at", "public_note"),
)


def stored():
    """{(kind, key): row} of all there is; ``content`` is what people have written in it."""
    tables, entries, found = defaultdict(list), defaultdict(list), {}
    for owner, *cells in Attachment.objects.order_by("order").values_list(
        "document_id", "order", "title", "rows"
    ):
        tables[owner].append(str(cells))
    for owner, *cells in Change.objects.order_by("order", "pk").values_list(
        "change_set_id", "name", "households"
    ):
        entries[owner].append(str(cells))
    for row in Document.objects.values(*WORKFLOW, "number", "body"):
        row["content"] = (row["number"], row["body"], row["public_note"])
        row["content"] += tuple(tables[row["pk"]])
        found["document", row["pk"]] = row
    for row in Decision.objects.values(*WORKFLOW, "document_id"):
        row["content"] = (row["document_id"], row["public_note"])
        row["content"] += tuple(entries[row["pk"]])
        found["decision", row["pk"]] = row
    return found


@dataclass
class World:
    """All there is, as last looked at, with an account of each."""

    people: list
    accounts: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)

    def change_sets(self, one):
        kind, pk = one
        return [
            other
            for other, row in self.rows.items()
            if kind == "document" and row.get("document_id") == pk
        ]

    def moving(self, one, name):
        """What the transition moves: with a document goes what stands where it stands."""
        state = self.rows[one]["state"]
        along = [o for o in self.change_sets(one) if self.rows[o]["state"] == state]
        if name == "countersign":
            along = [other for other in along if self.owes(other)]
        return [one, *([] if name == "correct" else along)]

    def owes(self, one):
        row = self.rows[one]
        return row["emergency_at"] is not None and row["countersigned_at"] is None

    def corrected(self, one):
        return any(
            row["supersedes_id"] == one[1] and other[0] == one[0]
            for other, row in self.rows.items()
        )

    def root(self, one):
        while above := self.rows[one]["supersedes_id"]:
            one = (one[0], above)
        return one

    # What will come of it.

    def foretold(self, one, name, user, gates):
        """Whether ``user`` can make the transition of ``one`` now."""
        row, moving = self.rows[one], self.moving(one, name)
        return (
            row["state"] in SOURCES[name]
            and self.may(user, name, moving, gates)
            and self.goes(one, name)
            and not self.is_alone(user, name, moving)
            and self.is_signed(name, moving, gates)
            and self.fits(one, name)
        )

    def may(self, user, name, moving, gates):
        rights = {f"{RIGHTS[name]}_{kind}" for kind, _ in moving}
        apps = {"document": "gazette", "decision": "communities"}
        held = [f"{apps[right.rpartition('_')[2]]}.{right}" for right in rights]
        if name == "sign":
            held += [f"core.sign_{gate}" for gate in gates]
        return user.is_active and user.has_perms(held)

    def goes(self, one, name):
        """A change set by itself only where its document is public; a document with all."""
        row = self.rows[one]
        if "document_id" in row:
            return self.rows["document", row["document_id"]]["state"] == "published"
        if row["state"] == "published" or name in {"return", "unschedule", "withdraw"}:
            return True
        states = {self.rows[other]["state"] for other in self.change_sets(one)}
        return states <= {row["state"], "withdrawn"}

    def is_alone(self, user, name, moving):
        if name == "countersign":
            return any(self.rows[m]["emergency_by_id"] == user.pk for m in moving)
        judged = name in {"sign", "approve"}
        return judged and any(user.pk in self.accounts[m].authors() for m in moving)

    def is_signed(self, name, moving, gates):
        signed = [self.accounts[m].gates(self.rows[m]["content"]) for m in moving]
        if name == "sign":
            return bool(gates) and not any(set(gates) & had for had in signed)
        if name in {"approve", "schedule", "publish"}:
            return all(had == set(GATES) for had in signed)
        return True

    def fits(self, one, name):
        row = self.rows[one]
        if name == "publish" and row["state"] == "scheduled":
            return row["scheduled_for"] <= timezone.now() and self.has_number(one)
        if name in {"approve", "schedule", "publish", "emergency"}:
            return self.has_number(one)
        if name == "countersign":
            return self.owes(one)
        if name == "correct":
            public = [
                other
                for other in [one, *self.change_sets(one)]
                if self.rows[other]["state"] == "published"
            ]
            return not any(map(self.corrected, public))
        return True

    def has_number(self, one):
        """Whether no other document ever was public under its number."""
        number = self.rows[one].get("number")
        return not number or not any(
            row.get("number") == number
            and row["published_at"]
            and self.root(other) != self.root(one)
            for other, row in self.rows.items()
        )

    # What is done.

    def act(self, one, name, user, gates=GATES, ahead=-LATER):
        """Make the transition; whether it was made has to be as foretold."""
        foretold = self.foretold(one, name, user, gates)
        moving, done = self.moving(one, name), True
        now = timezone.now()
        values = {
            "sign": {"gates": list(gates)},
            "schedule": {"scheduled_for": now + ahead},
            "withdraw": {"withdrawal_kind": "error"},
        }
        # Scheduled in the past, it is due at once.
        at = now - timedelta(days=1) if name == "schedule" else None
        obj = MODELS[one[0]].objects.get(pk=one[1])
        try:
            perform(obj, name, user, note="理由", at=at, given=values.get(name))
        except (TransitionRefused, PermissionDenied):
            done = False
        assert done == foretold, (name, one, self.rows[one]["state"])
        if done:
            self.keep(name, user, moving, gates)
            self.look(user)
        return done

    def keep(self, name, user, moving, gates):
        for one in moving:
            account = self.accounts[one]
            if name == "submit":
                account.submitter, account.signed = user.pk, set()
            if name == "sign":
                content = self.rows[one]["content"]
                account.signed |= {(gate, user.pk, content) for gate in gates}

    def look(self, author=None):
        """See what there is now, and that nothing is as it must not be."""
        self.rows = stored()
        for one in self.rows.keys() - self.accounts.keys():
            self.accounts[one] = Account(author.pk)
        for one, account in self.accounts.items():
            self.check(one, account, self.rows.get(one))
        public = [row["number"] for row in self.public("document")]
        assert len(public) == len(set(public))
        documents = {row["pk"] for row in self.public("document")}
        assert {row["document_id"] for row in self.public("decision")} <= documents

    def public(self, kind):
        return [
            row
            for (of, _), row in self.rows.items()
            if of == kind and row["state"] == "published"
        ]

    def check(self, one, account, row):
        if account.public is None:
            if row and row["state"] == "published":
                self.check_entry(account, row)
                account.public = row["content"]
            else:
                assert row is None or row["state"] in UNPUBLISHED
        else:
            assert row["state"] in GONE | {"published"}
            withdrawn = row["state"] == "withdrawn"
            assert withdrawn or row["content"] == account.public
            assert self.has_number(one)

    def check_entry(self, account, row):
        """It has just become public: in an emergency, or by two people for this content."""
        if row["emergency_at"]:
            assert row["emergency_by_id"]
            return
        assert account.gates(row["content"]) == set(GATES)
        signers = {
            who for _, who, content in account.signed if content == row["content"]
        }
        assert len(signers | account.authors() - {None}) >= 2


def make_world():
    """Documents on every part of the way, with attachments, some with change sets."""
    world = World(make_people())
    first, second = world.people[:2]
    for number, way in enumerate(WAYS):
        document = factories.document()
        factories.attachment(document, [["1", "甲"]])
        made = [document]
        if number in WITH_CHANGE_SETS:
            made.append(factories.decision(document=document))
        for one in made:
            one.stamp(first)
            one.save()
        world.look(first)
        for name in way:
            # One that stops there is submitted by another than who edited it.
            submits = second if way == ("submit",) else first
            actor = submits if name == "submit" else second
            # Time comes when a run lets it: see Machine.let_time_pass.
            world.act(("document", document.pk), name, actor, ahead=LATER)
    take_a_number(world)
    return world


def take_a_number(world):
    """Let the correction under way bear the number of another document that is public."""
    (correction,) = Document.objects.filter(state="draft").exclude(supersedes=None)
    others = Document.objects.published().exclude(pk=correction.supersedes_id)
    number = others.order_by("pk")[0].number
    Document.objects.filter(pk=correction.pk).update(number=number)
    world.look()


# Those with all rights come more often, or little would ever be done.
PEOPLE = (0, 0, 0, 1, 1, 1, *range(2, 8))
NEAR = {
    "draft": ("submit",),
    "in_review": ("sign", "approve"),
    "approved": ("publish",),
    "scheduled": ("publish",),
    "published": ("correct",),
}
ANY = tuple(SOURCES)
SETS_OF_GATES = (GATES, GATES, GATES[:1], GATES[1:], GATES[:2], GATES[2:])
DEEDS = (
    *4 * ("go_on",),
    *6 * ("try_to",),
    *3 * ("edit",),
    *2 * ("tamper", "let_time_pass"),
    *("delete", "act_on_what_was"),
)


class Machine(RuleBasedStateMachine):
    """One run; all that it does is rolled back at its end."""

    made = None

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world = World(
            self.made.people, deepcopy(self.made.accounts), self.made.rows
        )
        self.begun = []

    def teardown(self):
        try:
            self.check_the_end()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def check_the_end(self):
        moved = {
            one
            for one, row in self.world.rows.items()
            if row != self.made.rows.get(one)
        }
        if moved:
            self.check_that_nothing_was_published_twice()
        if any(kind == "decision" for kind, _ in moved):
            self.check_the_register()

    def check_that_nothing_was_published_twice(self):
        twice = (
            TransitionLog.objects.filter(transition__in=("publish", "emergency"))
            .values("content_type", "object_id")
            .annotate(times=Count("pk"))
            .filter(times__gt=1)
            .order_by()
        )
        assert not twice.exists()

    def check_the_register(self):
        register = next(one for one in registers() if one.label == "communities")
        for subjects in projection.all_subjects(register):
            assert projection.differences(register, subjects) == (set(), {})

    def all(self):
        """What the run is about: documents, their editions, and the change sets of each."""
        world = self.world
        roots = {world.root(one) for one in self.begun if one in world.rows}
        return [
            one
            for one in sorted(world.rows)
            if world.root(self.document_of(one)) in roots
        ]

    def one(self, place):
        there = self.all()
        return there[place % len(there)] if there else None

    def leader(self, one):
        """What has to move for ``one`` to move: until that is public, its document."""
        if one is None:
            return None
        document = self.document_of(one)
        is_public = self.world.rows[document]["state"] == "published"
        return one if is_public else document

    def document_of(self, one):
        owner = self.world.rows[one].get("document_id")
        return ("document", owner) if owner else one

    # One rule for all, or the library would leave out some in most of the runs.
    @rule(
        what=st.sampled_from(DEEDS),
        place=st.integers(0, 5),
        who=st.sampled_from(PEOPLE),
        number=st.integers(0, 19),
        gates=st.sampled_from(SETS_OF_GATES),
    )
    def do(self, what, **chosen):
        getattr(self, what)(**chosen)

    @initialize(places=st.lists(st.integers(0, len(WAYS)), min_size=1, max_size=2))
    def begin(self, places):
        """Choose the documents that the run is about."""
        documents = sorted(one for one in self.world.rows if one[0] == "document")
        self.begun = [documents[place] for place in places]

    def go_on(self, place, who, number, **others):
        """The next steps of the way, each by somebody who can make it, or by anybody."""
        one, done = self.leader(self.one(place)), True
        for step in range(number % 3 + 1):
            if not (one and done):
                return
            near = NEAR.get(self.world.rows[one]["state"], ("withdraw",))
            name, can = near[number % len(near)], [self.world.people[who]]
            if number < 14:
                name = next((name for name in near if self.who_can(one, name)), name)
                can = self.who_can(one, name) or can
            done = self.world.act(one, name, can[(who + step) % len(can)])

    def who_can(self, one, name):
        world = self.world
        return [user for user in world.people if world.foretold(one, name, user, GATES)]

    def try_to(self, place, who, number, gates):
        """Any transition by anybody, mostly one that leads from where the thing is."""
        if one := self.one(place):
            state = self.world.rows[one]["state"]
            near = [
                name for name in ANY if state in SOURCES[name] and number < 16
            ] or ANY
            name, user = near[number % len(near)], self.world.people[who]
            self.world.act(one, name, user, gates, LATER if number % 2 else -LATER)

    def edit(self, place, who, number, **others):
        """Save a draft, as its form does."""
        one, user = self.one(place), self.world.people[who]
        if one is None or self.world.rows[one]["state"] != "draft":
            return
        with suppress(IntegrityError), transaction.atomic():
            obj = MODELS[one[0]].objects.get(pk=one[1])
            self.write(obj, ("text", "row", "number")[number % 3], number)
            obj.stamp(user)
            obj.save()
            self.world.accounts[one].editor = user.pk
        self.world.look()

    def write(self, obj, what, number):
        if isinstance(obj, Decision):
            obj.entries.update(households=what == "row" and 7 or 8)
        elif what == "row":
            obj.attachments.update(rows=[["1", f"改{obj.version}"]])
        elif what == "number":
            # That of another document, which may or may not be public.
            others = [
                row["number"] for row in self.world.rows.values() if "number" in row
            ]
            obj.number = others[number % len(others)]
        else:
            obj.body = f"改过的正文{obj.version}"

    def tamper(self, place, number, **others):
        """Change what is not public yet, behind everybody's back."""
        one = self.one(place)
        if one is None or self.world.rows[one]["state"] not in UNPUBLISHED:
            return
        if one[0] == "decision":
            Change.objects.filter(change_set=one[1]).update(households=90 + number)
        elif number % 2:
            Document.objects.filter(pk=one[1]).update(body=f"偷改的正文{number}")
        else:
            Attachment.objects.filter(document=one[1]).update(rows=[["1", "偷改"]])
        self.world.look()

    def let_time_pass(self, number, **others):
        """The scheduler runs, when the time of what is scheduled has come, or before."""
        world, now = self.world, timezone.now()
        waiting = [one for one in self.all() if world.rows[one]["state"] == "scheduled"]
        if number % 4:
            for kind, pk in waiting:
                found = MODELS[kind].objects.filter(pk=pk)
                found.update(scheduled_for=now - LATER)
            world.look()
        comes = {one: self.comes(one, now) for one in waiting}
        if waiting:
            publish_due()
            world.look()
        for one in waiting:
            assert (world.rows[one]["state"] == "published") == comes[one]

    def comes(self, one, now):
        """Whether what is scheduled is published by now, by itself or with its document."""
        world, leader = self.world, self.leader(one)
        moving = world.moving(leader, "publish")
        return (
            world.rows[leader]["scheduled_for"] <= now
            and one in moving
            and world.is_signed("publish", moving, ())
            and world.goes(leader, "publish")
            and world.has_number(leader)
        )

    def delete(self, place, **others):
        """Drafts go; what was ever public does not, whoever asks the database."""
        one = self.one(place)
        if one is None or self.world.rows[one]["state"] in UNPUBLISHED - {"draft"}:
            return
        with suppress(IntegrityError, ProtectedError), transaction.atomic():
            MODELS[one[0]].objects.filter(pk=one[1]).delete()
        self.world.look()

    def act_on_what_was(self, place, who, number, **others):
        """Who saw an older version makes nothing of it."""
        if one := self.one(place):
            obj = MODELS[one[0]].objects.get(pk=one[1])
            name, user = ANY[number % len(ANY)], self.world.people[who]
            with pytest.raises((StaleVersion, PermissionDenied)):
                perform(obj, name, user, note="理由", version=obj.version - 1)


def test_what_is_public_was_signed_by_two_people_or_was_an_emergency():
    Machine.made = make_world()
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )
