"""Dates as Chinese documents print them."""

import re
from datetime import date

from .numbers import parse_chinese_numeral
from .widths import half_width

NUMERALS = "[0-9零〇○一二三四五六七八九十]"
DATES = (
    re.compile(rf"({NUMERALS}{{4}})年({NUMERALS}{{1,3}})月({NUMERALS}{{1,3}})[日号]"),
    re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})"),
)


def parse_date(text: str) -> date | None:
    """The day that ``text`` is (2020年5月26日, 二〇二〇年五月二十六日, ISO); else ``None``."""
    text = re.sub(r"\s", "", half_width(text))
    for pattern in DATES:
        if match := pattern.fullmatch(text):
            return calendar_day(*(part for part in match.groups() if part not in "-./"))
    return None


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
