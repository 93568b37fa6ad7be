"""The masthead and the imprint of a gazette: its name, its number, who edits it."""

import re
from collections.abc import Iterable

from core.text.dates import CHINESE_YEAR
from core.text.numbers import parse_number
from core.text.widths import half_width, squeeze

from .furniture import GAZETTE, OF_ISSUE
from .lines import Line, is_rule
from .papers import REACH, is_named
from .words import DAY, SET_WIDE, is_date, number_of

NUMERALS = "[一二三四五六七八九十百]{1,5}"
LABELLED = re.compile(
    r"(?:主\s?管|主\s?办|承\s?办|协\s?办|编\s?辑|编\s?印|编\s?审|出\s?版|印\s?刷|发\s?行|主\s?编|副主编|编委会?|责任编辑|责\s?编|地\s?址|电\s?话|传\s?真|邮\s?编|邮政编码"
    r"|网\s?址|电子邮箱|邮\s?箱|E-?mail|准印证号?|刊\s?号|印\s?数|定\s?价|赠\s?阅|开\s?本|国内统一|ISSN|CN|编辑出版|主管主办|(?:主管|主办|承办|协办|编辑|编印|编审|出版|印刷|发行)(?:单位|部门|机关|日期)|(?:[\u4e00-\u9fff]{2,20}(?:公报|政报))?编辑部)[\s：:（(].{0,100}",
    re.I,
)
STRONG = re.compile(
    r"主\s?办|主\s?管|[\u4e00-\u9fff]{2,20}(?:公报|政报)编辑部|(?:责任)?编\s?辑|编\s?印|出\s?版|准\s?印|刊\s?号|印\s?[刷数]"
)
# What else an imprint says: 1999年4月印刷, 本刊所登文件与正式文件具有同等效力, 发至：各乡镇.
SAID_OF_PRINT = re.compile(
    r"(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月.{0,12}?(?:印刷|出版|编印|发行)|本(?:刊|公报).{4,60}|(?:共|计)?印\s?刷?\s?\d{1,6}\s?[份册本]"
    r"|[（(]?本期共\s?\d{1,3}\s?页[）)]?|[\u4e00-\u9fff]新出[^。，]{2,30}号|(?:发\s?至|分\s?送|[发报送])\s?[：:].{2,80})。?"
)
MASTHEAD = re.compile(
    rf".{{0,40}}(?:{GAZETTE}|第.{{1,5}}期|总第.{{1,5}}期|总第?\s?\d{{1,4}}\s?号|主办|主管|编辑|编印|出版|准印|刊号|内部资料|免费赠阅).{{0,40}}"
)
# What a release appears in, beside whose it is: 安平县统计局 · 统计月报.
SERIES = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{2,20}\s?[·•・|｜]\s?)?[\u4e00-\u9fff]{0,16}(?:[月季年旬]报|快[报讯]|统计资料|统计信息|信息专报)"
)
# With its number, where nothing else is the title: 统计月报（2017年第9期）.
NUMBERED_SERIES = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:[月季年旬]报|快[报讯])\s?[（(]?(?:19|20)\d\d\s?年\s?第\s?\d{1,3}\s?期[）)]?"
    # 2021年主要统计数据（第三期）
    rf"|[\u4e00-\u9fff]{{2,20}}(?:19|20)\d\d\s?年[\u4e00-\u9fff]{{0,8}}(?:数据|指标|情况)\s?[（(]第\s?(?:\d{{1,3}}|{NUMERALS})\s?期[）)]"
)
ISSUED = re.compile(rf"[\u4e00-\u9fff]{{4,20}}\s{DAY}")
TABLE = re.compile(r"附?表\s?[一二三四五六七八九十\d]{1,3}(?=[\s:：、.])")
# A title below it, and no more than a period in brackets: 一季度全县农业生产情况.
DATED = re.compile(r"[^（(][^。，；：]*(?:年|月份?|季度)[\u4e00-\u9fff]{4}[^。，；：]*")
# Only below a line that is surely of the masthead.
BELOW = re.compile(
    r"(?:19|20)\d\d\s?年\s?第\s?.{1,4}[期号].{0,16}|[A-Za-z\s·.,&'’-]{6,80}|[（(]?\s?(?:[月季旬年]|半[月年]|双月)\s?刊\s?[）)]?"
    rf"|(?:19|20)\d\d\s?年?|{CHINESE_YEAR}\s?年?"
    r"|[（(]?(?:19|20)\d\d\s?[.．·年]\s?\d{1,2}\s?月?[）)]?|[（(]?总.{0,4}\d{1,4}\s?[期号]?[）)]?|\d{1,2}|内部(?:资料|刊物).{0,20}|No\.?\s?\d{1,4}"
    # Who edits it, beside the day: 甲县人民政府办公室编 2011年8月31日.
    rf"|[\u4e00-\u9fff]{{4,24}}\s?编\s?{DAY}",
    re.I,
)
WHOLE = re.compile(
    r"总\s?第?\s?[期号]?[数]?\s?[：:]?\s?(?:\d{1,5}|[一二三四五六七八九十百]{1,5})\s?[期号]?"
)
NUMBER = re.compile(rf"第\s?(\d{{1,3}}|{NUMERALS})\s?[期号](?!\d)")
YEAR = re.compile(rf"((?:19|20)\d\d|{CHINESE_YEAR})\s?(?:年|第|\Z|\n)")
# The year and the number below it, set large: 2023, 9.
STACKED = re.compile(r"((?:19|20)\d\d)年?\n(\d{1,2})(?=\n|\Z)")
POINT = re.compile(r"((?:19|20)\d\d)\s?[.．·]\s?(?:第\s?)?(\d{1,2})(?![\d.．·])")
LONGEST = 100
NAME_LINES = 3
SPELT = re.compile(r"[A-Za-z\s]")


