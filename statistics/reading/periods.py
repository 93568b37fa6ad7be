"""Which period a heading or a title names, in the one form in which the register keeps it."""

import re

from core.text.numbers import parse_chinese_numeral
from core.text.periods import arabic, period_end

DASHES = "—–~～至到-"
PART_OF_YEAR = (
    rf"(?:\d{{1,2}}[{DASHES}]{{1,2}})?\d{{1,2}}月(?:份|末|底)?|前\d{{1,2}}个月|[上下]半年"
    rf"|第?[1一]季?度?[{DASHES}]{{1,2}}第?[二三四2-4]季度|第?[一二三四1-4]季度|前[一二三四1-4]个?季度?|全年"
)
PERIOD = re.compile(
    rf"(?P<year>(?:19|20)\d\d年)(?:度?的?[（(]?(?P<part>{PART_OF_YEAR})|度)?(?!第?\d{{1,3}}期)|(?<!\d)(?<![\d月度][{DASHES}])(?P<bare>{PART_OF_YEAR})"
)
# Months in Chinese numerals, wherever they stand: 一至十月, 前十个月.
NUMERAL = "[一二三四五六七八九十]{1,3}"
CHINESE_MONTHS = re.compile(
    rf"(?<![一二三四五六七八九十第]){NUMERAL}(?=月?[{DASHES}]{{1,2}}{NUMERAL}月)"
    rf"|(?<![一二三四五六七八九十第]){NUMERAL}(?=月)|(?<=前){NUMERAL}(?=个月)"
)
MONTH_TWICE = re.compile(r"(?<=\d)月(?:份)?(?=[-—–~～至到]\d{1,2}月)")
DASH = re.compile(f"[{DASHES}]+")
MONTHS = re.compile(r"(?:(\d{1,2})-)?(\d{1,2})月")
QUARTER = re.compile(r"[一二三四]季度")
DIGITS = dict(zip("1234", "一二三四", strict=True))

A_YEAR_BEFORE = re.compile(r"(?:上年|去年)(?:同期|累计|同月)?|\A同期")
SINCE_THEN = re.compile(r"[比较](?:上年|去年)")
ONE_BEFORE = re.compile(r"\A上(?P<of>月|季)")
THIS_MONTH = re.compile(r"本月|当月")
# 截至10月, but not what is held at a month's end: 截至10月末余额.
AS_OF = re.compile(r"(?:截至|截止|止于|至)到?(?!.*(?:余额|存款|贷款|结余|人口|户数))")
MONTH_ALONE = re.compile(r"(\d{4}年)(\d{1,2})月[末底]?")
# Which issue of a monthly or the like a title is of: 统计月报（2017年第9期）.
OF_ISSUE = re.compile(
    r"[月季年旬]报.{0,4}(?P<year>(?:19|20)\d\d年)第?(?P<number>\d{1,3})期"
)
# The year that growth is counted from: 比2008年增长.
COMPARED = re.compile(r"[比较与](?P<year>(?:19|20)\d\d年)")
TO_DATE = re.compile(r"累计|年初|本月止|本月末|止|[-—至]本月")


def canonical(text: str) -> str:
    """A period as the register prints it: 2020年1—9月份 -> 2020年1-9月."""
    year, part = re.fullmatch(r"(\d{4}年)?(.*)", text).groups()
    part = part.lstrip("度的（(")
    part = re.sub(r"\A前(\d{1,2})个月", r"1-\1月", part)
    part = DASH.sub("-", part).replace("份", "").replace("第", "").replace("个", "")
    part = "" if part in ("全年", "度") and year else part
    part = re.sub(r"\A(前.)季\Z", r"\1季度", part)
    if "季度" in part:
        part = "".join(DIGITS.get(c, c) for c in part)
        part = re.sub(r"一(?:季度?)?-([二三四])季度", r"前\1季度", part)
    if months := MONTHS.match(part):
        first = f"{int(months[1])}-" if months[1] else ""
        part = f"{first}{int(months[2])}月{part[months.end() :]}"
    return (year or "") + part


