"""Numbers as official documents print them: 1,057.26, 4.2万, 十二, 约4000余户."""

import re
from decimal import Decimal
from typing import NamedTuple

from .widths import half_width, squeeze

DIGITS = "零一二三四五六七八九"
DIGIT_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}  # fmt: skip
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
UNIT_VALUES = {character: value for value, character in UNITS}
MYRIADS = {"万": 10**4, "亿": 10**8}
SCALES = {
    small + large: value * times
    for small, value in {"": 1, "百": 100, "千": 1000}.items()
    for large, times in {"": 1, **MYRIADS, "万亿": 10**12}.items()
    if small or large
}

PLAIN = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,18})?"
SCALE = r"(?:[百千]?万亿|[百千]?[万亿]|[百千](?![米克瓦卡]))"
# The hyphen last, as in a set of characters.
MINUS = "−﹣-"
NUMBER = re.compile(rf"([+﹢△{MINUS}]?)({PLAIN})({SCALE})?")
CHINESE = "[零〇○一二两三四五六七八九十百千万亿]"
CHINESE_NUMBER = re.compile(rf"{CHINESE}{{1,20}}")

# 数百 and 几千 are no number.
CHINESE_AMOUNT = rf"(?<![数几零〇○一二两三四五六七八九十百千万亿]){CHINESE}{{1,20}}"
AMOUNT = rf"(?:(?<![\d.]){PLAIN}{SCALE}?|{CHINESE_AMOUNT})"
QUANTITY = re.compile(
    rf"(?P<before>(?<![节契签预附临邻靠最])(?:约|近|逾)\s?)?(?P<amount>{AMOUNT})"
    rf"(?P<range>\s?[-~—～至到]\s?\d)?"
    rf"(?P<after>\s?[余多](?P<scale>{SCALE})?|\s?(?:[^\d\s，。；、,;（）()]|(?<=[mM])2){{0,8}}(?:左右|上下|以上))?"
)


def parse_number(text: str) -> Decimal | None:
    """The exact number that ``text`` is, in any width, with 万 or 亿; else ``None``."""
    text = half_width(text).strip()
    match = NUMBER.fullmatch(text)
    if match:
        sign, digits, scale = match.groups()
        value = Decimal(digits.replace(",", "")) * SCALES.get(scale, 1)
        return -value if sign and sign not in "+﹢" else value
    numeral = parse_chinese_numeral(text)
    return None if numeral is None else Decimal(numeral)


def chinese_numeral(number: int) -> str:
    """``number`` (0 to 99,999,999) in Chinese: 1 -> 一, 12 -> 十二, 101 -> 一百零一."""
    if not 0 <= number < 10**8:
        raise ValueError(f"no Chinese numeral for {number}")
    high, low = divmod(number, 10**4)
    if not high:
        return (
            four_digits(low).removeprefix("一") if 10 <= low < 20 else four_digits(low)
        )
    gap = "零" if 0 < low < 1000 else ""
    return f"{chinese_numeral(high)}万{gap}{four_digits(low) if low else ''}"


def four_digits(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    value, unit = next(pair for pair in UNITS if number >= pair[0])
    first, rest = divmod(number, value)
    gap = "零" if 0 < rest < value // 10 else ""
    return f"{DIGITS[first]}{unit}{gap}{four_digits(rest) if rest else ''}"


def parse_chinese_numeral(text: str) -> int | None:
    """The number a Chinese numeral names, by units (十二) or digit by digit (二〇二〇)."""
    if not CHINESE_NUMBER.fullmatch(text):
        return None
    if all(character in DIGIT_VALUES for character in text):
        return int("".join(str(DIGIT_VALUES[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in DIGIT_VALUES:
            digit = DIGIT_VALUES[character]
        elif character in UNIT_VALUES:
            section += (digit or 1) * UNIT_VALUES[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * MYRIADS[character]
            section = digit = 0
    return total + section + digit


class Printed(NamedTuple):
    """A number in the words it was printed with, and whether these make it approximate."""

    value: Decimal | int
    text: str
    approximate: bool = False


def parse_quantity(text: str) -> Printed | None:
    """The first quantity in ``text``: 约 近 逾 before, 余 多 左右 after make it approximate.

    A range (3000-4000户) is no single quantity: ``None``.
    """
    match = QUANTITY.search(squeeze(half_width(text)))
    if match is None or match["range"]:
        return None
    value = parse_number(match["amount"] + (match["scale"] or ""))
    if value is None:
        return None
    return Printed(value, text.strip(), bool(match["before"] or match["after"]))
