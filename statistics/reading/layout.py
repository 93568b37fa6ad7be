"""Which column of a release's table holds what, and for which period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.periods import arabic, period_end
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, Table

UNIT = (
    r"(?:[十百千万亿]*(?:元|美元|欧元|港元|吨标准煤|吨公里|标准吨|吨|公斤|千克|户|人次|人公里|人|个|家|所|辆|台|套|件|艘|架"
    r"|部|只|头|羽|株|亩|公顷|平方米|平方公里|立方米|千瓦时|千瓦|度|公里|千米|米|项|次|天|条|处|座|张|标箱|份|宗|笔)"
    r"(?:/[\u4e00-\u9fff]{1,4})?|[%‰]|百分点)"
)
PREFIX_UNIT = r"(?:计量)?单位\s*[:：]\s*"
UNIT_IN_HEADING = re.compile(rf"[（(，,](?:{PREFIX_UNIT})?(?P<unit>{UNIT})[）)]?")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

PART_OF_YEAR = (
    r"(?:\d{1,2}[-—–~～至到])?\d{1,2}月(?:份|末|底)?|[上下]半年"
    r"|第?[一二三四1-4]季度|前[一二三四1-4]个?季度|全年"
)
PERIOD = re.compile(
    rf"(?P<year>(?:19|20)\d\d年)(?P<part>{PART_OF_YEAR}|度)?|(?P<bare>{PART_OF_YEAR})"
)
MONTH_TWICE = re.compile(r"(?<=\d)月(?=[-—–~～至到]\d{1,2}月)")

FORECASTS = re.compile(
    r"计划|目标|任务|分解|方案|预期|规划|考核|征求意见|请示|草案|要点|监测点"
)
INDICATOR = re.compile(r"(?:主要)?(?:经济|统计)?指标(?:名称)?|(?:统计)?项目(?:名称)?")
UNIT_HEADING = re.compile(r"(?:计量)?单位")
NOTE_HEADING = re.compile(r"备注|说明")
PASSED_OVER = re.compile(
    r"位次|排名|名次|占|比重|计划|目标|预期|任务|环比|完成率|进度|贡献|拉动|增减额|增加额|增量"
    r"|时限|时间|部门|责任|措施"
)
GROWTH = re.compile(
    r"同比|同期[比±]|增长|增速|增幅|增减|增降|降幅|下降|±|[+＋]/?[-－]|比(?:上年|去年)"
)
FALLS = re.compile(r"降幅|下降")
RISES_TOO = re.compile(r"增|±|同比[（(%]|同比\Z")
A_YEAR_BEFORE = re.compile(r"(?:上年|去年)(?:同期|累计|同月)?")
THIS_MONTH = re.compile(r"本月|当月")
TO_DATE = re.compile(r"累计|年初")
AMOUNT = re.compile(
    r"累计|完成|绝对[量值额数]|本月|当月|本期|本季|实绩|实际|数[值量额]|总[量额值]|金额|指标值|数据"
)


@dataclass(frozen=True)
class Series:
    """The figures of one period: their columns, and a unit where the heading gives one."""

    period: str
    value: int | None = None
    yoy: int | None = None
    unit: str = ""
    falls: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Layout:
    """Where a table holds what; ``unit`` and ``note`` are ``None`` where it has no such column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    indicator: int
    unit: int | None
    note: int | None
    series: tuple[Series, ...] = ()
    findings: tuple[Finding, ...] = ()
    stating: tuple[int, ...] = ()

    def cell(self, row, index) -> str:
        return squeeze(row[index]) if index is not None and index < len(row) else ""

    def is_heading(self, row) -> bool:
        first = self.cell(row, self.indicator)
        return bool(INDICATOR.fullmatch(BRACKETS.sub("", first)))


def plain_text(text: str) -> str:
    return squeeze(" ".join(half_width(text).split()))


def layout_of(table: Table, title: str) -> Layout | None:
    """How to read ``table``; ``None`` where it is no table of figures for a stated period."""
    columns, rows = headings_of(table)
    roles = [role_of(heading) for heading in columns]
    period = first_period(plain_text(table.title)) or first_period(title)
    if "indicator" not in roles or "value" not in roles:
        return None
    series = tuple(series_of(columns, roles, period))
    if not series or not all(one.period for one in series):
        return None
    places = {role: roles.index(role) if role in roles else None for role in KINDS}
    stating = (places["unit"], *(i for one in series for i in (one.value, one.yoy)))
    return Layout(
        columns,
        rows,
        **places,
        series=series,
        findings=(*unread(columns, roles), *without_year(series)),
        stating=tuple(index for index in stating if index is not None),
    )


KINDS = ("indicator", "unit", "note")


