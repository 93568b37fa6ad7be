"""Says of Chinese words on an English page that they are Chinese, for readers who listen."""

import re

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"<(/?)(\w+)")
CHINESE = re.compile(r"[〇一-鿿](?:[^A-Za-z&]*[〇一-鿿])?")
# What may hold no element of its own, and is marked as a whole.
PLAIN = {"title", "option", "text", "tspan", "desc"}
UNREAD = {"script", "style", "textarea"}


def mark(page: str, language: str) -> str:
    """The HTML ``page`` with its Chinese words in elements that name their ``language``.

    Elements that name it already are left as they are.
    """
    parts = TAG.split(page)
    outer, depth = "", 0
    for place, part in enumerate(parts):
        if place % 2:
            closing, name = name_of(part)
            if outer:
                depth += (-1 if closing else 1) if name == outer else 0
                outer = outer if depth else ""
            elif not closing and (name in UNREAD or f'lang="{language}"' in part):
                outer, depth = name, 1
        elif not outer and CHINESE.search(part):
            if name_of(parts[place - 1]) in {("", name) for name in PLAIN}:
                parts[place - 1] = f'{parts[place - 1][:-1]} lang="{language}">'
            else:
                parts[place] = CHINESE.sub(
                    rf'<span lang="{language}">\g<0></span>', part
                )
    return "".join(parts)


def name_of(tag):
    """(``/`` where ``tag`` is an end, its name); two empty ones for a comment."""
    match = NAME.match(tag)
    return match.groups() if match else ("", "")
