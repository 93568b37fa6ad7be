"""Paragraphs and clauses that hold several things with no stop between them."""

import re
from collections.abc import Iterator

from .grammar import slot
from .names import CHARACTER, DOT, SINGLE, SPACE, grouped, is_name, split_spaced
from .titles import CORE, FUNCTION, TITLE_END

# Where one more person begins though no comma says so: …局局长、李四为…, …局局长李四为….
NEXT = re.compile(
    rf"(?:(?<=[长任记员席理事师])|(?<=职务)|(?<=[）)]))(?P<mark>、?)"
    rf"(?:(?=(?P<name>{CHARACTER}{{2,4}}?|{CHARACTER}{{1,9}}?{DOT}{CHARACTER}{{1,9}}?)(?:同志|(?:同志)?(?:任(?![城丘县泽])|为|担任|兼任|免去|免(?![去除职])|不再担任|辞去|(?:原任|所任|原担任|担任|兼任|现任|所兼任)?的)(?!民)))"
    r"|(?=(?:并|同时)?(?:任命|免去|聘任|解聘|不再担任)))"
)
# A line of a list, or its heading, that was put behind another: …局局长（副科级）马　骏　某区….
LIST_LINE = re.compile(
    rf"(?:(?<=[长任记员席理事师）)])|(?<=职务))\s*"
    rf"(?:(?:决定)?(?:任命|免去|聘任|解聘)[：:]"
    rf"|(?P<names>{CHARACTER}(?:{SPACE}?{CHARACTER}){{1,3}}){SPACE}(?={CHARACTER}{{1,6}}?[省市区县旗州]))"
)
# What is said of the whole list, below its last line: 任职时间从2012年5月起计算.
OF_ALL = re.compile(
    r"(?<=[长任记员席理事师）)])(?<!人员)(?=(?:(?:以上|上述)(?:同志|人员|各)|(?:任职|试用|聘用|任命)(?:时间|期限?)[均统]?[从自为])[^，；]{2,30}[。；]?\Z)"
)
TITLED = re.compile(rf"{FUNCTION}*{CORE}\s*[：:]")
LAPSE = re.compile(rf"(?:的?职务)?(?:{slot('lapses')})\Z")
OF_ANOTHER = re.compile(
    rf"(?:同时|并)?{CHARACTER}{{2,12}}?(?:同志)?(?:原任|所任|兼任|原担任|担任|现任)?的"
)
FAMILY_ALONE = re.compile(
    rf"(?:\A|[命任聘去定、，；：。.．\s])(?P<name>{CHARACTER}){SPACE}{{1,6}}\Z"
)
INNER_NUMBER = re.compile(
    r"(?<=[；。：:）)\s\u3000\u4e00-\u9fff])"
    r"(?=(?:\d{1,2}[.．](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)](?!项)|(?<=[；。：:\s])[一二三四五六七八九十]{1,3}、)\s*[\u4e00-\u9fff])"
)


def parts_of(text: str) -> Iterator[str]:
    """A paragraph parted where a number, a heading or the next line of a list stands in it."""
    for part in (p for numbered in numbered_parts(text) for p in titled(numbered)):
        start = 0
        for following in LIST_LINE.finditer(part):
            names = following["names"]
            if names and not all(map(is_name, grouped(split_spaced(names)))):
                continue
            yield part[start : following.start()]
            start = following.start()
        yield from OF_ALL.split(part[start:])


def numbered_parts(text: str) -> Iterator[str]:
    """``text`` parted at the numbers in it; 一 behind a family name is no number: 任命丁　一、李伟为."""
    start = 0
    for number in INNER_NUMBER.finditer(text):
        before = FAMILY_ALONE.search(text[max(0, number.start() - 9) : number.start()])
        if not (before and before["name"] in SINGLE):
            yield text[start : number.start()]
            start = number.start()
    yield text[start:]


def titled(text: str) -> list[str]:
    """A list of titles and names parted at each title: 局长：张三副局长：李四 王五."""
    starts = [match.start() for match in TITLED.finditer(text)]
    starts = [at for at in starts if "：" in text[:at] or ":" in text[:at]]
    bounds = [0, *starts, len(text)]
    return [text[at:end] for at, end in zip(bounds, bounds[1:], strict=False)]


def lapsing(parts: Iterator[str]) -> Iterator[str]:
    """``parts`` with what the last says of all: 甲原任的…、乙原任的…职务自然免除."""
    parts = [*parts]
    ending = LAPSE.search(parts[-1])
    for part in parts:
        alone = ending and part is not parts[-1] and not LAPSE.search(part)
        yield f"{part}{ending[0]}" if alone and OF_ANOTHER.match(part) else part


def apart(clause: str) -> Iterator[str]:
    """A clause parted where the next person begins: …局局长、李四为…."""
    start = 0
    for following in NEXT.finditer(clause):
        before = clause[start : following.start()]
        if (not following["name"] or is_name(following["name"])) and TITLE_END.search(
            before
        ):
            yield before
            start = following.end("mark")
    yield clause[start:]
