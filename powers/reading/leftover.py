"""What a document seems to decide on powers and no entry was read of."""

import re
from collections.abc import Iterator, Sequence

from core.text.traditional import simplified
from gazette.reading.source import Finding, SourceDocument
from gazette.reading.traditional import simplified_document

from .deciding import decides_on, performs
from .entries import PowerTransfer
from .names import is_power
from .scope import simple, subject
from .sentences import HEDGED, QUOTED, VERB

# Rules about powers decide on none of them.
RULES = re.compile(r"办法|规定|制度|细则|规则|意见|机制|职责|编制|领导小组|责任|标准")
LEADS = re.compile(r"(?:下列|以下|如下)[^。；]*[：:]\s*\Z")
NEXT = 3


def doubts(document: SourceDocument, entries: Sequence[PowerTransfer]) -> list[Finding]:
    """A doubt about the first sentence that decides on powers where no entry tells of it."""
    document = simplified_document(document)
    about = subject(document.title)
    if not decides_on(document) or (not entries and RULES.search(about)):
        return []
    return [*unread(document, entries)][:1]


def unread(document: SourceDocument, entries: Sequence[PowerTransfer]) -> Iterator[Finding]:  # fmt: skip
    paragraphs = document.paragraphs
    if not entries:
        line = next((p.line for p in paragraphs if performs(p.text)), document.line)
        text = "公文对权力事项作了决定，没有读出事项，请核对"
        yield Finding("powers-unread", text, line)
        return
    known = simplified("\n".join(entry.source_text + entry.name for entry in entries))
    lines = {entry.line for entry in entries}
    for at, paragraph in enumerate(paragraphs):
        words = simple(paragraph.text)
        moved = QUOTED.search(words) and VERB.search(words) and not HEDGED.search(words)
        if not (performs(words) or moved) or paragraph.line in lines:
            continue
        named = [m["name"] for m in QUOTED.finditer(words) if is_power(m["name"])]
        left = [name for name in named if name not in known]
        below = {p.line for p in paragraphs[at + 1 : at + 1 + NEXT]}
        if left or (LEADS.search(words) and not below & lines and not document.attachments):  # fmt: skip
            text = f"“{words[:40]}”似有事项没有读出，请核对"
            yield Finding("powers-unread", text, paragraph.line)
