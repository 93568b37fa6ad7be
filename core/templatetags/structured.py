"""What templates need to tell machines of their pages."""

from html.parser import HTMLParser

from django import template

from core import structured
from core.exchange.formats import CSV, XLSX

TYPES = {
    "csv": CSV.content_type.partition(";")[0],
    "xlsx": XLSX.content_type,
    "json": "application/json",
    "atom": "application/atom+xml",
}

register = template.Library()


class Steps(HTMLParser):
    """Collects ``steps``, pairs of (text, href), of the items of a list."""

    def __init__(self, html):
        super().__init__()
        self.steps = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag == "li":
            self.steps.append(["", ""])
        elif tag == "a" and self.steps:
            self.steps[-1][1] = dict(attributes).get("href", "")

    def handle_data(self, data):
        if self.steps:
            self.steps[-1][0] += data


@register.simple_block_tag(takes_context=True)
def breadcrumb(context, content):
    """The list of the way to a page, and the same for machines behind it."""
    request = context.get("request")
    steps = [
        (" ".join(text.split()), href and request.build_absolute_uri(href))
        for text, href in Steps(content).steps
    ]
    return (
        content + structured.script(structured.breadcrumb(steps))
        if request
        else content
    )


@register.simple_tag(takes_context=True)
def list_dataset(context):
    """A list as a set of data, with its files; of a filtered list nothing is said."""
    request, kept = context["request"], context["kept"]
    if kept:
        return ""
    address = request.build_absolute_uri(request.path)
    files = [
        structured.download(TYPES[name], f"{address}?format={name}")
        for name in map(str.lower, context["formats"])
    ]
    changed = context.get("updated") or context.get("site_updated")
    data = structured.dataset(
        str(context["title"]),
        address,
        files,
        dateModified=changed and changed.isoformat(),
        temporalCoverage=str(context.get("as_of") or ""),
    )
    return structured.script(data)
