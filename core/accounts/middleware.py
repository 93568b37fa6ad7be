"""Holds every request to the rules for sessions, second factors and passwords."""

from functools import partial
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.defaults import permission_denied

from . import gates, sessions
from .duties import RightsRefused
from .models import SignIn


class AccountMiddleware:
    """After Django's and the second factor's: who is signed in, and what comes first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.sign_in, request.ending = None, ""
        request.user = SimpleLazyObject(partial(signed_in, request, request.user))
        response = self.get_response(request)
        if is_of_the_admin(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    def process_view(self, request, view, args, kwargs):
        if not is_of_the_admin(request):
            return None
        name = request.resolver_match.url_name
        if request.user.is_authenticated:
            if not getattr(view, "is_background", False):
                sessions.touch(request, request.sign_in)
            first = "" if name in gates.ALWAYS else gates.first_page(request)
            return lead_to(first, request) if first not in {"", name} else None
        ending = request.ending or sessions.ending_of(cookie_of(request))
        if ending and name not in gates.ALWAYS:
            return lead_to("login", request, why=ending)
        return None

    def process_exception(self, request, exception):
        """What no form should have let through is forbidden all the same."""
        if isinstance(exception, RightsRefused):
            return permission_denied(request, exception)
        return None


def is_of_the_admin(request):
    match = getattr(request, "resolver_match", None)
    return match is not None and "admin" in match.app_names


def signed_in(request, user):
    """``user`` as the session names it, unless the session is over."""
    if not user.is_authenticated:
        return user
    sign_in = sessions.current(request)
    over = sign_in is None or sessions.fault(sign_in, timezone.now())
    if sign_in is not None and sign_in.user_id == user.pk and not over:
        request.sign_in = sign_in
        return user
    if over in {"idle", "limit"}:
        sessions.end(SignIn.objects.filter(pk=sign_in.pk), over)
    request.ending = over if sign_in is not None else ""
    request.session.flush()
    nobody = AnonymousUser()
    nobody.otp_device, nobody.is_verified = None, lambda: False
    return nobody


def cookie_of(request):
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def lead_to(name, request, **query):
    """To the page that comes first, and from there back to where one wanted to go."""
    query["next"] = wanted(request)
    if request.method == "POST":
        query["unsaved"] = 1
    return HttpResponseRedirect(f"{reverse(f'admin:{name}')}?{urlencode(query)}")


def wanted(request):
    """The page that was asked for; for what a form sent, the page with the form."""
    if request.method == "GET":
        return request.get_full_path()
    referer = urlsplit(request.headers.get("Referer", ""))
    if referer.netloc == request.get_host():
        return referer._replace(scheme="", netloc="").geturl()
    return reverse("admin:index")
