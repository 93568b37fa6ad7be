"""Days beside who made a table, which are when it was made and no periods of it."""

import re
from datetime import date

from core.text.periods import period_end
from gazette.reading.words import date_of

from .headings import plain_text
from .periods import first_period

DAY = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
# 填报单位：石门县统计局 2019年4月2日, 编制日期：2019年4月2日.
MADE_ON = re.compile(
    rf"(?:(?:填[报表制]|制表|[报上]送)(?:单位|部门|机关|机构|人|者|日期|时间)?[：:]?.{{0,40}}?|(?:日期|时间)[：:]?)(?:{DAY.pattern})"
)
# 编制单位：石门县供热公司 2019年4月2日, 石门县统计局 2019年4月2日: or what the figures are of.
MADE_BY = re.compile(
    rf"(?:(?:单位|部门|机关|机构|来源|人)[：:].{{0,40}}?|\A[\u4e00-\u9fff]{{2,24}}[局办委队站心府处科室所院])(?:{DAY.pattern})\Z"
)
AS_OF = re.compile(r"截[至止]|止于")


def without_day_made(caption: str, title: str) -> str:
    """``caption`` without the day on which the table was made.

    That is told by its label, or by its being past what the ``title`` says the figures are of.
    """
    words = plain_text(caption)
    found = found_in(words, title)
    return words.replace(day_in(found), "", 1) if found else caption


def made_on(caption: str, title: str) -> date | None:
    """The day on which a table was made, as its ``caption`` says."""
    found = found_in(plain_text(caption), title)
    return date_of(day_in(found)) if found else None


def found_in(words: str, title: str) -> re.Match | None:
    if found := MADE_ON.search(words):
        return found
    found = MADE_BY.search(words)
    if not found or AS_OF.search(found[0]):
        return None
    day, end = date_of(day_in(found)), period_end(first_period(title))
    return found if day and end and end < day else None


def day_in(found: re.Match) -> str:
    return DAY.search(found[0])[0]
