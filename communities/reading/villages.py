"""Village committees (村民委员会) that a clause abolishes, or that become a community."""

import re
from collections.abc import Iterator

from core.text.numbers import parse_number

from . import offices
from .masking import BRACKETED, GONE, Masked
from .naming import VILLAGE as COMMITTEE_NAMED
from .naming import plain_name, without_lead

COMMITTEE = r"(?:村民委员会|村委会|嘎查委员会|嘎查(?!委))"
ABOLISHED = re.compile(
    rf"(?:撤[销消]|取消)(?P<villages>[^，。；：,;:\n{GONE}]{{2,120}}?{COMMITTEE})(?:的?建制)?(?=[，。；,;\s{GONE}{BRACKETED}]|\Z|[并后]?(?:设立|成立|新建|组建|建立|改))"
)
# 撤销甲村、乙村建制; 将甲村予以撤销: the village itself, without its committee.
VILLAGE = rf"(?:(?!居民委员会|居委会|社区|[将把])[^，。；：,;、\n{GONE}]){{1,24}}?村(?:民委员会|委会)?"
VILLAGES = rf"{VILLAGE}(?:、{VILLAGE}){{0,9}}"
# 甲村和乙村 are two; 永和村, 和平村 are one: on both sides of the word stands a name of its own.
AND = re.compile(
    rf"(?:(?<=[村会])|(?<=[^和与及]{{2}}))(?<!以)(?:以及|[和及与])(?=(?!{COMMITTEE}|村).(?!{COMMITTEE}|村(?!.*村)))"
)
ENDS = rf"(?=[，。；,;\n{GONE}{BRACKETED}]|\Z)"
GIVEN_UP = (
    re.compile(rf"(?:撤[销消]|取消|注销)(?:原)?(?P<villages>{VILLAGES})(?:的?(?:行政)?(?:村)?建制)?(?:{ENDS}|(?=[并后]?(?:设立|成立|新建|组建|建立)))"),
    re.compile(rf"(?:(?<=同意)|(?<=决定)|(?<![^，。；：,;\n{GONE}])|[将把])(?P<villages>(?!同意|决定|撤|取消|注销){VILLAGES})(?:的?(?:行政)?(?:村)?建制)?(?:予以|依法|一并|同时)?(?:撤[销消]|注销){ENDS}"),
)  # fmt: skip
BECAME = re.compile(rf"(?P<village>[^、]{{1,24}}{COMMITTEE})\Z")
OFFICE = re.compile(
    rf"(?P<office>.{{2,12}}?{offices.OFFICE})(?:的|所辖|辖区)?(?=.{{2,}})"
)
# 三个村民委员会, 下列村民委员会 name none.
NAMELESS = re.compile(
    rf"(?:以下|下列|上述|各|有关|相关|所属|部分|原|等|[一二三四五六七八九十两\d个]|行政村?|自然|该|的)*(?:{COMMITTEE}|村)\Z"
)
# 大塘村民委员会、塘西社区居民委员会: a village and a community become one.
NAMED_COMMUNITY = re.compile(r"(?:社区|居民委员会|居委会)\Z")
WHOLE = re.compile(rf"(?:{COMMITTEE}|村|社区|居民委员会|居委会)\Z")
COUNT = r"[一二三四五六七八九十两\d]{1,3}"
INCOMPLETE = re.compile(
    rf"(?:等(?:(?P<count>{COUNT})个)?|(?P<alone>{COUNT})个)(?:行政)?(?:村?{COMMITTEE}|村)\Z"
)
# A village joins what is there already: …村村民委员会并入甲社区.
JOINS = re.compile(r"(?:并入|(?:合并|归并|撤并|整合)[到至入]|划[入归])[^，。；]*\Z")
GONE_FIRST = re.compile(r"(?:撤[销消]|注销)\Z")
TOGETHER = re.compile(
    rf"(?P<name>.+)(?P<count>[两二三四五六七八九])(?P<rest>{COMMITTEE}|村)"
)
# 合并后名称为甲村, 合并后的村仍称甲村, 沿用甲村名称.
KEPT_AS = r"(?:(?:合并|整合|撤并)?(?:后|而成)的?)?(?:新?(?:行政)?村)?(?:民委员会|委会)?的?(?:名称|村名|定名|命名|取名)?(?:继续|统一|仍然?|暂)?(?:沿用|保留|使用|采用|用|称为?|叫|名为|确?定为|为)(?:原)?"
# What else is done to villages: by kind, the words that say it.
CHANGED = (
    ("merge", re.compile(rf"(?:将|把)?(?P<formers>{VILLAGES})(?:等?{COUNT}个(?:行政)?村)?(?:予以|进行)?(?:合并|整合)[，,]?(?:后)?(?:为|成立|成|设立|组建|新设|组成|新建)+(?:新的)?(?P<name>{VILLAGE}){ENDS}")),
    ("merge", re.compile(rf"(?:将|把)?(?P<formers>{VILLAGES})(?:予以|进行)?(?:合并|整合|撤并)[，,]?{KEPT_AS}(?P<name>{VILLAGE})(?:的?名称)?{ENDS}")),
    ("merge", re.compile(rf"撤[销消](?P<formers>{VILLAGES})(?:的?(?:行政)?(?:村)?建制)?[，,]?(?:并?合并|并?整合)(?:后)?(?:为|成立|设立|组建|新设|组成|新建)+(?:新的)?(?P<name>{VILLAGE}){ENDS}")),
    ("merge", re.compile(rf"合并(?P<formers>{VILLAGES})[，,]{KEPT_AS}(?P<name>{VILLAGE})(?:的?名称)?{ENDS}")),
    ("merge", re.compile(rf"合并(?P<formers>{VILLAGES})[，,](?:为|成立|设立|组建|新设|组成|新建)+(?P<name>{VILLAGE}){ENDS}")),
    ("merge", re.compile(rf"(?:将|把)?(?P<formers>{VILLAGES})(?:整体|成建制)?(?:并入|合并到|归并到|归并至)(?P<name>{VILLAGE}){ENDS}")),
    ("rename", re.compile(rf"(?:将|把)?(?P<formers>{VILLAGE})(?:更名|改名|变更名称)为(?P<name>{VILLAGE}){ENDS}")),
    ("establish", re.compile(rf"(?:新?设立|成立|新建|增设|组建)(?P<name>{VILLAGE}(?<=委员会)|{VILLAGE}(?<=委会)){ENDS}")),
)  # fmt: skip