def part_masthead(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(masthead, the lines after it)."""
    # The number of the issue may stand above its name: 2020·1, and below it ××区人民政府公报.
    above = bool(lines) and bool(BELOW.fullmatch(half_width(lines[0].text)))
    named = name_lines(lines[above:])
    below = lines[above : above + 1]
    named = named or (above and any(is_masthead(line, started=False) for line in below))
    end = named and named + above
    while (
        end < len(lines)
        and not is_over_table(lines[end : end + 3])
        and (
            is_masthead(lines[end], started=end > 0) or is_series(lines[end : end + 2])
        )
    ):
        end += 1
    return lines[:end], lines[end:]


def name_lines(lines: list[Line], *, listed: bool = False) -> int:
    """How many lines at the beginning the name of the gazette takes, with what is spelt over it."""
    below = (line.text for line in lines[1 : REACH + 1])
    if lines and is_named(lines[0].text, below, listed=listed):
        return 1
    for count in range(2, NAME_LINES + 1):
        texts = [line.text for line in lines[:count]]
        short = len(texts) == count and max(map(len, texts)) < LONGEST
        if short and re.fullmatch(GAZETTE, SPELT.sub("", "".join(texts))):
            return count
    return 0


def is_over_table(lines: list[Line]) -> bool:
    """Whether a series and its number stand right over a table, or over who issued it when and
    the table, and are its only title."""
    line, *below = lines
    table = any(
        one.row or TABLE.match(one.text) for one in below[: 1 + is_signed(below)]
    )
    return not line.row and table and bool(NUMBERED_SERIES.fullmatch(line.text))


def is_signed(lines: list[Line]) -> bool:
    """Whether the first line says who issued it and when: 甲县统计局　2021年10月28日."""
    return bool(lines) and bool(ISSUED.fullmatch(half_width(lines[0].text).strip()))


def is_masthead(line: Line, *, started: bool) -> bool:
    text = half_width(" ".join(line.text.split()))
    text = squeeze(text) if SET_WIDE.fullmatch(text) else text
    if len(text) > LONGEST or "关于" in text or number_of(text):
        return False
    if MASTHEAD.fullmatch(text) or text in ("政府公报", "公报", "政报"):
        return not line.row or bool(OF_ISSUE.search(text))
    below = is_date(text) or is_rule(text) or BELOW.fullmatch(text)
    return started and bool(below or LABELLED.fullmatch(text))


def is_series(lines: list[Line]) -> bool:
    """Whether a series is named on the first line: beside whose it is, or over a title with a
    period of its own.
    """
    line, *below = lines
    match = SERIES.fullmatch(half_width(" ".join(line.text.split())))
    if line.row or not match:
        return False
    titled = any(not one.row and DATED.fullmatch(one.text) for one in below)
    return bool(match["of"]) or titled


def part_imprint(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the lines before it, the imprint at the end of the file)."""
    start = len(lines)
    while start and is_imprint(lines[start - 1]):
        start -= 1
    imprint = lines[start:]
    if any(STRONG.match(line.text) for line in imprint):
        return lines[:start], imprint
    return lines, []


def is_imprint(line: Line) -> bool:
    if line.row or len(line.text) >= LONGEST:
        return False
    text = half_width(line.text)
    return bool(LABELLED.fullmatch(text) or SAID_OF_PRINT.fullmatch(text))


def issue_number(masthead: Iterable[Line]) -> tuple[int | None, int | None]:
    """(year, number) of the issue as its masthead prints them."""
    lines = (squeeze(line.text.replace("\t", " ")) for line in masthead)
    text = half_width("\n".join(lines))
    text = re.sub(DAY, "", WHOLE.sub("\n", text))
    if match := POINT.search(text) or STACKED.search(text):
        return int(match[1]), int(match[2])
    number, year = NUMBER.search(text), YEAR.search(text)
    return whole(year), whole(number)


def whole(match: re.Match | None) -> int | None:
    value = match and parse_number(match[1])
    return None if value is None else int(value)
