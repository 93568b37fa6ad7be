"""Names of communities in running text: one, a list, or a list that stops with 等."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from core.text.names import without_inner_spaces
from core.text.numbers import parse_number

from .masking import BRACKETED, GONE, QUOTED, Masked
from .offices import BEFORE_NAMES

PREPARED = "(?:(?:选举)?筹备(?:工作)?(?:组|小组|处|委员会)|筹委会|筹建(?:小组|组|处))"
SUFFIX = rf"(?:(?:(?:社区)?(?:居民委员会|居委会|家属委员会|家委会)|社区(?={PREPARED})){PREPARED}?|(?<=[一二三四五六七八九十])居(?=$|[，。；：,;、和及与等的\ue000-\ue003])|社区(?=$|[，。；：,;、和及与并等的为更改合管辖范进四拆分析一中内名划由撤并现所\ue000-\ue003]|建制|变更|变动|(?:调整|析置|析出|拆分|缩小|扩大)后|易名|扩大|缩小|增加|减少|不再|重新|整体|移交|[两二三四五六七八九十\d]{{1,2}}个|[东南西北][面侧]?[至起到临邻靠与以接抵]))"
# 永乐街道“钢城社区居民委员会”: its place before the marks.
PLACE_BEFORE = rf"[^，。；：:,;、\n{GONE}{QUOTED}]{{1,12}}?{BEFORE_NAMES}的?"
NAME = rf"(?:(?:{PLACE_BEFORE})?原?{QUOTED}{{1,60}}(?:{SUFFIX})?|[^，。；：:,;、\n{GONE}]{{1,40}}?{SUFFIX})"
# Words of a sentence that no community is called by: 新设社区应在…内依法选举产生居民委员会.
NO_PART_OF_NAME = re.compile(
    r"根据|应[在当按由及于将]|必?须[在于按]|\d{4}年|依法|选举|产生|按照|及时|负责|会同|认真|落实|主题词|抄送|尽快|抓紧|切实|做好|同意|批准|决定(?!口)|请示|是否|已经|服务中心|服务站|工作站|卫生院|警务|因此|由于|不得|不再|公布|居民对|程序|配强|[请由]你|政府[对将把]"
)
FULL_SUFFIX = "社区居民委员会"
ENDS = re.compile(rf"{SUFFIX}|{QUOTED}+(?:{SUFFIX})?")
STOP = re.compile(rf"[，。；：,;{GONE}]")
ANOTHER_DECISION = re.compile(
    r"(?:同时|并)?(?:新建|新设|设立|成立|增设|恢复设立|恢复|组建|注销|析置|撤销|调整|变更|更名|合并)(?![路街巷里村河])"
)
# 将甲社区的部分区域调整设立乙社区 sets one up, and adjusts none of that name.
SET_UP_NEXT = re.compile("(?:重新|单独|新)?(?:设立|组建|增设|析置)")
AND = re.compile(r"以及|[和及与]")
VILLAGE = re.compile("村民委员会|村委会|嘎查(?:委员会)?\\Z|嘎查委员会")
NO_NAME = re.compile(
    "[和及与并或](?=[设撤调新更增]|部分|成立)|(?:部分|若干)[^，]{0,4}(?:设|撤)"
)
LONGEST_LIST = 400
# “甲”“乙”两个社区 are two names.
SIDE_BY_SIDE = re.compile("(?<=[”」』])(?=[“「『])")
QUOTE_MARKS = re.compile("[“”「」『』]")
COUNT = r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3})"
COLLECTIVE = re.compile(
    rf"(?P<head>.*?)(?:(?P<etc>等)?(?P<count>{COUNT})个|(?P<open>等))新?(?P<suffix>{SUFFIX})\Z"
)
# 甲、乙两社区, but 桃园一、桃园二社区.
COUNTED_TOGETHER = re.compile(rf"(?P<head>.+?)(?P<count>[两三四五六])(?={SUFFIX}\Z)")
SUMMED_UP = re.compile(rf"等?(?:(?P<count>{COUNT})个)新?(?P<suffix>{SUFFIX})?|等")
NAMED_NEXT = re.compile(
    rf"(?:{COUNT}个)?[，,]?(?:分别(?:为|是)|即|(?:名称|定名|命名|名)(?:分别)?(?:为|是)|[：:])[：:]?"
)
NEXT_OFFICE = re.compile(
    rf"[，,；;](?=[^，。；：、]{{1,12}}?{BEFORE_NAMES}的?[^，。；：、]{{2,20}}?(?:社区|居委会|居民委员会)(?:[、，。；]|\Z))"
)
GENERIC_WORD = "[和及与](?:设立|新设|增设|变更|调整|更名|撤销|合并|拆分|撤并)|(?:更名|撤销|保留|调整|合并|拆分|变更|撤并|整合|析置)的?|以下|下列|上述|以上|前述|有关|相关|部分|各|该|本|全部|新|其|若干|(?:辖区|所辖|所属|境)内?的?|个别|城市|农村|后的?|的|等|一批|镇街|街镇|乡镇|多个|几个|此|规模|小区|所有|现有|(?:[全本你我贵]|在)?(?:[区县市镇乡办处]|街办|街道(?:办事处)?|办事处)(?=[所辖境内的部分各])|[全本你我贵][区县市镇乡办处]|全街道|你街道|城区|县城|城关镇|镇区|建成区|中心城区|主城区|老城区|农村|村改|撤村建|撤村改|相邻的?|邻近的?|临近的?|毗邻的?|附近的?|周边|周围|就近|所在|其他|其它|另外|新设立?的?|新增设?的?|新成立的?|新建立?的?|新的|新组建的?|原有的?|(?:合并|调整|组建|重组|设立|更名|拆分|整合|变更|成立)后的"
GENERIC = re.compile(
    rf"(?:.{{1,16}}?(?:街道|办事处|(?<!社)[区县市镇乡])(?=.{{0,4}}(?:城区|县城|部分|各|若干|有关|相关|个别|以下|下列|[两二三四五六七八九十\d]个)))?[对把]?(?:{GENERIC_WORD})*(?:{COUNT}个)?(?:{GENERIC_WORD})*新?{SUFFIX}\Z"
)
# 四社区撤销 sums up those named above; 八一社区 and 第四社区 are names.
COUNTED_ONLY = re.compile(
    rf"(?:[两二三四五六七八九]|十[一二三四五六七八九]?){SUFFIX}\Z"
)
# 更名后，两社区…; 这三社区…; no community is called 两.
BOTH = re.compile(
    rf"(?:(?:以上|上述|前述|这|该|此|原)?两|(?:以上|上述|前述|这|该|此)[二三四五六七八九十])(?:新|家)?{SUFFIX}\Z"
)
# Estates are called 小镇, 古镇, 水乡 and 梦乡; no town is.
TOWN_ENDS = "(?:(?<![小古水])镇|(?<![水梦故])乡|(?<=..)苏木)"
OF_A_SUBDISTRICT = re.compile(rf".{{1,12}}(?:街道|{TOWN_ENDS}){SUFFIX}\Z")
OF_STREET = re.compile(rf".{{1,12}}街道(?:办事处)?(?:所辖|辖区)?{SUFFIX}\Z")
# What may have been done to a community that a text tells of as it is after it.
DEEDS = "调整|变更|缩小|扩大|析置|析出|拆分|划分|分设|分立|划[出入转]|调出|合并|更名|撤并|整合"
# 析置后沙洲社区 is 沙洲社区 as it is from now on; 调整后屯社区 may be one called 后屯.
FROM_NOW_ON = rf"(?:{DEEDS})后(?:的|(?![屯村庄街河营洼沟寨坡湖塘桥巷园海岸堡湾坑岭岗店门王李张刘陈杨赵周孙朱胡郭何林罗郑梁宋唐徐马]))"
BEFORE_NAME = re.compile(
    rf"(?:{FROM_NOW_ON})?(?:[（(][一二三四五六七八九十\d]{{1,3}}[）)]|[①-⑨])?(?:.*的|原?(?:暂定名|定名|暂名|拟名|命名|名称|名)?为(?!民)|.+从(?!化|江|社区|居)|了(?![然凡山望])|原则|(?:在|将|对)?(?:你|我|本)(?:办|街道办事处|街道|镇|乡|[区县市局])(?:对|的)?|在?[辖境]区?内|原(?![种野料平阳州乡生林上点])|关于(?:同意)?(?:将(?!军)|把|对)?|保留(?![地村])|一个(?:新的?)?)?"
)
OPENED = re.compile(
    rf"(?:(?<=[：:])|(?<=[；;]))(?:{BRACKETED}{{3}}|[①-⑨]|[一二三四五六七八九]是|\d[.．、])?(?P<name>(?!{BRACKETED}){NAME})(?=[，：:{BRACKETED}]|管?辖|东[起至临])"
)


@dataclass(frozen=True)
class Names:
    """Names as printed, where they end, and how many the text says there are."""

    names: tuple[str, ...] = ()
    end: int = 0
    count: int | None = None
    complete: bool = True


def read_names(masked: Masked, start: int, end: int | None = None) -> Names | None:
    """The names that stand at ``start``; none of them known if 以下社区; ``None`` if no list.

    两个社区，分别为甲社区、乙社区 gives the names that follow.
    """
    end = end or len(masked.mask)
    names = names_at(masked, start, end)
    if names and not names.names:
        following = NAMED_NEXT.match(masked.mask, names.end, end)
        return (following and by_offices(masked, following.end(), end)) or names
    if names and names.count and masked.mask[names.end : names.end + 1] in ("：", ":"):
        each = opening_each(masked, names.end + 1)
        return each if each and len(each.names) == names.count else names
    return names


def by_offices(masked: Masked, start: int, end: int) -> Names | None:
    """The names listed subdistrict by subdistrict: 甲街道的丙社区、丁社区，乙街道的戊社区."""
    names = names_at(masked, start, end)
    while names and (office := NEXT_OFFICE.match(masked.mask, names.end, end)):
        more = names_at(masked, office.end(), end)
        if not (more and more.names):
            break
        names = replace(more, names=(*names.names, *more.names))
    return names


def opening_each(masked: Masked, start: int) -> Names | None:
    """The names that open what is parted by ；, ending at the colon: （1）甲社区，…；（2）乙社区，…."""
    end = masked.mask.find("。", start)
    pieces = OPENED.finditer(masked.mask, start, end if end >= 0 else len(masked.mask))
    spans = [piece.span("name") for piece in pieces]
    names = tuple(plain_name(masked.text[slice(*span)]) for span in spans)
    odd = any(is_generic(name) or re.search(DEEDS, name) for name in names)
    return Names(names, start - 1) if len(names) > 1 and not odd else None


def names_at(masked: Masked, start: int, end: int) -> Names | None:
    stop = STOP.search(masked.mask, start, min(end, start + LONGEST_LIST))
    last = stop.start() if stop else min(end, start + LONGEST_LIST)
    spans = list(list_items(masked.mask[start:last]))
    if not spans or VILLAGE.search(masked.mask[start : start + spans[0][1]]):
        return None
    items = [
        item
        for first, last in spans
        for item in SIDE_BY_SIDE.split(masked.text[start + first : start + last])
    ]
    names = named(items, start + spans[-1][1])
    if not names:
        return None
    names = summed_up(masked, names)
    return replace(names, complete=False) if not stop and last < end else names


def summed_up(masked: Masked, names: Names) -> Names:
    """The names with the count that may follow them: 甲社区、乙社区等五个社区."""
    tail = SUMMED_UP.match(masked.mask, names.end)
    if not tail or not names.names:
        return names
    count = tail["count"] and int(parse_number(tail["count"]))
    names = replace(names, count=count, complete=count == len(names.names))
    if not (suffix := tail["suffix"]):
        return names
    called = tuple(n if short_name(n) != n else n + suffix for n in names.names)
    return replace(names, names=called, end=tail.end())


def list_items(mask: str):
    """Where each item stands; the list ends with the last item that ends as a community does."""
    waiting, position = [], 0
    for part in mask.split("、"):
        if position and ANOTHER_DECISION.match(part):
            return
        ends, length = list(endings(part)), len(part)
        if not ends and part:
            waiting.append((position, position + length))
        elif ends:
            yield from waiting
            waiting = []
            yield from ((position + first, position + last) for first, last in ends)
            if ends[-1][1] != len(part.rstrip(BRACKETED)):
                return
        position += length + 1


def endings(part: str):
    """The names of one part between two 、, parted by 和 after a whole name."""
    start = 0
    while match := ENDS.search(part, start):
        yield start, match.end()
        end = len(part) - len(part[match.end() :].lstrip(BRACKETED))
        link = AND.match(part, end)
        if not link or ANOTHER_DECISION.match(part, link.end()):
            return
        start = link.end()


def named(items: list[str], end: int) -> Names | None:
    last = without_lead(items[-1])
    if (
        (GENERIC.match(last) and not counts_all(last, len(items)))
        or (len(items) == 1 and COUNTED_ONLY.match(last))
        or OF_STREET.match(last)
    ):
        return Names(end=end)
    if NO_NAME.match(items[0]):
        return None
    if any(NO_PART_OF_NAME.search(item) for item in items):
        return None
    last = counted_together(last, items)
    collective = COLLECTIVE.match(last)
    if not collective:
        return Names(tuple(completed(items, suffix_of(last))), end)
    count = collective["count"] and int(parse_number(collective["count"]))
    heads = [*items[:-1], *heads_of(collective["head"], count, len(items))]
    names = tuple(completed(heads, collective["suffix"]))
    complete = not collective["open"] and count in (None, len(names))
    return Names(names, end, count, complete)


def counts_all(last: str, listed: int) -> bool:
    """Whether the last of several listed gives their number: 马市三个社区 after two others."""
    counted = COLLECTIVE.match(last)
    return bool(counted and counted["head"] and counted["count"]) and listed == parse_number(counted["count"])  # fmt: skip


def counted_together(last: str, items: list[str]) -> str:
    """乙两个社区 for 乙两社区 where so many are listed and none before is itself numbered."""
    together = COUNTED_TOGETHER.match(last)
    if not together or any(
        re.search(rf"{COUNT}\Z", short_name(item)) for item in items[:-1]
    ):
        return last
    parts = AND.split(together["head"], maxsplit=1)
    listed = len(items) - 1 + len([part for part in parts if part])
    if listed < 2 or listed != int(parse_number(together["count"])):
        return last
    return f"{last[: together.end()]}个{last[together.end() :]}"


def heads_of(head: str, count: int | None, known: int) -> list[str]:
    """甲和乙 are two where the text counts one more than is known."""
    parts = AND.split(head, maxsplit=1)
    return parts if count == known + 1 and all(parts) else [head]


def is_generic(name: str) -> bool:
    """Whether words with a community's ending name none: 部分社区, 两社区, 两个社区居民委员会."""
    return bool(
        GENERIC.match(name)
        or BOTH.match(name)
        or OF_A_SUBDISTRICT.match(name)
        or NO_PART_OF_NAME.search(name)
    )


