"""Two people at once, on either database."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from communities.models import Community, CommunityState
from core.audit.models import AuditRecord
from core.models import Signoff, TransitionLog
from core.workflow.perform import TransitionRefused, perform, perform_all
from core.workflow.states import Gate, State
from gazette.models import Document
from personnel.models import Tenure
from tests import factories, sent
from tests.admin_pages import signed_in, url
from tests.corrections import NOTE, assert_the_projection_holds

pytestmark = pytest.mark.django_db(transaction=True)

# Where rows are locked one by one there is more to meet than where one writes at a time.
RACES = {"postgresql": 100, "sqlite": 60}[connection.vendor]
# Every so many documents changes a register, some of them both.
COMMUNITIES, PEOPLE = 10, 7
SAVED, SHOWN_AGAIN, FORBIDDEN = 302, 200, 403
# Seconds by which a side starts late: what meets the other differs from race to race.
LATE = [0, 0, 0.01, 0.02, 0.04, 0.06, 0.1]


def at_once(*acts):
    """Runs all ``acts`` in threads of their own, as nearly together as can be."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def late(seconds, act):
    time.sleep(seconds)
    return act()


def attempt(document, name, version, **options):
    """Make a step as somebody whose page shows ``version``; whether it was made.

    Nothing but a refusal is caught: a lock that nobody got would be a fault.
    """
    read = Document.objects.get(pk=document.pk)
    options = {"user": factories.reviewer(), "version": version} | options
    try:
        perform(read, name, **options)
    except (TransitionRefused, PermissionDenied):
        return False
    return True


def version_of(document):
    return Document.objects.values_list("version", flat=True).get(pk=document.pk)


def brought(state, publishables):
    """Drafts brought there at once, as a submission and four signatures would."""
    author, reviewer = factories.administrator(), factories.reviewer()
    version = {State.IN_REVIEW: 2, State.APPROVED: 3}[state]
    way = {"version": version, "submitted_version": 2, "submitted_by": author}
    type(publishables[0]).objects.update(state=state, **way)
    hashes = [one.content_hash() for one in publishables]
    Signoff.objects.bulk_create(
        Signoff(
            target=one,
            gate=gate,
            user=reviewer,
            at=timezone.now(),
            version=2,
            sha256=digest,
        )
        for one, digest in zip(publishables, hashes, strict=True)
        for gate in Gate
    )
    for one in publishables:
        one.refresh_from_db()
    return publishables


def with_registers(state, count=RACES):
    """As many documents, brought to ``state``, some with change sets."""
    documents = [factories.document() for _ in range(count)]
    brought(state, documents)
    brought(state, [factories.decision(document=d) for d in documents[::COMMUNITIES]])
    brought(state, [factories.notice(document=d) for d in documents[::PEOPLE]])
    return documents


def counted(rows, key):
    return Counter(int(pk) for pk in rows.values_list(key, flat=True))


def published_once(documents):
    """The public ones, each made so by one step; the log and the audit say the same."""
    public = {one.pk for one in Document.objects.published()}
    kind = {"content_type__model": "document", "transition": "publish"}
    logs = TransitionLog.objects.filter(**kind)
    rows = AuditRecord.objects.filter(
        event="workflow.publish", target_kind="gazette.document", result="done"
    )
    history = Document.history.filter(state=State.PUBLISHED)
    once = dict.fromkeys(public, 1)
    assert counted(logs, "object_id") == once
    assert counted(rows, "target_id") == once
    assert counted(history, "id") == once
    return [one for one in documents if one.pk in public]


def assert_seen(documents):
    """Each has all gates signed, since it was submitted, for what is public now."""
    for one in Document.objects.filter(pk__in=[one.pk for one in documents]):
        signed = Signoff.objects.filter(
            content_type__model="document",
            object_id=one.pk,
            version__gte=one.submitted_version,
            sha256=one.content_hash(),
        )
        assert set(signed.values_list("gate", flat=True)) == set(Gate)
        assert not {one.edited_by_id, one.submitted_by_id} & {s.user_id for s in signed}


def assert_registers_are_of(published):
    """The registers tell of the change sets of ``published``, once, and of no others."""
    for state, of in (
        (CommunityState, "communities_change_sets"),
        (Tenure, "personnel_change_sets"),
    ):
        expected = sum(getattr(one, of).count() for one in published)
        assert state.objects.published().count() == state.objects.count() == expected
    assert_the_projection_holds()


def assert_nothing_unseen_or_twice(documents):
    published = published_once(documents)
    assert_seen(published)
    assert_registers_are_of(published)
    return published


class Editor:
    """Somebody who saves the pages of documents without attachments and relations."""

    def __init__(self, like):
        self.client = signed_in(factories.administrator())
        page = self.client.get(url(like))
        self.data = sent.form(page, "shown_version")
        self.form = type(page.context["adminform"].form)

    def page(self, document, title):
        """What the page of ``document``, as it is now, sends once ``title`` is typed."""
        shown = self.form(instance=document).initial["shown_version"]
        of_its_own = {"number": document.number, "shown_version": shown}
        return self.data | of_its_own | {"title": title}

    def save(self, document, data):
        """Whether the page was saved; where not, it was refused by its form or rights."""
        status = self.client.post(url(document), data).status_code
        assert status in {SAVED, SHOWN_AGAIN, FORBIDDEN}
        return status == SAVED


def test_two_documents_about_one_community_published_at_once_make_one_community():
    for _ in range(5):
        documents = [factories.document() for _ in range(2)]
        for document in documents:
            change = {"name": "安康社区居民委员会", "kind": "adjust"}
            factories.decision(change, document=document)
            factories.take(document, "approved")
        acts = [partial(attempt, one, "publish", one.version) for one in documents]
        assert at_once(*acts) == [True, True]
    assert Community.objects.count() == 1
    assert_the_projection_holds()


