"""The cells of a line, told by the spaces between them."""

import re
import unicodedata
from dataclasses import dataclass

GAP = re.compile("[ \u00a0\u2002-\u200a]*\u3000[ \u3000]*|[ \u00a0\u2002-\u200a]{2,}")
WIDE_GAP = re.compile("[ \u3000\u00a0\u2002-\u200a]{2,}")
# One space parts two cells, but not a number from the words of its period: 1-3 月累计, 2018 年 1-3 月,
# 比 2017 年增长.
IN_PERIOD = (
    r"(?<=\d)[ \u00a0](?=[年月季](?![末均平底初内]))|(?<=[-—–~]\d)[ \u00a0](?=月)|(?<=\d)[ \u00a0](?=至[ \u00a0]\d)|(?<=[年至])[ \u00a0](?=\d{1,2}[ \u00a0]?[-—–~至月])"
    r"|(?<=[比较与前第])[ \u00a0](?=\d{1,4}[ \u00a0]?[年季个])|(?<=[-—–~])[ \u00a0](?=\d{1,2}[ \u00a0]?月)"
)
# Nor from what it says of growth alone in its cell, or of size within a name: 增长 2.8%, 500 万元以上.
IN_CELL = (
    r"(?<=[ \u3000\u00a0][增下上减提回降][长降升少高落低])[ \u00a0](?=\d[\d.]{0,9}[ \u00a0]?[%％]?(?:\s|\Z))"
    r"|(?<=\d)[ \u00a0](?=万元[以及]|岁)"
)
ONE_SPACE = re.compile(rf"(?!{IN_PERIOD}|{IN_CELL})[ \u3000\u00a0]+")
NEAR = 2
# The signs of a label set apart to its width: 序　　号：, 责 任 人：.
SPACED_LABEL = re.compile(
    "(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){1,3}(?=\\s?[：:])"
)


class Widths(dict):
    """The columns that each character takes, asked of Unicode once."""

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in "WFA"
        self[character] = 2 if wide else 1
        return self[character]


WIDTHS = Widths()


@dataclass(frozen=True)
class Cell:
    text: str
    start: int
    end: int


def whole_labels(text: str) -> str:
    """``text`` with each label set apart to its width as one word."""
    if "：" not in text and ":" not in text:
        return text
    return SPACED_LABEL.sub(lambda match: "".join(match[0].split()), text)


def width(text: str) -> int:
    """How many columns of a screen the text takes: a Chinese character two."""
    if text.isascii():
        return len(text)
    return sum(map(WIDTHS.__getitem__, text))


def cells_of(line: str, gap: re.Pattern) -> list[Cell]:
    cells, at = [], 0
    for match in gap.finditer(line):
        cells += cell_at(line, at, match.start())
        at = match.end()
    return cells + cell_at(line, at, len(line))


def cell_at(line: str, start: int, end: int) -> list[Cell]:
    text = line[start:end]
    if not text.strip():
        return []
    start += len(text) - len(text.lstrip())
    text, before = text.strip(), width(line[:start])
    return [Cell(text, before, before + width(text))]
