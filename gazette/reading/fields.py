"""The block of fields over a document on a web page, the label on one line, the value below it."""

import re
from collections import Counter

from core.text.widths import squeeze

from .lines import Line
from .marks import LABELS
from .words import GENRE, is_addressee, number_of, organizations

FIRST_LINES = 60
LEAST = 3
# What labels such a field that is not kept: 公开责任部门, 办理时限.
OTHER = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:日期|时间|部门|单位|机构|机关|分类|类[别型]|方式|属性|状态|[文字]号|编号|索引号?|名称|标题|主题词?|范围|期限|时限|次数|来源)"
)


def with_fields(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(``lines`` with every field that is known on a line of its own, the lines of the others)."""
    start = next(
        (at for at in range(len(lines[:FIRST_LINES])) if known(lines[at])), None
    )
    pairs = [] if start is None else pairs_from(lines, start)
    if sum(known(label) != "" for label, _ in pairs) < LEAST:
        return lines, []
    kept, others, end = [], [], start
    for label, value in pairs:
        end += 1 + len(value)
        if name := known(label):
            text = "：".join([name, *(line.text.strip() for line in value)])
            more = tuple(n for line in value for n in line.numbers)
            kept.append(label._replace(text=text if value else f"{name}：", more=more))
        else:
            others += [label, *value]
    return [*lines[:start], *kept, *lines[end:]], others


def with_fields_joined(everything: list[Line], lines: list[Line]) -> list[Line]:
    """``everything`` with each field on one line, as rows printed one cell a line are, if it is in ``lines``."""
    # Markup may have all of a file on one line: then numbers tell no line from another.
    counts = Counter(line.number for line in everything)
    labels = {line.number for line in everything if known(line)}
    labels -= {number for number, count in counts.items() if count > 1}
    read = {line.number: line for line in lines if line.number in labels and line.more}
    values = {n for line in read.values() for n in line.more if counts[n] == 1}
    return [
        read.get(line.number, line) for line in everything if line.number not in values
    ]


def pairs_from(lines: list[Line], start: int) -> list[tuple[Line, list[Line]]]:
    """(label, its value or nothing) one below the other."""
    pairs, at = [], start
    while at < len(lines) and is_label(lines[at]):
        value = (
            []
            if at + 1 < len(lines) and known(lines[at + 1])
            else lines[at + 1 : at + 2]
        )
        if value and is_title_below(lines[at], lines[at + 1 : at + 3]):
            return [*pairs, (lines[at], [])]
        if value and is_own_number(lines[at], value[0]):
            value = []
        if value and not may_be_value(value[0]):
            break
        pairs.append((lines[at], value))
        at += 1 + len(value)
    return pairs


def is_title_below(label: Line, lines: list[Line]) -> bool:
    """Whether the title of the document, be it below its issuer, follows a label without a value."""
    if LABELS.get(label_of(label)) == "title":
        return False
    issued = len(lines) > 1 and lines[1].text.startswith("关于")
    whole = lines if issued and organizations(lines[0].text) else lines[:1]
    title = squeeze("".join(line.text for line in whole))
    titled = "关于" in title and GENRE.search(title)
    return bool(titled) and not any(line.row for line in whole)


def is_own_number(label: Line, value: Line) -> bool:
    """Whether the number of the document stands below a label without a value: 点击数：."""
    kept = LABELS.get(label_of(label), "号")
    return bool(number_of(value.text)) and kept == ""


def may_be_value(line: Line) -> bool:
    return not line.row and len(line.text) < 100 and not is_addressee(line.text)


def is_label(line: Line) -> bool:
    text = label_of(line)
    return bool(known(line) or (OTHER.fullmatch(text) and not GENRE.search(text)))


def known(line: Line) -> str:
    """The label that the line is and no more, or ""."""
    text = label_of(line)
    return text if text in LABELS else ""


def label_of(line: Line) -> str:
    return "" if line.row else squeeze(line.text).strip("【】[]：: ")
