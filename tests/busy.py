"""An office at work: all that pages of the public and of the staff can show."""

from datetime import timedelta

from django.utils import timezone

from core.accounts.roles import Role
from core.discussion import comments
from core.handover.acts import hand_over
from core.handover.models import Absence
from core.workflow.perform import perform
from core.workflow.schedule import publish_due
from gazette.bundles import advance
from gazette.disclosure.reviews import re_review
from gazette.findings import reopen, resolve
from gazette.models import Document, Finding, Membership, Reading
from tests import accounts, factories
from tests.corrections import corrected, correction_of, edit, publish_alone

LATER = timedelta(days=2)


def at_work():
    corrections()
    emergencies()
    schedules()
    findings()
    re_reviews()
    people()
    discussion()
    sign_ins()


def corrections():
    """With a number and without: a document corrected, and a register corrected alone."""
    for values in ({}, {"number": ""}):
        document = factories.document(**values)
        factories.attachment(document, [["1", "石桥"]])
        factories.notice({}, {}, document=document)
        corrected(factories.publish(document), body="经研究，通知如下：\n不再办理。")
        document = factories.document(**values)
        notice = factories.notice({}, document=document)
        factories.publish(document)
        draft = correction_of(notice)
        edit(draft.entries.get(), name="李四")
        publish_alone(draft)
    correction_of(factories.publish(factories.document()))


def emergencies():
    by, other = factories.administrator(), factories.reviewer()
    for countersigned in (False, True):
        document = perform(factories.document(), "emergency", by, note="防汛")
        if countersigned:
            perform(document, "countersign", other, note="情况属实")


def schedules():
    """A document that could not be published at its time, an issue that waits for it."""
    late = factories.take(factories.document(), "scheduled")
    finding_of(late)
    publish_due(at=timezone.now() + LATER)
    issue = factories.issue(number=next(factories.serials) + 100)
    for order in (1, 2):
        factories.take(factories.document(issue=issue, order=order), "approved")
    seen = dict(issue.documents.values_list("pk", "version"))
    given = {"scheduled_for": timezone.now() + LATER}
    advance(issue, "schedule", factories.reviewer(), versions=seen, given=given)
    signed = factories.take(factories.document(), "approved")
    perform(signed, "return", factories.reviewer(), note="请再核对")


def finding_of(document):
    reading, _made = Reading.objects.get_or_create(
        sha256="1" * 64, defaults={"issue": factories.issue(), "lines": 1}
    )
    return Finding.objects.create(
        reading=reading, document=document, code="gap", text="有疑问", clause="一"
    )


def findings():
    by, document = factories.reviewer(), factories.document()
    for kind in Finding.Resolution:
        resolve(finding_of(document), by, kind, "已核对")
    reopen(document.findings.first(), by, "再核对")


def re_reviews():
    withheld = {
        "disclosure": "withheld",
        "disclosure_basis": "secret",
        "disclosure_reason": "涉及国家秘密",
        "disclosure_review_due": timezone.localdate(),
    }
    for outcome in ("keep", "disclose"):
        document = factories.document(**withheld)
        re_review(document, factories.reviewer(), outcome, "仍然成立")
    factories.document(**withheld)


def people():
    """Roles, a scope of work, an absence, drafts handed over."""
    today = timezone.localdate()
    wang = accounts.person(Role.EDITOR, username="王", last_name="王")
    li = accounts.person(Role.EDITOR, username="李", last_name="李")
    for role in (Role.SYSTEM, Role.SECURITY, Role.AUDITOR):
        accounts.person(role, username=str(role.label))
    Absence.objects.create(user=wang, deputy=li, first_day=today, last_day=today)
    draft = factories.document(responsible=wang)
    hand_over([draft], wang, li, factories.administrator())
    Membership.objects.create(user=li, organization=factories.organization())


def discussion():
    document, by = Document.objects.first(), factories.administrator()
    for text in ("请 @reviewer 核对", "另有一处"):
        comment, _faults = comments.add(document, by, text, clause="一")
        comments.add(document, factories.reviewer(), "已核对", reply_to=comment)
    comments.resolve(comment, by)


def sign_ins():
    """In and out, with a second factor, and with wrong passwords until it is locked."""
    user = accounts.person(Role.EDITOR, username="张", last_name="张")
    client = accounts.browser(agent="")
    accounts.sign_in(client, user)
    client.post("/admin/logout/")
    for number in range(5):
        accounts.sign_in(accounts.browser("203.0.113.9", ""), user, f"wrong {number}")
    accounts.phone_of(user)
