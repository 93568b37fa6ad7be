"""The forms of a page as a browser would send them back, read off its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

BUTTONS = {"submit", "button", "image", "reset", "file"}


@dataclass
class Form:
    """One form: where it goes, and {name: values} of what it sends if nothing is typed."""

    action: str = ""
    method: str = "get"
    data: dict = field(default_factory=dict)

    def put(self, name, value):
        self.data.setdefault(name, []).append(value)


class Forms(HTMLParser):
    """Collects the Forms of a page; buttons and files send nothing of themselves."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.form, self.select, self.text = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.form = Form(values.get("action") or "", values.get("method", "get"))
            self.forms.append(self.form)
        elif self.form is None or "disabled" in values:
            return
        elif tag == "input" and values.get("name"):
            self.input(values)
        elif tag == "textarea":
            self.text = (values.get("name"), [])
        elif tag == "select":
            self.select = (values.get("name"), [], "multiple" in values)
        elif tag == "option" and self.select:
            self.select[1].append((values.get("value", ""), "selected" in values))

    def input(self, values):
        kind = values.get("type", "text")
        is_box = kind in {"checkbox", "radio"}
        if kind not in BUTTONS and (not is_box or "checked" in values):
            default = "on" if is_box else ""
            self.form.put(values["name"], values.get("value", default))

    def handle_data(self, data):
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.text:
            name, parts = self.text
            # A browser drops the newline right behind the tag.
            self.form.put(name, "".join(parts).removeprefix("\n"))
            self.text = None
        elif tag == "select" and self.select:
            self.choose(*self.select)
            self.select = None

    def choose(self, name, options, multiple):
        chosen = [value for value, selected in options if selected]
        if not chosen and not multiple and options:
            chosen = [options[0][0]]
        for value in chosen:
            self.form.put(name, value)


def forms(response):
    """All Forms of the page."""
    return Forms(response.content.decode()).forms


def form(response, name):
    """{name: values} of the one posted form of the page that has an input ``name``."""
    [found] = [
        one for one in forms(response) if name in one.data and one.method == "post"
    ]
    return {name: list(values) for name, values in found.data.items()}
