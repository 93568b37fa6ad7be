"""Whom a document is addressed to: the lines right below its head."""

from core.text.widths import squeeze

from .lines import Line, joined
from .marks import is_of_head
from .words import addresses, ends_sentence, is_date

ADDRESSEE_LINES = 3


def take_addressee(lines: list[Line]) -> tuple[str, list[Line], list[Line]]:
    """(addressee, its lines, the lines after it); a bracketed request may stand before it."""
    above = lines[:1] if lines and is_bracketed(lines[0].text) else []
    addressee, piece, rest = addressed(lines[len(above) :])
    return (addressee, piece, above + rest) if addressee else ("", [], lines)


def is_bracketed(text: str) -> bool:
    return text.startswith(("（", "(")) and text.rstrip().endswith(("）", ")"))


def addressed(lines: list[Line]) -> tuple[str, list[Line], list[Line]]:
    for count in range(1, ADDRESSEE_LINES + 1):
        piece = lines[:count]
        if len(piece) < count or any(line.row for line in piece):
            break
        text = joined(line.text for line in piece)
        if any(is_of_head(line.text) for line in piece[:-1]):
            break
        if addresses(text):
            return squeeze(text.rstrip("：: ")), piece, lines[count:]
        if ends_sentence(text) or is_date(piece[-1].text):
            break
    return "", [], lines
