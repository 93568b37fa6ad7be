"""The words by which a clause establishes, adjusts, renames, abolishes or merges communities."""

import re
from dataclasses import dataclass, replace

from . import villages
from .grammar import DECIDED, GAINS, GENERAL, ONE_SIDE, SLOTS
from .masking import GONE, Masked
from .naming import (
    ANOTHER_DECISION,
    SET_UP_NEXT,
    VILLAGE,
    Names,
    opening_each,
    read_names,
    short_name,
)
from .offices import OFFICE
from .paired import paired
from .toldafter import tells_after
from .undecided import (
    DEFERRED,
    MENTIONED,
    NOT_YET,
    ONLY_ASKED,
    ONLY_TOLD,
    PUT_OFF,
    REFUSED,
)

FORMS = tuple((wording.means, wording.form(SLOTS)) for wording in DECIDED)

SENTENCE = re.compile(rf"[^。\n{GONE}]+")
GATE = re.compile("同意|批准|准予|决定|核准")
LEAD_AFTER_GATE = re.compile(r"[^。；]{0,60}\Z")
NO_LONGER_VILLAGE = (
    "撤[销消][^，。；]{1,80}(?:村民委员会|村委会|村)(?:建制)?\ue000*(?:后)?[，、,]?并?"
)
# 城厢镇：将…, 西关街道，撤销….
OFFICE_ABOVE = (
    r"[^，。；：、]{1,12}?(?:街道(?:办事处)?|镇(?:人民政府)?|乡(?:人民政府)?)[：:，,]"
)
# 柳林镇设立甲社区: the subdistrict where it is done, with nothing between.
OFFICE_ALONE = rf"[^，。；：、请由待]{{1,12}}?{OFFICE}"
REASON = r"(?:因|由于|为(?!甲|乙)|鉴于|随着|根据|按照|依据|经)[^。；]{1,120}[，,]"
LEAD = re.compile(
    rf"(?:{REASON}|经研究|(?:调整|优化)后[，,]?[^，。；]{{0,30}}[，,]|(?:新设|更名|撤销|设立|调整|合并|新建|变更|拆分)?(?:[一二两三四五六七八九十\d]{{1,3}}个)?[：:]|{OFFICE_ABOVE}|在[^，。；]{{1,20}}?(?:街道|[镇乡区县市])(?:办事处|人民政府)?(?:辖区|境)?内?|即|(?:具体|其中)(?:调整)?(?:为|是|如下)?[：:，,]?|关于|[我全本][区县市镇乡]|\d{{4}}年度?|{NO_LONGER_VILLAGE}|现|共|决定|兹|特|自.{{1,12}}?起|同时|并|相应地?|分别|重新|将|把|对|从|原|[从将把][^，。；]{{2,80}}?(?:划出|析出|分出)[^，。；]{{0,12}}[，,]|在[^，。；]{{1,40}}?(?:区域|范围|辖区|基础|地域|区划)内?(?:上)?|[^，。；在]{{1,12}}?(?:规划区|城区|县城|辖区|境)内|以[^，。；]{{1,60}}为基础|[，,]){{0,6}}(?:{OFFICE_ALONE})?\Z"
)
# What goes to no community that is named: 就近并入周边社区.
NEIGHBOURS = re.compile("相邻|邻近|临近|毗邻|附近|周边|周围|就近|所在")
NOTHING_MORE = rf"\Z|[，。；：,;:\s\ue000-{GONE}]|、(?:{ANOTHER_DECISION.pattern})"
WHOLE_COMMUNITY = re.compile(
    rf"{NOTHING_MORE}|[一二两三四五六七八九十\d]{{1,2}}个|[及和并与等的由于后]|两个|各|建制|(?:名单)?公布如下"
)
ITS_BOUNDS = re.compile(
    rf"{NOTHING_MORE}|(?:调整|变更|扩大|缩小|核定|划定|重新核定|重新划定)[为至成到如](?=下?[：:，]?[东南西北])|的?(?={ONE_SIDE})|[由从](?=原?[东南西北])|的?隶属|整体|成建制|整建制|划[归入转]|移交|暂?(?:委托|交由|交给|由[^，。；]{{1,16}}(?:托管|代管|代为管理))|(?:调整|变更|扩大|缩小|重新划定|增加|新增|减少|不再|扩展)的?(?:{GENERAL}|区域|范围|边界|界线)|{GAINS}|[之间]{{0,2}}的?(?:{GENERAL}|范围|区域|边界|界线|规模|行政|如下)|在原|的?(?:办公|服务用房|驻地|居委会驻地)|(?:现|已)?(?:整体)?(?:搬迁|搬|迁)[至到往入]|(?:调整|调)[至到入](?=[^，。；：]{{1,12}}?{OFFICE}(?:管辖|管理|[，。；]|\Z))"
)
PART_OF = re.compile(
    r"(?:所辖|管辖|辖区|所属|范围|区域|境)内?的?.|的.|(?:东|南|西|北)(?:侧|部|片)|部分|(?:划|析|分)出."
)
ANYTHING = re.compile("")
FOLLOWED = {
    "establish": re.compile(
        rf"{WHOLE_COMMUNITY.pattern}|(?:正式|依法|准予|予以|批准)?(?:成立|设立|组建)(?=[，。；]|\Z)"
    ),  # fmt: skip
    "abolish": re.compile(
        rf"{WHOLE_COMMUNITY.pattern}|同时|一并|予以|随之|相应|同步|不再|自行|自然|建制|即行|撤[销消](?=[，。；]|\Z)|取消(?=[，。；]|\Z)"
    ),
    "split": WHOLE_COMMUNITY,
    "adjust": ITS_BOUNDS,
    # 甲社区改为乙社区、丙社区 gives two, and no new name.
    "rename": re.compile(
        r"(?![、和及与][^，。；、更改变]{1,20}(?:社区|会)(?:居民委员会|居委会)?(?:[，。；]|\Z))"
    ),
    "merge": ANYTHING,
    # 原甲居委会的工作由乙社区接管 lists nothing.
    "listed": re.compile(
        rf"(?!的?(?:工作|职[能责]|资产|债[权务]|印章|人员|档案))(?:{WHOLE_COMMUNITY.pattern}|{ITS_BOUNDS.pattern}|原(?:管辖|四至|辖区|所辖))"
    ),
}

