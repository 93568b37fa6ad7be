"""What is told of several communities in one list: 三个社区户数分别为1120户、1455户和2380户."""

import re
from collections.abc import Iterable

from .labelled import under_labels
from .masking import GONE, Masked
from .naming import short_name

NEXT = r"[，；]?[^，。；]{0,30}(?:分别|依次)"
TOLD = re.compile(
    rf"(?P<subject>[^。；，\n{GONE}]{{0,200}}?)(?:分别|依次)(?P<verb>为|是|有|约为?|达到?|位于|设在|设于|设立在|设置在|坐落于|在|[：:])?[：:]?"
    rf"(?P<values>[^。\n{GONE}]{{2,600}}?)(?=[。\n{GONE}]|\Z|{NEXT})"
)
# 面积均为300平方米: one amount that each of them has.
ALIKE = re.compile(
    rf"(?<=[，；。\n{GONE}])(?P<subject>[^。；，\n{GONE}]{{0,30}}?)(?:均|都|各)(?:为|是|有)?(?P<value>约?\d[\d.,]{{0,8}}(?:平方米|平米|㎡|户))(?=[，。；]|\Z)"
)
SIDES = re.compile(r"[东南西北]{1,2}[面侧边方]?\Z")
# How values are parted: whole phrases by ；, words by 、 and 和 up to a comma, amounts by commas.
SEPARATORS = (
    (re.compile("；"), re.compile(r"\Z")),
    (re.compile(r"[、和及与]"), re.compile("[，；]")),
    (re.compile("，"), re.compile("；")),
)
# 其居民分别划入甲社区、乙社区 tells where they go, and nothing of the communities.
GIVEN = re.compile("[划并调归][入归给到至]|移交")
AMOUNT = re.compile(
    r"[^，]{0,6}[\d一二三四五六七八九十百千万两.]+[余多]?(?:户|人|平方米|平米|㎡|名|个|栋|幢)[^，]{0,6}"
)
ABOUT_WHOM = re.compile(
    r".*(?:社区(?:居民委员会|居委会)?|居民委员会|居委会|筹备组|[二两三四五六七八九十\d]个?(?=户数|人口|办公|服务))(?:的|现|总)?"
)


def told_each(
    names: Iterable[str], details: Masked
) -> tuple[Masked, dict[str, Masked]]:
    """The details without such lists, and what these tell of each of ``names``."""
    names, spans = list(names), []
    if len(names) < 2:
        return details, {}
    details, told = under_labels(names, details)
    for match in TOLD.finditer(details.mask):
        owners = owners_of(details, match, names)
        values, end = values_of(details, match, len(owners))
        given = any(GIVEN.match(value) for value in values)
        if SIDES.search(match["subject"]) or given or not values:
            continue
        about = ABOUT_WHOM.sub("", match["subject"]) or of_what(values)
        for name, value in zip(owners, values, strict=True):
            words = f"{about}{match['verb'] or '为'}{value}。"
            told[name] = f"{told.get(name, '')}{words}"
        spans.append((match.start(), end))
    for match in ALIKE.finditer(details.without(spans).narrow):
        owners = owners_of(details, match, names)
        about = ABOUT_WHOM.sub("", match["subject"])
        if len(owners) == len(names):
            for name in names:
                told[name] = f"{told.get(name, '')}{about}为{match['value']}。"
            spans.append(match.span())
    return details.without(spans), {name: Masked.of(text) for name, text in told.items()}  # fmt: skip


def of_what(values: list[str]) -> str:
    """What amounts are of that only a heading names: 2140户、1876户."""
    return "户数" if values and all(value.endswith("户") for value in values) else ""


def owners_of(details: Masked, match: re.Match, names: list[str]) -> list[str]:
    """Whom a list is of, in its order: those that its sentence names, or all; not one alone."""
    before = re.split(rf"[。\n{GONE}]", details.mask[: match.end("subject")])[-1]
    at = {name: before.find(short_name(name)) for name in names if short_name(name)}
    named = sorted((place, name) for name, place in at.items() if place >= 0)
    return [name for _, name in named] or names


def values_of(details: Masked, match: re.Match, count: int) -> tuple[list[str], int]:
    """(the values as printed, where they end), if there are ``count``, and more than one."""
    start, last = match.span("values")
    for separator, stop in SEPARATORS if count > 1 else ():
        stopped = stop.search(details.mask, start, last)
        end = stopped.start() if stopped else last
        cuts = [cut.span() for cut in separator.finditer(details.mask, start, end)]
        starts, ends = [start, *(cut[1] for cut in cuts)], [*(c[0] for c in cuts), end]
        values = [details.words(*span) for span in zip(starts, ends, strict=True)]
        values = [value for value in values if value]
        comma = separator.pattern == "，"
        if len(values) == count and (not comma or all(map(AMOUNT.fullmatch, values))):
            return values, end
    return [], start
