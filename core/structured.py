"""What pages say of themselves to machines: JSON-LD in the words of schema.org."""

import json

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

CONTEXT = "https://schema.org"
# What could end the element, or begin a comment in it.
ESCAPED = {
    ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"
}


def script(data):
    """The element with ``data``: a block of data, which no browser runs."""
    text = json.dumps(without_blanks(data | {"@context": CONTEXT}), ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(ESCAPED)),
    )


def without_blanks(value):
    """``value`` without what is not stated."""
    if isinstance(value, dict):
        told = {name: without_blanks(one) for name, one in value.items()}
        return {
            name: one for name, one in told.items() if one not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [without_blanks(one) for one in value]
    return value


def publisher():
    return {"@type": "GovernmentOrganization", "name": settings.DISTRICT_NAME}


def licence():
    return settings.DATA_LICENCE_URL or {
        "@type": "CreativeWork",
        "name": settings.DATA_LICENCE,
    }


def dataset(name, address, files, **more):
    """A set of data; ``files`` are pairs of (content type, address) or more said of each."""
    return {
        "@type": "Dataset",
        "name": name,
        "description": f"{settings.GAZETTE_NAME}：{name}",
        "url": address,
        "license": licence(),
        "isAccessibleForFree": True,
        "creator": publisher(),
        "publisher": publisher(),
        "inLanguage": "zh-Hans",
        "distribution": files,
    } | more


def download(content_type, address, **more):
    return {
        "@type": "DataDownload",
        "encodingFormat": content_type,
        "contentUrl": address,
    } | more


def breadcrumb(steps):
    """The way to a page: ``steps`` are pairs of (text, full address), the last one's empty."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": text, "item": address}
            for number, (text, address) in enumerate(steps, 1)
        ],
    }
