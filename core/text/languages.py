"""Says of Chinese words on an English page that they are Chinese, for readers who listen."""

import re
from dataclasses import dataclass

TAG = re.compile(r"(<[^>]*>)")
LANG = re.compile(r'\slang="([^"]*)"')
NAME = re.compile(r"<(/?)(\w+)")
CHINESE = re.compile(r"[〇一-鿿](?:[^A-Za-z&]*[〇一-鿿])?")
# What may hold no element of its own, and is marked as a whole.
PLAIN = {"title", "option", "text", "tspan", "desc"}
VOID = {"br", "hr", "img", "input", "link", "meta"}
UNREAD = {"script", "style", "textarea"}


def mark(page: str, language: str) -> str:
    """The HTML ``page`` with its Chinese words in elements that name their ``language``.

    What is inside elements that name it already is left as it is.
    """
    parts, regions = TAG.split(page), []
    for place, part in enumerate(parts):
        if place % 2:
            follow(part, regions, language)
        elif CHINESE.search(part) and not (regions and regions[-1].is_left):
            if name_of(parts[place - 1]) in {("", name) for name in PLAIN}:
                parts[place - 1] = f'{parts[place - 1][:-1]} lang="{language}">'
            else:
                parts[place] = CHINESE.sub(
                    rf'<span lang="{language}">\g<0></span>', part
                )
    return "".join(parts)


@dataclass
class Region:
    """An open element that names a language, or holds no text to mark."""

    name: str
    is_left: bool
    depth: int = 1


def follow(tag, regions, language):
    """Open or close the innermost of ``regions`` as ``tag`` does."""
    closing, name = name_of(tag)
    named = LANG.search(tag)
    if not closing and name not in VOID and (named or name in UNREAD):
        regions.append(Region(name, name in UNREAD or named[1] == language))
    elif regions and regions[-1].name == name:
        regions[-1].depth += -1 if closing else 1
        if not regions[-1].depth:
            regions.pop()


def name_of(tag):
    """(``/`` where ``tag`` is an end, its name); two empty ones for a comment."""
    match = NAME.match(tag)
    return match.groups() if match else ("", "")
