"""Guessing passwords: locked by name and address, slower by name, open to the owner."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from core.accounts.locking import FREE_FAILURES
from core.accounts.models import Lock, SignIn
from core.accounts.roles import Role
from core.audit.models import AuditRecord
from tests.accounts import PASSWORD, browser, editor, is_in, person, sign_in, signed_in
from tests.admin_pages import url

pytestmark = pytest.mark.django_db

LIMIT = 5


def guess(client, user, times=1):
    answer = None
    for number in range(times):
        answer = sign_in(client, user, f"wrong {number}")
    return answer


def grow_older(**by):
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(**by)
        attempt.save()


def test_the_right_password_opens_and_a_wrong_one_does_not():
    client, user = browser(), editor()
    assert guess(client, user).status_code == 200
    assert not is_in(client)
    assert sign_in(client, user, next="/admin/gazette/document/").url == (
        "/admin/gazette/document/"
    )
    assert is_in(client)


def test_after_five_wrong_ones_the_right_password_does_not_open_a_thousand_times():
    attacker, user = browser("203.0.113.9"), editor()
    for number in range(LIMIT - 1):
        assert guess(attacker, user).status_code == 200, number
    assert guess(attacker, user).status_code == 429
    entries = 0
    for number in range(1000):
        answer = sign_in(browser("203.0.113.9", f"agent {number}"), user)
        assert answer.status_code == 429
        entries += "sessionid" in answer.cookies
    assert entries == 0 and SignIn.objects.count() == 0
    assert AccessAttempt.objects.get().failures_since_start == LIMIT


def test_the_owner_comes_in_from_another_address_meanwhile():
    user = editor()
    assert guess(browser("203.0.113.9"), user, LIMIT).status_code == 429
    owner = browser("10.1.1.1")
    assert sign_in(owner, user).status_code == 302
    assert is_in(owner)
    assert sign_in(browser("203.0.113.9"), user).status_code == 429


def test_others_at_the_locked_address_come_in():
    guess(browser("203.0.113.9"), editor(), LIMIT)
    assert sign_in(browser("203.0.113.9"), editor()).status_code == 302


def test_a_lock_ends_by_itself_after_a_quarter_of_an_hour():
    client, user = browser(), editor()
    page = guess(client, user, LIMIT)
    assert 0 < int(page["Retry-After"]) <= 15 * 60 + 1
    grow_older(minutes=14)
    assert sign_in(client, user).status_code == 429
    grow_older(minutes=2)
    assert sign_in(client, user).status_code == 302


def test_tries_during_a_lock_do_not_make_it_longer():
    client, user = browser(), editor()
    guess(client, user, LIMIT)
    grow_older(minutes=10)
    before = AccessAttempt.objects.get().attempt_time
    guess(client, user, 20)
    assert AccessAttempt.objects.get().attempt_time == before


def test_the_page_says_the_same_of_a_name_that_is_not_there():
    known, unknown = editor(), editor()
    unknown.delete()
    pages = [guess(browser(), user, LIMIT) for user in (known, unknown)]
    texts = [
        page.text.replace(user.username, "")
        for page, user in zip(pages, (known, unknown), strict=True)
    ]
    assert texts[0] == texts[1]


def test_signing_in_forgets_the_wrong_ones():
    client, user = browser(), editor()
    guess(client, user, LIMIT - 1)
    sign_in(client, user)
    assert not AccessAttempt.objects.exists()
    assert guess(browser(), user, LIMIT - 1).status_code == 200


def spread(user, failures=FREE_FAILURES):
    """Failures of one name from many addresses, each below its own limit."""
    for number in range(failures):
        answer = guess(browser(f"198.51.100.{number}"), user)
    return answer


def test_a_name_that_many_addresses_try_is_tried_slower_from_unknown_ones():
    user = editor()
    assert spread(user, FREE_FAILURES - 1).status_code == 200
    assert guess(browser("198.51.100.200"), user).status_code == 200
    page = sign_in(browser("198.51.100.201"), user)
    assert page.status_code == 429 and int(page["Retry-After"]) <= 2
    AccessAttempt.objects.all().update(failures_since_start=4)
    page = sign_in(browser("198.51.100.201"), user)
    assert page.status_code == 429 and 20 < int(page["Retry-After"]) <= 31
    grow_older(seconds=31)
    assert sign_in(browser("198.51.100.201"), user).status_code == 302


def test_the_owner_is_not_slowed_down_where_they_have_signed_in_before():
    user, owner = editor(), browser("10.1.1.1")
    sign_in(owner, user)
    spread(user)
    assert sign_in(browser("10.1.1.1"), user).status_code == 302
    spread(user)
    SignIn.objects.update(began_at=timezone.now() - timedelta(days=100))
    assert sign_in(browser("10.1.1.1"), user).status_code == 429


def test_the_security_administrator_unlocks():
    client, user = browser(), editor()
    guess(client, user, LIMIT)
    administrator = signed_in(person(Role.SECURITY))
    attempt = AccessAttempt.objects.get()
    page = "/admin/core/lock/"
    assert administrator.get(page).context["cl"].result_count == 1
    data = {"action": "unlock_selected", "_selected_action": [attempt.pk]}
    assert signed_in(person(Role.SYSTEM)).post(page, data).status_code == 403
    administrator.post(page, data | {"seen": [f"{attempt.pk}:0"]})
    assert sign_in(client, user).status_code == 302
    assert AuditRecord.objects.filter(event="account.unlocked").count() == 1


def test_locks_are_audited_once():
    user = editor()
    guess(browser(), user, LIMIT + 10)
    [record] = AuditRecord.objects.filter(event="account.locked")
    assert record.target_id == str(user.pk)
    failed = AuditRecord.objects.filter(event="account.login_failed")
    assert failed.count() == LIMIT + 10


def test_what_was_typed_is_not_kept():
    client, user = browser(), editor()
    client.post("/admin/login/", {"username": user.username, "password": "geheim!"})
    attempt = AccessAttempt.objects.get()
    kept = " ".join(map(str, vars(attempt).values()))
    assert "geheim" not in kept
    for record in AuditRecord.objects.all():
        assert "geheim" not in record.details


@pytest.mark.parametrize("name", ["\0", "x" * 5000, "＊", "admin\r\n[x]", "\u202e"])
def test_any_name_is_taken_without_breaking(name):
    data = {"username": name, "password": PASSWORD}
    assert browser().post("/admin/login/", data).status_code == 200


def test_locks_show_no_page_of_what_was_sent():
    guess(browser(), editor(), LIMIT)
    client = signed_in(person(Role.SECURITY))
    page = client.get(url(Lock.objects.get()))
    assert page.status_code == 200
    assert "csrfmiddlewaretoken=" not in page.text and "get_data" not in page.text
