"""What is recorded: one row an act, with who, when, from where, and nothing it may not keep."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_login_failed
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse, HttpResponseForbidden
from django.test import Client, RequestFactory
from django.urls import reverse

from communities.models import Change
from core.audit import changes, context, harmless, one_act, record
from core.audit.events import GROUPS, Event
from core.audit.middleware import AuditMiddleware
from core.audit.verification import Verification
from core.models import AuditRecord
from core.workflow.states import TRANSITIONS
from gazette.models import Document
from tests import factories
from tests.admin_pages import save

pytestmark = pytest.mark.django_db

User = get_user_model()


@pytest.fixture
def rows():
    """A function: the rows since it was last asked, the first first."""
    seen = {"number": last_number()}

    def new():
        found = list(
            AuditRecord.objects.filter(number__gt=seen["number"]).order_by("number")
        )
        seen["number"] = last_number()
        return found

    return new


def last_number():
    newest = AuditRecord.objects.first()
    return newest.number if newest else 0


def details(row):
    return json.loads(row.details)


def events(found):
    return [row.event for row in found]


def in_a_request(act, user=None, **meta):
    """Do ``act(request)`` as the answer to a request of ``user``."""
    request = RequestFactory().post("/admin/somewhere/", **meta)
    request.user = user
    return AuditMiddleware(lambda request: act(request) or HttpResponse())(request)


def test_there_are_at_least_45_kinds_of_acts_each_in_a_named_group():
    assert len(Event) >= 45
    assert {event.group for event in Event} == set(GROUPS)
    assert all(f"workflow.{name}" in Event.values for name in TRANSITIONS)


def test_every_act_that_the_program_records_is_known():
    named = re.compile(r'\brecord\(\s*f?"([a-z_]+\.[a-z_{}]+)"')
    found = {
        name
        for folder in ("core", "gazette", "communities", "personnel", "powers")
        for path in Path(settings.BASE_DIR, folder).rglob("*.py")
        for name in named.findall(path.read_text(encoding="utf-8"))
        if "{" not in name
    }
    assert found
    assert found <= set(Event.values)


def test_an_unknown_act_is_refused_at_once():
    with pytest.raises(ValueError):
        record("no.such.act")


def test_an_act_says_who_what_and_from_where(rows):
    user = User.objects.create_user("张三")
    document = factories.document()
    rows()
    in_a_request(
        lambda request: record(
            "file.downloaded", target=document, details={"file": "附件"}
        ),
        user,
        REMOTE_ADDR="10.1.2.3",
    )
    (row,) = rows()
    assert (row.event, row.result) == ("file.downloaded", "done")
    assert (row.user_id, row.user_name, row.ip) == (user.pk, "张三", "10.1.2.3")
    assert (row.target_kind, row.target_id) == ("gazette.document", str(document.pk))
    assert row.target_label == document.number
    assert details(row) == {"file": "附件"}


def test_without_a_request_it_is_the_system(rows):
    record("system.backup")
    (row,) = rows()
    assert (row.user_id, row.user_name, row.ip) == (None, "", "")


def test_what_is_over_is_forgotten(rows):
    in_a_request(lambda request: None, User.objects.create_user("a"))
    rows()
    record("system.backup")
    assert rows()[0].user_name == ""
    assert context.request_now.get() is None


@pytest.mark.parametrize(
    "behind, forwarded, address",
    [
        (False, "9.9.9.9", "10.0.0.1"),
        (True, "9.9.9.9, 192.0.2.7", "192.0.2.7"),
        (True, "", "10.0.0.1"),
        (True, "9.9.9.9, <script>", ""),
        (True, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_the_last_that_the_proxy_in_front_names(
    settings, rows, behind, forwarded, address
):
    settings.BEHIND_PROXY = behind
    meta = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}
    in_a_request(lambda request: record("system.backup"), **meta)
    assert rows()[0].ip == address


def test_what_is_rolled_back_was_never_done(rows):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("system.backup")
        with transaction.atomic():
            record("system.restore")
        raise ZeroDivisionError
    assert rows() == []


def test_of_a_part_that_is_rolled_back_nothing_stays(rows):
    with transaction.atomic():
        record("system.backup")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            record("system.restore")
            raise ZeroDivisionError
        record("system.rebuild")
    assert events(rows()) == ["system.backup", "system.rebuild"]
    assert Verification().run().is_proven


NASTY = "a\r\nb\x1b[31m\0\x9b\u202e\u2028\ud800"


def test_what_would_break_a_line_or_a_terminal_is_kept_harmlessly(rows):
    record("file.downloaded", details={"file": NASTY, NASTY: [NASTY]})
    user_login_failed.send("", credentials={"username": NASTY}, request=None)
    first, second = rows()
    kept = r"a\r\nb\x1b[31m\x00\x9b\u202e\u2028\ud800"
    assert details(first) == {"file": kept, kept: [kept]}
    assert second.user_name == kept
    assert Verification().run().is_proven


def test_secrets_and_long_texts_are_not_kept(rows):
    secret = "s3cr3t-value"
    long = "机密" * 101
    record(
        "policy.changed",
        details={
            "password": secret,
            "new_password1": secret,
            "csrfmiddlewaretoken": secret,
            "session_key": secret,
            "nested": {"Cookie": secret, "kept": 1},
            "body": "短文",
            "text": long,
        },
    )
    (row,) = rows()
    assert secret not in row.details
    assert "机密" not in row.details and "短文" not in row.details
    told = details(row)
    assert told["nested"] == {"kept": 1}
    assert told["text"] == {
        "length": 202,
        **{"sha256": harmless.sealed(long)["sha256"]},
    }
    assert set(told) == {"nested", "body", "text"}


def test_details_without_end_are_cut(rows):
    texts = ["九" * 200] * 200
    record(
        "import.done",
        details={"lines": list(range(1000)), "all": texts, "more": texts, "new": 7},
    )
    told = details(rows()[0])
    assert told["lines"][-1] == {"more": 800}
    assert told["all"]["count"] == 200
    assert told["new"] == 7
    assert len(json.dumps(told, ensure_ascii=False)) < harmless.MOST_CHARACTERS


def test_a_record_made_changed_and_deleted_leaves_a_row_each_with_its_fields(rows):
    document = factories.document(title="第一稿")
    document.title, document.body = "第二稿", "绝密的草稿"
    document.save()
    document.delete()
    made, changed, deleted = rows()
    assert events([made, changed, deleted]) == [
        "record.created",
        "record.changed",
        "record.deleted",
    ]
    assert details(made)["fields"]["title"] == [None, "第一稿"]
    fields = details(changed)["fields"]
    assert fields["title"] == ["第一稿", "第二稿"]
    assert fields["body"][1] == harmless.sealed("绝密的草稿")
    assert "绝密" not in "".join(row.details for row in (made, changed, deleted))
    assert {row.target_id for row in (made, changed, deleted)} == {deleted.target_id}


def test_what_belongs_to_a_record_is_told_with_it_as_one_act(rows):
    with transaction.atomic():
        document = factories.document()
        factories.attachment(document, title="附件一")
        document.title = "改过的标题"
        document.save()
    (row,) = rows()
    assert row.event == "record.created"
    assert details(row)["fields"]["title"] == [None, "改过的标题"]
    (part,) = details(row)["parts"]
    assert (part["act"], part["kind"]) == ("created", "gazette.attachment")


def test_a_deleted_draft_takes_its_parts_along_in_one_row(rows):
    change_set = factories.decision({"areas": [{"label": "甲"}, {"label": "乙"}]})
    rows()
    with transaction.atomic():
        change_set.delete()
    (row,) = rows()
    assert row.event == "record.deleted"
    kinds = [part["kind"] for part in details(row)["parts"]]
    assert sorted(kinds) == 2 * ["communities.area"] + ["communities.change"]


def test_an_act_reported_in_the_transaction_takes_in_what_was_noticed(rows):
    document = factories.document()
    rows()
    with transaction.atomic():
        document.title = "新"
        document.save()
        record("work.handed_over", target=document, details={"to": "李四"})
        other = factories.document()
    first, second = rows()
    assert first.event == "work.handed_over"
    assert details(first)["to"] == "李四" and "title" in details(first)["fields"]
    assert (second.event, second.target_id) == ("record.created", str(other.pk))


def test_within_one_act_nothing_else_is_noticed(rows):
    with one_act():
        factories.document()
        with one_act():
            Group.objects.create(name="戊组")
        record("import.done")
    assert events(rows()) == ["import.done"]
    factories.document()
    assert events(rows()) == ["record.created"]


def test_a_change_in_bulk_is_one_row_that_names_the_records(rows):
    documents = [factories.document() for _ in range(3)]
    rows()
    chosen = Document.objects.filter(pk__in=[one.pk for one in documents])
    chosen.update(topic="民政", body="新的正文")
    (row,) = rows()
    assert row.event == "record.bulk_changed"
    told = details(row)
    assert told["count"] == 3
    assert told["ids"] == sorted(str(one.pk) for one in documents)
    assert told["set"] == {"topic": "民政", "body": harmless.sealed("新的正文")}
    chosen.filter(topic="无").update(topic="")
    assert rows() == []


def test_a_change_in_bulk_of_one_record_is_found_with_it(rows):
    document = factories.document()
    rows()
    with changes.bulk_change(Document.objects.filter(pk=document.pk), {"topic": "一"}):
        pass
    assert rows()[0].target_id == str(document.pk)


def test_an_import_is_one_row_however_many_lines_it_has(rows, tmp_path):
    file = tmp_path / "communities.csv"
    factories.decision({"areas": [{"label": "甲"}]}, {"areas": [{"label": "乙"}]})
    call_command("exchange", "export", "communities", str(file))
    Change.objects.all().delete()
    rows()
    call_command("exchange", "import", "communities", str(file), "--dry-run")
    (preview,) = rows()
    assert (preview.event, preview.result) == ("import.previewed", "done")
    assert details(preview)["new"] == 2
    call_command("exchange", "import", "communities", str(file))
    (done,) = rows()
    assert (done.event, done.target_kind) == ("import.done", "communities.change")
    assert details(done)["file"] == "communities.csv"
    file.write_text(file.read_text(encoding="utf-8-sig").replace("一", "？"))
    with pytest.raises(SystemExit):
        file.write_text("不是表头\n1\n", encoding="utf-8")
        call_command("exchange", "import", "communities", str(file))
    (refused,) = rows()
    assert (refused.event, refused.result) == ("import.refused", "refused")


def test_signing_in_and_out_and_failing_to_leave_a_row_each(rows):
    user = User.objects.create_user("王五", password="a long test password")
    rows()
    client = Client(REMOTE_ADDR="192.0.2.1", HTTP_USER_AGENT="浏览器\r\n伪造")
    client.force_login(user)
    client.logout()
    authenticate(None, username="王五", password="wrong password")
    found = {row.event: row for row in rows()}
    assert set(found) == {"account.login", "account.logout", "account.login_failed"}
    assert found["account.login"].user_id == user.pk
    failed = found["account.login_failed"]
    assert (failed.user_name, failed.result) == ("王五", "refused")
    assert "wrong password" not in json.dumps(
        [row.details for row in found.values()], ensure_ascii=False
    )


def test_an_account_leaves_one_row_for_each_thing_done_to_it(rows):
    user = User.objects.create_user("赵六")
    assert events(rows()) == ["user.created"]
    user.email = "zhao@example.com"
    user.save()
    (row,) = rows()
    assert row.event == "user.changed"
    assert details(row)["fields"] == {"email": ["", "zhao@example.com"]}
    user.save()
    assert rows() == []
    user.is_active = False
    user.save()
    assert events(rows()) == ["user.deactivated"]
    user.is_active = True
    user.save()
    assert events(rows()) == ["user.reactivated"]
    user.delete()
    assert events(rows()) == ["user.deleted"]


def test_whose_password_is_changed_by_whom_is_told_but_not_the_password(rows):
    user = User.objects.create_user("孙七", password="first password")
    rows()

    def change(request):
        user.set_password("second password")
        user.save()

    in_a_request(change, user)
    in_a_request(change, User.objects.create_user("administrator"))
    found = [row for row in rows() if row.event.startswith("account.")]
    assert events(found) == ["account.password_changed", "account.password_reset"]
    assert all(row.target_id == str(user.pk) for row in found)
    assert "password" not in "".join(row.details for row in found)


def test_renewing_the_hash_of_a_password_is_no_change_of_it(rows, settings):
    user = User.objects.create_user("周八", password="first password")
    rows()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert user.check_password("first password")
    assert user.password.startswith("pbkdf2")
    assert rows() == []


def test_roles_given_and_taken_leave_one_row_from_whichever_side(rows):
    user = User.objects.create_user("吴九")
    editor, reviewer = (Group.objects.create(name=name) for name in ("甲组", "乙组"))
    rows()
    user.groups.add(editor, reviewer)
    (row,) = rows()
    assert (row.event, row.target_id) == ("user.group_granted", str(user.pk))
    assert sorted(details(row)["roles"]) == ["乙组", "甲组"]
    user.groups.add(editor)
    assert rows() == []
    reviewer.user_set.remove(user)
    (row,) = rows()
    assert (row.event, row.target_id) == ("user.group_revoked", str(user.pk))
    assert details(row) == {"roles": ["乙组"]}
    user.groups.clear()
    (row,) = rows()
    assert (row.event, details(row)) == ("user.group_revoked", {"roles": ["甲组"]})


def test_permissions_of_an_account_and_of_a_role(rows):
    user, role = User.objects.create_user("郑十"), Group.objects.create(name="丙组")
    view, change = (
        Permission.objects.get(codename=f"{act}_document") for act in ("view", "change")
    )
    rows()
    user.user_permissions.add(view)
    (row,) = rows()
    assert row.event == "user.permission_granted"
    assert details(row) == {"permissions": ["gazette.view_document"]}
    user.user_permissions.remove(view)
    assert events(rows()) == ["user.permission_revoked"]
    with transaction.atomic():
        role.permissions.set([view])
        role.permissions.set([change])
    (row,) = rows()
    assert (row.event, row.target_id) == ("role.changed", str(role.pk))
    assert details(row) == {
        "granted": ["gazette.view_document", "gazette.change_document"],
        "revoked": ["gazette.view_document"],
    }
    role.name = "丁组"
    role.save()
    assert details(rows()[0])["fields"] == {"name": ["丙组", "丁组"]}
    role.delete()
    assert details(rows()[0]) == {"act": "deleted"}


def test_staff_who_are_refused_leave_one_row_and_strangers_none(rows):
    user = User.objects.create_user("冯", is_staff=True)
    rows()
    in_a_request(lambda request: HttpResponseForbidden(), user)
    (row,) = rows()
    assert (row.event, row.result) == ("request.denied", "refused")
    assert details(row) == {"method": "POST", "path": "/admin/somewhere/"}
    in_a_request(lambda request: HttpResponseForbidden())
    assert rows() == []


def test_a_transition_leaves_exactly_one_row_for_each_that_moved(rows):
    document = factories.document()
    change_set = factories.decision({}, document=document)
    factories.take(document, "approved")
    rows()
    factories.pass_step(document, "publish")
    found = rows()
    assert events(found) == 2 * ["workflow.publish"]
    assert {(row.target_kind, row.target_id) for row in found} == {
        ("gazette.document", str(document.pk)),
        ("communities.decision", str(change_set.pk)),
    }
    assert {row.user_name for row in found} == {"reviewer"}


def hidden(page, *names):
    """The hidden values of a page that say what was seen on it."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text)
    return {name: value for name, value in found if name in names}


def test_a_page_of_the_admin_saved_leaves_one_row(administrator, rows):
    document = factories.document()
    factories.attachment(document, title="附件一")
    rows()
    response = save(
        administrator, document, title="改过的标题", **{"attachments-0-title": "附件甲"}
    )
    assert response.status_code == 302
    (row,) = rows()
    assert (row.event, row.user_name) == ("record.changed", "administrator")
    assert (row.target_id, row.ip) == (str(document.pk), "127.0.0.1")
    assert details(row)["fields"]["title"][1] == "改过的标题"
    (part,) = details(row)["parts"]
    assert part["fields"] == {"title": ["附件一", "附件甲"]}


def test_a_record_deleted_in_the_admin_leaves_one_row(administrator, rows):
    document = factories.document()
    factories.attachment(document)
    address = reverse("admin:gazette_document_delete", args=[document.pk])
    seen = hidden(administrator.get(address), "seen", "seen_listing")
    rows()
    administrator.post(address, {"post": "yes"} | seen)
    (row,) = rows()
    assert (row.event, row.user_name) == ("record.deleted", "administrator")
