"""Sessions: how long they go on, what ends them, and that what is over stays over."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from core.accounts.models import Ending, SignIn
from core.accounts.roles import Role
from core.audit.models import AuditRecord
from tests.accounts import (
    OTHER_PASSWORD,
    PASSWORD,
    browser,
    editor,
    group_of,
    is_in,
    person,
    sign_in,
    signed_in,
)
from tests.admin_pages import form_data, url

pytestmark = pytest.mark.django_db

PASSWORD_CHANGE = "/admin/password_change/"


def change_password(client, new=OTHER_PASSWORD):
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    return client.post(PASSWORD_CHANGE, data)


def save(client, user, **changes):
    data = form_data(client.get(url(user))) | changes
    return client.post(url(user), data)


def deactivate(user):
    answer = save(signed_in(person(Role.SYSTEM)), user, is_active="")
    assert answer.status_code == 302


def change_roles(user):
    groups = [group_of(Role.EDITOR).pk, group_of(Role.REVIEWER).pk]
    answer = save(signed_in(person(Role.SECURITY)), user, groups=groups)
    assert answer.status_code == 302


def reset_password(user):
    data = {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    data["usable_password"] = "true"
    address = f"/admin/auth/user/{user.pk}/password/"
    answer = signed_in(person(Role.SYSTEM)).post(address, data)
    assert answer.status_code == 302


def end_all(user):
    address = f"/admin/auth/user/{user.pk}/do/end-sessions/"
    assert signed_in(person(Role.SYSTEM)).post(address).status_code == 302


def by_itself(act):
    """What the user does in the session whose cookie is kept."""
    return lambda user, client: act(client)


def by_others(act):
    return lambda user, client: act(user)


ENDS = {
    "logout": (by_itself(lambda c: c.post("/admin/logout/")), Ending.LOGOUT),
    "password change": (
        lambda user, client: change_password(signed_in(user)),
        Ending.PASSWORD,
    ),
    "password reset": (by_others(reset_password), Ending.PASSWORD),
    "deactivation": (by_others(deactivate), Ending.INACTIVE),
    "role change": (by_others(change_roles), Ending.ROLES),
    "administrator": (by_others(end_all), Ending.ADMINISTRATOR),
}


def replay(key):
    """A browser with nothing but an old cookie."""
    client = browser("203.0.113.9")
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


@pytest.mark.parametrize("how", ENDS)
def test_an_old_cookie_is_worthless(how):
    end, ending = ENDS[how]
    user = editor()
    client = browser()
    sign_in(client, user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    stored = SessionStore(key).load()
    assert is_in(client) and stored
    end(user, client)
    assert not is_in(replay(key))
    # Not even where somebody has put the session itself back, and all is as before.
    user.is_active = True
    type(user).objects.filter(pk=user.pk).update(is_active=True, password=user.password)
    Session.objects.filter(session_key=key).delete()
    back = SessionStore(key)
    back.update(stored)
    back.save(must_create=True)
    assert not is_in(replay(key))
    row = SignIn.objects.filter(user=user).last()
    assert row.ended_at and row.ending == ending


def test_one_who_changes_the_password_stays_in_and_all_others_go():
    user = editor()
    own, others = signed_in(user), [signed_in(user) for _ in range(3)]
    assert change_password(own).status_code == 302
    assert is_in(own)
    assert not any(is_in(other) for other in others)


def grow_older(**by):
    for sign_in_ in SignIn.objects.all():
        sign_in_.began_at -= timedelta(**by)
        sign_in_.seen_at -= timedelta(**by)
        sign_in_.save()


def test_a_session_ends_when_nothing_is_done():
    client = signed_in(editor())
    grow_older(minutes=14)
    assert is_in(client)
    grow_older(minutes=14)
    assert is_in(client)
    grow_older(minutes=15)
    assert not is_in(client)
    assert SignIn.objects.get().ending == Ending.IDLE


def test_a_session_ends_after_half_a_day_whatever_is_done():
    client = signed_in(editor())
    SignIn.objects.update(began_at=timezone.now() - timedelta(hours=11, minutes=59))
    assert is_in(client)
    SignIn.objects.update(began_at=timezone.now() - timedelta(hours=12))
    assert not is_in(client)
    assert SignIn.objects.get().ending == Ending.LIMIT


def test_the_limits_are_settings(settings):
    client = signed_in(editor())
    settings.SESSION_IDLE_MINUTES = 60
    grow_older(minutes=59)
    assert is_in(client)
    settings.SESSION_HOURS = 1
    grow_older(minutes=2)
    assert not is_in(client)


def test_what_the_page_asks_by_itself_keeps_no_session_alive():
    client = signed_in(editor())
    for _ in range(4):
        grow_older(minutes=5)
        answer = client.get("/admin/account/session/")
        if answer.status_code == 200:
            assert answer.json()["user"] == client.user.pk
    assert not is_in(client)


def test_who_wants_to_stay_stays():
    client = signed_in(editor())
    grow_older(minutes=14)
    assert client.get("/admin/account/session/").json()["seconds"] <= 60
    assert client.post("/admin/account/session/").json()["seconds"] > 890
    grow_older(minutes=14)
    assert is_in(client)


def test_the_sign_in_page_says_why_and_leads_back():
    client, page = signed_in(editor()), "/admin/gazette/document/?q=%E9%80%9A"
    grow_older(minutes=20)
    answer = client.get(page, follow=True)
    assert answer.context["reason"] and not answer.context["unsaved"]
    [(address, _)] = answer.redirect_chain
    back = client.post(address, {"username": client.user, "password": PASSWORD})
    assert back.url == page


def test_a_form_that_comes_too_late_is_said_to_be_unsaved():
    client, form = signed_in(editor()), "/admin/gazette/document/add/"
    grow_older(minutes=20)
    headers = {"referer": f"http://testserver{form}"}
    answer = client.post(form, {"title": "很长的标题"}, headers=headers, follow=True)
    assert answer.context["reason"] and answer.context["unsaved"]
    assert answer.context["next"] == form
    elsewhere = {"referer": "http://evil.example/admin/"}
    client.force_login(client.user)
    grow_older(minutes=20)
    answer = client.post(form, {"title": "x"}, headers=elsewhere, follow=True)
    assert answer.context["next"] == "/admin/"


@pytest.mark.parametrize("why", ["nonsense", "<b>", "IDLE", ""])
def test_the_sign_in_page_says_only_reasons_of_its_own(why):
    assert Client().get("/admin/login/", {"why": why}).context["reason"] == ""


def test_a_visitor_who_never_signed_in_is_told_nothing():
    answer = Client().get("/admin/", follow=True)
    assert answer.context["reason"] == ""
    answer = replay("x" * 32).get("/admin/", follow=True)
    assert answer.context["reason"] == ""


def test_a_session_that_no_row_knows_is_none():
    client = signed_in(editor())
    SignIn.objects.all().delete()
    assert not is_in(client)


def test_my_account_lists_my_sessions_and_ends_the_others():
    user = editor()
    own, tablet, stranger = browser(), browser("10.0.0.3"), signed_in(editor())
    phone = browser("10.0.0.2", "Mozilla/5.0 (iPhone) Safari/605")
    for client in (own, phone, tablet):
        sign_in(client, user)
    page = own.get("/admin/account/")
    assert "10.0.0.2" in page.text and "iPhone" in page.text
    rows = list(SignIn.objects.filter(user=user).order_by("began_at"))
    theirs = SignIn.objects.exclude(user=user).get()
    for row in (rows[0], theirs):
        own.post("/admin/account/sessions/end/", {"session": row.pk})
    assert is_in(own) and is_in(stranger)
    own.post("/admin/account/sessions/end/", {"session": rows[1].pk})
    assert not is_in(phone) and is_in(tablet)
    own.post("/admin/account/sessions/end/")
    assert is_in(own) and not is_in(tablet) and is_in(stranger)
    assert AuditRecord.objects.filter(event="account.sessions_ended").count() == 2


def test_the_system_administrator_ends_sessions_from_the_list():
    user = editor()
    clients = [signed_in(user) for _ in range(2)]
    administrator = signed_in(person(Role.SYSTEM))
    rows = list(SignIn.objects.all())
    data = {
        "action": "end_selected",
        "_selected_action": [row.pk for row in rows],
        "seen": [f"{row.pk}:0" for row in rows],
    }
    assert (
        signed_in(person(Role.SECURITY)).get("/admin/core/signin/").status_code == 403
    )
    administrator.post("/admin/core/signin/", data)
    assert not any(map(is_in, clients)) and is_in(administrator)


def test_a_user_has_so_many_sessions_at_once_and_the_oldest_goes(settings):
    settings.SESSIONS_PER_USER = 2
    user = editor()
    first, second, third = (signed_in(user) for _ in range(3))
    assert [is_in(client) for client in (first, second, third)] == [False, True, True]
    assert SignIn.objects.filter(ending=Ending.MOST).count() == 1


def test_every_answer_of_the_admin_is_kept_by_nobody():
    client = signed_in(editor())
    for page in ("", "login/", "jsi18n/", "password_change/", "account/", "nowhere/"):
        for visitor in (client, Client()):
            answer = visitor.get(f"/admin/{page}")
            assert "no-store" in answer["Cache-Control"], page
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")


def test_the_public_site_sets_no_cookie():
    answer = Client().get("/documents/")
    assert not answer.cookies


def test_what_a_browser_says_of_itself_is_kept_harmless():
    agent = "Evil\x1b[31m\u202e" + "x" * 5000
    client = browser(agent=agent)
    sign_in(client, editor())
    kept = SignIn.objects.get().agent
    assert len(kept) <= 200 and kept.isprintable()
    assert client.get("/admin/account/").status_code == 200
