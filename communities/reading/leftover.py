"""Sentences that decide on communities, and that no entry was read from."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.text.traditional import simplified
from gazette.reading.source import Finding, SourceDocument
from gazette.reading.traditional import is_traditional, simplified_document

from .blocks import ADDRESSED
from .checks import title_decisions
from .clauses import clauses
from .decisions import LEAD, SENTENCE, decided_from, decisions
from .masking import QUOTED, Masked
from .naming import NAME, is_generic, plain_name, short_name, without_lead
from .naming import VILLAGE as COMMITTEE_NAMED
from .scope import decides, is_plan
from .undecided import DEFERRED, MENTIONED, ONLY_ASKED
from .villages import is_village

DEED = re.compile(
    r"设立|新设|成立|新建|组建|增设|恢复|撤[销消并]|取消|合并|整合|归并|并入|更名|改名|改称|改为|变更|调整|拆分|析置|析出|分设|划[归入出转]|移交|增加管辖|一分为|注销|裁撤|不再"
)
COMMUNITY = re.compile(
    r"社区(?!工作|服务|卫生|建设|治理|矫正|管理|警务|教育|党|医)|居民委员会|居委会|家属委员会|家委会"
)
# 撤销下列村：, 大洼村撤村改居, 大洼、小洼两村合并.
OF_VILLAGES = re.compile(
    r"(?:撤[销消并]|取消|注销)[^，。；]{1,40}村(?=[，。；：:、\s]|\Z|建制)|村[^，。；]{0,6}(?:撤村|撤[销消]|撤并|村改居|改居)|[两二三四五六七八九十\d]个?(?:行政)?村(?:予以|进行)?(?:合并|整合|撤并)|(?:设立|成立|新设)[^，。；社]{1,12}村(?=[，。；]|\Z)"
)
LEADS = re.compile("\\A(?:[，对把在]|将(?!军)|你[办处街镇乡区县局])+")
PARTS = re.compile(
    rf"{DEED.pattern}|[，。；：:、为对将把由从]|(?<=[区会])[和与及]|[入归至到]"
)
NO_MATTER = re.compile(
    r"主题词|命名[^。]{0,60}(?:示范|文明|先进|和谐|平安|绿色|星级)|表彰|授予|根据|按照|选举|工作者|用房|经费|印章|牌匾|债权|资产|人员|筹备工作|备案"
)


def doubts(document: SourceDocument, entries) -> list[Finding]:
    """What is doubtful about a document that decides, or prints a plan for communities, and gives
    no entry at all, or not of all.
    """
    if is_traditional(document):
        document = simplified_document(document)
        entries = [
            replace(
                entry,
                name=simplified(entry.name),
                former_name=simplified(entry.former_name),
            )
            for entry in entries
        ]
    if decides(document):
        found = [*left_over(document, entries)]
        return found or [*titled(document, entries)]
    return [*planned(document)] if is_plan(document) else []


def titled(document: SourceDocument, entries) -> Iterator[Finding]:
    """A doubt about a title that says what is done to communities, where nothing was read of any."""
    if not entries and title_decisions(document):
        text = "标题似作了决定，正文未读出社区变动"
        yield Finding("decision-unread", text, document.line)


def planned(document: SourceDocument) -> Iterator[Finding]:
    """A doubt about the first sentence of a plan that would decide if the plan did."""
    for clause in clauses(document.paragraphs):
        found = decisions(Masked.of(clause.text)) if "。" in clause.text else ()
        if named := [name for decision in found for name in decision.names]:
            text = f"所印发的方案写有“{named[0]}”的变动，是否已作决定请核对，未读入"
            yield Finding("decision-unread", text, clause.line)
            return


def left_over(document: SourceDocument, entries) -> Iterator[Finding]:
    """A doubt about the first sentence that decides on a community of which no entry is."""
    known = {short_name(name) for entry in entries for name in (entry.name, *entry.former_name.split("、"))} - {""}  # fmt: skip
    for clause in clauses(document.paragraphs):
        masked = Masked.of(clause.text)
        if ADDRESSED.match(clause.text):
            continue
        for sentence in SENTENCE.finditer(masked.mask):
            words = decided_words(masked, *sentence.span())
            if words and names_another(words, known | sources(words, known)):
                text = f"“{words.strip()[:40]}”似作了决定，未读出社区变动"
                yield Finding("decision-unread", text, clause.line)
                return


def sources(words: str, known: set[str]) -> set[str]:
    """What known communities came out of, as the same words say."""
    found = decisions(Masked.of(words))
    told = [d for d in found if not d.names or {*map(short_name, d.names)} & known]
    return {short_name(name) for d in told for name in d.affects} - {""}


def names_another(words: str, known: set[str]) -> bool:
    """Whether a community is named that is not known; with none known, anything counts."""
    masked = Masked.of(words)
    starts = [0, *(cut.end() for cut in PARTS.finditer(masked.mask))]
    found = (re.compile(NAME).match(masked.mask, start) for start in starts)
    named = [LEADS.sub("", plain_name(masked.text[slice(*n.span())])) for n in found if n]  # fmt: skip
    named = [without_lead(name) for name in named]
    general = tuple(name for name in named if is_generic(name))
    new = [n for n in named if not (n.endswith(general) or n[:1] == "第" or DEED.search(n)) and not any(k in n for k in known)]  # fmt: skip
    villages = OF_VILLAGES.search(masked.mask) and not any(map(is_village, known))
    return bool(new or villages) or not known


def decided_words(masked: Masked, start: int, end: int) -> str:
    """The words of a sentence that decide on a community: after 同意, or with a deed."""
    gate = decided_from(masked.mask, start, end)
    first = start if gate is None else gate
    deed = DEED.search(masked.mask, first, end)
    named = COMMUNITY.search(masked.mask, first, end) or OF_VILLAGES.search(masked.mask, first, end)  # fmt: skip
    about = named or QUOTED in masked.mask[first:end]
    if not about or NO_MATTER.search(masked.text, first, end):  # fmt: skip
        return ""
    if deed is None:
        return masked.text[first:end] if gate else ""
    before = masked.mask[first : deed.start()]
    opens = gate or LEAD.match(before) or COMMUNITY.search(before) or COMMITTEE_NAMED.search(before)  # fmt: skip
    put_off = DEFERRED.search(before) or MENTIONED.search(masked.mask[start : deed.start()])  # fmt: skip
    told = ONLY_ASKED.match(masked.mask, deed.end())
    return masked.text[first:end] if opens and not (put_off or told) else ""
