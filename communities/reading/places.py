"""The subdistrict (街道, 镇, 乡) of a community, and names printed with it before them."""

import re
from functools import lru_cache

from core.text.names import without_inner_spaces
from gazette.reading.source import SourceDocument

from .masking import Masked
from .naming import COUNT, DEEDS, SUFFIX, TOWN_ENDS, short_name
from .offices import BEFORE_NAMES, OFFICE, TOWN

ONE_SUBDISTRICT = re.compile(
    rf"(?:(?!街道[和及、]|办事处[和及、]|[镇乡][和及、])[^、，,各]|各(?=庄)){{1,40}}?(?:{OFFICE}|街办事处|街办|管委会|管理委员会)"
)
# Several subdistricts in a title are none of one community.
SEVERAL = re.compile(
    r"(?:街道(?:办事处)?|[镇乡])[、和及与][^、，]{1,8}?(?:街道|[镇乡])|[\u3400-\u9fff]、[^、，]{1,8}?(?:街道|[镇乡])|等[一二三四五六七八九十两\d]{1,3}个(?:街道|[镇乡]|镇街|乡镇)"
)
LEADS = "(?:(?<![\u3400-\u9fff])|(?<=[将归入给至到由把对从与和及]))"
CALLED = "(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)"
VERBS = "将|把|对|从|由|在|你|同意|设立|新建|新设|增设|撤销|成立|调整|原|合并|更名"
ISSUING = re.compile(
    r"(?:.{1,24}[省市区县旗州盟])?(?P<own>[^省市区县旗州盟 ]{2,10}(?:街道办事处|街道办|镇人民政府|乡人民政府|苏木人民政府))"
)
BEGINS = r"的|下列|以下|新|另|筹|恢复|改|分设|拟|设|成立|增|将|把|对|调整|撤|组建|建立|析|合并|拆|变更|更|关于|所辖|辖区|境内|部分|各|所属|社区|[一二三四五六七八九\d两]"
NAMED_SUBDISTRICT = re.compile(
    rf"(?:(?:同意|在|决定|对|将|把|你区|市|撤[销消]|取消|设立|成立|现?就)+|(?:(?<=[，,；;。：:])|\A\s*)(?:[^，。；：、区县市的由]{{1,6}}[区县市])?(?=[^，。；：、区县市的由]{{2,6}}(?:街道|{TOWN})))(?P<name>(?![你我本]|[如以]下|下列)[^，。；：、同意在各的对将]{{1,30}}?{OFFICE})(?={BEGINS})"
)
# 城厢镇：将…
OPENS_CLAUSE = re.compile(
    rf"\s*(?P<name>[^，。；：、的各在对将由]{{1,12}}?{OFFICE})[：:]"
)
# 甲社区居民委员会（城厢镇）
BEHIND = re.compile(
    rf"[（(](?:[隶原]?属)?(?P<name>[^，。；：、（()）]{{1,12}}?{OFFICE})[）)]"
)
# What stands right before a name, and how long it may be.
PLACE_BEFORE = re.compile(
    rf"{LEADS}(?P<place>(?!{VERBS})[\u3400-\u9fff]{{2,7}}?{BEFORE_NAMES})\Z"
)
PLACE_LENGTH = 12
LEADS_TO_LIST = re.compile(
    r"(?:下列|以下|如下|部分|有关|相关|所[属辖]|下[属辖]|[一二两三四五六七八九十\d]个)[^，。；]{0,8}(?:社区|居委会|居民委员会).*(?:如下[：:。]?|[：:])\s*\Z"
)
IN_TITLE = re.compile(
    r"(?:关于(?:[在对]|将(?!乐))?+|同意|设立|调整|撤销|成立|新建|新设|新增|增设|变更|公布|明确|优化|规范|在|对|将|[区县市旗])(?P<name>(?:(?!关于|政府|同意|设立|公布|发布|印发|明确|确定|优化|规范|推进|部分|批准|实施|做好|开展|落实|增设|新建|调整|撤销|变更|重新|[区县市])[\u3400-\u9fff]){2,8}?(?:街道(?:办事处)?(?!口)|镇|乡|苏木))"
)
STREET = re.compile(
    r"(?P<place>[^、]{2,18}?街道(?:办事处|办(?=[^、]{2}))?+)(?=[^、口])"
)
LED = re.compile(r"\A(?:现|兹|同意|决定)*(?:将(?!军)|把|对|在|撤[销消]|设立)(?=..)")
DISTRICT = re.compile(r"[^、]{2,9}?[区县市](?=[^、]{2,}街道)")
SHORT_OFFICES = {
    "街道": "街道办事处",
    "街道办": "街道办事处",
    "镇": "镇人民政府",
    "乡": "乡人民政府",
    "苏木": "苏木人民政府",
}
# 白塔街道办事处所辖白塔寺社区.
BELOW = re.compile(r"\A(?:所辖|下辖|辖区内?|所属|境内|管辖|辖)的?(?=.{2})")
# 1．白塔街道甲社区: what each line of a list begins with.
LISTED = re.compile(
    rf"^\s*(?:\d{{1,3}}[.．、]|[（(](?:\d{{1,3}}|{COUNT})[）)])\s?(?P<name>[^，。；：、\s]{{2,24}}?{SUFFIX})",
    re.MULTILINE,
)
NUMBERED = re.compile(rf"第{COUNT}(?:{SUFFIX})?\Z")
TOWN = re.compile(
    rf"(?P<place>(?![乡集城村市各老新]镇)[^、]{{1,6}}?{TOWN_ENDS})(?=[^、]{{2,}})"
)


