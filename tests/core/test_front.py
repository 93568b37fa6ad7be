"""The front page of work: what waits for whom, and how much is in which state."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from core.workflow.perform import perform
from core.workflow.states import Gate, State
from core.workflow.waiting import WAITS
from gazette.models import Document
from tests import factories
from tests.admin_pages import queries, signed_in

pytestmark = pytest.mark.django_db


def person(username, *codenames):
    user = get_user_model().objects.create_user(username, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def reviewer(username="wang", gates=tuple(Gate)):
    signing = [f"sign_{gate}" for gate in gates]
    return person(username, "view_document", "review_document", *signing)


def shown(user):
    """{wait: the texts of its rows} on the user's front page."""
    return {
        one.key: [row.text for row in one.rows] for one in waits_of(signed_in(user))
    }


def waits_of(client):
    sections = client.get("/admin/").context["sections"]
    return [section for section in sections if section.key in WAITS]


def sign(document, user, *gates):
    perform(document, "sign", user, given={"gates": list(gates)})


def test_what_is_in_review_waits_for_the_signatures_that_are_missing():
    document = factories.take(factories.document(), "in_review")
    legal, everything = reviewer("fa", [Gate.LEGAL]), reviewer("wang")
    assert shown(legal) == {"sign": [str(document)]}
    sign(document, legal, Gate.LEGAL)
    assert shown(legal) == {}
    assert shown(everything) == {"sign": [str(document)]}
    sign(document, everything, Gate.POLITICAL, Gate.SECRECY, Gate.WORDING)
    assert shown(everything) == {"approve": [str(document)]}


def test_nothing_waits_for_the_signature_of_its_author():
    author = person(
        "li", "view_document", "submit_document", "review_document", "sign_legal"
    )
    perform(factories.document(), "submit", author)
    assert "sign" not in shown(author)


def test_what_was_returned_waits_for_who_is_responsible():
    editor = person("li", "view_document", "change_document", "submit_document")
    document = factories.document(responsible=editor, created_by=editor)
    assert shown(editor) == {"mine": [str(document)]}
    perform(document, "submit", editor)
    perform(document, "return", factories.reviewer(), note="标题有误")
    assert shown(editor) == {"returned": [str(document)]}
    assert shown(person("zhao", "view_document", "change_document")) == {}


def test_the_publisher_sees_what_is_approved_scheduled_and_in_want_of_help():
    publisher = person("sun", "view_document", "publish_document")
    approved = factories.take(factories.document(), "approved")
    planned = factories.take(factories.document(), "scheduled")
    failed = factories.take(factories.document(), "scheduled")
    Document.objects.filter(pk=failed.pk).update(schedule_fault="缺少附件")
    assert shown(publisher) == {
        "fault": [str(failed)],
        "publish": [str(approved)],
        "scheduled": [str(planned)],
    }


def test_an_emergency_waits_for_another_person_to_countersign():
    document = factories.document()
    perform(document, "emergency", factories.administrator(), note="防汛")
    assert "countersign" not in shown(factories.administrator())
    another = reviewer()
    assert shown(another) == {"countersign": [str(document)]}
    perform(document, "countersign", another)
    assert shown(another) == {}


def test_change_sets_wait_with_their_document_and_not_beside_it():
    document = factories.take(factories.decision(), "in_review")
    assert shown(factories.reviewer())["sign"] == [str(document)]


def test_the_longest_wait_stands_first_and_a_link_leads_to_the_others():
    documents = [
        factories.take(
            factories.document(), "in_review", at=timezone.now() - timedelta(days=age)
        )
        for age in range(10)
    ]
    client = signed_in(reviewer())
    (section,) = waits_of(client)
    oldest_first = [str(document) for document in reversed(documents)]
    assert [row.text for row in section.rows] == oldest_first[:8]
    assert (section.count, section.more) == (10, 2)
    ((_, count, address),) = section.links
    listed = client.get(address).context["cl"].result_count
    assert count == listed == 10


def test_the_counts_by_state_open_the_lists_they_count():
    factories.publish(factories.document())
    factories.take(factories.document(), "in_review")
    client = signed_in(factories.administrator())
    kinds = client.get("/admin/").context["kinds"]
    documents = next(k for k in kinds if "document" in k["url"])
    counted = {
        State(s): count for s, (count, _) in zip(State, documents["cells"], strict=True)
    }
    assert counted[State.PUBLISHED] == counted[State.IN_REVIEW] == 1
    for count, address in documents["cells"]:
        assert client.get(address).context["cl"].result_count == count


def test_the_page_takes_as_many_queries_for_many_as_for_few():
    client = signed_in(factories.administrator())
    factories.take(factories.decision(), "in_review")
    few = queries(client, "/admin/")
    for _ in range(6):
        factories.take(factories.decision(), "in_review")
        factories.take(factories.notice(), "approved")
    assert queries(client, "/admin/") <= few + 1
