"""Households and floor area, from statements."""

import re

from core.text.numbers import parse_quantity
from core.text.widths import half_width
from gazette.reading.source import Finding

from .masking import Masked
from .statements import OF_PREMISES, Statement

AMOUNT = r"(?:约|近|逾)?(?<![\dA-Za-z.,□])(?<!\d\s)\s?(?:(?:\d(?: \d){2,}(?!\d)|\d[\d,]*(?: \d+)?)(?:\.\d+)?(?:[-~—～至到]\d[\d,]*(?:\.\d+)?)?\s?[万千百]?|[零〇一二两三四五六七八九十百千万]+)[余多]?(?![\dA-Za-z.,□])"
COUNTED = re.compile(
    rf"(?P<amount>{AMOUNT})\s?户(?![外型籍口主用县门数均])(?P<after>左右|上下|以上)?"
    rf"|(?:户数|住户)(?:为|是|共|总计|合计|达到?|：|:)?(?P<bare>{AMOUNT})\s?户?(?P<bare_after>左右|上下|以上)?"
)
MEASURED = re.compile(
    rf"(?P<amount>{AMOUNT})\s?(?:平方米|平米|㎡|m²|m2|平方公尺)(?P<after>左右|上下|以上)?"
)
PARTIAL = re.compile(
    r"其中|增加(?!后)|新增|减少(?!后)|剩余|余下|原|由|从|划[入出](?!后)|不[少低小]于|至少|不超过|集体户|另有|集体|规划|预计|计划|拟|设计|可容纳|可[入居]住|调整前|变更前|每"
)
# No community is as small or as large; where one is read so, its number may be a part of another.
FEW, MANY = 100, 30_000
PLANNED = re.compile(r"规划|设计|预计|可容纳|可[入居]住")
TO_BE = re.compile("(?:拟|计划|规划|待)[^。；]{0,20}[建设配]")
CLEARLY_OTHER = re.compile(r"其中|原|由|从|调整前|变更前|集体户|另有")
NOW = re.compile(r"[至到为]\Z")
ABOUT = re.compile(
    r"(?:约|近|逾|大概|不足|不到|接近|将近|超过)(?:计|有|为|达)?(?:居民|住户|常住)?\Z"
)
IN_BRACKET = re.compile(
    rf"[（(](?:(?:占房|用房|房屋|共)?\s?\d{{1,3}}\s?间[，、])?(?P<words>(?:(?:建筑|使用|办公|房屋|用房|总|约)*面积)?[^（()），、；\d]{{0,6}}{AMOUNT}\s?(?:平方米|平米|㎡|m²|m2)[^（()），、；]{{0,4}})[）)]"
)
SPACED = re.compile(r"(?<=\d)\s(?=\d)")
TOTAL = re.compile(r"总|共|合计")


def read_households(details: Masked, statements: list[Statement]):
    """The number of households, and the doubts where several numbers are printed."""
    spans = spans_of(statements, "households") or spans_of(statements, "other")
    found = amounts(details, spans, COUNTED)
    planned = [] if found else [each for each in left_out(details, spans, COUNTED) if PLANNED.search(each[0][-12:])]  # fmt: skip
    quantity, doubts = the_one("households", "户数", found or planned)
    others = [before for before, _ in left_out(details, spans, COUNTED)]
    if quantity and any(not CLEARLY_OTHER.search(before) for before in others):
        text = "正文另有户数，取用的是否为现有户数请核对"
        doubts = [*doubts, Finding("households-other", text)]
    if quantity and not FEW <= quantity.value <= MANY:
        doubts = [*doubts, Finding("households-size", f"户数{quantity.text}，请核对")]
    return quantity, doubts


