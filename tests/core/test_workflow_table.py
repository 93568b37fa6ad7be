"""Every kind in every situation, every transition, every role, one's own and others'.

What is expected stands in a table of its own, written by hand, not derived from the one
that the workflow goes by. Each situation is made once for each kind; what is tried in it is
rolled back.
"""

import logging
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from communities.models import Decision
from core.accounts.roles import Role
from core.models import TransitionLog
from core.workflow.perform import TransitionRefused, perform
from core.workflow.schedule import kinds
from core.workflow.states import TRANSITIONS, Gate, State
from gazette.models import Document
from personnel.models import Notice
from powers.models import TransferList
from statistics.models import Release
from tests import factories, sent
from tests.admin_pages import signed_in, url
from tests.exchange import csv_of, exported, imported, rows_of
from tests.roles import person, with_rights

pytestmark = pytest.mark.once

# e: editors, r: reviewers, p: publishers; R: reviewers, but neither its last editor nor
# who submitted it; superusers wherever anybody; . nobody.
TABLE = """
            draft review signed approved scheduled due published urgent corrected withdrawn
submit        e     .      .       .         .      .      .        .       .         .
return        .     r      r       r         .      .      .        .       .         .
sign          .     R      .       .         .      .      .        .       .         .
approve       .     .      R       .         .      .      .        .       .         .
schedule      .     .      .       p         .      .      .        .       .         .
unschedule    .     .      .       .         p      p      .        .       .         .
publish       .     .      .       p         .      p      .        .       .         .
emergency     p     p      p       p         .      .      .        .       .         .
countersign   .     .      .       .         .      .      .        r       .         .
correct       .     .      .       .         .      .      e        e       .         .
supersede     .     .      .       .         .      .      .        .       .         .
withdraw      .     .      .       .         .      .      p        p       p         .
"""
LEADS_TO = {
    "submit": "in_review",
    "return": "draft",
    "sign": "in_review",
    "approve": "approved",
    "schedule": "scheduled",
    "unschedule": "approved",
    "publish": "published",
    "emergency": "published",
    "countersign": "published",
    "correct": "published",
    "withdraw": "withdrawn",
}
ACTIONS = ("submit", "return", "approve", "publish")
ACTION_RIGHTS = ("submit", "review", "publish", "withdraw", "correct", "emergency")
ROLE_OF = {"e": Role.EDITOR, "r": Role.REVIEWER, "p": Role.PUBLISHER}
ROLES = (*Role, "superuser", "deactivated")
BY_ANOTHER = (Role.REVIEWER, "superuser")
RIGHTFUL = (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, "superuser")
OWN = ("others'", "edited", "submitted")
CHANGE_SETS = {
    Decision: factories.decision,
    Notice: factories.notice,
    TransferList: factories.transfer_list,
    Release: factories.release,
}
KINDS = {Document: factories.document} | CHANGE_SETS
TABLES = {
    Document: "documents",
    Decision: "communities",
    Notice: "personnel",
    TransferList: "powers",
    Release: "figures",
}
GATES = [gate.value for gate in Gate]


def read_table():
    heading, *lines = TABLE.strip().splitlines()
    situations = heading.split()
    for line in lines:
        name, *marks = line.split()
        assert len(marks) == len(situations)
        yield from (
            ((name, situation), mark)
            for situation, mark in zip(situations, marks, strict=True)
        )


EXPECTED = dict(read_table())
SITUATIONS = list(dict.fromkeys(situation for _, situation in EXPECTED))
NAMES = list(dict.fromkeys(name for name, _ in EXPECTED))


def is_allowed(name, situation, role, own):
    mark = EXPECTED[name, situation]
    if mark == "." or (mark.isupper() and own != "others'"):
        return False
    return role in {"superuser", ROLE_OF[mark.lower()]}


# The situations.


def make(kind, situation):
    """One of ``kind`` in the situation; a change set alone, its document being public."""
    if kind is Document:
        made = factories.document()
    else:
        made = KINDS[kind](document=factories.publish(factories.document()))
    for step in WAYS[situation]:
        step(made)
    made.refresh_from_db()
    return made


def step(name):
    return lambda made: factories.pass_step(made, name)


