"""Schedulers as processes of their own on a real database, and what a kill leaves behind."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from communities.models import CommunityState
from core.audit.models import AuditRecord
from core.models import Signoff, TransitionLog
from core.workflow.perform import perform_all
from core.workflow.states import Gate, State
from gazette.bundles import advance
from gazette.models import Document
from personnel.models import Tenure
from tests import factories
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)

ALONE, OF_AN_ISSUE = 85, 15
ALL = ALONE + OF_AN_ISSUE
# Every so many documents changes a register, some of them both, in the issue too.
COMMUNITIES, PEOPLE = 5, 7
START = timedelta(seconds=15)
PATIENCE = 120


@pytest.fixture
def scheduler(tmp_path):
    """Starts ``publish_due`` as a process on the database of the test."""
    started = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "publish_due", *options],
            cwd=settings.BASE_DIR,
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stderr.close()


def ready_documents():
    """As many approved documents as are to be scheduled; some change the registers."""
    issue = factories.issue()
    documents = [factories.document() for _ in range(ALONE)]
    documents += [factories.document(issue=issue) for _ in range(OF_AN_ISSUE)]
    approve(documents)
    approve([factories.decision(document=one) for one in documents[1::COMMUNITIES]])
    approve([factories.notice(document=one) for one in documents[::PEOPLE]])
    return issue, documents


def approve(publishables):
    """Bring drafts at once where a submission, four signatures and an approval would."""
    author, reviewer = factories.administrator(), factories.reviewer()
    type(publishables[0]).objects.update(
        state=State.APPROVED, version=3, submitted_version=2, submitted_by=author
    )
    Signoff.objects.bulk_create(
        Signoff(
            target=one,
            gate=gate,
            user=reviewer,
            at=timezone.now(),
            version=2,
            sha256=one.content_hash(),
        )
        for one in publishables
        for gate in Gate
    )
    for one in publishables:
        one.refresh_from_db()


def schedule_all():
    """Schedule ALL, an issue as a whole among them; returns (documents, their time)."""
    issue, documents = ready_documents()
    now = timezone.now()
    options = {"at": now, "given": {"scheduled_for": now + START}}
    reviewer = factories.reviewer()
    perform_all(documents[:ALONE], "schedule", reviewer, **options)
    seen = dict(issue.documents.values_list("pk", "version"))
    advance(issue, "schedule", reviewer, versions=seen, **options)
    return documents, now + START


def public():
    return Document.objects.published().count()


def wait_until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def nothing_is_public_before(minute):
    while timezone.now() < minute:
        count = public()
        if timezone.now() < minute:
            assert count == 0
        time.sleep(0.1)


def test_two_schedulers_and_a_kill_publish_everything_once_and_nothing_early(scheduler):
    documents, minute = schedule_all()
    killed, other = scheduler("--every", "1"), scheduler("--every", "1")
    nothing_is_public_before(minute)
    wait_until(public)
    killed.kill()
    assert public() < ALL
    wait_until(lambda: public() >= ALL // 2)
    other.kill()
    for process in (killed, other):
        assert process.communicate()[1] == ""
        assert process.returncode == -9
    last = scheduler()
    assert (last.communicate(timeout=PATIENCE)[1], last.returncode) == ("", 0)

    assert public() == ALL
    assert published_once(documents, minute)
    assert CommunityState.objects.published().count() == len(range(1, ALL, COMMUNITIES))
    assert Tenure.objects.published().count() == len(range(0, ALL, PEOPLE))
    call_command("rebuild_registers", "--check")
    call_command("verify_audit")


def published_once(documents, minute):
    kind = {"content_type__model": "document", "transition": "publish"}
    logs = TransitionLog.objects.filter(**kind)
    assert sorted(log.object_id for log in logs) == [one.pk for one in documents]
    assert all(log.at >= minute for log in logs)
    whole = Document.objects.filter(issue__isnull=False)
    assert whole.values("published_at").distinct().count() == 1
    for document in documents:
        assert document.history.filter(state=State.PUBLISHED).count() == 1
    rows = AuditRecord.objects.filter(
        event="workflow.publish", target_kind="gazette.document"
    )
    return sorted(int(row.target_id) for row in rows) == [one.pk for one in documents]
