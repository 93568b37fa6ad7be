"""Doubts about changes that were read: against the clause, and against the title."""

import re
from dataclasses import replace
from datetime import date

from core.text.names import without_inner_spaces
from gazette.reading.source import Finding, SourceDocument

from .decisions import Decision, candidates, decided_from, decisions, joined
from .entries import CommunityChange
from .masking import Masked
from .naming import is_generic, short_name
from .places import without_place
from .undecided import DEFERRED, MENTIONED, ONLY_ASKED, REFUSING
from .villages import is_village

LAW_OF_2026 = date(2026, 1, 1)
NOT_APART = Finding("details-shared", "一条写了几个社区，分不清四至、户数等各属哪一个")
TITLE_ONLY = Finding("named-in-title-only", "正文未写明社区名称，名称取自标题")

GENRE = re.compile(r"的?(?:批复|决定|通知|公告|通告|命令|决议)\Z")
SIDE_WORDS = re.compile(r"[东南西北][起至临邻靠倚]")
SIDES_ALONE = re.compile(
    r"[（(]?东[^，；、]{1,30}[，；、][（(]?[南西北][^，；、]{1,30}[，；、][（(]?[南西北]"
)
HOUSEHOLD_WORDS = re.compile(r"[\d万千百][余多]?户|户数")
AREA_WORDS = re.compile(r"平方米|平米|㎡")
COUNTED_KINDS = {
    "establish": ("establish",),
    "adjust": ("adjust", "rename", "merge"),
    "abolish": ("abolish",),
}
KIND_WORDS = {"establish": "新建", "adjust": "调整", "abolish": "撤销"}


def check_decision(entry: CommunityChange, decision: Decision):
    """Doubts about who is decided on."""
    if not entry.name:
        yield Finding("name-missing", "未读出社区名称")
    if entry.kind in ("rename", "merge") and not entry.former_name:
        yield Finding("former-name-missing", "未读出原名称")
    if entry.kind == "rename" and entry.former_name == entry.name:
        yield Finding("former-name-missing", "原名称与新名称相同，请核对")
    if not decision.complete:
        yield Finding("names-incomplete", "社区名称未列全（等）")
    if not entry.subdistrict:
        yield Finding("no-subdistrict", "未读出所属街道")


def check_details(entry: CommunityChange, details: Masked, doubts: list[Finding]):
    """Doubts about what is missing, beside those already known."""
    codes = {doubt.code for doubt in doubts}
    told = SIDE_WORDS.search(details.mask) or SIDES_ALONE.match(entry.territory)
    if not entry.boundaries and told:
        yield Finding("bounds-unread", "正文写有四至，未能读出")
    elif entry.kind in ("establish", "adjust") and not (entry.boundaries or entry.territory):  # fmt: skip
        yield Finding("bounds-not-stated", "未写明四至或管辖区域")
    if entry.households is None and "households-ambiguous" not in codes:
        if HOUSEHOLD_WORDS.search(details.mask):
            yield Finding("households-unread", "正文写有户数，未能读出")
        elif entry.kind == "establish":
            yield Finding("no-households", "未写明户数")
    if entry.floor_area_m2 is None and "floor-area-ambiguous" not in codes and AREA_WORDS.search(details.mask):  # fmt: skip
        yield Finding("floor-area-unread", "正文写有面积，未能读出")


def check_sources(entries: list[CommunityChange], found) -> list[CommunityChange]:
    """A doubt where the communities that another came from are decided on nowhere."""
    decided = {short_name(entry.name) for entry in entries}
    checked = []
    for entry, row in zip(entries, found, strict=True):
        sources = [
            n for n in row.decision.former.split("、") if n and not is_village(n)
        ]
        left = [name for name in sources if short_name(name) not in decided]
        if sources and entry.kind in ("merge", "establish"):
            text = f"{'、'.join(left or sources)}是保留、调整还是撤销，请核对"
            finding = Finding(row.decision.kind, text)
            entry = replace(entry, findings=(*entry.findings, finding))
        checked.append(entry)
    return checked


