"""Signing in, the second factor and the end of a session, in a real browser."""

from datetime import timedelta

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.accounts.models import RolePolicy, SignIn
from core.accounts.roles import Role
from tests.accounts import PASSWORD, code_of, group_of, person
from tests.admin_pages import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, user, password=PASSWORD):
    page.fill("#id_username", user.username)
    page.fill("#id_password", password)
    page.click("[type=submit]")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_pages_of_signing_in(device, request, screenshot):
    page = request.getfixturevalue(device)
    user = person(Role.EDITOR, username="lin", last_name="林", first_name="静")
    RolePolicy.objects.filter(role=Role.EDITOR).update(require_otp=True)

    def shot(name):
        screenshot(page, f"accounts-{name}-{device}")

    page.goto("/admin/")
    shot("login")
    sign_in(page, user, "wrong")
    shot("login-wrong")
    sign_in(page, user)
    page.wait_for_url("**/second-factor/**")
    shot("enrol")
    phone = TOTPDevice.objects.get()
    page.fill("#id_password", PASSWORD)
    page.fill("#id_token", code_of(phone))
    page.click("[type=submit].default")
    page.wait_for_selector(".codes")
    shot("codes")
    page.click("#content-main a.default")
    page.wait_for_url("**/admin/")
    page.goto("/admin/account/")
    shot("account")
    page.goto("/admin/password_change/")
    shot("password")
    SignIn.objects.update(seen_at=SignIn.objects.get().seen_at - timedelta(minutes=20))
    page.goto("/admin/account/")
    assert page.locator(".gate-reason").is_visible()
    shot("idle")
    sign_in(page, user)
    page.wait_for_url("**/code/")
    shot("code")
    for _ in range(4):
        page.fill("#id_token", "000000")
        page.click("[type=submit]")
        page.wait_for_selector(".errornote")
        TOTPDevice.objects.update(throttling_failure_count=0)
    page.goto("/admin/login/")
    sign_in(page, user, "wrong")
    page.wait_for_selector(".errornote")
    assert page.locator("#id_password").count() == 0
    shot("locked")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_pages_of_administrators(device, request, screenshot, sign_in):
    page = request.getfixturevalue(device)
    user = person(Role.EDITOR, username="lin", last_name="林", first_name="静")
    sign_in(page, user)
    for name, role, address in (
        ("user-by-system", Role.SYSTEM, url(user)),
        ("user-by-security", Role.SECURITY, url(user)),
        ("add-user", Role.SYSTEM, "/admin/auth/user/add/"),
        ("reset-password", Role.SYSTEM, f"/admin/auth/user/{user.pk}/password/"),
        ("users", Role.SYSTEM, "/admin/auth/user/"),
        ("group", Role.SECURITY, url(group_of(Role.EDITOR))),
        ("sessions", Role.SYSTEM, "/admin/core/signin/"),
        ("locks", Role.SECURITY, "/admin/core/lock/"),
    ):
        sign_in(page, person(role))
        assert page.goto(address).status == 200
        screenshot(page, f"accounts-{name}-{device}")


def test_a_page_warns_before_the_session_ends_and_keeps_what_was_typed(
    desktop, sign_in, settings, screenshot
):
    page, user = desktop, person(Role.EDITOR)
    sign_in(page, user)
    page.clock.install()
    page.goto("/admin/gazette/document/add/")
    SignIn.objects.update(seen_at=SignIn.objects.get().seen_at - timedelta(minutes=14))
    page.clock.fast_forward("13:30")
    soon = page.locator("[data-when=soon]")
    soon.wait_for(state="visible")
    screenshot(page, "accounts-soon-desktop")
    soon.locator("button").click()
    soon.wait_for(state="hidden")
    page.fill("#id_title", "写了很久的标题")
    SignIn.objects.update(seen_at=SignIn.objects.get().seen_at - timedelta(minutes=20))
    page.clock.fast_forward("15:00")
    page.locator("[data-when=over]").wait_for(state="visible")
    screenshot(page, "accounts-over-desktop")
    page.click("[name=_save]")
    assert page.input_value("#id_title") == "写了很久的标题"
    sign_in(page, user)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("[data-when=over]").wait_for(state="hidden")
    page.click("[name=_continue]")
    page.wait_for_url("**/change/")
    assert page.input_value("#id_title") == "写了很久的标题"
