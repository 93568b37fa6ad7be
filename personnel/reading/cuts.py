"""Paragraphs that a page or a line cut in two, put together where only both say something."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.reading.source import Paragraph

from .clauses import AGAIN, direct, likeliest
from .leads import decided
from .names import CHARACTER, DOT, DOTS, is_no_name
from .posts import is_body
from .sayings import Context, Saying
from .signs import COMMAS, HEADINGS
from .slots import SLOTS
from .spacing import row
from .subject import NUMBERED, bare

ENDS = ("。", "；", "：", ";", ":")
SENTENCE = re.compile("[；;。]")
CLOSES = re.compile("[^（(]{0,40}[）)]")
REMARK = re.compile("[（(](?P<words>[^（）()]{1,30})[）)][；;。]?")
# What such a bracket says of the paper: （区人大常委会办公室编）, （此件公开发布）, （共印50份）.
ISSUED = re.compile(
    "[编印发供整校]\\Z|[此本][件文]|公开|[印刊]|\\d\\s?[份页]|来源|责任|校对|供稿|办公室\\Z|通过"
)
# A name, or its beginning, and nothing after it.
PIECE = re.compile(
    rf"{SLOTS['also']}(?:{SLOTS['appoint']}|{SLOTS['remove']})?(?:{CHARACTER}{{1,4}}|{CHARACTER}{{1,12}}{DOT}{CHARACTER}{{1,12}})"
)
LONGEST = 200
LONGEST_NAME = 7
ACTS = re.compile(
    rf"{SLOTS['also']}(?:{SLOTS['appoint']}|{SLOTS['remove']}|{SLOTS['allow']})"
)
# No text begins so: the line before was cut ahead of it.
OF_POST = re.compile(
    r"(?:(?:[（(][^（）()]{1,20}[）)])?|[长记员席理师])职\s?务(?=[（(，、；。]|\Z)"
)
# What is left of 职务 behind a line that ends in its first character.
OF_WORD = re.compile(r"务(?=[（(，、；。]|\Z)")


def whole(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """``paragraphs``, those put together that were cut."""
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        if waiting and is_cut(waiting.text.rstrip(), paragraph.text.strip()):
            joined = waiting.text.rstrip() + paragraph.text.strip()
            paragraph = replace(waiting, text=joined)
        elif waiting:
            yield waiting
        waiting = paragraph
    if waiting:
        yield waiting


def is_cut(text: str, following: str) -> bool:
    if is_open(text) and CLOSES.match(following) or OF_POST.match(following):
        return True
    if text.endswith("职") and OF_WORD.match(following):
        return True
    if text.endswith(ENDS) or len(text) > LONGEST:
        return False
    if text.endswith((*DOTS, "、")) and not NUMBERED.match(following):
        return True
    return is_remark(following) or goes_on(text, following)


def is_remark(text: str) -> bool:
    """Whether a bracket of its own is remarked of the one above: （试用期一年）, not who printed it."""
    inner = REMARK.fullmatch(text)
    return bool(inner) and not ISSUED.search(inner["words"])


def is_open(text: str) -> bool:
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))


def goes_on(text: str, following: str) -> bool:
    """Whether the words say who becomes what with those that follow, and these alone do not."""
    if any(form.match(bare(text)) for _, form in HEADINGS) or row(text, "appoint"):
        return False
    if is_body(bare(text), alone=True):
        return False
    text = SENTENCE.split(text)[-1]
    sentence = SENTENCE.split(following, maxsplit=1)[0]
    # The next clause may say more: 扶贫开|发局局长，免去其林业局副局长职务.
    firsts = dict.fromkeys((sentence, COMMAS.split(sentence, maxsplit=1)[0]))
    apart = any(map(says, firsts)) and not PIECE.fullmatch(bare(text))
    # The last clause may lean on those before: …副主任，不|再担任某局局长职务.
    last = COMMAS.split(text)[-1]
    return not apart and any(
        says(text + first) or (last != text and leans(last + first)) for first in firsts
    )


def says(text: str) -> bool:
    text = decided(bare(text))
    found = (direct(text, Context(mode)) for mode in ("appoint", "remove"))
    return any(saying and is_sure(saying, text) for saying in found)


def leans(text: str) -> bool:
    """Whether the words say what the one named before becomes or leaves."""
    found = likeliest(bare(text), AGAIN, Context(who=("王小明",)))
    return bool(found) and is_sure(found, text)


def is_sure(saying: Saying, text: str) -> bool:
    """Whether titles and names are known by their shape, a name by the words round it."""
    known = all(post.is_known for _, _, post in saying.holders)
    names = not any(is_no_name(n) or len(n) > LONGEST_NAME for n in saying.names)
    named = known and names and ("同志" in text or bool(ACTS.match(text)))
    return not saying.is_odd and (saying.is_likely or named)
