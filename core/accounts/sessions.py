"""Sessions, each with a row of its own: what is over on the server is over."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.audit import record
from core.audit.context import request_now

from .addresses import agent_of, client_ip
from .models import Ending, RolePolicy, SignIn

KEY = "sign_in"
# So often at most is a visit written down.
SEEN_EVERY = timedelta(seconds=20)
KEPT = timedelta(days=183)


def background(view):
    """Marks a view that pages ask by themselves: it keeps no session alive."""
    view.is_background = True
    return view


def begin(request, user):
    """Open a row for the session of ``request``, in which ``user`` has just signed in."""
    now = timezone.now()
    sign_in = SignIn.objects.create(
        user=user,
        session_key=request.session.session_key or "",
        began_at=now,
        seen_at=now,
        address=client_ip(request),
        agent=agent_of(request),
    )
    request.session[KEY] = sign_in.pk
    sign_ins = SignIn.objects.filter(user=user)
    sign_ins.filter(ended_at__lt=now - KEPT).delete()
    if most := settings.SESSIONS_PER_USER:
        kept = sign_ins.open().values_list("pk", flat=True)[:most]
        end(sign_ins.exclude(pk__in=list(kept)), Ending.MOST)
    return sign_in


def current(request):
    """The row of the session of ``request``, with what decides how it goes on."""
    devices = TOTPDevice.objects.filter(user=OuterRef("user"), confirmed=True)
    policies = RolePolicy.objects.filter(group__user=OuterRef("user"), require_otp=True)
    rows = SignIn.objects.annotate(
        has_factor=Exists(devices),
        needs_factor=Exists(policies),
        must_change=F("user__account__must_change"),
        password_changed_at=F("user__account__password_changed_at"),
    )
    return rows.filter(pk=request.session.get(KEY)).first()


def fault(sign_in, now):
    """Why the session does not go on; ``""`` where it does."""
    if sign_in.ended_at:
        return sign_in.ending
    if now >= sign_in.limit_at:
        return Ending.LIMIT
    if now >= sign_in.idle_at:
        return Ending.IDLE
    return ""


def touch(request, sign_in):
    """Something was done in the session."""
    now, key = timezone.now(), request.session.session_key or ""
    if now - sign_in.seen_at >= SEEN_EVERY or sign_in.session_key != key:
        sign_in.seen_at, sign_in.session_key = now, key
        SignIn.objects.open().filter(pk=sign_in.pk).update(seen_at=now, session_key=key)


def end(sign_ins, ending):
    """End all open ones of ``sign_ins``; returns how many they were."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    rows = list(sign_ins.open())
    for row in rows:
        if row.session_key:
            store(row.session_key).delete()
    return (
        SignIn.objects.open()
        .filter(pk__in=[row.pk for row in rows])
        .update(ended_at=timezone.now(), ending=ending)
    )


def end_all_of(user, ending, keep_own=True):
    """End the sessions of ``user``, except the one in which this is being done."""
    sign_ins = SignIn.objects.filter(user=user)
    own = getattr(request_now.get(), "sign_in", None)
    if own is not None and keep_own:
        sign_ins = sign_ins.exclude(pk=own.pk)
    return end_some(user, sign_ins, ending)


def end_some(user, sign_ins, ending):
    """End ``sign_ins``, which are of ``user``, and keep note of it."""
    if ended := end(sign_ins, ending):
        details = {"ending": str(ending.value), "sessions": ended}
        record("account.sessions_ended", target=user, details=details)
    return ended


def ending_of(session_key):
    """Why the session that an old cookie names is over; ``""`` where nobody knows."""
    row = (
        SignIn.objects.filter(session_key=session_key).first() if session_key else None
    )
    return row.ending if row else ""
