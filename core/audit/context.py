"""Who acts and from where: the request being answered, in every thread its own."""

import ipaddress
from contextvars import ContextVar

from django.conf import settings

request_now = ContextVar("request_now", default=None)


def user_of(request):
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def address_of(request):
    """The address a request came from; ``""`` where it is none.

    What the proxy in front has written is the last of the addresses; those before it are
    what the client said.
    """
    if request is None:
        return ""
    address = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "BEHIND_PROXY", False):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        address = forwarded.rpartition(",")[2].strip() or address
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return ""
