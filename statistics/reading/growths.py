"""The growth that a sentence states after an amount, in per cent."""

import re
from decimal import Decimal

from core.text.numbers import parse_number
from gazette.reading.source import Finding

from .phrases import BETWEEN, GROWTH, UNCHANGED

MOST_BETWEEN = 3
# What growth is counted in besides: 增长1.2倍, 下降1成.
TIMES = {"倍": 100, "成": 10}
# What stands between an amount and the same of another period: how it grew, and nothing else.
OF_GROWTH = re.compile("[增减降升占比%％持]")


def growth_in(rest: str) -> tuple[Decimal | None, tuple[Finding, ...]]:
    """(growth, doubts) said after an amount, in per cent."""
    for _ in range(MOST_BETWEEN):
        between = BETWEEN.match(rest)
        said = rest.lstrip("，,（( ")
        if not between or GROWTH.match(said) or UNCHANGED.match(said):
            break
        rest = rest[between.end() :]
    head = rest.lstrip("，,（( ")
    if UNCHANGED.match(head):
        return Decimal(0), ()
    match = GROWTH.match(head)
    if match is None:
        return None, ()
    if "百分点" in match["kind"]:
        text = f"“{match[0]}”是百分点，不是增速，未读入"
        return None, (Finding("percentage-points", text),)
    if "年初" in match[0]:
        text = f"“{match[0]}”是比年初的增速，不是同比，未读入"
        return None, (Finding("growth-unlikely", text),)
    rate = parse_number(match["rate"].lstrip("-"))
    fallen = bool(match["down"]) != match["rate"].startswith("-")
    rate = -rate if fallen else rate
    times = TIMES.get(match["kind"])
    if times and fallen and match["kind"] == "倍":
        return None, ()
    return (rate * times, (in_times(match[0], rate * times),)) if times else (rate, ())


def in_times(words: str, rate: Decimal) -> Finding:
    return Finding("growth-in-times", f"“{words}”读作{rate.normalize():f}%")


def is_of_growth(between: str) -> bool:
    """Whether words between two amounts tell of growth only, before the period of the next, which
    is of the same name then.
    """
    *parts, _ = re.split("[，,；;]", between)
    return all(OF_GROWTH.search(part) for part in parts if part.strip())
