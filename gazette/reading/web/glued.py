"""A document pasted into one line, parted again at title, number, addressee, numbering and signature."""

import re

from core.text.document_numbers import CLOSING, OPENING

from ..lines import Line, name_of
from ..marks import SPACED, is_serial
from ..words import (
    DAY,
    GENRES,
    TITLED,
    TYPED_DAY_INNER,
    is_addressee,
    number_of,
    numbering,
    organizations,
)
from .site import is_of_site
from .trail import without_trail
from .words import CLOCK, LABEL, SIZES

SHORTEST = 80
# A title, a number and an addressee stand within so many characters.
HEAD = 600
TITLE_LENGTH = 120
NUMBER = rf"[\u4e00-\u9fff]{{1,10}}[{OPENING}]\s?(?:19|20)\d\d\s?[{CLOSING}]\s?\d{{1,5}}\s?号"
# ×××的决定东政〔2018〕9号各乡人民政府：, not within a name in brackets.
BEFORE_NUMBER = re.compile(
    rf"(?:{GENRES})(?=[（(]?{NUMBER}[）)]?(?:\s|[^\s》，。；、）)]{{2,}}))"
)
# ×××的批复发布时间：…
BEFORE_LABEL = re.compile(rf"(?:{GENRES})(?={LABEL.pattern}|{TYPED_DAY_INNER})")
AFTER_NUMBER = re.compile(rf"[（(]?{NUMBER}[）)]?(?=[\u4e00-\u9fff])")
BEFORE_ADDRESSEE = re.compile(
    rf"的(?:紧急)?(?:{GENRES})(?=[\u4e00-\u9fff][^。；：:《》]{{2,120}}[：:])"
)
ADDRESSEE_END = re.compile(r"[^。；\s：:]{2,160}[：:](?=\S)")
# 有效性： 有效, and 公开日期：2018-10-25 08:00.
BEFORE_VALUE = re.compile(rf"(?<=\s)({SPACED})\s?[：:]\s(?!(?:{SPACED})\s?[：:])")
CLOCK_AFTER = re.compile(rf"([：:]{TYPED_DAY_INNER})\s{CLOCK}(?=\s)")
NUMBERED = r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}[条章]|\d{1,2}[.．、](?!\d))"
LIST = re.compile(
    rf"\s+(?={NUMBERED})|(?<=[。；：:！])\s*(?={NUMBERED}|附件\d{{0,2}}[：:]|[（(]此件|抄送[：:]|特此|此复)"
)
AFTER_END = re.compile(r"(?<=[。；！：:])\s+")
ATTACHED = re.compile(
    r"(?P<mark>附件[：:])(?P<list>\s?1[.．、].{2,600}?)(?=\s|[\u4e00-\u9fff]{2,30}(?:政府|办公室|委员会|局)\s?\d{4}年|\Z)"
)
ITEM = re.compile(r"(?<=\S)(?=\d{1,2}[.．、](?!\d))")
SIGNED = re.compile(
    rf"(?:\A|(?<=[。；\s]))(?P<by>[\u4e00-\u9fff（）()· ]{{2,60}}?)?\s?(?P<day>{DAY}|{TYPED_DAY_INNER})\s*(?=\Z|[（(]|附件|\s)"
)
# What a site prints below a document, which ends there.
BELOW = re.compile(
    r"(?:\A|(?<=[\s）)]))(?:扫一扫|[上下]一[篇条][：:]|主办|承办|版权所有|分享|打印|关闭|[【\[]|相关(?:附件|链接|解读|信息)|责任编辑|(?:信息)?来源[：:])"
)


def unglued(line: Line) -> list[Line]:
    """The lines of the document that ``line`` is; itself where it is none."""
    text = line.text
    if line.row or len(text) < SHORTEST or "。" not in text or numbering(text):
        return [line]
    head, body = parted_head(text)
    signed = tail_of(body)
    if not (is_headed(head) and (has_mark(head) or signed)):
        return [line]
    texts = head + parted_body(body)
    whole = [text for text in texts if text and not is_of_site(text)]
    return [piece_of(line, text, at) for at, text in enumerate(whole)]


