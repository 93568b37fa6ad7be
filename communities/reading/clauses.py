"""The clauses (一、 （一） 1.) of a document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.widths import squeeze
from gazette.clauses import CIRCLED, SIGN, SPOKEN, written_out
from gazette.reading.source import Paragraph

NUMERAL = "[一二三四五六七八九十百]{1,5}"
NUMBERING = re.compile(
    rf"\s{{0,8}}(?!第[^、]{{1,3}}、第)(?:第?(?P<top>{NUMERAL}|\d{{1,3}})(?:[、.．](?!\d)|(?<=[一二三四五六七八九十百])条)"
    rf"|(?P<sub>[（(](?:{NUMERAL}|\d{{1,3}})[）)])[、]?)\s{{0,4}}"
)
RUN_ON = re.compile(
    rf"(?<=[。；])(?={NUMERAL}、)|(?<=[：:])(?=一、[^二])|(?<=[：；。])(?=(?P<number>\d{{1,2}})[.．、][\u3400-\u9fff])|(?<=[。；;：:])(?=[①-⑳]|[一二三四五六七八九十]{{1,3}}是)"
)
SECOND_FIGURE = re.compile(r"[；。]2[.．、]")
LEADING_FIGURES = re.compile(r"[（(]?(\d{1,2})[）).．、]")

# How deep a numbering stands below the text without one: 一、 （一） 1. (1)
UNNUMBERED, TOP, SUB, ARABIC, ARABIC_SUB = range(5)


# A paragraph that ends so, or within brackets or quotation marks, goes on in the next.
UNFINISHED = re.compile(
    r"(?:[，、]|(?:范围|区域|四至|户数|用房|地点|场所|界线)[：:]|位于)\Z"
)
# What goes on with nothing: a number, a label (户数：).
BEGINS = re.compile(
    rf"{NUMBERING.pattern}|{CIRCLED.pattern}|{SIGN.pattern}|{SPOKEN.pattern}|\s{{0,4}}[^，。；：、]{{1,14}}[：:]"
)
# A heading that is the label of what stands below it: 三、办公场所.
LABEL_ALONE = re.compile(
    rf"(?:{NUMBERING.pattern})?(?P<topic>(?:各|新设|新建|新设立|调整后|以上|上述)?(?:的)?(?:[两二三四五六七八九十\d]{{1,2}}个)?(?:社区|居委会|居民委员会)?的?(?:(?:四至|管辖|辖区|区域|所辖)(?:范围|区域|界线|边界)|四至|(?:居民|辖区|管辖)?总?户数(?:及?人口)?|人口(?:户数|情况)?|(?:办公|服务|活动|工作|配套|综合){{1,3}}(?:用房|场所|地点|地址|场地)|办公驻地|驻地|[东南西北][至面侧界]))(?:情况|安排|设置)?[：:]?"
)
# An item below it: 甲社区居民委员会：盐坪大道6号.
OF_TOPIC = re.compile(
    r"\s{0,4}[^，。；：:、]{1,24}?(?:社区|居民委员会|居委会|筹备组)(?:[（(][^（()）]{1,20}[）)])?(?:[：:，,\s]\s{0,4}(?=\S)|(?=(?:位于|设[在于]|[坐座]落[于在])[^，。；])|(?=[约近]?\d))"
)
# Typesetting spreads short words over a line: 北至 二 环 路, 沔 街 社区居民委员会.
SPREAD = re.compile(
    r"(?<![\u3400-\u9fff])(?:[\u3400-\u9fff][ \u3000]{1,4}){2,12}(?=[\u3400-\u9fff])"
    r"|(?<=[\u3400-\u9fff])[\u3400-\u9fff](?:[ \u3000]{1,2}[\u3400-\u9fff]){2,8}(?![\u3400-\u9fff \u3000])"
)
# Spaces that set the words of a sentence off from the names: 甲社区 更名为 乙社区.
SET_OFF_BEFORE = re.compile(
    r"(?<=[区会])[ \u3000]{1,20}(?=[和与及、，]|(?:予以|正式|统一|整体|分别)?(?:更名|改名|变更|调整|合并|整合|并入|撤[销消并]|划[入归]|拆分|分设|改[为称设建]))"
)
SET_OFF_AFTER = re.compile(
    r"(?P<verb>(?:更名|改名|变更|调整|合并|改设|改建|拆分|分设|划分|析置)(?:为|成|设立|成立)|并入|划入|划归|设立|成立|建立|新建|新设|增设|撤销|合并|调整|同意|决定|[将把]|(?<=[区会])[和与及、])[ \u3000]{1,20}(?=[\u3400-\u9fff“])"
)
# Straight marks round a name, which tell not where they open: "甲社区居民委员会".
STRAIGHT = re.compile(
    r"""["＂](?P<name>[^"＂，。；\n]{2,24}(?:社区|委员会|居委会))["＂]"""
)
# 甲社区（东至…；1200户）、乙社区（东至…；1300户）: each with what is told of it behind its name.
TOLD_IN_BRACKETS = r"[^，。；：、（()）\s]{2,24}(?:社区|居民委员会|居委会)（(?=[^（）]{0,60}(?:[东南西北][面侧]?[至起临]|\d[余多]?户))[^（）]{4,240}）"
EACH_IN_BRACKETS = re.compile(
    rf"{TOLD_IN_BRACKETS}(?:[、，；和及]{TOLD_IN_BRACKETS}){{1,20}}"
)
IN_BRACKETS = re.compile("(?:(?<=）)[、，；和及])?([^（）]+)（([^（）]+)）")
# What leads to the first of them; 新建路社区 is a name.
LEAD = re.compile(
    r"\A(?:(?:.*?(?:同意|决定))?(?:你|在|由|于).{1,16}?|.*?(?:同意|决定))?新?(?:设立|成立|新建|新设|增设|组建|撤销|调整)(?![路街巷村].{0,2}(?:社区|居))"
)
# A mark before an item that numbers nothing: ● 甲社区.
BULLET = re.compile(r"\A\s{0,8}[●○•◆◇▪▲△★☆➤►√]\s{0,4}")
# An item that is a community and what is told of it in brackets: 甲社区（辖锦苑小区，1322户）.
ALONE = re.compile(
    rf"\A(?P<name>(?:{NUMBERING.pattern})?[^，。；：（()）]{{2,24}}(?:社区|委员会|居委会))[（(](?P<words>[^（()）]{{0,200}}(?:\d户|辖|东至)[^（()）]{{0,200}})[）)](?=[。；;]?\s*\Z)"
)
LINE = 20
ENDINGS = ("。", "；", ";", "：", ":", "！", "？")
CUT_NUMBER = re.compile(
    r"\d{1,4}(?:\.\d+)?\s?(?:[号户人栋幢楼室层弄]|平方|平米|㎡|单元)(?!线|院线)"
)
PAIRS = ("“”", "（）", "《》", "「」")