def subdistrict_of(document: SourceDocument, text: str, name: str = "") -> str:
    """The subdistrict answered; where several are, the one that the clause, name or title names."""
    if ONE_SUBDISTRICT.fullmatch(document.addressee):
        return document.addressee
    if named := named_before(text, name):
        return named
    if place := mentioned_with(name, document):
        return place
    subject = document.title.partition("关于")[2] or document.title
    if SEVERAL.search(subject):
        return ""
    in_title = {match["name"] for match in IN_TITLE.finditer(f"关于{subject}")}
    return in_title.pop() if len(in_title) == 1 else ""


def named_behind(text: str, name: str) -> str:
    """The subdistrict that stands in brackets right behind the community's name."""
    behind = BEHIND.match(text, text.find(name) + len(name)) if name in text else None
    return behind["name"] if name and behind else ""


def named_before(text: str, name: str) -> str:
    """The subdistrict that a clause names before the community, the last of several."""
    at = text.find(name) if name else -1
    mask = Masked.of(text[: at if at >= 0 else 160]).mask
    found = [
        match["name"] for match in NAMED_SUBDISTRICT.finditer(mask + "社区" * (at >= 0))
    ]
    return found[-1] if found else ""


@lru_cache(maxsize=2)
def of_names(text: str, names: tuple[str, ...]) -> frozenset[str]:
    """The subdistricts that a clause names before ``names``; its rows all ask for the same."""
    return frozenset(filter(None, (named_before(text, name) for name in names)))


def heading_clause(text: str) -> str:
    """The subdistrict by which a clause is headed: 城厢镇：将甲居委会…."""
    opens = OPENS_CLAUSE.match(text)
    return opens["name"] if opens else ""


def of_lead(document: SourceDocument) -> str:
    """The one subdistrict that a sentence names that leads to a list: 对甲街道下列居委会更名如下："""
    return lead_in(document.body)


@lru_cache(maxsize=2)
def lead_in(body: str) -> str:
    leads = filter(LEADS_TO_LIST.search, body.split("\n"))
    found = {place for text in leads if (place := named_before(text, ""))}
    return found.pop() if len(found) == 1 else ""


def mentioned_with(name: str, document: SourceDocument) -> str:
    """The subdistrict that stands right before the community's name anywhere in the text."""
    short = short_name(name)
    if len(short) < 2 or short == name:
        return ""
    named = re.finditer(rf"{re.escape(short)}(?:社区|居)", document.body)
    spans = ((max(0, at.start() - PLACE_LENGTH), at.start()) for at in named)
    before = (PLACE_BEFORE.search(document.body, *span) for span in spans)
    found = {match["place"] for match in before if match}
    return found.pop() if len(found) == 1 else ""


def of_issuer(document: SourceDocument) -> str:
    """The subdistrict that itself issued the document, without the district before it."""
    match = ISSUING.fullmatch(document.issuer)
    return match["own"] if match else ""


