"""Figures that a statistical release states, read from its tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from core.text.printed import is_not_stated, read_figure
from core.text.widths import squeeze
from gazette.reading.source import Finding, ReadEntry, SourceDocument, Table

from .layout import FORECASTS, PREFIX_UNIT, UNIT, Layout, Series, layout_of, plain_text

# In a table that is read 无 states nothing; whoever types it may mean 0.
NOTHING = "无"
LIMITS = {"value": (14, 6), "yoy": (8, 4)}

NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]、?"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])\s*"
)
AMONG = re.compile(r"其\s*中\s*[:：]?\s*")
NOTE = re.compile(r"[（(]?(?:注|说明|备注|资料来源|数据来源|附注)[）)]?[:：\d]")
STAR_MEANS = re.compile(r"\*(?P<meaning>[^；;。，,*]+)")
UNIT_OF_TABLE = re.compile(rf"{PREFIX_UNIT}(?P<unit>{UNIT})")
UNIT_IN_NAME = re.compile(rf"[（(](?:{PREFIX_UNIT})?(?P<unit>{UNIT})[）)]\Z")


@dataclass(frozen=True)
class FigureRead(ReadEntry):
    """What a release states of one indicator for one period; ``None`` is not stated.

    ``yoy`` is in per cent; ``parent`` is the indicator that the print makes this one a part of.
    """

    indicator: str = ""
    unit: str = ""
    period: str = ""
    value: Decimal | None = None
    yoy: Decimal | None = None
    quarterly: bool = False
    parent: str = ""
    note: str = ""
    value_text: str = field(default="", compare=False)
    yoy_text: str = field(default="", compare=False)

    def as_json(self) -> dict:
        """The entry without a clause: in a release the indicator and period are the place."""
        entry = super().as_json()
        del entry["clause"]
        return entry


@dataclass(frozen=True)
class Item:
    """A row's first cell: the indicator, its marks, and how deep the print sets it."""

    name: str
    unit: str
    starred: bool
    depth: tuple[int, int]
    heads: bool


def read(document: SourceDocument) -> list[FigureRead]:
    """The figures of every table of a release: rows from top to bottom, periods left to right."""
    title = plain_text(document.title)
    notes = [plain_text(paragraph.text) for paragraph in document.paragraphs]
    return [
        figure
        for table in document.attachments
        if not FORECASTS.search(title + plain_text(table.title))
        for figure in stated([*read_table(table, title, notes)])
    ]


def stated(figures: list[FigureRead]) -> list[FigureRead]:
    """``figures``, unless there are words where numbers should stand and no number at all."""
    numbers = any((f.value, f.yoy) != (None, None) for f in figures)
    return figures if numbers or not any(map(unreadable, figures)) else []


def unreadable(figure: FigureRead) -> bool:
    return any(finding.code == "number-unreadable" for finding in figure.findings)


def read_table(table: Table, title: str, notes: list[str]) -> Iterator[FigureRead]:
    layout = layout_of(table, title)
    if layout is None:
        return
    notes = [title, plain_text(table.title), *notes]
    notes += [plain_text(row[0]) for row in layout.rows if row and is_note(row[0])]
    doubts = layout.findings
    for row, item, parent, findings in items_of(layout, stars_are_quarterly(notes)):
        unit = unit_of(row, item, layout) or unit_of_table(notes)
        for series in layout.series:
            figure = replace(
                figure_of(row, series, doubts + findings),
                indicator=item.name,
                unit=unit or series.unit,
                quarterly=item.starred,
                parent=parent,
                note=layout.cell(row, layout.note),
                line=table.line,
            )
            doubts = () if fits(figure) else (*figure.findings, not_read(row))
            if fits(figure):
                yield figure


def fits(figure: FigureRead) -> bool:
    """Whether the row can be an indicator at all: no cell a treatise."""
    limits = {"indicator": 100, "unit": 30, "parent": 100, "note": 300}
    return all(len(getattr(figure, name)) <= limit for name, limit in limits.items())


def not_read(row: tuple[str, ...]) -> Finding:
    words = "　".join(filter(None, map(str.strip, row)))
    return Finding("row-not-read", f"一行未读入：“{words[:60]}”")


