"""Locks against guessing: by name and address, and slower by name alone."""

from datetime import timedelta

from axes.backends import AxesStandaloneBackend
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Max, Sum
from django.shortcuts import render
from django.utils import timezone

from core.audit import record

from . import second_factor
from .models import SignIn

# From so many failures on, from whatever addresses, a name is tried more slowly from
# addresses it has not signed in from: 1, 2, 4 … seconds between the tries.
FREE_FAILURES = 20
SLOWEST = timedelta(seconds=30)
KNOWN_FOR = timedelta(days=90)


class LockBackend(AxesStandaloneBackend):
    """Refuses who is locked; what signs in without a request (tests) is not asked."""

    def authenticate(self, request, **credentials):
        if request is not None:
            super().authenticate(request, **credentials)


class LockHandler(AxesDatabaseHandler):
    def is_locked(self, request, credentials=None):
        return bool(wait(request, get_client_username(request, credentials)))


def wait(request, username):
    """How long ``username`` cannot be tried from the address of ``request``."""
    now, address = timezone.now(), request.axes_ip_address
    failures = AccessAttempt.objects.filter(
        username=username, attempt_time__gt=now - settings.AXES_COOLOFF_TIME
    )
    count, last = sum_of(failures.filter(ip_address=address))
    if count >= settings.AXES_FAILURE_LIMIT:
        return last + settings.AXES_COOLOFF_TIME - now
    count, last = sum_of(failures)
    until = last + slowness(count) if last else now
    if until > now and not is_known(username, address, now):
        return until - now
    return timedelta()


def sum_of(failures):
    found = failures.aggregate(
        count=Sum("failures_since_start"), last=Max("attempt_time")
    )
    return found["count"] or 0, found["last"]


def slowness(count):
    if count < FREE_FAILURES:
        return timedelta()
    return min(SLOWEST, timedelta(seconds=2 ** min(count - FREE_FAILURES, 10)))


def is_known(username, address, now):
    """Whether ``username`` has signed in from ``address`` of late: its owner, then."""
    return (
        address is not None
        and SignIn.objects.filter(
            user__username=username, address=address, began_at__gt=now - KNOWN_FOR
        ).exists()
    )


def locked_page(request, response, credentials):
    """What who is locked sees, whether there is such an account or not."""
    username = get_client_username(request, credentials) or ""
    left = wait(request, username) or timedelta(seconds=1)
    seconds = int(left.total_seconds()) + 1
    context = {"seconds": seconds, "minutes": -(-seconds // 60)}
    page = render(request, "admin/accounts/locked.html", context, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page


def on_locked(sender, request, username, ip_address, **kwargs):
    """Receives axes' signal; later tries during a lock are sent too, without a count."""
    if request.axes_failures_since_start:
        user = get_user_model().objects.filter(username=username).first()
        details = {"username": username, "address": ip_address}
        record("account.locked", target=user, result="refused", details=details)


def unlock(attempts):
    """Forget the failures of every name among ``attempts``; returns the names."""
    names = sorted({attempt.username for attempt in attempts if attempt.username})
    users = get_user_model().objects.in_bulk(names, field_name="username")
    for name in names:
        AccessAttempt.objects.filter(username=name).delete()
        if user := users.get(name):
            second_factor.let_try_again(user)
        record("account.unlocked", target=users.get(name), details={"username": name})
    return names
