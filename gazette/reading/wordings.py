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
    """A regular expression that is compiled when it is first asked about a text that holds a
    word of each of the groups ``needed``: long ones by the dozen take a second.
    """

    def __init__(self, text: str, needed: Iterable[tuple[str, ...]]):
        self.text, self.needed = text, sorted(needed, key=len)

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self.text)

    def fullmatch(self, text: str) -> re.Match | None:
        return self.pattern.fullmatch(text) if self.may_fit(text) else None

    def match(self, text: str) -> re.Match | None:
        return self.pattern.match(text) if self.may_fit(text) else None

    def search(self, text: str) -> re.Match | None:
        return self.pattern.search(text) if self.may_fit(text) else None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterable[re.Match]:
        end = len(text) if end is None else end
        may_fit = self.may_fit(text[start:end])
        return self.pattern.finditer(text, start, end) if may_fit else ()

    def may_fit(self, text: str) -> bool:
        # Asked a million times for a long issue: loops, as generators take thrice the time.
        for group in self.needed:
            for word in group:
                if word in text:
                    break
            else:
                return False
        return True


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
        for part in outermost(self.text):
            if part[:1] == "(" and not re.search(r"[\[({]", part[1:]):
                yield tuple(part[1:-1].split("|"))
            elif part[:1] not in ("(", "["):
                for token in TOKEN.finditer(part):
                    if token["words"]:
                        yield (token["words"],)
                    elif token["slot"] in words:
                        yield words[token["slot"]]

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


def outermost(text: str) -> Iterable[str]:
    """The text of a wording in pieces: what stands in brackets, each whole, and what does not."""
    depth = start = 0
    for at, sign in enumerate(text):
        if sign in "([":
            if not depth:
                yield text[start:at]
                start = at
            depth += 1
        elif sign in ")]":
            depth -= 1
            if not depth:
                yield text[start : at + 1]
                start = at + 1
    yield text[start:]
