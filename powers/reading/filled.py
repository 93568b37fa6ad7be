"""What a row does not print itself: a sign for what is above, one category over several rows."""

import re
from dataclasses import replace
from itertools import pairwise

from gazette.reading.rows import doubted
from gazette.reading.source import Finding

from .checks import LABELS, MERGED, NOTHING, STRAY, stray_findings
from .entries import SIDES, PowerTransfer
from .groups import group_of

DITTO = re.compile(r"[〃″＂\"〞々]+|[（(]?同上[）)]?|同前|’’|′′")
# What stands in a cell that says nothing.
DASHES = re.compile(r"[-—–－─/／]+")

# What a power is called by is its category, whatever the words above say.
OWN_ACTS = ("处罚", "给付", "征收", "奖励", "裁决")
OWN_END = {act: re.compile(rf"{act}(?:[（(][^（）()]*[）)])?\Z") for act in OWN_ACTS}


def of_words(entry: PowerTransfer, category: str) -> PowerTransfer:
    """``entry`` with the category that words above it say of all."""
    own = next((act for act in OWN_ACTS if OWN_END[act].search(entry.name)), "")
    if own and own not in category:
        text = f"标题或引语说的类型是“{category}”，与名称不符，没有读入"
        return doubted(entry, Finding("category-from-title", text))
    text = f"类型“{category}”取自标题或引语，请核对"
    return doubted(
        replace(entry, category=category), Finding("category-from-title", text)
    )


def fill_merged(rows: list, role: str) -> None:
    """Give blank cells what the one above says, where each is printed but once over all of its rows."""
    printed = [row.cells.get(role, "") for row in rows]
    said = [words for words in printed if words]
    one_each = all(a != b for a, b in pairwise(said))
    if len(said) == len(printed) or not one_each or not (printed and printed[0]):
        return
    for above, row in pairwise(rows):
        if not row.cells[role] and not row.first and above.cells[role]:
            row.cells[role] = words = above.cells[role]
            text = f"{LABELS[role]}一格空白，按上面的“{words}”读入，请核对"
            row.findings.append(Finding("blank-cell", text))


def write_out(rows: list) -> None:
    """Write out what a sign says is as in the row above."""
    for above, row in pairwise(rows):
        for role, words in row.cells.items():
            if DITTO.fullmatch(words):
                row.cells[role] = above.cells[role]


def said_in(cells: dict[str, str]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """(what the cells beside the name say, doubts), without the signs behind it."""
    said = {role: cells.get(role, "") for role in MERGED}
    typed = plain_category(said["category"])
    said["category"] = STRAY.sub("", typed)
    for role in (*SIDES, "basis"):
        said[role] = "" if DASHES.fullmatch(said[role]) else said[role]
    for side in SIDES:
        said[side] = said[side].rstrip("；;。")
    return said, tuple(stray_findings("类型", said["category"], typed))


def plain_category(words: str) -> str:
    """The category of a cell without the number of its powers: 行政许可（2项）."""
    group = group_of((words,))
    counted = group and group.category and group.count is not None
    return "" if NOTHING.fullmatch(words) else group.category if counted else words
