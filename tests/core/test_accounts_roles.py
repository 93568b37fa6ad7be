"""Roles as groups, separated administrators, and nobody granting to themselves."""

from contextlib import contextmanager
from itertools import combinations, permutations, product

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import transaction

from core import triggers
from core.accounts import duties
from core.accounts.duties import RightsRefused
from core.accounts.kinds import content, duty_of, permissions_of
from core.accounts.making import make_roles
from core.accounts.middleware import AccountMiddleware
from core.accounts.models import RolePolicy
from core.accounts.roles import ROLES, Duty, Role
from core.audit.context import request_now
from core.belonging import publishables
from tests.accounts import PASSWORD, group_of, person, signed_in
from tests.admin_pages import form_data, url

pytestmark = pytest.mark.django_db

PAIRS = list(combinations(Role, 2))
ADMINISTRATORS = (Role.SYSTEM, Role.SECURITY, Role.AUDITOR)


@pytest.fixture
def acting_as(rf):
    """Lets what follows be done by a user, as if in a request."""

    def act(user):
        request = rf.get("/")
        request.user = user
        request_now.set(request)

    token = request_now.set(None)
    yield act
    request_now.reset(token)


def permission(name):
    app_label, _, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


@contextmanager
def refused():
    with pytest.raises(RightsRefused), transaction.atomic():
        yield


def of_one_duty(role):
    """A permission that belongs to the duty of ``role`` alone."""
    name = next(n for n in sorted(permissions_of(role)) if duty_of(n))
    return permission(name)


def may_go_together(one, other):
    return ROLES[one].duty == ROLES[other].duty


def held(group):
    return duties.named(group.permissions)


def test_every_role_is_a_group_with_the_rights_of_its_row():
    assert {p.role: p.group.name for p in RolePolicy.objects.all()} == {
        role: row.group for role, row in ROLES.items()
    }
    for role in Role:
        assert held(group_of(role)) == permissions_of(role), role


def test_every_word_of_the_table_means_something():
    existing = duties.named(Permission.objects.all())
    for role in Role:
        assert permissions_of(role) <= existing, role


def test_content_is_looked_at_by_its_three_roles_and_written_by_the_editor():
    assert len(content()) > 15
    for role in (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER):
        names = permissions_of(role)
        assert "gazette.view_document" in names and "communities.view_change" in names
    actions = ("add", "change", "delete", "submit", "review", "publish", "withdraw")
    actions += ("correct", "emergency")
    for model in publishables():
        opts = model._meta
        owners = {
            action: {
                role
                for role in Role
                if f"{opts.app_label}.{action}_{opts.model_name}"
                in permissions_of(role)
            }
            for action in actions
        }
        written = dict.fromkeys(("add", "change", "delete", "submit", "correct"))
        assert owners == {
            **{action: {Role.EDITOR} for action in written},
            "review": {Role.REVIEWER},
            **{a: {Role.PUBLISHER} for a in ("publish", "withdraw", "emergency")},
        }
    for gate in ("political", "legal", "secrecy", "wording"):
        owners = {r for r in Role if f"core.sign_{gate}" in permissions_of(r)}
        assert owners == {Role.REVIEWER}


def test_administrators_have_no_right_to_the_content():
    drafts = {f"gazette.{action}_document" for action in ("view", "add", "change")}
    for role in ADMINISTRATORS:
        assert drafts.isdisjoint(permissions_of(role))
        alone = {duty_of(name) for name in permissions_of(role)} - {None}
        assert alone == {ROLES[role].duty}


def test_what_staff_have_altered_stays_as_they_left_it():
    group = group_of(Role.EDITOR)
    taken, given = permission("gazette.add_document"), permission("gazette.add_section")
    group.permissions.remove(taken)
    group_of(Role.REVIEWER).permissions.add(permission("gazette.add_document"))
    Group.objects.filter(pk=group.pk).update(name="责任编辑")
    make_roles()
    assert given.content_type.app_label == "gazette"
    assert group_of(Role.EDITOR).name == "责任编辑"
    assert "gazette.add_document" not in held(group_of(Role.EDITOR))
    assert "gazette.add_document" in held(group_of(Role.REVIEWER))
    assert RolePolicy.objects.count() == len(Role)


def test_a_right_that_is_new_comes_to_the_role_that_has_it_in_the_table():
    policy = RolePolicy.objects.get(role=Role.EDITOR)
    policy.group.permissions.remove(permission("gazette.add_document"))
    policy.granted.remove("gazette.add_document")
    policy.save()
    make_roles()
    assert "gazette.add_document" in held(policy.group)


@pytest.mark.django_db(transaction=True)
def test_roles_are_there_again_after_the_database_was_emptied():
    triggers.drop("default")
    call_command("flush", interactive=False, verbosity=0)
    assert RolePolicy.objects.count() == len(Role)
    assert held(group_of(Role.EDITOR)) == permissions_of(Role.EDITOR)


