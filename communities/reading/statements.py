"""The details of a clause cut into statements: sides, areas, territory, households, premises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .grammar import MARKS
from .masking import GONE, Masked
from .phrases import (
    ALL_SIDES,
    AREA,
    AREA_NAME,
    CLOSE_SIDE,
    COLON_AREA,
    COMMA_AREA,
    EACH_SIDE,
    HEADS,
    LEAD_IN,
    LISTED_AREA,
    NAMED_AREA,
    NEW,
    NEXT_SIDE,
    OLD,
    OLD_IN_BRACKETS,
    PARTED,
    PLACE_AREA,
    SIDE,
)

# A comma within a number ends nothing; a label (户数：) begins something even without a mark.
LABELS = "(?:(?:居民|社区|辖区|住)?(?:总?户数|管辖范围|四至范围|管辖区域|辖区范围|辖区面积|办公地[点址]|办公用房|办公场所|服务用房|驻地|总?人口|常住人口)|(?:社区)?名称)[：:]"
STARTS = re.compile(
    rf"\A|(?<=[{MARKS}\s、])(?<![0-9][,，](?=[0-9]{{3}}))(?<![0-9] (?=[0-9]))(?<! (?=\d{{1,4}} ?[号栋幢楼室层座单门]))|(?<=[^{MARKS}\s、])(?<!居民)(?<!社区)(?<!辖区)(?<!常住)(?<!住)(?<!总)(?={LABELS})"
)
BUILDING = re.compile(r".{2}(?:中心|活动室|服务站|办公楼|办公室|办公点)\Z")
BESIDE = re.compile("以[东南西北]")
SENTENCE_ENDS = f"。\n{GONE}"
OF_PREMISES = ("premises", "location", "floor_area")


@dataclass(frozen=True)
class Statement:
    """One statement: its kind, where its head and the words after it begin, where they end.

    ``start`` is before words as 其中 and 调整为. The label of an area stands from ``head`` to
    ``label_end``; ``sides`` are the characters 东南西北 that are told.
    """

    kind: str
    head: int
    words: int
    start: int = 0
    end: int = 0
    label_end: int = 0
    sides: str = ""
    verb: str = ""


def without_old_bounds(details: Masked) -> Masked:
    """The details without the bounds as they were, printed beside the new ones."""
    spans, position = [], 0
    while old := OLD.search(details.mask, position):
        new = NEW.search(details.mask, old.end())
        position = new.start() if new else len(details.mask)
        spans.append((old.start(), position))
    spans += [match.span() for match in OLD_IN_BRACKETS.finditer(details.text)]
    return details.without(spans)


def statements(details: Masked) -> list[Statement]:
    """The statements in order; words that begin none belong to the one before."""
    heads = [*Cutter(details.mask).heads()]
    heads = [h for last, h in pairwise([None, *heads]) if not goes_on(last, h, details)]
    ends = [head.start for head in heads[1:]] + [len(details.mask)]
    return [replace(head, end=end) for head, end in zip(heads, ends, strict=True)]


def goes_on(last: Statement | None, head: Statement, details: Masked) -> bool:
    """Whether places told by lines go on after a comma: 甲路以西，乙路以北."""
    bare = last and last.kind == head.kind == "range" and head.head == head.words
    beside = bare and BESIDE.search(details.mask, last.words, head.start)
    return bool(beside) and details.mask[head.start - 1] in "，,"


class Cutter:
    """Finds where statements begin; what may begin one depends on the one before."""

    def __init__(self, mask: str):
        self.mask = mask
        self.last = "rest"
        self.told = ""
        self.read = -1

    def heads(self) -> Iterator[Statement]:
        for start in STARTS.finditer(self.mask):
            if start.start() <= self.read:
                continue
            for head in self.heads_at(start.start()):
                self.follow(head)
                yield head

    def follow(self, head: Statement):
        self.told = head.sides if head.kind in ("area", "place", "range") else self.told + head.sides  # fmt: skip
        self.last = head.kind
        self.read = max(head.head, head.words - 1)

    def heads_at(self, start: int) -> Iterator[Statement]:
        mark = self.mask[start - 1] if start else "。"
        lead_in = LEAD_IN.match(self.mask, start)
        if lead_in["among"] or PARTED.search(self.mask, max(0, start - 30), start):
            mark = "；"
        position = lead_in.end()
        head = self.listed_area(lead_in, mark) or self.head(position, mark)
        if head:
            yield replace(head, start=start)
            yield from self.following(head)
        elif mark in SENTENCE_ENDS:
            yield Statement("rest", start, start, start=start)

    def listed_area(self, lead_in: re.Match, mark: str) -> Statement | None:
        """An area parted from its sides by a comma, as the items of a list are."""
        if not lead_in["item"] and not (
            mark in "；;" and (self.complete or not self.told)
        ):
            return None
        match = COMMA_AREA.match(self.mask, lead_in.end())
        if not match or CLOSE_SIDE.search(match["area"]):
            return None
        return area("area", match)

    def head(self, position: int, mark: str) -> Statement | None:
        if self.side_allowed(mark, position) and (side := self.side(SIDE, position)):
            return side
        if mark == "、":
            return self.count(position)
        if mark in "，," and (named := NAMED_AREA.match(self.mask, position)):
            return area("area", named)
        colon = COLON_AREA.match(self.mask, position) if mark in "，," else None
        if colon and (self.last == "range" or AREA_NAME.search(colon["area"])):
            return area("area", colon)
        if self.area_allowed(mark) and (listed := LISTED_AREA.match(self.mask, position)):  # fmt: skip
            return area("place", listed)
        for kind, pattern in HEADS:
            match = pattern.match(self.mask, position)
            if match and self.allowed(kind, mark) and not self.is_place(match, mark):
                kind = "range" if kind == "places" else kind
                return Statement(kind, position, match.end())
        return self.area(position) if self.area_allowed(mark) else None

    def count(self, position: int) -> Statement | None:
        """The households told after another number: 1.2万人、3105户."""
        after_bounds = self.last == "side" and self.complete
        kinds = ("households", "other") if after_bounds else ("households",)
        if self.last != "other" and not after_bounds:
            return None
        for kind, pattern in HEADS:
            if kind in kinds and (match := pattern.match(self.mask, position)):
                return Statement(kind, position, match.end())
        return None

    def following(self, head: Statement) -> Iterator[Statement]:
        """Sides or an area that follow a head without a mark between."""
        if head.kind == "range":
            label = self.area(head.words)
            side = self.side(SIDE, head.words)
            yield from filter(None, [side or label])
            head = label if label and not side else head
        if head.kind == "area":
            yield from filter(None, [self.side(SIDE, head.words)])

    def is_place(self, match: re.Match, mark: str) -> bool:
        """办公用房：锦苑社区服务中心二楼 names the place, after the label of the premises."""
        labelled = mark in "：:" and self.last == "premises"
        return labelled and bool(BUILDING.search(match[0]))

    def allowed(self, kind: str, mark: str) -> bool:
        """Whether words as ``kind`` begins begin it here, or go on with what was being told."""
        if kind == "delta":
            return mark in SENTENCE_ENDS or self.last not in ("range", "delta", "side")
        if kind == "handed":
            return self.last in ("range", "delta", "handed")
        if kind == "location":
            return self.last in OF_PREMISES
        if kind == "extra":
            return self.last in ("place", "extra") or (
                self.last == "side" and self.complete
            )
        if kind == "places":
            return self.last in ("rest", "range") and mark != "、"
        return True

    @property
    def complete(self) -> bool:
        return len(set(self.told)) == 4

    def side_allowed(self, mark: str, position: int) -> bool:
        """Premises are told by one side or two: 位于甲路，东临乙路; all four are of the community."""
        if mark == "、":
            return self.last == "side"
        return (
            mark in SENTENCE_ENDS
            or self.last not in OF_PREMISES
            or (not self.told and bool(ALL_SIDES.match(self.mask, position)))
        )

    def area_allowed(self, mark: str) -> bool:
        complete = self.last == "side" and self.complete
        return mark in SENTENCE_ENDS or mark in "；;：:" or complete

    def side(self, pattern: re.Pattern, position: int) -> Statement | None:
        match = EACH_SIDE.match(self.mask, position) or pattern.match(
            self.mask, position
        )
        if not match:
            return None
        sides = "".join(character for character in match["sides"] if character in "东南西北")  # fmt: skip
        return Statement("side", position, match.end(), position, sides=sides, verb=match["verb"])  # fmt: skip

    def area(self, position: int) -> Statement | None:
        """An area named at ``position``: with a colon, by places, or right before its sides."""
        if colon := COLON_AREA.match(self.mask, position):
            return area("area", colon)
        if place := PLACE_AREA.match(self.mask, position):
            return area("place", place)
        match = AREA.match(self.mask, position)
        if not match or not NEXT_SIDE.search(self.mask, match.end(), match.end() + 200):
            return None
        end = self.known_label_end(match)
        return Statement("area", position, end, position, label_end=end)

    def known_label_end(self, match: re.Match) -> int:
        """Of several places where the label may end, the one that an earlier word confirms."""
        stop = re.compile(f"[{MARKS}]").search(self.mask, match.end())
        piece_end = stop.start() if stop else len(self.mask)
        before = self.mask[max(0, match.start() - 300) : match.start()]
        for side in CLOSE_SIDE.finditer(self.mask, match.end(), piece_end):
            if self.mask[match.start() : side.start()] in before:
                return side.start()
        return match.end()


def area(kind: str, match: re.Match) -> Statement:
    start, end = match.span()
    return Statement(kind, start, end, start, label_end=match.end("area"))
