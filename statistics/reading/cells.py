"""The number that a cell of a release states, with what is doubtful about it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from core.text.printed import is_not_stated, read_figure
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding

from .grammar import UNIT, meaning_of

# In a table that is read these state nothing; whoever types 无 may mean 0.
NOTHING = re.compile(
    r"无|暂无(?:数据)?|无数据|未发布|不公布|未统计|暂缺|缺|[xX×*]{1,3}|[-—–―−﹣‐‑─━_~～]{1,8}|\(空白\)|空白|保密|[.。·]+|[〃″\"]|同上"
)
LIMITS = {"value": (14, 6), "yoy": (8, 4)}
HYPHENS = str.maketrans("‐‑﹘─➖", "-----")
NEGATIVE = re.compile(r"\A负(?=[\d.])")
NOTED = re.compile(r"(?<=\d)(?:[①-⑳]|\[\d\])\Z|\A±(?=0(?:\.0*)?%?\Z)")
ARROW_AFTER = re.compile(r"\A([\d.,]+%?)([↓↑])\Z")
SHORT_FALL = re.compile(r"\A(?:同比)?降(?=[\d.])")
SHORT_RISE = re.compile(r"\A(?:同比)?增(?=[\d.])")
POINTS = re.compile(r"百分点")
MARK = re.compile(r"\A([△▲▼▽])(?=\s*[\d.])")
SAID = re.compile(r"增|降|升|减|持平|落|涨|跌|滑")
# Growth by so many times: 增长1.1倍, in a column of growth 1.1倍 alone.
TIMES = re.compile(
    r"(?:(?:同比)?(?:增|增长|增加|上升|提高))?(?P<rate>\d{1,4}(?:\.\d+)?)倍"
)
WITH_UNIT = re.compile(rf"(?P<number>[-−+]?[\d.,]+)\s*(?P<unit>{UNIT})")


@dataclass(frozen=True)
class Cell:
    """What a cell states: ``number`` is ``None`` where it states none."""

    number: Decimal | None = None
    unit: str = ""
    findings: tuple[Finding, ...] = ()
    text: str = ""


def plain_number(text: str) -> str:
    """``text`` with its hyphens in one form and 降 and 增 in full."""
    words = half_width(text).strip().translate(HYPHENS)
    words = NEGATIVE.sub("-", NOTED.sub("", words))
    words = ARROW_AFTER.sub(r"\2\1", words)
    return SHORT_RISE.sub("增长", SHORT_FALL.sub("下降", words))


def printed_number(text: str) -> Decimal | None:
    """The number that a cell prints, 持平 being 0; ``None`` where it prints none."""
    figure = read_figure(plain_number(text))
    return figure and figure.value


def states_nothing(words: str) -> bool:
    return is_not_stated(words) or bool(NOTHING.fullmatch(words.strip()))


def read_value(words: str) -> Cell:
    """The amount in a cell, be it with a unit of its own."""
    if states_nothing(words):
        return Cell()
    match = WITH_UNIT.fullmatch(half_width(words).strip())
    if match:
        cell = number_in(match["number"], "value")
        return Cell(cell.number, match["unit"], cell.findings, match["number"])
    if SAID.search(words):
        text = f"“{squeeze(words)}”像增速，却在数值一栏"
        return Cell(findings=(Finding("cell-unlikely", text),))
    return number_in(words, "value")


def read_growth(words: str, notes: list[str]) -> Cell:
    """The growth in a cell, in per cent; the points by which a rate grew are asked about."""
    if states_nothing(words):
        return Cell()
    if POINTS.search(words):
        text = f"“{squeeze(words)}”是百分点，不是增速，按所印的数记入"
        cell = number_in(words, "yoy")
        return replace(cell, findings=(*cell.findings, Finding("percentage-points", text)))  # fmt: skip
    if match := TIMES.fullmatch(squeeze(half_width(words))):
        rate = Decimal(match["rate"]) * 100
        text = f"“{squeeze(words)}”读作增长{rate.normalize():f}%"
        return Cell(rate, "", (Finding("growth-in-times", text),))
    return number_in(with_sign(words, notes), "yoy", words)


def with_sign(words: str, notes: list[str]) -> str:
    """``words`` with a sign for a mark that a note explains; △ falls where none does."""
    match = MARK.match(words.strip())
    meaning = meaning_of(match[1], notes) if match else ""
    if not meaning:
        return words
    return words.strip().replace(match[1], "-" if meaning == "falls" else "+", 1)


def number_in(words: str, kind: str, shown: str = "") -> Cell:
    shown = squeeze(shown or words)
    figure = read_figure(plain_number(words))
    if figure is None or not storable(figure.value, *LIMITS[kind]):
        return Cell(
            findings=(Finding("number-unreadable", f"“{shown}”不能识别为数字"),)
        )
    doubts = (Finding("approximate", f"“{shown}”是约数"),) if figure.approximate else ()
    return Cell(figure.value, "", doubts, words)


def storable(number: Decimal, integer_digits: int, decimals: int) -> bool:
    return abs(number) < 10**integer_digits and -number.as_tuple().exponent <= decimals
