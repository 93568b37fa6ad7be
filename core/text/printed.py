"""Cells that hold one number as documents print it, read whole or not at all.

``parse_quantity`` of ``numbers`` finds a quantity within words. Here the text must be one
number and no more: what could be read in two ways is ``None``.
"""

import re
from decimal import Decimal
from functools import cache

from .numbers import (
    CHINESE_NUMBER,
    MINUS,
    PLAIN,
    SCALE,
    SCALES,
    Printed,
    chinese_numeral,
    parse_chinese_numeral,
    parse_number,
)
from .widths import half_width

PLAIN_NUMBER = re.compile(rf"[+﹢{MINUS}]?{PLAIN}")
LONGEST = 50

NUMERAL = r"[零〇一二两三四五六七八九十百千万]{1,16}"
SAME_UNITS = {
    "平方米": ("平方米", "平米", "平方公尺", "㎡", "m²", "m2", "M2"),
}
RANGE = re.compile(r"\d[\d,.]*[^\d\s,.]{0,3}\s?[-~—–～至到]\s?\d")

# No number is stated. 无 is not among them: it may mean 0.
NOT_STATED = re.compile(
    r"[-—–―−﹣]{1,6}|…{1,4}|\.{3,6}|·{1,6}|/|空|空缺|不详|未公布|n/?a", re.IGNORECASE
)
UNCHANGED = re.compile(r"(?:与?(?:去年|上年)?(?:同期)?|同比|基本)持平|不变|零增长")
SIGNED = re.compile(
    rf"(?:(?P<falls>[—–△▽▼↓{MINUS}]|(?:同比)?(?:下降|减少|回落|降低|下跌|下滑))"
    r"|[+﹢↑]|(?:同比)?(?:增长|上升|提高|增加|上涨))?"
    rf"(?P<about>大?约|近|逾)?(?P<number>{PLAIN}{SCALE}?)"
    rf"(?P<more>[余多](?P<after>{SCALE})?)?(?P<percent>个?百分点|%)?(?P<tail>左右|上下)?"
)
BRACKETED = re.compile(
    rf"[（(](?P<number>{PLAIN}{SCALE}?)(?P<inner>%)?[）)](?P<percent>%)?"
)
# GB/T 15835 sets groups of three apart by a narrow space.
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\s\d{3})+(?!\d)")
TWO_NUMBERS = re.compile(r"[\d.,]\s+[\d.,]")
SPACE = re.compile(r"\s")


def parse_plain(text: str) -> Decimal | None:
    """The number of digits alone, in any width, with a sign or thousands separators."""
    text = text.strip()
    if not text.isascii():
        text = half_width(text)
    return parse_number(text) if PLAIN_NUMBER.fullmatch(text) else None


@cache
def quantity_in(unit: str) -> re.Pattern:
    units = "|".join(map(re.escape, SAME_UNITS.get(unit, (unit,))))
    return re.compile(
        rf"(?P<before>大?约|近|逾)?\s?(?P<amount>{PLAIN}|{NUMERAL})\s?(?P<scale>{SCALE})?"
        rf"(?P<more>\s?[余多](?P<after>{SCALE})?)?\s?(?P<unit>{units})?"
        r"(?P<tail>左右|上下|以上)?"
    )


def read_quantity(text: str, unit: str = "") -> Printed | None:
    """The one quantity that ``text`` is, be it followed by ``unit`` or by none."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    match = quantity_in(unit).fullmatch(half_width(text))
    if match is None or not is_one_way(match, unit):
        return None
    value = amount(match["amount"], match["scale"] or match["after"])
    about = match["before"] or match["more"] or match["tail"]
    return None if value is None else Printed(value, text, bool(about))


def is_one_way(match: re.Match, unit: str) -> bool:
    """Whether it is plain what the scale is: 443.6亿 in a column of 亿元 may be either."""
    scale, after = match["scale"], match["after"]
    is_missing = not match["unit"] and re.match(SCALE, unit)
    return not (scale and after) and not ((scale or after) and is_missing)


def amount(number: str, scale: str | None) -> Decimal | None:
    if not CHINESE_NUMBER.fullmatch(number):
        return parse_number(number + (scale or ""))
    value = exact_numeral(number)
    return value and value * SCALES.get(scale, 1)


def exact_numeral(text: str) -> Decimal | None:
    """What a numeral names in full: 三千零二, but neither 三千二 nor 三四."""
    value = parse_chinese_numeral(text)
    if value is None or value >= 10**8:
        return None
    full = text.replace("〇", "零").replace("两", "二")
    full = full.removeprefix("一") if full.startswith("一十") else full
    full = f"一{full}" if full.startswith(("百", "千", "万")) else full
    return Decimal(value) if chinese_numeral(value) == full else None


def read_figure(text: str) -> Printed | None:
    """The figure that a cell of a statistical table prints; ``None`` where it prints none.

    持平 is 0; 下降, △, ▽, a minus and brackets are negative.
    """
    bare = without_spaces(text)
    if UNCHANGED.fullmatch(bare):
        return Printed(Decimal(0), text.strip())
    if match := BRACKETED.fullmatch(bare):
        return Printed(-parse_number(match["number"]), text.strip())
    match = SIGNED.fullmatch(bare)
    if match is None:
        return None
    value = parse_number(match["number"] + (match["after"] or ""))
    if value is None:
        return None
    about = match["about"] or match["more"] or match["tail"]
    return Printed(-value if match["falls"] else value, text.strip(), bool(about))


def is_percentage(text: str) -> bool:
    return without_spaces(text).rstrip("）)").endswith(("%", "百分点"))


def is_range(text: str) -> bool:
    return bool(RANGE.search(half_width(text)))


def is_not_stated(text: str) -> bool:
    """Whether a cell of a table says, by a dash or in words, that it states no number."""
    bare = SPACE.sub("", half_width(text))
    return not bare or bool(NOT_STATED.fullmatch(bare))


def without_spaces(text: str) -> str:
    """``text`` without spaces, unless they stand between two numbers."""
    text = GROUPED.sub(lambda match: SPACE.sub("", match[0]), half_width(text).strip())
    return text if TWO_NUMBERS.search(text) else SPACE.sub("", text)
