"""Lists of people in a sentence: 王小明、李伟同志, 王小明等三名同志."""

import re
from collections.abc import Iterator

from core.text.numbers import parse_chinese_numeral

from .brackets import split_outside
from .names import CHARACTER, DOT, LONGEST, REMARK, is_name

NUMERAL = (
    r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
)
COUNT = rf"(?:等(?:{NUMERAL})?(?:名|位)?(?:同志|人)?|{NUMERAL}(?:名|位|人)(?:同志)?)"
TITLED = "(?:同志|先生|女士|老师)"
NAME = (
    rf"(?:{CHARACTER}{{1,12}}(?:{DOT}{CHARACTER}{{1,12}}?){{1,4}}?|{CHARACTER}{{2,{LONGEST}}}?)"
    rf"{REMARK}?{TITLED}?{REMARK}?"
)
# One name first: 和 in 欧阳和平 parts no names. What stands before a 、 is settled with it, else a
# long list that is none would be tried in every way that its 和 and 及 can be read.
ONE_OR_TWO = rf"(?:{NAME}|{NAME}[和及]{NAME})"
NAMES = rf"(?:(?>{ONE_OR_TWO}、){{0,40}}{ONE_OR_TWO}(?:{COUNT}|分别)?)"
WHOLE_NAME = re.compile(
    rf"(?P<name>.+?)(?P<before>{REMARK})?{TITLED}?(?P<after>{REMARK})?"
)
COUNTED = re.compile(rf"(?:{COUNT})?(?:分别)?\Z")


OF_BODY = re.compile(
    r"(?:[省市县区州旗镇乡].{1,18}(?:局|委|办|院|校|中心|公司|站|所|队|学|政府|办事处|街道)"
    rf"|[\u3400-\u9fff]{{2,4}}[镇乡])(?P<name>{CHARACTER}{{2,4}})"
)
# 同意你局王小明同志任…: whom an answer is for is spoken to.
SPOKEN_TO = re.compile(
    r"\A(?:[你我]|贵(?!州))(?:[局委办院校站所队厅部处镇乡县市区州旗]|单位|公司|集团|中心|街道|政府)(?=..)"
)
# 王小明、李伟二同志: two, if two are named.
BOTH = re.compile("(.+?)([二两三四五六七八九十])同志")
SEVERAL = re.compile("[、和及]")


def people_in(text: str) -> Iterator[tuple[str, str]]:
    """(name, remark) of each person in a list: 和 and 及 part names only where they must."""
    bare = text[: COUNTED.search(text).start()] or text
    counted = BOTH.fullmatch(bare)
    if counted and len(SEVERAL.findall(bare)) + 1 == parse_chinese_numeral(counted[2]):
        bare = counted[1]
    for piece in split_outside(re.compile("、"), bare):
        single = re.fullmatch(NAME, piece) and not joins(piece)
        for name in [piece] if single else split_outside(re.compile("[和及]"), piece):
            match = WHOLE_NAME.fullmatch(name)
            if match:
                remarks = (match["before"], match["after"])
                yield match["name"], "；".join(r[1:-1] for r in remarks if r)


def without_body(name: str) -> str:
    """The name where the body that somebody is of stands before it: 区财政局安然."""
    match = OF_BODY.fullmatch(name)
    return match["name"] if match and is_name(match["name"]) else name


def unaddressed(name: str) -> str:
    """The name without the body that is spoken to: 你局王小明. No name begins so."""
    return SPOKEN_TO.sub("", name)


def joins(piece: str) -> bool:
    """Whether 和 or 及 stands between two names that together are no sure one."""
    piece = WHOLE_NAME.fullmatch(piece)["name"]
    parts = re.split("[和及]", piece)
    several = len(parts) == 2 and all(len(part) > 1 for part in parts)
    if re.search(DOT, piece):
        return several and all(map(is_name, parts))
    sure = len(piece) > 4 or all(map(is_name, parts))
    return several and not is_name(piece) and sure
