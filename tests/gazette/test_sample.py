"""The sample of a real gazette, and documents made by rule."""

import json
from datetime import date, datetime
from io import StringIO
from itertools import islice

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction

from core.accounts.roles import ROLES, Role
from core.audit.models import AuditRecord
from core.belonging import owner, parts
from core.discussion.models import Notification
from core.workflow.models import Publishable
from core.workflow.records import Signoff, TransitionLog
from core.workflow.schedule import kinds
from core.workflow.signatures import signoffs_of
from core.workflow.states import Gate
from gazette.models import Document, Relation
from gazette.reading.source import SourceDocument, Table
from gazette.registers.config import registers
from gazette.sample import loading, stories
from gazette.sample.people import account
from gazette.sample.pools import COMMUNITIES, PEOPLE, Pool
from tests.roles import person
from tests.shared import for_a_module

TODAY = date(2026, 1, 1)
LONGEST_COMMON_RUN = 25
WHOSE = {"id", "content_type", "object_id"}
LOGGED = {field.name for field in TransitionLog._meta.fields} - WHOSE
SIGNED = {field.name for field in Signoff._meta.fields} - WHOSE - {"sha256"}


def sample(**options):
    out = StringIO()
    call_command("sample", stdout=out, **options)
    return out.getvalue()


def everything():
    models = [get_user_model(), Document, Relation, TransitionLog, Signoff]
    for register in registers():
        models += [
            register.change_set_model,
            register.entry_model,
            register.state_model,
        ]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def in_force(day=TODAY):
    return {
        register.label: register.state_model.objects.as_of(day).count()
        for register in registers()
    }


def publishables():
    kinds = [Document, *(register.change_set_model for register in registers())]
    return [one for kind in kinds for one in kind.objects.all()]


def steps_of(publishable):
    """(step, who made it) of the log, in their order."""
    return [(step.transition, step.user.username) for step in log_of(publishable)]


def log_of(publishable):
    kind = ContentType.objects.get_for_model(publishable)
    log = TransitionLog.objects.filter(content_type=kind, object_id=publishable.pk)
    return log.order_by("pk")


def traces(publishable):
    """All that its way to the public left on it and beside it, in comparable form."""
    log = log_of(publishable)
    signed = signoffs_of(publishable)
    own = {field.name for field in Publishable._meta.fields}
    submitted = publishable.submitted_version
    return (
        told(publishable, own, submitted),
        [told(step, LOGGED, submitted) for step in log],
        [told(one, SIGNED, submitted) for one in signed],
        {one.at for one in [*log, *signed]} == {publishable.published_at},
        {one.sha256 for one in signed} == {publishable.content_hash()},
        publishable.history.latest("history_id").version == publishable.version,
    )


def histories():
    """Pairs of (publishable, row of a history) of all it is and all that is part of it."""
    for model in (*kinds(), *parts()):
        for row in model.objects.all() if hasattr(model, "history") else ():
            for historical in row.history.all():
                yield owner(row), historical


def told(row, names, submitted):
    """{name: value}: of a time, that it is set; of a version, how far after submitting."""
    values = {name: getattr(row, name) for name in sorted(names)}
    for name, value in values.items():
        if isinstance(value, datetime):
            values[name] = "set"
        elif name in {"version", "submitted_version"}:
            values[name] = value - submitted
    return values


def check_registers():
    call_command("rebuild_registers", "--check", stdout=StringIO())