def become_due(made):
    now = timezone.now()
    perform(
        made,
        "schedule",
        factories.reviewer(),
        at=now - timedelta(hours=2),
        given={"scheduled_for": now - timedelta(hours=1)},
    )


def correct(made):
    perform(made, "correct", factories.administrator(), note="更正")
    for name in ("submit", "sign", "approve", "publish"):
        factories.pass_step(made.superseded_by, name)


APPROVED = (step("submit"), step("sign"), step("approve"))
PUBLISHED = (*APPROVED, step("publish"))
WAYS = {
    "draft": (),
    "review": (step("submit"),),
    "signed": (step("submit"), step("sign")),
    "approved": APPROVED,
    "scheduled": (*APPROVED, step("schedule")),
    "due": (*APPROVED, become_due),
    "published": PUBLISHED,
    "urgent": (
        lambda made: perform(made, "emergency", factories.reviewer(), note="急"),
    ),
    "corrected": (*PUBLISHED, correct),
    "withdrawn": (*PUBLISHED, factories.withdraw),
}


def make_people():
    users = get_user_model().objects
    people = {role: person(f"{role.value}1", role) for role in Role}
    people["superuser"] = users.create_superuser("chief")
    people["deactivated"] = users.create_superuser("gone", is_active=False)
    return people


def belongs_to(made, user, own):
    """``made`` is now what ``user`` has edited or submitted, or what others have."""
    author = {"edited": "edited_by", "submitted": "submitted_by"}.get(own)
    if author:
        type(made)._base_manager.filter(pk=made.pk).update(**{author: user})


def given(name):
    """What the transition needs beside its note, as ``perform`` takes it."""
    match name:
        case "sign":
            return {"gates": GATES}
        case "schedule":
            return {"scheduled_for": timezone.now() + timedelta(days=1)}
        case "withdraw":
            return {"withdrawal_kind": "error"}
    return {}


def sent_by_form(name):
    """The same as a form sends it."""
    values = given(name)
    if time := values.get("scheduled_for"):
        values["scheduled_for"] = timezone.localtime(time).strftime("%Y-%m-%dT%H:%M")
    return values


def look(made):
    """The record as it is stored, and how many of its transitions were logged."""
    stored = type(made)._base_manager.filter(pk=made.pk).values().get()
    kind = ContentType.objects.get_for_model(made)
    logged = TransitionLog.objects.filter(content_type=kind, object_id=made.pk)
    return stored, logged.count()


def fits(name, allowed, before, after):
    """Whether of an attempt came what the table says."""
    if not allowed:
        return after == before
    return after[1] > before[1] and after[0]["state"] == LEADS_TO[name]


