"""Brackets round and within a post: what stands in them, and words parted outside of them."""

import re

from .titles import RANK

NOTE = re.compile(r"\s*[（(](?P<note>(?:[^（）()]|[（(][^（）()]*[）)])*)[）)]\Z")
BRACKET = re.compile(r"（[^（）()]*）|\([^（）()]*\)")
HEADING_WORDS = re.compile(
    r"(?:等职务|行政职务|领导职务|职务|职级|一职|等|(?:职务)?的?聘任(?:关系)?|聘用关系|聘约)\Z"
)
# Brackets inside a post that are no part of the name of a body: （副处级）, （试用期一年）.
ASIDE = re.compile(
    rf"[（(](?:{RANK.pattern}|(?:试用|挂职|主持|保留|兼|试任|享受)[^（）()]*)[）)](?=.)"
)


def masked(text: str) -> str:
    """``text`` with its brackets, two deep, made unsearchable; as long as before."""
    for _ in range(2):
        text = BRACKET.sub(lambda bracket: "\ue000" * len(bracket[0]), text)
    return text


def split_outside(pattern: re.Pattern, text: str) -> list[str]:
    """``text`` parted where ``pattern`` stands outside brackets."""
    pieces, start = [], 0
    for match in pattern.finditer(masked(text)):
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def split_with_marks(pattern: re.Pattern, text: str) -> tuple[list[str], list[str]]:
    """As :func:`split_outside`, and the words it was parted at."""
    marks = [match[0] for match in pattern.finditer(masked(text))]
    return split_outside(pattern, text), marks


def without_notes(text: str) -> tuple[str, list[str]]:
    """``text`` without 职务 and the brackets at its end, and what stood in these."""
    notes: list[str] = []
    while True:
        shorter = HEADING_WORDS.sub("", text).rstrip()
        if match := NOTE.search(shorter):
            notes.insert(0, match["note"])
            shorter = shorter[: match.start()]
        if shorter == text:
            return text, notes
        text = shorter


def without_asides(piece: str) -> tuple[str, list[str]]:
    found = [aside[0][1:-1] for aside in ASIDE.finditer(piece)]
    return ASIDE.sub("", piece) if found else piece, found


def rank_and_remark(notes: list[str]) -> tuple[str, str]:
    """The rank among ``notes`` (副处级), and everything else as printed."""
    rank, remarks = "", []
    for note in filter(None, notes):
        first, _, rest = partition(note)
        if not rank and RANK.fullmatch(first):
            rank, note = first, rest
        if note:
            remarks.append(note)
    return rank, "；".join(remarks)


def partition(note: str) -> tuple[str, str, str]:
    match = re.search("[，,；;、]", note)
    if match is None:
        return note, "", ""
    return note[: match.start()], match[0], note[match.end() :]
