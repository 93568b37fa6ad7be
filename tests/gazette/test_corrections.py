"""Corrections: what they copy, and whom a corrected entry is about."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from communities.models import Change as Clause
from communities.models import Community, CommunityState, Decision
from gazette.models import Attachment, Document, Relation
from personnel.models import Change as Appointment
from personnel.models import Notice, Person, Post, Tenure
from powers.models import Power, PowerState, Transfer
from statistics.models import Figure, Indicator, Observation
from tests import factories
from tests.corrections import (
    NOTE,
    assert_the_projection_holds,
    corrected,
    correction_of,
    edit,
    entries,
    publish_alone,
)

pytestmark = pytest.mark.django_db

AREA = {
    "label": "北区",
    "east": "一路",
    "south": "二路",
    "west": "三路",
    "north": "四路",
}


@pytest.fixture(autouse=True)
def the_projection_holds():
    yield
    assert_the_projection_holds()


def publish_correction(document, edits):
    """Publish a correction; ``edits`` are pairs of (entry, changed values)."""
    for entry, values in edits:
        edit(entry, **values)
    return factories.publish(document)


class TestCopy:
    @pytest.fixture
    def published(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        document = factories.document(issue=factories.issue(), page=3)
        factories.attachment(document, [("1", "甲")])
        file = SimpleUploadedFile("表.txt", b"file")
        factories.attachment(document, order=2, columns=[], file=file)
        target = factories.publish(factories.document())
        Relation.objects.create(
            source=document, target=target, target_number=target.number
        )
        factories.decision({"areas": [AREA]}, {}, document=document)
        factories.notice({}, document=document)
        return factories.publish(document)

    def test_it_is_a_draft_of_the_next_edition_with_the_note(self, published):
        draft = correction_of(published)
        assert draft.state == "draft"
        assert (draft.edition, draft.supersedes) == (2, published)
        assert draft.public_note == NOTE
        user = factories.administrator()
        assert draft.created_by == draft.responsible == draft.updated_by == user
        assert draft.published_at is None
        assert draft.history.count() == 1

    def test_what_people_wrote_is_the_same(self, published):
        draft = correction_of(published)
        for name in ("number", "title", "body", "issue", "page", "serial", "issuer"):
            assert getattr(draft, name) == getattr(published, name), name
        assert list(draft.relations.values_list("kind", "target_number", "target")) == (
            list(published.relations.values_list("kind", "target_number", "target"))
        )

    def test_a_file_is_shared_and_not_stored_again(self, published):
        draft = correction_of(published)
        table, file = draft.attachments.all()
        assert (table.columns, table.rows) == (["序号", "事项"], [["1", "甲"]])
        assert file.file.name == published.attachments.get(order=2).file.name
        stored = file.file.storage.listdir(f"attachments/{timezone.now():%Y}")[1]
        assert len(stored) == 1

    def test_every_change_set_comes_along_with_entries_and_their_parts(self, published):
        draft = correction_of(published)
        for model in (Decision, Notice):
            old, new = (
                model.objects.get(document=document) for document in (published, draft)
            )
            assert (new.supersedes, new.edition, new.state) == (old, 2, "draft")
            assert new.public_note == NOTE
            assert [e.corrects for e in new.entries.all()] == list(old.entries.all())
            assert all(e.history.count() == 1 for e in new.entries.all())
        first, second = entries(draft, Clause)
        assert [area.sides() for area in first.areas.all()] == [
            {"area": "北区"} | {k: v for k, v in AREA.items() if k != "label"}
        ]
        assert (first.community, first.anchor) == (None, "")

    def test_what_was_withdrawn_or_is_a_draft_does_not_come_along(self, published):
        notice = Notice.objects.get()
        factories.withdraw(notice)
        draft = correction_of(published)
        assert not Notice.objects.filter(document=draft).exists()

    def test_a_change_set_is_corrected_alone_and_its_document_stays(self, published):
        decision = Decision.objects.get()
        draft = correction_of(decision)
        assert (draft.document, draft.edition) == (published, 2)
        clause = draft.entries.first()
        edit(clause, households=7)
        publish_alone(draft)
        published.refresh_from_db()
        decision.refresh_from_db()
        assert (published.state, decision.state) == ("published", "superseded")
        states = CommunityState.objects.published()
        assert 7 in states.values_list("households", flat=True)

    def test_a_draft_can_be_given_up_and_begun_anew(self, published):
        draft = correction_of(published)
        for model in (Decision, Notice):
            model.objects.filter(document=draft).delete()
        draft.delete()
        assert correction_of(published).edition == 2
        assert Attachment.objects.filter(document=published).count() == 2

    def test_editions_are_counted_on(self, published):
        third = corrected(corrected(published))
        assert third.edition == 3
        assert list(
            Document.objects.order_by("edition")
            .filter(number=published.number)
            .values_list("edition", "state")
        ) == [(1, "superseded"), (2, "superseded"), (3, "published")]


class TestCommunities:
    def publish(self, *changes, day=date(2020, 5, 26)):
        document = factories.document(signed_date=day)
        factories.decision(*changes, document=document)
        return factories.publish(document)

    def names(self, **when):
        states = (
            CommunityState.objects.as_of(**when)
            if when
            else CommunityState.objects.published()
        )
        return sorted(states.values_list("name", flat=True))

    def test_a_misprinted_name_is_put_right_and_the_address_stays(self):
        document = self.publish({"name": "金科诚社区"})
        before, community = timezone.now(), Community.objects.get()
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"name": "金科城社区"})])
        state = CommunityState.objects.published().get()
        assert (state.community, state.name) == (community, "金科城社区")
        assert Community.objects.get().name == "金科城社区"
        assert self.names(day=timezone.localdate(), known_at=before) == ["金科诚社区"]

    def test_what_later_documents_say_of_it_is_not_lost(self):
        document = self.publish({"name": "甲", "households": 10})
        self.publish(
            {"kind": "rename", "name": "乙", "former_name": "甲", "households": None},
            day=date(2020, 6, 1),
        )
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"households": 11})])
        state = CommunityState.objects.published().get()
        assert (state.name, state.households) == ("乙", 11)
        assert Community.objects.count() == 1

    def test_a_number_is_corrected_and_what_was_known_before_stays_known(self):
        document = self.publish({"name": "甲", "households": 2663})
        before = timezone.now()
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"households": 2668})])
        today = timezone.localdate()
        assert CommunityState.objects.published().get().households == 2668
        then = CommunityState.objects.as_of(today, known_at=before).get()
        assert then.households == 2663
        assert then.community == CommunityState.objects.published().get().community

    def test_an_effective_date_is_corrected(self):
        document = self.publish({"name": "甲"})
        draft = correction_of(document)
        draft.signed_date = date(2020, 6, 26)
        draft.save()
        factories.publish(draft)
        assert self.names(day=date(2020, 6, 1)) == []
        assert self.names(day=date(2020, 6, 26)) == ["甲"]

    def test_an_entry_that_was_not_there_is_removed(self):
        document = self.publish({"name": "甲"}, {"name": "乙"})
        draft = correction_of(document)
        entries(draft, Clause)[1].delete()
        factories.publish(draft)
        assert self.names() == ["甲"]
        assert entries(document, Clause)[1].name == "乙"

    def test_an_entry_that_was_forgotten_is_added(self):
        document = self.publish({"name": "甲"})
        draft = correction_of(document)
        factories.community_change(
            Decision.objects.get(document=draft), order=2, name="乙"
        )
        factories.publish(draft)
        assert self.names() == ["乙", "甲"]

    def test_two_misprints_that_were_swapped_keep_their_communities(self):
        document = self.publish({"name": "甲"}, {"name": "乙"})
        first, second = Community.objects.order_by("pk")
        draft = correction_of(document)
        one, other = entries(draft, Clause)
        publish_correction(draft, [(one, {"name": "乙"}), (other, {"name": "甲"})])
        states = CommunityState.objects.published()
        assert {(s.community, s.name) for s in states} == {
            (first, "乙"),
            (second, "甲"),
        }

    def test_a_clause_that_named_the_wrong_community_speaks_of_the_right_one(self):
        self.publish({"name": "甲"}, {"name": "乙"})
        document = self.publish(
            {"kind": "adjust", "name": "甲", "households": 5}, day=date(2020, 6, 1)
        )
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"name": "乙"})])
        found = CommunityState.objects.published().get(households=5)
        assert found.name == found.community.name == "乙"
        assert Community.objects.count() == 2

    def test_a_misprint_that_only_one_clause_knew_is_the_same_community_put_right(self):
        document = self.publish({"kind": "abolish", "name": "甲诚"})
        community = Community.objects.get()
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"name": "甲城"})])
        assert Community.objects.get() == community
        assert Community.objects.get().name == "甲城"

    def test_a_community_chosen_among_namesakes_stays_chosen(self):
        for subdistrict in ("东街街道办事处", "西街街道办事处"):
            self.publish({"name": "甲", "subdistrict": subdistrict})
        chosen = Community.objects.order_by("pk").first()
        document = factories.document(signed_date=date(2020, 6, 1))
        factories.decision(
            {"kind": "adjust", "name": "甲", "subdistrict": "", "community": chosen},
            document=document,
        )
        factories.publish(document)
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"households": 77})])
        state = CommunityState.objects.published().get(households=77)
        assert state.community == chosen

    def test_another_community_can_be_chosen(self):
        self.publish({"name": "甲"}, {"name": "乙"})
        other = Community.objects.get(name="乙")
        document = self.publish(
            {"kind": "adjust", "name": "甲", "households": 5}, day=date(2020, 6, 1)
        )
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"community": other})])
        assert CommunityState.objects.published().get(households=5).community == other

    def test_a_merger_corrected_ends_the_same_communities(self):
        document = self.publish(
            {"kind": "merge", "name": "丙", "former_name": "甲、乙", "households": 9}
        )
        absorbed = set(Clause.objects.get().absorbed.all())
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"households": 8})])
        assert set(entries(draft, Clause)[0].absorbed.all()) == absorbed
        assert len(absorbed) == 2
        assert Community.objects.count() == 3

    def test_withdrawing_a_correction_brings_the_misprint_not_back(self):
        document = self.publish({"name": "金科诚社区"})
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Clause)[0], {"name": "金科城社区"})])
        before = timezone.now()
        factories.withdraw(draft)
        assert self.names() == []
        assert self.names(day=timezone.localdate(), known_at=before) == ["金科城社区"]


class TestPersonnel:
    def publish(self, *changes):
        return factories.publish(factories.notice(*changes))

    def test_a_misprinted_name_is_put_right_and_the_address_stays(self):
        document = self.publish({"name": "张山"})
        person = Person.objects.get()
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Appointment)[0], {"name": "张三"})])
        assert Tenure.objects.published().get().person == person
        person.refresh_from_db()
        assert person.name == "张三"
        assert person.history.count() == 1

    def test_a_name_that_other_documents_bear_is_not_changed(self):
        self.publish({"name": "张山"})
        document = self.publish({"name": "张山"})
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Appointment)[0], {"name": "张三"})])
        assert sorted(t.person.name for t in Tenure.objects.published()) == [
            "张三",
            "张山",
        ]

    def test_a_name_that_somebody_bears_means_that_person(self):
        self.publish({"name": "张三"})
        document = self.publish({"name": "张山"})
        draft = correction_of(document)
        publish_correction(draft, [(entries(draft, Appointment)[0], {"name": "张三"})])
        assert {t.person.name for t in Tenure.objects.published()} == {"张三"}

    def test_one_chosen_among_namesakes_stays_chosen(self):
        Person.objects.create(name="张三", distinction="甲")
        chosen = Person.objects.create(name="张三", distinction="乙")
        document = self.publish({"name": "张三", "person": chosen})
        draft = correction_of(document)
        changes = [(entries(draft, Appointment)[0], {"rank": "正科级"})]
        publish_correction(draft, changes)
        tenure = Tenure.objects.published().get()
        assert (tenure.person, tenure.rank) == (chosen, "正科级")

    def test_a_misprinted_post_is_put_right_and_the_address_stays(self):
        document = self.publish({"organization": "区审记局", "title": "局长"})
        post = Post.objects.get()
        draft = correction_of(document)
        changes = [(entries(draft, Appointment)[0], {"organization": "区审计局"})]
        publish_correction(draft, changes)
        assert Tenure.objects.published().get().post == post
        post.refresh_from_db()
        assert post.organization == "区审计局"

    def test_one_misprint_for_two_people_parts_them(self):
        document = self.publish({"name": "张三"}, {"name": "张三", "title": "主任"})
        person = Person.objects.get()
        draft = correction_of(document)
        second = entries(draft, Appointment)[1]
        publish_correction(draft, [(second, {"name": "李四"})])
        names = {t.person.name: t.person for t in Tenure.objects.published()}
        assert names.keys() == {"张三", "李四"}
        assert names["张三"] == person


def test_a_misprinted_power_is_put_right_and_the_address_stays():
    document = factories.publish(factories.transfer_list({"name": "经营许可正"}))
    power = Power.objects.get()
    draft = correction_of(document)
    publish_correction(draft, [(entries(draft, Transfer)[0], {"name": "经营许可证"})])
    state = PowerState.objects.published().get()
    assert (state.power, state.name) == (power, "经营许可证")
    assert Power.objects.get().name == "经营许可证"


def test_a_misprinted_unit_is_put_right_and_the_figure_stays_with_its_indicator():
    document = factories.publish(factories.release({"name": "总产值", "unit": "万元"}))
    indicator = Indicator.objects.get()
    draft = correction_of(document)
    changes = [(entries(draft, Figure)[0], {"unit": "亿元", "value": 443})]
    publish_correction(draft, changes)
    observation = Observation.objects.published().get()
    assert (observation.indicator, observation.value) == (indicator, 443)
    assert Indicator.objects.get().unit == "亿元"


def test_a_misprint_stands_for_nobody_else_afterwards():
    document = factories.publish(factories.notice({"name": "张山"}))
    draft = correction_of(document)
    publish_correction(draft, [(entries(draft, Appointment)[0], {"name": "张三"})])
    factories.publish(factories.notice({"name": "张山"}))
    assert {t.person.name for t in Tenure.objects.published()} == {"张三", "张山"}
