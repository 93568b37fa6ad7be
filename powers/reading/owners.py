"""Whose a power is, to whom it was given and where it is exercised, said before its name."""

import re
from dataclasses import replace

from .entries import PowerTransfer
from .groups import DEPARTMENT
from .names import BODY, OWNED, is_power

# Whose the powers are: 原由县水利局实施的.
OWNER = re.compile(
    r"(?:原|现)?由?(?:[^，。；：“”（）、]|、(?=[^，。；：“”（）、]{0,12}(?:局|委|办)[、的实行承负共联分])){2,40}?"
    r"(?:(?:局|委|委员会|办|部门|单位|政府|中心|队|机关)(?:负责|共同|联合|分别)?(?:实施|行使|承担|办理|负责|管理|审批|所属)?的?|(?:实施|行使|承担|办理|负责|管理|所属)的)(?:原?由?)"
)
# Whom they were given to: 下放至白河镇的, 委托白河镇人民政府实施.
GIVEN = re.compile(
    r"已?(?:下放|委托|授权|赋予|划转|移交)[给至到由]?[^，。；、“”]{2,20}?(?:(?:负责)?(?:实施|行使|办理|承接|承担|管理)的?|的)"
    r"|其(?:原|所)?(?:承担|实施|行使|办理|负责|管理|审批)的"
)
LOCAL = re.compile("原?由?[省市县区州旗镇乡]")
# What says only that the names follow: 分别为取水许可、采砂许可.
FOLLOWS = re.compile("(?:(?:具体|主要|分别|依次)+(?:为|是|包括|有)?|包括)(?=.{4})")
# Where it is exercised, before the name: 你镇辖区内的.
WHERE = re.compile(
    "(?:(?:[你我本各该][^，。；、的]{1,12}?)?(?:行政)?(?:辖区|(?:所辖|管辖)(?:区域|范围))(?:范围)?内?的)"
)
# From whom to whom they go: 由县水利局划转至县行政审批局.
MOVED = re.compile(
    rf"由(?P<before>{BODY}{{2,30}}?)(?:统一|整体)?(?:划转|移交|下放|转交|划归|委托|调整)(?:至|到|给|为|由)"
    rf"(?P<onto>{BODY}{{2,30}}?)(?:统一)?(?:行使|实施|承担|承接|办理|负责|管理|(?=[，。；])|\Z)"
)
# Whose the one is that is handed on: 将县水利局实施的“取水许可”委托各镇人民政府实施.
HANDED_ON = re.compile(
    rf"[将把](?P<before>{BODY}{{2,30}}?)(?:负责)?(?:实施|行使|承担|办理|审批)的[^，。；]{{4,80}}?(?:委托|下放|划转|移交|交由|转交|划归)(?:至|到|给|由)?"
    rf"(?P<onto>{BODY}{{2,30}}?)(?:统一|负责)?(?:行使|实施|承担|承接|办理|管理)"
)


def moved_as(entry: PowerTransfer, sentence: str) -> PowerTransfer:
    """``entry`` with the bodies between which the sentence that names it says it moves."""
    found = [*MOVED.finditer(sentence), *HANDED_ON.finditer(sentence)]
    sides = found[0].groups() if len(found) == 1 else ()
    bodies = [body for side in sides for body in side.split("、")]
    known = entry.from_department or entry.to_department
    if known or not bodies or not all(map(DEPARTMENT.fullmatch, bodies)):
        return entry
    return replace(entry, from_department=sides[0], to_department=sides[1])


def owned(words: str) -> str:
    """``words`` without whose power it is, and where: 原由县水利局实施的取水许可."""
    if follows := FOLLOWS.match(words):
        words = words[follows.end() :]
    if (where := WHERE.match(words)) and is_power(words[where.end() :].split("、")[0]):
        return words[where.end() :]
    given = GIVEN.match(words)
    match = given or OWNED.match(words) or OWNER.match(words)
    rest = words[match.end() :] if match else words
    owner = given or match and (match[0].endswith("的") or LOCAL.match(match[0]))
    return rest if owner and is_power(rest.split("、")[0]) else words
