"""The lines of a file with their place, freed of markup."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from core.text.characters import DROPPED
from core.text.traditional import simplified
from core.text.widths import half_width, squeeze

from .decoding import UnreadableFile
from .htmltables import ROW_BREAK
from .lookalikes import mended
from .words import TITLED, printed_date

MAX_LINES = 300_000
NARROW_SPACES = (
    "\u2000\u2001\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
# Turns of the page and other ends of a line, where they stand within one; spaces of web pages.
BREAKS = str.maketrans(
    "\v\f\x85\u00a0\u2003" + NARROW_SPACES, "    \u3000" + " " * len(NARROW_SPACES)
)
# Two paragraphs inside one table cell; the table reader parts or joins them.
CELL_BREAK = "\u2029"
# Lines that a reader put together to one cell; the table reader says so.
WRAPPED = "\u2028"
# Cells that a reader told apart where nothing parts them.
PARTED = WRAPPED * 2
TAG = r"(?:p|br|meta|html|head|body|title|link|img|hr|thead|tfoot|colgroup|col|article|main|header|footer|dl|dt|dd|blockquote|pre|small|label|input|form|span|div|b|strong|i|em|u|font|a|td|tr|th|table|tbody|h[1-6]|center|section|li|[uo]l|su[bp]|o:p|st1:[a-z]{1,20})\b[^<>]{0,300}"
PARAGRAPHS = re.compile(r"</p>[ \u3000]{0,20}<p\b[^<>]{0,300}>|<br\s{0,3}/?>", re.I)
MARKUP = re.compile(rf"</?{TAG}>", re.I)
BOLD = re.compile(r"\*\*([^*\t]{1,200})\*\*")
# # 标题, as a plain text marks it; # 工业 in a table says that it is part of the above.
MARKED_HEADING = re.compile(r"#{1,6} (?=\S{8,}\s*\Z)")
PIPES = re.compile(r"\|.*\|")
PIPE_RULE = re.compile(r"[|:\- ]+")
# What a conversion puts before a mark: 收悉 。
BEFORE_MARK = re.compile(
    r"(?<=[\u3400-\u9fff”》）\d]) {1,2}(?=[，。；：、！？）》”]|．(?!\s?\d))"
)
UNIT_BESIDE = re.compile(
    r"(\s*\S.{3,}?\S)\s{2,}([（(]?(?:计量|金额)?单位[：:]\s?[^\s，。]{1,16})"
)
# The same in brackets right after a title: ××县主要经济指标（单位：亿元、%）.
UNIT_AFTER = re.compile(
    r"(\s*\S.{5,}?)\s{0,8}([（(](?:计量|金额|货币)?单位[：:]\s?[^\s（）()，。]{1,16}[）)])\s*"
)
# So a program parts words: spaces on both sides of the marks. One that stands so may be a slip.
APART_MARK = re.compile(r"(?<=\S)[ \u3000][，。；：、](?:[ \u3000](?=\S)|\Z)")
FEWEST_APART = 2
WORD_GAP = re.compile(
    r"(?<=\S)(?<![A-Za-z])[ \u3000](?=\S)|(?<=[A-Za-z])[ \u3000](?=[^\sA-Za-z\d])"
)
# Between the names of people a space may be all that parts them: 任命 张三 李四.
OF_PEOPLE = re.compile(
    r"任\s?[命免职]|免\s?[去职]|聘\s?任|推\s?选|选\s?举|同\s?志|职\s?务|任\s?期|试\s?用"
)
# A character set apart, a mark beside it perhaps not: （ 2 0 1 0 年 版）.
APART = r"[（(《“]?\S[）)》”，：、]{0,3}"
SET_APART = re.compile(rf"{APART}(?:[ \u3000]{{1,3}}{APART}){{4,80}}")
# A year set apart in a line that is not: 权力清单（2 0 1 0 年版）.
YEAR_APART = re.compile(
    r"(?<!\d)(?<!\d[ \u3000])[12１２](?:[ \u3000]{1,3}\d){3}(?=[ \u3000]{0,3}年)"
)
# Marks of half the width, as conversions leave them.
NARROW_MARKS = str.maketrans("｡､｢｣･", "。、「」·")
# A title set wide, in all of its characters or only in the words by which it is known.
WIDE_ABOUT = re.compile("关[ \u3000]{1,4}于")
WIDE_GENRE = re.compile(
    r"(?<=[\u3400-\u9fff》）])([通批决公意复纪])[ \u3000]{1,4}([知复定告报见函要])\Z"
)
SERIAL = re.compile(r"第[\d〇零一二三四五六七八九十百]{1,6}号")
RULE = re.compile(r"[-—–－_=＝─━═☆★*＊#＃+＋~～·.…◆◇●○■□※\s]{3,}")


class Line(NamedTuple):
    """One line that is not blank: ``number`` counts from 1, a ``row`` has tabs.

    ``adjacent``: no blank line before it; ``residue``: codes of the markup taken away;
    ``mended``: words as printed and as meant, where a scan took characters for others;
    ``more``: the numbers of the lines that were put together with it; ``full``: it was cut
    because it was full, not because a paragraph ended; ``turned``: a page ends below it.
    """

    number: int
    text: str
    row: bool = False
    indented: bool = False
    adjacent: bool = False
    residue: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    more: tuple[int, ...] = ()
    full: bool = False
    turned: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.number, *self.more)


def refuse_too_many(text: str) -> None:
    """Raises UnreadableFile where the text has more lines than a gazette would."""
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise UnreadableFile(f"文件超过 {MAX_LINES:,} 行，不像一份公报。")


def numbered_lines(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines, row, before = [], False, 0
    for number, raw in raw_lines(text.translate(NARROW_MARKS)):
        if not raw or raw.isspace():
            continue
        line = line_of(number, raw, after_row=row and number <= before + 1)
        if line.text.strip():
            adjacent = number <= before + 1 and bool(lines)
            lines.append(line._replace(adjacent=adjacent))
            row, before = line.row, number
    return lines


def raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """(number, line); rows and paragraphs that stood on one line of the file have its number."""
    for number, match in enumerate(LINE.finditer(text), 1):
        if match.start() < len(text):
            for row in match[1].split(ROW_BREAK):
                plain = "\t" in row or "<" not in row
                for line in [row] if plain else PARAGRAPHS.split(row):
                    yield from ((number, part) for part in parted(line))


def parted(raw: str) -> tuple[str, ...]:
    """The name of a table and the unit of its figures, where they stand side by side."""
    if len(raw) > 300 or "\t" in raw or "位" not in raw:
        return (raw,)
    after = UNIT_AFTER.fullmatch(raw)
    if after and TITLED.search(simplified(squeeze(after[1]))):
        return after.groups()
    beside = UNIT_BESIDE.fullmatch(raw)
    return beside.groups() if beside else (raw,)


def line_of(number: int, raw: str, *, after_row: bool) -> Line:
    text, residue = without_markup(DROPPED.sub("", raw))
    text = text.strip("\f\v").translate(BREAKS)
    bare = text.strip("\t \u3000")
    if PIPES.fullmatch(bare):
        text = "" if PIPE_RULE.fullmatch(bare) else bare[1:-1].replace("|", "\t")
        bare = text.strip("\t \u3000")
    if "\t" in bare and printed_date(" ".join(bare.split("\t"))):
        bare = text = " ".join(bare.split("\t"))
    row = "\t" in bare or ("\t" in text and after_row)
    indented = raw[:1] in ("\u3000", "\t") or raw.startswith("  ")
    text, changes = mended(text if row else with_narrow_title(bare))
    return Line(number, text, row, indented, False, residue, changes)


def without_word_gaps(text: str) -> str:
    """A line of a text whose every word and mark is set apart, without the spaces: 居民 ２３ 户 ， 东 至."""
    if len(APART_MARK.findall(text)) < FEWEST_APART or OF_PEOPLE.search(text):
        return text
    return WORD_GAP.sub("", text)


def with_narrow_title(text: str) -> str:
    """A line without the spaces that a conversion puts before marks and a printer into titles."""
    text = BEFORE_MARK.sub("", without_word_gaps(text))
    closed = closed_up(text)
    if closed != text and ("关于" in closed or SERIAL.fullmatch(closed)):
        return closed
    if WIDE_ABOUT.search(text[:120]):
        text = WIDE_GENRE.sub(r"\1\2", WIDE_ABOUT.sub("关于", text))
    return text


def without_markup(raw: str) -> tuple[str, tuple[str, ...]]:
    residue = []
    if "<" in raw or "&" in raw:
        text = MARKUP.sub("", PARAGRAPHS.sub(CELL_BREAK, raw))
        text = DROPPED.sub("", html.unescape(text)) if "&" in text else text
        if text != raw:
            residue.append("html-residue")
        raw = text
    if raw[:1] == "#" and (heading := MARKED_HEADING.match(raw)):
        residue.append("markup-residue")
        raw = raw[heading.end() :]
    if "**" in raw and BOLD.search(raw):
        residue.append("markup-residue")
        raw = BOLD.sub(r"\1", raw)
    return raw, tuple(residue)


def is_rule(text: str) -> bool:
    return len(text) < 200 and bool(RULE.fullmatch(text))


def joined(texts) -> str:
    """Pieces of one cut text put together: no space, save between two Latin words."""
    pieces: list[str] = []
    for text in texts:
        if pieces and is_latin(pieces[-1][-1:]) and is_latin(text[:1]):
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def title_of(lines: list[Line]) -> str:
    """A title joined over its lines, without typesetting spaces and wide digits."""
    return name_of(joined(closed_up(line.text) for line in lines))


def closed_up(text: str) -> str:
    """A line with every character, or its year, set apart, without the spaces: 关 于 2 0 1 0 年 度."""
    if SET_APART.fullmatch(text):
        return re.sub(r"\s", "", text)
    return YEAR_APART.sub(lambda year: re.sub(r"\s", "", year[0]), text)


def name_of(text: str) -> str:
    """A name or a title as it is compared: in one width, without typesetting spaces."""
    return squeeze(half_width(text))
