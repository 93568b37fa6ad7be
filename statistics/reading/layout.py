"""Which column of a release's table holds what, and for which period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.text.widths import squeeze
from gazette.reading.source import Finding, Table

from .cells import printed_number
from .contents import are, by_content, column_of, is_name, is_number
from .grammar import RELEASE, UNIT, role_of
from .headings import KINDS, SERIAL, column_role, headings_of, plain_text
from .periods import (
    TO_DATE,
    completed,
    first_period,
    inferred_period,
    periods_in,
    year_of,
    year_of_issue,
)
from .scope import is_release
from .series import PER_CENT, Series, SeriesReader

# Words of a title below which something is counted, or shared out and not counted.
STATED = re.compile(r"统计|户数|人口|产量|产值|年鉴|存栏|播种|完成情况")
HANDED_OUT = re.compile(r"补助|补贴|资金|分配|项目|名额|拨付|下达|经费")
# Over what is decided on, be it counted besides: 事项名称, 办件量.
OF_POWERS = re.compile(r"(?:事项|权力|职权)(?:名称|类[型别])")
YEARS = re.compile(r"(?:19|20)\d\d年?[-—–~～至到]{1,2}(?:19|20)\d\d年")
# A title that says that growth alone is stated.
MOVES = re.compile(r"涨跌|涨幅|增幅|增速|变动(?:幅度|情况)")


@dataclass(frozen=True)
class Layout:
    """Where a table holds what; ``unit`` and ``note`` are ``None`` where it has no such column."""

    columns: tuple[str, ...]
    start: int
    indicator: int
    unit: int | None
    note: int | None
    series: tuple[Series, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()

    @cached_property
    def stating(self) -> tuple[int, ...]:
        """The columns that say something of an indicator."""
        places = (self.unit, *(i for s in self.series for i in (s.value, s.yoy)))
        return tuple(index for index in places if index is not None)

    def cell(self, row, index) -> str:
        return squeeze(row[index]) if index is not None and index < len(row) else ""

    def is_heading(self, row) -> bool:
        """Whether the row has the headings again: no number and no unit, as 新批项目 | 个 | 0 has."""
        first = self.cell(row, self.indicator)
        others = [cell for at, cell in enumerate(row) if at != self.indicator]
        stated = any(printed_number(cell) is not None for cell in others)
        unit = re.fullmatch(UNIT, plain_text(self.cell(row, self.unit)))
        return role_of(plain_text(first)) == "indicator" and not (stated or unit)

    def unknown(self, row) -> bool:
        """Whether a cell stands under no heading at all."""
        pairs = zip(row, self.columns, strict=False)
        wide = any(cell.strip() for cell in row[len(self.columns) :])
        return wide or any(
            cell.strip() and not heading and at != self.indicator
            for at, (cell, heading) in enumerate(pairs)
        )


def layout_of(
    table: Table, title: str, text_period: str = "", unit: str = ""
) -> Layout | None:
    """How to read ``table``; ``None`` where it is no table of figures for a stated period."""
    words = title + plain_text(table.title)
    columns, start, unsure = headings_in(table, title)
    rows = table.rows[start:]
    roles, guessed = roles_of(columns, rows, words, unit)
    if not is_of_figures(columns, roles, words):
        return None
    period, doubt = period_of(plain_text(table.title), title, text_period)
    reader = SeriesReader(columns, roles, period)
    series = reader.series()
    shares = unit == "%" or bool(MOVES.search(words))
    if not is_stated(columns, roles, series, shares):
        return None
    doubt = doubt if any(takes(one, columns, period) for one in series) else ()
    found = [*doubts_on(columns, roles, rows, series)]
    left = dict(unread_columns(columns, roles, reader.unread))
    found += may_be_missed(left, roles, rows, series)
    return Layout(
        columns,
        start,
        **{role: roles.index(role) if role in roles else None for role in KINDS},
        series=series,
        findings=tuple(left.values()),
        doubts=(*unsure, *guessed, *found, *doubt),
    )


def headings_in(table: Table, title: str):
    """(headings with their periods, the first row below them, doubts)."""
    columns, start, doubts = headings_of(table)
    columns, unsure = with_periods(columns, table.title, title)
    return columns, start, (*doubts, *unsure)


def doubts_on(columns, roles, rows, series) -> Iterator[Finding]:
    """What the columns and the periods over them leave in doubt."""
    yield from without_year(series)
    yield from beyond(columns, roles, rows)
    yield from besides(columns, roles, rows)
    yield from same_period(series)


def takes(series: Series, columns, period: str) -> bool:
    """Whether the figures are of ``period``, or of a part of that year by its months alone."""
    at = series.yoy if series.value is None else series.value
    own = year_of(first_period(columns[at]))
    return series.period == period or (series.period.startswith(period) and not own)


def roles_of(columns, rows, words: str, unit: str):
    """(what stands in each column, doubts): by the headings, in a release by the cells too."""
    roles, doubts = with_sorts([column_role(heading) for heading in columns]), ()
    counted = STATED.search(words) and "indicator" in roles
    if RELEASE.search(words) or counted:
        released = is_release(words) and not HANDED_OUT.search(words)
        roles, doubts = by_content(columns, roles, rows, released=released)
    if unit == "%" and MOVES.search(words):
        # What stands under a period alone is growth as well: 全年.
        roles = ["yoy" if role == "value" else role for role in roles]
    return roles, doubts


def with_sorts(roles: list[str]) -> list[str]:
    """``roles`` with the sorts of what is counted as the indicators, where nothing else names them."""
    named = "indicator" in roles or roles.count("sort") > 1
    return [("" if named else "indicator") if r == "sort" else r for r in roles]


def is_of_figures(columns, roles, words: str) -> bool:
    stating = {"value", "before", "yoy"} & {*roles}
    if "indicator" not in roles or not stating:
        return False
    return is_statistical(columns, roles, words)


def is_stated(columns, roles, series, shares: bool) -> bool:
    """Whether every series has its period, and growth alone is known to be growth."""
    if not series or not all(one.period for one in series):
        return False
    return "value" in roles or shares or is_growth(columns, roles, series)


def is_statistical(columns, roles, words: str) -> bool:
    """Whether a table says that it is of statistics: by its title, its headings or a comparison."""
    named = "指标" in columns[roles.index("indicator")] and not HANDED_OUT.search(words)
    compared = {"yoy", "yoy_before", "before"} & {*roles}
    dated = any(map(periods_in, columns))
    said = RELEASE.search(words) or STATED.search(words)
    counted = said and not any(map(OF_POWERS.search, columns))
    return bool(named or compared or dated or counted)


def with_periods(columns, caption: str, title: str):
    """(headings, doubts): groups of the same headings, each with its period of the line above."""
    repeated = next((c for c in columns if c and columns.count(c) > 1), "")
    if not repeated or any(map(periods_in, columns)):
        return columns, ()
    words = plain_text(caption)
    found = periods_in(words) or periods_in(title)
    if len({*found}) != columns.count(repeated):
        return columns, ()
    own = [completed(one, first_period(title)) for one in dict.fromkeys(found)]
    named, at = [], -1
    for heading in columns:
        at += heading == repeated
        again = heading and columns.count(heading) > 1
        named.append(own[at] + heading if again and at >= 0 else heading)
    alone = "".join(found) == words
    text = f"各组数据的时期按上面一行推定为{'、'.join(own)}"
    return tuple(named), () if alone else (Finding("period-inferred", text),)


def same_period(series) -> Iterator[Finding]:
    """Amounts of the same period in two columns: one of them is of another."""
    periods = [one.period for one in series if one.value is not None]
    for period in {one for one in periods if periods.count(one) > 1}:
        yield Finding("period-unclear", f"有几栏数据都像是{period}的，请核对")


def is_growth(columns, roles, series) -> bool:
    """Whether a table without amounts is one of growth, or of periods side by side."""
    said = any(
        PER_CENT.search(c) for c, r in zip(columns, roles, strict=True) if r == "yoy"
    )
    return said or any(one.value is not None for one in series)


def period_of(caption: str, title: str, text_period: str):
    """(period, doubts): that of the table's title, else of the document's, else of its text."""
    own, of_title = first_period(caption), first_period(title)
    if own and of_title.startswith(own) and own != of_title:
        text = f"表的标题写“{own}”，公文标题写“{of_title}”"
        return own, (Finding("period-unclear", text),)
    said = completed(own, of_title) or of_title
    told, source = told_besides(title, text_period)
    if said and not year_of(said) and year_of(told):
        text = f"“{said}”的年份按{source}推定为{year_of(told)}"
        return completed(said, told), (Finding("period-inferred", text),)
    if not own and TO_DATE.search(caption) and (span := inferred_period(caption, said)):
        text = f"“{caption[:30]}”是累计，时期按标题推定为{span}"
        return span, (Finding("period-inferred", text),)
    if said:
        return said, several_years(caption if own else title)
    if told:
        text = f"时期按{source}推定为{told}"
        return told, (Finding("period-inferred", text),)
    return "", ()


def told_besides(title: str, text_period: str) -> tuple[str, str]:
    """(period, what tells it) where no title names one whole."""
    if text_period:
        return text_period, "正文或成文日期"
    return year_of_issue(title), "期号"


def several_years(title: str) -> tuple[Finding, ...]:
    """A doubt where a title names the first and the last of several years: 2016-2018年."""
    if not YEARS.search(title):
        return ()
    text = f"标题“{title[:30]}”写有几年，这一栏是哪一年的请核对"
    return (Finding("period-unclear", text),)


def unread_columns(columns, roles, left) -> Iterator[tuple[int, Finding]]:
    """(place, what is said of it) of every column that is not read."""
    for place, (heading, role) in enumerate(zip(columns, roles, strict=True)):
        known = role in ("value", "before", "yoy", "yoy_before", SERIAL) or (
            role in KINDS and roles.index(role) == place
        )
        if heading and (not known or place in left):
            yield place, Finding("column-not-read", f"“{heading}”一栏未读入")


def may_be_missed(left, roles, rows, series) -> Iterator[Finding]:
    """Of the columns ``left`` unread those of which every row may miss its amount or growth."""
    if any(None in (one.value, one.yoy) for one in series):
        for place, finding in left.items():
            growing = roles[place] in ("yoy", "yoy_before", "value", "before")
            if growing or (not roles[place] and are(is_number, column_of(rows, place))):
                yield finding


def beyond(columns, roles, rows) -> Iterator[Finding]:
    """Cells of many rows under no heading: one is lost, and which is not told."""
    first = roles.index("indicator")
    places = [at for at, heading in enumerate(columns) if not heading and at != first]
    wide = sum(any(row[at].strip() for at in places if at < len(row)) for row in rows)
    if wide > 1 and 2 * wide >= len(rows):
        yield Finding("heading-unclear", "许多行有一格不在任何表头之下，可能少了表头")


def besides(columns, roles, rows) -> Iterator[Finding]:
    """Columns of words before the names: what they say may be part of what each row is about."""
    for at in range(roles.index("indicator")):
        if not roles[at] and are(is_name, column_of(rows, at)):
            yield Finding("column-not-read", f"指标之前的“{columns[at]}”一栏未读入")


def without_year(series) -> Iterator[Finding]:
    for bare in {one.period for one in series if not year_of(one.period)}:
        yield Finding("period-no-year", f"时期“{bare}”没有写明年份")
