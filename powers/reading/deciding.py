"""Whether a document decides on powers: by its title, or by a sentence that does it here and now."""

import re

from gazette.reading.source import SourceDocument

from .names import ACT_END, is_power
from .scope import (
    ACT,
    AGREED,
    CITED,
    SENTENCE,
    decides,
    decides_nothing,
    is_list,
    proposes,
    simple,
    subject,
)
from .sentences import HEDGED, QUOTED, moved, objects

PERFORMS = re.compile(
    "决定|现将|现对|现予|同意|下列|以下|如下|附后|见附|批准|将[^，。]{4,}(?:划转|划入|划出|下放|委托|移交|交由|收回)"
)
TITLE = re.compile(
    r"[^，。；：]{0,40}关于[^，。；：]{4,60}的(?:决定|通知|公告|通告|批复|命令|函)"
)
ARTICLE = re.compile("第[一二三四五六七八九十]{1,3}条")
MERGES = re.compile(
    "某(?:等[^，。]{0,8})?(?:一并|统一)?(?:并入|合并|整合|归并|更名|改名|不再单独)"
)
# A decision that itself leads a list, or says of what: 决定下放下列行政许可事项：.
DECLARES = re.compile(
    f"(?:决定|同意|批准)[^，。；：]{{0,6}}(?:[将把][^。]{{4,200}}{ACT}|{ACT}[^，。；：的]{{0,30}}：)"
)
# What was done before is only told: 2020年已将取水许可下放至各镇.
BEFORE = re.compile(
    "(?:已经?|曾经?|此前)(?:[将把由]|(?:取消|下放|划转|移交|委托)(?![^，。；]{2,24}的))"
)

# A decree hands over a list by its name: 《…职权目录》已经…通过，现予公布.
HANDS_OVER = re.compile(
    "《(?P<list>[^《》]+)》[^。]{0,60}(?:现予|予以|现将其)(?:公布|发布|印发)"
)


def decides_on(document: SourceDocument) -> bool:
    """Whether the document decides on powers: by its title, or by a sentence that performs it."""
    about = subject(document.title)
    if proposes(about):
        return False
    titled = decides(about) or is_list(document.title)
    performing = declares if decides_nothing(about) else performs
    return titled or any(performing(p.text) for p in document.paragraphs)


def declares(text: str) -> bool:
    """Whether a text decides so plainly that a title about something else does not count."""
    return bool(DECLARES.search(CITED.sub("", simple(text)))) and performs(text)


def performs(text: str) -> bool:
    """Whether a sentence of the text decides on powers here and now; a title below that of a
    decree decides as well.
    """
    if hands_over(text):
        return True
    words = CITED.sub("", simple(text))
    if TITLE.fullmatch(words):
        return decides(subject(words))
    sentences = (AGREED.sub("", sentence) for sentence in SENTENCE.findall(words))
    return any(
        (PERFORMS.search(sentence) and (decides(sentence) or moves(sentence)))
        or (ARTICLE.match(sentence) and ends(sentence))
        or merges(sentence)
        for sentence in sentences
    )


def hands_over(text: str) -> bool:
    """Whether a text publishes a list of powers by its name."""
    match = HANDS_OVER.search(simple(text))
    return bool(match) and is_list(match["list"])


def ends(article: str) -> bool:
    """Whether an article of a decree ends, or begins, nothing but acts of authority."""
    names = moved(article)
    return bool(names) and all(map(ACT_END.search, names))


def moves(sentence: str) -> bool:
    """Whether what the sentence moves from one body to another is nothing but acts of authority."""
    names = [] if BEFORE.search(sentence) else [*objects(sentence)]
    return bool(names) and all(map(ACT_END.search, names))


def merges(sentence: str) -> bool:
    """Whether the sentence does with powers in quotation marks what is never done with others:
    “甲”并入“乙”.
    """
    names = [match["name"] for match in QUOTED.finditer(sentence)]
    sure = MERGES.search(QUOTED.sub("某", sentence)) and not HEDGED.search(sentence)
    return bool(sure and names) and all(map(is_power, names))
