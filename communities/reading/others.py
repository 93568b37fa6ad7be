"""What a clause tells of communities beside the one that it decides on."""

import re

from .grammar import MARKS
from .identity import is_same
from .masking import GONE, Masked, joined
from .naming import DEEDS, is_generic

AFTER = f"(?:{DEEDS}|设立|成立)后[，,]?的?"
# A name that opens a statement, and the words by which it goes on to tell of the community, or
# that stands alone on a line above them.
OPENS = re.compile(
    rf"(?:(?<=[。；，;,\n{GONE}])|\A)(?:{AFTER})?原?"
    rf"(?P<name>(?:(?!用房|区域|范围|场所|办公|将(?!军)|把|划[入归给出]|辖|吸[纳收]|接[收管纳]|纳入|[与由在为和]|位于|设在|[东南西北][面侧边]?[起至到临邻靠倚接以与为])[^{MARKS}、]){{1,24}}?(?:社区居民委员会|社区居委会|居委会|社区))"
    rf"(?=(?:的|现)?(?:共|总|管辖|辖|所辖|四至|现有|剩余|其[余他它]|户|办公|服务|综合|党群|[东南西北][面侧]?[起至到临邻靠以与]|[：:\n]|约|[余剩尚][余有]?|(?:{DEEDS})后|[为有]?[约近共]?\d|居民(?!委)|调整后|相应|(?:予以|继续)?保留(?=[，,；其原])|范围|[增减][至加少]|扩大|缩小))"
)


def told_apart(details: Masked, own: set[str]) -> tuple[Masked, list[tuple[str, Masked]]]:  # fmt: skip
    """The words about the community with the names ``own``, and those about each other one."""
    opened = [match for match in OPENS.finditer(details.mask) if not passing(match)]
    if all(is_own(match["name"], own) for match in opened):
        return details, []
    starts = [0, *(match.start() for match in opened)]
    ends = [*starts[1:], len(details.mask)]
    names = ["", *(match["name"] for match in opened)]
    kept, others = [], []
    for name, start, end in zip(names, starts, ends, strict=True):
        part = details.part(start, end)
        if not name or is_own(name, own):
            kept.append(part)
        else:
            others.append((name, part))
    return joined(kept), others


def passing(match: re.Match) -> bool:
    return is_generic(match["name"]) or match["name"] in ("原社区", "新社区", "全社区")


def is_own(name: str, own: set[str]) -> bool:
    return any(is_same(name, known) for known in own if known)
