"""What a reader meets on a page, and the pages that links lead to."""

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
    """Collects ``texts``, pairs of (open tags, what is read there), and ``links``.

    Left out are scripts, styles and what says of itself that it is English.
    """

    def __init__(self, page):
        super().__init__()
        self.page = page
        self.open, self.texts, self.links = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            unread = tag in {"script", "style"} or attributes.get("lang") == "en"
            self.open.append((tag, unread))
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


def walk(client, *starts, under="/", most=3):
    """(address, name of its view, Reader) of every page that links lead to.

    At most ``most`` pages of each view; addresses with parameters only as ``starts``.
    """
    waiting, seen, times = list(starts), set(starts), {}
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        reader = Reader(response.text)
        yield address, view_name(address), reader
        for link in reader.links:
            link = urldefrag(urljoin(address, link)).url
            name = view_name(link) if link.startswith(under) else ""
            if name and link not in seen and times.get(name, 0) < most:
                seen.add(link)
                times[name] = times.get(name, 0) + 1
                waiting.append(link)


def view_name(address):
    """What the view at ``address`` is called; ``""`` without one or with parameters."""
    try:
        return resolve(unquote(address)).view_name
    except Resolver404:
        return ""