def items_of(layout: Layout, quarterly: bool) -> Iterator[tuple]:
    """(row, item, parent, findings) of every row that states something."""
    above = []
    for row in layout.rows:
        first = row[layout.indicator] if layout.indicator < len(row) else ""
        item = item_of(first)
        if not item.name or is_note(first) or layout.is_heading(row):
            continue
        silent = not any(layout.cell(row, index) for index in layout.stating)
        if silent and (item.heads or layout.unit is not None) and not item.unit:
            continue
        parent = parent_of(item, above)
        above.append(item)
        findings = tuple(mark_findings(item, parent, above, quarterly))
        if silent and not unit_of(row, item, layout):
            findings += (
                Finding("no-figures", f"“{item.name}”一行没有数据，可能是小标题"),
            )
        yield row, replace(item, starred=item.starred and quarterly), parent, findings


def item_of(cell: str) -> Item:
    text = cell.lstrip()
    indent = sum(
        2 if space == "\u3000" else 1 for space in cell[: len(cell) - len(text)]
    )
    text = plain_text(text)
    starred, text = "*" in text, text.replace("*", "")
    text, hashes, among, numbered = without_marks(text)
    unit = UNIT_IN_NAME.search(text)
    name = text[: unit.start()] if unit else text
    return Item(
        name=name.rstrip("：:"),
        unit=unit["unit"] if unit else "",
        starred=starred,
        depth=(hashes, indent // 2 + 3 * among),
        heads=numbered or name.endswith(("：", ":")),
    )


def without_marks(text: str) -> tuple[str, int, bool, bool]:
    """``text`` without what stands before a name: (text, number of #, 其中, numbering)."""
    hashes, among, numbered = 0, False, False
    while True:
        if text.startswith("#"):
            text, hashes = text[1:].lstrip(), hashes + 1
        elif match := AMONG.match(text):
            text, among = text[match.end() :], True
        elif match := NUMBERING.match(text):
            text, numbered = text[match.end() :], True
        else:
            return text, hashes, among, numbered


def parent_of(item: Item, above: list[Item]) -> str:
    """The nearest item above that the print sets less deep."""
    return next(
        (other.name for other in reversed(above) if other.depth < item.depth), ""
    )


def mark_findings(item, parent, above, quarterly) -> Iterator[Finding]:
    marked = item.depth[0] or item.depth > above[0].depth
    if marked and not parent:
        yield Finding("no-parent", f"“{item.name}”标为其中项，但上面没有所属的指标")
    if item.starred and not quarterly:
        yield Finding("star-not-quarterly", f"“{item.name}”后的*不表示季度数据")


def is_note(cell: str) -> bool:
    return bool(NOTE.match(plain_text(cell)))


def stars_are_quarterly(notes: list[str]) -> bool:
    """Whether * marks quarterly figures: it does, unless a note says it means something else."""
    meanings = [m["meaning"] for note in notes for m in STAR_MEANS.finditer(note)]
    return not meanings or any("季" in meaning for meaning in meanings)


def unit_of(row, item: Item, layout: Layout) -> str:
    return layout.cell(row, layout.unit) or item.unit


def unit_of_table(notes: list[str]) -> str:
    matches = (UNIT_OF_TABLE.search(note) for note in notes)
    return next((match["unit"] for match in matches if match), "")


def figure_of(row, series: Series, findings: tuple[Finding, ...]) -> FigureRead:
    value, doubt = parse_figure(row, series.value, "value")
    yoy, other_doubt = parse_figure(row, series.yoy, "yoy")
    turned = series.falls and yoy is not None
    return FigureRead(
        source_text="\t".join(row),
        findings=(*findings, *series.findings, *doubt, *other_doubt),
        period=series.period,
        value=value,
        value_text=printed_in(row, series.value) if value is not None else "",
        yoy=-abs(yoy) if turned else yoy,
        yoy_text=printed_in(row, series.yoy) if yoy is not None and not turned else "",
    )


def printed_in(row, index) -> str:
    return row[index] if index is not None and index < len(row) else ""


def parse_figure(row, index, kind) -> tuple[Decimal | None, tuple[Finding, ...]]:
    words = printed_in(row, index)
    if is_not_stated(words) or words.strip() == NOTHING:
        return None, ()
    figure = read_figure(words)
    if figure is None or not storable(figure.value, *LIMITS[kind]):
        return None, (
            Finding("number-unreadable", f"“{squeeze(words)}”不能识别为数字"),
        )
    if figure.approximate:
        return figure.value, (Finding("approximate", f"“{squeeze(words)}”是约数"),)
    return figure.value, ()


def printed_number(text: str) -> Decimal | None:
    """The number that a cell prints, 持平 being 0; ``None`` where it prints none."""
    figure = read_figure(text)
    return figure and figure.value


def storable(number: Decimal, integer_digits: int, decimals: int) -> bool:
    return abs(number) < 10**integer_digits and -number.as_tuple().exponent <= decimals
