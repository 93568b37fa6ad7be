"""The bounds, the named places and what is added to them, from statements."""

import re
from dataclasses import dataclass, field

from gazette.reading.source import Finding

from .deltas import GOES, HANDED, PASSED_ON, goes_on, without_deltas
from .entries import SIDES, Boundary
from .grammar import CHANGES_TO
from .identity import forms, is_of
from .masking import BRACKETED, GONE, Masked
from .naming import is_generic, short_name
from .offices import BEFORE_NAMES
from .phrases import CLOSE_SIDE, IN_BRACKETS, NOT_PLACES
from .statements import Statement

SIDE_NAMES = dict(zip("东南西北", SIDES, strict=True))
CHINESE_SIDES = dict(zip(SIDES, "东南西北", strict=True))
# What is told after the four sides, and is none of them: ，现状良好; ；服务半径1.2公里.
ANOTHER = re.compile(
    r"[，；,;][^，；。,;]{0,6}(?:半径|面积|规模|现状|良好|公里|公顷|左右|合计|总计|人口|[\d万千百]\s?人|居民[^，；。]{0,4}\d|网格|楼栋|包括|包含|涵盖|户数|\d\s?户|[栋幢]楼|建成|交付|入住|住户\s?\d|辖区内?[现共]?有|[有共]\d)"
)
# 甲社区（隶属东街街道）：东至….
BELONGS = re.compile(r"[（(](?:隶|归)?属[^（）()]{2,20}[）)]")
OF_OFFICE = re.compile(rf"\A.{{2,12}}?{BEFORE_NAMES}")
EACH_DOUBTFUL = Finding("bound-doubtful", "几方写在一起，各自的界线请核对")
REPEATED = Finding("bounds-repeated", "同一区域的四至有重复，请核对")
CONNECTING = re.compile(
    r"(?:同时|一并|相应|[并将其把对为至成的现后分，：:]|该社区|居委会|社区|界限|位于|东、西|如下|调整|变更|修改|扩大|缩小|更名|合并|管辖|辖区|所辖|区域|范围|四至|边界|界线|具体|分别|即)*\Z"
)
# 甲社区调整为：东至…: the words of what is done are no part of the label.
BECOMES = re.compile(
    r"(?<=[区会])(?:的?四至)?(?:现|拟)?(?:重新)?(?:调整|变更|扩大|缩小|修改|划定|核定)(?:为|至|到|成|如下|后)\Z"
)
OUT_OF = re.compile(r"\A[从由][^，。；]{2,24}?(?:划出|析出|分出|划转)\Z")
AFTER = re.compile(r"\A(?:[^，。]{0,4}后的?|新[设建成增]?[立设]?的)")
COMPOSED = re.compile(r"(?:组成|构成)\Z")
CHANGED = re.compile(rf"[由从自].{{1,60}}?(?:向[东南西北内外]{{1,2}})?{CHANGES_TO}")
SHARED_LINE = {
    "以": re.compile(
        r"(?:为界|为邻|为止)(?:[与同和][^，；]{1,20}(?:相邻|相接|为邻|接壤|毗邻|交界|相望))?\Z"
    ),
    "和": re.compile(r"(?:相邻|为邻|相接|接壤|交界|毗邻|相连|为界)\Z"),
    "与": re.compile(r"(?:相邻|为邻|相接|接壤|交界|毗邻|相连|为界)\Z"),
}
ENCLOSED = re.compile(
    r"(?:的|所?围合的?|合围的?)(?:区域|范围|地域|地块|片区)(?:之?内)?\Z|为止\Z|(?<=.)止\Z"
)
REGION = re.compile(
    rf"(?:区域|范围|地域|地块|片区)(?:之?内)?(?P<remark>{BRACKETED}{{3,60}})[，。；\s{GONE}]*\Z"
)
REMARK = re.compile(
    "[（(](?:不含|不包括|不包含|含|包括|包含|除|其中|[^（()）]*(?:除外|在内)[）)])"
)
OLD_AREA = re.compile(
    r"原(?:有|来)?的?(?:管辖|辖区|四至|范围|边界|界线|区域)|调整前|变更前|此前|旧"
)
ADDED = re.compile("(?<!^)(?:以及|另含|另包括|还包括|并包括)")
SPACED = re.compile("(?<=[\u3400-\u9fff])[ \u3000]{1,2}(?=[\u3400-\u9fff])")
LINES = re.compile(r"(?:[路街道巷河江渠沟线墙堤]|高速|铁路)\Z")


@dataclass
class Area:
    """An area being read: its label, its sides as told, or its places.

    ``governed``: 管辖 stands right before its label, so that it is where the community is.
    """

    label: str = ""
    governed: bool = False
    sides: dict = field(default_factory=dict)
    places: str = ""


