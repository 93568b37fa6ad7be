"""Answers 304 where what a reader has still holds, before anything else is worked out."""

import hashlib
from datetime import datetime, time

from django.conf import settings
from django.http import HttpResponseNotModified
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from .models import LastChange
from .release import release, released_at

SAFE = {"GET", "HEAD"}
UNSTORED = {"admin"}


class FreshnessMiddleware:
    """Gives public answers their validators; staff and forms get none.

    The validator is read before the answer is worked out: should something be published in
    between, the answer is newer than it says, and asked for once more.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.validator = None
        response = self.get_response(request)
        if request.method == "HEAD" and response.streaming:
            # A server may go through what it does not send.
            response.streaming_content = ()
        if request.validator and response.status_code in {200, 304}:
            request.validator.put_on(response)
        return response

    def process_view(self, request, view, args, kwargs):
        if is_public(request):
            request.validator = Validator(request)
            if request.validator.is_held_by(request):
                return HttpResponseNotModified()
        return None


def is_public(request):
    """Whether the answer is the same for everyone; in development its parts may change."""
    return (
        request.method in SAFE
        and not settings.DEBUG
        and not UNSTORED & set(request.resolver_match.app_names)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


class Validator:
    """What must be the same for an answer to be the same."""

    def __init__(self, request):
        last, today = LastChange.objects.first(), timezone.localdate()
        parts = (
            last.hash if last else "",
            release(),
            today.isoformat(),
            translation.get_language(),
            request.build_absolute_uri(),
        )
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        # Files may differ in bytes, such as by the time in them, that say the same.
        self.etag = f'W/"{digest[:32]}"'
        moments = [released_at(), midnight(today)]
        self.modified = max([*moments, int(last.at.timestamp())] if last else moments)

    def is_held_by(self, request):
        if "If-None-Match" in request.headers:
            held = parse_etags(request.headers["If-None-Match"])
            return self.etag in held
        since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
        # Not "or later": the code may have gone back to what it was.
        return since == self.modified and not self.is_ahead

    @property
    def is_ahead(self):
        """Whether its moment, which is the end of a second, has yet to come."""
        return self.modified > timezone.now().timestamp()

    def put_on(self, response):
        if response.has_header("ETag") or response.cookies:
            return
        response.headers["ETag"] = self.etag
        if not self.is_ahead:
            response.headers["Last-Modified"] = http_date(self.modified)
        # May be kept, and is to be asked for again each time.
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Cookie"])


def midnight(day):
    start = datetime.combine(day, time(), timezone.get_current_timezone())
    return int(start.timestamp())
