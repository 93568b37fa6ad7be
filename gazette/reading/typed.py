"""Chinese marks that were typed in half width: 收悉.经研究,现批复如下:"""

import re

from .lines import Line
from .words import is_addressee

HALF = re.compile(r"(?<=[\u4e00-\u9fff）)》”\]〕㎡%％])[,;]|(?<=[\u4e00-\u9fff）)》”\]〕㎡%％])\.(?=[\s\u4e00-\u9fff“《（(]|\d{3}|\d{1,2}[.、](?!\d)|\Z)")  # fmt: skip
# 一,撤销…: such a comma is the mark of a numbering.
NUMBERED = re.compile(r"\A([一二三四五六七八九十]{1,3})，")
# So a label is typed there: 所属街道:滨江街道.
COLON = re.compile(r"(?<=[\u4e00-\u9fff）)》”]):(?!\d)")
MARKS = str.maketrans(",;.", "，；。")
LEAST = 3
# The stop of a line, whatever the others of the text are: 兼任副局长职务.
LAST = re.compile(r"(?<=[\u4e00-\u9fff]{6})\.\Z")


def with_wide_marks(lines: list[Line]) -> list[Line]:
    """``lines`` with their marks in full width, where a file has next to none of those."""
    halves = sum(len(HALF.findall(line.text)) for line in lines if not line.row)
    wide = sum(line.text.count("，") + line.text.count("。") for line in lines)
    if halves < LEAST or wide * 4 > halves:
        return [line if is_kept(line) else line._replace(text=LAST.sub("。", line.text)) for line in lines]  # fmt: skip
    return [line if is_kept(line) else line._replace(text=widened(line.text)) for line in lines]  # fmt: skip


def is_kept(line: Line) -> bool:
    """Whether a line is of cells, or of names that are stored as printed."""
    return line.row or is_addressee(line.text)


def widened(text: str) -> str:
    text = HALF.sub(lambda m: m[0].translate(MARKS), COLON.sub("：", text))
    return NUMBERED.sub(r"\1、", text)