def changed(masked: Masked, start: int, end: int) -> Iterator[tuple[str, re.Match, str, str, str]]:  # fmt: skip
    """(kind, place, name, former names, subdistrict) of what is done to villages, beside abolishing them."""
    for kind, pattern in CHANGED:
        for match in pattern.finditer(masked.mask, start, end):
            words = masked.text[slice(*match.span("name"))]
            formers = masked.text[slice(*match.span("formers"))] if kind != "establish" else ""  # fmt: skip
            names = [own_name(part) for part in listed(formers)]
            yield (
                kind,
                match,
                own_name(words),
                "、".join(names),
                office_of(formers) or office_of(words),
            )


def abolished(masked: Masked, start: int, end: int) -> Iterator[tuple[re.Match, tuple[str, ...], bool]]:  # fmt: skip
    """Each place where committees are abolished, with their names, and whether these are all."""
    patterns = (ABOLISHED, *GIVEN_UP)
    matches = [m for pattern in patterns for m in pattern.finditer(masked.mask, start, end)]  # fmt: skip
    for match in matches:
        words = masked.text[slice(*match.span("villages"))]
        if re.search("居民委员会|居委会|社区", words) or BRACKETED in match["villages"]:
            continue
        names = named(words)
        if names:
            yield match, names, is_whole(words, len(names))