@dataclass(frozen=True)
class Clause:
    """A numbered stretch of the text; ``label`` is 七, 七（二） or "" where it has no number.

    ``depth`` says how far below the text the numbering stands; without one, that of the clause above.
    ``printed`` is what the document says where the text says it in other words.
    """

    label: str
    text: str
    line: int | None = None
    depth: int = UNNUMBERED
    numbered: bool = False
    printed: str = ""


def whole(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """The paragraphs, with those put together that a line cut before they were finished."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        heading = joined and LABEL_ALONE.fullmatch(joined[-1].text.strip())
        if heading and not BEGINS.match(paragraph.text):
            joined[-1] = replace(
                joined[-1], text=f"{joined[-1].text.strip()}：{paragraph.text}"
            )
            continue
        goes_on = joined and (
            unfinished(joined[-1].text)
            or is_cut_number(joined[-1].text, paragraph.text)
        )
        labels = LABEL_ALONE.fullmatch(paragraph.text.strip())
        if goes_on and not (labels or BEGINS.match(paragraph.text)):
            joined[-1] = replace(joined[-1], text=joined[-1].text + paragraph.text)
        else:
            joined.append(paragraph)
    return joined


def is_cut_number(above: str, below: str) -> bool:
    """Whether a line was cut before or within a number: 甲路1号附 / 12号，面积…."""
    return not above.rstrip().endswith(ENDINGS) and bool(CUT_NUMBER.match(below))


def unfinished(text: str) -> bool:
    text = text.rstrip()
    opened = any(text.count(left) > text.count(right) for left, right in PAIRS)
    if UNFINISHED.search(text):
        return True
    if text.endswith(("。", "；", ";", "：", ":")):
        return opened and text.endswith(("；", ";"))
    cut = len(text) >= LINE and re.search(r"[，、；].*[^）”！？]\Z", text)
    return opened or bool(cut)


def clauses(paragraphs: tuple[Paragraph, ...]) -> Iterator[Clause]:
    """The clauses in order; a paragraph without a number is a clause of the one above."""
    topic, above = "", UNNUMBERED
    for clause in numbered(paragraphs):
        alone = LABEL_ALONE.fullmatch(clause.text.strip())
        if alone or clause.numbered and clause.depth <= above:
            topic, above = alone["topic"] if alone else "", clause.depth
        if topic:
            items = (with_topic(item, topic) for item in clause.text.split("；"))
            clause = replace(clause, text="；".join(items))
        yield clause


def with_topic(text: str, topic: str) -> str:
    """甲社区：盐坪大道6号 below a heading, with what the heading says it is."""
    item = OF_TOPIC.match(text)
    if not item or topic in text[item.end() :]:
        return text
    return f"{text[: item.end()]}{topic}：{text[item.end() :]}"


def items_in(text: str) -> Iterator[str]:
    """A paragraph parted where a numbered item begins in it, outside brackets and quotations.

    Figures count on from the item before, or from 1 to a 2: 另有范围：1、12号楼 holds no item.
    """
    start, last = 0, LEADING_FIGURES.match(text)
    last, counts_on = int(last[1]) if last else 0, SECOND_FIGURE.search(text)
    for item in RUN_ON.finditer(text):
        number = int(item["number"] or last)
        goes_on = number == last + 1 if last else number == 1 and counts_on
        if item["number"] and not goes_on:
            continue
        before = text[: item.start()]
        if all(before.count(left) <= before.count(right) for left, right in PAIRS):
            last = number
            yield text[start : item.start()]
            start = item.start()
    yield text[start:]


def closed_up(text: str) -> str:
    """``text`` without what typesetting made of its words: spread out, in straight marks."""
    text = STRAIGHT.sub(r"“\g<name>”", BULLET.sub("", text))
    text = SET_OFF_AFTER.sub(r"\g<verb>", SET_OFF_BEFORE.sub("", text))
    return SPREAD.sub(lambda spread: squeeze(spread[0]), text)


def told_apart(text: str) -> str:
    """``text`` with what brackets tell of communities as sentences would say it."""
    text = ALONE.sub(r"\g<name>：\g<words>", text)
    return EACH_IN_BRACKETS.sub(each_after_names, text)


def each_after_names(listed: re.Match) -> str:
    """甲社区、乙社区。甲社区：…。乙社区：…。 for 甲社区（东至…）、乙社区（东至…）."""
    items = [item.groups() for item in IN_BRACKETS.finditer(listed[0])]
    names = "、".join(name for name, _ in items)
    items[0] = LEAD.sub("", items[0][0]), items[0][1]
    return names + "".join(f"。{name}：{words}" for name, words in items)


def inner(sub: str) -> str:
    return sub.strip("（()）、")


def numbered(paragraphs: tuple[Paragraph, ...]) -> Iterator[Clause]:
    top = label = above = ""
    depth = UNNUMBERED
    for paragraph in whole(paragraphs):
        for text in items_in(paragraph.text):
            text = closed_up(written_out(text))
            circled = CIRCLED.match(text)
            numbering = circled or NUMBERING.match(text)
            if circled:
                depth = ARABIC_SUB
            elif numbering and numbering["top"]:
                top = label = numbering["top"]
                depth = ARABIC if top.isdigit() else TOP
                above = above if top.isdigit() else top
            elif numbering:
                depth = ARABIC_SUB if inner(numbering["sub"]).isdigit() else SUB
                top = above if depth == SUB else top
                label = top + numbering["sub"]
            rest = text[numbering.end() :] if numbering else text
            said = told_apart(rest)
            yield Clause(label, said, paragraph.line, depth, bool(numbering), rest)
