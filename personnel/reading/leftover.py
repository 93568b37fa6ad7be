"""What a document seems to decide on people and no change was read of."""

from collections.abc import Iterator

from core.text.widths import squeeze
from gazette.reading.source import Finding, SourceDocument

from .brackets import BRACKET
from .minutes import spoken
from .signs import IN_CHARGE, SEEMS, SENTENCES
from .subject import decides


def doubts(document: SourceDocument, changes) -> Iterator[Finding]:
    """What a document seems to decide that no change was read from."""
    for paragraph in spoken(document) if decides(document) else ():
        text = paragraph.text
        seems = not changes and SEEMS.search(text)
        if seems or any(puts_in_charge(s, changes) for s in SENTENCES.split(text)):
            words = f"“{text[:60]}”似有任免，没有读出"
            yield Finding("change-unread", words, paragraph.line)
            return


def puts_in_charge(sentence: str, changes) -> bool:
    """Whether somebody is put in charge who is not appointed just before: 由张三主持全面工作."""
    said = IN_CHARGE.search(BRACKET.sub("", sentence))
    before = said.string[: said.start()] if said else ""
    return bool(said) and not any(change.name in squeeze(before) for change in changes)
