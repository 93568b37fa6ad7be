"""Publishing on schedule: to the minute, late rather than never, and never what is invalid."""

from datetime import UTC, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from core.audit.models import AuditRecord
from core.models import Notification, TransitionLog
from core.workflow.perform import perform
from core.workflow.schedule import gathered, publish_due
from core.workflow.states import State
from gazette.bundles import advance
from gazette.models import Document, Finding, Reading
from tests import factories
from tests.admin_pages import press, url

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def scheduled(time, **values):
    """A document to be published at ``time``, which may be past."""
    document = factories.take(factories.document(**values), "approved")
    at = min(time, timezone.now()) - MINUTE
    given = {"scheduled_for": time}
    return perform(document, "schedule", factories.reviewer(), given=given, at=at)


def scheduled_issue(time, count=2):
    issue = factories.issue()
    for _ in range(count):
        factories.take(factories.document(issue=issue), "approved")
    seen = dict(issue.documents.values_list("pk", "version"))
    advance(
        issue,
        "schedule",
        factories.reviewer(),
        versions=seen,
        given={"scheduled_for": time},
        at=min(time, timezone.now()) - MINUTE,
    )
    return issue


def spoil(document, text="户数有疑问"):
    """Make ``document`` something that cannot be published; returns what to undo."""
    reading = Reading.objects.create(
        issue=factories.issue(number=None),
        sha256=f"{next(factories.serials):064d}",
        lines=1,
    )
    return Finding.objects.create(
        reading=reading, document=document, code="gap", text=text
    )


def states(documents):
    return set(documents.values_list("state", flat=True))


def told_of(target):
    """The people who were told that ``target`` was not published, by their names."""
    told = Notification.objects.filter(kind="schedule_failed")
    assert all(one.target == target for one in told)
    return [one.recipient for one in told.order_by("recipient__username")]


def failures():
    return AuditRecord.objects.filter(event="workflow.schedule_failed")