@dataclass
class Bounds:
    """What the statements say about where a community is."""

    areas: list[Area] = field(default_factory=list)
    territory: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    deltas: list[str] = field(default_factory=list)

    def settle(self, name: str):
        """The label of the only area, 管辖甲路以东区域：东起…, is where the whole community is."""
        for area in self.areas:
            own = OF_OFFICE.sub("", area.label)
            area.label = own if own in forms(name) else area.label
        self.areas = without_told_again(self.areas, name)
        alone = self.areas[0] if len(self.areas) == 1 else None
        if alone and is_of(AFTER.sub("", alone.label), name):
            alone.label = ""
        if (
            alone
            and alone.governed
            and alone.label
            and alone.sides
            and not self.territory
        ):
            label = AFTER.sub("", alone.label)
            if short_name(label) != short_name(name) and not OLD_AREA.search(label):
                self.territory.append(alone.label)
            alone.label = "" if not OLD_AREA.search(label) else alone.label

    def boundaries(self, name: str) -> tuple[Boundary, ...]:
        own = forms(name)
        if not self.territory and len(self.areas) == 1:
            own.add(short_name(name))
        return tuple(
            Boundary(
                "" if AFTER.sub("", area.label) in own else area.label, **area.sides
            )
            for area in self.areas
        )


def without_told_again(areas: list[Area], name: str) -> list[Area]:
    """The areas, without one side that is changed where all four are told after: 东界调整至甲路，调整后….."""
    whole = [a for a in areas if len(a.sides) == 4 and (not a.label or is_of(a.label, name))]  # fmt: skip
    if len(whole) != 1:
        return areas
    told = whole[0].sides.items()
    return [a for a in areas if a is whole[0] or a.label or a.places or not a.sides.items() <= told]  # fmt: skip


def read_bounds(
    details: Masked, statements: list[Statement], *, gone: bool = False
) -> Bounds:
    """``gone``: of a community that is abolished; what is handed on of it is no area of its own."""
    bounds = Bounds()
    current, head = None, ""
    for statement in statements:
        words = details.words(statement.words, statement.end)
        if statement.kind in ("area", "place"):
            label = label_of(details.words(statement.head, statement.label_end))
            places = words if statement.kind == "place" else ""
            current = Area(label, head.endswith("辖"), places=places)
            bounds.areas.append(current)
        elif statement.kind == "side":
            current = add_sides(bounds, current, statement, details)
        elif statement.kind == "range":
            current = None
        add_words(bounds, statement, details)
        is_range = statement.kind == "range"
        head = details.text[statement.head : statement.words] if is_range else ""
    for area in bounds.areas:
        split_unmarked(bounds, area)
    add_places(bounds)
    if gone:
        kept = [words for words in bounds.territory if words not in bounds.deltas and not GOES.search(words)]  # fmt: skip
        bounds.territory, bounds.deltas = kept, []
    bounds.territory = without_deltas(bounds)
    return bounds


def label_of(words: str) -> str:
    """The label of an area; none where only connecting words stand before the sides."""
    words = BELONGS.sub("", OUT_OF.sub("", BECOMES.sub("", words)))
    told = CONNECTING.match(words) or is_generic(words) or words.endswith("为准")
    return "" if told else words


def add_sides(bounds, current, statement, details) -> Area:
    """Adds what a statement tells; a side told twice begins another area."""
    sides = [SIDE_NAMES[side] for side in statement.sides]
    repeated = current is not None and any(side in current.sides for side in sides)
    if repeated:
        bounds.findings.append(REPEATED)
    if current is None or repeated:
        current = Area()
        bounds.areas.append(current)
    words, runs_on = bound(details, statement)
    if SPACED.search(words):
        words = SPACED.sub("", words)
        bounds.findings.append(Finding("bound-doubtful", f"“{words}”中间印有空格，请核对"))  # fmt: skip
    words = without_remark(bounds, words, REGION.search(details.mask, statement.words, statement.end))  # fmt: skip
    last = len(sides) == 1 and set(current.sides) | set(sides) == set(SIDES)
    if runs_on and last and (more := ANOTHER.search(details.mask, statement.words, statement.end)):  # fmt: skip
        words = details.words(statement.words, more.start())
    listed = statement.verb in ("以", "与") and len(sides) == len(parts_of(words)) > 1
    if statement.verb.startswith("分别") or listed:
        add_each(bounds, current, sides, words)
        bounds.findings += [EACH_DOUBTFUL] if listed else []
        return current
    if set(current.sides) | set(sides) == set(SIDES) and len(sides) == 1:
        words = without_added(bounds, words)
    current.sides.update(dict.fromkeys(sides, words))
    if runs_on:
        said = details.words(statement.words, statement.end)
        text = f"“{said}”中有逗号或分号，请核对四至到何处为止"
        bounds.findings.append(Finding("bound-runs-on", text))
    return current


