"""Texts and details made harmless before they are kept for good.

Nothing in them ends a line, colours a terminal or turns the writing round; secrets are left
out, and of long texts only the length and the SHA-256 stay.
"""

import hashlib
import json
import re
import unicodedata
from datetime import date

LONGEST = 200
MOST = 200
MOST_CHARACTERS = 50_000
SECRET = re.compile(
    r"passw|passphrase|secret|token|csrf|cookie|authorization|credential|sessionid"
    r"|(session|api|private|signing)[-_ ]?(key|id)|otp[-_ ]?(code|seed|key)"
)
CONTENT = {"body", "content", "rows", "source_text"}
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
compact = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode


def line(text, most=LONGEST):
    r"""At most ``most`` characters of ``text``; what nobody would see as \x1b or \u202e."""
    text = str(text)[:most].encode("utf-8", "backslashreplace").decode()
    return text if text.isprintable() else "".join(map(seen, text))[:most]


def seen(character):
    if unicodedata.category(character) in UNSEEN:
        return character.encode("unicode_escape").decode()
    return character


def sealed(text):
    """What stays of a text that is not for the audit."""
    data = text.encode("utf-8", "surrogatepass")
    return {"length": len(text), "sha256": hashlib.sha256(data).hexdigest()}


def told(details):
    """``details`` as canonical JSON."""
    cleaned = clean(details or {})
    text = compact(cleaned)
    return text if len(text) <= MOST_CHARACTERS else compact(shortened(cleaned))


def shortened(details):
    """``details`` with how much there was in place of what takes most room."""
    return {
        name: {"count": len(value)} | sealed(compact(value))
        if isinstance(value, dict | list) and len(compact(value)) > 10 * LONGEST
        else value
        for name, value in details.items()
    }


def clean(value, key=""):
    if isinstance(value, dict):
        return {
            line(name, 100): clean(each, name)
            for name, each in list(value.items())[:MOST]
            if isinstance(each, bool) or not SECRET.search(str(name).lower())
        }
    if isinstance(value, list | tuple | set | frozenset):
        return clean_list(list(value), key)
    if value is None or isinstance(value, bool | int):
        return value
    text = value.isoformat() if isinstance(value, date) else str(value)
    return sealed(text) if len(text) > LONGEST or key in CONTENT else line(text)


def clean_list(values, key):
    kept = [clean(each, key) for each in values[:MOST]]
    more = len(values) - len(kept)
    return [*kept, {"more": more}] if more else kept
