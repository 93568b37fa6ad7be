"""An issue as a bundle: put together by staff, published all or nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from core.models import TransitionLog
from core.workflow import signatures
from core.workflow.perform import StaleVersion, TransitionRefused, perform
from core.workflow.states import Gate, State
from gazette.bundles import Place, advance, blocking, choosable, compose, offered
from gazette.models import Document, Issue
from tests import factories

pytestmark = pytest.mark.django_db


def versions(*documents):
    return dict(
        Document.objects.filter(pk__in=[one.pk for one in documents]).values_list(
            "pk", "version"
        )
    )


def of_issue(issue):
    return versions(*issue.documents.all())


def put(issue, *documents, user=None, **seen):
    """Put ``documents`` into ``issue`` in this order, and nothing else."""
    placements = {
        document.pk: Place(order=order, page=order * 2)
        for order, document in enumerate(documents, 1)
    }
    seen = versions(*documents, *issue.documents.all())
    return compose(issue, placements, user or factories.administrator(), seen)


def move(issue, name, user=None, **options):
    given = factories.GIVEN.get(name, dict)()
    options = {"versions": of_issue(issue), "given": given} | options
    return advance(issue, name, user or factories.reviewer(), **options)


def issue_of(*states, **values):
    """An issue with a document in each of ``states``."""
    issue = factories.issue(**values)
    documents = [factories.take(factories.document(issue=issue), s) for s in states]
    return issue, documents


class TestPuttingTogether:
    def test_documents_get_their_places_and_others_leave(self):
        issue, [old] = issue_of("draft")
        new, section = factories.document(), factories.section()
        places = {new.pk: Place(order=3, page=7, section_id=section.pk)}
        changed = compose(issue, places, factories.administrator(), versions(old, new))
        assert {one.pk for one in changed} == {old.pk, new.pk}
        new.refresh_from_db()
        old.refresh_from_db()
        assert (new.issue, new.section, new.page, new.order) == (issue, section, 7, 3)
        assert (old.issue, old.page, old.order) == (None, None, 0)

    def test_a_place_is_no_content_and_voids_no_signature(self):
        issue, [document] = issue_of("approved", number=1)
        other = factories.take(factories.document(), "approved")
        before = [(one.content_hash(), one.authors) for one in (document, other)]
        put(issue, other, document)
        for one, (digest, authors) in zip((document, other), before, strict=True):
            version = one.version
            one.refresh_from_db()
            assert one.version == version + 1
            assert (one.content_hash(), one.authors) == (digest, authors)
            assert len(signatures.valid_signoffs(one)) == len(Gate)

    def test_what_stays_where_it_was_is_not_touched(self):
        issue, documents = issue_of("draft", "draft")
        put(issue, *documents)
        before, rows = of_issue(issue), Document.history.count()
        assert put(issue, *documents) == []
        assert (of_issue(issue), Document.history.count()) == (before, rows)

    def test_the_history_of_a_document_says_who_placed_it(self):
        issue, document = factories.issue(), factories.document()
        put(issue, document)
        newest = document.history.first()
        assert (newest.issue, newest.order) == (issue, 1)
        assert newest.history_user == factories.administrator()

    def test_who_saw_an_older_place_is_refused_and_told_who_was_faster(self):
        issue, [document] = issue_of("draft")
        seen = versions(document)
        put(issue, document, user=factories.reviewer())
        with pytest.raises(StaleVersion) as refused:
            compose(
                issue, {document.pk: Place(order=9)}, factories.administrator(), seen
            )
        assert "reviewer" in str(refused.value)
        assert Document.objects.get().order == 1

    def test_what_somebody_has_put_into_it_meanwhile_is_not_thrown_out(self):
        issue, [document] = issue_of("draft")
        seen = versions(document)
        put(issue, document, new := factories.document())
        with pytest.raises(StaleVersion):
            compose(issue, {document.pk: Place(order=1, page=2)}, me(), seen)
        new.refresh_from_db()
        assert new.issue == issue

    def test_what_is_public_keeps_its_place(self):
        issue, [public] = issue_of("published")
        new = factories.document()
        put(issue, new)
        assert versions(public) == {public.pk: public.version}
        with pytest.raises(TransitionRefused):
            put(issue, new, public)

    def test_a_document_of_another_issue_is_not_taken_away_from_it(self):
        _, [document] = issue_of("draft", number=1)
        with pytest.raises(TransitionRefused):
            put(factories.issue(number=2), document)

    def test_a_correction_is_not_placed(self):
        issue, [public] = issue_of("published")
        perform(public, "correct", me(), note="更正户数")
        correction = Document.objects.get(supersedes=public)
        assert issue.bundled() == []
        with pytest.raises(TransitionRefused):
            put(issue, correction)
        assert put(issue) == []
        correction.refresh_from_db()
        assert correction.issue == issue

    def test_what_can_be_chosen_is_under_way_and_in_no_issue(self):
        _, [inside, _] = issue_of("draft", "published")
        free = factories.take(factories.document(), "approved")
        factories.publish(factories.document())
        factories.document(
            disclosure="withheld",
            disclosure_basis="internal",
            disclosure_reason="内部事务",
        )
        assert list(choosable(me())) == [free]

    def test_the_right_to_change_issues_is_needed(self):
        issue, [document] = issue_of("draft")
        nobody = factories.superuser("nobody")
        nobody.is_superuser = False
        nobody.save()
        with pytest.raises(PermissionDenied):
            put(issue, document, user=nobody)


def me():
    return factories.administrator()


class TestMoving:
    def test_an_issue_goes_all_the_way_as_one(self):
        issue, _ = issue_of("draft", "draft")
        factories.decision(document=issue.documents.first())
        move(issue, "submit", me())
        for name in ("sign", "approve", "publish"):
            move(issue, name)
        assert set(issue.documents.values_list("state", flat=True)) == {"published"}
        logged = TransitionLog.objects.filter(transition="publish")
        assert logged.count() == 3
        assert list(Issue.objects.published()) == [issue]

    def test_one_that_cannot_holds_back_all_and_is_named(self):
        issue, [ready, draft] = issue_of("approved", "draft")
        with pytest.raises(TransitionRefused) as refused:
            move(issue, "publish")
        assert all(str(draft) in str(reason) for reason in refused.value.reasons)
        assert len(refused.value.reasons) > 1
        ready.refresh_from_db()
        assert ready.state == State.APPROVED

    def test_the_reasons_are_those_of_every_item_at_once(self):
        issue, documents = issue_of("draft", "in_review", "approved")
        found = dict(blocking(issue.bundled()))
        assert set(found) == set(documents[:2])
        with pytest.raises(TransitionRefused) as refused:
            move(issue, "publish")
        told = "\n".join(map(str, refused.value.reasons))
        assert all(str(document) in told for document in documents[:2])
        assert str(documents[2]) not in told

    def test_what_was_added_after_the_page_was_opened_is_not_published_unseen(self):
        issue, [document] = issue_of("approved")
        seen = of_issue(issue)
        put(issue, document, factories.take(factories.document(), "approved"))
        with pytest.raises(StaleVersion):
            move(issue, "publish", versions=seen)
        assert not Document.objects.published()

    def test_what_was_taken_out_after_the_page_was_opened_is_told(self):
        issue, [one, other] = issue_of("approved", "approved")
        put(issue, one, other)
        seen = of_issue(issue)
        compose(issue, {one.pk: Place(order=1, page=2)}, me(), seen)
        with pytest.raises(StaleVersion):
            move(issue, "publish", versions=seen)

    def test_an_early_step_takes_those_that_stand_before_it(self):
        issue, documents = issue_of("draft", "in_review", "approved")
        assert move(issue, "submit", me()) == [documents[0]]
        assert len(move(issue, "sign")) == 2

    def test_gates_signed_before_are_not_signed_again(self):
        issue, documents = issue_of("in_review", "in_review")
        early = {"gates": [Gate.POLITICAL, Gate.LEGAL]}
        perform(documents[0], "sign", factories.reviewer(), given=early)
        move(issue, "sign")
        for document in documents:
            document.refresh_from_db()
            assert len(signatures.valid_signoffs(document)) == len(Gate)
        with pytest.raises(TransitionRefused):
            move(issue, "sign")

    def test_of_gates_on_one_of_two_nothing_stays_where_the_other_is_refused(self):
        issue, [_, own] = issue_of("in_review", "in_review")
        Document.objects.filter(pk=own.pk).update(edited_by=factories.reviewer())
        with pytest.raises(TransitionRefused):
            move(issue, "sign")
        assert not any(map(signatures.signoffs_of, issue.documents.all()))

    def test_every_item_and_the_issue_leave_one_row_in_the_audit(self):
        audit = pytest.importorskip("core.audit.models").AuditRecord.objects
        issue, documents = issue_of("approved", "approved")
        before = audit.count()
        move(issue, "publish")
        new = audit.order_by("number")[before:]
        assert [row.event for row in new] == ["workflow.publish"] * 3
        targets = sorted((row.target_kind, row.target_id) for row in new)
        assert targets == [
            *(("gazette.document", str(one.pk)) for one in documents),
            ("gazette.issue", str(issue.pk)),
        ]

    def test_an_empty_issue_is_not_published(self):
        with pytest.raises(TransitionRefused):
            move(factories.issue(), "publish")

    def test_nobody_publishes_an_issue_without_the_right(self):
        issue, _ = issue_of("approved")
        clerk = factories.superuser("clerk")
        clerk.is_superuser = False
        clerk.save()
        with pytest.raises(PermissionDenied):
            move(issue, "publish", clerk)

    def test_the_buttons_are_those_that_some_document_can_make(self):
        def names(*states):
            Issue.objects.all().delete() if not Document.objects.exists() else None
            issue, _ = issue_of(*states, number=next(factories.serials))
            return offered(issue, issue.bundled(), factories.reviewer())

        assert names() == names("published") == []
        assert names("draft") == ["submit"]
        assert names("in_review") == ["sign", "approve"]
        assert names("draft", "approved") == ["submit", "schedule", "publish"]


class TestSchedule:
    @pytest.fixture
    def scheduled(self):
        issue, documents = issue_of("approved", "approved")
        move(issue, "schedule")
        issue.refresh_from_db()
        return issue, documents

    def test_the_issue_and_its_documents_have_one_time(self, scheduled):
        issue, documents = scheduled
        assert issue.scheduled_for
        for document in documents:
            document.refresh_from_db()
            assert document.scheduled_for == issue.scheduled_for
            assert document.scheduled_with() == documents
        assert issue.history.first().scheduled_for == issue.scheduled_for
        assert offered(issue, issue.bundled(), me()) == ["unschedule"]

    def test_it_is_taken_off_the_schedule_as_a_whole(self, scheduled):
        issue, documents = scheduled
        move(issue, "unschedule")
        issue.refresh_from_db()
        assert issue.scheduled_for is None
        assert {d.state for d in issue.bundled()} == {State.APPROVED}
        assert documents[0].scheduled_with() == [documents[0]]

    @pytest.mark.parametrize("name", ["unschedule", "publish"])
    def test_no_document_of_it_leaves_the_schedule_alone(self, scheduled, name):
        _, [document, _] = scheduled
        document.refresh_from_db()
        late = document.scheduled_for + timedelta(hours=1)
        with pytest.raises(TransitionRefused):
            perform(document, name, factories.reviewer(), at=late)

    def test_nothing_is_put_into_it_or_taken_out(self, scheduled):
        issue, documents = scheduled
        new = factories.document()
        for contents in ([*documents, new], documents[:1]):
            with pytest.raises(TransitionRefused):
                put(issue, *contents)
        new.issue = issue
        with pytest.raises(ValidationError) as refused:
            new.full_clean()
        assert set(refused.value.message_dict) == {"issue"}
        documents[0].full_clean()

    def test_what_slips_in_all_the_same_cannot_go_on_alone(self, scheduled):
        issue, _ = scheduled
        late = factories.take(factories.document(), "approved")
        Document.objects.filter(pk=late.pk).update(issue=issue)
        late.refresh_from_db()
        for name in ("schedule", "publish"):
            with pytest.raises(TransitionRefused):
                factories.pass_step(late, name)
        assert move(issue, "unschedule") != [late]
        assert {d.state for d in issue.bundled()} == {State.APPROVED}

    def test_an_issue_that_is_not_scheduled_is_not_taken_off(self):
        issue, _ = issue_of("scheduled")
        with pytest.raises(TransitionRefused):
            move(issue, "unschedule")

    def test_when_it_has_been_published_by_hand_it_is_off_the_schedule(self, scheduled):
        issue, _ = scheduled
        move(issue, "publish", at=issue.scheduled_for)
        issue.refresh_from_db()
        assert issue.scheduled_for is None
        assert issue.bundled() == []


def test_a_normative_document_goes_with_its_interpretation_of_the_same_issue():
    issue = factories.issue()
    rules = factories.document(issue=issue, is_normative=True, genre="意见")
    reading = factories.document(issue=issue, title="政策解读")
    reading.relations.create(
        kind="interprets", target=rules, target_number=rules.number
    )
    move(issue, "submit", me())
    for name in ("sign", "approve", "schedule"):
        move(issue, name)
    issue.refresh_from_db()
    late = issue.scheduled_for + timedelta(seconds=1)
    move(issue, "publish", at=late)
    assert set(Document.objects.published()) == {rules, reading}
    assert timezone.now() < late
