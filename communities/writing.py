"""Writes what a document does to communities as a 批复 (GB/T 9704): the inverse of reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from core.text.numbers import chinese_numeral, parse_chinese_numeral
from gazette.reading.source import Paragraph, SourceDocument

from .reading import SIDES, Boundary, CommunityChange, read
from .reading.masking import Masked
from .reading.naming import read_names

SUFFIX = "社区居民委员会"
PLAIN_NAME = re.compile(
    rf"[\u3400-\u4dbf\u4e00-\u9fff0-9A-Za-z]{{1,20}}(?:{SUFFIX}|社区居委会)"
)
WORDS_OF_CLAUSES = re.compile(
    "新建|新设|新成立|新增|增设|设立|成立|组建|析置|建立|设置|撤[销消]|取消|调整|变更|扩大|缩小|划|核定|合并|并入|归并|拆分|分设|分立|析出|更名|改名|改称|更改|同意|批准|决定|准予|核准"
)
CLAUSE_LABEL = re.compile(
    r"(?P<top>[一二三四五六七八九十百]{1,5}|\d{1,3})?(?P<sub>（(?:[一二三四五六七八九十百]{1,5}|\d{1,3})）)?"
)
SIDE_WORDS = dict(zip(SIDES, ("东起", "南起", "西至", "北至"), strict=True))
PRINTED_ORDER = ("east", "west", "south", "north")
NOTE_AS_PREDICATE = re.compile(r"(?:位置|建筑面积|面积).*不变\Z")

TITLE_GROUPS = (
    ("新建", ("establish",), ""),
    ("调整", ("adjust",), "辖区范围"),
    ("更名", ("rename",), ""),
    ("合并设立", ("merge",), ""),
    ("撤销", ("abolish",), ""),
)
PREMISES = "社区综合服务用房"
RENAMING = ("rename", "merge")
OPENING = "你办报来的有关请示收悉。经研究，批复如下："
CLOSING = "请你办据此办理相关手续，做好界线勘定、人员衔接和居民告知等工作。"


def write(entries: Sequence[CommunityChange], *, issuer: str) -> SourceDocument:
    """The 批复 by which ``issuer`` decides ``entries``: ``read(write(entries)) == entries``.

    Raises ``ValueError`` for what would be read back otherwise:

    * no entries, entries of several subdistricts, two of one community, an unnumbered entry after a numbered one;
    * a text with a line break or 。, with punctuation or spaces at its ends, or with
      words by which another statement begins (，西至 or ，建筑面积);
    * no name, a name with quotation marks or inner spaces, a rename or merge without former name,
      another change with one;
    * an area named as its community, with ，；： in its name, or with neither name nor sides.
    """
    check(entries)
    document = SourceDocument(
        title=f"{issuer}关于同意{listing(title_parts(entries))}的批复",
        genre="批复",
        issuer=issuer,
        addressee=entries[0].subdistrict,
        paragraphs=numbered([OPENING, *clauses(entries), closing(entries)]),
    )
    check_read_back(entries, read(document))
    return document


def check(entries: Sequence[CommunityChange]):
    """Refuses what is no reply: nothing to decide, several addressees, nobody decided on."""
    if not entries:
        raise ValueError("没有可写的社区变动")
    if len({entry.subdistrict for entry in entries}) > 1:
        raise ValueError("一件批复只答复一个街道办事处")
    kinds = {kind for _, of_group, _ in TITLE_GROUPS for kind in of_group}
    for entry in entries:
        if entry.kind not in kinds:
            raise ValueError(f"{entry.name}的类型无法写进批复：{entry.kind!r}")
        if not entry.name or (entry.kind in RENAMING and not entry.former_name):
            raise ValueError(f"条款{entry.clause}缺社区名称，无法写进批复")


def check_read_back(entries, written):
    """Refuses what would be read otherwise than it was meant."""
    if len(entries) != len(written):
        raise ValueError(f"写出{len(entries)}条，读回{len(written)}条")
    for entry, again in zip(entries, written, strict=True):
        for part in fields(entry):
            meant, said = getattr(entry, part.name), getattr(again, part.name)
            if part.compare and meant != said:
                text = f"{entry.name}的{part.name}无法写进批复：{meant!r}会读成{said!r}"
                raise ValueError(text)


def numbered(texts: list[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, line) for line, text in enumerate(texts, 1))


def title_parts(entries) -> Iterator[str]:
    for verb, kinds, tail in TITLE_GROUPS:
        names = [entry.former_name if entry.kind == "rename" else entry.name for entry in entries if entry.kind in kinds]  # fmt: skip
        if names:
            yield verb + counted(names) + tail


def listing(parts: Iterator[str]) -> str:
    *first, last = parts
    return f"{'、'.join(first)}及{last}" if first else last


def counted(names: list[str]) -> str:
    """甲社区居民委员会, or 甲等五个社区居民委员会."""
    if len(names) == 1:
        return said(names[0])
    first = said(names[0]).removesuffix(SUFFIX)
    number = "两" if len(names) == 2 else chinese_numeral(len(names))
    return f"{first}等{number}个{SUFFIX}"


def said(name: str) -> str:
    """A name as it stands in a sentence: in quotation marks unless it cannot be mistaken."""
    read_back = PLAIN_NAME.fullmatch(name) and read_names(Masked.of(name), 0)
    plain = read_back and read_back.names == (name,)
    return name if plain and not WORDS_OF_CLAUSES.search(name) else f"“{name}”"


def clauses(entries) -> Iterator[str]:
    """The clauses; what follows under the same number stands without one."""
    above, top = None, None
    for entry in entries:
        label = CLAUSE_LABEL.fullmatch(entry.clause)
        if not label:
            raise ValueError(f"条款序号不合规范：{entry.clause}")
        if label["sub"] and label["top"] != top and label["top"]:
            yield f"{label['top']}、现就下列事项一并批复。"
        top = label["top"] or top
        number = "" if entry.clause == above else printed_number(label)
        above = entry.clause
        yield number + clause(entry)


def printed_number(label: re.Match) -> str:
    if label["sub"]:
        return label["sub"]
    return f"{label['top']}、" if label["top"] else ""


def closing(entries) -> str:
    label = CLAUSE_LABEL.fullmatch(entries[-1].clause)
    number = label["top"] and parse_chinese_numeral(label["top"])
    return f"{chinese_numeral(number + 1)}、{CLOSING}" if number else CLOSING


def clause(entry: CommunityChange) -> str:
    sentences = [decided(entry), *territory_and_bounds(entry), *households(entry), *premises(entry)]  # fmt: skip
    return "".join(f"{sentence}。" for sentence in sentences)


def decided(entry: CommunityChange) -> str:
    name, former = said(entry.name), entry.former_name
    if entry.kind == "rename":
        return f"同意将{said(former)}更名为{name}"
    if entry.kind == "merge":
        return f"同意将{'、'.join(map(said, former.split('、')))}合并设立{name}"
    if entry.kind == "establish":
        return f"同意新建{name}"
    if entry.kind == "abolish":
        return f"同意撤销{name}"
    return f"同意调整{name}的辖区范围"


def territory_and_bounds(entry: CommunityChange) -> Iterator[str]:
    if entry.territory:
        yield f"管辖区域为{entry.territory}"
    if entry.boundaries:
        areas = "；".join(area(boundary) for boundary in entry.boundaries)
        yield f"四至范围：{areas}"
    if entry.boundary_extra:
        yield f"另有范围：{entry.boundary_extra}"


def area(boundary: Boundary) -> str:
    """An area with its sides in the order 东西南北, or by the places that are listed."""
    if not any(boundary.sides):
        return f"{boundary.area}以所列地点为范围"
    sides = "，".join(
        SIDE_WORDS[side] + getattr(boundary, side)
        for side in PRINTED_ORDER
        if getattr(boundary, side)
    )
    return f"{boundary.area}：{sides}" if boundary.area else sides


def households(entry: CommunityChange) -> Iterator[str]:
    if entry.households is not None:
        about = "约" if entry.households_approx else ""
        yield f"辖区总户数为{about}{entry.households}户"


def premises(entry: CommunityChange) -> Iterator[str]:
    place = f"位于{entry.premises}" if entry.premises else ""
    note = f"（{entry.premises_note}）" if entry.premises_note else ""
    if entry.floor_area_m2 is not None:
        yield PREMISES + "，".join(filter(None, [place, floor_area(entry) + note]))
        return
    if place:
        yield PREMISES + place
    if NOTE_AS_PREDICATE.match(entry.premises_note):
        yield PREMISES + entry.premises_note
    elif note:
        yield PREMISES + note


def floor_area(entry: CommunityChange) -> str:
    about = "约" if entry.floor_area_approx else ""
    return f"建筑面积{about}{entry.floor_area_m2.normalize():f}平方米"