def is_whole(words: str, count: int) -> bool:
    """Whether all are named: none left out with 等, or as many as are counted."""
    left_out = INCOMPLETE.search(words)
    counted = left_out and (left_out["count"] or left_out["alone"])
    return not left_out or bool(counted) and parse_number(counted) == count


def listed(words: str) -> list[str]:
    """The items of 甲村、乙村和永和村."""
    return [part for item in words.split("、") for part in AND.split(item) if part]


def without_count(items: list[str]) -> list[str]:
    """大塘、小塘两村民委员会: the count of those listed is no part of the last one's name."""
    last = TOGETHER.fullmatch(items[-1]) if len(items) > 1 else None
    if not last or parse_number(last["count"].replace("两", "二")) != len(items):
        return items
    return [*items[:-1], last["name"] + last["rest"]]


def named(words: str) -> tuple[str, ...]:
    """甲村、乙村村民委员会 are two committees; 甲村等三个村民委员会 names one."""
    suffix = re.search(rf"{COMMITTEE}\Z|村\Z", words)
    left_out = INCOMPLETE.search(words)
    words = words[: left_out.start()] if left_out else words
    items = without_count(listed(words))
    if not suffix or re.fullmatch(rf"(?:{COUNT}个)?{COMMITTEE}", words):
        return ()
    names = [item if re.search(rf"{COMMITTEE}\Z", item) or item.endswith(suffix[0]) else item + suffix[0] for item in items]  # fmt: skip
    names = [own_name(name) for name in names]
    return () if any(NAMELESS.fullmatch(name) for name in names) else tuple(names)


def together(words: str) -> tuple[str, bool]:
    """The villages that are merged, and whether these are all; one alone is merged with none."""
    items = listed(words)
    beside = any(NAMED_COMMUNITY.search(item) for item in items)
    names = (
        tuple(map(own_name, items))
        if beside and all(map(WHOLE.search, items))
        else named(words)
    )
    if len(names) < 2:
        return "", True
    return "、".join(names), is_whole(words, len(names))


def of_villages(words: str) -> bool:
    """Whether villages become a community, and not a place a part of one."""
    return bool(re.search(r"村民委员会|村委会|村(?:予以)?(?:撤[销消])?\Z", words))


def joins(said: str) -> bool:
    """Whether what is named goes to a community that is there already."""
    return bool(JOINS.search(said))


def gives_up(formers: str) -> bool:
    """Whether villages are abolished in the same breath: 将甲村村民委员会撤销，并入…."""
    return bool(GONE_FIRST.search(formers))


def merges(said: str, formers: str) -> bool:
    """Whether villages become one community without being abolished first."""
    gone = said[0] in "撤取" or gives_up(formers)
    return not (gone or joins(said)) and of_villages(formers)


def own_name(name: str) -> str:
    """A committee's name without its subdistrict: 红旗街道办事处甲村民委员会."""
    name = plain_name(without_lead(name))
    office = OFFICE.match(name)
    own = name[office.end() :] if office else name
    return own if not re.match(rf"村?{COMMITTEE}", own) else name


def office_of(words: str) -> str:
    """The subdistrict that stands before the first of the villages."""
    name = plain_name(without_lead(words))
    office = OFFICE.match(name)
    return office["office"] if office and own_name(words) != name else ""


def is_village(name: str) -> bool:
    return bool(re.search(r"村\Z", name) or COMMITTEE_NAMED.search(name))


def became(words: str) -> tuple[str, str]:
    """(committee, subdistrict) of the one village that becomes a community; empty where none is."""
    match = BECAME.match(words.strip())
    if not match or NAMELESS.fullmatch(match["village"]) or len(listed(words)) > 1:
        return "", ""
    name = plain_name(without_lead(match["village"]))
    office = OFFICE.match(name)
    own = own_name(name)
    return own, office["office"] if office and own != name else ""