def read_floor_area(details: Masked, statements: list[Statement]):
    spans = spans_of(statements, *OF_PREMISES)
    told = amounts(details, spans, MEASURED)
    found = told or bracketed_amounts(details, spans)
    total = any(TOTAL.search(before) for before, _ in found)
    located = sum(s.kind == "location" for s in statements)
    places = located, located + sum(s.kind == "premises" for s in statements)
    if (
        not total
        and len(found) > 1
        and ("分别" in found[0][0] or len(found) in places or not told)
    ):
        return summed(found)
    built = [each for each in found if "建筑" in each[0]]
    if len(built) == 1 < len(found) and "使用" in "".join(
        before for before, _ in found
    ):
        return the_one("floor-area", "建筑面积", built)
    quantity, doubts = the_one("floor-area", "建筑面积", found)
    if quantity and any(TO_BE.search(before) for before, _ in found):
        doubts = [
            *doubts,
            Finding("floor-area-planned", "用房是拟建、规划的，面积请核对"),
        ]
    return quantity, doubts


def summed(found: list[tuple[str, str]]):
    """The total of what is told of several places: 面积分别为120平方米、85平方米."""
    quantities = [parse_quantity(SPACED.sub("", amount)) for _, amount in found]
    if None in quantities:
        return the_one("floor-area", "建筑面积", found)
    text = "、".join(amount for _, amount in found)
    total = quantities[0]._replace(
        value=sum(quantity.value for quantity in quantities),
        approximate=any(quantity.approximate for quantity in quantities),
        text=text,
    )
    return total, [Finding("floor-area-summed", f"建筑面积为{text}之和")]


def bracketed_amounts(details: Masked, spans) -> list[tuple[str, str]]:
    """The areas in brackets behind a place: 锦苑小区3号楼（面积300平方米）."""
    return [
        ("", match["amount"] + (match["after"] or ""))
        for start, end in spans
        for bracket in IN_BRACKET.finditer(half_width(details.text), start, end)
        if (match := MEASURED.search(bracket["words"]))
    ]


def spans_of(statements: list[Statement], *kinds: str) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in statements if s.kind in kinds]


def amounts(details: Masked, spans, pattern: re.Pattern) -> list[tuple[str, str]]:
    """Each amount with the words before it, without amounts that are parts or increments."""
    every = all_amounts(details, spans, pattern)
    return [(before, amount) for before, amount in every if not is_part(before)]


def left_out(details: Masked, spans, pattern: re.Pattern) -> list[tuple[str, str]]:
    every = all_amounts(details, spans, pattern)
    return [(before, amount) for before, amount in every if is_part(before)]


def is_part(before: str) -> bool:
    return bool(PARTIAL.search(before[-12:]) and not NOW.search(before))


def all_amounts(details: Masked, spans, pattern: re.Pattern):
    mask = details.narrow
    for position, end in spans:
        for match in pattern.finditer(mask, position, end):
            before = mask[position : match.start()]
            position = match.end()
            ends = (mask.rfind(mark, 0, match.start()) for mark in "。；\n")
            said = mask[max(ends) + 1 : match.start()]
            among = "其中" in said and not TOTAL.search(said.rpartition("其中")[2])
            yield f"其中{before}" if among else before, as_printed(details, match)


def as_printed(details: Masked, match: re.Match) -> str:
    start = match.start("bare") if match.groupdict().get("bare") else match.start()
    return details.text[start : match.end()]


def the_one(code: str, name: str, found: list[tuple[str, str]]):
    """The amount meant: the total where one is printed, else the only one."""
    totals = [amount for before, amount in found if TOTAL.search(before)]
    chosen = totals or [amount for _, amount in found]
    if not chosen:
        return None, []
    quantities = [parse_quantity(SPACED.sub("", amount)) for amount in chosen]
    if None in quantities or len({(q.value, q.approximate) for q in quantities}) > 1:
        text = f"{name}不止一个数：{'、'.join(chosen)}"
        return None, [Finding(f"{code}-ambiguous", text)]
    meant = [each for each in found if each[1] in chosen]
    about = any(ABOUT.search(before) or amount.endswith("以上") for before, amount in meant)  # fmt: skip
    quantity = quantities[0]
    spaced = next(filter(SPACED.search, chosen), "")
    doubts = [Finding("number-spaced", f"“{spaced}”的数字中间有空格")] if spaced else []
    return quantity._replace(approximate=quantity.approximate or about), doubts
