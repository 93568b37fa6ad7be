"""Tells the audit who is asking, and notes what staff were refused."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse

from core import triggers

from .acts import record
from .context import request_now, user_of


class AuditMiddleware:
    """Below the middleware that knows the user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_now.set(request)
        try:
            response = self.get_response(request)
            if response.status_code == 403 and is_by_staff(request):
                denied(request)
        finally:
            request_now.reset(token)
        return response

    def process_exception(self, request, exception):
        """Say what the database refused and why, and lead back to the page."""
        if not isinstance(exception, IntegrityError) or request.method != "POST":
            return None
        rule = triggers.refusal(exception)
        if rule is None or not is_by_staff(request):
            return None
        denied(request, rule=triggers.rule_of(exception))
        messages.error(request, rule)
        return HttpResponseRedirect(request.path)


def is_by_staff(request):
    return request.path.startswith(reverse("admin:index")) and bool(user_of(request))


def denied(request, **details):
    details |= {"method": request.method, "path": request.path}
    record("request.denied", result="refused", details=details)
