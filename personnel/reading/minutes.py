"""Minutes of a meeting: they tell what was talked of, and may record who was appointed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.clauses import NUMBERING, numbering
from gazette.reading.source import Finding, Paragraph, SourceDocument, Table

# Narrower than what a notice may say: a meeting also 撤销 an office and 终止 a contract.
ACT = (
    r"(?:同时|并)?(?:(?:任命|聘任|委任|免去|免除|解聘)(?=[^。；]{2,}(?:[为任职长员席理师]|主任|书记)|[：:\s]|下列|以下|\Z)|任免(?:下列|以下|[：:\s]|\Z)"
    r"|(?:接受|同意)[^，。；]{2,20}辞去|[^，。；：:]{2,12}同志(?:任|担任|不再担任|正式任))"
)
NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?)?"
# 会议原则同意 and 会议研究了 decide nothing; nor does 会议同意提请….
RECORDED = re.compile(
    rf"会议(?:经|认真|研究|讨论|审议|审定|一致|表决|后|并|，){{0,4}}(?:决定|议定|同意|批准|通过)了?"
    rf"(?:(?:(?!原则|拟|提请|提名|推荐|建议|报请|会议)[^。；：:]){{0,30}}[：:]|[，,])?\s*{NUMBER}(?={ACT})"
)
# What begins so is told of the meeting again, or of who was there.
TELLS = re.compile(
    rf"\s*{NUMBER}(?:会议|[出列缺]席|主持|记录|请假|参[会加]|[抄发报分]送|[主印]发)"
)
SENTENCES = re.compile("(?<=。)")
RECORD = Finding("in-minutes", "会议纪要所记，是否另有任免的通知、决定请核对")


def spoken(document: SourceDocument) -> tuple[Paragraph, ...]:
    """The paragraphs of a document by which people may be appointed."""
    if document.genre == "纪要":
        return recorded(document.paragraphs)
    return document.paragraphs


def tables_of(document: SourceDocument) -> Iterator[Table]:
    """The tables that may appoint; of minutes, those that a recorded act leads to, as 任命： does.

    Who was present stands in a table of names and posts too.
    """
    if document.genre != "纪要":
        yield from document.attachments
        return
    said = {paragraph.line: paragraph.text.rstrip() for paragraph in spoken(document)}
    for table in document.attachments:
        above = [p for p in document.paragraphs if (p.line or 0) < (table.line or 0)]
        words = said.get(above[-1].line, "") if above else ""
        led = words and above[-1].text.rstrip().endswith(words)
        if led and words[-1] not in "。；":
            yield table


def recorded(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What minutes record as decided on posts: from 会议决定 on, to the next matter."""
    return tuple(passages(paragraphs))


def passages(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    matter = level = 0
    goes_on = False
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        own, _ = numbering(paragraph.text)
        goes_on = goes_on and not (own and level and own <= level)
        matter = matter if goes_on or not own else own
        kept = ""
        for sentence in SENTENCES.split(paragraph.text):
            records = is_record(sentence, following)
            level = matter if records else level
            goes_on = records or (goes_on and not TELLS.match(sentence))
            kept += sentence if goes_on else ""
        if kept.strip():
            yield replace(paragraph, text=with_number(kept, paragraph.text, own))


def with_number(kept: str, text: str, level: int) -> str:
    """What is kept of a paragraph, its number before it: 二、|会议研究了人事事项。|会议决定：…."""
    number = NUMBERING[level - 1].match(text) if level else None
    return kept if not number or text.startswith(kept) else number[0] + kept


def is_record(sentence: str, following: Paragraph | None) -> bool:
    """Whether a sentence says what a meeting decided, if the act itself stands on the next line."""
    more = "" if sentence.endswith("。") or following is None else following.text
    found = RECORDED.search(f"{sentence}\n{more}")
    return bool(found) and found.start() < len(sentence)
