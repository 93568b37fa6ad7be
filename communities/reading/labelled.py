"""What one label opens for several communities: 户数甲社区为1120户，乙社区为1455户."""

import re
from collections.abc import Iterator

from .masking import GONE, Masked
from .naming import forms_of

LABEL = r"(?:社区|居民|居委会)?(?:总?户数|住户|(?:办公|服务|活动|工作){1,2}(?:用房|场所|地[点址]))"
# What a label, or what connects it, ends with.
LABEL_ENDS = "[数户房所点址况]"
# Words that follow a label without a colon: 办公用房位于….
LINKED = re.compile("[为是有约共]|位于|坐?落|地处|[设驻在]|现|暂|由")
# What follows a short name: 书院3218户, 书院位于…; 书院府邸 is a place.
TOLD_OF = rf"\Z|[^\u3400-\u9fff]|{LABEL}|{LINKED.pattern}|[东南西北][起至到临邻]"
LONGEST = 600
# 甲社区办公场所为…: a label of one community opens no list, though a place is called as it is.
OWNED = re.compile("(?:社区|委员会|居委会|筹备组)[的现]?\\Z")
# Where such a list is over: the sentence, what is told of all, another label.
OVER = re.compile(
    rf"[。\n{GONE}]|[，；](?=[^，。；]{{0,12}}(?:分别|均|共计|合计)|{LABEL})"
)


def under_labels(names: list[str], details: Masked) -> tuple[Masked, dict[str, str]]:
    """The details without such lists, and {name: what these tell of it, behind its label}."""
    told, taken = {}, []
    forms = {form: name for name in names for form in forms_of(name)}
    longest = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    opens = re.compile(rf"(?P<label>{LABEL})(?:情况)?[为是：:]?(?={longest})")
    for list_opens in opens.finditer(details.mask) if forms else ():
        before = details.mask[: list_opens.start()]
        if taken and len(before) < taken[-1][1] or OWNED.search(before[-6:]):
            continue
        start, end = list_opens.end(), end_of(details, list_opens.end())
        parts = list(parts_of(details, longest, start, end))
        named = {forms[form] for form, _ in parts}
        # 户数：甲、乙依次为… lists the names first, and then what is told of them.
        if len(named) < 2 or not all(words for _, words in parts):
            continue
        for form, words in parts:
            name = forms[form]
            label = list_opens["label"] + ("" if LINKED.match(words) else "：")
            told[name] = f"{told.get(name, '')}{label}{words}。"
        taken.append((list_opens.start(), end))
    return details.without(taken), told


def end_of(details: Masked, start: int) -> int:
    over = OVER.search(details.mask, start, start + LONGEST)
    return over.start() if over else min(len(details.mask), start + LONGEST)


def parts_of(details: Masked, forms: str, start: int, end: int) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Each community named in the list, and the words as printed that follow its name."""
    named = re.compile(
        rf"(?:(?<=[，；、：:为是])|(?<={LABEL_ENDS}))(?P<form>{forms})(?:(?<=[区会])|(?={TOLD_OF}))"
    )
    found = list(named.finditer(details.mask, start, end))
    ends = [match.start() for match in found[1:]] + [end] * bool(found)
    for match, last in zip(found, ends, strict=True):
        yield match["form"], details.words(match.end(), last)