HANDED_ON = re.compile(
    r"的?(?:全部|整个)?(?:管?辖区?|管辖)?(?:范围|区域)?(?:整体|全部)?(?:划入|并入|纳入|划归)(?=[，。；]|\Z)"
)
# 甲社区并入乙社区，合并后…: what is merged is said before.
JOINED = re.compile("并入|合并[到至]|归并[到至]")
# 小塘村与塘南居委会: a village and a community.
BESIDE_VILLAGE = re.compile("(?<=..村)(?:以及|[和与及])(?=..)")


@dataclass(frozen=True)
class Decision:
    """What a clause does: ``kind``, to which names, and where it says so.

    ``former``: what the communities were, were merged of, or came out of.

    ``told``: the clause only tells of the community, and the title says what is done.
    """

    kind: str
    names: tuple[str, ...]
    former: str
    start: int
    end: int
    count: int | None = None
    complete: bool = True
    consented: bool = False
    office: str = ""
    told: bool = False
    unsure: bool = False

    @property
    def affects(self) -> set[str]:
        return {*self.names, *self.former.split("、")} - {""}

    @property
    def was(self) -> str:
        """What the community was, a village too; what a new one came out of is no name of its own."""
        became = self.kind in ("rename", "merge") or VILLAGE.search(self.former)
        return self.former if became else ""


def decisions(masked: Masked) -> list[Decision]:
    """The decisions of a clause in order: after 同意 or 决定, or opening a sentence."""
    found = []
    for sentence in SENTENCE.finditer(masked.mask):
        if NOT_YET.search(sentence[0]):
            continue
        start = decided_from(masked.mask, *sentence.span())
        if start is not None:
            found += in_sentence(masked, sentence.start(), start - 2, consented=False)
            told = in_sentence(masked, start, sentence.end(), consented=True)
            found += [replace(decision, consented=True) for decision in told]
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
    only_told = ONLY_TOLD if consented else ONLY_ASKED
    for decision in candidates(masked, start, end):
        if decision.start < position:
            continue
        between = masked.mask[position : decision.start]
        if unwanted.search(between) or not lead.match(between):
            return
        if not only_told.match(masked.mask, decision.end):
            yield decision
        position = decision.end
        lead, unwanted = ANYTHING, DEFERRED


def candidates(masked: Masked, start: int, end: int) -> list[Decision]:
    """Whatever reads as a decision, by place; at one place the wording named first counts."""
    found = [
        Decision(kind, (name,), former, first, last)
        for kind, name, former, first, last in paired(masked, start, end)
    ]
    found += [
        decision
        for kind, form in FORMS
        for match in form.finditer(masked.mask, start, end)
        if (decision := understood(masked, kind, match))
    ]
    found += [
        Decision(kind, (name,), former, *match.span(), office=office)
        for kind, match, name, former, office in villages.changed(masked, start, end)
    ]
    found += [
        Decision("abolish", names, "", match.start(), match.end(), complete=complete)
        for match, names, complete in villages.abolished(masked, start, end)
    ]
    return sorted(found, key=lambda decision: decision.start)


