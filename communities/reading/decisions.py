"""The words by which a clause establishes, adjusts, renames, abolishes or merges communities."""

import re
from dataclasses import dataclass

from .masking import GONE, Masked
from .naming import ANOTHER_DECISION, NAME, Names, read_names

VERBS = {
    "establish": "新设立|新成立|新增设|新组建|新建|新设|新增|增设|设立|成立|组建|析置|建立|设置",
    "abolish": "撤销|撤消|取消",
    "adjust": "调整|变更|扩大|缩小|重新划定|重新核定|核定|划定",
}
VERB = "|".join(rf"(?P<{kind}>{words})" for kind, words in VERBS.items())
GENERAL = "管辖|辖区|所辖|区划|四至|服务|管理"

OPEN = rf"(?:(?<![^，。；：,;\n并{GONE}])|(?<=同意)|(?<=批准)|(?<=决定)|(?<=准予))(?:你(?:办|街道办事处|街道|镇|乡)|现|同时|原则上?)?(?:将(?!军)|将(?=将军)|把|对|由|从)?"
LIST = rf"[^，。；：,;{GONE}]{{1,300}}?"
INTO = "(?:为|成立|成|设立|组建|组成|新建|建立|更名为|命名为|名称为){1,3}"
PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("rename", rf"{OPEN}(?P<former>{NAME})的?(?:名称)?(?:更名|改名|改称|更改|变更|变更名称|更改名称)为(?P<name>{NAME})"),
        ("rename", rf"(?:变更|更改|调整)(?P<former>{NAME})的?名称为(?P<name>{NAME})"),
        ("rename", rf"{OPEN}(?P<former>{NAME})的?(?:名称)?(?:更名|改名)(?!为)"),
        ("merge", rf"{OPEN}(?P<formers>{LIST})(?:予以|进行)?合并[，,]?(?:后|并)?{INTO}(?P<name>{NAME})"),
        ("merge", rf"合并(?P<formers>{LIST})[，,]?{INTO}(?P<name>{NAME})"),
        ("merge", rf"撤[销消](?P<formers>{LIST})[，,]合并{INTO}(?P<name>{NAME})"),
        ("merge", rf"{OPEN}(?P<formers>{LIST})(?:整体|成建制)?(?:并入|合并到|合并至|合并入|归并到|归并至|归并入)(?P<name>{NAME})"),
        ("split", rf"{OPEN}(?P<former>{NAME})(?:的?(?:{GENERAL})(?:区域|范围)?)?[中内]?(?:拆分|分设|析置|分立|划分|划出|析出)(?:为|成|出)?(?:设立|新建|成立)?"),
        (None, VERB),
        ("adjust", rf"{OPEN}(?P<names>{LIST})的?(?:{GENERAL})(?:居民)?(?:区域|范围|边界)?(?:进行|予以|作出?|做)?(?:适当|如下|部分|相应)?(?:调整|变更|扩大|缩小|重新划定)"),
    )
)  # fmt: skip

SENTENCE = re.compile(rf"[^。\n{GONE}]+")
GATE = re.compile("同意|批准|准予|决定|核准")
REFUSED = re.compile(
    r"(?:不|未|不予|暂不|暂未|拟|是否|如|若|待|尚未|报[^，]{0,12}|请(?!示)[^，]{0,12})\Z"
)
MENTIONED = re.compile(r"曾[经于]|此前|前期|以前|已于|已经|年.{0,12}经")
DEFERRED = re.compile(
    r"不得|不再|暂缓|暂不|拟|建议|请(?![示求])|申请|要求|如需|若|是否|(?<!经)研究|计划|规划|适时|力争|争取|抓紧|应|须|需要|待|条件成熟|筹备|推进|加快|鼓励|支持|完成|探索|可以|切实|进一步"
)
PUT_OFF = re.compile(r"不得|不再|暂缓|暂不|拟|适时|如需|若|条件成熟|待")
LEAD_AFTER_GATE = re.compile(r"[^。；]{0,60}\Z")
NO_LONGER_VILLAGE = "撤[销消][^，。；]{1,40}(?:村民委员会|村委会)[，、,]?并?"
LEAD = re.compile(
    rf"(?:经研究|关于|{NO_LONGER_VILLAGE}|现|决定|兹|特|自.{{1,12}}?起|同时|将|把|对|从|原|[，,]){{0,6}}\Z"
)
ONLY_TOLD = re.compile(r"后[，,]|以来|以后|的(?:批复|通知|决定)")

