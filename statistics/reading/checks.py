"""What is doubtful about figures: units that do not suit, cells out of place, parts too large."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gazette.reading.rows import doubted
from gazette.reading.source import Finding

from .cells import Cell
from .entries import FigureRead
from .grammar import UNIT
from .items import Item
from .periods import year_before
from .series import Series

RATE = re.compile(r"(?:率|指数|比重|比例|占比|比|程度|增速|强度)\Z")
PEOPLE = re.compile(r"(?:人数|户数|家数|个数|人口|(?<!保障和)就业|面积)\Z|人均")
AMOUNT_UNIT = re.compile(r"元\Z")
NUMBER = re.compile(r"[-+−]?[\d.,]+%?")
# Of what an amount may be negative.
MAY_FALL = re.compile(
    r"利润|盈|亏|损益|增|减|净|差|结余|余额|率|幅|速|指数|温|变动|效益|收益"
)
NUMBER_LAST = re.compile(r"[\u4e00-\u9fff）)]\d[\d,.]*\d\Z")
PER_CENT_IN_CELL = re.compile(r"[%％]|持平|不变")
# A growth in per cent that differs so much from that of the amounts is out of place.
FAR = Decimal(15)
HUGE = Decimal(1000)
# What stands under 同比 in a table of indices is most often one itself.
INDEX = (Decimal(80), Decimal(130))
SCALED = re.compile(r"[\d.][万亿]")
SCALE = re.compile(r"[万亿]")


def bare(name: str) -> str:
    """A name without the bracket at its end: 居民消费价格指数（上年=100）."""
    return re.sub(r"[（(][^（）()]*[）)]\Z", "", name)


def unit_for(
    item: Item, own: str, value: Cell, series: Series, of_table
) -> tuple[str, tuple]:
    """(unit, doubts) of a row: its own, that of its column, else that of the table."""
    table_unit, doubts = of_table
    if own and item.unit and own != item.unit:
        text = f"“{item.name}”的单位写作“{item.unit}”，单位一栏是“{own}”"
        return own, (Finding("unit-unclear", text),)
    said = own or item.unit or value.unit
    if value.unit and value.unit != said:
        text = f"“{item.name}”的数值写“{value.unit}”，单位是“{said}”"
        return said, (Finding("unit-unclear", text),)
    if said:
        return said, ()
    general = series.unit or table_unit
    if general and not suits(general, item.name):
        text = f"表上的单位“{general}”不像是“{item.name}”的单位，未读入"
        return "", (Finding("unit-unlikely", text),)
    return general, () if series.unit else doubts


def suits(unit: str, indicator: str) -> bool:
    """Whether a unit that is not printed beside an indicator may be its own."""
    name = bare(indicator)
    counted = PEOPLE.search(name) and AMOUNT_UNIT.search(unit)
    return not RATE.search(name) and (not counted or "人均" in indicator)


def cell_findings(
    figure: FigureRead, growth: str, series: Series, unknown: bool, about_index: bool
) -> Iterator[Finding]:
    """Signs that a row is displaced, or that a number means something else."""
    bare_name = bare(figure.indicator)
    if unknown:
        yield Finding("column-not-read", "有一格不在任何表头之下，可能错列")
    if figure.unit and not re.fullmatch(UNIT, figure.unit):
        text = f"“{figure.unit}”不像单位，可能错列或不完整"
        yield Finding("cell-unlikely", text)
    if NUMBER.fullmatch(figure.indicator) or re.fullmatch(UNIT, figure.indicator):
        yield Finding("cell-unlikely", f"“{figure.indicator}”不像指标名称，可能错列")
    if figure.value is not None and figure.value < 0 and not MAY_FALL.search(bare_name):
        text = f"“{figure.indicator}”的数值是负数，可能是增速"
        yield Finding("cell-unlikely", text)
    if NUMBER_LAST.search(figure.indicator):
        text = f"“{figure.indicator}”末尾连着数字，可能少了一格"
        yield Finding("cell-unlikely", text)
    if figure.value is not None and not figure.unit:
        yield Finding("unit-missing", f"没有写明“{figure.indicator}”的单位")
    if figure.yoy is not None and series.unsure and not PER_CENT_IN_CELL.search(growth):
        text = f"“{series.unsure}”没有写明是百分数还是增减额"
        yield Finding("growth-unit", text)
    in_points = "百分点" in growth
    if figure.yoy and figure.unit == "%" and RATE.search(bare_name) and not in_points:
        text = f"“{figure.indicator}”本身是百分数，“{growth}”可能是百分点"
        yield Finding("growth-unit", text)
    if SCALED.search(figure.value_text) and SCALE.match(figure.unit):
        text = f"“{figure.value_text}”和单位“{figure.unit}”都写有万、亿"
        yield Finding("unit-unclear", text)
    if figure.yoy is not None and about_index and INDEX[0] <= figure.yoy <= INDEX[1]:
        text = f"“{growth}”像指数，不像增速"
        yield Finding("growth-unlikely", text)
    if figure.yoy is not None and abs(figure.yoy) >= HUGE:
        yield Finding("growth-unlikely", f"增速{figure.yoy}%太大，请核对")


def checked(figures: list[FigureRead]) -> list[FigureRead]:
    """``figures`` of one table with what they say against one another."""
    known = {(f.indicator, f.unit, f.parent, f.period): f for f in figures}
    totals: dict[tuple[str, str], FigureRead] = {}
    found = []
    for figure in figures:
        key = (figure.indicator, figure.unit, figure.parent)
        figure = doubted(
            figure,
            *growth_findings(figure, known.get((*key, year_before(figure.period)))),
            *part_findings(figure, totals.get((figure.parent, figure.period))),
        )
        totals[figure.indicator, figure.period] = figure
        found.append(figure)
    return found


def growth_findings(figure: FigureRead, before: FigureRead | None) -> Iterator[Finding]:
    """Growth by the amounts against growth as printed; prices may part them, but not far."""
    if (
        before is None
        or None in (before.value, figure.value, figure.yoy)
        or not before.value
    ):
        return
    counted = (figure.value / before.value - 1) * 100
    if abs(counted - figure.yoy) > FAR + abs(figure.yoy) / 4:
        text = f"按两期数值计算增长{counted:.1f}%，表中是{figure.yoy}%"
        yield Finding("growth-differs", text)


SHAPE = {"row-width", "row-joined", "cell-unlikely", "row-not-read", "row-shifted"}


def part_findings(figure: FigureRead, parent: FigureRead | None) -> Iterator[Finding]:
    if parent and SHAPE & {finding.code for finding in parent.findings}:
        text = f"所属指标“{parent.indicator}”一行有疑问"
        yield Finding("parent-unclear", text)
    if parent and figure.unit and parent.unit and figure.unit != parent.unit:
        text = f"单位“{figure.unit}”与所属指标“{parent.indicator}”的“{parent.unit}”不同"
        yield Finding("parent-unclear", text)
    if (
        parent is None
        or None in (parent.value, figure.value)
        or parent.unit != figure.unit
    ):
        return
    if figure.value > parent.value >= 0 and not RATE.search(bare(figure.indicator)):
        text = f"“{figure.indicator}”是“{parent.indicator}”的一部分，却比它大"
        yield Finding("part-exceeds", text)


def stated_as(figure: FigureRead) -> tuple:
    return figure.indicator, figure.unit, figure.period, figure.parent


def stated_twice(figure: FigureRead) -> Finding:
    text = f"“{figure.indicator}”{figure.period}的数据重复"
    return Finding("figure-repeated", text)
