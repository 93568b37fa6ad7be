"""Whether a line is of the web site round a document: nothing is left when its words are taken off."""

import re

from ..lines import Line
from ..marks import LABELS, metadata
from ..words import GENRE, number_of
from .words import (
    ARROW,
    BUTTON,
    COUNTED,
    HAN,
    LABEL,
    MENU,
    MOMENT,
    PLACE,
    SEPARATORS,
    SITE_NAME,
    SIZES,
    TRACES,
    URL,
)

ACCOUNT = re.compile(
    r"\A原创(?=\s)|发表于|发布于|\A[\u4e00-\u9fff]{2,8}(?:发布|之声|在线|融媒|之窗|日报|晚报)\s"
)
LONGEST = 160
FIRST_LINES = 60
LONGEST_VALUE = 24
LONGEST_STEP = 24
# The last step of a trail alone on its line: > 正文.
LONGEST_LAST = 6
# Above all stands the name of a column within another, and a title has no arrows.
COLUMNS = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}(?:{ARROW.pattern})[\u4e00-\u9fff]{{2,8}}"
)
SENTENCE = "。；！？《"


def has_traces(lines: list[Line]) -> bool:
    """Whether words of sites stand in a text, told quickly: most issues have none."""
    text = "\n".join(line.text for line in lines)
    return any(word in text for word in TRACES)


def is_site_line(line: Line) -> bool:
    return not line.row and is_of_site(line.text) and not is_metadata(line.text)


def is_metadata(text: str) -> bool:
    """Whether the head of a document knows the line as metadata already."""
    pairs = metadata(text)
    return bool(pairs) and not any(
        label.endswith("字号") and not number_of(value)
        for label, value in pairs
        if LABELS[label] == "number"
    )


def is_of_site(text: str) -> bool:
    text = text.strip()
    if not text or len(text) > LONGEST or "。" in text:
        return False
    return is_trail(text) or is_menu(text) or is_byline(text) or is_account(text)


def is_trail(text: str) -> bool:
    """A breadcrumb: 首页 > 政务公开 > 通知公告, be it begun on the line above."""
    steps = ARROW.split(text)
    named = [step for step in steps if HAN.search(step)]
    short = all(len(step) <= LONGEST_STEP for step in steps)
    if len(steps) < 2 or not named or not short or any(m in text for m in SENTENCE):
        return False
    if len(steps) == 2 and not steps[0]:
        return len(steps[1]) <= LONGEST_LAST
    return bool(PLACE.search(text)) or len(steps) > 2


def first_trail(lines: list[Line]) -> set[int]:
    """The place of a breadcrumb of two columns above all, that says no more: 统计数据 > 月度数据."""
    text = "" if not lines or lines[0].row else lines[0].text.strip()
    return {0} if COLUMNS.fullmatch(text) and not GENRE.search(text) else set()


def is_menu(text: str) -> bool:
    """Short words side by side: the first leads home, or most of them may be clicked."""
    words = [word for word in SEPARATORS.split(SIZES.sub(" ", text)) if word]
    if len(words) < 3 or any(len(word) > 8 for word in words):
        return False
    buttons = [word for word in words if BUTTON.fullmatch(word.strip("：:"))]
    return bool(MENU.match(words[0])) or 2 * len(buttons) > len(words)


def sizes_apart(lines: list[Line]) -> set[int]:
    """The places of the sizes of letters that stand one below the other: 大, 中, 小; A-, A, A+."""
    found = set()
    for at in range(min(FIRST_LINES, len(lines))):
        for count in (3, 2):
            words = [line.text for line in lines[at : at + count] if len(line.text) < 5]
            if len(words) == count and SIZES.fullmatch(" ".join(words)):
                found |= {*range(at, at + count)}
    return found


def is_account(text: str) -> bool:
    """Who published when, under an article of an account: 原创 ×× 2024-12-25 17:30 发表于××."""
    moment = MOMENT.search(text)
    words = SEPARATORS.split(MOMENT.sub(" ", text).strip())
    return (
        bool(moment and ACCOUNT.search(text))
        and len(words) <= 5
        and not any(mark in text for mark in SENTENCE)
    )


def is_byline(text: str) -> bool:
    """When, whence and how often read: 2022-09-14 来源：区司法局 浏览次数：12 【字体：大 中 小】."""
    labels = [*LABEL.finditer(text)]
    ends = [label.start() for label in labels[1:]] + [len(text)]
    front = text[: labels[0].start()] if labels else text
    values = [
        (label, text[label.end() : end])
        for label, end in zip(labels, ends, strict=False)
    ]
    strong = any(is_strong(*value) for value in values) or tells(front)
    return strong and not bare(front) and all(fits(*value) for value in values)


def is_strong(label, value: str) -> bool:
    """Whether no document has the label, or not with such a value: 发布：2021-09-18 11:20."""
    moment = MOMENT.match(value.strip()) if label["act"] else None
    return not label["weak"] or bool(moment and moment["clock"])


def tells(text: str) -> bool:
    """Whether a clock or a button stands in it, as in no line of a document."""
    moment = MOMENT.search(text)
    rest = MOMENT.sub(" ", text)
    clicked = BUTTON.search(rest) or SIZES.search(rest)
    return bool(clicked or (moment and moment["clock"]))


def bare(text: str) -> str:
    """What no word of a site explains."""
    for pattern in (URL, MOMENT, SITE_NAME, SIZES, BUTTON, SEPARATORS):
        text = pattern.sub(" ", text)
    return text.strip()


def fits(label, value: str) -> bool:
    """Whether what follows a label may be its value: a counter has none but a number."""
    if any(mark in value for mark in SENTENCE):
        return False
    if label["counter"]:
        return not HAN.search(bare(COUNTED.sub(" ", value)))
    rest = bare(value).strip(" 《【[")
    return len(rest) <= LONGEST_VALUE
