"""What a reader meets on a page, and the pages that links lead to."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

from django.urls import Resolver404, resolve

READ_ATTRIBUTES = {
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
    """Collects (path of open tags, text) of what is read, and the targets of links.

    Left out are scripts, styles and what says itself that it is English.
    """

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.links = [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append((tag, tag in {"script", "style"} or is_english(attributes)))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        for name in READ_ATTRIBUTES & attributes.keys():
            if tag != "meta" or attributes.get("name") == "description":
                self.take(attributes[name])
        if tag == "input" and attributes.get("type") in BUTTONS:
            self.take(attributes.get("value"))

    def handle_endtag(self, tag):
        if any(tag == opened for opened, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        self.take(data)

    def take(self, text):
        if text and text.strip() and not any(left_out for _, left_out in self.open):
            self.texts.append((tuple(tag for tag, _ in self.open), text.strip()))


def is_english(attributes):
    return attributes.get("lang") == "en"


def read(response):
    reader = Reader()
    reader.feed(response.text)
    reader.close()
    return reader


def walk(client, *starts, most=3):
    """(view name, address, Reader) of every page that links lead to from ``starts``.

    At most ``most`` pages of each view; addresses with parameters only as starts.
    """
    waiting, seen, times = list(starts), set(starts), {}
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        reader = read(response)
        yield name_of(address), address, reader
        for link in reader.links:
            link = urldefrag(urljoin(address, link)).url
            name = name_of(link)
            if name and link not in seen and times.get(name, 0) < most:
                seen.add(link)
                times[name] = times.get(name, 0) + 1
                waiting.append(link)


def name_of(address):
    """The name of the view at ``address``; ``""`` where no page of the project is."""
    if "?" in address:
        return ""
    try:
        return resolve(unquote(address)).view_name
    except Resolver404:
        return ""
