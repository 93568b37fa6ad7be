"""The communities that a document decides on, and which of its words tell of which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gazette.reading.source import Finding

from .blocks import Block
from .decisions import REFUSING, Decision, joined
from .each import told_each
from .masking import Masked
from .masking import joined as joined_parts
from .naming import NAME, PREPARED, VILLAGE, is_generic, plain_name, short_name
from .others import told_apart
from .shares import SUBSTANCE, mentions, shares, spans
from .statements import without_old_bounds

FIGURES = re.compile(
    r"[\d一二两三四五六七八九十百千万]\s?[余多]?户|平方米|平米|㎡|[东南西北][至起临]"
)
OPENS_WITH_NAME = re.compile(
    rf"(?P<now>(?:调整|变更|析置|拆分|划分|划出|合并)[^，。；：]{{0,4}}后的?[，,]?)?(?P<name>{NAME})"
)
PASSES = re.compile("将(?!军)|把|从|由|原属|在原")
NOW_NAMED = re.compile(
    rf"(?<=[，。；,;])(?P<now>(?:调整|变更|划[入出分]|合并)[^，。；]{{0,4}}后的?[，,]?)(?P<name>{NAME})"
)
BOUNDS = re.compile(r"[东南西北][面侧边]?(?:[至起到临邻靠依抵与以]|为).*[东南西北]")
LED_BY_BOUNDS = re.compile(
    r"(?:在|将|以|对|把)(?P<bounds>[东南西北][面侧]?[起至到临邻靠以][^。；]{6,200}?)(?:内|划出|范围)?[，,]?(?:由你[^，。]{1,4})?\Z"
)
IMPLIED = Finding("change-implied", "正文未写明对该社区作何变动，按调整读入，请核对")
KIND_FROM_TITLE = Finding("kind-from-title", "正文未写明是新建还是调整，按标题读入")
ENTRUSTED = Finding("change-unclear", "是托管、代管，是否作为社区变动请核对")
VILLAGE_ABOLISHED = Finding(
    "village-abolished", "撤销的是村民委员会，是否列入社区变动请核对"
)
VILLAGE_CHANGED = Finding(
    "village-changed", "所变动的是村，不是社区，是否列入社区变动请核对"
)
VILLAGE_BEFORE = Finding("village-before", "原为村民委员会，是否作为原名称请核对")
# Which rows of one community are one: a rename that also adjusts is one rename.
ABSORBS = {
    "establish": ("establish",),
    "abolish": ("abolish",),
    "adjust": ("adjust",),
    "rename": ("rename", "adjust"),
    "merge": ("merge", "adjust"),
}


@dataclass
class Row:
    """One community decided on; ``parts`` tell of it, ``apart`` unless they cannot be told apart."""

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

    @property
    def details(self) -> Masked:
        return joined_parts(self.parts)

    @property
    def of_village(self) -> bool:
        return self.kind == "abolish" and bool(VILLAGE.search(self.name))

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


def decided_rows(blocks: list[Block]) -> list[Row]:
    """A row for each community decided on, with what its own clauses tell of it."""
    found = unified([row for block in blocks for row in rows_of(block)])
    found = unified(found + [row for block in blocks for row in implied(block, found)])
    return [row for row in found if not becomes(row, found)]


def becomes(row: Row, found: list[Row]) -> bool:
    """Whether a preparatory group goes because its community is set up now."""
    prepared = row.kind == "abolish" and re.search(rf"{PREPARED}\Z", row.name)
    return bool(prepared) and any(
        other.kind == "establish" and short_name(other.name) == short_name(row.name)
        for other in found
    )


def tell_more(blocks: list[Block], found: list[Row]):
    """Gives the words of the other clauses to the communities that they tell of."""
    for block in blocks:
        own = any(row.block is block and row.sure for row in found)
        refuses = REFUSING.search(block.clause.text)
        if found and not (block.found or block.addressed or own or refuses):
            attribute(block, found)
        for name, part in block.others:
            tell_of(name, part, block, found)


def tell_of(name: str, part: Masked, block: Block, found: list[Row]):
    """Gives words to the community of that name; one that is not decided on is adjusted."""
    name = plain_name(name)
    short = short_name(name)
    known = [row for row in found if row.name and short.endswith(short_name(row.name))]
    if not known and SUBSTANCE.search(part.mask):
        decision = Decision("adjust", (name,), "", 0, 0)
        row = Row(block, decision, "adjust", name, "", block.clause.label, texts=[block.text], doubts=[IMPLIED])  # fmt: skip
        found.append(row)
        known = [row]
    for row in known[:1]:
        row.parts.append(part)


def implied(block: Block, found: list[Row]) -> Iterator[Row]:
    """The community whose bounds a clause tells as they are from now on, without a verb."""
    masked = Masked.of(block.text)
    pattern = NOW_NAMED.search if PASSES.match(masked.mask) else OPENS_WITH_NAME.match
    name = pattern(masked.mask)
    masked = masked.part(
        name.start("now") if name and name["now"] else 0, len(masked.mask)
    )
    name = name and OPENS_WITH_NAME.match(masked.mask)
    if block.found or block.addressed or not name or not BOUNDS.search(masked.mask):
        return
    words = plain_name(masked.text[slice(*name.span("name"))])
    known = {short_name(name) for row in found for name in (row.name, *row.adopted)}
    if is_generic(words) or short_name(words) in known:
        return
    sources = {short_name(row.decision.former) for row in found if row.decision.former}
    told = short_name(words) in sources or name["now"]
    doubts = [] if told else [IMPLIED]
    decision = Decision("adjust", (words,), "", 0, 0)
    own, others = told_apart(without_old_bounds(masked), {words})
    block.others += others
    yield Row(block, decision, "adjust", words, "", block.clause.label, [own], texts=[block.text], doubts=doubts)  # fmt: skip


def rows_of(block: Block) -> Iterator[Row]:
    if not block.found:
        return
    details = details_of(block)
    decided = joined(block.found)
    for decision, name, part, at, apart in shares(decided, without_old_bounds(details)):
        kind, former = kind_of(decision, name)
        label = block.label_at(at) if at and not block.clause.label else ""
        row = Row(block, decision, kind, name, former, label or block.clause.label, [], apart, texts=[block.text], subdistrict=decision.office)  # fmt: skip
        row.doubts += doubts_of_villages(row)
        said = block.text[decision.start : decision.end]
        row.doubts += [ENTRUSTED] if re.search("托管|代管|代为管理", said) else []
        row.doubts += [KIND_FROM_TITLE] if decision.told else []
        row.doubts += [IMPLIED] if decision.unsure else []
        if row.of_village and SUBSTANCE.search(part.mask):
            # What a clause tells is of the community to be, even where its name was not read.
            row.apart, part = False, Masked("", "")
        if part.mask:
            own, others = told_apart(part, row.own_names) if name else (part, [])
            row.parts.append(own)
            block.others += others
        yield row


def is_village(name: str) -> bool:
    return bool(re.search(r"村(?:民委员会|委会)?\Z", name))


def doubts_of_villages(row: Row) -> list[Finding]:
    """Registers differ on whether a village committee is one of theirs; someone has to say."""
    if row.of_village:
        return [VILLAGE_ABOLISHED]
    if is_village(row.name):
        return [VILLAGE_CHANGED]
    beside = any(VILLAGE.search(n) for d in row.block.found for n in d.names)
    return [VILLAGE_BEFORE] if beside and VILLAGE.search(row.decision.former) else []


def details_of(block: Block) -> Masked:
    """The words of a block that tell of what it decides, without the decision itself."""
    masked = Masked.of(block.text)
    said = [(decision.start, decision.end) for decision in block.found]
    first = block.found[0].start
    led = LED_BY_BOUNDS.search(masked.mask[:first])
    return masked.without([(0, led.start("bounds") if led else first), *said])


def kind_of(decision: Decision, name: str) -> tuple[str, str]:
    """What is done to one community, and what it was."""
    if decision.kind == "split":
        stays = short_name(decision.former).endswith(short_name(name))
        return ("adjust" if stays else "establish"), ""
    return decision.kind, decision.was


def unified(found: list[Row]) -> list[Row]:
    """One row for each community, where a document decides on it in several places."""
    kept: list[Row] = []
    for row in found:
        twin = next((other for other in kept if absorbs(other, row) or absorbs(row, other)), None)  # fmt: skip
        if twin is None:
            kept.append(row)
        else:
            kept[kept.index(twin)] = merged(twin, row)
    return kept


def absorbs(one: Row, other: Row) -> bool:
    if not (one.name and other.name and other.kind in ABSORBS[one.kind]):
        return False
    same = short_name(one.name) == short_name(other.name)
    renamed = one.kind == "rename" and other.kind == "adjust" and other.name == one.former  # fmt: skip
    return same or renamed


def tells(row: Row) -> bool:
    return bool(row.parts and SUBSTANCE.search(row.details.mask))


def merged(first: Row, second: Row) -> Row:
    main = first if absorbs(first, second) else second
    later = second.parts and second.block.clause.numbered
    told = second if later and (tells(second) or not tells(first)) else first
    return replace(
        main,
        former=first.former or second.former,
        label=first.label or second.label if told is first else told.label,
        parts=[*first.parts, *second.parts],
        apart=first.apart and second.apart or tells(first) or tells(second),
        texts=list(dict.fromkeys([*first.texts, *second.texts])),
    )


def attribute(block: Block, found: list[Row]):
    """Gives the words of a clause that decides nothing to the communities that it tells of."""
    masked = without_old_bounds(Masked.of(block.text))
    if not SUBSTANCE.search(masked.mask):
        return
    carriers = [row for row in found if row.kind != "abolish"] or found
    masked = give_each(masked, carriers)
    named = mentions([row.name for row in carriers if row.name], masked, 0)
    if not named and len(carriers) == 1 and not other_subject(masked, carriers[0]):
        named = [(0, carriers[0].name)]
    before = masked.part(0, named[0][0] if named else len(masked.mask))
    if SUBSTANCE.search(before.mask):
        share(before, carriers)
    for span, name in spans(named, len(masked.mask)):
        row = next(row for row in carriers if row.name == name)
        own, others = told_apart(masked.part(*span), row.own_names)
        row.parts.append(own)
        block.others += others
        row.texts.append(block.text)
        if not row.block.clause.label:
            row.label = row.label or block.label_at(span[0])


def give_each(masked: Masked, carriers: list[Row]) -> Masked:
    """Gives each community its own of what is told in lists; the words without these."""
    masked, each = told_each([row.name for row in carriers if row.name], masked)
    for row in carriers:
        row.parts += [each[row.name]] if row.name in each else []
    return masked


def other_subject(masked: Masked, row: Row) -> bool:
    """Whether a clause opens with a community that is not the one decided on."""
    name = OPENS_WITH_NAME.match(masked.mask)
    return bool(name) and not is_generic(plain_name(name["name"])) and short_name(name["name"]) != short_name(row.name)  # fmt: skip


def share(told: Masked, carriers: list[Row]):
    """What is said of all communities in common belongs to each; figures in it are doubtful."""
    for row in carriers:
        if FIGURES.search(told.narrow):
            row.doubts.append(
                Finding("clause-unread", f"“{told.text[:40]}”未能归到社区")
            )
        else:
            row.parts.append(told)
