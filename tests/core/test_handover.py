"""Deputies of those who are away, and handing drafts over."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core.audit.models import AuditRecord
from core.discussion.kinds import Kind
from core.discussion.models import Notification
from core.handover import stands_in_for
from core.handover.acts import HandoverRefused, hand_over, open_work
from core.handover.deputies import deputies_of
from core.handover.models import Absence
from gazette.models import Document
from tests import factories, sent
from tests.admin_pages import delete, form_data, save, staff, url

pytestmark = pytest.mark.django_db

RIGHTS = (
    "view_document",
    "change_document",
    "view_decision",
    "change_decision",
    "view_change",
)
TODAY = timezone.localdate()


def day(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def wang():
    return staff("wang", *RIGHTS)


@pytest.fixture
def li():
    return staff("li", *RIGHTS)


@pytest.fixture
def chief():
    """Who may hand over the drafts of others."""
    return staff("chief", *RIGHTS, "hand_over")


@pytest.fixture
def office():
    """Who enters the absences of others."""
    rights = (f"{action}_absence" for action in ("add", "change", "delete", "view"))
    return staff("office", *rights)


def away(user, deputy, first=0, last=0):
    return Absence.objects.create(
        user=user, deputy=deputy, first_day=day(first), last_day=day(last)
    )


# Deputies


def test_a_deputy_stands_in_from_the_first_day_to_the_last(wang, li):
    away(wang.user, li.user, 1, 3)
    standing = [stands_in_for(li.user, day(number)) for number in range(5)]
    assert standing == [[], [wang.user], [wang.user], [wang.user], []]
    assert stands_in_for(wang.user, day(2)) == []
    assert deputies_of([wang.user, li.user], day(2)) == {wang.user: [li.user]}
    li.user.is_active = False
    li.user.save()
    assert deputies_of([wang.user], day(2)) == {}


def test_standing_in_is_not_handed_on(wang, li, chief):
    away(wang.user, li.user)
    away(li.user, chief.user)
    assert stands_in_for(chief.user, day(0)) == [li.user]


def test_the_database_refuses_what_is_no_absence(wang, li):
    for values in ({"deputy": wang.user}, {"last_day": day(-1)}):
        valid = {
            "user": wang.user,
            "deputy": li.user,
            "first_day": day(0),
            "last_day": day(0),
        }
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.create(**valid | values)


def add(client, **data):
    page = client.get(url(Absence, "add"))
    assert page.status_code == 200
    return client.post(url(Absence, "add"), form_data(page) | data)


def test_one_enters_ones_own_absence_and_the_deputy_is_told(wang, li, chief):
    data = {"deputy": li.user.pk, "first_day": day(1), "last_day": day(5)}
    assert "user" not in form_data(wang.get(url(Absence, "add")))
    assert add(wang, **data, user=chief.user.pk).status_code == 302
    absence = Absence.objects.get()
    assert (absence.user, absence.deputy) == (wang.user, li.user)
    notification = Notification.objects.get(recipient=li.user)
    assert (notification.kind, notification.target) == (Kind.DEPUTY, absence)
    assert AuditRecord.objects.filter(event="deputy.set").count() == 1


def test_an_absence_overlaps_no_other_and_names_another_as_deputy(wang, li, chief):
    away(wang.user, li.user, 1, 3)
    for data in (
        {"deputy": chief.user.pk, "first_day": day(3), "last_day": day(4)},
        {"deputy": wang.user.pk, "first_day": day(7), "last_day": day(8)},
        {"deputy": chief.user.pk, "first_day": day(8), "last_day": day(7)},
    ):
        assert add(wang, **data).status_code == 200
    assert Absence.objects.count() == 1
    later = {"deputy": chief.user.pk, "first_day": day(4), "last_day": day(4)}
    assert add(wang, **later).status_code == 302


def test_one_changes_and_deletes_ones_own_absence_and_no_other(wang, li, chief):
    absence = away(wang.user, li.user)
    assert save(wang, absence, last_day=day(2)).status_code == 302
    absence.refresh_from_db()
    assert absence.last_day == day(2)
    page = li.get(url(absence))
    assert page.status_code == 200
    assert not page.context["has_change_permission"]
    assert li.post(url(absence), {"last_day": day(9)}).status_code == 403
    assert li.post(url(absence, "delete"), {"post": "yes"}).status_code == 403
    assert chief.get(url(absence)).status_code in (302, 403)
    assert list(chief.get(url(Absence, "changelist")).context["cl"].result_list) == []
    delete(wang, absence)
    assert not Absence.objects.exists()
    assert AuditRecord.objects.filter(event="deputy.ended").count() == 1


def test_the_administration_enters_absences_of_others(office, wang, li):
    data = {
        "user": wang.user.pk,
        "deputy": li.user.pk,
        "first_day": day(0),
        "last_day": day(0),
    }
    assert add(office, **data).status_code == 302
    absence = Absence.objects.get()
    assert absence.user == wang.user
    assert save(office, absence, last_day=day(1)).status_code == 302
    page = office.get(url(Absence, "changelist"))
    assert list(page.context["cl"].result_list) == [absence]


def test_whose_absence_it_is_stays(office, wang, li):
    absence = away(wang.user, li.user)
    save(office, absence, user=office.user.pk)
    absence.refresh_from_db()
    assert absence.user == wang.user


# Handing over


def drafts(user, count=1, **values):
    return [factories.document(responsible=user, **values) for _ in range(count)]


def responsible(*records):
    return [type(one).objects.get(pk=one.pk).responsible for one in records]


def opened(client, giver=None):
    address = reverse("admin:hand_over")
    page = client.get(address, {"giver": giver.pk} if giver else {})
    return page


def send(client, page, taker, **changes):
    data = sent.form(page, "chosen") | {"taker": [taker.pk]} | changes
    return client.post(reverse("admin:hand_over"), data, follow=True)


def test_all_open_drafts_go_to_another_in_one_step(wang, li):
    first, second = drafts(wang.user, 2)
    decision = factories.decision(document=first, responsible=wang.user)
    others = drafts(li.user)
    page = opened(wang)
    assert {record for _, record in page.context["rows"]} == {first, second, decision}
    answer = send(wang, page, li.user)
    assert len(answer.context["messages"]) == 1
    assert responsible(first, second, decision, *others) == [li.user] * 4
    assert opened(wang).context["rows"] == []


def test_only_what_is_chosen_goes(wang, li):
    first, second = drafts(wang.user, 2)
    send(wang, opened(wang), li.user, chosen=[f"gazette.document:{second.pk}"])
    assert responsible(first, second) == [wang.user, li.user]


def test_what_is_public_or_ended_stays(wang, li):
    draft = drafts(wang.user)[0]
    published = factories.publish(factories.document())
    Document.objects.filter(pk=published.pk).update(responsible=wang.user)
    assert [record for _, record in opened(wang).context["rows"]] == [draft]
    with pytest.raises(HandoverRefused):
        hand_over([draft, published], wang.user, li.user, wang.user)
    assert responsible(draft, published) == [wang.user, wang.user]


def test_what_is_under_review_can_be_handed_over_and_stays_signed(wang, li):
    document = factories.take(factories.document(), "in_review")
    factories.pass_step(document, "sign")
    Document.objects.filter(pk=document.pk).update(responsible=wang.user)
    document.refresh_from_db()
    hand_over([document], wang.user, li.user, wang.user)
    factories.pass_step(Document.objects.get(pk=document.pk), "approve")
    assert Document.objects.get(pk=document.pk).state == "approved"


def test_it_is_audited_told_and_kept_in_the_history(wang, li, chief):
    made = drafts(wang.user, 2)
    versions = [one.version for one in made]
    hand_over(made, wang.user, li.user, chief.user)
    entry = AuditRecord.objects.get(event="work.handed_over")
    assert (entry.user_id, entry.target_id) == (chief.user.pk, str(wang.user.pk))
    for one, version in zip(made, versions, strict=True):
        one = Document.objects.get(pk=one.pk)
        assert one.version == version + 1
        newest = one.history.first()
        assert (newest.history_user, newest.responsible) == (chief.user, li.user)
    told = Notification.objects.filter(kind=Kind.HANDED_OVER)
    assert {one.recipient for one in told} == {wang.user, li.user}
    assert made[0].number in told.first().text


def test_only_the_person_or_who_may_hands_over(wang, li, chief):
    made = drafts(wang.user)
    assert opened(li, wang.user).status_code == 403
    with pytest.raises(HandoverRefused):
        hand_over(made, wang.user, li.user, li.user)
    page = opened(chief, wang.user)
    send(chief, page, li.user)
    assert responsible(*made) == [li.user]


def test_who_takes_over_needs_the_rights(wang, li, chief):
    made = drafts(wang.user)
    reader = staff("reader", "view_document")
    blind = staff("blind")
    li.user.is_active = False
    li.user.save()
    for taker in (reader.user, blind.user, li.user, wang.user):
        with pytest.raises(HandoverRefused):
            hand_over(made, wang.user, taker, chief.user)
    answer = send(wang, opened(wang), reader.user)
    assert answer.context["form"].errors
    assert responsible(*made) == [wang.user]


def test_it_is_all_or_nothing(wang, li):
    made = drafts(wang.user, 2)
    page = opened(wang)
    Document.objects.filter(pk=made[1].pk).update(responsible=li.user)
    answer = send(wang, page, li.user)
    assert answer.context["form"].errors
    assert responsible(*made) == [wang.user, li.user]


def test_what_has_changed_since_it_was_shown_is_not_handed_over_unseen(wang, li, chief):
    made = drafts(wang.user, 2)
    page = opened(wang)
    save(chief, made[0], title="新标题")
    answer = send(wang, page, li.user)
    assert answer.context["form"].errors
    assert responsible(*made) == [wang.user] * 2
    assert not AuditRecord.objects.filter(event="work.handed_over").exists()
    send(wang, answer, li.user)
    assert responsible(*made) == [li.user] * 2


def test_one_hands_over_only_what_one_may_see(wang, li, chief):
    made = drafts(wang.user)
    transfer_list = factories.transfer_list(responsible=wang.user)
    assert open_work(wang.user, chief.user) == made
    choice = [f"powers.transferlist:{transfer_list.pk}"]
    answer = send(chief, opened(chief, wang.user), li.user, chosen=choice)
    assert answer.context["form"].errors
    assert responsible(transfer_list) == [wang.user]


def test_nonsense_leads_to_ones_own_page(wang):
    for giver in ("x", "9" * 30, "987654"):
        page = wang.get(reverse("admin:hand_over"), {"giver": giver})
        assert page.context["giver"] == wang.user
    assert wang.get(reverse("admin:hand_over")).status_code == 200


def test_a_page_shown_before_a_handing_over_does_not_save_over_it(wang, li):
    [document] = drafts(wang.user)
    data = form_data(wang.get(url(document)))
    hand_over([document], wang.user, li.user, wang.user)
    page = wang.post(url(document), data | {"title": "我的标题"})
    assert page.status_code == 200
    assert responsible(document) == [li.user]
