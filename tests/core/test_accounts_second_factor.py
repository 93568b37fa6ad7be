"""The second factor: set up, asked for, required, used up, recovered from and taken off."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.accounts import pending, second_factor
from core.accounts.models import RolePolicy
from core.accounts.roles import Role
from core.audit.models import AuditRecord
from tests.accounts import (
    CODE,
    PASSWORD,
    browser,
    code_of,
    editor,
    is_in,
    person,
    phone_of,
    sign_in,
    signed_in,
)
from tests.admin_pages import form_data, url

pytestmark = pytest.mark.django_db

ENROL = "/admin/account/second-factor/"
OPEN = {"login", "logout", "code", "session", "jsi18n"}


@pytest.fixture
def enrolled():
    """An editor with a phone."""
    user = editor()
    user.phone = phone_of(user)
    return user


def all_addresses():
    """An address for every view of the admin, by the view's name."""
    [admin] = [p for p in get_resolver().url_patterns if str(p.pattern) == "admin/"]
    return {
        name: "/admin/" + address % dict.fromkeys(parameters, "1")
        for name in admin.reverse_dict
        if isinstance(name, str)
        for possibilities, *_ in admin.reverse_dict.getlist(name)
        for address, parameters in possibilities
    }


def reached(client):
    """Addresses of the admin that show or do something to ``client``."""
    addresses = all_addresses()
    assert len(addresses) > 80
    return {
        name
        for name, address in addresses.items()
        for answer in (client.get(address), client.post(address))
        if answer.status_code not in {302, 403, 404, 405}
    }


def test_the_password_alone_reaches_no_address(enrolled):
    client = browser()
    assert sign_in(client, enrolled).url == CODE
    assert not get_user_of(client).is_authenticated
    assert reached(client) <= OPEN
    assert not is_in(client)


def get_user_of(client):
    request = RequestFactory().get("/")
    request.session = client.session
    return get_user(request)


def test_the_code_opens(enrolled):
    client = browser()
    sign_in(client, enrolled, next="/admin/gazette/document/")
    assert client.get(CODE).status_code == 200
    answer = client.post(CODE, {"token": code_of(enrolled.phone)})
    assert answer.url == "/admin/gazette/document/"
    assert is_in(client)


def test_a_session_from_before_is_asked_for_the_code_too(enrolled):
    assert reached(signed_in(enrolled)) <= OPEN
    client = signed_in(enrolled)
    answer = client.get("/admin/gazette/document/")
    assert answer.url.startswith(CODE)
    answer = client.post(answer.url, {"token": code_of(enrolled.phone)})
    assert answer.url == "/admin/gazette/document/"
    assert is_in(client)


@pytest.mark.parametrize("step", [-3, 3, 100])
def test_a_code_of_another_time_is_refused(enrolled, step):
    client = browser()
    sign_in(client, enrolled)
    page = client.post(CODE, {"token": code_of(enrolled.phone, step)})
    assert page.status_code == 200 and not is_in(client)


def test_a_code_is_good_for_once(enrolled):
    first, second = browser(), browser("10.0.0.2")
    code = code_of(enrolled.phone)
    for client in (first, second):
        sign_in(client, enrolled)
        client.post(CODE, {"token": code})
    assert is_in(first) and not is_in(second)


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", " {0}{1} ", "full width"])
def test_a_code_is_taken_however_it_is_typed(enrolled, typed):
    client, code = browser(), code_of(enrolled.phone)
    sign_in(client, enrolled)
    if typed == "full width":
        token = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    else:
        token = typed.format(code[:3], code[3:])
    client.post(CODE, {"token": token})
    assert is_in(client)


def let_time_pass(model, seconds):
    for one in model.objects.exclude(throttling_failure_timestamp=None):
        one.throttling_failure_timestamp -= timedelta(seconds=seconds)
        one.save()


def test_wrong_codes_have_to_wait_longer_and_longer(enrolled):
    client = browser()
    sign_in(client, enrolled)
    for wait in (1, 2, 4):
        assert not wrong(client).context["form"].is_valid()
        page = client.post(CODE, {"token": code_of(enrolled.phone)})
        assert page.status_code == 200, "a right one, but too soon"
        let_time_pass(TOTPDevice, wait)
    client.post(CODE, {"token": code_of(enrolled.phone)})
    assert is_in(client)


def wrong(client, token="000000"):
    return client.post(CODE, {"token": token})


