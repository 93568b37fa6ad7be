"""Characters that nobody sees, or that turn the writing round: no text holds them."""

import re

# Without width: soft hyphen, zero-width spaces and joiners, marks and turns of direction.
WIDTHLESS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
UNSEEN = re.compile(f"[{WIDTHLESS}{CONTROLS}{NONCHARACTERS}\ud800-\udfff]")
DROPPED = re.compile(f"[{WIDTHLESS}{NONCHARACTERS}]")
WORDS_BEFORE = 10


def unseen(text: str) -> re.Match | None:
    """The first character of ``text`` that is not to be in a text; tabs and newlines may be."""
    if text.isprintable():
        return None
    # Most texts that are not printable have wide spaces or several lines, no more.
    bare = text.replace("\n", "").replace("\u3000", "").replace("\t", "")
    return None if bare.isprintable() else UNSEEN.search(text)


def place_of(match: re.Match) -> tuple[str, str]:
    """(the code of an unseen character, the words before it)."""
    words = match.string[max(0, match.start() - WORDS_BEFORE) : match.start()]
    return f"{ord(match[0]):04X}", " ".join(words.split())
