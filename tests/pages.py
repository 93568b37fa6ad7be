"""What a reader meets on a page, and the pages that links lead to."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

from django.urls import Resolver404, resolve

READ = {
    "alt",
    "aria-label",
    "content",
    "data-label",
    "data-placeholder",
    "label",
    "placeholder",
    "title",
}
BUTTONS = {"submit", "button", "reset"}
VOID = {"base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Reader(HTMLParser):
    """Collects ``texts``, pairs of (open tags, what is read there), ``links`` and ``ids``.

    Left out are scripts, styles and what says of itself that it is English.
    """

    def __init__(self, page):
        super().__init__()
        self.page = page
        self.open, self.texts, self.links, self.ids = [], [], [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            unread = tag in {"script", "style"} or attributes.get("lang") == "en"
            self.open.append((tag, unread))
        self.ids.add(attributes.get("id"))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        for name in READ & attributes.keys():
            if tag != "meta" or attributes.get("name") == "description":
                self.handle_data(attributes[name])
        if tag == "input" and attributes.get("type") in BUTTONS:
            self.handle_data(attributes.get("value", ""))

    def handle_endtag(self, tag):
        if any(tag == opened for opened, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if data.strip() and not any(unread for _, unread in self.open):
            self.texts.append(({tag for tag, _ in self.open}, data.strip()))


def crawl(client, starts, wanted):
    """(address, response, Reader) of ``starts`` and each ``wanted`` link, to the last."""
    waiting, seen = list(starts), set(starts)
    for address in waiting:
        response = client.get(address)
        reader = Reader(response.text if is_page(response) else "")
        if response.streaming:
            b"".join(response)  # A file is closed when it has been read.
        yield address, response, reader
        for link in reader.links:
            link = urldefrag(urljoin(address, link)).url
            if link not in seen and wanted(link):
                seen.add(link)
                waiting.append(link)


def is_page(response):
    return response.headers.get("Content-Type", "").startswith("text/html")


def walk(client, *starts, under="/", most=3):
    """(address, name of its view, Reader) of every page that links lead to.

    At most ``most`` pages of each view; addresses with parameters only as ``starts``.
    """
    times = Counter()

    def wanted(link):
        name = view_name(link) if link.startswith(under) else ""
        times[name] += 1
        return bool(name) and times[name] <= most

    for address, response, reader in crawl(client, starts, wanted):
        if is_page(response):
            yield address, view_name(address), reader


def view_name(address):
    """What the view at ``address`` is called; ``""`` without one or with parameters."""
    try:
        return resolve(unquote(address)).view_name
    except Resolver404:
        return ""
