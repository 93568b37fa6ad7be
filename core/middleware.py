"""The language of a request, and of what answers it."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers

from core.text.languages import mark


class LanguageMiddleware:
    """Chinese, unless the reader has switched.

    Django's own LocaleMiddleware goes by the browser's language too, which would show an
    English page to whoever has an English browser.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = chosen in dict(settings.LANGUAGES)
        language = chosen if known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def mark_language(get_response):
    """Content stays as it is when the reader switches, and says what language it is in."""

    def middleware(request):
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        is_chinese = translation.get_language() == settings.LANGUAGE_CODE
        if is_page and not is_chinese and not response.streaming:
            response.content = mark(response.text, settings.LANGUAGE_CODE)
        return response

    return middleware
