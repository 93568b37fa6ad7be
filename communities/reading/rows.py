"""The communities that a document decides on, and which of its words tell of which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gazette.reading.source import Finding

from .blocks import Block
from .decisions import Decision, joined
from .grammar import JUST_NEW
from .identity import bare, without_verb
from .masking import Masked
from .masking import joined as joined_parts
from .naming import (
    DEEDS,
    NAME,
    PREPARED,
    VILLAGE,
    is_generic,
    plain_name,
    short_name,
    without_lead,
)
from .others import told_apart
from .shares import SUBSTANCE, shares
from .statements import without_old_bounds
from .villages import is_village

OPENS_WITH_NAME = re.compile(
    rf"(?P<now>(?:{DEEDS})[^，。；：]{{0,4}}后的?[，,]?)?(?:新(?:设立?|建立?|成立|增设?|增设立|组建|划分|分设|析置|的)?的)?(?P<name>{NAME})"
)
PASSES = re.compile("(?:同意|决定)?(?:将(?!军)|把|从|由|原属|在原)")
NOW_NAMED = re.compile(
    rf"(?<=[，。；,;])(?P<now>(?:{DEEDS})[^，。；]{{0,4}}后的?[，,]?)(?P<name>{NAME})"
)
BOUNDS = re.compile(r"[东南西北][面侧边]?(?:[至起到临邻靠依抵与以]|为).*[东南西北]")
LED_BY_BOUNDS = re.compile(
    r"(?:在|将|以|对|把)(?P<bounds>[东南西北][面侧]?[起至到临邻靠以][^。；]{6,200}?)(?:内|划出|范围)?[，,]?(?:由你[^，。]{1,4})?\Z"
)
# 划归你街道管辖: whom the document answers.
OUR_OWN = re.compile(r"\A[你我本贵].*")
IMPLIED = Finding("change-implied", "正文未写明对该社区作何变动，按调整读入，请核对")
KIND_FROM_TITLE = Finding("kind-from-title", "正文未写明是新建还是调整，按标题读入")
ONLY_PREPARED = Finding("change-unclear", "所设立的是筹备组，是否作为社区变动请核对")
MAKES_WAY = Finding("change-unclear", "撤销与设立写在一句，是撤销、合并还是更名请核对")
ONE_BREATH = re.compile("(?:建制)?[，,、；]?(?:同时|并|在此基础上|重新|现|另)*")
ENTRUSTED = Finding("change-unclear", "是托管、代管，是否作为社区变动请核对")
RECEIVES = Finding("change-unclear", "区域划入的是新设立的社区，是否由本文设立请核对")
NEW_RECEIVER = re.compile(
    rf"(?:划[归入给至]|移交|并入|调整[至到]|归入)[^，。；]{{0,16}}?{JUST_NEW}"
)
VILLAGE_ABOLISHED = Finding(
    "village-abolished", "撤销的是村民委员会，是否列入社区变动请核对"
)
VILLAGE_CHANGED = Finding(
    "village-changed", "所变动的是村，不是社区，是否列入社区变动请核对"
)
VILLAGES_MERGED = Finding(
    "village-before", "由几个村合并设立，按新建读入，是否作为合并请核对"
)
CONSENT = re.compile(
    r"(?<=[，。；\s])(?:同时|并)?(?:同意|批准|决定)(?:你[^，。；]{1,4})?\Z"
)
MERGED_OF_VILLAGES = Finding(
    "village-before", "由几个村合并为社区，按合并读入，是否作为新建请核对"
)
MERGED = re.compile("合并|整合|归并")
OF_VILLAGES = re.compile(r"村(?:民?委员?会)?(?:建制)?[，,]?(?:合并|整合|归并)")
VILLAGE_BEFORE = Finding("village-before", "原为村民委员会，是否作为原名称请核对")


@dataclass
class Row:
    """One community decided on; ``parts`` tell of it, ``apart`` unless they cannot be told apart.

    ``passing``: it is named as where people go, and is changed only if more is told of it.
    """

    block: Block
    decision: Decision
    kind: str
    name: str
    former: str
    label: str
    parts: list[Masked] = field(default_factory=list)
    apart: bool = True
    doubts: list[Finding] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    subdistrict: str = ""
    sure: bool = True
    passing: bool = False

    @property
    def details(self) -> Masked:
        return joined_parts(self.parts)

    @property
    def of_village(self) -> bool:
        return self.kind == "abolish" and is_village(self.name)

    @property
    def adopted(self) -> set[str]:
        """The names under which this row stands for a community still."""
        return {self.former} if self.kind == "rename" else set()

    @property
    def own_names(self) -> set[str]:
        """The names by which its own clause may go on to tell of it."""
        return {self.name} if self.kind == "establish" else self.names

    @property
    def names(self) -> set[str]:
        """All that are named with it: what it was, and what it came out of."""
        formers = f"{self.former}、{self.decision.former}"
        return {self.name, *formers.split("、")} - {""}


def implied(block: Block, found: list[Row]) -> Iterator[Row]:
    """The community whose bounds a clause tells as they are from now on, without a verb."""
    masked = Masked.of(block.text)
    pattern = NOW_NAMED.search if PASSES.match(masked.mask) else OPENS_WITH_NAME.match
    name = pattern(masked.mask)
    masked = masked.part(
        name.start("now") if name and name["now"] else 0, len(masked.mask)
    )
    name = name and OPENS_WITH_NAME.match(masked.mask)
    if block.found or block.addressed or block.leads or not name:
        return
    words = plain_name(without_lead(masked.text[slice(*name.span("name"))]))
    kind, words = without_verb(words)
    known = {short_name(name) for row in found for name in (row.name, *row.adopted)}
    if is_generic(words) or short_name(words) in known | {
        short_name(bare(row.name)) for row in found
    }:
        return
    sources = {short_name(row.decision.former) for row in found if row.decision.former}
    told = short_name(words) in sources or name["now"]
    if not (SUBSTANCE if told else BOUNDS).search(masked.mask):
        return
    doubts = [] if told else [IMPLIED]
    decision = Decision(kind, (words,), "", 0, 0)
    own, block.others = told_apart(without_old_bounds(masked), {words})
    yield Row(block, decision, kind, words, "", block.clause.label, [own], texts=[block.printed], doubts=doubts)  # fmt: skip


def rows_of(block: Block) -> Iterator[Row]:
    if not block.found:
        return
    details = details_of(block)
    decided = named_ones(joined(block.found))
    for decision, name, part, at, apart in shares(decided, without_old_bounds(details)):
        kind, former = kind_of(decision, name)
        label = block.label_at(at) if at and not block.clause.label else ""
        row = Row(block, decision, kind, name, former, label or block.clause.label, [], apart, texts=[block.printed], subdistrict=OUR_OWN.sub("", decision.office))  # fmt: skip
        row.doubts += doubts_of_villages(row)
        said = block.text[decision.start : decision.end]
        row.doubts += [MAKES_WAY] if makes_way(block, decision) else []
        row.doubts += [ENTRUSTED] if re.search("托管|代管|代为管理", said) else []
        row.doubts += [RECEIVES] if NEW_RECEIVER.search(said) else []
        row.doubts += [KIND_FROM_TITLE] if decision.told else []
        row.doubts += [ONLY_PREPARED] if re.search(rf"{PREPARED}\Z", name) else []
        row.doubts += [IMPLIED] if decision.unsure else []
        own, others = told_apart(part, row.own_names) if name else (part, [])
        block.others += others
        gone = row.kind == "abolish" and VILLAGE.search(name)
        if gone and SUBSTANCE.search(own.mask):
            # What a clause tells is of the community to be, even where its name was not read.
            row.apart, own = False, Masked("", "")
        if own.mask:
            row.parts.append(own)
        yield row


def named_ones(decided: list[Decision]) -> list[Decision]:
    """The decisions without those that leave it to another of their kind to say a name."""
    named = {decision.kind for decision in decided if decision.names}
    return [d for d in decided if d.names or d.kind not in named]


def makes_way(block: Block, decision: Decision) -> bool:
    """Whether communities go and one is set up in one breath: 撤销甲社区、乙社区，组建丙社区."""
    if any(map(is_village, decision.names)):
        return False
    others = [d for d in block.found if d.kind in ("abolish", "establish") and d.kind != decision.kind]  # fmt: skip
    spans = [sorted((decision, other), key=lambda d: d.start) for other in others]
    return any(first.kind == "abolish" and ONE_BREATH.fullmatch(block.text[first.end : then.start]) for first, then in spans)  # fmt: skip


def doubts_of_villages(row: Row) -> list[Finding]:
    """Registers differ on whether a village committee is one of theirs; someone has to say."""
    if row.of_village:
        return [VILLAGE_ABOLISHED]
    if is_village(row.name):
        return [VILLAGE_CHANGED]
    beside = any(VILLAGE.search(n) for d in row.block.found for n in d.names)
    said = row.block.text[row.decision.start : row.decision.end]
    merged = beside and MERGED.search(row.block.text) or OF_VILLAGES.search(said)
    if row.kind == "establish" and merged:
        return [VILLAGES_MERGED]
    if row.kind == "merge" and any(map(is_village, row.former.split("、"))):
        return [MERGED_OF_VILLAGES]
    return [VILLAGE_BEFORE] if VILLAGE.search(row.decision.former) else []


def details_of(block: Block) -> Masked:
    """The words of a block that tell of what it decides, without the decision itself."""
    masked = Masked.of(block.text)
    said = [(consent(masked.mask, d.start), d.end) for d in joined(block.found)]
    first = block.found[0].start
    led = LED_BY_BOUNDS.search(masked.mask[:first])
    return masked.without([(0, led.start("bounds") if led else first), *said])


def consent(mask: str, start: int) -> int:
    """Where the words begin that lead to a decision: ；同意 is no word of the bound before it."""
    led = CONSENT.search(mask[max(0, start - 12) : start])
    return start - len(led[0]) if led else start


def kind_of(decision: Decision, name: str) -> tuple[str, str]:
    """What is done to one community, and what it was."""
    if decision.kind == "split":
        stays = short_name(decision.former).endswith(short_name(bare(name)))
        return ("adjust" if stays else "establish"), ""
    return decision.kind, decision.was


def tells(row: Row) -> bool:
    return bool(row.parts and SUBSTANCE.search(row.details.mask))
