"""Change sets and their documents: they go together, and are judged as they are now."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError

from core.workflow.perform import TransitionRefused, perform
from gazette.models import Document, Relation
from personnel.models import Notice, Tenure
from statistics.models import Observation
from tests import factories

pytestmark = pytest.mark.django_db


def test_nothing_is_published_under_a_document_that_was_withdrawn_meanwhile():
    document = factories.publish(factories.document())
    notice = factories.notice({}, document=document)
    for name in factories.APPROVED:
        factories.pass_step(notice, name)
    seen = Notice.objects.select_related("document").get()
    factories.withdraw(Document.objects.get())
    with pytest.raises(TransitionRefused, match=document.number):
        factories.pass_step(seen, "publish")
    assert not Tenure.objects.exists()


def test_a_text_drafted_from_what_was_seen_before_undoes_no_transition():
    decision = factories.decision({"name": "安康社区居民委员会"})
    Document.objects.update(body="")
    seen = type(decision).objects.select_related("document").get()
    factories.take(Document.objects.get(), "in_review")
    with pytest.raises(ValidationError):
        seen.draft_text(factories.administrator())
    document = Document.objects.get()
    assert (document.state, document.body) == ("in_review", "")


def test_who_may_not_publish_a_change_set_does_not_publish_its_document():
    factories.take(factories.notice({}), "approved")
    publisher = get_user_model().objects.create_user("wang")
    publisher.user_permissions.add(Permission.objects.get(codename="publish_document"))
    document = Document.objects.get()
    with pytest.raises(PermissionDenied):
        perform(document, "publish", publisher)
    publisher.user_permissions.add(Permission.objects.get(codename="publish_notice"))
    perform(document, "publish", get_user_model().objects.get(pk=publisher.pk))
    assert Notice.objects.get().state == "published"


def test_after_a_change_set_was_withdrawn_its_document_can_have_another():
    notice = factories.notice({"name": "张三"})
    factories.publish(notice.document)
    factories.withdraw(Notice.objects.get())
    assert not Tenure.objects.published().exists()
    factories.follow(
        factories.notice({"name": "李四"}, document=Document.objects.get())
    )
    assert [tenure.person.name for tenure in Tenure.objects.published()] == ["李四"]


def test_a_citation_follows_the_number_and_not_the_draft_that_once_had_it():
    draft = factories.document(number="青山政字〔2020〕900号")
    citing = factories.document()
    relation = Relation.objects.create(
        source=citing, kind="repeals", target_number=draft.number, target=draft
    )
    factories.publish(citing)
    draft.number = "青山政字〔2020〕901号"
    draft.save()
    factories.publish(draft)
    relation.refresh_from_db()
    assert relation.target is None
    true = factories.publish(factories.document(number="青山政字〔2020〕900号"))
    relation.refresh_from_db()
    assert relation.target == true


def test_a_later_release_changes_what_it_states_and_leaves_the_rest():
    figure = {"name": "总产值", "unit": "亿元", "period": "2020年1-9月"}
    for stated in ({"value": 10, "yoy": None}, {"value": None, "yoy": 3}):
        factories.publish(factories.release(figure | stated).document)
    observation = Observation.objects.published().get()
    assert (observation.value, observation.yoy) == (10, 3)
    assert observation.sources["value"] != observation.sources["yoy"]


def test_what_an_indicator_is_part_of_goes_with_the_release_that_said_so():
    release = factories.release({"name": "出口", "parent": "进出口"})
    factories.publish(release.document)
    assert Observation.objects.published().get().parent == "进出口"
    factories.withdraw(release.document)
    factories.publish(factories.release({"name": "出口", "parent": ""}).document)
    assert Observation.objects.published().get().parent == ""
