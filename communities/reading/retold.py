"""The words of clauses that decide nothing, given to the communities that they tell of."""

import re

from gazette.reading.source import Finding, SourceDocument

from .blocks import Block
from .checks import TITLE_ONLY, title_decisions
from .checks import kind_of as decided_kind
from .decisions import Decision, decided_from
from .each import told_each
from .identity import fuller_name, is_same
from .masking import Masked
from .naming import is_generic, plain_name, short_name
from .others import told_apart
from .rows import IMPLIED, OPENS_WITH_NAME, Row, tells
from .shares import SUBSTANCE, mentions, spans
from .statements import without_old_bounds
from .undecided import REFUSING

FIGURES = re.compile(
    r"[\d一二两三四五六七八九十百千万]\s?[余多]?户|平方米|平米|㎡|[东南西北][至起临]"
)


OPENS_WITH_HOUSE = re.compile(
    r"\s*(?:新?(?:社区|居委会|居民委员会))?的?(?:办公|服务|活动|工作|配套|综合|临时)*(?:用房|场所|地点|地址|驻地)(?!均|分别|[^。]*不变)"
)
OF_TERRITORY = re.compile(r"\d\s?[余多]?户|户数|[东南西北][面侧]?[起至临靠抵]")
# 甲社区其余管辖范围不变 is said of one that gave some of it.
KEEPS_REST = re.compile(
    r"其[余他它](?:管辖|所辖|辖区|部分)?的?(?:范围|区域|边界|界线|部分|辖区)?(?:均|仍|继续)?(?:不变|不作|保持|维持|归其|由其)"
)
HOUSED = Finding(
    "premises-doubtful", "没有写明是哪一个社区的用房，按新设的社区记，请核对"
)


def tell_more(blocks: list[Block], found: list[Row]):
    """Gives the words of the other clauses to the communities that they tell of."""
    for block in blocks:
        own = any(row.block is block and row.sure for row in found)
        refuses = REFUSING.search(block.clause.text)
        decides = any(d.affects for d in block.found)
        told = not (decides or block.addressed or own or refuses or block.leads)
        if found and told:
            attribute(block, found)
        for name, part in block.others:
            tell_of(name, part, block, found)


def titled_rows(document: SourceDocument, built: list[Block]) -> list[Row]:
    """Rows of what the title decides, where the body only consents and then tells of each."""
    consents = (b for b in built if decided_from(Masked.of(b.text).mask, 0, len(b.text)) is not None)  # fmt: skip
    block = next(consents, None)
    rows = [
        Row(block, decision, decided_kind(decision), name, decision.was, "", doubts=[TITLE_ONLY], texts=[block.printed], sure=False)
        for decision in (title_decisions(document) if block else ())
        for name in decision.names
        if not is_generic(name)
    ]  # fmt: skip
    tell_more(built, rows)
    return rows if any(row.parts for row in rows) else []


def tell_of(name: str, part: Masked, block: Block, found: list[Row]):
    """Gives words to the community of that name; one that is not decided on is adjusted."""
    name = plain_name(name)
    known = [row for row in found if row.name and is_same(name, row.name)]
    if not known and (SUBSTANCE.search(part.mask) or KEEPS_REST.search(part.mask)):
        decision = Decision("adjust", (name,), "", 0, 0)
        row = Row(block, decision, "adjust", name, "", block.clause.label, texts=[block.printed], doubts=[IMPLIED])  # fmt: skip
        found.append(row)
        known = [row]
    for row in known[:1]:
        row.parts.append(part)


def attribute(block: Block, found: list[Row]):
    """Gives the words of a clause that decides nothing to the communities that it tells of."""
    masked = without_old_bounds(Masked.of(block.text))
    if not SUBSTANCE.search(masked.mask):
        return
    carriers = [row for row in found if row.kind != "abolish"] or found
    masked = give_each(masked, carriers)
    named = mentions([row.name for row in carriers if row.name], masked, 0)
    whom = carriers if len(carriers) == 1 else housed_anew(masked, carriers)
    if not named and whom and not other_subject(masked, whom[0]):
        named = [(0, whom[0].name)]
        whom[0].doubts += [HOUSED] if whom is not carriers else []
    before = masked.part(0, named[0][0] if named else len(masked.mask))
    if SUBSTANCE.search(before.mask):
        share(before, carriers)
    for span, name in spans(named, len(masked.mask)):
        row = next(row for row in carriers if row.name == name)
        told_first = not tells(row)
        own, others = told_apart(masked.part(*span), row.own_names)
        row.parts.append(own)
        block.others += others
        row.texts.append(block.printed)
        if not row.block.clause.label:
            row.label = row.label or block.label_at(span[0])
        elif told_first and span[0] == 0:
            restate(row, block, masked)


def restate(row: Row, block: Block, masked: Masked):
    """A clause that tells first of what came of a split states it in full: 调整后的甲社区居民委员会，…."""
    opens = OPENS_WITH_NAME.match(masked.mask)
    if opens and opens["now"] and row.decision.kind == "split":
        row.label = block.clause.label or row.label
        row.name = fuller_name(row.name, plain_name(opens["name"]))


def housed_anew(masked: Masked, carriers: list[Row]) -> list[Row]:
    """The only new community, where a clause tells of premises alone and does not say whose."""
    new = [row for row in carriers if row.kind == "establish"]
    alone = OPENS_WITH_HOUSE.match(masked.mask) and not OF_TERRITORY.search(
        masked.narrow
    )
    return new if alone and len(new) == 1 else []


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
