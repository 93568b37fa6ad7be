"""Two people at once, on either database."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from communities.models import Community
from core.models import TransitionLog
from core.workflow.perform import TransitionRefused, perform
from gazette.models import Document
from gazette.registers import projection
from gazette.registers.config import registers
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


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


def approved(document):
    for name in ("submit", "approve"):
        perform(document, name, None)
    return document


def publish(document):
    try:
        perform(Document.objects.get(pk=document.pk), "publish", None)
    except TransitionRefused:
        return False
    return True


def test_two_documents_about_one_community_published_at_once_make_one_community():
    for _ in range(5):
        documents = [factories.document() for _ in range(2)]
        for document in documents:
            change = {"name": "安康社区居民委员会", "kind": "adjust"}
            factories.decision(change, document=document)
            approved(document)
        assert at_once(*[partial(publish, document) for document in documents]) == [
            True,
            True,
        ]
    assert Community.objects.count() == 1
    for register in registers():
        for subjects in projection.all_subjects(register):
            assert projection.differences(register, subjects) == (set(), {})


def test_of_two_who_publish_the_same_document_one_is_refused():
    for _ in range(5):
        document = approved(factories.document())
        done = at_once(*2 * [partial(publish, document)])
        assert sorted(done) == [False, True]
    assert TransitionLog.objects.filter(transition="publish").count() == 5
