"""The language of a page."""

import pytest
from django.http import HttpResponse
from django.utils.translation import get_language

from core.middleware import LanguageMiddleware


@pytest.mark.parametrize(
    "cookie, language",
    [(None, "zh-hans"), ("en", "en"), ("zh-hans", "zh-hans"), ("xx", "zh-hans")],
)
def test_pages_are_chinese_unless_the_reader_switched(rf, cookie, language):
    request = rf.get("/", headers={"accept-language": "en-US,en"})
    if cookie:
        request.COOKIES["django_language"] = cookie
    response = LanguageMiddleware(lambda request: HttpResponse(get_language()))(request)
    assert response.content.decode() == language
    assert response["Content-Language"] == language