@pytest.fixture(scope="class")
def loaded(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        for role in (Role.REVIEWER, Role.PUBLISHER):
            person(f"other {role}", role)
        yield sample()


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
class TestLoaded:
    """The sample as it was loaded: once, each test takes back its own."""

    def test_everything_is_published_and_every_register_appears(self, loaded):
        assert "19" in loaded
        assert Document.objects.published().count() == 19
        assert in_force() == {
            "communities": 29,
            "personnel": 7,
            "powers": 147,
            "statistics": 12,
        }
        assert in_force(date(2020, 5, 26)) | {"powers": 0} == {
            "communities": 20,
            "personnel": 7,
            "powers": 0,
            "statistics": 0,
        }
        check_registers()

    def test_a_second_run_changes_nothing(self):
        before = everything()
        assert "19" not in sample()
        assert everything() == before

    def test_every_document_has_a_text_and_reads_back_as_its_entries(self):
        assert not Document.objects.filter(body="").exists()
        assert_texts_read_as_their_entries()

    def test_it_was_known_when_it_was_printed(self):
        for document in Document.objects.exclude(printed_date=None):
            assert document.published_at.date() == document.printed_date

    def test_one_person_enters_it_another_signs_and_approves_and_a_third_publishes(
        self,
    ):
        for publishable in publishables():
            assert publishable.created_by.username == "editor"
            assert publishable.edited_by.username == "editor"
            assert publishable.responsible.username == "editor"
            assert steps_of(publishable) == [
                ("submit", "editor"),
                ("sign", "reviewer"),
                ("approve", "reviewer"),
                ("publish", "publisher"),
            ]
            assert {one.gate for one in signoffs_of(publishable)} == set(Gate)

    def test_nobody_is_told_of_work_that_is_done(self):
        assert Notification.objects.exists()
        assert not Notification.objects.filter(read_at=None).exists()


@pytest.mark.django_db
class TestSample:
    def test_its_people_have_the_roles_and_no_password(self):
        Group.objects.filter(name__in=[row.group for row in ROLES.values()]).delete()
        groups = {
            role: Group.objects.create(name=ROLES[role].group)
            for role in (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
        }
        people = {role: account(role) for role in groups}
        for role, user in people.items():
            assert user.get_full_name() == ROLES[role].group
            assert list(user.groups.all()) == [groups[role]]
            assert not user.has_usable_password()
            assert user.is_staff
            assert not user.is_superuser

    def test_an_account_that_is_there_is_left_as_it_is(self):
        known = get_user_model().objects.create_superuser("editor", password="abc")
        sample()
        assert (
            get_user_model().objects.get(username="editor").password == known.password
        )
        assert not known.groups.exists()
        assert Document.objects.first().edited_by == known

    def test_where_a_part_of_it_is_there_nothing_is_added(self):
        Document.objects.create(title=loading.table("documents")[0]["标题"])
        sample()
        assert Document.objects.count() == 1


def assert_texts_read_as_their_entries():
    for register in registers():
        for change_set in register.change_set_model.objects.select_related("document"):
            entries = [entry.as_read() for entry in change_set.entries.all()]
            assert register.read(as_if_read(change_set.document)) == entries


def as_if_read(document):
    """The stored document as the reader would have given it."""
    names = ("title", "number", "genre", "issuer", "addressee", "signed_date")
    return SourceDocument(
        **{name: getattr(document, name) for name in names},
        paragraphs=SourceDocument.paragraphs_of(document.body),
        attachments=tuple(
            Table(table.title, tuple(table.columns), tuple(map(tuple, table.rows)))
            for table in document.attachments.all()
        ),
    )


def test_no_sentence_of_the_gazette_is_in_the_summaries(gazette_file):
    gazette = "".join(gazette_file.read_text(encoding="utf-8").split())
    texts = ["".join(row["正文"].split()) for row in loading.table("documents")]
    assert sum(map(bool, texts)) == 3
    runs = {
        text[start : start + LONGEST_COMMON_RUN + 1]
        for text in texts
        for start in range(len(text) - LONGEST_COMMON_RUN)
    }
    assert [run for run in runs if run in gazette] == []


@pytest.mark.django_db
@pytest.mark.parametrize("documents", [None, 60])
def test_what_is_published_was_entered_before(documents):
    sample(documents=documents)
    for publishable in publishables():
        entered, published = publishable.created_at, publishable.published_at
        assert entered == publishable.edited_at < published == publishable.updated_at
        rows = list(publishable.history.order_by("history_id"))
        assert rows == list(publishable.history.order_by("history_date", "history_id"))
        assert rows[0].history_type == "+"
        assert {row.created_at for row in rows} == {entered}
        assert all(row.history_user for row in rows)
    for one, row in histories():
        assert one.created_at <= row.history_date <= one.published_at


@pytest.mark.django_db
class TestMadeDocuments:
    def test_they_are_published_and_the_registers_are_the_fold_of_them(self):
        sample(documents=60)
        assert Document.objects.published().count() == 60
        assert {publishable.state for publishable in publishables()} == {"published"}
        check_registers()

    def test_they_have_the_same_traces_as_what_went_through_the_workflow(self):
        sample()
        loaded = publishables()
        sample(documents=120)
        made = set(publishables()) - set(loaded)
        assert {type(one) for one in made} == {type(one) for one in loaded}
        expected = traces(loaded[0])
        for publishable in [*loaded, *made]:
            assert traces(publishable) == expected
            assert len(signoffs_of(publishable)) == len(Gate)

    def test_the_audit_has_one_row_of_all_of_them(self):
        sample()
        before = AuditRecord.objects.count()
        sample(documents=60)
        assert AuditRecord.objects.count() == before + 1
        newest = AuditRecord.objects.latest("number")
        assert json.loads(newest.details)["count"] == 41
        sample(documents=60)
        assert AuditRecord.objects.count() == before + 1

    def test_every_entry_is_about_somebody_and_points_at_its_clause(self):
        sample(documents=60)
        for register in registers():
            entries = register.entry_model.objects
            assert not entries.filter(anchor="").exists()
            for subject in register.entry_model.SUBJECTS:
                assert not entries.filter(**{subject: None}).exists()

    def test_their_texts_read_back_as_their_entries(self):
        sample(documents=120)
        assert_texts_read_as_their_entries()

    def test_more_of_them_add_to_those_that_are_there(self):
        sample(documents=60)
        before = everything()[Document]
        sample(documents=80)
        after = everything()[Document]
        assert (len(after), after[: len(before)]) == (80, before)
        check_registers()

    def test_growing_by_steps_gives_the_same_documents_as_at_once(self):
        assert texts_of(45, 70) == texts_of(70)

    def test_as_many_as_there_are_changes_nothing(self):
        sample(documents=30)
        before = everything()
        sample(documents=30)
        sample(documents=10)
        assert everything() == before


def texts_of(*steps):
    """The documents that samples of these sizes, one after the other, amount to."""
    with transaction.atomic():
        for documents in steps:
            sample(documents=documents)
        texts = Document.objects.order_by("pk").values_list("number", "page", "body")
        texts = list(texts)
        transaction.set_rollback(True)
    return texts


def test_made_documents_are_the_same_from_whatever_place_they_are_asked():
    row = list(islice(stories.documents(0), 130))
    assert row == list(islice(stories.documents(0), 130))
    assert row[70:] == list(islice(stories.documents(70), 60))


def test_a_story_is_told_in_the_order_of_its_days():
    days = [made.source.signed_date for made in islice(stories.documents(0), 100)]
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == stories.YEARS


def test_plans_are_of_realistic_length():
    made = islice(stories.documents(0), 200)
    lengths = [len(one.source.body) for one in made if not one.register]
    assert all(600 <= length <= 1700 for length in lengths)


@pytest.mark.parametrize("pool", [COMMUNITIES, PEOPLE, Pool("ab", "cd")])
def test_a_pool_never_gives_a_name_twice(pool):
    names = {pool[n] for n in range(min(pool.size * 3, 500_000))}
    assert len(names) == min(pool.size * 3, 500_000)