def check_unread(document: SourceDocument, blocks, entries) -> list[Finding]:
    """A doubt where a clause seems to decide on a community that no entry is of."""
    known = {short_name(name) for entry in entries for name in (entry.name, *entry.former_name.split("、"))}  # fmt: skip
    for block in blocks:
        masked = Masked.of(block.text)
        for decision in candidates(masked, 0, len(masked.mask)):
            new = [n for n in decision.names if not named_in(n, known)]
            before = masked.mask[max(0, decision.start - 40) : decision.start]
            refused = REFUSING.search(masked.mask, max(0, decision.start - 5), decision.end)  # fmt: skip
            intended = refused or DEFERRED.search(before) or ONLY_ASKED.match(masked.mask, decision.end)  # fmt: skip
            if new and not (intended or MENTIONED.search(before) or block.addressed):
                text = f"正文似乎还涉及{'、'.join(new)}，未读出"
                return [Finding("decision-unread", text, block.clause.line)]
    return []


def named_in(name: str, known: set[str]) -> bool:
    short = short_name(name)
    return not short or any(short.endswith(other) for other in known if other)


def check_size(document: SourceDocument, entry: CommunityChange) -> list[Finding]:
    """A warning where a community is not as large as the law of 2026 wants it."""
    dated = document.signed_date or document.printed_date
    households = entry.households
    if not dated or dated < LAW_OF_2026 or households is None or 1000 <= households <= 3000:  # fmt: skip
        return []
    text = f"户数{households}不在法定规模之内（1000至3000户）"
    return [Finding("community-size", text)]


def check_document(document: SourceDocument, blocks, entries: list[CommunityChange]):
    """The entries, the first of them with the doubts about the document as a whole."""
    if not entries:
        return entries
    doubts = [
        doubt
        for decision in title_decisions(document)
        for doubt in check_title(decision, entries)
    ]
    first = entries[0]
    doubts += check_unread(document, blocks, entries)
    return [replace(first, findings=(*first.findings, *doubts)), *entries[1:]]


def title_decisions(document: SourceDocument) -> list[Decision]:
    title = without_inner_spaces(document.title)
    subject = GENRE.sub("", title.partition("关于")[2] or title)
    found = joined(decisions(Masked.of(subject)))
    return [d for d in found if not any(map(is_village, d.names))]


def check_title(decision: Decision, entries: list[CommunityChange]):
    kinds = COUNTED_KINDS.get(decision.kind, (decision.kind,))
    told = [entry for entry in entries if entry.kind in kinds]
    word = KIND_WORDS.get(decision.kind, "")
    alone = sum(entry.kind == decision.kind for entry in entries)
    if decision.count is not None and decision.count not in (alone, len(told)):
        text = f"标题称{word}{decision.count}个，正文{len(told)}个"
        yield Finding("count-differs", text)
    known = {name for entry in entries for name in (entry.name, *entry.former_name.split("、"))}  # fmt: skip
    for name in (*decision.names, *decision.was.split("、")):
        if name and not any(same(name, other) for other in known):
            yield Finding("title-differs", f"标题中的{name}未见于正文")
    if decision.complete and decision.names and decision.kind == "establish":
        for entry in told:
            if not any(same(name, entry.name) for name in decision.names):
                yield Finding("title-differs", f"正文中的{entry.name}未见于标题")


def same(in_title: str, name: str) -> bool:
    """Whether a title's name, maybe with the subdistrict before it, is that of the body."""
    return bool(name) and short_name(in_title).endswith(short_name(name))


def from_title(document: SourceDocument) -> list[CommunityChange]:
    """What the title decides, where the body consents without naming anything."""
    texts = (Masked.of(paragraph.text).mask for paragraph in document.paragraphs)
    if not any(decided_from(text, 0, len(text)) is not None for text in texts):
        return []
    return [
        CommunityChange(kind=kind_of(decision), name=without_place(name, document), former_name=decision.was, subdistrict=document.addressee, findings=(TITLE_ONLY,))
        for decision in title_decisions(document)
        for name in decision.names
        if not is_generic(name)
    ]  # fmt: skip


def kind_of(decision: Decision) -> str:
    return "establish" if decision.kind == "split" else decision.kind
