"""The sample of a real gazette, and documents made by rule."""

from datetime import date
from io import StringIO
from itertools import islice

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count

from core.workflow.models import TransitionLog
from gazette.models import Document, Relation
from gazette.reading.source import SourceDocument, Table
from gazette.registers.config import registers
from gazette.sample import loading, stories
from gazette.sample.pools import COMMUNITIES, PEOPLE, Pool

TODAY = date(2026, 1, 1)
LONGEST_COMMON_RUN = 25


def sample(**options):
    out = StringIO()
    call_command("sample", stdout=out, **options)
    return out.getvalue()


def everything():
    models = [Document, Relation, TransitionLog]
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


def check_registers():
    call_command("rebuild_registers", "--check", stdout=StringIO())


@pytest.mark.django_db
class TestSample:
    def test_everything_is_published_and_every_register_appears(self):
        assert "19" in sample()
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
        sample()
        before = everything()
        assert "19" not in sample()
        assert everything() == before

    def test_every_document_has_a_text_and_reads_back_as_its_entries(self):
        sample()
        assert not Document.objects.filter(body="").exists()
        assert_texts_read_as_their_entries()

    def test_it_was_known_when_it_was_printed(self):
        sample()
        for document in Document.objects.exclude(printed_date=None):
            assert document.published_at.date() == document.printed_date

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
class TestMadeDocuments:
    def test_they_are_published_as_if_through_the_workflow(self):
        sample(documents=60)
        assert Document.objects.published().count() == 60
        check_registers()
        publishables = [Document, *(r.change_set_model for r in registers())]
        for model in publishables:
            assert model.objects.published().count() == model.objects.count()
        steps = TransitionLog.objects.values("content_type", "object_id")
        counted = steps.annotate(steps=Count("pk")).values_list("steps", flat=True)
        assert set(counted) == {3}
        assert len(counted) == sum(model.objects.count() for model in publishables)

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
