"""Areas handed from one community to another in passing: a row for each community concerned."""

import re
from collections.abc import Iterable, Iterator

from gazette.reading.source import Finding

from .blocks import Block
from .decisions import Decision
from .identity import bare
from .masking import GONE, Masked
from .naming import NAME, is_generic, plain_name, read_names, short_name
from .rows import Row
from .undecided import PUT_OFF

UNCLEAR = Finding(
    "change-unclear", "正文提到划入、划出该社区的区域，调整后的范围未读出"
)
TO = re.compile(
    rf"(?:划归|划入|划给|划转[给至]?|划至|并入|移交给?|(?:调整|调)[至到给入](?!东[面侧]?[起至到临邻靠以])|调整归|归)(?:由|为|给|到|至)?(?P<name>{NAME})"
)
# 甲社区管辖的A区（东至甲路，南至乙路，西至丙路，北至丁路）划入….
TOLD_IN_BRACKETS = "(?:，[东南西北][^。；：]{4,160}，)?"
FROM = re.compile(
    rf"(?:(?<![^，。；：,;\n{GONE}])|(?<=同意))(?:将|把|从|由)?(?:原)?(?:由|属)?(?P<name>(?![将把从由原]){NAME})(?:所辖|管辖|辖区|范围)*(?:的|内|中)?[^，。；：\n]{{1,60}}?{TOLD_IN_BRACKETS}(?:划归|划入|划给|划转|划至|划出|移交|并入|(?:调整|调)[至到给入](?!东[面侧]?[起至到临邻靠以]))"
)


# 将甲小区由丙社区调整至丁社区管辖.
TAKEN = re.compile(
    rf"[由从](?:原)?(?P<name>(?![原]){NAME})(?:所辖|管辖|辖区)?(?:划归|划入|划给|划转|划至|划出|移交|并入|(?:调整|调)[至到给入](?!东[面侧]?[起至到临邻靠以]))"
)
# 将甲小区划出丙社区，划入丁社区.
# 从甲社区、乙社区划出部分区域设立丙社区: what is decided is of the new one.
MAKES_NEW = re.compile(
    r"[^，。；划]{0,16}[，,]?后?(?:新?设立|新?成立|组建|新设|新建|增设|设置|析置)"
)
OUT_OF = re.compile(rf"划出(?:原)?(?P<name>{NAME})(?=[，。；]|\Z)")
# 其居民划归甲社区管理 tells where people go, and of no area.
PEOPLE = re.compile(r"(?<!社区)居民(?:整体|全部|统一|分别|就近|也?一并)?[划并]?\Z")
LED = re.compile(
    r"\A(?:(?:同时|一并|并|另|现)(?=[将把从由对])|同意|调整|变更|将|把|从|由|原(?![种野料平阳州乡生林上点])(?:[属由归]于?)?)+"
)


def handed(blocks: list[Block], found: list[Row]) -> Iterator[Row]:
    """The communities that are given an area, or give one, and that nothing else is said of."""
    known = {short_name(called) for row in found for name in row.names for called in (name, bare(name))}  # fmt: skip
    for block in blocks:
        if block.addressed:
            continue
        masked = Masked.of(block.text)
        for name, of_people in passed(masked):
            if not is_known(short_name(name), known):
                known.add(short_name(name))
                decision = Decision("adjust", (name,), "", 0, 0)
                yield Row(block, decision, "adjust", name, "", block.clause.label, doubts=[UNCLEAR], texts=[block.printed], sure=False, passing=of_people)  # fmt: skip


def is_known(short: str, known: set[str]) -> bool:
    """Whether it is one of ``known``, each of both maybe with its subdistrict before it."""
    return any(short.endswith(other) or f"街道{short}" in other for other in known if other)  # fmt: skip


def passed(masked: Masked) -> Iterable[tuple[str, bool]]:
    """The communities that areas are handed to or from, in the order of the text; whether only
    people are.
    """
    found = sorted(
        [
            match
            for pattern in (TO, FROM, TAKEN, OUT_OF)
            for match in pattern.finditer(masked.mask)
        ],
        key=lambda match: match.start("name"),
    )
    for match in found:
        if match[0].endswith("划出") and MAKES_NEW.match(masked.mask, match.end()):
            continue
        clause_start = masked.mask.rfind("。", 0, match.start()) + 1
        if PUT_OFF.search(masked.mask[clause_start : match.start()]):
            continue
        of_people = PEOPLE.search(
            masked.mask[max(0, match.start() - 12) : match.start()]
        )
        listed = read_names(masked, match.start("name"))
        whole = masked.text[slice(*match.span("name"))]
        for words in listed.names if listed and listed.names else (whole,):
            name = LED.sub("", plain_name(words))
            if short_name(name) and not is_generic(name):
                yield name, bool(of_people)