def test_five_wrong_codes_lock_the_name_at_this_address(enrolled):
    client = browser("203.0.113.9")
    for _ in range(5):
        sign_in(client, enrolled)
        page = wrong(client)
        let_time_pass(TOTPDevice, 3600)
    assert page.status_code == 429
    for _ in range(20):
        page = client.post(CODE, {"token": code_of(enrolled.phone)})
        assert page.status_code == 429
        assert sign_in(client, enrolled).status_code == 429
    owner = browser("10.0.0.1")
    sign_in(owner, enrolled)
    owner.post(CODE, {"token": code_of(enrolled.phone)})
    assert is_in(owner) and not is_in(client)
    assert AuditRecord.objects.filter(event="account.otp_failed").count() == 5
    assert AuditRecord.objects.filter(event="account.locked").count() == 1


def test_codes_from_many_addresses_are_slowed_by_the_phone_itself(enrolled):
    refused = 0
    for number in range(20):
        client = browser(f"198.51.100.{number}")
        sign_in(client, enrolled)
        refused += wrong(client).status_code == 200
    assert refused == 20
    assert TOTPDevice.objects.get().throttling_failure_count <= 2


def test_the_time_between_password_and_code_is_short(enrolled, monkeypatch):
    client = browser()
    sign_in(client, enrolled)
    monkeypatch.setattr(pending, "SECONDS", -1)
    page = client.post(CODE, {"token": code_of(enrolled.phone)})
    assert page.url == "/admin/login/" and not is_in(client)


@pytest.mark.parametrize("change", ["password", "is_active"])
def test_between_password_and_code_the_account_is_looked_at_again(enrolled, change):
    client = browser()
    sign_in(client, enrolled)
    if change == "password":
        enrolled.set_password("Kf7m-Qx2p-Tz9w-Ls4d")
    else:
        enrolled.is_active = False
    enrolled.save()
    page = client.post(CODE, {"token": code_of(enrolled.phone)})
    assert page.url == "/admin/login/" and not is_in(client)


def test_nobody_is_at_the_second_step_without_the_first():
    assert browser().get(CODE).url == "/admin/login/"
    assert browser().post(CODE, {"token": "123456"}).url == "/admin/login/"


@pytest.mark.parametrize("next_", ["//evil.example/", "https://evil.example", "\\\\x"])
def test_after_the_code_one_stays_on_the_site(enrolled, next_):
    client = browser()
    sign_in(client, enrolled, next=next_)
    assert client.post(CODE, {"token": code_of(enrolled.phone)}).url == "/admin/"


def require(role, required=True):
    policy = RolePolicy.objects.get(role=role)
    policy.require_otp = required
    policy.save()


def test_a_role_can_require_it_before_all_else():
    client, other = signed_in(editor()), signed_in(person(Role.REVIEWER))
    require(Role.EDITOR)
    assert client.get("/admin/").url.startswith(ENROL)
    assert reached(signed_in(client.user)) <= OPEN | {"second_factor"}
    assert is_in(other)
    require(Role.EDITOR, required=False)
    assert is_in(client)


def test_the_security_administrator_requires_it_and_that_is_audited():
    client, policy = signed_in(person(Role.SECURITY)), RolePolicy.objects.first()
    data = form_data(client.get(url(policy.group)))
    client.post(url(policy.group), data | {"policy-0-require_otp": "on"})
    policy.refresh_from_db()
    assert policy.require_otp
    assert AuditRecord.objects.filter(event="policy.changed").count() == 1


def test_a_setting_requires_it_of_everybody(settings):
    client = signed_in(person(is_superuser=True))
    settings.OTP_REQUIRED = True
    assert client.get("/admin/").url.startswith(ENROL)


def enrol(client, **data):
    client.get(ENROL)
    device = TOTPDevice.objects.get(user=client.user, confirmed=False)
    return client.post(ENROL, {"password": PASSWORD, "token": code_of(device)} | data)


def test_setting_it_up_shows_the_secret_as_picture_and_text():
    client = signed_in(editor())
    page = client.get(ENROL)
    device = TOTPDevice.objects.get(user=client.user)
    secret = second_factor.secret_of(device)
    assert secret in page.text.replace(" ", "")
    svg = re.search(r'<svg[^>]* class="qr.*?</svg>', page.text, re.DOTALL)[0]
    assert "<path" in svg and "style=" not in svg and "<script" not in svg
    assert client.get(ENROL).text.replace(" ", "").count(secret) == 1
    assert TOTPDevice.objects.count() == 1 and not device.confirmed