def parts_of(words: str) -> list[str]:
    return [part for part in re.split("[、和]", words) if part]


def add_each(bounds: Bounds, current: Area, sides: list[str], words: str):
    """Gives the sides told first the bounds that are listed after them, one to each."""
    listed = parts_of(words)
    if len(listed) == len(sides):
        current.sides.update(zip(sides, listed, strict=True))
    else:
        text = f"“{words}”与所列各方对不上，四至未读入"
        bounds.findings.append(Finding("bounds-unread", text))


def without_remark(bounds: Bounds, words: str, region: re.Match | None) -> str:
    """The bound before …为界的区域（不含体育中心）: the remark is of the whole region."""
    remark = words[-len(region["remark"]) :] if region else ""
    if not REMARK.match(remark):
        return words
    bounds.extra.append(remark[1:-1])
    return words[: -len(remark)]


def without_added(bounds: Bounds, words: str) -> str:
    """The last bound without what is added to the four: 绕城高速以及三江村安置点."""
    added = ADDED.search(Masked.of(words).mask)
    if not added or LINES.search(words):
        return words
    bounds.extra.append(words[added.start() :])
    bounds.findings.append(Finding("bound-doubtful", f"“{words}”是否都是四至，请核对"))
    return words[: added.start()]


def bound(details: Masked, statement: Statement) -> tuple[str, bool]:
    """The words of a bound, and whether a comma within them leaves its end in doubt."""
    start, end = statement.words, statement.end
    said_first = start - (statement.verb in ("由", "从", "自"))
    if changed := CHANGED.match(details.mask, said_first, end):
        start = changed.end()
    words = details.words(start, end)
    words = words[1:-1] if IN_BRACKETS.fullmatch(words) else words
    words = without_ending(words, ENCLOSED)
    if ending := SHARED_LINE.get(statement.verb.removeprefix("分别")):
        words = without_ending(words, ending)
    return words, bool(
        re.search("[，；,;]", details.mask[start:end].rstrip(f"，；,; {GONE}"))
    )


def without_ending(words: str, ending: re.Pattern) -> str:
    """``words`` without 为界 at their end, or before the bracket that ends them."""
    masked = Masked.of(words)
    remark = len(masked.mask) - len(masked.mask.rstrip(BRACKETED))
    end = len(words) - remark
    return ending.sub("", words[:end]) + words[end:]


def add_words(bounds: Bounds, statement: Statement, details: Masked):
    if statement.kind == "range":
        words = COMPOSED.sub("", details.words(statement.words, statement.end))
        if not NOT_PLACES.match(words):
            bounds.territory.append(words)
            bounds.deltas += [words] if PASSED_ON.match(words) else []
    elif statement.kind == "delta" and not goes_on(details, statement):
        bounds.territory.append(details.words(statement.head, statement.end))
        if HANDED.match(bounds.territory[-1]):
            bounds.deltas.append(bounds.territory[-1])
    elif statement.kind == "extra":
        bounds.extra.append(details.words(statement.head, statement.end))
    elif statement.kind == "own_extra":
        bounds.extra.append(details.words(statement.words, statement.end))


def split_unmarked(bounds: Bounds, area: Area):
    """Finds missing sides inside a bound: 东至甲路西至乙路, with no mark between."""
    for side, words in list(area.sides.items()):
        masked = Masked.of(words)
        cuts = [
            match
            for match in CLOSE_SIDE.finditer(masked.mask, 1)
            if SIDE_NAMES[match["sides"]] not in area.sides
        ]
        if not cuts:
            continue
        area.sides[side] = words[: cuts[0].start()]
        ends = [cut.start() for cut in cuts[1:]] + [len(words)]
        for cut, end in zip(cuts, ends, strict=True):
            area.sides.setdefault(SIDE_NAMES[cut["sides"]], words[cut.end() : end])
        text = "四至之间没有标点，请核对"
        bounds.findings.append(Finding("bounds-unpunctuated", text))


def add_places(bounds: Bounds):
    """The words of areas told by places go to the territory, named where they are not alone."""
    told = [area for area in bounds.areas if area.places]
    if len(told) == 1 and not bounds.territory:
        bounds.territory.append(told[0].places)
    else:
        bounds.territory += [f"{area.label}为{area.places}" for area in told]
