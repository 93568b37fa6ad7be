"""Names of powers one after another, parted by signs and numbers, in groups or alone."""

import re
from itertools import pairwise

from .grammar import one_category
from .names import ACT_END, IN_BRACKETS, NUMBERED, PENALTY, is_power
from .owners import owned

NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
# Ends a group of powers within others: …、…2项行政给付，.
GROUP_END = re.compile(
    rf"(?<!\d){NUMBER}[项个](?!补[贴助])(?P<of>[^，。；、]{{0,12}})\Z"
)
# Behind a power it is the same: 消防设计审查职责, 建设审批权.
DUTY_END = re.compile("的?(?:职责|职能|权限|权)\\Z")
# What names end in, where 和 or a slash parts one from the next.
ENDED = "|".join(
    f"(?<={act})"
    for act in ("许可", "审批", "登记", "处罚", "备案", "核准", "核发", "认定", "检查")
)
PART = re.compile(
    rf"[、，,；;]|(?<=[）)])[和及与/]|以及|(?:{ENDED}|(?<=审查))/|(?:{ENDED})[和及与]"
)


def enumerated(words: str, count: int | None) -> list[str]:
    """The names that signs part, where each is a power; a part that names no act is the beginning
    of the next: 人防工程拆除、改造审批.
    """
    words = re.sub(
        rf"(?:等|共){{0,3}}(?:{NUMBER}[项个](?!补[贴助])[^，。；、]*)?\Z",
        "",
        words.rstrip("。；;.，"),
    )
    if IN_BRACKETS.search(words):
        ends = [match.end() for match in IN_BRACKETS.finditer(words)]
        if ends[-1] < len(words):
            return []
        parts = [words[start:end] for start, end in pairwise([0, *ends])]
        parts = [re.sub("\\A(?:[、，,；;]|和|及|与|以及)+", "", part) for part in parts]
    else:
        return together(split(words), count)
    return parts if all(map(is_power, parts)) else []


def together(parts: list[tuple[str, str]], count: int | None) -> list[str]:
    """The names of which the parts, each with the sign behind it, are."""
    parts = [(without_duty(part), sign) for part, sign in parts]
    if numbered := by_numbers(parts):
        return numbered
    alone = [part for part, _ in parts if part]
    counted = any(GROUP_END.search(part) for part in alone)
    if count == len(alone) and not counted and all(map(is_power, alone)):
        return alone
    names, begun, first = [], "", 0
    for part, sign in parts:
        begun += owned(part) if not begun else part
        counted = GROUP_END.search(begun)
        begun = begun[: counted.start()] if counted else begun
        ends = ACT_END.search(begun) or PENALTY.fullmatch(begun)
        if ends and is_power(begun):
            names.append(begun)
            begun = ""
        elif begun:
            begun += sign
        if counted and not begun:
            category = one_category(counted["of"])
            names[first:] = [of_category(name, category) for name in names[first:]]
            first = len(names)
    return names if names and not begun else []


def without_duty(part: str) -> str:
    """``part`` without the duty or the authority that is behind the name of a power."""
    duty = DUTY_END.search(part)
    named = duty and "下列" not in part and ACT_END.search(part[: duty.start()])
    return part[: duty.start()] if named else part


def by_numbers(parts: list[tuple[str, str]]) -> list[str]:
    """The names that numbers begin, whatever signs stand within them: ①甲、乙登记、②丙许可."""
    names: list[str] = []
    for part, sign in parts:
        if NUMBERED.match(part) or not names:
            names.append("")
        names[-1] += part + sign
    names = [re.sub(r"[、，,；;]+\Z", "", name) for name in names]
    sure = len(names) > 1 and all(map(NUMBERED.match, names))
    return names if sure and 2 * sum(map(is_power, names)) >= len(names) else []


def of_category(name: str, category: str) -> str:
    """``name`` with the category of its group behind it, as where each prints its own."""
    return f"{name}（{category}）" if category else name


def split(words: str) -> list[tuple[str, str]]:
    """``words`` parted at signs outside brackets, with each the sign behind it."""
    parts, depth, start = [], 0, 0
    ends = {m.start(): m.end() for m in PART.finditer(words)}
    for at, sign in enumerate(words):
        depth += (sign in "（(《【[") - (sign in "）)》】]")
        if at in ends and at >= start and depth == 0:
            parts.append((words[start:at], words[at : ends[at]]))
            start = ends[at]
    return [*parts, (words[start:], "")]
