"""Tables that have the periods as rows and the indicators as columns, turned round.

What a row says of an indicator becomes a table of its own, so that it is read as any other.
"""

import re
from dataclasses import dataclass, replace

from core.text.widths import half_width, squeeze
from gazette.reading.headings import PERIODS
from gazette.reading.source import Finding, Table

from .grammar import GENERIC, PREFIX_UNIT, UNIT, role_of
from .headings import headings_of, plain_text
from .periods import completed, first_period, periods_in

# 2022-03, 2022.3, 202203.
MONTH_IN_FIGURES = re.compile(r"(20\d\d)(?:[-./](\d{1,2})|(0[1-9]|1[0-2]))")
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
BARE_MONTH = re.compile(r"(?:\d{1,2}[-—–~～至到])?\d{1,2}")
WHOLE_PERIOD = re.compile(r"[\d年月季度上下半全前第个份一二三四至到累计—–~～-]+")
UNIT_BRACKET = re.compile(
    rf"[（(](?:{PREFIX_UNIT})?(?P<unit>{UNIT})[）)]|[,，/](?P<bare>{UNIT})\Z"
)
# What stands behind the name of an indicator and is no part of it.
AMOUNT = re.compile(r"(?:绝对[值量额数]|数值|实绩|总量指标|累计[值数]?|本期[值数]?)\Z")
GROWTH = re.compile(
    r"(?:累计|[当本][月季期年])?(?:[比较](?:上年|去年)同?期?|同比)?(?:累计)?(?:增长率?|增速|增幅|增减幅?|升降幅?|下降|降幅|±)?\Z"
)
# Under these stands nothing that is read.
NONE = ("none", "before", "yoy", "yoy_before", "points", "note")
# Says of the column which part of the row's period it is about.
TO_DATE = re.compile(r"累计|[当本][月季期年]")
BRACKET = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True)
class Column:
    """One indicator: where its amount and its growth stand."""

    name: str
    unit: str = ""
    value: int | None = None
    yoy: int | None = None
    growth: str = "同比%"
    doubts: tuple[Finding, ...] = ()


def turned(table: Table, title: str) -> list[Table]:
    """``table``, or one for each cell of it where its rows are periods."""
    headings, start, doubts = headings_of_periods(table)
    rows = [*table.placed_rows()][start:]
    serial = 1 if headings and plain_text(headings[0]) in ("序号", "编号") else 0
    if not is_of_periods(headings[serial:], [row[serial:] for row, *_ in rows]):
        return [table]
    columns, left = columns_of(headings, serial + 1)
    if not any(column.value is not None for column in columns):
        return [table]
    found: list[Table] = []
    general = first_period(plain_text(table.title)) or first_period(title)
    for row, line, own in rows:
        if not any(cell.strip() for cell in row) or is_heading(row, headings):
            continue
        period = period_in("".join(row[serial : serial + 1]), headings[serial], general)
        if period:
            placed = (row, line, (*own, *doubts))
            found += [cell_of(table, column, period, placed) for column in columns]
        else:
            left = [*left, unread_row(row)] if not is_note_row(row) else left
    return with_left(found, left)


def headings_of_periods(table: Table):
    columns = tuple(map(plain_text, table.columns))
    return headings_of(table) if columns else (columns, 0, ())


def is_of_periods(headings, rows) -> bool:
    """Whether most first cells below a heading such as 时间 are periods and nothing else."""
    if len(headings) < 2 or not rows:
        return False
    named = bool(PERIODS.fullmatch(BRACKET.sub("", headings[0])))
    plain = named or not headings[0] or role_of(headings[0]) == "indicator"
    periods = sum(
        bool(row) and bool(period_in(row[0], headings[0], "")) for row in rows
    )
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    return plain and periods > 0 and 2 * periods > filled


