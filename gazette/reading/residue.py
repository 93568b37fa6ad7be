"""What typesetting and conversion leave in a text: markup, foreign words, odd characters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.text.widths import squeeze

from .lines import Line
from .source import Finding

ENGLISH = re.compile(
    r"(?<=[\u4e00-\u9fff”》）])(\s{0,3}(?:and|or|of|the|with|for)\s{0,3})(?=[\u4e00-\u9fff“《（])",
    re.I,
)
# In Big5's frequent characters but not in GB 2312, and yet in use today, mostly in names.
STILL_USED = "昇玥祐珪琯洸浥迺陞湲沘枓涊湣鄗睏瞭妳姍祇珮煖暘ヾゝゞ"
MARKUP = {"html-residue": "网页标记", "markup-residue": "排版标记 **"}
# Shorter lines may have no character that tells.
SHORT = 6
MOST = 0.7
# So many lines are named in the text of one finding.
SHOWN = 10


def traditional_characters() -> frozenset[str]:
    leads, trails = range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    frequent = bytes(byte for a in leads for b in trails for byte in (a, b))
    characters = set(frequent.decode("big5", errors="ignore"))
    simplified = "".join(characters).encode("gb2312", errors="ignore")
    return frozenset(characters - set(simplified.decode("gb2312")) - set(STILL_USED))


TRADITIONAL = traditional_characters()


def squeezed(cell: str) -> str:
    """A cell without typesetting spaces; those round a foreign word are its own."""
    parts = ENGLISH.split(cell)
    return "".join(
        part if at % 2 else squeeze(part) for at, part in enumerate(parts)
    ).strip()


def residue_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    lines = list(lines)
    marked = defaultdict(list)
    whole = is_traditional(lines)
    if whole:
        text = "全文为繁体字，名称照印，各栏目按简体对照识别"
        yield Finding("traditional-text", text, lines[0].number)
    for line in lines:
        for code in line.residue:
            marked[code].append(line.number)
        yield from text_findings(line)
        yield from () if whole else traditional_findings(line)
    if parted := marked.pop("line-parted", ()):
        text = "整篇文字连成一行，按标题、文号、主送机关、编号、落款拆成几行"
        yield Finding("line-parted", text, parted[0])
    for code, numbers in marked.items():
        places = "、".join(map(str, numbers[:SHOWN])) + "等" * (len(numbers) > SHOWN)
        text = f"有{MARKUP[code]}（第{places}行，共{len(numbers)}行），读入时已去掉"
        yield Finding(code, text, numbers[0])


def text_findings(line: Line) -> Iterator[Finding]:
    for was, meant in line.mended:
        text = f"“{was}”有形近字，读作“{meant}”"
        yield Finding("look-alike", text, line.number)
    if match := ENGLISH.search(line.text):
        text = f"中文里夹有英文“{match[1].strip()}”"
        yield Finding("english-residue", text, line.number)
    if "\ufffd" in line.text:
        yield Finding("damaged-character", "有损坏的字符“\ufffd”", line.number)


def traditional_findings(line: Line) -> Iterator[Finding]:
    if found := TRADITIONAL.intersection(line.text):
        characters = "".join(sorted(found, key=line.text.index))
        yield Finding("traditional-character", f"有繁体字“{characters}”", line.number)


def is_traditional(lines: list[Line]) -> bool:
    """Whether a whole document is set in traditional characters, not a word of it."""
    words = [line for line in lines if len(line.text) > SHORT]
    traditional = [line for line in words if TRADITIONAL.intersection(line.text)]
    return len(traditional) > 2 and len(traditional) >= MOST * len(words)
