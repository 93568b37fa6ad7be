"""Figures in the sentences of a communiqué: read only where all is said, each with a finding."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.text.numbers import parse_number
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, Paragraph

from .entries import FigureRead
from .grammar import UNIT
from .periods import completed, first_period, periods_in, year_of

RELEASE = re.compile(
    r"统计公报|经济(?:和社会)?(?:发展|运行)(?:情况|统计公报|简况|概况)?|主要(?:经济)?指标|统计数据|经济形势|生产总值"
)
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
VERBS = r"(?:累计|共|总共|预计|初步核算|实际|已|全年|全区|全县|全市|全镇|全旗|全州)*(?:实现|完成|达到|达|为|是)?了?"
STATED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff（）()、A-Z&]{{2,40}}?)(?P<verb>{VERBS})(?P<about>约|近|逾|超过?)?"
    rf"(?P<value>{NUMBER})(?P<more>余|多)?(?P<unit>{UNIT})"
)
GROWTH = re.compile(
    rf"(?:同比|比上年同?期?|比去年同?期?|较上年同?期?|较去年同?期?|按可比价格计算|按可比价计算|可比价|名义|实际|累计|[，,])*"
    rf"(?:(?P<up>增长|上升|提高|增加)|(?P<down>下降|减少|降低|负增长))(?:了)?(?P<rate>{NUMBER})%"
)
# Growth said of an indicator whose amount is not: 规模以上工业增加值增长7.2%.
GROWTH_ALONE = re.compile(
    rf"(?:(?<=[，；;,：:])|\A)(?P<name>[\u4e00-\u9fff（）()、A-Z]{{3,40}}?)(?P<verb>)(?P<about>约|近|逾)?"
    rf"(?P<value>(?:同比|比上年同?期?|比去年同?期?|较上年同?期?|较去年同?期?|按可比价格?计算|可比价|名义|实际|累计)*"
    rf"(?:增长|上升|下降|减少|降低|负增长)了?(?:{NUMBER})%)(?P<more>)(?P<unit>)(?=[，；;,）)]|\Z)"
)
GROWS = re.compile(r"(?:增长|上升|下降|减少|降低)了?\Z")
NO_INDICATOR = re.compile(r"拉动|快于|高于|低于|增速|涨幅|增幅|降幅|环比|其余|当月")
UNCHANGED = re.compile(r"(?:与|和)?(?:上年|去年)?(?:同期)?(?:基本)?持平")
AMONG = re.compile(r"其中[，,：:]?")
LEADING = re.compile(
    r"^(?:其中[，,：:]?|(?:初步核算|经初步核算|据初步核算|统计显示|数据显示|根据[^，]{0,30}结果|分产业看|截至[^，]{0,12})[，,]?"
    r"|(?:全[年区县市镇州省旗盟乡])|一?至?\S{0,3}季度|上半年|前三季度|\d{1,2}-\d{1,2}月(?:份)?|\d{1,2}月(?:份|末)?|年末|期末|(?:实现|完成|共|累计|预计)|[，,：:])+"
)
FUTURE = re.compile(r"目标|计划|预期|预计到|任务|占|比重|位居|排名|贡献|上年|去年")
ABOUT_FUTURE = re.compile(r"力争|确保|争取|下一步|将(?:达|实现|完成)|要求")


def read_prose(title: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[FigureRead]:
    """The figures that the sentences of a release state for its period."""
    period = first_period(title)
    if not RELEASE.search(title) or not year_of(period):
        return
    for paragraph in paragraphs:
        total = ""
        for sentence in squeeze(half_width(paragraph.text)).split("。"):
            stated = [*of_sentence(sentence, period, total, paragraph.line)]
            yield from stated
            whole = [figure.indicator for figure in stated if not figure.parent]
            total = whole[-1] if whole else total


def of_sentence(sentence: str, period: str, total: str, line) -> Iterator[FigureRead]:
    """``total`` is what the sentence before stated, and 其中 here is a part of."""
    if ABOUT_FUTURE.search(sentence):
        return
    parent, end = "", 0
    for match in statements(sentence):
        before = sentence[end : match.start("value")]
        end = match.end()
        own = {completed(one, period) for one in periods_in(before)}
        if own - {period} or FUTURE.search(before):
            continue
        if AMONG.search(before):
            parent = total
        figure = stated_by(sentence, match, period, line)
        if figure:
            yield replace(figure, parent=parent)
            total = total if parent else figure.indicator


def statements(sentence: str) -> list[re.Match]:
    """Amounts with what they are of, and growth of what no amount is stated of, in order."""
    found = [m for m in STATED.finditer(sentence) if not GROWS.search(m["name"])]
    for match in GROWTH_ALONE.finditer(sentence):
        apart = all(m.end() <= match.start() or m.start() >= match.end() for m in found)
        if apart and not NO_INDICATOR.search(match["name"]):
            found.append(match)
    return sorted(found, key=lambda match: match.start())


def stated_by(sentence: str, match: re.Match, period: str, line) -> FigureRead | None:
    name = name_of(match["name"])
    if len(name) < 3 or name.endswith(("增长", "下降", "提高", "比", "占", "的")):
        return None
    alone = match.re is GROWTH_ALONE
    value = None if alone else parse_number(match["value"])
    growth = growth_in(sentence[match.start("value") if alone else match.end() :])
    doubts = [Finding("figure-in-prose", "此数据由正文语句读入，请核对")]
    if match["about"] or match["more"]:
        doubts.append(Finding("approximate", f"“{match[0]}”是约数"))
    return FigureRead(
        source_text=sentence,
        line=line,
        findings=tuple(doubts),
        indicator=name,
        unit=match["unit"],
        period=period,
        value=value,
        yoy=growth,
    )


def name_of(words: str) -> str:
    words = LEADING.sub("", words.rsplit("，", 1)[-1])
    return re.sub(r"(?:实现|完成|达到|达|为|共|累计)+\Z", "", words)


def growth_in(rest: str) -> Decimal | None:
    """The growth said right after an amount, in per cent."""
    head = rest.lstrip("，,（( ")
    if UNCHANGED.match(head):
        return Decimal(0)
    match = GROWTH.match(head)
    if match is None:
        return None
    rate = parse_number(match["rate"])
    return -rate if match["down"] else rate