def run(**options):
    """(what was published, what was not) as the command tells it."""
    out, err = StringIO(), StringIO()
    call_command("publish_due", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def next_midnight():
    """The next midnight in the time of the site, in UTC."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time()))
    return midnight.astimezone(UTC)


def test_nothing_is_public_before_its_minute_and_all_is_at_it():
    midnight = next_midnight()
    document = scheduled(midnight)
    assert publish_due(at=midnight - timedelta(microseconds=1)).published == []
    assert publish_due(at=midnight).published == [document]
    document.refresh_from_db()
    assert document.published_at == midnight
    assert TransitionLog.objects.get(transition="publish").seconds_late == 0


def test_midnight_is_that_of_the_site_and_the_day_published_is_the_new_one(
    administrator,
):
    document = factories.take(factories.document(), "approved")
    midnight = next_midnight()
    typed = timezone.localtime(midnight).strftime("%Y-%m-%dT%H:%M")
    assert typed.endswith("T00:00")
    press(administrator, document, "schedule", scheduled_for=typed)
    document.refresh_from_db()
    assert document.scheduled_for == midnight
    publish_due(at=midnight)
    document.refresh_from_db()
    published = document.published_at
    assert timezone.localtime(published).date() == timezone.localdate() + timedelta(1)
    assert published.astimezone(UTC).date() < timezone.localtime(published).date()


def test_a_missed_minute_is_made_up_for_and_the_log_says_how_late():
    document = scheduled(timezone.now() - timedelta(hours=2))
    out, err = run()
    log = TransitionLog.objects.get(transition="publish")
    assert 7200 <= log.seconds_late < 7260
    assert log.user is None
    assert (str(document) in out, str(log.seconds_late) in out, err) == (True, True, "")
    row = AuditRecord.objects.get(event="workflow.publish")
    assert f'"seconds_late":{log.seconds_late}' in row.details


def test_a_second_run_publishes_nothing_again():
    scheduled(timezone.now() - MINUTE)
    assert len(publish_due().published) == 1
    assert publish_due().published == []
    assert TransitionLog.objects.filter(transition="publish").count() == 1


def test_change_sets_go_with_their_document():
    document = factories.document()
    decision = factories.decision(document=document)
    factories.take(document, "scheduled")
    document.refresh_from_db()
    assert publish_due(at=document.scheduled_for).left == []
    decision.refresh_from_db()
    assert decision.is_public


class TestWhatIsInvalidAtItsMinute:
    def test_it_stays_scheduled_and_says_why(self, administrator):
        document = scheduled(timezone.now() - MINUTE)
        finding = spoil(document)
        out, err = run()
        document.refresh_from_db()
        assert document.state == State.SCHEDULED
        assert finding.text in document.schedule_fault
        assert (str(document) in err, out) == (True, "")
        assert finding.text in administrator.get(url(document)).text

    def test_it_is_noted_once_and_not_at_every_run(self):
        document = scheduled(timezone.now() - MINUTE)
        spoil(document)
        assert [publish_due().left[0].is_new for _ in range(3)] == [True, False, False]
        row = failures().get()
        assert (row.result, row.target_id) == ("failed", str(document.pk))

    def test_those_who_may_mend_it_are_told_once(self):
        document = scheduled(timezone.now() - MINUTE)
        finding = spoil(document)
        for _ in range(2):
            publish_due()
        assert told_of(document) == [factories.administrator(), factories.reviewer()]
        assert finding.text in Notification.objects.first().values["text"]

    def test_another_reason_is_noted_again(self):
        document = scheduled(timezone.now() - MINUTE)
        for text in ("户数有疑问", "四至不全"):
            spoil(document, text)
            assert publish_due().left[0].is_new
        assert failures().count() == 2

    def test_it_is_published_at_the_next_run_after_it_was_mended(self):
        document = scheduled(timezone.now() - MINUTE)
        finding = spoil(document)
        publish_due()
        finding.delete()
        assert publish_due().published == [document]
        document.refresh_from_db()
        assert (document.is_public, document.schedule_fault) == (True, "")

    def test_it_keeps_nothing_else_back(self):
        bad = scheduled(timezone.now() - 2 * MINUTE)
        good = scheduled(timezone.now() - MINUTE)
        spoil(bad)
        outcome = publish_due()
        assert outcome.published == [good]
        assert [left.name for left in outcome.left] == [bad]

    def test_what_breaks_in_the_system_keeps_nothing_else_back_either(self):
        bad = scheduled(timezone.now() - 2 * MINUTE, title="库中有误")
        good = scheduled(timezone.now() - MINUTE)
        broken_for(bad.title)
        outcome = publish_due()
        assert outcome.published == [good]
        bad.refresh_from_db()
        assert bad.state == State.SCHEDULED
        assert bad.schedule_fault
        assert not TransitionLog.objects.filter(
            object_id=bad.pk, transition="publish"
        ).exists()

    def test_a_companion_that_is_not_scheduled_holds_it_back(self):
        document = scheduled(timezone.now() - MINUTE)
        decision = factories.decision(document=document)
        type(decision).objects.filter(pk=decision.pk).update(state=State.APPROVED)
        [left] = publish_due().left
        assert any(str(decision) in str(reason) for reason in left.reasons)


def broken_for(title):
    """Make the database refuse that a document of this title is published."""
    condition = f"NEW.state = 'published' AND NEW.title = '{title}'"
    event = f"BEFORE UPDATE ON gazette_document FOR EACH ROW WHEN ({condition})"
    if connection.vendor == "sqlite":
        action = "BEGIN SELECT RAISE(ABORT, 'broken'); END"
    else:
        action = "EXECUTE FUNCTION broken()"
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(
                "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
                "'BEGIN RAISE EXCEPTION ''broken''; END'"
            )
        cursor.execute(f"CREATE TRIGGER broken {event} {action}")


class TestAnIssue:
    def test_is_published_whole_and_is_off_the_schedule(self):
        issue = scheduled_issue(timezone.now() - MINUTE, count=3)
        before = AuditRecord.objects.count()
        assert len(publish_due().published) == 3
        issue.refresh_from_db()
        assert issue.scheduled_for is None
        assert states(issue.documents) == {State.PUBLISHED}
        kinds = list(
            AuditRecord.objects.order_by("number").values_list(
                "target_kind", flat=True
            )[before:]
        )
        assert sorted(kinds) == [*3 * ["gazette.document"], "gazette.issue"]

    def test_is_held_back_whole_by_one_of_its_documents(self):
        issue = scheduled_issue(timezone.now() - MINUTE, count=3)
        finding = spoil(issue.documents.first())
        other = scheduled(timezone.now() - MINUTE)
        outcome = publish_due()
        assert outcome.published == [other]
        assert [left.name for left in outcome.left] == [issue]
        assert states(issue.documents) == {State.SCHEDULED}
        for document in issue.documents.all():
            assert finding.text in document.schedule_fault
        publish_due()
        assert (failures().count(), failures().get().target_kind) == (
            1,
            "gazette.issue",
        )
        assert told_of(issue) == [factories.administrator(), factories.reviewer()]
        finding.delete()
        assert len(publish_due().published) == 3

    def test_is_held_back_by_what_slipped_in_after_it_was_scheduled(self):
        issue = scheduled_issue(timezone.now() - MINUTE)
        late = factories.document()
        Document.objects.filter(pk=late.pk).update(issue=issue)
        [left] = publish_due().left
        assert any(str(late) in str(reason) for reason in left.reasons)
        assert not issue.documents.published()


class TestWhatChangesBetweenLookingAndPublishing:
    def test_what_another_run_has_published_is_passed_over(self):
        document = scheduled(timezone.now() - MINUTE)
        stale = Document.objects.get(pk=document.pk)
        publish_due()
        assert gathered(stale, timezone.now()).members == []

    def test_what_was_taken_off_the_schedule_is_passed_over(self):
        document = scheduled(timezone.now() - MINUTE)
        stale = Document.objects.get(pk=document.pk)
        perform(document, "unschedule", factories.reviewer())
        assert gathered(stale, timezone.now()).members == []

    def test_what_was_put_off_is_passed_over(self):
        document = scheduled(timezone.now() - MINUTE)
        stale = Document.objects.get(pk=document.pk)
        perform(document, "unschedule", factories.reviewer())
        factories.pass_step(document, "schedule")
        assert gathered(stale, timezone.now()).members == []

    def test_an_issue_that_was_taken_off_the_schedule_is_passed_over(self):
        issue = scheduled_issue(timezone.now() - MINUTE)
        stale = issue.documents.first()
        seen = dict(issue.documents.values_list("pk", "version"))
        advance(issue, "unschedule", factories.reviewer(), versions=seen)
        assert gathered(stale, timezone.now()).members == []


@pytest.mark.parametrize("every", ["0", "-5", "soon"])
def test_a_watch_needs_a_number_of_seconds(every):
    with pytest.raises(CommandError):
        call_command("publish_due", "--every", every)
