"""What went wrong, for machines (RFC 9457) and in the language that they ask for."""

from django.http import JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import get_languages, parse_accept_lang_header


def problem(request, status, title, **members):
    """The answer, in the reader's language: ``title`` is lazy, ``members`` are functions."""
    with translation.override(language_of(request)):
        told = {name: value() for name, value in members.items()}
        data = {"type": "about:blank", "status": status, "title": str(title)} | told
        language = translation.get_language()
    response = JsonResponse(
        data,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
        headers={"Content-Language": language},
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response


def language_of(request):
    """The first language asked for that we have, else the one of the page."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    known = get_languages()
    for code, _weight in asked:
        found = next((one for one in known if one.startswith(code.split("-")[0])), "")
        if found:
            return found
    return translation.get_language()