def understood(masked: Masked, kind: str, match: re.Match) -> Decision | None:
    words, names = match.groupdict(), names_of(masked, kind, match)
    if not names or refused(masked, kind, match, names):
        return None
    if kind == "merge" and JOINED.search(words.get("formers") or ""):
        return None
    former, office = former_names(masked, match), words.get("office") or ""
    if kind == "merge" and former and is_of_parts(masked, match):
        former = ""
    whole = True
    if kind == "merge" and not former and villages.merges(match[0], match["formers"]):
        former, whole = villages.together(masked.text[slice(*match.span("formers"))])
    if words.get("village"):
        village = masked.text[slice(*match.span("village"))]
        former, office = villages.became(village)
        several, whole = villages.together(village)
        kind, former = ("merge", several) if several else (kind, former)
    start, end = match.start(), max(names.end, match.end())
    unsure = kind == "merge" and not former and not is_of_parts(masked, match)
    if kind in ("rename", "merge") and not former:
        if kind == "rename" or not names.names:
            return None
        kind, start = joined_by(match)
    return Decision(kind, names.names, former, start, end, names.count, names.complete and whole, office=office, unsure=unsure and kind == "adjust")  # fmt: skip


def joined_by(match: re.Match) -> tuple[str, int]:
    """What is done to a community that villages or parts go to, and where that is said."""
    of_villages = villages.of_villages(match["formers"])
    new = of_villages and not villages.joins(match[0])
    gone = of_villages and (
        match[0][0] in "撤取" or villages.gives_up(match["formers"])
    )
    return "establish" if new else "adjust", match.end("formers") if gone else match.start()  # fmt: skip


def names_of(masked: Masked, kind: str, match: re.Match) -> Names | None:
    """Whom a wording decides on: those in its slot, or those that follow it."""
    words = match.groupdict()
    if words.get("two") is not None:
        names = read_names(masked, match.end())
        return names if names and len(names.names) > 1 else None
    if words.get("here") is None or kind == "rename":
        return names_within(masked, match, "names" if words.get("names") else "name")
    if match[0][-1] in "：:" and not masked.mask[match.end() :].strip():
        return Names(end=match.end())
    if match[0][-1] in "：:" and (each := opening_each(masked, match.end())):
        return each
    if tells_after(masked, *match.span()):
        return None
    return read_names(masked, match.end())


def refused(masked: Masked, kind: str, match: re.Match, names: Names) -> bool:
    """Whether the words around tell that something else is meant."""
    words = match.groupdict()
    of_office = words.get("office") and words.get("names")
    return (
        not FOLLOWED[kind].match(masked.mask, names.end)
        or bool(DEFERRED.search(words.get("no_owner") or ""))
        or (kind == "adjust" and any(map(SET_UP_NEXT.match, names.names)))
        or ("moves" in words and not any(map(short_name, names.names)))
        or (kind == "adjust" and gone_into(masked, names))
        or (kind == "merge" and not names.names and bool(NEIGHBOURS.search(match[0])))
        or bool(of_office and is_of_parts(masked, match, "names"))
    )


def gone_into(masked: Masked, names: Names) -> bool:
    """Whether one that is gone is handed on whole to the one told of: 将原甲社区辖区划入."""
    named = names.names and masked.text[: names.end].endswith(f"原{names.names[0]}")
    return bool(named and HANDED_ON.match(masked.mask, names.end))


def is_of_parts(masked: Masked, match: re.Match, group: str = "formers") -> bool:
    """Whether places of a community are handed over, and not it: 甲社区所辖的乙小区并入丙社区."""
    group = group if match.groupdict().get(group) else ""
    names = names_within(masked, match, group) if group else None
    rest = masked.mask[names.end : match.end(group)] if names else ""
    return bool(PART_OF.match(rest))


def names_within(masked: Masked, match: re.Match, group: str) -> Names | None:
    """The names in one group of a match; none where the pattern has no such group."""
    if not match.groupdict().get(group):
        return Names(end=match.end())
    return read_names(masked, match.start(group), match.end(group))


def former_names(masked: Masked, match: re.Match) -> str:
    group = next((name for name in ("former", "formers") if match.groupdict().get(name)), None)  # fmt: skip
    names = names_within(masked, match, group) if group else None
    return "、".join(p for n in names.names for p in BESIDE_VILLAGE.split(n)) if names else ""  # fmt: skip


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
