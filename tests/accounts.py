"""What tests of accounts share: people with roles, passwords, codes from a phone."""

from itertools import count

from django.contrib.auth import get_user_model
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.accounts.models import RolePolicy
from core.accounts.roles import Role

PASSWORD = "Rote-Linde7-am-Brunnen"
OTHER_PASSWORD = "Blauer9-Kranich-zieht"
LOGIN = "/admin/login/"
CODE = "/admin/login/code/"

numbers = count(1)


def group_of(role):
    return RolePolicy.objects.get(role=role).group


def person(*roles, password=PASSWORD, **values):
    """A member of staff with ``roles``."""
    values.setdefault("username", f"person{next(numbers)}")
    user = get_user_model().objects.create_user(
        password=password, **{"is_staff": True} | values
    )
    user.groups.set([group_of(role) for role in roles])
    return user


def editor():
    return person(Role.EDITOR)


def browser(address="10.0.0.1", agent="Mozilla/5.0 (Windows NT 10.0) Chrome/130"):
    """A browser at ``address``."""
    return Client(REMOTE_ADDR=address, headers={"user-agent": agent})


def sign_in(client, user, password=PASSWORD, **data):
    """Sign in by the form; the answer."""
    data |= {"username": user.get_username(), "password": password}
    return client.post(LOGIN, data)


def signed_in(user):
    client = browser()
    client.force_login(user)
    client.user = user
    return client


def is_in(client):
    return client.get("/admin/").status_code == 200


def phone_of(user, confirmed=True):
    return TOTPDevice.objects.create(user=user, name="TOTP", confirmed=confirmed)


def code_of(device, step=0):
    """What the phone shows now, or so many steps later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = totp.time + step * device.step
    return f"{totp.token():06d}"