@contextmanager
def forgotten():
    """What is done inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Table:
    """The table, by every path, for one ``kind``.

    ``owns`` and ``by_button`` say who tries it: all kinds share the page with the buttons,
    which does no more than call the function, so not everybody presses those of each.
    """

    kind = None
    owns = dict.fromkeys(ROLES, ("others'", "edited"))
    by_button = {"superuser": ("others'",)}

    @classmethod
    def setUpTestData(cls):
        cls.people = make_people()
        cls.made = {situation: make(cls.kind, situation) for situation in SITUATIONS}

    def try_all(self, attempt, who):
        """All cells that did not come out as they should; ``who`` is {role: owns}."""
        wrong = []
        people = [(role, own) for role, owns in who.items() for own in owns]
        for situation, (role, own) in product(SITUATIONS, people):
            made, user = self.made[situation], self.people[role]
            with forgotten():
                belongs_to(made, user, own)
                for name in self.try_each(made, user, attempt, (situation, role, own)):
                    wrong.append((situation, role, own, name))
        return wrong

    def try_each(self, made, user, attempt, cell):
        before, start = look(made), transaction.savepoint()
        for name in NAMES:
            attempt(made, name, user)
            after = look(made)
            if not fits(name, is_allowed(name, *cell), before, after):
                yield name
            if after != before:
                transaction.savepoint_rollback(start)

    def test_by_the_function_itself(self):
        assert not self.try_all(by_function, self.owns)

    def test_by_the_buttons(self):
        clients = {user: signed_in(user) for user in self.people.values()}

        def press(made, name, user):
            data = sent_by_form(name) | {"version": made.version, "note": "理由"}
            clients[user].post(url(made, "transition", name), data)
            clients[user].cookies.pop("messages", None)

        # What is forbidden is logged, each time with all that led there.
        logging.disable()
        self.addCleanup(logging.disable, logging.NOTSET)
        assert not self.try_all(press, self.by_button)

    def test_by_the_actions_of_the_list(self):
        wrong, address = [], url(self.kind, "changelist")
        keys = [made.pk for made in self.made.values()]
        listed = sent.form(signed_in(self.people["superuser"]).get(address), "action")
        listed |= {"_selected_action": keys, "note": "理由", "index": 0}
        before = {situation: look(made) for situation, made in self.made.items()}
        for role, name in product(ROLES, ACTIONS):
            with forgotten():
                client = signed_in(self.people[role])
                client.post(address, listed | {"action": f"{name}_selected"})
                wrong += [
                    (situation, role, name)
                    for situation, made in self.made.items()
                    if not fits(
                        name,
                        is_allowed(name, situation, role, "others'"),
                        before[situation],
                        look(made),
                    )
                ]
        assert not wrong

    def test_by_the_command_that_publishes_what_is_due(self):
        before = {situation: look(made) for situation, made in self.made.items()}
        with forgotten():
            call_command("publish_due")
            for situation, made in self.made.items():
                if situation == "due":
                    assert fits("publish", True, before[situation], look(made))
                else:
                    assert look(made)[0] == before[situation][0]

    def test_by_an_import_of_the_state(self):
        before = {situation: look(made) for situation, made in self.made.items()}
        heading, *lines = rows_of(exported(TABLES[self.kind]))
        for column in (
            "state",
            "状态",
            "published_at",
            "发布时间",
            "version",
            "edited_by",
        ):
            data = csv_of(
                [[*heading, column], *([*line, "published"] for line in lines)]
            )
            report = imported(TABLES[self.kind], data, user=self.people["superuser"])
            assert [fault.column for fault in report.faults][0] == column
        assert {one: look(made) for one, made in self.made.items()} == before


def by_function(made, name, user):
    copy = type(made)._base_manager.get(pk=made.pk)
    with suppress(TransitionRefused, PermissionDenied):
        perform(copy, name, user, note="理由", given=given(name))


class TestDocument(Table, TestCase):
    kind = Document
    owns = Table.owns | dict.fromkeys(RIGHTFUL, OWN)
    by_button = dict.fromkeys(ROLES, ("others'",)) | dict.fromkeys(BY_ANOTHER, OWN)

    def test_its_change_sets_go_where_it_goes(self):
        """Nothing goes without its document, and nothing is left behind."""
        document = factories.document()
        change_sets = [make(document=document) for make in CHANGE_SETS.values()]
        for name in ("submit", "sign", "approve", "publish"):
            for made, user in product(change_sets, self.people.values()):
                before = look(made)
                by_function(made, name, user)
                assert look(made) == before
            factories.pass_step(document, name)
            for made in change_sets:
                made.refresh_from_db()
                assert made.state == document.state == LEADS_TO[name]

    def test_a_right_to_the_document_alone_moves_no_change_set(self):
        document = factories.document()
        decision = factories.decision(document=document)
        half = with_rights("half", *(f"{name}_document" for name in ACTION_RIGHTS))
        for name in NAMES:
            before = look(document), look(decision)
            by_function(document, name, half)
            assert (look(document), look(decision)) == before


class TestDecision(Table, TestCase):
    kind = Decision
    by_button = dict.fromkeys(RIGHTFUL, ("others'",))


class TestNotice(Table, TestCase):
    kind = Notice


class TestTransferList(Table, TestCase):
    kind = TransferList


class TestRelease(Table, TestCase):
    kind = Release


def test_the_table_has_every_transition_and_every_state():
    assert set(NAMES) == set(TRANSITIONS)
    states = {"review": "in_review", "signed": "in_review", "due": "scheduled"}
    states |= {"urgent": "published", "corrected": "superseded"}
    assert {states.get(one, one) for one in SITUATIONS} == set(State)
    assert set(KINDS) == set(kinds())
