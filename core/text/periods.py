"""The periods that statistics are about, as printed: 2020年, 2020年1-9月, 2020年上半年."""

import calendar
import re
from datetime import date

from .numbers import parse_chinese_numeral
from .widths import half_width, squeeze

DASHES = re.compile("[－—–―~～至到]{1,2}")
PERIOD = re.compile(
    r"(?<![0-9])([12][0-9]{3})年(?:(?:[0-9]{1,2}月?-)?([0-9]{1,2})月|([上下])半年|(?:第|前)?([一二三四1-4])季度)?"
)
CHINESE_YEAR = re.compile(
    r"(?<![一二三四五六七八九十])[一二][零〇○一二三四五六七八九]{3}(?=年)"
)
NUMERAL = "[一二三四五六七八九十]{1,2}"
CHINESE_MONTHS = re.compile(
    rf"(?<=年){NUMERAL}(?=月?[－—–―~～至到-]{{1,2}}{NUMERAL}月|月)"
    rf"|(?<=[－—–―~～至到-]){NUMERAL}(?=月)"
)
MONTHS = re.compile(r"年([0-9]{1,2})月?-([0-9]{1,2})月")
LONGEST = 50
QUARTERS = {
    name: number
    for number in range(1, 5)
    for name in (str(number), "一二三四"[number - 1])
}


def same_period(period):
    """A period in one form, however its dashes and digits are printed."""
    return DASHES.sub("-", squeeze(half_width(period)))


def arabic(period):
    """``period`` with its year and months in Arabic numerals: 二〇二〇年五月 -> 2020年5月."""
    period = CHINESE_YEAR.sub(in_digits, period)
    return CHINESE_MONTHS.sub(in_digits, period)


def in_digits(match):
    return str(parse_chinese_numeral(match[0]))


def read_period(text):
    """A period as the register prints it, or ``None`` where ``text`` names no year.

    Digits and letters become half-width, the year and the months Arabic; the dash stays the
    one that was printed, for ``same_period`` to look past.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return None
    period = arabic(squeeze(half_width(text)))
    if period_end(period) is None:
        return None
    months = MONTHS.search(same_period(period))
    if months and not 0 < int(months[1]) <= int(months[2]):
        return None
    return period


def period_end(period):
    """The last day of a period as printed, or ``None`` where it names no year."""
    match = PERIOD.search(same_period(period))
    if not match:
        return None
    year, month, half, quarter = match.groups()
    if month:
        last = int(month)
    elif half:
        last = 6 if half == "上" else 12
    else:
        last = 3 * QUARTERS.get(quarter, 4)
    if not 1 <= last <= 12:
        return None
    return date(int(year), last, calendar.monthrange(int(year), last)[1])
