"""Two texts, character by character, as Chinese is read; numbers and dates stay whole."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from diff_match_patch import diff_match_patch

from core.text.document_numbers import CLOSING, OPENING

from .align import ALIKE, align, of_characters, opcodes

SAME, REMOVED, ADDED = "same", "removed", "added"
KINDS = {0: SAME, -1: REMOVED, 1: ADDED}

DIGITS = "〇○零一二三四五六七八九十"
WHOLE = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    rf"|[{DIGITS}]{{4}}年(?:[{DIGITS}]{{1,3}}月(?:[{DIGITS}]{{1,3}}日)?)?"
    rf"|[{OPENING}]\d{{4}}[{CLOSING}]\d+号?"
    r"|\d+(?:[.,:/-]\d+)*[%％‰]?"
    r"|[A-Za-z]+"
    # What stands for whole words below must not stand for itself.
    r"|[\U000F0000-\U0010FFFF]"
)
FIRST_STAND_IN = 0xF0000
SENTENCES = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]+|[^。；;！？!?\n]+")
CLAUSES = re.compile(r"[^，、：\s]*[，、：\s]+|[^，、：\s]+")
# Passages up to this length are compared in one go.
SHORT = 400

# So much work on one pair of passages, in steps of the comparison; beyond, it is replaced.
MOST_STEPS = 2_000_000
# A last resort against passages of the same characters in another order.
SECONDS = 0.05


@dataclass(frozen=True)
class Span:
    """A piece of text that both have, or only the old one, or only the new one."""

    kind: str
    text: str


def spans(old, new):
    """What makes ``new`` of ``old``: Spans in reading order."""
    if old == new:
        return whole(SAME, old)
    return joined(by_passages(old, new, (SENTENCES, CLAUSES)))


def whole(kind, text):
    return [Span(kind, text)] if text else []


def replaced(old, new):
    return whole(REMOVED, old) + whole(ADDED, new)


def by_passages(old, new, levels):
    """Compare by sentences first, where these differ by clauses, then by characters."""
    if not old or not new:
        yield from replaced(old, new)
    elif not levels or len(old) + len(new) <= SHORT:
        yield from by_characters(old, new)
    else:
        level, *finer = levels
        olds, news = level.findall(old), level.findall(new)
        for tag, start, end, new_start, new_end in opcodes(olds, news):
            yield from by_units(tag, olds[start:end], news[new_start:new_end], finer)


def by_units(tag, olds, news, finer):
    """Compare some sentences or clauses: where they are few, all together."""
    old, new = "".join(olds), "".join(news)
    if tag == "equal":
        yield Span(SAME, old)
    elif len(old) + len(new) <= SHORT:
        yield from by_characters(old, new)
    else:
        for one, other in align(olds, news, (), of_characters):
            yield from by_passages(one or "", other or "", finer)


def by_characters(old, new):
    stand_ins = {}

    def stand_in(match):
        return stand_ins.setdefault(match[0], chr(FIRST_STAND_IN + len(stand_ins)))

    one, other = WHOLE.sub(stand_in, old), WHOLE.sub(stand_in, new)
    if not comparable(one, other):
        return replaced(old, new)
    comparison = diff_match_patch()
    comparison.Diff_Timeout = SECONDS
    differences = comparison.diff_main(one, other, False)
    comparison.diff_cleanupSemantic(differences)
    words = str.maketrans({short: word for word, short in stand_ins.items()})
    return [Span(KINDS[sign], text.translate(words)) for sign, text in differences]


def comparable(old, new):
    """Whether comparing the characters tells more than that one replaces the other."""
    length = len(old) + len(new)
    common = (Counter(old) & Counter(new)).total()
    return 2 * common >= ALIKE * length and length * (length - 2 * common) <= MOST_STEPS


def joined(parts):
    """The spans with neighbours of a kind made one; what is removed stands first."""
    settled = []
    for _, run in groupby(parts, key=lambda span: span.kind == SAME):
        texts = {SAME: [], REMOVED: [], ADDED: []}
        for span in run:
            texts[span.kind].append(span.text)
        settled += [Span(kind, "".join(text)) for kind, text in texts.items() if text]
    return settled
