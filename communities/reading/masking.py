"""Texts in which only the words outside brackets and quotation marks can be searched."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.text.widths import NARROW, WIDE, half_width

BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "［": "］"}
QUOTES = {"“": "”", "「": "」", "『": "』"}
TITLES = {"《": "》"}
CLOSING = BRACKETS | QUOTES | TITLES

BRACKETED, QUOTED, CITED, GONE = "\ue000", "\ue001", "\ue002", "\ue003"
TELLING = re.compile(
    r"(?:(?:[^（()）“”「」『』东南西北]{0,24}[，；：:])?东[、和及南西北]*(?:[面侧边]?[起至到临邻靠倚抵接与以]|[：:]|分别)|四至|辖区范围|管辖范围|管辖区域)"
)
# 牡丹社区（由原牡丹一社区、牡丹二社区合并）, 海棠社区（新设）.
BECAME = re.compile(
    r"(?:由[^（()）。；]{3,60}(?:合并|更名|改名|整合|撤并|归并|组成|而成|而来)|新[设建增]立?|新成立|新组建)[）)]"
)
# 同心社区居委会（驻地：同心路9号）.
HOUSED = re.compile("(?:驻地|办公(?:地[址点]|用房|场所))(?:为|设?在|位于|[：:])")
WESTERN_STOP = re.compile(r"(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff]|\s|\Z)")
ONE_WIDTH = str.maketrans(WIDE, NARROW)
# Typesetting sets digits off from the words round them: 南至 207 国道, 锦苑小区 9 号楼.
DIGIT_SPACES = re.compile(
    "(?<=[\u3400-\u9fff])[ \u3000]{1,2}(?=[\\dA-Za-z])|(?<=[\\dA-Za-z])[ \u3000]{1,2}(?=[\u3400-\u9fff])"
)
PUNCTUATION = "，。；：、,;: \t\n\r\u3000"


@dataclass(frozen=True)
class Masked:
    """A text and its mask: as long, with brackets, quotations and titles made unsearchable."""

    text: str
    mask: str

    @classmethod
    def of(cls, text: str) -> "Masked":
        text = text.translate(ONE_WIDTH)
        return cls(text, mask(text))

    @cached_property
    def narrow(self) -> str:
        """The mask in half-width digits."""
        return half_width(self.mask)

    def words(self, start: int, end: int) -> str:
        """What is printed from ``start`` to ``end``, without punctuation around it."""
        around = PUNCTUATION + GONE
        start = end - len(self.mask[start:end].lstrip(around))
        end = start + len(self.mask[start:end].rstrip(around))
        return DIGIT_SPACES.sub("", self.text[start:end])

    def without(self, spans) -> "Masked":
        """The same text with ``spans`` made unsearchable, each a full stop to what precedes it."""
        mask = list(self.mask)
        for start, end in spans:
            mask[start:end] = GONE * (end - start)
        return Masked(self.text, "".join(mask))

    def part(self, start: int, end: int) -> "Masked":
        return Masked(self.text[start:end], self.mask[start:end])


def joined(parts: Iterable[Masked]) -> Masked:
    parts = list(parts)
    return Masked("\n".join(p.text for p in parts), "\n".join(p.mask for p in parts))


def mask(text: str) -> str:
    """``text`` with every closed bracket or quotation blanked, except brackets that tell bounds."""
    masked = list(WESTERN_STOP.sub("。", text))
    pairs = closed_pairs(text)
    end = 0
    for start in sorted(pairs):
        if start < end:
            continue
        end = pairs[start] + 1
        if text[start] not in TITLES and tells(text, start):
            masked[start] = masked[end - 1] = "，"
            end = start + 1
        else:
            masked[start:end] = blank(text[start]) * (end - start)
    return "".join(masked)


def tells(text: str, start: int) -> bool:
    """Whether the bracket at ``start`` tells of the bounds, or what became of the community before it."""
    if TELLING.match(text, start + 1):
        return True
    after_name = text[:start].endswith(("社区", "会"))
    return after_name and bool(BECAME.match(text, start + 1) or HOUSED.match(text, start + 1))  # fmt: skip


def blank(opening: str) -> str:
    if opening in BRACKETS:
        return BRACKETED
    return QUOTED if opening in QUOTES else CITED


def closed_pairs(text: str) -> dict[int, int]:
    """Where each opening bracket that is closed stands, and where it is closed.

    A bracket left open within closed ones counts as a plain character.
    """
    pairs, opened, waiting = {}, [], Counter()
    for position, character in enumerate(text):
        if character in CLOSING:
            opened.append(position)
            waiting[CLOSING[character]] += 1
        elif waiting[character]:
            start = innermost(opened, text, character, waiting)
            pairs[start] = position
    return pairs


def innermost(opened: list[int], text: str, closing: str, waiting: Counter) -> int:
    """Takes off ``opened`` all from the innermost bracket that ``closing`` closes; where it stood."""
    while True:
        start = opened.pop()
        expected = CLOSING[text[start]]
        waiting[expected] -= 1
        if expected == closing:
            return start