def periods_in(text: str) -> list[str]:
    """Every period in ``text``, with or without its year."""
    text = re.sub(r"\s", "", text)
    text = CHINESE_MONTHS.sub(lambda match: str(parse_chinese_numeral(match[0])), text)
    text = MONTH_TWICE.sub("", arabic(text))
    return [canonical(match[0]) for match in PERIOD.finditer(text)]


def first_period(text: str) -> str:
    """The first period in ``text`` that names a year, else the first, or ``""``."""
    found = periods_in(text)
    return next((one for one in found if year_of(one)), found[0] if found else "")


def year_of(period: str) -> str:
    return period[:5] if re.match(r"\d{4}年", period) else ""


def year_of_issue(title: str) -> str:
    """The year in which a monthly or the like appeared, as its title says: 2017年第9期; "" for
    the first of a year, that may tell of the year before.
    """
    match = OF_ISSUE.search(title)
    return match["year"] if match and int(match["number"]) > 1 else ""


def completed(own: str, period: str) -> str:
    """``own`` with the year of ``period`` where it was printed without one."""
    if own and not year_of(own) and year_of(period):
        return canonical(year_of(period) + own)
    return own


def by_day(period: str, day) -> str:
    """``period``, printed without a year, as the latest that was over on ``day``, or ``""``."""
    for year in (day.year, day.year - 1) if day and period else ():
        own = completed(period, f"{year}年")
        end = period_end(own)
        if end and end <= day:
            return own
    return ""


def own_period(heading: str, period: str) -> str:
    """The period that a heading itself names, its year that of ``period``, or ``""``.

    10月止累计 is the year until then, and 上年1-10月 a year before what the title names, but
    1-10月比上年同期 is not.
    """
    printed = first_period(heading)
    own = completed(printed, period)
    month = MONTH_ALONE.fullmatch(own)
    if month and month[2] != "1" and is_to_date(heading):
        own = f"{month[1]}1-{month[2]}月"
    before = A_YEAR_BEFORE.search(heading) and not SINCE_THEN.search(heading)
    if own and not year_of(printed) and before:
        return year_before(own) or own
    return own


def is_to_date(heading: str) -> bool:
    """Whether a heading with a month is of the year until then: 10月止累计, 截至10月."""
    return bool(TO_DATE.search(heading) or AS_OF.search(heading))


def year_before(period: str) -> str:
    year = year_of(period)
    return f"{int(year[:4]) - 1}年{period[5:]}" if year else ""


def one_before(heading: str, period: str) -> str:
    """The month or quarter that 上月 or 上季度 is, beside figures of ``period``, or ``""``."""
    of, end = ONE_BEFORE.match(heading)["of"], period_end(period)
    if not end or "累计" in heading:
        return ""
    if of == "月" and MONTHS.fullmatch(period[5:]):
        year, month = divmod(end.year * 12 + end.month - 2, 12)
        return f"{year}年{month + 1}月"
    if of == "季" and QUARTER.fullmatch(period[5:]):
        year, quarter = divmod(end.year * 4 + end.month // 3 - 2, 4)
        return f"{year}年{'一二三四'[quarter]}季度"
    return ""


def inferred_period(heading: str, period: str) -> str:
    """The period that 本月, 累计 or 上年同期 means in a release about ``period``, or ``""``."""
    year, months = year_of(period), MONTHS.fullmatch(period[5:])
    if not year:
        return ""
    if A_YEAR_BEFORE.search(heading):
        return year_before(period)
    if ONE_BEFORE.match(heading):
        return one_before(heading, period)
    if TO_DATE.search(heading):
        to_date = months and not months[1] and months[2] != "1"
        return f"{year}1-{months[2]}月" if to_date else ""
    several = months[1] if months else period[5:]
    if THIS_MONTH.search(heading) and several and (end := period_end(period)):
        return f"{year}{end.month}月"
    return ""