@pytest.mark.parametrize("one, other", PAIRS)
def test_two_groups_in_one_hand(one, other):
    """Every pair: together only where both are of the same duty."""
    ways = (
        lambda user: user.groups.set([group_of(one), group_of(other)]),
        lambda user: user.groups.add(group_of(other)),
        lambda user: group_of(other).user_set.add(user),
        lambda user: user.user_permissions.add(of_one_duty(other)),
        lambda user: of_one_duty(other).user_set.add(user),
        lambda user: group_of(one).permissions.add(of_one_duty(other)),
        lambda user: of_one_duty(other).group_set.add(group_of(one)),
    )
    for way in ways:
        user = person(one)
        before = user.get_all_permissions()
        if may_go_together(one, other):
            way(user)
        else:
            with refused():
                way(user)
            user = get_user_model().objects.get(pk=user.pk)
            assert user.get_all_permissions() == before


@pytest.mark.parametrize("one, other", PAIRS)
def test_two_direct_rights_in_one_hand(one, other):
    user = person()
    rights = of_one_duty(one), of_one_duty(other)
    if may_go_together(one, other):
        user.user_permissions.set(rights)
    else:
        with refused():
            user.user_permissions.set(rights)


def test_the_rights_nobody_has_belong_to_a_duty_too():
    assert duty_of("gazette.delete_reading") == Duty.CONTENT
    assert duty_of("auth.delete_user") == Duty.SYSTEM
    assert duty_of("auth.change_permission") == Duty.SECURITY
    assert duty_of("axes.delete_accessattempt") == Duty.SECURITY
    assert duty_of("otp_totp.view_totpdevice") == Duty.SECURITY
    assert duty_of("sessions.delete_session") == Duty.SYSTEM
    assert duty_of("auth.view_user") is None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_gives_anything_to_themselves(acting_as, role, superuser):
    user = person(is_superuser=superuser)
    custom = Group.objects.create(name="自设")
    user.groups.add(custom)
    acting_as(user)
    ways = (
        lambda: user.groups.add(group_of(role)),
        lambda: group_of(role).user_set.add(user),
        lambda: user.user_permissions.add(of_one_duty(role)),
        lambda: of_one_duty(role).user_set.add(user),
        lambda: custom.permissions.add(of_one_duty(role)),
        lambda: of_one_duty(role).group_set.add(custom),
    )
    for way in ways:
        with refused():
            way()
    assert list(user.groups.all()) == [custom]


@pytest.mark.parametrize("flag", ["is_staff", "is_superuser"])
def test_nobody_gives_themselves_a_flag(acting_as, flag):
    user = person(is_staff=False)
    acting_as(user)
    setattr(user, flag, True)
    with refused():
        user.save()
    user.refresh_from_db()
    assert not getattr(user, flag)


def test_only_the_sealed_account_makes_or_changes_one(acting_as):
    sealed, other = person(is_superuser=True), person()
    acting_as(person(Role.SYSTEM))
    other.is_superuser = True
    with refused():
        other.save()
    with refused():
        get_user_model().objects.create_superuser("second")
    sealed.set_password("of the system administrator")
    with refused():
        sealed.save()
    acting_as(get_user_model().objects.get(pk=sealed.pk))
    other.save()
    assert get_user_model().objects.get(pk=other.pk).is_superuser


def save_user(client, user, **changes):
    return client.post(url(user), form_data(client.get(url(user))) | changes)


def test_the_system_administrator_makes_accounts_and_gives_no_rights():
    client = signed_in(person(Role.SYSTEM))
    password = "Neue-Stadt8-am-Fluss"
    names = ("password1", "password2")
    data = {"username": "zhang", "last_name": "张", "usable_password": "true"}
    client.post("/admin/auth/user/add/", data | dict.fromkeys(names, password))
    user = get_user_model().objects.get(username="zhang")
    assert user.is_staff and not user.is_superuser and user.account.must_change
    forged = {
        "first_name": "三",
        "groups": [group_of(Role.SECURITY).pk],
        "user_permissions": [permission("auth.change_group").pk],
        "is_superuser": "on",
    }
    assert save_user(client, user, **forged).status_code == 302
    user.refresh_from_db()
    assert user.first_name == "三" and not user.is_superuser
    assert not user.groups.exists() and not user.user_permissions.exists()
    for page in ("/admin/auth/group/", "/admin/core/lock/", "/admin/core/auditrecord/"):
        assert client.get(page).status_code == 403