def test_of_two_who_publish_the_same_document_one_is_refused():
    documents = with_registers(State.APPROVED)
    for number, one in enumerate(documents):
        # With the version that both saw, or with what stands there when it is read.
        version = one.version if number % 2 else None
        done = at_once(*2 * [partial(attempt, one, "publish", version)])
        assert sorted(done) == [False, True]
    assert assert_nothing_unseen_or_twice(documents) == documents


def to_the_public(document, version):
    """Submit it, read it, sign what was read, and go on; whether it became public.

    The hash that was signed is that of what was on the reviewer's screen.
    """
    author = factories.administrator()
    if not attempt(document, "submit", version, user=author):
        return False
    read = Document.objects.get(pk=document.pk)
    on_screen, given = read.content_hash(), {"gates": list(Gate)}
    signed = attempt(document, "sign", read.version, given=given)
    done = signed and all(
        attempt(document, name, read.version + step)
        for step, name in enumerate(("approve", "publish"))
    )
    if done:
        assert Document.objects.get(pk=document.pk).content_hash() == on_screen
    return done


def test_a_save_of_a_draft_and_its_way_to_the_public_at_once_are_one_of_the_two():
    documents = [factories.document() for _ in range(RACES)]
    editor, outcomes = Editor(documents[0]), []
    for number, one in enumerate(documents):
        title = f"第{number}稿，没有人看过"
        data = editor.page(one, title)
        save = partial(editor.save, one, data)
        way = partial(to_the_public, one, one.version)
        saving, going = LATE[number % 7], LATE[number // 7 % 3]
        saved, public = at_once(partial(late, saving, save), partial(late, going, way))
        assert saved != public
        stored = Document.objects.get(pk=one.pk)
        assert stored.state == (State.DRAFT if saved else State.PUBLISHED)
        assert stored.title == (title if saved else one.title)
        outcomes.append(public)
    assert set(outcomes) == {True, False}
    assert len(assert_nothing_unseen_or_twice(documents)) == sum(outcomes)


def hurry(document, version):
    """Publish what was seen, and then whatever stands there, by every step there is."""
    seen = {"in_review": ("approve", "publish"), "approved": ("publish",)}
    steps = enumerate(seen[document.state])
    if all(attempt(document, name, version + step) for step, name in steps):
        return
    for name in ("approve", "publish"):
        attempt(document, name, version_of(document))


def take_back(editor, document, version, title):
    """Return it, save another title and submit that again; whether it was returned."""
    by = {"user": editor.client.user}
    back = partial(attempt, document, "return", note="请再核对")
    # Refused because it was approved meanwhile, one looks again.
    if not (back(version) or back(version_of(document))):
        # Who has the page of the approved document open does not change it any more.
        assert not editor.save(document, editor.page(document, title))
        return False
    draft = Document.objects.get(pk=document.pk)
    assert editor.save(draft, editor.page(draft, title))
    assert attempt(document, "submit", version_of(document), **by)
    return True


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED])
def test_what_is_returned_edited_and_submitted_again_is_not_published_as_seen(state):
    documents = with_registers(state, RACES // 2)
    editor, outcomes = Editor(factories.document()), []
    for number, one in enumerate(documents):
        title = f"第{number}稿，没有人看过"
        back = partial(take_back, editor, one, one.version, title)
        on = partial(hurry, one, one.version)
        backing, going = LATE[number % 3], LATE[number // 3 % 7]
        returned, _ = at_once(partial(late, backing, back), partial(late, going, on))
        stored = Document.objects.get(pk=one.pk)
        assert stored.state == (State.IN_REVIEW if returned else State.PUBLISHED)
        assert stored.title == (title if returned else one.title)
        outcomes.append(not returned)
    assert set(outcomes) == {True, False}
    assert len(assert_nothing_unseen_or_twice(documents)) == sum(outcomes)


def test_of_an_approval_and_a_return_at_once_one_is_refused():
    documents = with_registers(State.IN_REVIEW)
    for number, one in enumerate(documents):
        approve = partial(attempt, one, "approve", one.version)
        back = partial(attempt, one, "return", one.version, note="请再核对")
        # Whose thread starts first has a small advantage: each has it in turn.
        acts = [approve, back][:: 1 if number % 2 else -1]
        done = dict(zip([act.args[1] for act in acts], at_once(*acts), strict=True))
        assert done["approve"] != done["return"]
        stored = Document.objects.get(pk=one.pk)
        assert stored.state == (State.APPROVED if done["approve"] else State.DRAFT)
        assert {each.state for each in stored.change_sets()} <= {stored.state}
    logs = TransitionLog.objects.filter(content_type__model="document")
    assert counted(logs, "object_id") == {one.pk: 1 for one in documents}


def correct(document):
    by = {"user": factories.administrator(), "note": NOTE}
    return attempt(document, "correct", document.version, **by)


def test_of_two_who_correct_the_same_document_one_is_refused():
    documents = with_registers(State.APPROVED)
    perform_all(documents, "publish", factories.reviewer())
    for one in documents:
        assert sorted(at_once(*2 * [partial(correct, one)])) == [False, True]
    corrections = Document.objects.exclude(supersedes=None)
    once = {one.pk: 1 for one in documents}
    assert counted(corrections, "supersedes") == once
    logs = TransitionLog.objects.filter(transition="correct")
    assert counted(logs.filter(content_type__model="document"), "object_id") == once
    rows = AuditRecord.objects.filter(event="workflow.correct")
    assert counted(rows.filter(target_kind="gazette.document"), "target_id") == once
    assert assert_nothing_unseen_or_twice(documents) == documents