def suffix_of(name: str) -> str:
    match = re.search(rf"{SUFFIX}\Z", name)
    return match[0] if match else FULL_SUFFIX


def completed(items: list[str], suffix: str):
    series = ""
    for item in items:
        name = plain_name(without_lead(item))
        series = before_number(name) or (series if name[:1] == "第" else "")
        name = series + name if name[:1] == "第" else name
        quoted = item[-1:] in ("”", "」", "』")
        if name:
            yield name if quoted or re.search(rf"{SUFFIX}\Z", name) else name + suffix


def without_lead(item: str) -> str:
    """A name without the words before it that belong to the sentence."""
    return item[BEFORE_NAME.match(item).end() :]


def before_number(name: str) -> str:
    """西关 of 西关第一: the next, 第二, is of it as well."""
    numbered = re.match(rf"(?P<series>[^第]{{2,}})第{COUNT}(?:{SUFFIX})?\Z", name)
    return numbered["series"] if numbered else ""


def plain_name(name: str) -> str:
    """A name without the quotation marks it is printed in."""
    return without_inner_spaces(QUOTE_MARKS.sub("", name.strip()))


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    return re.sub(rf"{SUFFIX}\Z", "", name)


def forms_of(name: str) -> set[str]:
    """What the details of a clause may call the community: whole, short, or by its number."""
    short = short_name(name)
    if name == short:
        return {name} - {""}
    forms = {name, f"{short}社区", f"{short}社区居委会", f"{short}社区居民委员会", f"{short}居委会"}  # fmt: skip
    if numbered := re.search(rf"(?<=.)第{COUNT}\Z", short):
        forms |= {
            f"{numbered[0]}社区",
            f"{numbered[0]}居委会",
            f"{numbered[0]}居民委员会",
        }
    return forms | ({short} if len(short) > 1 else set())
