"""The words of the site before the title and after it, where all was pasted into one line."""

import re

from .words import ARROW, BUTTON, LABEL, MENU, MOMENT, PLACE

SOURCE_LENGTH = 16
SEPARATOR = re.compile(r"[\s|｜丨•·\-–—_]+")
STEP = re.compile(r"[^\s>＞»›→。，；：:]{1,24}")
# The words of a menu, as far as where the reader is: 走进泊川 政务公开 您的位置：.
MENU_BEFORE = re.compile(
    r"(?:[^\s。，；：:《]{1,10}\s+){1,16}(?=[您你]?(?:的|当前|现在|目前|所在)*(?:位置|栏目)\s?[：:])"
)
LAST_STEP = re.compile(r"\A(?:正文|详情|内容|详细内容)")
COUNT = re.compile(r"\s*[\d\-]{1,8}\s?次?(?=\s|\Z)")
VALUE = re.compile(rf"\s*([^\s。，；：:]{{1,{SOURCE_LENGTH}}})(?=\s)")


def without_trail(text: str) -> str:
    """``text`` from the first word on that is none of the site."""
    before = None
    while text != before:
        before = text
        text = SEPARATOR.sub("", text, count=1) if SEPARATOR.match(text) else text
        text = MENU_BEFORE.sub("", text, count=1) if MENU_BEFORE.match(text) else text
        for taken in (after_steps, after_label, after_moment, after_button):
            text = taken(text)
    return text


def after_steps(text: str) -> str:
    """After 当前位置：首页 > 政务公开 > 公告; the last step is one word."""
    place = PLACE.match(text)
    at = place.end() if place and place[0][-1] in "：:" else 0
    at += len(text[at:]) - len(text[at:].lstrip())
    end, steps = at, 0
    while step := STEP.match(text, end):
        if steps and is_titled(step[0]):
            return LAST_STEP.sub("", text[end:])
        arrow = ARROW.match(text, step.end())
        if not arrow:
            return text[step.end() :] if steps else text
        end, steps = arrow.end(), steps + 1
    return text[end:] if steps else text


def is_titled(step: str) -> bool:
    """Whether the title of the document follows an arrow without a space between."""
    return "关于" in step


def after_label(text: str) -> str:
    label = LABEL.match(text)
    if not label:
        return text
    rest = text[label.end() :]
    value = (COUNT if label["counter"] else VALUE).match(rest)
    told = value and not MOMENT.match(rest.lstrip()) and not LABEL.match(rest.lstrip())
    return rest[value.end() :] if told else rest


def after_moment(text: str) -> str:
    moment = MOMENT.match(text)
    return text[moment.end() :] if moment else text


def after_button(text: str) -> str:
    word, _, rest = text.partition(" ")
    return rest if BUTTON.fullmatch(word) or MENU.match(word) else text
