"""Ways of saying something, as a reader of gazettes would write them down, an example beside each.

``任命{person}[同志]为{post}``: braces are slots, what stands in square brackets may be missing,
``(新建|设立)`` is either; all else is meant as it stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|])|(?P<words>[^{}\[\]()|]+)")
MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


class Form:
    """A regular expression that is compiled when it is first asked about a text with the
    words ``needed``: long ones by the dozen take a second.
    """

    def __init__(self, text: str, needed: str):
        self.text, self.needed = text, needed

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self.text)

    def fullmatch(self, text: str) -> re.Match | None:
        return self.pattern.fullmatch(text) if self.needed in text else None


@dataclass(frozen=True)
class Wording:
    """One way of saying something, what it ``means``, and a text that says it so."""

    text: str
    example: str
    means: str = ""

    def pattern(self, slots: Mapping[str, str]) -> re.Pattern:
        """The wording as a regular expression; ``slots`` says what may stand in each slot."""
        return re.compile("".join(self.parts(slots)))

    def form(self, slots: Mapping[str, str]) -> "Form":
        """``pattern``, made when it is first asked."""
        return Form("".join(self.parts(slots)), self.needed())

    def needed(self) -> str:
        """Words that stand in every text said so: the longest in neither kind of brackets."""
        depth, words = 0, [""]
        for token in TOKEN.finditer(self.text):
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token["mark"], 0)
            if token["words"] and not depth:
                words.append(token["words"])
        return max(words, key=len)

    def parts(self, slots: Mapping[str, str]) -> Iterable[str]:
        named = set()
        for token in TOKEN.finditer(self.text):
            if slot := token["slot"]:
                # A slot that stands twice is named the first time only.
                name = "?:" if slot in named else f"?P<{slot}>"
                named.add(slot)
                yield f"({name}{slots[slot]})"
            else:
                yield MARKS.get(token["mark"]) or re.escape(token["words"])
