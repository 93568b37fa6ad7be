"""Dates as Chinese documents print them."""

import re
from datetime import date

from .numbers import parse_chinese_numeral
from .widths import half_width

CHINESE_YEAR = "[一二][〇○零一二三四五六七八九]{3}"
NUMERALS = "[0-9零〇○Oo◯一二三四五六七八九十元廿卅]"
# A zero among Chinese digits is typed in many ways: 二00三, 二ＯＯ四, 二◯一〇.
ZEROS = re.compile(
    r"(?<=[一二三四五六七八九〇])[0Oo○◯零]|[Oo◯](?=[一二三四五六七八九〇0Oo])"
)
OTHER_NUMERALS = str.maketrans({"元": "一", "廿": "二十", "卅": "三十"})
PRINTED = re.compile(
    rf"({NUMERALS}{{4}})年({NUMERALS}{{1,3}})月({NUMERALS}{{1,3}})[日号]"
)
TYPED = re.compile(r"([0-9]{4})\s?([-./])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})")
LONGEST = 40
MONTH = re.compile(rf"{NUMERALS}{{4}}年{NUMERALS}{{1,3}}月|[0-9]{{4}}[-./][0-9]{{1,2}}")


def parse_date(text: str) -> date | None:
    """The day that ``text`` is (2020年5月26日, 二〇二〇年五月二十六日, ISO); else ``None``."""
    text = half_width(text.strip())
    if len(text) > LONGEST:
        return None
    if match := TYPED.fullmatch(text):
        return calendar_day(match[1], match[3], match[4])
    match = PRINTED.fullmatch(re.sub(r"\s", "", text))
    return calendar_day(*map(plain_numeral, match.groups())) if match else None


def plain_numeral(printed: str) -> str:
    """``printed`` with the zeros and numerals that :func:`number` knows."""
    return ZEROS.sub("〇", ZEROS.sub("〇", printed)).translate(OTHER_NUMERALS)


def is_month(text: str) -> bool:
    """Whether ``text`` names a month, and no day of it."""
    return bool(MONTH.fullmatch(re.sub(r"\s", "", half_width(text[:LONGEST]))))


def calendar_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(*(number(part) for part in (year, month, day)))
    except (TypeError, ValueError):
        return None


def number(text: str) -> int | None:
    return int(text) if text.isascii() else parse_chinese_numeral(text)


def chinese_date(day: date) -> str:
    """``day`` as GB/T 9704 prints it, Arabic and unpadded: 2020年5月26日."""
    return f"{day.year}年{day.month}月{day.day}日"