def place_before(name: str, document: SourceDocument) -> str:
    """The subdistrict printed before a community's own name: 东塘街道润和社区."""
    short = short_name(name)
    if street := STREET.match(short):
        return without_district(LED.sub("", street["place"]), document)
    if short != name and (known := known_before(short, document)):
        return known
    return ""


def without_district(place: str, document: SourceDocument) -> str:
    """A subdistrict without the district before it, where the document is of that district."""
    said = without_inner_spaces(f"{document.issuer}{document.title}")
    ends = [m.end() for m in re.finditer("[区县市]", place) if place[: m.end()] in said]
    own = place[max(ends, default=0) :]
    return own if DISTRICT.match(place) and STREET.match(f"{own}甲") else place


def fuller(place: str, document: SourceDocument) -> str:
    """The subdistrict as it is printed in full in the addressee, the title or a heading."""
    said = f"{document.addressee}\n{document.title}"
    for short, full in SHORT_OFFICES.items():
        whole = place.removesuffix(short) + full
        if place.endswith(short) and re.search(
            rf"(?<![\u3400-\u9fff]){re.escape(whole)}|(?<=[区县市的]){re.escape(whole)}",
            said,
        ):
            return whole
    return place


def known_before(short: str, document: SourceDocument) -> str:
    """A town before a name that the document names as a town elsewhere."""
    town = TOWN.match(short)
    if not town:
        return ""
    seat = re.compile(rf"{re.escape(town['place'])}(?:人民)?政府")
    said = f"{document.addressee}{document.title}{document.issuer}"
    offices = (f"{document.addressee}", document.issuer)
    known = any(office.startswith(town["place"]) for office in offices)
    rest = short[town.end() :]
    below = BELOW.match(rest) or NUMBERED.match(rest)
    elsewhere = document.body.count(town["place"]) > document.body.count(f"{short}社区")
    told = (
        known
        or below
        or elsewhere
        or len(town["place"]) > 3
        or short in listed_with_places(document.body)
        or seat.search(said + document.body[:400])
    )
    return town["place"] if told else ""


@lru_cache(maxsize=2)
def listed_with_places(body: str) -> frozenset[str]:
    """The names that a list counts, if each begins with its place, some of them with a street's:
    a town before another is no part of its name.
    """
    names = [short_name(item["name"]) for item in LISTED.finditer(body)]
    streets = [bool(STREET.match(name)) for name in names]
    placed = sum(streets) > 1 and all(
        street or TOWN.match(name) for name, street in zip(names, streets, strict=True)
    )
    return frozenset(names if placed else ())


def without_place(name: str, document: SourceDocument) -> str:
    """The community's own name; one that is only numbered (城关镇第一居民委员会) is
    called after its town."""
    place = place_before(name, document)
    own = name.partition(place)[2].removeprefix("办事处") if place else name
    own = BELOW.sub("", own)
    return name if NUMBERED.match(own) and not STREET.match(name) else own


@lru_cache(maxsize=2)
def closed_up(body: str) -> str:
    """A whole text that many names are looked for in, without the spaces within words."""
    return without_inner_spaces(body)


def as_called(name: str, document: SourceDocument) -> str:
    """A name whose ending is shared, of 甲、乙两社区, as the text calls the community elsewhere."""
    body = closed_up(document.body)
    short = short_name(name)
    stands_so = body.count(name) > body.count(f"{name}居")
    if short in ("", name) or stands_so or short not in body:
        return name
    fuller = re.search(rf"{LEADS}{re.escape(short)}{CALLED}", body)
    return fuller[0] if fuller and len(fuller[0]) >= len(name) else name


def without_after(name: str, document: SourceDocument) -> str:
    """王隘社区 of 调整后王隘社区, where the text calls it so and nothing 后王隘社区."""
    bare = name.removeprefix("后")
    if bare == name:
        return name
    elsewhere = re.sub(rf"(?:{DEEDS}){re.escape(name)}", "", closed_up(document.body))
    return bare if bare in elsewhere and name not in elsewhere else name


def may_have_place(name: str) -> bool:
    """Whether a town may stand before the name, and nothing tells for sure."""
    short = short_name(name)
    street = STREET.match(short)
    return bool(TOWN.match(short) or street and NUMBERED.match(short[street.end() :]))
