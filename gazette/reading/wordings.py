"""Ways of saying something, as a reader of gazettes would write them down, an example beside each.

``任命{person}[同志]为{post}``: braces are slots, what stands in square brackets may be missing,
``(新建|设立)`` is either; all else is meant as it stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

TOKEN = re.compile(r"\{(?P<slot>\w+)\}|(?P<mark>[\[\]()|])|(?P<words>[^{}\[\]()|]+)")
# The outermost parts of a wording; ``loose`` may be missing or be said with slots of its own.
PARTS = re.compile(
    r"\{(?P<slot>\w+)\}|\((?P<choice>[^()\[\]{}]+)\)|(?P<words>[^{}\[\]()|]+)"
    r"|(?P<loose>\[[^\[\]]*\]|\((?:[^()\[\]]|\[[^\[\]]*\])*\))"
)
MARKS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


class Form:
    """A regular expression that is compiled when it is first asked about a text that holds a
    word of each of the groups ``needed``: long ones by the dozen take a second.
    """

    def __init__(self, text: str, needed: Iterable[tuple[str, ...]]):
        self.text, self.needed = text, tuple(needed)

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self.text)

    def fullmatch(self, text: str) -> re.Match | None:
        return self.pattern.fullmatch(text) if self.may_fit(text) else None

    def match(self, text: str) -> re.Match | None:
        return self.pattern.match(text) if self.may_fit(text) else None

    def search(self, text: str) -> re.Match | None:
        return self.pattern.search(text) if self.may_fit(text) else None

    def finditer(self, text: str, start: int, end: int) -> Iterable[re.Match]:
        may_fit = self.may_fit(text[start:end])
        return self.pattern.finditer(text, start, end) if may_fit else ()

    def may_fit(self, text: str) -> bool:
        return all(any(word in text for word in group) for group in self.needed)


@dataclass(frozen=True)
class Wording:
    """One way of saying something, what it ``means``, and a text that says it so."""

    text: str
    example: str
    means: str = ""

    def pattern(self, slots: Mapping[str, str]) -> re.Pattern:
        """The wording as a regular expression; ``slots`` says what may stand in each slot."""
        return re.compile("".join(self.parts(slots)))

    def form(
        self,
        slots: Mapping[str, str],
        words: Mapping[str, tuple[str, ...]] | None = None,
        ending: str = "",
    ) -> Form:
        """``pattern``, made when it is first asked; ``words`` are those of which one stands in
        a slot, ``ending`` what has to follow.
        """
        needed = self.needed(words or {})
        return Form(rf"(?:{''.join(self.parts(slots))}){ending}", needed)

    def needed(self, words: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """Groups of words: one of each group stands in every text said so."""
        for part in PARTS.finditer(self.text):
            if part["slot"] in words:
                yield words[part["slot"]]
            elif part["choice"]:
                yield tuple(part["choice"].split("|"))
            elif part["words"]:
                yield (part["words"],)

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
