"""Where the premises of a community are, and what is said of them besides (共用, 不变)."""

import re

from gazette.reading.source import Finding

from .amounts import MEASURED, OF_PREMISES
from .masking import BRACKETED, PUNCTUATION, Masked
from .statements import Statement

PLACE = re.compile(
    r"(?:[一二三四五两1-5]处)?(?:现|均|分别|暂|选址(?!于)|设置|拟|仍|地址|地点|位置|就|临时|定)*(?:位于|选址于|设在|设于|设立在|设置在|[坐座]落[于在]?|地处|驻(?!地)(?=.{2})|(?:整体)?(?:搬?迁|搬|移)[至到往入]|(?:调整|变更|更改|改)[为至到](?=.{0,30}[路街巷号楼栋幢室区院村园])|选址(?![于在：:])|(?:地址|位置|地点)(?:为|是|：|:)|暂设|设(?!施|备|置)|在(?!原有)|为(?!.{0,8}(?:平方米|平米|㎡)))|(?:共?[一二三四五两1-5]处)?[：:]"
)
# Words that open no place but tell who gives the premises, or that nothing changes.
NO_PLACE = re.compile(
    r"由|与|和.{2,20}(?:共用|合用|共享)|待|暂无|尚未|未定|另行|统筹|共?[一二三四五两]处|面积|建筑|不变|不作|保持|维持|均|原有|按照|依托|整合|开发商|物业"
)
TAKEN_OVER = re.compile(
    r"(?P<how>由.{2,40}?(?:迁至|搬至|搬迁至|迁往|迁入|调整[至到为]|变更[至到为])|(?:现|暂|临时|目前)*(?:暂?借用?|租用|借用|沿用|继续用|仍用|仍在|利用|使用|租赁|改造|采用))(?P<place>.+)"
)
# 面积增至500平方米，地点仍为六纬路28号.
STAYS_AT = re.compile(
    "(?:办公)?(?:地[点址]|位置)(?:仍|现|改|变更)?(?:[为在：]|位于|设在)(?=[^，。；]{3,24}\\Z)"
)
NOTE_FOLLOWS = re.compile(
    r"[，；;,]\s?(?=由|与|和.{2,30}(?:共用|合用|共享)|待|其中|产权|联系|电话|邮编|负责|可|供|同时|该|并|用于|面积|属|居民委员会|居委会|原(?:有|办公|服务|用房|址)|已|正在|使用|统一|不变|保持|实行|无偿|房屋|作为|按|(?:占房|占用|共有?)?\d{1,2}间)"
)
MEASURE_WORDS = re.compile(
    r"[，、]?(?:共|总|其|合计|计|均)?(?:占房|占地|占用房屋|建筑|使用|办公|房屋|用房|实用|套内|房产){0,2}总?面积(?:为|共|：|约|达|有|是)*\Z|[，、](?:共|合)?计?(?:约)?\Z"
)
CLOSING_BRACKET = re.compile(r"[（(](?P<words>[^（()）]*)[）)]\Z")
SHARED = re.compile(
    r"合署|同址|联合办公|共建|共用|合用|共享|不变|沿用|借用|租用|租赁|原有"
)
MEASURE_ALONE = re.compile(
    r"[（(](?:(?:占房|用房|房屋|共)?\s?\d{1,3}\s?间[，、])?(?:(?:建筑|使用|办公|房屋|用房|总|约)*面积|约|近|共|计)?[^（()），、；]{1,16}(?:平方米|㎡|平米|m²|m2)(?:左右|以上)?[）)]\Z"
)
MEASURES = re.compile(MEASURE_ALONE.pattern.removesuffix(r"\Z"))
MEASURE_IN_BRACKET = re.compile(r"[（(][^（()）]*(?:平方米|㎡|平米)[^（()）]*[）)]")

# 办公场所由岷山厂提供，为家属院3号楼: who gives it, and then where it is.
GIVEN_BY = re.compile(
    r"(?P<note>由[^，。；]{2,30}?(?:无偿|免费)?(?:提供|调剂|划拨|解决|配套建设|安排))[，,](?:地址|地点)?(?:为|是|位于|在|设在)(?P<place>[^，。；]{3,60})\Z"
)
# What follows the premises and is of other matters: ；社区工作经费列入区财政预算.
OTHER_MATTER = re.compile(
    "；[^；]{0,8}(?:经费|工作人员|人员编制|编制|选举|党组织|设主任|印章).*"
)
SEVERAL = Finding("premises-doubtful", "服务用房有几处，地点与面积请核对")
TAKEN = Finding("premises-doubtful", "服务用房为沿用、租用，地点请核对")
UNREAD = Finding("premises-unread", "正文写有服务用房，地点未能读出")


def read_premises(details: Masked, statements: list[Statement]):
    """(place, note, doubts)."""
    places, notes, doubts = [], [], []
    for statement in statements:
        if statement.kind in OF_PREMISES:
            place, note, doubt = place_and_note(details, statement)
            places += filter(None, [place])
            notes += filter(None, [note])
            doubts += doubt
    if len(places) > 1:
        doubts.append(SEVERAL)
    notes = [OTHER_MATTER.sub("", note) for note in notes]
    return "，".join(places), "，".join(notes), list(dict.fromkeys(doubts))


