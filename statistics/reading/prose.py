"""Figures in the sentences of a communiqué: read only where all is said, each with a finding."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from core.text.numbers import parse_number
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, Paragraph

from .entries import FigureRead
from .growths import growth_in
from .items import NUMBERING, is_note
from .periods import completed, first_period, periods_in, year_of
from .phrases import (
    A_YEAR_AGO,
    ABOUT_FUTURE,
    AMONG,
    AMOUNT,
    COMPARED_PERIOD,
    EACH,
    EACH_GROWS,
    ENDS_IN_AMOUNT,
    FORMS,
    FROM_TO,
    FUTURE,
    GROWN,
    GROWTH,
    GROWTH_ALONE,
    LEADING,
    NO_INDICATOR,
    NO_NAME,
    NO_SHORT_NAME,
    RATES,
    STATED,
    STATED_AGAIN,
    UNIT_BEFORE,
    VERB_END,
)
from .scope import is_release

# What stands between an amount and the same of another period: how it grew, and nothing else.
OF_GROWTH = re.compile("[增减降升占比%％持]")
# 年末 is part of the name, the place after it is not: 年末全县常住人口. Of what there is then it is
# none: 年末全县共有普通中学.
AT_END = re.compile(
    r"(?<=\A[年期][末底])全[区县市镇州省旗盟乡]|\A[年期][末底](?:全[区县市镇州省旗盟乡])?(?:共有|拥有|实有|现有|有(?![色线机限效]))"
)
# Who did it, before the verb and no part of the name: 开发区实现工业总产值.
PLACE = re.compile(
    r"\A[\u4e00-\u9fff]{0,8}?(?:[县市区镇乡旗]|街道)(?=共?实现|共?完成)(?:共?实现|共?完成)"
)
# 规模以上工业实现增加值 is 规模以上工业增加值.
INNER_VERB = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:累计|共)?(?:实现|完成)(?=[\u4e00-\u9fff]{2})"
)
# No space stands in a sentence but between two words of digits or letters.
SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")
# GB/T 15835 sets groups of three apart: 31 468元.
GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:\s\d{3}){1,4}(?![\d\s])")
BULLET = re.compile(r"[●○■□◆◇▪▶➢•]\s{0,4}(?=[\u4e00-\u9fff])")
# Dots that lead from a name to its number: 财政收入……12.03亿元.
LEADERS = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:…{1,40}|[.·]{3,80})(?=\d)")
# The period between the name and the verb: 税收收入3月份完成1.24亿元.
NAMED_FIRST = re.compile(
    r"(?<![\u4e00-\u9fff）)\d])(?P<name>(?![比较与截])[\u4e00-\u9fff（）()]{2,20}(?<![年至到]))"
    r"(?P<period>(?:\d{1,2}-)?\d{1,2}月份?)(?=(?:累计|共)?(?:完成|实现|达))"
)
NOTE_MARK = re.compile(r"[\[［]\d{1,2}[\]］]|[①-⑳](?=[\u4e00-\u9fff\d])")
IN_PROSE = Finding("figure-in-prose", "此数据由正文语句读入，请核对")


def read_prose(
    title: str, paragraphs: tuple[Paragraph, ...], text_period: str = ""
) -> Iterator[FigureRead]:
    """The figures that the sentences of a release state for its period."""
    period = completed(first_period(title), text_period) or text_period
    if not is_release(title) or not year_of(period):
        return
    total, running = "", period
    for paragraph in paragraphs:
        if is_note(paragraph.text):
            continue
        words = NUMBERING.sub("", plain(paragraph.text), count=1)
        for sentence in words.split("。"):
            read = Sentence(sentence, running, paragraph.line)
            stated = [*read.figures(total)]
            running = read.opening if carries(read.opening, period) else running
            yield from stated
            whole = [figure.indicator for figure in stated if not figure.parent]
            total = whole[-1] if whole else total


def carries(opening: str, period: str) -> bool:
    """Whether the period that a sentence opens with is that of those after it too."""
    to_date = not re.search(r"年\d{1,2}月\Z", opening)
    return bool(opening) and to_date and year_of(opening) == year_of(period)


def plain(text: str) -> str:
    text = BULLET.sub("；", text).lstrip("；")
    words = LEADERS.sub("：", SPACE.sub("", squeeze(half_width(text))))
    words = NAMED_FIRST.sub(r"\g<period>，\g<name>", words)
    return NOTE_MARK.sub("", GROUPS.sub(lambda match: "".join(match[0].split()), words))


class Sentence:
    """One sentence of a release about ``period``."""

    def __init__(self, text: str, period: str, line):
        self.printed, self.period, self.line = text, period, line
        self.text = UNIT_BEFORE.sub(unit_behind, text)
        self.opening = ""

    def figures(self, total: str) -> Iterator[FigureRead]:
        """``total`` is what the sentence before stated, and 其中 here is a part of."""
        if ABOUT_FUTURE.search(self.text):
            return
        read = [*self.placed(total)]
        for match in RATES.finditer(self.text):
            rates = re.findall(r"[\d.,]+(?=%)", match["rates"])
            before = [at for at, (end, _) in enumerate(read) if end <= match.start()]
            of = before[-len(rates) :]
            if len(of) == len(rates) and all(read[at][1].yoy is None for at in of):
                for at, rate in zip(of, map(parse_number, rates), strict=True):
                    yoy = -rate if match["down"] else rate
                    read[at] = (read[at][0], replace(read[at][1], yoy=yoy))
        yield from (figure for _, figure in read)

    def placed(self, total: str) -> Iterator[tuple[int, FigureRead]]:
        """(where its words end, a figure) of all that the sentence states."""
        part = Part(total)
        end, period, last_read = 0, self.period, None
        first, *_ = statements = self.statements() or [None]
        for match in filter(None, statements):
            before = self.text[end : start_of(match)]
            end = match.end()
            period = self.period_in(before) or period
            if match is first:
                self.opening = self.period_in(before)
            last = re.split("[，,；;]", before)[-1]
            if FUTURE.search(last) or A_YEAR_AGO.search(before):
                last_read = None
                continue
            if match.re is STATED_AGAIN:
                same = last_read if is_of_growth(before) else None
                again = self.again(same, match, period)
                yield from ((end, figure) for figure in again)
                continue
            for figure in self.stated_by(match):
                parent = part.of(figure.indicator, before)
                last_read = replace(figure, parent=parent, period=period)
                yield end, last_read

    def again(self, figure: FigureRead | None, match, period) -> Iterator[FigureRead]:
        """What is stated of the ``figure`` before for another period, in the same unit."""
        if figure and figure.unit == match["unit"] and figure.period != period:
            growth, doubts = growth_in(self.text[match.end() :])
            value, name = parse_number(match["value"]), figure.indicator
            said = self.figure(name, match["unit"], value, growth, doubts)
            yield replace(said, parent=figure.parent, period=period)

    def period_in(self, words: str) -> str:
        """The one period that ``words`` name, or "" where they name none of this release."""
        found = periods_in(COMPARED_PERIOD.sub("", words))
        if any(year_of(one) not in ("", year_of(self.period)) for one in found):
            return ""
        own = {completed(one, self.period) for one in found}
        return own.pop() if len(own) == 1 else ""

    def statements(self) -> list[re.Match]:
        """What states an amount or growth of what, in order and apart from each other."""
        found: list[re.Match] = []
        for form in FORMS:
            for match in form.finditer(self.text):
                at = bisect_left(found, match.end(), key=re.Match.start)
                apart = not at or found[at - 1].end() <= match.start()
                if apart and is_statement(match):
                    found.insert(at, match)
        return found

    def stated_by(self, match: re.Match) -> Iterator[FigureRead]:
        if match.re in (EACH, EACH_GROWS):
            yield from self.of_each(match)
            return
        name, alone = name_of(match["name"]), match.re is GROWTH_ALONE
        if not is_name(name):
            return
        rest = self.text[match.start("value") if alone else match.end() :]
        rest = match["before"] if match.re is GROWN else rest
        growth, doubts = growth_in(rest)
        if match["about"] or match["more"] or match["rest"]:
            doubts = (*doubts, Finding("approximate", f"“{match[0]}”是约数"))
        value = None if alone else parse_number(match["value"])
        yield self.figure(name, match["unit"], value, growth, doubts)

    def of_each(self, match: re.Match) -> Iterator[FigureRead]:
        """A、B、C分别为…: as many amounts, and as much growth, as there are names."""
        groups = match.groupdict()
        names = names_in(match["names"])
        amounts = [*AMOUNT.finditer(groups.get("values") or "")]
        rates = re.findall(r"[\d.,]+(?=%)", match["rates"] or "")
        for found in (amounts, rates):
            if len(found) not in (0, len(names)) or not all(map(is_name, names)):
                return
        for at, name in enumerate(names):
            rate = parse_number(rates[at]) if rates else None
            yield self.figure(
                name,
                amounts[at]["unit"] if amounts else "",
                parse_number(amounts[at]["value"]) if amounts else None,
                -rate if rates and match["down"] else rate,
                (),
            )

    def figure(self, name: str, unit: str, value, growth, doubts) -> FigureRead:
        return FigureRead(
            source_text=self.printed,
            line=self.line,
            findings=(IN_PROSE, *doubts),
            indicator=name,
            unit=unit,
            period=self.period,
            value=value,
            yoy=growth,
        )


def unit_behind(match: re.Match) -> str:
    """The amount with its unit behind it, where it stood in brackets before."""
    return f"{match['verb'] or '：'}{match['value']}{match['unit']}"


class Part:
    """Whose part the figures of a sentence are, as 其中 says."""

    def __init__(self, total: str):
        self.total, self.parent, self.first, self.inside = total, "", "", False

    def of(self, name: str, before: str) -> str:
        """The item that ``name`` is a part of, ``before`` being the words since the last figure."""
        among = AMONG.search(before)
        if among:
            self.parent, self.first = self.total, name
            listed = among[0].endswith((":", "："))
            self.inside = not listed and "；" not in before and among.start() > 0
        elif "；" in before and self.inside and name[-1:] != self.first[-1:]:
            self.parent = ""
        self.total = self.total if self.parent else name
        return self.parent


def start_of(match: re.Match) -> int:
    return match.end("names" if match.re in (EACH, EACH_GROWS) else "name")


def is_of_growth(between: str) -> bool:
    """Whether words between two amounts tell of growth only, so that the next is of the same name."""
    parts = re.split("[，,；;]", between)
    return all(OF_GROWTH.search(part) for part in parts if part.strip())


def is_statement(match: re.Match) -> bool:
    if match.re in (EACH, EACH_GROWS):
        return not ENDS_IN_AMOUNT.search(match["names"])
    if match.re in (GROWN, FROM_TO, STATED_AGAIN):
        return True
    if match.re is STATED:
        return not (NO_NAME.search(match["name"]) and GROWTH.search(match[0]))
    return not NO_INDICATOR.search(match["name"])


def is_name(name: str) -> bool:
    if len(name) == 2 and NO_SHORT_NAME.fullmatch(name):
        return False
    return len(name) > 1 and not NO_NAME.search(name)


def name_of(words: str) -> str:
    words = LEADING.sub("", re.split(r"[，；：]", words.rstrip("，；：:"))[-1])
    words = PLACE.sub("", AT_END.sub("", words))
    return INNER_VERB.sub("", VERB_END.sub("", words))


def names_in(words: str) -> list[str]:
    """The names that 分别 is said of: 第一、二、三产业增加值 are three, and so are 三次产业增加值."""
    words = LEADING.sub("", words)
    branches = re.fullmatch(
        r"(第[一二三](?:、第?[一二三]|和第?[一二三])+|三次)(产业.*)", words
    )
    if branches:
        said = "一二三" if branches[1] == "三次" else branches[1]
        return [f"第{one}{branches[2]}" for one in re.findall("[一二三]", said)]
    return with_shared([name_of(name) for name in re.split(r"[、和及与]", words)])


def with_shared(names: list[str]) -> list[str]:
    """城镇、农村居民人均可支配收入 share an end, 一般公共预算收入、支出 a beginning."""
    first, last = names[0], names[-1]
    if len(last) > 4 and all(len(name) == 2 for name in names[:-1]):
        return [*(name + last[2:] for name in names[:-1]), last]
    if len(first) > 4 and all(len(name) == 2 for name in names[1:]):
        return [first, *(first[:-2] + name for name in names[1:])]
    return names
