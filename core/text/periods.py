"""The periods that statistics are about, as printed: 2020年, 2020年1-9月, 2020年上半年."""

import calendar
import re
from datetime import date

PERIOD = re.compile(
    r"(\d{4})年(?:度|(?:\d{1,2}[-－—–~～至到])?(\d{1,2})月(?:份|末)?|(上半年)|(下半年)|"
    r"(?:第?([一二三四1234])季度)|(?:前([一二三四1234])季度))?"
)
QUARTERS = {
    name: number
    for number, names in enumerate(("一1", "二2", "三3", "四4"), 1)
    for name in names
}


def period_end(period):
    """The last day of a period as printed, or ``None`` where it names no year."""
    match = PERIOD.search(period)
    if not match:
        return None
    year, month, first_half, _, quarter, quarters = match.groups()
    last = (
        int(month)
        if month
        else 6
        if first_half
        else 3 * QUARTERS[quarter or quarters]
        if quarter or quarters
        else 12
    )
    if not 1 <= last <= 12:
        return None
    return date(int(year), last, calendar.monthrange(int(year), last)[1])