def place_and_note(details: Masked, statement: Statement):
    start, end = statement.words, statement.end
    measures = list(MEASURED.finditer(details.narrow, start, end))
    after = after_measure(details, measures[-1].end(), end) if measures else ""
    if moved := STAYS_AT.match(after):
        return after[moved.end() :], "", []
    if statement.kind == "floor_area":
        return "", after if measures else details.words(statement.head, end), []
    several = [SEVERAL] if len(measures) > 1 else []
    located = PLACE.match(details.mask, start, end)
    first = located.end() if located and statement.kind == "premises" else start
    last = measures[0].start() if len(measures) == 1 else end
    words = MEASURE_WORDS.sub("", details.words(first, last))
    if not (located or statement.kind == "location"):
        return unlocated(details, statement, words, after, measures)
    if taken := TAKEN_OVER.fullmatch(words):
        return taken_over(taken, after)
    return *place_in(words, after), several


def unlocated(details: Masked, statement: Statement, words: str, after: str, measures):
    """What is said of premises without 位于 or 为: taken over, unchanged, or a measure alone."""
    if taken := TAKEN_OVER.fullmatch(words):
        return taken_over(taken, after)
    if given := GIVEN_BY.fullmatch(words):
        return given["place"], "，".join(filter(None, [given["note"], after])), []
    head = details.text[statement.head : statement.words]
    if head.endswith(("地址", "地点", "驻地")) and ADDRESS.search(words) and not NO_PLACE.match(words):  # fmt: skip
        return *place_in(words, after), []
    if measures and HOUSE.match(bracketed(details, measures[-1].end(), statement.end)):
        return after, "", []
    if measures and ADDRESS.search(words) and not NO_PLACE.match(words):
        return *place_in(words, after), []
    if measures:
        known = not words or NO_PLACE.match(words)
        return "", after, [] if known and not UNTOLD.search(after) else [UNREAD]
    if words[:1] in "（(":
        words = bracketed(details, statement.words, statement.end)
    return "", words, [UNREAD] if UNTOLD.search(words) else []


def taken_over(taken: re.Match, after: str):
    """The place that is used, how it is (暂借, 租用) in the note, and a doubt."""
    place, note = place_in(taken["place"], after)
    return place, "，".join(filter(None, [taken["how"], note])), [TAKEN]


# 办公地址滨江路18号, without a word between.
ADDRESS = re.compile(r"\A[^，。；\d]{2,20}\d+号|(?:号|楼|层|室|幢|栋|院|商铺|会所)\Z")
# 用房280平方米（锦苑小区5栋）: the place stands behind the measure.
HOUSE = re.compile(
    r"(?!(?:其中|含|另|共|租|原)|由|与|和)[\u3400-\u9fff]{3,20}[\dA-Z一二三四五六七八九十]{1,5}(?:[、至—-][\d一二三四五六七八九十]{1,3}){0,3}(?:号|栋|幢|楼|层|室|座)[^，。；、]{0,16}\Z"
)
# 甲路1号和乙路2号两处.
SUMMED_UP = re.compile(r"(?<=.[号楼层室幢栋院])(?:共|等)?[两二三四五]处\Z")
# How they are held, and no place: 办公用房为租赁，位于….
HELD = re.compile(
    "(?:租赁|租用|租借|借用|自有|自建|购置|购买|新建|改建)(?:房屋|用房|房)?"
)
UNTOLD = re.compile(r"\d+号|[号栋幢楼层](?!\S)|\d(?!\d?间)")


def place_in(words: str, after: str) -> tuple[str, str]:
    """The place alone, and what is said besides: who gives it, with whom it is shared."""
    if words == "无":
        return "", after
    if NO_PLACE.match(words) or HELD.fullmatch(words):
        return "", "，".join(filter(None, [words, after]))
    words = SUMMED_UP.sub("", words.removesuffix("办公"))
    notes = [after]
    if follows := NOTE_FOLLOWS.search(Masked.of(words).mask):
        notes.insert(0, words[follows.end() :])
        words = words[: follows.start()]
    words = MEASURE_ALONE.sub("", words)
    words = MEASURES.sub("", words) if len(MEASURES.findall(words)) > 1 else words
    closing = CLOSING_BRACKET.search(words)
    if closing and SHARED.search(closing["words"]):
        notes.insert(0, closing["words"])
        words = words[: closing.start()]
    return words, "，".join(filter(None, notes))


def after_measure(details: Masked, start: int, end: int) -> str:
    """What stands after the measure: the words of a bracket, or the words themselves."""
    return bracketed(details, start, end) or details.words(start, end)


def bracketed(details: Masked, start: int, end: int) -> str:
    """What stands in brackets from ``start`` on, if nothing else does."""
    words = details.words(start, end)
    alone = words and set(details.mask[start:end].strip(PUNCTUATION)) == {BRACKETED}
    return words[1:-1] if alone else ""
