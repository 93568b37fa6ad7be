"""Words in a picture: how wide they are, and where they are broken.

SVG breaks no lines and measures nothing on the server, so widths are estimated, never
too small for the fonts the site names: a Chinese character is as wide as it is high.
"""

import re
import unicodedata

EM = 14
LINE = 20
ASCENT = 13
DESCENT = 5
ELLIPSIS = "…"
# No line starts with these, and none ends with those.
CLOSING = "，。、；：！？）》」』】〕”’,.;:!?)]}%％"
OPENING = "（《「『【〔“‘(["
WORD = re.compile(rf"[{re.escape(OPENING)}]*(?:[0-9A-Za-z]+|.)[{re.escape(CLOSING)}]*")
# Neither drawn nor allowed in XML: controls, marks of direction, halves of characters.
UNDRAWN = {"Cc", "Cf", "Cs"}


def drawn(text):
    """``text`` on one line, without what cannot be drawn."""
    text = "".join(c for c in text if c.isspace() or drawable(c))
    return " ".join(text.split())


def drawable(character):
    return (
        unicodedata.category(character) not in UNDRAWN
        and ord(character) & 0xFFFE != 0xFFFE
    )


def width_of(text):
    """The width of ``text`` in user units, rounded up."""
    return -(-sum(map(hundredths, text)) * EM // 100)


def hundredths(character):
    """The width of a character in hundredths of an em."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WFA":
        return 100
    return 85 if character in "mwMW@%" or not character.isascii() else 62


def shorten(text, room):
    """``text`` on one line of ``room`` units, its end left out where it is longer."""
    (line,) = wrap(text, room, 1) or ("",)
    return line


def wrap(text, room, most):
    """``text`` in at most ``most`` lines of ``room`` units; ``…`` ends what is left out."""
    lines = broken(drawn(text), room)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1].rstrip() + ELLIPSIS
    while width_of(last) > room and len(last) > 1:
        last = last[:-2] + ELLIPSIS
    return (*lines[: most - 1], last)


def broken(text, room):
    lines, line = [], ""
    for piece in pieces(text, room):
        if line and width_of((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def pieces(text, room):
    """What stays on one line: a Chinese character, a Latin word, with their brackets."""
    for word in WORD.findall(text):
        yield from [word] if width_of(word) <= room else word
