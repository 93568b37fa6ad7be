"""Whether two names are of one community: with its subdistrict before it, or called in full."""

import re

from .naming import COUNT, SUFFIX, TOWN_ENDS, short_name
from .offices import BEFORE_NAMES

# 文峰镇塔山社区居民委员会 is called 塔山社区居民委员会 further on.
PLACED = re.compile(rf"[^、]{{2,8}}?(?:街道(?:办事处)?|{TOWN_ENDS})(?=[^、]{{2,}})")


# 城东街道拟建甲社区: words of setting up are no part of a name.
SET_UP = re.compile(
    rf"(?P<place>[^、]{{1,8}}?(?:街道(?:办事处)?|{TOWN_ENDS}))?"
    rf"(?:[共拟现再]|计划|规划|启动|正式)*(?:新增设?|增设|增加|新设立?|另设|拟[建设]立?|筹建|筹备成立|组建|新?划分|(?<=[启动规计划拟])(?:新建|建设|成立|设立)|恢复)(?:设立|成立|的)?(?=.{{2,}}{SUFFIX})"
)


def bare(name: str) -> str:
    """A name without the subdistrict that may be printed before it."""
    placed = PLACED.match(short_name(name))
    return name[placed.end() :] if placed else name


def without_verb(name: str) -> tuple[str, str]:
    """(what is done, the name) where words of setting up stand in what reads as a name."""
    said = SET_UP.match(name)
    if not said:
        return "adjust", name
    return "establish", f"{said['place'] or ''}{name[said.end() :]}"


def is_one(name: str, other: str) -> bool:
    """Whether both call the same community; none that are printed with two subdistricts."""
    short, known = short_name(name), short_name(other)
    return short == known or short == short_name(bare(other)) or known == short_name(bare(name))  # fmt: skip


def keys(name: str, former: str) -> set[str]:
    """What a community is and was called; names that are of one share a key."""
    names = [name, *former.split("、")]
    return {short_name(n) for whole in names if whole for n in (whole, bare(whole))}


def fuller_name(name: str, *told: str) -> str:
    """``name``, or what another statement calls 甲社区 in full: 甲社区居民委员会."""
    if not name.endswith("社区"):
        return name
    full = re.compile(rf"{re.escape(name)}居(?:民委员|委)会")
    return next(filter(full.fullmatch, told), name)


def forms(name: str) -> set[str]:
    short = short_name(name)
    return {name, f"{short}社区", f"{short}社区居委会", f"{short}社区居民委员会"}


def is_of(label: str, name: str) -> bool:
    """Whether a label is the community itself, its subdistrict left out: 丰华社区 of 孙旗镇丰华社区."""
    called = short_name(label) not in ("", label)
    return label in forms(name) or (called and is_same(label, name))


def is_same(told: str, name: str) -> bool:
    """Whether ``told`` is ``name``, either maybe with its subdistrict before it, or by its number."""
    short, known = short_name(told), short_name(name)
    placed = re.search(rf"{BEFORE_NAMES}{re.escape(short)}\Z", known)
    numbered = re.fullmatch(f"第{COUNT}", short) and known.endswith(short)
    return short.endswith(known) or bool(numbered or short and placed)
