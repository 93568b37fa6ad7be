"""Between the password and the code: who has given the one and not yet the other."""

import time

from django.contrib.auth import get_user_model
from django.utils.crypto import constant_time_compare

KEY = "password_given"
SECONDS = 300


def remember(request, user, next_url):
    request.session.cycle_key()
    request.session[KEY] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "at": time.time(),
        "next": next_url,
    }


def user_of(request):
    """Who has just given the right password in this session; ``None`` if nobody."""
    given = request.session.get(KEY)
    if not given or time.time() - given["at"] > SECONDS:
        return None
    user = get_user_model().objects.filter(pk=given["user"], is_active=True).first()
    if user and constant_time_compare(given["hash"], user.get_session_auth_hash()):
        return user
    return None


def next_of(request):
    return request.session.get(KEY, {}).get("next", "")
