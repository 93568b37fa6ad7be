"""The names of indicators, the marks before and after them, and what they are parts of."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from core.text.widths import half_width
from gazette.reading.source import Finding

from .grammar import PREFIX_UNIT, UNIT, UNIT_IN_BRACKETS
from .headings import plain_text

# So many items above one is looked for what it is a part of.
NEAR = 400
NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]、?"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])\s*"
)
AMONG = re.compile(r"其\s*中\s*[:：]?\s*")
NOTE = re.compile(r"[（(]?(?:注|说明|备注|资料来源|数据来源|附注)[）)]?[:：\d]")
NOTE_MARK = re.compile(r"[①-⑳¹²³⁴⁵]+\Z|[\[［]\d[\]］]\Z")
GROUP = re.compile(r"按.{2,12}[分看](?:类|组)?|分.{2,10}[看类]")
BRANCH = re.compile(r"第[一二三]产业|[一二三]产业?\Z")
STAR = re.compile("[★☆※﹡∗✱]")
STARRED = re.compile(r"[（(][*★☆※﹡∗✱][）)]|[★☆※﹡∗✱]")
STAR_MEANS = re.compile(r"\*(?P<meaning>[^；;。，,*]+)")
UNIT_OF_TABLE = re.compile(
    rf"(?<![编填报制表送核理主协承督来][制报表送核理办源])(?:计量|金额|货币|数量)?{PREFIX_UNIT}(?P<unit>{UNIT}(?:[、，,/]{UNIT})*)(?![\u4e00-\u9fff])"
)
UNIT_IN_NAME = re.compile(
    rf"[（(](?:{PREFIX_UNIT})?(?P<unit>{UNIT_IN_BRACKETS})[）)](?P<close>)\Z"
)
# After a remark in the same brackets: 地区生产总值（当年价，亿元）; after a comma: 粮食产量，万吨.
UNIT_LAST = re.compile(
    rf"(?<=[\u4e00-\u9fff])[，,/](?P<unit>{UNIT})(?P<close>[）)]|)\Z"
)
ONE_UNIT = re.compile(UNIT)


@dataclass(frozen=True)
class Item:
    """A row's first cell: the indicator, its marks, and how deep the print sets it."""

    name: str
    unit: str
    starred: bool
    depth: tuple[int, int]
    heads: bool
    marked: bool = False


