"""Blocks of metadata as they are pasted: bullets before the labels, fields without a space between."""

import re

from core.text.widths import squeeze

from ..lines import Line
from ..marks import SPACED, metadata

BULLET = re.compile(r"\A[•·●◆■▪○◇□*\-–—]\s{0,6}(?=\S)")
FIELD = re.compile(rf"(?P<label>{SPACED})(?P<colon>\s?[：:])?")
FIRST_LINES = 60
LONGEST = 300


def with_labels_parted(lines: list[Line]) -> list[Line]:
    parted: list[Line] = []
    for at, line in enumerate(lines):
        parted += parts(line) if at < FIRST_LINES else [line]
    return parted


def without_bullets(lines: list[Line]) -> list[Line]:
    """``lines`` with the labels among them as they read without what lists them: • 索引号：."""
    return [without_bullet(line) for line in lines]


def without_bullet(line: Line) -> Line:
    text = BULLET.sub("", line.text)
    return line._replace(text=text) if text != line.text and begins(text) else line


def begins(text: str) -> bool:
    match = FIELD.match(text)
    return bool(match and match["colon"])


def parts(line: Line) -> list[Line]:
    """The fields of a line, one on a line, where they stand without a space between."""
    text = line.text
    if line.row or len(text) > LONGEST or not FIELD.match(text):
        return [line]
    fields = fields_of(text)
    if len(fields) < 2 or len(fields) == len(metadata(text)):
        return [line]
    return [
        line._replace(text=f"{label}：{value}", adjacent=True)
        for label, value in fields
    ]


def fields_of(text: str) -> list[tuple[str, str]]:
    """(label, value): a label has its colon, or stands right before or after another."""
    found = [*FIELD.finditer(text)]
    ends = [match.start() for match in found[1:]] + [len(text)]
    sure = [
        match
        for match, end in zip(found, ends, strict=True)
        if match["colon"] or (match.end() == end and is_free(found, match))
    ]
    if not sure or sure[0].start() or not any(match["colon"] for match in sure[:2]):
        return [] if not is_blank_row(sure, text) else [(squeeze(m["label"]), "") for m in sure]  # fmt: skip
    ends = [match.start() for match in sure[1:]] + [len(text)]
    return [
        (squeeze(match["label"]), text[match.end() : end].strip())
        for match, end in zip(sure, ends, strict=True)
    ]


def is_free(found: list[re.Match], match: re.Match) -> bool:
    """Whether a label without a colon is no word within the value of another."""
    before = found[found.index(match) - 1] if found.index(match) else None
    return before is None or before.end() == match.start()


def is_blank_row(sure: list[re.Match], text: str) -> bool:
    """Whether the line is of labels alone: 体裁生效日期废止日期."""
    return len(sure) > 1 and sum(len(m[0]) for m in sure) == len(text.strip())
