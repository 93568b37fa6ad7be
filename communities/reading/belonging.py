"""The subdistrict that a sentence or a label says communities belong to: 隶属城关镇, 归城关镇管辖."""

import re
from functools import lru_cache

from gazette.reading.source import SourceDocument

from .naming import COUNT, SUFFIX, short_name
from .offices import OFFICE
from .places import LEADS, ONE_SUBDISTRICT, named_before

BELONGS = re.compile(
    rf"(?:(?:隶属|归属|属)于?|(?:由|归|委托)(?P<ruled>))(?P<name>(?!你|各|所|原|有|相|本|其|该|居|社|住|物|开)[^，。；：、由归与和]{{1,11}}?{OFFICE})(?(ruled)(?:统一|负责|直接|具体|依法)*(?:管理|管辖|领导|代管|托管))"
)
LABELLED = re.compile(
    rf"(?<![\u3400-\u9fff])(?:所属|所在|隶属)(?:街道|镇街|街镇|乡镇|苏木镇?)[：:]\s?(?P<name>[^，。；：、\s]{{1,12}}?(?:{OFFICE}|街))(?=[，。；\s]|\Z)"
)
# 甲社区、乙社区均由城西街道管辖, 以上社区均隶属城西街道: a sentence of their subdistrict alone.
OF_SEVERAL = re.compile(r"(?P<names>[^。；：]{3,80}?)(?:均|都|统一|全部)")
ALL_ABOVE = re.compile(
    "(?:以上|上述|上列|前述|各|新设立?的?)[^，。；]{0,8}(?:社区|居委会|居民委员会)"
)
NUMBERING = re.compile(rf"\A\s*(?:{COUNT}、|[（(]{COUNT}[）)])?")
# 划归城西街道管辖，将甲社区更名…: what is said before tells of others.
DECIDED_ANEW = re.compile(
    r"[，；。](?:同时|并|同意)?(?:将(?!军)|把|撤[销消]|设立|新设|调整)"
)
# 城关镇 is 城关镇人民政府, and not 城关街道办事处.
OFFICE_WORDS = re.compile(r"(?:办事处|人民政府|政府)\Z")


def belongs_to(document: SourceDocument, text: str, name: str) -> str:
    """The subdistrict that a clause says a community belongs to, as it says it: 隶属城关镇.

    None where it is only the one that is answered, which is printed in full above.
    """
    at = max(0, text.find(name))
    belongs = BELONGS.search(text, at) or BELONGS.search(text)
    if not belongs:
        return ""
    first, last = sorted((at, belongs.start()))
    if DECIDED_ANEW.search(text, first, last):
        return ""
    answered = ONE_SUBDISTRICT.fullmatch(document.addressee)
    same = answered and OFFICE_WORDS.sub("", belongs["name"]) in document.addressee
    return "" if same else belongs["name"]


def of_several(document: SourceDocument, name: str) -> str:
    """The subdistrict that a sentence says several communities belong to, this one among them."""
    short = short_name(name)
    told = (
        office
        for names, office in told_of_several(document.body)
        if ALL_ABOVE.fullmatch(names)
        or re.search(rf"{LEADS}{re.escape(short)}(?:{SUFFIX}|、|\Z)", names)
    )
    return next(told, "") if short else ""


@lru_cache(maxsize=2)
def told_of_several(body: str) -> tuple[tuple[str, str], ...]:
    """(the communities named, the subdistrict) of each sentence that says whose several are."""
    found = []
    for sentence in re.split("[。；\n]", body):
        belongs = BELONGS.search(sentence)
        several = OF_SEVERAL.search(sentence[: belongs.start()]) if belongs else None
        if several:
            names = NUMBERING.sub("", several["names"], count=1)
            found.append((names, belongs["name"]))
    return tuple(found)


def of_heading(text: str) -> str:
    """The subdistrict that the words above a list say is that of all in it: 设立以下社区，归城西镇管辖："""
    belongs = BELONGS.search(text)
    return named_before(text, "") or (belongs["name"] if belongs else "")


def of_label(text: str) -> str:
    """The one subdistrict that a line of its own names: 所属街道：滨江街道."""
    found = {match["name"] for match in LABELLED.finditer(text)}
    return found.pop() if len(found) == 1 else ""
