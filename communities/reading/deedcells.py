"""What the cells of a row say is done to its community: by a word, by headings, by a remark."""

import re

from gazette.reading.source import Finding

KINDS = (
    ("rename", re.compile("更名|改名")),
    ("merge", re.compile("合并|并入|撤并|归并|整合")),
    ("abolish", re.compile("撤")),
    ("adjust", re.compile("调整|变更|扩大|缩小")),
    ("establish", re.compile("新|设立|成立|增设|析|拆分|改")),
)
# 拟撤销社区, 并入社区: the first goes, and its area goes to the second.
GONE_HEADING, INTO_HEADING = (
    re.compile("撤[销并]|取消|裁撤|注销"),
    re.compile("并入|归入|划入|接收|归并到|并至|并到"),
)
# What stands for a name where a community is gone, or is new.
GONE_CELL = re.compile(r"(?:予以|已)?(?:撤销|撤并|取消|注销|不再保留)(?:社区|建制)?")
NEW_CELL = re.compile(
    r"(?:拟)?(?:新设立?|新增设?|新建立?|新成立|新社区|析出|增设)(?:社区)?"
)
FORMER_NAME = r"(?:为|叫|是|[：:])?(?P<name>[^，。；（()）]{1,20}?(?:社区(?:居民委员会|居委会)?|委员会|居委会))"
FORMERLY = re.compile(
    rf"(?:原(?:社区|居委会)?(?:名称?|称)?|曾用名|旧[称名]|更名前(?:名称)?|由原?(?=[^，。；]{{2,24}}(?:更|改)名)){FORMER_NAME}"
)
NAMED_BEFORE = re.compile(rf"(?:原名称?|曾用名|更名前(?:名称)?){FORMER_NAME}")
KIND_UNCLEAR = Finding("change-unclear", "表中所写的调整方式未能认出，请核对")
GOES_INTO = Finding("change-unclear", "表中撤销一行另有现名称，是撤销还是合并请核对")


def kind_in(words: str) -> str:
    return next((kind for kind, pattern in KINDS if pattern.search(words)), "")


def deed_of_headings(cells: list[tuple[str, str, str]]) -> tuple[str, tuple]:
    """What the columns say of a row with two names: that of one goes, into that of the other."""
    told = {kind: (column, cell) for kind, column, cell in cells}
    (column, former), (into, _) = (
        told.get("former", ("", "")),
        told.get("name", ("", "")),
    )
    gone = GONE_HEADING.search(column) and former
    if INTO_HEADING.search(into) and former:
        return ("合并" if "、" in former or not gone else "撤销"), ()
    return "", (GOES_INTO,) if gone else ()


def deed_of(by_kind: dict[str, str], remark: str) -> tuple[str, tuple[Finding, ...]]:
    """What the cells say is done, and what is doubtful about it; the old name goes where it belongs."""
    said = by_kind.get("kind", "")
    kind, former = kind_in(said), by_kind.get("former", "")
    if former and GONE_CELL.fullmatch(by_kind.get("name", "")):
        by_kind["name"] = by_kind.pop("former")
        return "abolish", ()
    if NEW_CELL.fullmatch(former):
        by_kind.pop("former")
        return "establish", ()
    if kind == "merge" and "撤" in said and not former:
        return "abolish", ()
    told = (
        FORMERLY.search(said) or FORMERLY.search(remark) if kind == "rename" else None
    )
    told = told or (NAMED_BEFORE.fullmatch(remark) if not kind else None)
    if not former and (was := told):
        by_kind["former"] = was["name"]
    if kind == "abolish" and former:
        goes_into = by_kind.get("name", former) != former
        by_kind["name"] = by_kind.pop("former")
        return kind, (GOES_INTO,) if goes_into else ()
    return kind, (KIND_UNCLEAR,) if said and not kind else ()