def test_the_security_administrator_gives_roles_and_makes_no_accounts():
    client, user = signed_in(person(Role.SECURITY)), person()
    forged = {"is_superuser": "on", "username": "other", "is_active": ""}
    answer = save_user(client, user, groups=[group_of(Role.EDITOR).pk], **forged)
    assert answer.status_code == 302
    stored = get_user_model().objects.get(pk=user.pk)
    assert stored.username == user.username and stored.is_active
    assert not stored.is_superuser
    assert list(stored.groups.all()) == [group_of(Role.EDITOR)]
    assert client.get("/admin/auth/user/add/").status_code == 403
    assert client.get(f"/admin/auth/user/{user.pk}/password/").status_code == 403
    assert client.get("/admin/gazette/document/").status_code == 403


def test_a_mixture_is_refused_beside_the_field():
    client, user = signed_in(person(Role.SECURITY)), person(Role.EDITOR)
    both = [group_of(Role.EDITOR).pk, group_of(Role.AUDITOR).pk]
    page = save_user(client, user, groups=both)
    assert page.status_code == 200
    assert "groups" in page.context["adminform"].form.errors
    page = save_user(client, client.user, groups=[group_of(Role.EDITOR).pk])
    assert "groups" in page.context["adminform"].form.errors
    group = group_of(Role.EDITOR)
    page = save_user(client, group, permissions=[of_one_duty(Role.AUDITOR).pk])
    assert page.status_code == 302
    mixed = [of_one_duty(role).pk for role in (Role.AUDITOR, Role.EDITOR)]
    page = save_user(client, group, permissions=mixed)
    assert "permissions" in page.context["adminform"].form.errors


def test_the_sealed_account_is_closed_to_administrators():
    sealed = person(is_superuser=True)
    for role in (Role.SYSTEM, Role.SECURITY):
        client = signed_in(person(role))
        page = client.get(url(sealed))
        assert page.status_code == 200 and page.context["sealed"]
        assert client.post(url(sealed), {"username": "mine"}).status_code == 403
        password = f"/admin/auth/user/{sealed.pk}/password/"
        assert client.post(password, {}).status_code == 403
        for act in ("end-sessions", "new-password", "remove-factor"):
            address = f"/admin/auth/user/{sealed.pk}/do/{act}/"
            assert client.post(address).status_code == 403


# Whose password an account of the first may set; by hand.
MAY_SET = {
    (Role.SYSTEM, other)
    for other in (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.SYSTEM)
}
NEW_PASSWORD = "Grauer4-Reiher-am-See"


def set_password(client, user):
    """The answer to a new password for ``user``, whatever the pages show."""
    data = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    data |= {"usable_password": "true", "set-password": "1"}
    return client.post(f"/admin/auth/user/{user.pk}/password/", data)


@pytest.mark.parametrize("by, other", list(product(Role, Role)))
def test_nobody_becomes_another_administrator_by_setting_a_password(
    acting_as, by, other
):
    client, allowed = signed_in(person(by)), (by, other) in MAY_SET
    direct = person()
    direct.user_permissions.add(of_one_duty(other))
    for user in (person(other), direct):
        page, answer = client.get(url(user)), set_password(client, user)
        assert answer.status_code == (302 if allowed else 403)
        assert ("/password/" in page.text) == allowed
        user.refresh_from_db()
        assert user.check_password(NEW_PASSWORD) == allowed


@pytest.mark.parametrize("by, other", list(permutations(ADMINISTRATORS, 2)))
@pytest.mark.parametrize("active", [True, False])
def test_no_path_sets_the_password_of_another_administrator(
    acting_as, by, other, active
):
    user = person(other, is_active=active)
    acting_as(person(by))
    user.set_password(NEW_PASSWORD)
    with refused():
        user.save()
    with refused():
        user.save(update_fields=["password"])
    user.refresh_from_db()
    assert not user.check_password(NEW_PASSWORD)


@pytest.mark.parametrize("role", Role)
def test_owners_and_the_sealed_account_set_any_password(role):
    user = person(role)
    set_password(signed_in(person(is_superuser=True)), user)
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD) and user.account.must_change
    user = person(role)
    data = {"old_password": PASSWORD}
    data |= {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    signed_in(user).post("/admin/password_change/", data)
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)


def test_what_no_form_let_through_is_forbidden_and_no_fault(rf):
    middleware = AccountMiddleware(lambda request: None)
    answer = middleware.process_exception(rf.post("/admin/"), RightsRefused("x"))
    assert answer.status_code == 403
    assert middleware.process_exception(rf.post("/admin/"), ValueError()) is None


def test_accounts_and_standard_roles_are_not_deleted():
    client, custom = signed_in(person(is_superuser=True)), Group(name="自设")
    custom.save()
    for target in (person(), group_of(Role.EDITOR)):
        assert client.get(url(target, "delete")).status_code == 403
    assert client.get(url(custom, "delete")).status_code == 200
