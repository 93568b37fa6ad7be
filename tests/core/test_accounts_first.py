"""The first accounts: none by default, random passwords, printed once."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from core.accounts.roles import ROLES, Duty, Role
from tests.accounts import PASSWORD, browser, group_of, is_in, person, sign_in

pytestmark = pytest.mark.django_db


def first(*arguments):
    """{account: (role, password)} as printed."""
    out = StringIO()
    call_command("first_administrator", *arguments, stdout=out)
    rows = [line.split() for line in out.getvalue().splitlines()]
    return {row[0]: (row[1:-1], row[-1]) for row in rows[1:]}


def user_of(name):
    return get_user_model().objects.get(username=name)


def test_a_fresh_installation_has_no_account():
    assert get_user_model().objects.count() == 0


def test_the_first_administrator_chooses_a_password_of_their_own():
    printed = first()
    assert set(printed) == {"admin"}
    user, client = user_of("admin"), browser()
    assert user.is_superuser and user.account.must_change
    assert sign_in(client, user, printed["admin"][1]).status_code == 302
    assert client.get("/admin/").url.startswith("/admin/password_change/")


def test_to_try_the_workflow_there_is_an_account_for_each_role():
    printed = first("--roles")
    assert len(printed) == 1 + len(Role)
    assert len({password for _, password in printed.values()}) == len(printed)
    for name, (_, password) in printed.items():
        validate_password(password)
        client = browser()
        sign_in(client, user_of(name), password)
        assert is_in(client), name
    for name, role in zip(list(printed)[1:], Role, strict=True):
        assert list(user_of(name).groups.all()) == [group_of(role)]
        assert not user_of(name).is_superuser
    duties = [row.duty for row in ROLES.values()]
    assert duties.count(Duty.CONTENT) == 3


def test_nothing_is_printed_twice():
    assert first("--roles")
    passwords = set(get_user_model().objects.values_list("password"))
    assert first("--roles") == first() == {}
    assert set(get_user_model().objects.values_list("password")) == passwords


def test_where_somebody_can_sign_in_nothing_is_made():
    person(password=PASSWORD)
    assert first("--roles") == {}
    assert get_user_model().objects.count() == 1


def test_people_of_the_sample_get_passwords_and_keep_what_they_are():
    editor = get_user_model().objects.create_user(
        "editor", last_name="编辑", is_staff=True
    )
    editor.groups.add(group_of(Role.EDITOR))
    printed = first("--roles")
    assert len(printed) == 1 + len(Role)
    editor.refresh_from_db()
    assert editor.check_password(printed["editor"][1])
    assert list(editor.groups.all()) == [group_of(Role.EDITOR)]
