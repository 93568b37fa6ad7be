"""Communities listed in the tables of a document, brought to what its clauses decide."""

import re
from dataclasses import replace

from gazette.reading.source import Finding, SourceDocument

from .blocks import RENAMES, Block
from .clauses import Clause
from .decisions import Decision
from .deedcells import KINDS, kind_in
from .identity import fuller_name
from .listed import Listed, listed
from .masking import Masked
from .naming import FULL_SUFFIX, VILLAGE, short_name
from .rows import Row, doubts_of_villages
from .scope import is_list, is_table_alone
from .villages import became, is_village

KIND_FROM_TITLE = Finding("kind-from-title", "表中未写明是新建还是调整，按标题读入")

OF_VILLAGE = re.compile(r"村?(?:村民委员会|村委会)\Z|村\Z")

FRESH = Finding("change-unclear", "表中原名称一栏为空，按新建读入，请核对")
# What a table is called that lists what is done: 新设社区一览表.
CAPTION = re.compile(
    r"(?:附[件表]\s?\d{0,2}[：:]?|表\s?[一二三四五六七八九\d]{1,2}[：:、.]?)?[^，。]{0,24}?(?P<verb>新设立?|新建立?|新增设?|增设|设立|成立|撤销|合并|更名|(?:调整|变更)(?:管辖|辖区|四至)?(?:范围|区域|边界|界线)?|拆分|析置)(?:的|后的?)?(?:城市|农村|城镇)?(?:社区|居委会|居民委员会)(?!工作者|服务)[^，。]{0,16}"
)
ROW_UNCLEAR = Finding("decision-unread", "表中下面一行未写明作何变动，未读入")


def with_tables(document: SourceDocument, blocks: list[Block], found: list[Row], title: list[Decision]) -> list[Row]:  # fmt: skip
    """The rows with what the tables tell of them, and a row for each community only listed."""
    blocks = blocks or [Block(Clause("", ""), [])]
    told, renamed = bool(found), bool(RENAMES.search(document.title))
    for table in document.attachments:
        heading = heading_of(blocks, table.line)
        new, captioned = [], kind_of_caption(table.title) or listed_in(document)
        for entry in listed(table, line_above(document, table.line)):
            row = named(found, entry)
            if row:
                tell(row, entry)
            elif kind := kind_of(
                entry, captioned, heading, title, told=told, renamed=renamed
            ):
                new.append(row_of(entry, kind, heading or blocks[0], captioned))
            elif new or found:
                (new or found)[-1].doubts.append(ROW_UNCLEAR)
        if new:
            told = {row.kind for row in new}
            found = [
                row
                for row in found
                if row.name or row.kind not in told and row.block is not heading
            ]
            found += new
    return found


def line_above(document: SourceDocument, line: int | None) -> str:
    """The text of the last paragraph above a table."""
    above = [p.text for p in document.paragraphs if line and p.line and p.line < line]
    return above[-1] if above else ""


def listed_in(document: SourceDocument) -> str:
    """What is done to all of a list that the document only prints: 印发新增社区名单的通知, or that
    is all of it: 社区管辖范围调整情况表.
    """
    if is_table_alone(document):
        kinds = {kind for kind, pattern in KINDS if pattern.search(document.title)}
        return kinds.pop() if len(kinds) == 1 else ""
    return kind_of_caption(document.title) if is_list(document) else ""


def heading_of(blocks: list[Block], line: int | None) -> Block | None:
    """The last decision above a table that names no community, or not all of them."""
    above = [
        block
        for block in blocks
        if any(not d.names or not d.complete for d in block.found)
        and (line is None or block.clause.line is None or block.clause.line <= line)
    ]
    return above[-1] if above else None


def named(found: list[Row], entry: Listed) -> Row | None:
    names = {known_as(entry.name), known_as(entry.former)} - {""}
    return next((row for row in found if known_as(row.name) in names), None)


def known_as(name: str) -> str:
    """What tells a community from others; of a village its name however its committee is called."""
    return OF_VILLAGE.sub("村民委员会", name) if is_village(name) else short_name(name)


def kind_of(entry: Listed, captioned: str, heading: Block | None, title: list[Decision], *, told: bool, renamed: bool) -> str:  # fmt: skip
    """What is done to a community that is named in a table alone."""
    if entry.kind == "establish" and entry.former:
        stays = short_name(entry.former) == short_name(entry.name)
        return "adjust" if stays else "establish"
    if entry.kind:
        return entry.kind
    if entry.former and (captioned == "merge" or "、" in entry.former):
        return "merge"
    if is_village(entry.former) and not is_village(entry.name):
        return "establish"
    said = captioned or (heading.found[0].kind if heading else "")
    if entry.former:
        stays = short_name(entry.former) == short_name(entry.name)
        return "adjust" if stays and not (renamed and entry.former != entry.name) else "rename"  # fmt: skip
    if said:
        return "establish" if is_new(entry, said) else said
    if title and not told:
        return title[0].kind
    return "establish" if entry.fresh else ""


def is_new(entry: Listed, said: str) -> bool:
    """Whether a community has no name of before in a table of those adjusted or renamed."""
    return entry.fresh and said in ("adjust", "rename")


def tell(row: Row, entry: Listed):
    row.parts.append(Masked.of(entry.text))
    row.doubts += entry.doubts
    row.texts.append(entry.text)
    row.subdistrict = row.subdistrict or entry.subdistrict
    full = fuller_name(row.name, entry.name)
    row.name = entry.name if row.of_village else full


def row_of(entry: Listed, kind: str, block: Block, captioned: str = "") -> Row:
    whole = is_village(entry.name) or short_name(entry.name) != entry.name
    name = entry.name if whole else entry.name + FULL_SUFFIX
    kind = "establish" if kind == "split" else kind
    former = former_of(entry, kind)
    decision = Decision(kind, (name,), former, 0, 0)
    said = captioned or (block.found[0].kind if block.found else "")
    sure = entry.kind or entry.former or said and not is_new(entry, said)
    row = Row(replace(block, clause=placed(block, entry)), decision, kind, name, decision.was, entry.clause or block.clause.label)  # fmt: skip
    row.doubts += [] if sure else [FRESH if entry.fresh else KIND_FROM_TITLE]
    row.doubts += doubts_of_villages(row)
    tell(row, entry)
    return row


def former_of(entry: Listed, kind: str) -> str:
    """What the community was, where the print says more than its own name or a village."""
    same = short_name(entry.former) == short_name(entry.name)
    village = VILLAGE.search(entry.former) and not became(entry.former)[0]
    return "" if village or (same and kind != "rename") else entry.former


def placed(block: Block, entry: Listed) -> Clause:
    return replace(block.clause, line=entry.line or block.clause.line)


def kind_of_caption(title: str) -> str:
    """What the title of a table says is done to all that it lists, where it says one thing."""
    title = re.sub(r"\s", "", title).rpartition("关于")[2]
    told = CAPTION.fullmatch(title) if len(title) < 60 else None
    kinds = {kind for kind, pattern in KINDS if pattern.search(title)}
    kinds -= {"establish"} if told and "新" not in title else set()
    kinds |= {kind_in(told["verb"])} if told else set()
    return kinds.pop() if told and len(kinds) == 1 else ""