def item_of(cell: str, *, indented: bool = True) -> Item:
    text = cell.lstrip()
    indent = indent_of(cell) if indented else 0
    text = STARRED.sub("*", plain_text(text))
    starred, text = "*" in text, text.replace("*", "")
    text, hashes, among, numbered = without_marks(text)
    text = NOTE_MARK.sub("", text)
    unit = UNIT_IN_NAME.search(text) or UNIT_LAST.search(text)
    name = text[: unit.start()] + unit["close"] if unit else text
    return Item(
        name=NOTE_MARK.sub("", name).rstrip("：:"),
        unit=unit["unit"] if unit else "",
        starred=starred,
        depth=(hashes, indent // 2 + 3 * among),
        heads=numbered or name.endswith(("：", ":")) or bool(GROUP.fullmatch(name)),
        marked=bool(hashes or among),
    )


def indent_of(cell: str) -> int:
    space = cell[: len(cell) - len(cell.lstrip())]
    return sum(2 if character == "\u3000" else 1 for character in space)


def without_marks(text: str) -> tuple[str, int, bool, bool]:
    """``text`` without what stands before a name: (text, number of #, 其中, numbering)."""
    hashes, among, numbered = 0, False, False
    while True:
        if text.startswith("#"):
            text, hashes = text[1:].lstrip(), hashes + 1
        elif match := AMONG.match(text):
            text, among = text[match.end() :], True
        elif match := NUMBERING.match(text):
            text, numbered = text[match.end() :], True
        else:
            return text, hashes, among, numbered


def parent_of(item: Item, above: list[Item]) -> str:
    """The nearest item above that the print sets less deep."""
    whole = whole_of(item, above)
    return whole.name if whole else ""


def whole_of(item: Item, above: list[Item]) -> Item | None:
    """The nearest item above that the print sets less deep, if one is near."""
    near = islice(reversed(above), NEAR) if any(item.depth) else ()
    return next((other for other in near if other.depth < item.depth), None)


def unit_lent(item: Item, above: list[Item]) -> str:
    """The unit of the item that one without a unit is marked as a part of, or ""."""
    whole = whole_of(item, above)
    if series_parent(item, above):
        whole = above[-1]
    return whole.unit if whole and whole.name and not item.unit else ""


def series_parent(item: Item, above: list[Item]):
    """(parent, doubt) of 第二产业 right below 其中：第一产业, or ``None``: the mark may be of both."""
    last = above[-1] if above else None
    if last and last.marked and last.heads and item.heads and not item.marked:
        text = f"“{item.name}”接在其中项“{last.name}”之后，是不是其中项请核对"
        return parent_of(last, above[:-1]), Finding("parent-unclear", text)
    branch, before = BRANCH.match(item.name), BRANCH.match(last.name) if last else None
    if not (branch and before) or item.marked or last.depth <= item.depth:
        return None
    parent = parent_of(last, above[:-1])
    text = f"“{item.name}”接在“{last.name}”之后，按“{parent}”的其中项读入"
    return parent, Finding("parent-unclear", text)


def mark_findings(
    item: Item, parent: str, above: list[Item], quarterly
) -> Iterator[Finding]:
    below_heading = whole_of(item, above) is not None and not item.marked
    marked = item.depth[0] or item.depth > above[0].depth
    if marked and not parent and not below_heading:
        yield Finding("no-parent", f"“{item.name}”标为其中项，但上面没有所属的指标")
    if item.starred and quarterly is None:
        yield Finding(
            "star-unexplained", f"“{item.name}”后的*没有注明含义，按季度数据读入"
        )
    elif item.starred and not quarterly:
        yield Finding("star-not-quarterly", f"“{item.name}”后的*不表示季度数据")


def is_centred(names: list[str]) -> bool:
    """Whether names are set in the middle of their column, so that indentation says nothing."""
    if hangs_below_mark(names) or any("#" in half_width(name) for name in names):
        return False
    sizes = [(indent_of(name), width(name.strip())) for name in names if name.strip()]
    indents = {indent for indent, _ in sizes}
    middles = [indent + size / 2 for indent, size in sizes]
    centred = len(indents) > 2 and max(middles) - min(middles) <= 3
    return centred and not any(differ(sizes, indent) for indent in indents)


def differ(sizes: list[tuple[int, int]], indent: int) -> bool:
    """Whether names that begin at one place are of other widths than centred ones can be."""
    alike = [size for own, size in sizes if own == indent]
    return max(alike) - min(alike) > 3


def hangs_below_mark(names: list[str]) -> bool:
    """Whether a name stands right under the one that follows 其中 above it."""
    for above, name in pairwise(names):
        mark = AMONG.match(above.lstrip())
        under = indent_of(above) + width(mark[0]) if mark else 0
        if under and indent_of(name) == under:
            return True
    return False


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def is_note(cell: str) -> bool:
    return bool(NOTE.match(plain_text(cell)))


def stars_are_quarterly(notes: list[str]) -> bool | None:
    """Whether notes say that * marks quarterly figures; ``None``: they do not speak of it."""
    starred = (STAR.sub("*", note) for note in notes)
    meanings = [m["meaning"] for note in starred for m in STAR_MEANS.finditer(note)]
    return any("季" in meaning for meaning in meanings) if meanings else None


def unit_of_table(notes: list[str]) -> tuple[str, tuple[Finding, ...]]:
    """(unit, doubts) over the whole table; several units are none, but % is of growth."""
    match = next(filter(None, map(UNIT_OF_TABLE.search, notes)), None)
    units = [m[0] for m in ONE_UNIT.finditer(match["unit"])] if match else []
    units = [unit for unit in units if unit != "%"] or units
    if len(units) < 2:
        return "".join(units), ()
    text = f"表上写有几个单位“{match['unit']}”，没有写明这一项是哪个"
    return "", (Finding("unit-unclear", text),)
