"""Households and premises, from statements."""

import re

from core.text.numbers import parse_quantity
from gazette.reading.source import Finding

from .masking import BRACKETED, PUNCTUATION, Masked
from .statements import OF_PREMISES, Statement

AMOUNT = r"(?:约|近|逾)?(?<![\dA-Za-z.,□])\s?(?:\d[\d,]*(?:\.\d+)?(?:[-~—～至到]\d[\d,]*(?:\.\d+)?)?\s?[万千百]?|[零〇一二两三四五六七八九十百千万]+)[余多]?(?![\dA-Za-z.,□])"
COUNTED = re.compile(
    rf"(?P<amount>{AMOUNT})\s?户(?![外型籍口主用县门数均])(?P<after>左右|上下|以上)?"
    rf"|户数(?:为|是|共|总计|合计|达到?|：|:)?(?P<bare>{AMOUNT})\s?户?(?P<bare_after>左右|上下|以上)?"
)
MEASURED = re.compile(
    rf"(?P<amount>{AMOUNT})\s?(?:平方米|平米|㎡|m²|m2|平方公尺)(?P<after>左右|上下|以上)?"
)
PARTIAL = re.compile(
    r"其中|增加|新增|减少|原|由|划[入出]|不[少低小]于|至少|不超过|集体户|另有|集体|规划|设计|可容纳|可入住|调整前|变更前|每"
)
NOW = re.compile(r"[至到为]\Z")
ABOUT = re.compile(r"(?:约|近|逾|大概)(?:计|有|为|达)?(?:居民|住户|常住)?\Z")
TOTAL = re.compile(r"总|共|合计")
SHARED = re.compile(r"共用|合用|共享|不变|沿用|借用|租用|租赁|原有")
PLACE = re.compile(
    r"(?:现|均|分别|暂|选址|设置|拟|仍|地址|地点|位置|就|临时)*(?:位于|设在|设于|设立在|设置在|坐落于|座落于|坐落在|座落在|地处|(?:地址|位置|地点)(?:为|：|:)|暂设|设(?!施|备|置)|在|为(?!.{0,8}(?:平方米|平米|㎡)))|[：:]"
)
MEASURE_WORDS = re.compile(r"[，、]?(?:共|总|其)?(?:建筑|使用)?面积(?:为|共|：)?\Z")
CLOSING_BRACKET = re.compile(r"[（(](?P<words>[^（()）]*)[）)]\Z")


def read_households(details: Masked, statements: list[Statement]):
    """The number of households, and the doubt where several numbers are printed."""
    spans = spans_of(statements, "households")
    return the_one("households", "户数", amounts(details, spans, COUNTED))


def read_floor_area(details: Masked, statements: list[Statement]):
    spans = spans_of(statements, *OF_PREMISES)
    return the_one("floor-area", "建筑面积", amounts(details, spans, MEASURED))


def spans_of(statements: list[Statement], *kinds: str) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in statements if s.kind in kinds]


def amounts(details: Masked, spans, pattern: re.Pattern) -> list[tuple[str, str]]:
    """Each amount with the words before it, without amounts that are parts or increments."""
    found, mask = [], details.narrow
    for position, end in spans:
        for match in pattern.finditer(mask, position, end):
            before = mask[position : match.start()]
            position = match.end()
            if not PARTIAL.search(before[-12:]) or NOW.search(before):
                found.append((before, as_printed(details, match)))
    return found


def as_printed(details: Masked, match: re.Match) -> str:
    start = match.start("bare") if match.groupdict().get("bare") else match.start()
    return details.text[start : match.end()]


def the_one(code: str, name: str, found: list[tuple[str, str]]):
    """The amount meant: the total where one is printed, else the only one."""
    totals = [amount for before, amount in found if TOTAL.search(before)]
    chosen = totals or [amount for _, amount in found]
    if not chosen:
        return None, []
    quantities = [parse_quantity(amount) for amount in chosen]
    if None in quantities or len({(q.value, q.approximate) for q in quantities}) > 1:
        text = f"{name}不止一个数：{'、'.join(chosen)}"
        return None, [Finding(f"{code}-ambiguous", text)]
    about = any(ABOUT.search(before) or amount.endswith("以上") for before, amount in found)  # fmt: skip
    quantity = quantities[0]
    return quantity._replace(approximate=quantity.approximate or about), []


def read_premises(details: Masked, statements: list[Statement]) -> tuple[str, str]:
    """Where the premises are, and what is said of them besides (共用, 不变)."""
    places, notes = [], []
    for statement in statements:
        if statement.kind in OF_PREMISES:
            place, note = place_and_note(details, statement)
            places.append(place)
            notes.append(note)
    return "，".join(filter(None, places)), "，".join(filter(None, notes))


def place_and_note(details: Masked, statement: Statement) -> tuple[str, str]:
    start, end = statement.words, statement.end
    measures = measured(details, statement)
    if statement.kind == "floor_area" and not measures:
        return "", details.words(statement.head, end)
    after = bracketed(details, measures[-1].end(), end) if measures else ""
    place = PLACE.match(details.mask, start, end)
    if statement.kind == "location" or (place and statement.kind == "premises"):
        first = start if statement.kind == "location" else place.end()
        last = measures[0].start() if len(measures) == 1 else end
        return shared_apart(MEASURE_WORDS.sub("", details.words(first, last)), after)
    if measures:
        return "", after
    words = details.words(start, end)
    return "", bracketed(details, start, end) if words[:1] in "（(" else words


def measured(details: Masked, statement: Statement) -> list[re.Match]:
    """The floor areas told within one statement."""
    return list(MEASURED.finditer(details.narrow, statement.words, statement.end))


def check_premises(details: Masked, statements: list[Statement]):
    """The doubt about premises in several places, each with its floor area."""
    for statement in statements:
        of_place = statement.kind in ("premises", "location")
        if of_place and len(measured(details, statement)) > 1:
            yield Finding("premises-doubtful", "服务用房有几处，地点与面积请核对")


def bracketed(details: Masked, start: int, end: int) -> str:
    """What stands in brackets from ``start`` on, if nothing else does."""
    words = details.words(start, end)
    alone = words and set(details.mask[start:end].strip(PUNCTUATION)) == {BRACKETED}
    return words[1:-1] if alone else ""


def shared_apart(place: str, note: str) -> tuple[str, str]:
    """A closing bracket about sharing is a note, one about the place belongs to the place."""
    closing = CLOSING_BRACKET.search(place)
    if closing and SHARED.search(closing["words"]):
        notes = [closing["words"], note]
        return place[: closing.start()], "，".join(filter(None, notes))
    return place, note
