"""Whether the words after a deed tell what came of it, and name nobody: 调整后甲社区管辖…."""

import re

from .masking import BRACKETED, Masked
from .naming import NAME

AFTER_VILLAGES = re.compile(
    rf"(?:撤[销消]|取消)[^。；]{{2,76}}(?:村民委员会|村委会|村)(?:建制)?{BRACKETED}*[，,]?(?:同时|并|重新?)?\Z"
)
# 调整后甲社区管辖… tells what came of it, 调整为 the new bounds (设立后屯社区 names 后屯).
TOLD_AFTER = re.compile(
    "(?:后|前)(?![屯村庄街河营洼沟寨坡湖宅塘桥浦坊巷园海岸堡湾窑坑岭岗峪店进锋程卫哨景勤马王李张刘陈杨赵周孙朱胡郭何林罗郑梁谢宋唐许邓冯曹彭曾田董袁潘蒋蔡杜魏吕丁]|门[^，。]{0,3}(?:社区|居))|为|至|到|成|如下"
)
AFTER_DEED = re.compile(rf"后(?P<known>{NAME})")


def tells_after(masked: Masked, start: int, end: int) -> bool:
    """Whether what follows the deed from ``start`` to ``end`` is no name that it is done to."""
    told = TOLD_AFTER.match(masked.mask, end) or names_again(masked, start, end)
    return bool(told) and not opens_anew(masked.mask, start)


def names_again(masked: Masked, start: int, end: int) -> bool:
    """Whether 后岭南社区 after 调整 is 岭南社区 as it is from now on: the words above name that."""
    name = AFTER_DEED.match(masked.text, end)
    known = name and re.compile(f"(?<!后){re.escape(name['known'])}")
    return bool(known and known.search(masked.text, 0, start))


def at_gate(mask: str, start: int) -> bool:
    """Whether 同意 or 决定 stand right before: 同意调整后浦社区 names 后浦社区."""
    return bool(re.search(r"(?:同意|决定|批准|关于)(?:你[^，。]{1,4})?\Z", mask[max(0, start - 8) : start]))  # fmt: skip


def opens_anew(mask: str, start: int) -> bool:
    """Whether a decision is said here: after 同意, or after the villages that make way for it."""
    return at_gate(mask, start) or bool(AFTER_VILLAGES.search(mask[max(0, start - 80) : start]))  # fmt: skip