def headings_of(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headings and the rows below them, where the headings may take two rows."""
    columns, rows = tuple(map(plain_text, table.columns)), table.rows
    below = tuple(map(plain_text, rows[0])) if rows else ()
    if not heads_again(columns, below):
        return columns, rows
    return tuple(joined(columns, below)), rows[1:]


def heads_again(columns, below) -> bool:
    """Whether the row ``below`` the headings goes on with them under a merged cell."""
    return (
        len(below) == len(columns)
        and any(role_of(cell) for cell in below)
        and all(
            cell in ("", heading) or (role_of(cell) and role_of(heading) not in KINDS)
            for heading, cell in zip(columns, below, strict=True)
        )
    )


def joined(columns, below) -> Iterator[str]:
    over = ""
    for heading, cell in zip(columns, below, strict=True):
        over = heading or over
        yield heading if cell in ("", heading) else over + cell


def role_of(heading: str) -> str:
    words = BRACKETS.sub("", heading)
    if INDICATOR.fullmatch(words):
        return "indicator"
    if UNIT_HEADING.fullmatch(words):
        return "unit"
    if NOTE_HEADING.fullmatch(words):
        return "note"
    if PASSED_OVER.search(words):
        return ""
    if GROWTH.search(heading):
        return "yoy"
    said = PERIOD.search(words) or A_YEAR_BEFORE.search(words) or AMOUNT.search(words)
    return "value" if said else ""


def unread(columns, roles) -> Iterator[Finding]:
    for place, (heading, role) in enumerate(zip(columns, roles, strict=True)):
        known = role in ("value", "yoy") or role in KINDS and roles.index(role) == place
        if heading and not known and not re.fullmatch(r"序号|编号", heading):
            yield Finding("column-not-read", f"“{heading}”一栏未读入")


def without_year(series) -> Iterator[Finding]:
    for bare in {one.period for one in series if not one.period[:4].isdigit()}:
        yield Finding("period-no-year", f"时期“{bare}”没有写明年份")


def series_of(columns, roles, period: str) -> list[Series]:
    """The series from left to right; a growth column belongs to the figures it follows."""
    series, pending = [], []
    for place, (heading, role) in enumerate(zip(columns, roles, strict=True)):
        if role == "value":
            series.append(value_series(heading, place, period))
            pending.append(len(series) - 1)
        elif role == "yoy":
            falls = bool(FALLS.search(heading)) and not RISES_TOO.search(heading)
            of = grown(heading, series, pending, period)
            if of is None:
                own = completed(first_period(heading), period)
                series.append(Series(own or period, yoy=place, falls=falls))
            else:
                series[of] = replace(series[of], yoy=place, falls=falls)
            pending = []
    return series


def grown(heading, series, pending, period) -> int | None:
    """Which of ``series`` the growth is of: the one of its period, or the latest since the last."""
    own = completed(first_period(heading), period)
    free = [place for place, one in enumerate(series) if one.yoy is None]
    if own:
        return next((place for place in free if series[place].period == own), None)
    return max(
        (place for place in pending if place in free),
        key=lambda place: (str(period_end(series[place].period) or ""), place),
        default=None,
    )


def value_series(heading: str, place: int, period: str) -> Series:
    unit = UNIT_IN_HEADING.search(heading)
    own = completed(first_period(heading), period)
    inferred = own or inferred_period(heading, period)
    doubt = Finding("period-inferred", f"“{heading}”一栏的时期按标题推定为{inferred}")
    return Series(
        period=inferred or period,
        value=place,
        unit=unit["unit"] if unit else "",
        findings=(doubt,) if inferred and not own else (),
    )


def first_period(text: str) -> str:
    """The first period in ``text`` as printed, with or without its year, or ``""``."""
    text = MONTH_TWICE.sub("", arabic(re.sub(r"\s", "", text)))
    match = PERIOD.search(text)
    return match[0] if match else ""


def completed(own: str, period: str) -> str:
    """``own`` with the year of ``period`` where it was printed without one."""
    match = PERIOD.fullmatch(own)
    if match and match["bare"]:
        of_title = PERIOD.fullmatch(period)
        year = of_title and of_title["year"]
        return year + own if year else own
    return own


def inferred_period(heading: str, period: str) -> str:
    """The period that 本月, 累计 or 上年同期 means in a release about ``period``, or ``""``."""
    match = PERIOD.fullmatch(period)
    if not match or not match["year"]:
        return ""
    year, part = match["year"], match["part"] or ""
    months = re.fullmatch(r"(\d{1,2}[-—–~～至到])?(\d{1,2})月(?:份)?", part)
    if A_YEAR_BEFORE.search(heading):
        return f"{int(year[:4]) - 1}年{part}"
    if THIS_MONTH.search(heading) and months and months[1]:
        return f"{year}{months[2]}月"
    if TO_DATE.search(heading) and months and not months[1] and months[2] != "1":
        return f"{year}1-{months[2]}月"
    return ""