NOTHING_MORE = rf"\Z|[，。；：,;:\s\ue000-{GONE}]|、(?:{ANOTHER_DECISION.pattern})"
WHOLE_COMMUNITY = re.compile(rf"{NOTHING_MORE}|[及和并与等的由于后]|两个|各")
ITS_BOUNDS = re.compile(
    rf"{NOTHING_MORE}|[之间]{{0,2}}的?(?:{GENERAL}|范围|区域|边界|界线|规模|行政|如下)"
)
ANYTHING = re.compile("")
FOLLOWED = {
    "establish": WHOLE_COMMUNITY,
    "abolish": WHOLE_COMMUNITY,
    "split": WHOLE_COMMUNITY,
    "adjust": ITS_BOUNDS,
    "rename": ANYTHING,
    "merge": ANYTHING,
    "listed": re.compile(rf"{WHOLE_COMMUNITY.pattern}|{ITS_BOUNDS.pattern}"),
}


@dataclass(frozen=True)
class Decision:
    """What a clause does: ``kind``, to which names, and where it says so."""

    kind: str
    names: tuple[str, ...]
    former: str
    start: int
    end: int
    count: int | None = None
    complete: bool = True

    @property
    def affects(self) -> set[str]:
        return {*self.names, self.former} - {""}


def decisions(masked: Masked) -> list[Decision]:
    """The decisions of a clause in order: after 同意 or 决定, or opening a sentence."""
    found = []
    for sentence in SENTENCE.finditer(masked.mask):
        start = decided_from(masked.mask, *sentence.span())
        if start is not None:
            found += in_sentence(masked, start, sentence.end(), consented=True)
        else:
            found += in_sentence(masked, *sentence.span(), consented=False)
    return found


def decided_from(mask: str, start: int, end: int) -> int | None:
    """Where the decided words begin: after 同意, 批准, 决定 that are not refused or recalled."""
    for gate in GATE.finditer(mask, start, end):
        before = mask[max(start, gate.start() - 60) : gate.start()]
        if not REFUSED.search(before[-16:]) and not MENTIONED.search(before):
            return gate.end()
    return None


def in_sentence(masked: Masked, start: int, end: int, *, consented: bool):
    """The decisions of one sentence up to the first words that only intend something."""
    position = start
    lead, unwanted = (LEAD_AFTER_GATE, PUT_OFF) if consented else (LEAD, DEFERRED)
    for decision in candidates(masked, start, end):
        if decision.start < position:
            continue
        between = masked.mask[position : decision.start]
        if unwanted.search(between) or not lead.match(between):
            return
        if not ONLY_TOLD.match(masked.mask, decision.end):
            yield decision
        position = decision.end
        lead, unwanted = ANYTHING, DEFERRED


def candidates(masked: Masked, start: int, end: int) -> list[Decision]:
    """Whatever reads as a decision, by place; at one place the pattern named first counts."""
    found = [
        decision
        for kind, pattern in PATTERNS
        for match in pattern.finditer(masked.mask, start, end)
        if (decision := understood(masked, kind, match))
    ]
    return sorted(found, key=lambda decision: decision.start)


def understood(masked: Masked, kind: str | None, match: re.Match) -> Decision | None:
    words = match.groupdict()
    if kind is None or kind == "split":
        names = read_names(masked, match.end())
    else:
        group = "names" if words.get("names") else "name"
        names = names_within(masked, match, group)
    kind = kind or match.lastgroup
    if names is None or not FOLLOWED[kind].match(masked.mask, names.end):
        return None
    former = former_names(masked, match)
    end = max(names.end, match.end())
    if kind == "merge" and not former:
        kind = "adjust"
    return Decision(
        kind, names.names, former, match.start(), end, names.count, names.complete
    )


def names_within(masked: Masked, match: re.Match, group: str) -> Names | None:
    """The names in one group of a match; none where the pattern has no such group."""
    if not match.groupdict().get(group):
        return Names(end=match.end())
    return read_names(masked, match.start(group), match.end(group))


def former_names(masked: Masked, match: re.Match) -> str:
    group = next((name for name in ("former", "formers") if match.groupdict().get(name)), None)  # fmt: skip
    names = names_within(masked, match, group) if group else None
    return "、".join(names.names) if names else ""


def joined(found: list[Decision]) -> list[Decision]:
    """One decision for each community: a rename takes up the adjustment said beside it."""
    renamed = [decision for decision in found if decision.kind == "rename"]
    named = [decision for decision in renamed if decision.names] or renamed[:1]
    touched = {name for decision in named for name in decision.affects}
    kept = {}
    for decision in found:
        taken_up = decision.kind in ("rename", "adjust") and decision.affects & touched
        if decision in named or not taken_up:
            kept.setdefault((decision.kind, decision.names), decision)
    return list(kept.values())
