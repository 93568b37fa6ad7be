"""The rows of a list as an Atom feed (RFC 4287), the newest first.

A feed is in pages (RFC 5005): each leads to the next, and the last of them has none, so a
reader who follows them has all rows. Every page says how many those are.
"""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse
from django.utils.translation import get_language

from core.freshness.models import LastChange

from .columns import as_text, follow
from .keysets import BadCursor, Keyset

ENTRIES = 50
EPOCH = datetime.fromtimestamp(0, UTC)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
HISTORY = "http://purl.org/syndication/history/1.0"
SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
PREFIXES = {"": ATOM, "xh": XHTML, "fh": HISTORY, "os": SEARCH}
# What XML 1.0 does not hold, not even escaped.
UNHELD = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

for prefix, namespace in PREFIXES.items():
    ElementTree.register_namespace(prefix, namespace)


def answer(view, rows):
    """The answer with a page of the feed of ``rows``."""
    keyset = Keyset([F(view.moment).desc(nulls_last=True), "-pk"])
    try:
        behind = keyset.after(rows, view.request.GET.get("cursor", ""))
    except BadCursor as error:
        return view.refuse(error)
    page = list(behind[: ENTRIES + 1])
    following = keyset.cursor(page[ENTRIES - 1]) if len(page) > ENTRIES else ""
    feed = feed_of(view, view.complete(page[:ENTRIES]), rows.count(), following)
    ElementTree.indent(feed, space="")
    return HttpResponse(
        ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True),
        content_type="application/atom+xml; charset=utf-8",
    )


def feed_of(view, rows, total, following):
    feed = Element(f"{{{ATOM}}}feed", {LANGUAGE: get_language()})
    add(feed, "id", address(view))
    add(feed, "title", f"{view.get_title()} · {settings.GAZETTE_NAME}")
    add(feed, "updated", moment(view, rows[0]) if rows else last_change())
    add(SubElement(feed, f"{{{ATOM}}}author"), "name", settings.DISTRICT_NAME)
    add(feed, "rights", settings.DATA_LICENCE)
    for relation, url in links(view, following):
        kind = "text/html" if relation == "alternate" else "application/atom+xml"
        add(feed, "link", rel=relation, type=kind, href=url)
    is_first = "cursor" not in view.request.GET
    if is_first and not following:
        SubElement(feed, f"{{{HISTORY}}}complete")
    SubElement(feed, f"{{{SEARCH}}}totalResults").text = str(total)
    for row in rows:
        add_entry(feed, view, row)
    return feed


def links(view, following):
    """Pairs of (relation, address) of the feed."""
    yield "alternate", address(view, format=None)
    yield "self", view.request.build_absolute_uri()
    yield "first", address(view)
    if following:
        yield "next", address(view, cursor=following)


def address(view, **changes):
    """The address of the feed, or of what is as ``changes`` say: ``None`` is without."""
    query = view.kept()
    query.pop("per_page", None), query.pop("sort", None)
    for name, value in {"format": "atom", **changes}.items():
        if value is not None:
            query[name] = value
    path = view.request.path + (f"?{query.urlencode()}" if query else "")
    return view.request.build_absolute_uri(path)


def add_entry(feed, view, row):
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    add(entry, "id", view.permalink(row))
    add(entry, "title", view.entry_title(row))
    add(entry, "updated", moment(view, row))
    add(entry, "link", rel="alternate", type="text/html", href=row.address)
    content = add(entry, "content", type="xhtml")
    told = SubElement(SubElement(content, f"{{{XHTML}}}div"), f"{{{XHTML}}}dl")
    for column in view.file_columns():
        if text := as_text(column.of(row)):
            SubElement(told, f"{{{XHTML}}}dt").text = held(str(column.heading))
            SubElement(told, f"{{{XHTML}}}dd").text = held(text)


def add(parent, name, text=None, **attributes):
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = None if text is None else held(str(text))
    return element


def held(text):
    return UNHELD.sub("", text)


def moment(view, row):
    found = follow(row, view.moment.replace("__", "."))
    return found.astimezone(UTC).isoformat(timespec="microseconds")


def last_change():
    """When anything changed last: of a feed without entries."""
    change = LastChange.objects.first()
    at = change.at if change else EPOCH
    return at.astimezone(UTC).isoformat()