def period_in(cell: str, heading: str, general: str) -> str:
    """The period that a first cell is, with the year of ``general`` where it has none."""
    words = squeeze(half_width(cell))
    if BARE_YEAR.fullmatch(words):
        words += "年"
    elif "月" in heading and BARE_MONTH.fullmatch(words):
        words += "月"
    elif month := MONTH_IN_FIGURES.fullmatch(words):
        words = f"{month[1]}年{month[2] or month[3]}月"
    found = periods_in(words) if WHOLE_PERIOD.fullmatch(words) else []
    return completed(found[0], general) if len(found) == 1 else ""


def columns_of(headings, first: int) -> tuple[list[Column], list[Finding]]:
    """The indicators from left to right, and which columns are none of theirs."""
    columns: list[Column] = []
    left: list[Finding] = []
    for at in range(first, len(headings)):
        heading = headings[at]
        name = BRACKET.sub("", UNIT_BRACKET.sub("", heading)).strip("：:、%± ")
        role = "yoy" if role_of(name) == "yoy" else role_of(heading)
        if role == "yoy" and is_rate(heading) and of_last(columns, name, at):
            columns[-1] = with_growth(columns[-1], heading, at)
        elif role == "yoy" and is_rate(heading) and (alone := GROWTH.sub("", name)):
            columns.append(with_growth(Column(alone), heading, at))
        elif role in NONE or not name or GENERIC.fullmatch(name):
            left += [unread(heading)] if heading else []
        else:
            columns.append(of_amounts(heading, at))
    return columns, left


def is_rate(heading: str) -> bool:
    """Whether the growth under the heading may be in per cent."""
    units = [match["unit"] or match["bare"] for match in UNIT_BRACKET.finditer(heading)]
    return "%" in heading or not units


def of_amounts(heading: str, at: int) -> Column:
    unit = UNIT_BRACKET.search(heading)
    said = (unit["unit"] or unit["bare"]) if unit else ""
    name = UNIT_BRACKET.sub("", heading).strip("：:、 ")
    doubts = (unclear(heading),) if TO_DATE.search(heading) else ()
    return Column(AMOUNT.sub("", name) or name, said, at, doubts=doubts)


def with_growth(column: Column, heading: str, at: int) -> Column:
    doubts = (unclear(heading),) if TO_DATE.search(heading) else ()
    return replace(column, yoy=at, growth=heading, doubts=(*column.doubts, *doubts))


def of_last(columns: list[Column], name: str, at: int) -> bool:
    """Whether the column of growth ``at`` is of the indicator before it: without a name right
    after its amounts, or with its own.
    """
    if not columns or columns[-1].yoy is not None:
        return False
    own = GROWTH.sub("", name)
    return own == columns[-1].name or (not own and columns[-1].value == at - 1)


def cell_of(table: Table, column: Column, period: str, placed) -> Table:
    """What a row states of one indicator, as a table of that row."""
    row, line, doubts = placed
    cell = dict(enumerate(row)).get
    stated = (column.name, column.unit, cell(column.value, ""), cell(column.yoy, ""))
    return Table(
        table.title,
        ("指标", "单位", period, column.growth),
        (stated,),
        line,
        (line,),
        ((*doubts, *column.doubts),),
    )


def with_left(tables: list[Table], left: list[Finding]) -> list[Table]:
    """``tables``, the first row of the first saying what was not read."""
    if not (tables and left):
        return tables
    first = tables[0]
    doubted = replace(first, doubts=((*first.doubts[0], *left), *first.doubts[1:]))
    return [doubted, *tables[1:]]


def is_heading(row, headings) -> bool:
    return tuple(map(plain_text, row)) == tuple(headings)


def is_note_row(row) -> bool:
    return bool(
        re.match(r"[（(]?(?:注|说明|备注|资料来源|数据来源)", "".join(row[:1]).strip())
    )


def unclear(heading: str) -> Finding:
    text = f"“{heading}”一栏的时期按每行的行首读入，请核对"
    return Finding("period-unclear", text)


def unread(heading: str) -> Finding:
    return Finding("column-not-read", f"“{heading}”一栏未读入")


def unread_row(row) -> Finding:
    words = "　".join(cell.strip() for cell in row if cell.strip())
    return Finding("row-not-read", f"一行未读入：“{words[:60]}”")
