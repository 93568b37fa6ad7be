"""Which paragraphs belong to a decision: its clause, those below it, those that tell more of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from gazette.reading.source import Paragraph

from .clauses import Clause, clauses
from .decisions import FOLLOWED, Decision, decisions
from .masking import Masked
from .naming import NAME, is_generic, plain_name, read_names, short_name
from .offices import BEFORE_NAMES, OFFICE
from .undecided import REFUSING

LISTED = re.compile(
    rf"\s{{0,4}}(?:(?:社区)?名称[：:]\s?)?(?:(?P<adjusted>调整|变更|划[出入转]|缩小|扩大|析出|析置|分设|分立|拆分|划分)后的?)?(?P<name>{NAME})"
)
# 城北镇：甲社区、乙社区。
LISTED_ALONE = re.compile(
    rf"\s*(?P<office>[^，。；：、]{{1,12}}?{BEFORE_NAMES}[：:])?(?P<said>新?(?:社区|居委会)?名称(?:分别)?[为是：:])?(?P<names>{NAME}(?:[、和及与]{NAME}){{0,40}})[。；]?\s*"
)
# （一）柳营镇大洼村村民委员会；, below a heading that abolishes.
VILLAGE_ALONE = re.compile(
    r"\s*(?P<name>[^，。；：、]{2,24}?(?:村民委员会|村委会))[。；;]?\s*"
)
# Below a title alone a clause must tell of the community that it opens with: 甲社区：东至….
TELLS = re.compile(
    r"(?:管辖|辖区|所辖|四至)?(?:范围|区域|边界)?[：:，。][^。；]{0,60}?[东南西北][面侧]?[起至到抵临邻靠]|[：:，。][管所]?辖(?![区内])"
)
# What a paragraph opens with that tells of all communities above it.
OF_ALL = re.compile(
    r"\s*(?:(?:更名|改名|调整|变更|合并|拆分|设立|成立|新建|撤销|划分|改设|改建|改制|村改居|撤村建居|撤村改居)后[，,]?的?)?(?:(?:以上|上述|前述)(?!社区[居村]?民?委?员?会?(?:[东南西北]|四至|管辖))|(?:[这该]|新设立?的?|新建的?)?[两二三四五六七八九十\d]{1,2}个?(?:新?建?设?立?社区|居委会|居民委员会|筹备组)|各?(?:社区|居委会)筹备组|筹备组|各社区|各居委会|新设社区(?=[^，。]{0,8}(?:均|分别)))"
)
ARROW = re.compile(
    r"(?<=[区会])\s?(?:——?|→|--?>|⇒)\s?(?=[^，。；—]{2,24}(?:社区|委员会|居委会))"
)
RENAMES = re.compile("更名|改名|变更[^，。；]{0,12}名称|名称变更")
PASSED = re.compile(r"[将把](?!军)|[对在]|.{2,}(?:划[归入出给]|并入|移交)")
HANDS_OVER = re.compile("划归|划入|划给|划出|移交")
DEEDS = ("establish", "abolish", "adjust")
DEED_ALONE = re.compile(
    r"(?:予以)?(?:(?P<establish>新设立?|新增设?|增设|设立|成立|新建)|(?P<abolish>撤[销消])|(?P<adjust>调整))"
    r"(?P<of>(?:社区|居委会)?的?(?:管辖|辖区|四至)?(?:范围|区域|边界|界线)?)(?P<count>[（(]共?[一二两三四五六七八九十\d]{1,3}个[）)])?(?:名单|如下)?[：:]?"
)
# What a clause to the applicant opens with: it tells nothing of a community.
ADDRESSED = re.compile(
    r"请(?!示)|(?:希|殷)?望(?=你|各|认真|按|切实|有关|相关|接|大家)|要(?=加|认真|切实|进一步|按|严格|依法|做好|抓紧|及时)|接此?文|此复|特此|各(?!社区)|有关|附件?[：:]|本(?:批复|通知|决定)"
    r"|(?:你|贵|相关|市|区|县)[^，。；]{0,12}?(?:要|应|须|接|抓紧|尽快|切实|认真|按照|严格|依法|负责)"
)


# A heading of a list that is ordered by subdistricts: （一）靖宇街道办事处, 一、城关镇新增设2个.
OFFICE_HEADING = re.compile(
    rf"\s*(?P<office>(?:对(?=炉)|[^，。；：、的各在对将])[^，。；：、的各在对将]{{1,9}}{OFFICE})(?:[（(][^（()）]{{1,12}}[）)])?"
    r"(?P<new>共?新?(?:增设|设立?|建|成立)(?:社区(?:居民委员会|居委会)?)?[一二两三四五六七八九十\d]{1,2}个(?:社区(?:居民委员会|居委会)?)?)?[：:]?\s*\Z"
)

# What stands before what is decided tells how it was: 甲社区现有6150户，…，批复如下：
LEADS = re.compile(r"(?:批复|通知|公告|通告|决定|函复)如下[：:。]?\s*\Z")


@dataclass
class Block:
    """A clause, what it decides, and the texts of its paragraphs with their labels.

    ``office`` heads it, ``above`` is the decision on all that are listed below.
    """

    clause: Clause
    found: list[Decision]
    office: str = ""
    above: "Block | None" = None
    texts: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    others: list[tuple[str, Masked]] = field(default_factory=list)

    def add(self, clause: Clause):
        self.texts.append(clause.text)
        self.sources.append(clause.printed or clause.text)
        self.labels.append(clause.label)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def printed(self) -> str:
        """The text as the document prints it, which a person reviews."""
        return "\n".join(self.sources)

    @property
    def nameless(self) -> bool:
        """Whether it decides on communities that are named elsewhere."""
        return bool(self.found) and not any(d.affects for d in self.found)

    @property
    def leads(self) -> bool:
        """Whether it only tells how it was, and leads to what is decided below."""
        return bool(LEADS.search(self.text))

    @property
    def opens_list(self) -> bool:
        """Whether it only leads to what is decided below: 作如下调整：, 拆分为两个社区："""
        led = re.search(r"[：:]\s*\Z|如下[：:。]?\s*\Z", self.clause.text)
        alone = led and not any(HANDS_OVER.search(text) for text in self.texts[1:])
        return bool(self.found and alone) and not any(d.names for d in self.found)

    @property
    def heads(self) -> Decision | None:
        """What is decided on communities that the block does not name, or not all of them."""
        return next((d for d in self.found if not (d.names and d.complete)), None)

    @property
    def addressed(self) -> bool:
        return bool(ADDRESSED.match(self.clause.text))

    def label_at(self, position: int) -> str:
        """The label of the paragraph that stands at ``position`` of the text."""
        for text, label in zip(self.texts, self.labels, strict=True):
            if position <= len(text):
                return label
            position -= len(text) + 1
        return self.clause.label


def blocks(paragraphs: tuple[Paragraph, ...], kind: str = "") -> list[Block]:
    """The clauses of a document, with those below a deciding clause in its block.

    ``kind`` is what the title says is done to communities that it does not name.
    """
    return list(Builder(kind).blocks(paragraphs))


class Builder:
    """Builds blocks clause by clause; ``heading`` decided on communities listed below it."""

    def __init__(self, kind: str):
        self.kind = kind
        self.built: list[Block] = []
        self.heading: Block | None = None
        self.office, self.office_depth = "", 0

    def blocks(self, paragraphs: tuple[Paragraph, ...]) -> list[Block]:
        every = list(clauses(paragraphs))
        for clause, below in zip_longest(every, every[1:]):
            if self.is_office(clause):
                continue
            self.leave(clause)
            clause = self.spelt_out(clause)
            found = decisions(Masked.of(clause.text)) or deed_alone(clause, below)
            listed = [] if found else self.listed(clause)
            if (found or listed) or not self.goes_on(clause):
                block = Block(clause, found or listed, self.office, self.heading)
                self.built.append(block)
            self.built[-1].add(clause)
            self.head(clause, found)
        return self.built

    def spelt_out(self, clause: Clause) -> Clause:
        """甲社区→乙社区 below 下列社区更名, as a sentence would say it."""
        renames = self.built and RENAMES.search(self.built[-1].text)
        text = ARROW.sub("更名为", clause.text) if renames else clause.text
        return replace(clause, text=text)

    def leave(self, clause: Clause):
        """A heading with a number holds until the next of its depth."""
        above = self.heading and self.heading.clause
        if above and above.numbered and clause.numbered and clause.depth <= above.depth:
            self.heading = None

    def head(self, clause: Clause, found: list[Decision]):
        """A heading holds for what is numbered below it, also after an item that decides itself."""
        below = self.heading and clause.depth > self.heading.clause.depth
        if found and self.built[-1].heads:
            self.heading = self.built[-1]
        elif found and not (clause.numbered and below):
            self.heading = None

    def is_office(self, clause: Clause) -> bool:
        """Whether a clause is the name of the subdistrict alone that the next ones are of."""
        heading = (self.built or clause.numbered) and OFFICE_HEADING.match(clause.text)
        if heading and heading["new"] and self.kind != "establish":
            return False
        if heading:
            self.office, self.office_depth = heading["office"], clause.depth
        elif clause.numbered and clause.depth <= self.office_depth:
            self.office = ""
        return bool(heading)

    def goes_on(self, clause: Clause) -> bool:
        """Whether a clause belongs to the block before it: a paragraph, or a deeper number."""
        if not self.built or ADDRESSED.match(clause.text) or OF_ALL.match(clause.text):
            return False
        last = self.built[-1]
        heads = last.found or last.clause.numbered
        return not clause.numbered or (heads and clause.depth > last.clause.depth)

    def listed(self, clause: Clause) -> list[Decision]:
        """The decision of a heading (新建下列社区：) on the community that a paragraph opens with."""
        kind = self.heading.heads.kind if self.heading else self.kind
        if not kind:
            return []
        masked = Masked.of(clause.text)
        if self.heading and (several := LISTED_ALONE.fullmatch(masked.mask)):
            names = read_names(masked, several.start("names"), several.end("names"))
            if names and (several["office"] or several["said"] or len(names.names) > 1):
                return [Decision(kind, names.names, "", *several.span("names"))]
        if kind == "abolish" and (village := VILLAGE_ALONE.fullmatch(masked.mask)):
            return [Decision(kind, (village["name"],), "", *village.span("name"))]
        name = LISTED.match(masked.mask)
        if not name or not FOLLOWED["listed"].match(masked.mask, name.end()):
            return []
        words = plain_name(masked.text[name.start("name") : name.end("name")])
        former = self.heading.heads.former if self.heading else ""
        handed = not self.heading and HANDS_OVER.search(clause.text[:80])
        if (
            is_generic(words)
            or self.told_of(words)
            or handed
            or PASSED.match(words)
            or REFUSING.search(clause.text)
        ):
            return []
        alone = clause.numbered and not masked.mask[name.end() :].strip("：: ")
        if not (self.heading or alone or TELLS.match(masked.mask, name.end())):
            return []
        span = name.start("name"), name.end("name")
        kind = "adjust" if name["adjusted"] and not self.heading else kind
        return [Decision(kind, (words,), former, *span, told=not self.heading)]

    def told_of(self, name: str) -> bool:
        """Whether the clause above, which is no heading, has decided on the community."""
        last = self.built[-1] if self.built else None
        decided = last.found if last and last is not self.heading else ()
        return short_name(name) in {short_name(n) for d in decided for n in d.names}


def deed_alone(clause: Clause, below: Clause | None) -> list[Decision]:
    """What a heading says is done to those listed below it, and nothing more: 二、新设, 调整管辖范围（5个）."""
    said = DEED_ALONE.fullmatch(clause.text.strip()) if clause.numbered else None
    if not said or (
        said["of"] and not (said["count"] or is_listed_under(clause, below))
    ):
        return []
    kind = next(kind for kind in DEEDS if said[kind])
    return [Decision(kind, (), "", 0, len(clause.text))]


def is_listed_under(clause: Clause, below: Clause | None) -> bool:
    """Whether the clause below opens a list of communities under this one."""
    deeper = below and below.numbered and below.depth > clause.depth
    return bool(deeper and LISTED.match(Masked.of(below.text).mask))


def without_headings(built: list[Block], tables: Iterable[int]) -> list[Block]:
    """The blocks, except headings whose communities are named below them, and in none of the
    ``tables``, which begin on these lines.
    """
    named = [block for block in built if any(d.names for d in block.found)]
    kinds = {d.kind for block in named for d in block.found if d.names}
    return [
        block
        for block, below in zip_longest(built, built[1:])
        if leads_to_table(block, below, tables)
        or not (block.opens_list and named and named[-1].clause is not block.clause)
        and not (block.nameless and kinds & {block.found[0].kind, "adjust"})
    ]


def leads_to_table(block: Block, below: Block | None, tables: Iterable[int]) -> bool:
    """Whether a table stands between a heading and the next block."""
    first, last = block.clause.line, below and below.clause.line
    return bool(block.opens_list and first and last) and any(
        first < line < last for line in tables
    )
