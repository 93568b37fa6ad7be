"""Comments, mentions, and what people are told, in the admin and by e-mail."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from core.audit.models import AuditRecord
from core.discussion import notify, tell_of_schedule_fault, tell_of_transition
from core.discussion.comments import add, resolve, threads
from core.discussion.kinds import SENTENCES, Kind
from core.discussion.mentions import mentions
from core.discussion.models import Comment, Notification
from core.handover.models import Absence
from core.text.people import called
from core.workflow.states import Gate
from tests import factories, sent
from tests.admin_pages import staff, url

pytestmark = pytest.mark.django_db

VIEWS = ("view_document", "view_decision")


def person(username, last_name="", first_name="", *codenames, **values):
    """A member of staff who may see documents, with a client signed in as them."""
    client = staff(username, *VIEWS, *codenames)
    user = client.user
    user.last_name, user.first_name = last_name, first_name
    for name, value in values.items():
        setattr(user, name, value)
    user.save()
    return client


@pytest.fixture
def wang():
    return person("wang", "王", "小明")


@pytest.fixture
def li():
    return person("li", "李", "大年", email="li@example.org")


def comment_on(client, record, text, **data):
    page = client.get(url(record))
    form = next(one for one in sent.forms(page) if "clause" in one.data)
    return client.post(form.action, form.data | {"text": text} | data, follow=True)


def told(user):
    return [
        (one.kind, one.target) for one in Notification.objects.filter(recipient=user)
    ]


# Comments


def test_a_comment_is_made_answered_and_resolved_on_the_page_of_a_record(wang, li):
    document = factories.document()
    comment_on(wang, document, "户数与附件不一致", clause="二")
    comment = Comment.objects.get()
    assert (comment.author, comment.target, comment.clause) == (
        wang.user,
        document,
        "二",
    )
    page = li.get(url(document))
    assert "户数与附件不一致" in page.text and "王小明" in page.text
    comment_on(li, document, "已改", reply_to=comment.pk)
    [thread] = threads(document)
    assert [answer.text for answer in thread.answers] == ["已改"]
    li.post(reverse("admin:comment_resolve", args=[comment.pk]))
    comment.refresh_from_db()
    assert comment.resolved_by == li.user
    wang.post(reverse("admin:comment_resolve", args=[comment.pk]))
    comment.refresh_from_db()
    assert comment.resolved_by == li.user
    assert "thread-resolved" in wang.get(url(document)).text


def test_every_publishable_has_comments(administrator):
    made = [
        factories.document(),
        factories.decision(),
        factories.notice(),
        factories.transfer_list(),
        factories.release(),
    ]
    for record in made:
        comment_on(administrator, record, "请核对")
        assert "请核对" in administrator.get(url(record)).text
    assert Comment.objects.count() == 5


def test_an_answer_to_an_answer_stays_in_the_thread(wang, li):
    document = factories.document()
    first, _ = add(document, wang.user, "问题")
    second, _ = add(document, li.user, "回答", reply_to=first)
    third, _ = add(document, wang.user, "再问", reply_to=second)
    assert third.reply_to == first
    assert [one.text for one in threads(document)[0].answers] == ["回答", "再问"]
    resolve(third, li.user)
    first.refresh_from_db()
    assert first.resolved_by == li.user


def test_a_comment_says_something_and_stays_as_it_is(wang):
    document = factories.document()
    for text in ("", "  ", "长" * 4001, "看\0不清"):
        answer = comment_on(wang, document, text)
        assert answer.status_code == 422
    assert not Comment.objects.exists()
    answer = comment_on(wang, document, "长" * 4001)
    assert "长" * 4001 in answer.text
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(target=document, author=wang.user, text="")


def test_an_answer_belongs_to_a_comment_on_the_same_record(wang):
    elsewhere, _ = add(factories.document(), wang.user, "别处")
    answer = comment_on(wang, factories.document(), "答", reply_to=elsewhere.pk)
    assert answer.status_code == 422
    assert Comment.objects.count() == 1


def test_comments_are_for_those_who_may_see_the_record(wang):
    document = factories.document()
    comment, _ = add(document, wang.user, "内部意见")
    blind = staff("blind")
    address = reverse("admin:comment_add", args=["gazette.document", document.pk])
    assert blind.post(address, {"text": "偷看"}).status_code == 403
    resolved = reverse("admin:comment_resolve", args=[comment.pk])
    assert blind.post(resolved).status_code == 403
    people = reverse("admin:comment_people", args=["gazette.document", document.pk])
    assert blind.get(people).status_code == 403
    assert wang.get(resolved).status_code == 405
    for kind in ("auth.user", "gazette.nonsense"):
        address = reverse("admin:comment_add", args=[kind, 1])
        assert wang.post(address, {"text": "x"}).status_code == 404


def test_the_public_sees_no_comment(client, wang):
    document = factories.document()
    add(document, wang.user, "不给公众看的话")
    factories.publish(document)
    page = client.get(document.get_absolute_url())
    assert page.status_code == 200
    assert "不给公众看的话" not in page.text


def test_a_script_gets_the_panel_alone(wang):
    document = factories.document()
    address = reverse("admin:comment_add", args=["gazette.document", document.pk])
    headers = {"X-Requested-With": "fetch"}
    answer = wang.post(address, {"text": "@无此人 请看"}, headers=headers)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<section")
    assert "无此人" in answer.text
    assert wang.post(address, {"text": ""}, headers=headers).status_code == 422


def test_a_comment_is_audited(wang):
    document = factories.document()
    comment_on(wang, document, "请核对")
    entry = AuditRecord.objects.get(event="comment.added")
    assert (entry.user_id, entry.target_id) == (wang.user.pk, str(document.pk))
    assert "请核对" not in entry.details


# Mentions


@pytest.mark.parametrize(
    "text",
    [
        "@li 请看",
        "请@李大年核对户数",
        "＠李大年，请核对",
        "@LI.",
        "（@li）",
        "@li @李大年",
    ],
)
def test_a_colleague_is_mentioned_by_account_or_name(text, wang, li):
    found = mentions(text, factories.document())
    assert (found.people, found.faults) == ([li.user], [])


@pytest.mark.parametrize(
    "text", ["发到 wang@li.example 的信", "li@example.org", "@ 某人", "@", "12@li"]
)
def test_an_address_is_no_mention(text, li):
    found = mentions(text, factories.document())
    assert (found.people, found.faults) == ([], [])


@pytest.mark.parametrize("text", ["@无此人 请看", "@lisa", "@li_1 看", "@赵钱孙，请看"])
def test_a_name_that_means_nobody_is_told(text, li):
    found = mentions(text, factories.document())
    assert found.people == []
    assert len(found.faults) == 1


def test_a_longer_name_is_not_taken_for_a_shorter_one(li):
    longer = person("li2", "李", "大年年").user
    found = mentions("@李大年年请看，@李大年也请看", factories.document())
    assert found.people == [longer, li.user]


def test_two_of_one_name_are_told_apart_by_their_accounts(li):
    person("li2", "李", "大年")
    document = factories.document()
    found = mentions("@李大年 请看", document)
    assert found.people == []
    assert "@li" in found.faults[0] and "@li2" in found.faults[0]
    assert mentions("@li2 请看", document).people != []


def test_who_may_not_see_the_record_is_not_told_of_it(wang):
    blind = staff("blind").user
    document = factories.document()
    answer = comment_on(wang, document, "@blind 请看")
    assert [str(one) for one in answer.context["messages"]] == mentions(
        "@blind", document
    ).faults
    assert told(blind) == []
    get_user_model().objects.filter(pk=wang.user.pk).update(is_active=False)
    assert mentions("@wang", document).people == []


def test_those_who_may_be_mentioned_are_suggested(wang, li):
    staff("blind")
    document = factories.document()
    address = reverse("admin:comment_people", args=["gazette.document", document.pk])

    def suggested(typed):
        people = wang.get(address, {"q": typed}).json()["people"]
        return [one["account"] for one in people]

    assert suggested("李") == ["li"]
    assert suggested("WAN") == ["wang"]
    assert set(suggested("")) == {"wang", "li"}
    assert suggested("blind") == []
    assert suggested("'\"%\0") == []


# Notifications


def test_a_mention_and_an_answer_are_told_once_each(wang, li):
    document = factories.document()
    first, _ = add(document, wang.user, "@li @wang 请看")
    assert told(li.user) == [(Kind.MENTION, document)]
    assert told(wang.user) == []
    add(document, li.user, "@王小明 看过了", reply_to=first)
    assert told(wang.user) == [(Kind.MENTION, document)]
    add(document, li.user, "再说一句", reply_to=first)
    assert (Kind.REPLY, document) in told(wang.user)
    assert len(told(wang.user)) == 2


def test_what_one_is_told_is_read_in_ones_own_language(wang, li):
    add(factories.document(), wang.user, "@li 请看")
    notification = Notification.objects.get()
    for language in ("zh-hans", "en"):
        with translation.override(language):
            words = SENTENCES[Kind.MENTION] % notification.values
            assert notification.sentence == words
    for kind in Kind:
        assert "%" not in kind.sentence({}), kind


def test_the_bell_counts_what_is_not_read_and_the_page_lists_it(wang, li):
    document = factories.document()
    for number in range(3):
        add(document, wang.user, f"@li 第{number}处")
    assert unread(li) == 3
    assert unread(wang) == 0
    page = li.get(reverse("admin:notifications"))
    assert page.text.count("notification-unread") == 3
    assert "第2处" in page.text
    newest = li.user.notifications.first()
    opened = li.get(reverse("admin:notification", args=[newest.pk]))
    assert opened.url.startswith(f"{url(document)}#comment-")
    assert unread(li) == 2
    read = reverse("admin:notifications_read")
    li.post(read, {"notification": li.user.notifications.last().pk})
    assert unread(li) == 1
    for nonsense in ({"notification": "x"}, {"notification": "9" * 30}, {}):
        li.post(read, nonsense)
    assert unread(li) == 1
    li.post(read, {"all": "1"})
    assert unread(li) == 0


def unread(client):
    return client.user.notifications.filter(read_at=None).count()


def test_nobody_reads_or_marks_what_another_is_told(wang, li):
    add(factories.document(), wang.user, "@li 请看")
    notification = Notification.objects.get()
    address = reverse("admin:notification", args=[notification.pk])
    assert wang.get(address).status_code == 404
    wang.post(reverse("admin:notifications_read"), {"notification": notification.pk})
    wang.post(reverse("admin:notifications_read"), {"all": "1"})
    assert wang.get(reverse("admin:notifications_read")).status_code == 405
    assert unread(li) == 1


def test_what_a_notification_was_about_may_be_gone(wang, li):
    document = factories.document()
    add(document, wang.user, "@li 请看")
    document.delete()
    notification = Notification.objects.get()
    answer = li.get(reverse("admin:notification", args=[notification.pk]), follow=True)
    assert answer.status_code == 200
    assert len(answer.context["messages"]) == 1
    assert document.number in answer.text


def test_many_notifications_are_paged(wang, li):
    document = factories.document()
    for _ in range(61):
        notify([li.user], Kind.MENTION, document, by=wang.user)
    for page, count in ((1, 30), (3, 1), ("x", 30)):
        shown = li.get(reverse("admin:notifications"), {"page": page})
        assert len(shown.context["page"].object_list) == count


# E-mail


def test_an_email_follows_after_the_commit_with_the_address_and_nothing_of_the_content(
    wang, li, settings, django_capture_on_commit_callbacks
):
    settings.PUBLIC_URL = "https://gongbao.example.gov.cn"
    document = factories.document()
    with django_capture_on_commit_callbacks(execute=True):
        add(document, wang.user, "@li 保密内容")
        assert mail.outbox == []
    [message] = mail.outbox
    assert message.to == ["li@example.org"]
    comment = Comment.objects.get()
    link = f"https://gongbao.example.gov.cn{url(document)}#{comment.anchor}"
    assert link in message.body
    assert "王小明" in message.body and document.number in message.subject
    assert "保密内容" not in message.body
    assert settings.GAZETTE_NAME in message.subject


def test_what_cannot_be_sent_breaks_nothing_and_is_logged(
    wang, li, settings, caplog, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "tests.core.test_discussion.Broken"
    document = factories.document()
    with django_capture_on_commit_callbacks(execute=True):
        answer = comment_on(wang, document, "@li 请看")
    assert answer.status_code == 200
    assert unread(li) == 1
    assert "OSError" in caplog.text


class Broken:
    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise OSError("no mail server")


def test_who_has_no_address_is_told_in_the_admin_alone(
    wang, django_capture_on_commit_callbacks
):
    silent = person("silent").user
    with django_capture_on_commit_callbacks(execute=True):
        notify([silent], Kind.MENTION, factories.document(), by=wang.user)
    assert mail.outbox == []
    assert len(told(silent)) == 1


def test_a_new_line_in_a_title_breaks_no_email(
    li, wang, django_capture_on_commit_callbacks
):
    document = factories.document(number="", title="关于某事\n的通知")
    with django_capture_on_commit_callbacks(execute=True):
        notify([li.user], Kind.MENTION, document, by=wang.user)
    assert len(mail.outbox) == 1


# Deputies


def absent(user, deputy):
    today = factories.timezone.localdate()
    return Absence.objects.create(
        user=user, deputy=deputy, first_day=today, last_day=today
    )


def test_the_deputy_of_who_is_away_is_told_too(wang, li):
    deputy = person("zhao").user
    blind = staff("blind").user
    absent(li.user, deputy)
    document = factories.document()
    notify([li.user], Kind.MENTION, document, by=wang.user)
    assert told(li.user) == told(deputy) == [(Kind.MENTION, document)]
    assert deputy.notifications.get().instead_of == li.user
    Absence.objects.update(deputy=blind)
    notify([li.user], Kind.MENTION, document, by=wang.user)
    assert told(blind) == []


def test_a_deputy_who_is_concerned_anyway_is_told_once(wang, li):
    deputy = person("zhao").user
    absent(li.user, deputy)
    notify([li.user, deputy], Kind.MENTION, factories.document(), by=wang.user)
    assert deputy.notifications.get().instead_of is None


# The workflow


@pytest.fixture
def roles():
    signer = person("signer", "", "", "sign_legal", "review_document").user
    publisher = person("publisher", "", "", "publish_document").user
    editor = person("editor", "", "", "change_document", "submit_document").user
    document = factories.document(
        created_by=editor, edited_by=editor, responsible=editor
    )
    return document, editor, signer, publisher


def test_the_workflow_tells_those_for_whom_it_leaves_work(roles):
    document, editor, signer, publisher = roles
    tell_of_transition(document, "submit", editor)
    assert told(signer) == [(Kind.REVIEW, document)]
    tell_of_transition(document, "return", signer, "户数不对")
    assert told(editor) == [(Kind.RETURNED, document)]
    assert editor.notifications.get().text == "户数不对"
    tell_of_transition(document, "approve", signer)
    assert told(publisher) == [(Kind.APPROVED, document)]
    for name in ("sign", "publish", "withdraw", "correct", "schedule"):
        tell_of_transition(document, name, publisher)
    assert Notification.objects.count() == 3


def test_who_made_it_is_not_asked_to_sign_it(roles):
    document, editor, signer, _ = roles
    document.submitted_by = signer
    tell_of_transition(document, "submit", editor)
    assert told(signer) == []


def test_a_failure_of_the_schedule_is_told_to_who_may_mend_it(roles):
    document, editor, signer, publisher = roles
    tell_of_schedule_fault(document, "“法律”关未签")
    assert told(publisher) == told(editor) == [(Kind.SCHEDULE_FAILED, document)]
    assert told(signer) == []
    assert publisher.notifications.get().text == "“法律”关未签"


def test_every_gate_is_told_to_its_own_signers(roles):
    document, editor, *_ = roles
    signers = [
        person(f"signs_{gate.value}", "", "", f"sign_{gate.value}").user
        for gate in Gate
    ]
    tell_of_transition(document, "submit", editor)
    assert all(told(signer) == [(Kind.REVIEW, document)] for signer in signers)


def test_a_command_knows_who_may_see_what_though_it_starts_without_the_admin():
    code = (
        "import django; django.setup();"
        "from core.discussion.readers import shown_by;"
        "from gazette.models import Document;"
        "assert shown_by(Document) is not None"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = [sys.executable, "-c", code]
    subprocess.run(run, env=environment, cwd=settings.BASE_DIR, check=True)


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [
        ("王", "小明", "王小明"),
        ("Smith", "Anna", "Anna Smith"),
        ("", "", "x"),
        ("王", "", "王"),
    ],
)
def test_people_are_called_as_colleagues_call_them(last, first, name):
    user = get_user_model()(username="x", last_name=last, first_name=first)
    assert called(user) == name
