"""Which columns of a table are the figures of which period."""

import re
from dataclasses import dataclass, replace

from core.text.periods import period_end
from gazette.reading.source import Finding

from .grammar import PREFIX_UNIT, UNIT
from .periods import (
    A_YEAR_BEFORE,
    COMPARED,
    MONTHS,
    ONE_BEFORE,
    THIS_MONTH,
    TO_DATE,
    inferred_period,
    own_period,
    year_before,
    year_of,
)

UNIT_IN_HEADING = re.compile(rf"[（(，,](?:{PREFIX_UNIT})?(?P<unit>{UNIT})[）)]?")
FALLS = re.compile(r"降幅|下降")
RISES_TOO = re.compile(r"增|±|同比[（(%]|同比\Z")
# Growth against that time, or that time's own; 上年同期增速 is the latter alone.
GROWN_SINCE = re.compile(
    r"(?:上年|去年)(?:同期|同月)?(?:累计)?(?:增长|增减|增降|升降|±)(?!率|速|幅)"
)
PER_CENT = re.compile(r"%|％|增速|增幅|增长率|率")
LATER_QUARTERS = ("二季度", "三季度", "四季度")
# Nor does the year alone that it is counted from: 比1995年.
IN_TWO = re.compile(
    r"增减|±|增降|增加|减少|[比较与](?:19|20)\d\d年(?:同期)?(?:相比)?\Z"
)


@dataclass(frozen=True)
class Series:
    """The figures of one period: their columns, and a unit where the heading gives one."""

    period: str
    value: int | None = None
    yoy: int | None = None
    unit: str = ""
    falls: bool = False
    is_before: bool = False
    unsure: str = ""
    findings: tuple[Finding, ...] = ()


