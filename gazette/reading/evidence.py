"""What supports each field of an entry, and what speaks against it: evidence, no made-up number.

A value is *found* where its words stand in the passage it was read from; it is *backed* where
something independent of that passage agrees (the title, another paragraph, what the register
knew before); it is *doubtful* where a finding speaks against it, or where its words are not
to be found.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.text.numbers import NUMBER, parse_chinese_numeral, parse_number

from .codes import ALL, doubted_fields
from .folded import Folded

FOUND, BACKED, DOUBTFUL = "found", "backed", "doubtful"
GRADES = {FOUND: "有据", BACKED: "有旁证", DOUBTFUL: "存疑"}
PARTS = re.compile("[、；;，,]")
NUMERALS = re.compile("[零〇○一二两三四五六七八九十百千万]{1,12}")
FALLS = re.compile("[－−﹣△▲▼↓—–-]|下降|减少|回落|降低|负")
UNCHANGED = re.compile("持平|不变|零增长")
APPROXIMATE = ("约", "近", "余", "多", "左右", "以上", "逾")
# Words as short as this stand everywhere by chance.
SHORT = 1
# What stands in the text more often than this is a common word, and no evidence.
OFTEN = 3

Span = tuple[int, int]


@dataclass(frozen=True)
class Value:
    """One field as read: in which words it may be printed, or which number it is.

    ``cue`` is a word that stands just before it, ``start`` where in the passage it is looked
    for first; ``doubts`` are the names by which findings speak of it. Of a choice, ``rivals``
    are the words for what else could have been chosen. What is common to many rows (a unit,
    a title) is not backed by standing somewhere else as well.
    """

    name: str
    words: tuple[str, ...] = ()
    number: Decimal | int | None = None
    cue: str = ""
    start: int = 0
    doubts: tuple[str, ...] = ()
    is_choice: bool = False
    rivals: tuple[str, ...] = ()
    is_common: bool = False


@dataclass(frozen=True)
class Evidence:
    """The grade of one field, where its words stand, and the reasons in words."""

    grade: str
    spans: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def label(self):
        return GRADES[self.grade]


@dataclass(frozen=True)
class Context:
    """What else there is of the document: what stands above the passage, places by what they
    are called, and the whole text.

    The passage is part of the whole: a value is backed by it if it stands there once more.
    """

    above: Folded = Folded("")
    places: Mapping[str, Folded] = field(default_factory=dict)
    whole: Folded = Folded("")

    def said_above(self, value: Value) -> str:
        """The word for a choice, if it is the last of its kind above: a heading."""
        own = max(value.words, key=self.above.last, default="")
        rival = max(map(self.above.last, value.rivals), default=-1)
        at = self.above.last(own) if value.is_choice else -1
        return f"上文写有“{own}”" if at > rival else ""

    def agreeing(self, value: Value, passage: Folded) -> list[str]:
        words = [one for one in value.words if len(one) > SHORT and not value.is_choice]
        found = [
            place
            for place, text in self.places.items()
            if any(text.find(one) for one in words)
        ]
        more = (self.whole.count(one) - passage.count(one) for one in words)
        if any(0 < count <= OFTEN for count in more):
            found.append("正文别处")
        return found


def weigh(
    value: Value,
    passage: Folded,
    context: Context,
    findings: Iterable[tuple[str, str]] = (),
    known: Iterable[str] = (),
) -> Evidence:
    """The evidence for one value.

    ``findings`` are (code, text) of the row; ``known`` are sentences on what the register
    knew before.
    """
    spans = places(value, passage)
    against = [text for code, text in findings if speaks_against(code, value)]
    others = context.agreeing(value, passage)
    reasons = [reason for reason in (said(passage.text, spans),) if reason]
    reasons += [f"{place}也这样写" for place in others] + list(known)
    if not spans and (heading := context.said_above(value)):
        reasons, others = [heading, *reasons], [heading]
    backs = others and not value.is_common
    if against:
        return Evidence(DOUBTFUL, spans, (*reasons, *against))
    if not spans and not others:
        return Evidence(DOUBTFUL, (), (*reasons, "这一段里没有找到这些字"))
    if not spans:
        return Evidence(FOUND, (), tuple(reasons))
    return Evidence(BACKED if known or backs else FOUND, spans, tuple(reasons))


def speaks_against(code: str, value: Value) -> bool:
    doubted = doubted_fields(code)
    return doubted == ALL or not {value.name, *value.doubts}.isdisjoint(doubted)


def said(passage: str, spans: tuple[Span, ...]) -> str:
    words = "、".join(f"“{passage[start:end].strip()}”" for start, end in spans[:3])
    return f"原文写有{words}" if spans else ""


def places(value: Value, text: Folded) -> tuple[Span, ...]:
    """Where the value stands: in one of its forms, or part by part, or as a number."""
    for words in filter(None, value.words):
        found = text.find(words, value.cue, value.start)
        if found := found or text.find(words, value.cue):
            return (found,)
    for words in value.words:
        parts = [part for part in PARTS.split(words) if part.strip()]
        found = [text.find(part) for part in parts]
        if len(parts) > 1 and all(found):
            return tuple(filter(None, found))
    if value.number is None:
        return ()
    found = number_in(value.number, text)
    return (found,) if found else ()


def number_in(number: Decimal | int, text: Folded) -> Span | None:
    """Where the number stands, in digits or in Chinese; a fall needs a word that says so."""
    if number < 0 and not FALLS.search(text.folded):
        return None
    for match in NUMBER.finditer(text.folded):
        value = parse_number(match[2] + (match[3] or ""))
        if value is not None and value == abs(number):
            return text.span(match.start(2), match.end())
    for match in NUMERALS.finditer(text.folded):
        if parse_chinese_numeral(match[0]) == number:
            return text.span(*match.span())
    if number == 0 and (match := UNCHANGED.search(text.folded)):
        return text.span(*match.span())
    return None