def piece_of(line: Line, text: str, at: int) -> Line:
    residue = (*line.residue, "line-parted")
    return line._replace(text=text, residue=residue, indented=True, adjacent=bool(at))


def parted_head(text: str) -> tuple[list[str], str]:
    """(the lines of title, number and addressee, the text below them)."""
    text = spaced(text)
    head, rest = [], without_trail(text)
    while rest:
        piece, _, below = rest.partition(" ")
        if is_of_site(piece):
            rest = without_trail(below.lstrip())
            continue
        if is_text(piece):
            break
        head.append(piece)
        rest = without_trail(below.lstrip()) if TITLED.search(name_of(piece)) else below.lstrip()  # fmt: skip
        if is_addressee(piece):
            break
    return head, rest


def spaced(text: str) -> str:
    """``text`` with a space after title, number and addressee where they stand without one."""
    head, rest = text[:HEAD], text[HEAD:]
    head = re.sub(r"\s+", " ", SIZES.sub(" ", head)).strip()
    head = CLOCK_AFTER.sub(r"\1", BEFORE_VALUE.sub(r"\1：", head))
    for pattern in (BEFORE_LABEL, BEFORE_NUMBER, BEFORE_ADDRESSEE, AFTER_NUMBER):
        match = pattern.search(head)
        if match and is_outside(head[: match.end()]):
            head = f"{head[: match.end()]} {head[match.end() :]}"
    for match in ADDRESSEE_END.finditer(head):
        if is_addressee(match[0]):
            head = f"{head[: match.end()]} {head[match.end() :]}"
            break
    return head + rest


def is_outside(text: str) -> bool:
    """Whether what follows ``text`` stands before any sentence and within no name in brackets."""
    return "。" not in text and text.count("《") == text.count("》")


def is_text(piece: str) -> bool:
    """Whether a piece is of the text already: a sentence, an item, a phrase with marks in it."""
    return (
        any(mark in piece for mark in "。；，！")
        and not is_addressee(piece)
        or bool(re.match(NUMBERED, piece))
        or len(piece) > 2 * TITLE_LENGTH
    )


def is_headed(head: list[str]) -> bool:
    return any(
        len(name_of(title)) <= TITLE_LENGTH and TITLED.search(name_of(title))
        for title in (*head, "".join(head[:2]))
    )


def has_mark(head: list[str]) -> bool:
    return any(number_of(piece) or is_serial(piece) or is_addressee(piece) for piece in head)  # fmt: skip


def tail_of(body: str) -> re.Match | None:
    """The signature at the end of the text: who and when."""
    found = [*SIGNED.finditer(body, max(0, len(body) - 400))]
    return found[-1] if found else None


def parted_body(body: str) -> list[str]:
    signed = tail_of(body)
    if not signed:
        return sentences(body)
    above, by = signers((signed["by"] or "").split())
    text = f"{body[: signed.start()]} {above}"
    below = BELOW.split(body[signed.end() :], maxsplit=1)[0]
    return [*sentences(text), by, signed["day"], *sentences(below)]


def signers(words: list[str]) -> tuple[str, str]:
    """(words that are still of the text, those who sign): organizations, or else all words."""
    first = len(words)
    while first and organizations(words[first - 1]):
        first -= 1
    first = first if first < len(words) else 0
    return " ".join(words[:first]), " ".join(words[first:])


def sentences(text: str) -> list[str]:
    """The paragraphs: parted before every numbering, and where a sentence ended with a space."""
    text = ATTACHED.sub(listed, LIST.sub("\n", text))
    text = AFTER_END.sub("\n", text)
    return [part.strip() for part in text.split("\n")]


def listed(match: re.Match) -> str:
    return match["mark"] + ITEM.sub("\n", match["list"].strip())