def test_a_first_code_takes_it_into_use_and_gives_codes_to_recover():
    client = signed_in(editor())
    other = signed_in(client.user)
    require(Role.EDITOR)
    page = enrol(client)
    codes = page.context["codes"]
    assert len(set(codes)) == second_factor.CODES
    assert all(code in page.text for code in codes)
    assert is_in(client) and not is_in(other)
    assert TOTPDevice.objects.get().confirmed
    assert AuditRecord.objects.filter(event="account.otp_added").count() == 1
    assert client.get(ENROL).status_code == 302


@pytest.mark.parametrize("wrong", [{"password": "x"}, {"token": "000000"}])
def test_without_password_or_right_code_nothing_is_set_up(wrong):
    client = signed_in(editor())
    assert enrol(client, **wrong).status_code == 200
    assert not TOTPDevice.objects.get().confirmed
    assert not StaticToken.objects.exists()


def test_a_recovery_code_opens_once(enrolled):
    code, other = second_factor.new_codes(enrolled)[:2]
    for client, token, opens in (
        (browser(), code.upper(), True),
        (browser(), code, False),
        (browser("10.0.0.2"), other, True),
    ):
        sign_in(client, enrolled)
        client.post(CODE, {"token": token})
        assert is_in(client) is opens
        let_time_pass(StaticDevice, 60)
    assert second_factor.codes_left(enrolled) == second_factor.CODES - 2


def test_the_codes_of_another_open_nothing(enrolled):
    codes, phone = second_factor.new_codes(editor()), phone_of(editor())
    for token in (codes[0], code_of(phone)):
        client = browser()
        sign_in(client, enrolled)
        client.post(CODE, {"token": token})
        assert not is_in(client)


def verified(user):
    client = browser()
    sign_in(client, user)
    client.post(CODE, {"token": code_of(user.phone)})
    client.user = user
    return client


def test_new_codes_make_the_old_ones_worthless(enrolled):
    old = second_factor.new_codes(enrolled)
    client = verified(enrolled)
    address = "/admin/account/second-factor/codes/"
    assert client.post(address, {"password": "x"}).status_code == 302
    page = client.post(address, {"password": PASSWORD})
    assert set(page.context["codes"]).isdisjoint(old)
    assert second_factor.codes_left(enrolled) == second_factor.CODES


def test_who_is_not_required_to_have_it_takes_it_off(enrolled):
    client, other = verified(enrolled), None
    address = "/admin/account/second-factor/remove/"
    client.post(address, {"password": "x"})
    assert TOTPDevice.objects.exists()
    require(Role.EDITOR)
    assert client.post(address, {"password": PASSWORD}).status_code == 403
    require(Role.EDITOR, required=False)
    client.post(address, {"password": PASSWORD})
    assert not TOTPDevice.objects.exists() and is_in(client)
    other = browser()
    sign_in(other, enrolled)
    assert is_in(other)
    assert AuditRecord.objects.filter(event="account.otp_removed").count() == 1


def test_the_security_administrator_takes_it_off_who_has_lost_the_phone(enrolled):
    client = verified(enrolled)
    address = f"/admin/auth/user/{enrolled.pk}/do/remove-factor/"
    assert signed_in(person(Role.SYSTEM)).post(address).status_code == 403
    assert signed_in(person(Role.SECURITY)).post(address).status_code == 302
    assert not TOTPDevice.objects.exists() and not is_in(client)


def test_nobody_takes_off_their_own_by_the_way_for_administrators():
    user = person(Role.SECURITY)
    user.phone = phone_of(user)
    address = f"/admin/auth/user/{user.pk}/do/remove-factor/"
    assert verified(user).post(address).status_code == 403


def test_unlocking_forgets_wrong_codes(enrolled):
    TOTPDevice.objects.update(
        throttling_failure_count=20, throttling_failure_timestamp=timezone.now()
    )
    second_factor.let_try_again(enrolled)
    client = browser()
    sign_in(client, enrolled)
    client.post(CODE, {"token": code_of(enrolled.phone)})
    assert is_in(client)


def test_secrets_have_no_page_in_the_admin(enrolled):
    client = signed_in(person(is_superuser=True))
    for page in ("otp_totp/totpdevice/", "otp_static/staticdevice/", "axes/accesslog/"):
        assert client.get(f"/admin/{page}").status_code == 404
    page = client.get(url(enrolled))
    assert enrolled.phone.key not in page.text
    assert second_factor.secret_of(enrolled.phone) not in page.text
