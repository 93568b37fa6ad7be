"""The periods that statistics are about, as printed: 2020年, 2020年1-9月, 2020年上半年."""

import calendar
import re
from datetime import date

from .widths import half_width, squeeze

DASHES = re.compile("[－—–―~～至到]{1,2}")
PERIOD = re.compile(
    r"([12]\d{3})年(?:(?:\d{1,2}月?-)?(\d{1,2})月|([上下])半年|(?:第|前)?([一二三四1-4])季度)?"
)
QUARTERS = {
    name: number
    for number in range(1, 5)
    for name in (str(number), "一二三四"[number - 1])
}


def same_period(period):
    """A period in one form, however its dashes and digits are printed."""
    return DASHES.sub("-", squeeze(half_width(period)))


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