class SeriesReader:
    """The series from left to right; a growth column belongs to the figures it follows."""

    def __init__(self, columns, roles, period: str):
        self.columns, self.roles, self.period = columns, roles, period
        self.found: list[Series] = []
        self.pending: list[int] = []
        self.leading: tuple[str, int] | None = None
        self.unread: set[int] = set()
        self.unknown = False

    def series(self) -> tuple[Series, ...]:
        for place, (heading, role) in enumerate(
            zip(self.columns, self.roles, strict=True)
        ):
            if role == "yoy_before" and not self.is_against_it(heading):
                self.before(heading, place)
            elif role in ("yoy", "yoy_before"):
                self.grow(heading, place)
            elif role in ("value", "before"):
                self.unknown = False
                self.add(heading, place)
            elif not role and heading:
                self.unknown, self.pending = True, []
        if self.leading:
            self.alone(*self.leading)
        return tuple(map(self.against_title, self.found))

    def against_title(self, series: Series) -> Series:
        """``series``, with a doubt where no column has the title's period and this has another.

        1-10月 below a title of 10月 is usual, 10月 below one of 1-10月 is not.
        """
        part = self.period[5:]
        agree = any(one.period == self.period for one in self.found)
        until = MONTHS.fullmatch(series.period[5:])
        to_date = until and until[1] == "1" and same_end(series.period, self.period)
        ended = any(same_end(one.period, self.period) for one in self.found)
        several = ended and len({one.period for one in self.found}) > 2
        agree = agree or several
        if not part or series.findings or series.is_before or agree or to_date:
            return series
        text = f"这一栏读作{series.period}，标题写{self.period}，请核对"
        doubt = Finding("period-unclear", text)
        return replace(series, findings=(*series.findings, doubt))

    def add(self, heading: str, place: int) -> None:
        unit = UNIT_IN_HEADING.search(heading)
        own = own_period(heading, self.period)
        relative = bool(A_YEAR_BEFORE.search(heading) or ONE_BEFORE.match(heading))
        base = self.base() if relative else self.period
        is_before = relative and not own
        inferred = own or inferred_period(heading, base)
        if not inferred and ONE_BEFORE.match(heading):
            self.unread.add(place)
            return
        doubt = Finding(
            "period-inferred", f"“{heading}”一栏的时期按标题推定为{inferred}"
        )
        added = Series(
            period=inferred or self.period,
            value=place,
            unit=unit["unit"] if unit else "",
            is_before=is_before,
            findings=(doubt,) if inferred and not own else part_of_year(heading, base),
        )
        if self.leading and not is_before:
            added = self.with_leading(added)
        self.found.append(added)
        self.pending.append(len(self.found) - 1)

    def base(self) -> str:
        """The period that 上年同期 is a year before: of the latest figures of this year."""
        own = [one for one in self.found if not one.is_before]
        return own[-1].period if own else self.period

    def with_leading(self, series: Series) -> Series:
        heading, place = self.leading
        self.leading = None
        return self.grown(series, heading, place)

    def grown(self, series: Series, heading: str, place: int) -> Series:
        falls = bool(FALLS.search(heading)) and not RISES_TOO.search(heading)
        against = self.roles[place] == "yoy_before" and not series.is_before
        return replace(
            series,
            yoy=place,
            falls=falls,
            unsure=unsure(heading),
            findings=(*series.findings, *of_which_year(heading, against)),
        )

    def is_against_it(self, heading: str) -> bool:
        """Whether 去年同期增长 is growth against the last year, there being no other, nor its amounts."""
        return bool(GROWN_SINCE.search(heading)) and not {"yoy", "before"} & {
            *self.roles
        }

    def grow(self, heading: str, place: int) -> None:
        if self.unknown or self.is_amount(heading, place):
            # Growth of what stands under a heading that says nothing that is known.
            self.unread.add(place)
            return
        free = [at for at, one in enumerate(self.found) if one.yoy is None]
        compared = COMPARED.search(heading)
        own = own_period(COMPARED.sub("", heading), self.period)
        if compared:
            of = self.compared(compared["year"], free)
            own = ""
        elif own:
            of = next((at for at in free if self.found[at].period == own), None)
        else:
            of = self.followed(heading, free)
        if of is not None:
            self.found[of] = self.grown(self.found[of], heading, place)
        elif own and own not in {one.period for one in self.found}:
            self.alone(heading, place, own)
        elif not self.found and not self.leading and self.is_own(compared):
            self.leading = (heading, place)
        else:
            self.unread.add(place)
        self.pending = []

    def is_amount(self, heading: str, place: int) -> bool:
        """Whether a column is of how much more there is, the next one saying it in per cent."""
        below = [*zip(self.columns, self.roles, strict=True)][place + 1 : place + 2]
        in_per_cent = any(r == "yoy" and PER_CENT.search(c) for c, r in below)
        return in_per_cent and not (PER_CENT.search(heading) or "±" in heading)

    def is_own(self, compared: re.Match | None) -> bool:
        """Whether growth may be that of the title's period, by the year that it is counted from."""
        return not compared or compared["year"] == year_of(year_before(self.period))

    def compared(self, year: str, free: list[int]) -> int | None:
        """The figures a year after ``year``, that growth against it is of."""
        return next(
            (at for at in free if year_of(year_before(self.found[at].period)) == year),
            None,
        )

    def followed(self, heading: str, free: list[int]) -> int | None:
        """The figures that a growth is of: those of the month or to date, as its heading says,
        else the latest of those it follows.
        """
        span = span_of(heading)
        spans = {at: self.span(self.found[at]) for at in free}
        alike = [at for at in free if span and spans[at] == span]
        near = [at for at in self.pending if at in free]
        if span:
            near = alike or [at for at in near if not spans[at]]
        if any(not self.found[at].is_before for at in free):
            # 同比 is the growth of this year's figures while they have none.
            near = [at for at in near if not self.found[at].is_before]
        return max(
            near,
            key=lambda at: (str(period_end(self.found[at].period) or ""), at),
            default=None,
        )

    def span(self, series: Series) -> str:
        """Whether figures are of a month alone or to date, ``""`` where nothing tells."""
        if series.is_before or series.value is None:
            return "before"
        months = MONTHS.fullmatch(series.period[5:])
        by_months = ("to date" if months[1] else "month") if months else ""
        return span_of(self.columns[series.value]) or by_months

    def before(self, heading: str, place: int) -> None:
        """The growth of the same period a year before, where this year's has its own column."""
        if any(one.yoy is not None for one in self.found):
            period = year_before(self.base())
            doubt = Finding(
                "period-inferred", f"“{heading}”一栏的时期按标题推定为{period}"
            )
            at = next(
                (
                    a
                    for a, one in enumerate(self.found)
                    if one.period == period and one.yoy is None
                ),
                None,
            )
            if at is None:
                self.found.append(
                    Series(period, yoy=place, is_before=True, findings=(doubt,))
                )
            else:
                self.found[at] = self.grown(self.found[at], heading, place)
        else:
            self.unread.add(place)

    def alone(self, heading: str, place: int, own: str = "") -> None:
        self.found.append(self.grown(Series(own or self.period), heading, place))
        self.leading = None


def same_end(period: str, other: str) -> bool:
    return period_end(period) == period_end(other)


def span_of(heading: str) -> str:
    if TO_DATE.search(heading):
        return "to date"
    return "month" if THIS_MONTH.search(heading) else ""


def part_of_year(heading: str, period: str) -> tuple[Finding, ...]:
    """A doubt where a heading says 累计 and the title a quarter: that or the year until then."""
    if not (TO_DATE.search(heading) and period[5:] in LATER_QUARTERS):
        return ()
    text = f"“{heading}”可能是年初以来的累计，按标题读作{period}，请核对"
    return (Finding("period-unclear", text),)


def of_which_year(heading: str, against: bool) -> tuple[Finding, ...]:
    """A doubt where growth may be that of the year before."""
    text = f"“{heading}”读作比上年同期的增速，也可能是上年同期的增速，请核对"
    return (Finding("heading-unclear", text),) if against else ()


def unsure(heading: str) -> str:
    """The heading where it does not say whether it is of per cent or of an amount: 增减."""
    return heading if IN_TWO.search(heading) and not PER_CENT.search(heading) else ""
