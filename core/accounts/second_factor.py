"""The second factor: codes from a phone (TOTP), and codes on paper to recover."""

import unicodedata
from base64 import b32encode
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.audit import record

DIGITS = 6
CODES = 10


class Throttled(Exception):
    """After wrong codes one has to wait; ``seconds`` says how long."""

    def __init__(self, until):
        self.seconds = max(1, round((until - timezone.now()).total_seconds()))
        super().__init__(self.seconds)


def device_of(user):
    """The phone of ``user``, or ``None``."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def draft_of(user):
    """The phone that ``user`` is setting up."""
    drafts = TOTPDevice.objects.filter(user=user, confirmed=False)
    return drafts.first() or TOTPDevice.objects.create(
        user=user, name="TOTP", confirmed=False
    )


def secret_of(device):
    """The secret as it is typed into a phone."""
    return b32encode(device.bin_key).decode()


def address_of(device):
    """What the picture says to a phone, no longer than it must be."""
    name = quote(device.user.get_username())
    issuer = quote(settings.GAZETTE_NAME)
    return f"otpauth://totp/{name}?secret={secret_of(device)}&issuer={issuer}"


def plain(token):
    """A code as it was meant, however it was typed."""
    typed = unicodedata.normalize("NFKC", token or "")
    return "".join(letter for letter in typed if letter.isalnum()).lower()


def is_from_phone(token):
    return len(token) == DIGITS and token.isdecimal()


@transaction.atomic
def verify(user, token):
    """The device of ``user`` that gave ``token``, which is then used up; or ``None``.

    Raises Throttled, without looking at the code, soon after wrong ones.
    """
    token = plain(token)
    model = TOTPDevice if is_from_phone(token) else StaticDevice
    return checked(model.objects.filter(user=user, confirmed=True), token)


def checked(devices, token):
    # The row stays locked until the transaction ends: no code is taken twice.
    device = devices.select_for_update().first()
    if device is None:
        return None
    allowed, refusal = device.verify_is_allowed()
    if not allowed:
        raise Throttled(refusal["locked_until"])
    return device if device.verify_token(token) else None


@transaction.atomic
def confirm(user, token):
    """Take the phone being set up into use if ``token`` is from it; returns it or ``None``."""
    drafts = TOTPDevice.objects.filter(user=user, confirmed=False)
    device = checked(drafts, plain(token))
    if device is None:
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    record("account.otp_added", target=user)
    return device


@transaction.atomic
def new_codes(user):
    """Fresh recovery codes in place of the old ones; they are shown this once."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=code) for code in codes
    )
    return codes


def codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user):
    """Take the second factor off ``user``; returns whether there was one."""
    removed, _ = TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    if removed:
        record("account.otp_removed", target=user)
    return bool(removed)


def let_try_again(user):
    """Forget the wrong codes of ``user``."""
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=user).update(
            throttling_failure_count=0, throttling_failure_timestamp=None
        )
