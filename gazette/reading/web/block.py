"""The block of fields over a document, read by how labels are made: 颁布单位, 征集时间, 法规标题.

A label is a word for a kind of field with a few characters before it that say which. Fields
stand side by side in one line, in the cells of a row or one below the other, above any sentence;
one of them at least is a field that documents have.
"""

import re

from core.text.widths import squeeze

from ..lines import Line
from ..marks import LABELS
from ..titles import title_begins
from ..words import GENRE, addresses, is_addressee, organizations
from .labels import BULLET

KIND = (
    "日期|时间|单位|机构|机关|部门|主体|分类|类[别型]|级别|层级|方式|形式|属性|状态|[文字]号|编号|索[引取]号?|种类|名称|标题|题目|主题词?|关键[词字]"
    "|范围|期限|时限|次数|人次|[数流]量|人气|来源|作者|编辑|[有时]效性|时效|有效期|体裁|语种|密级|出处|栏目|摘要|内容概[述要]|(?:公开|信息|所属)目录|格式"
)
WORD = rf"[\u4e00-\u9fff]{{0,6}}?(?:{KIND})"
# A label is one word, or every character of it stands apart: 文　　号.
SPACED = r"(?:[\u4e00-\u9fff](?:\s{1,6}[\u4e00-\u9fff]){1,5}|[\u4e00-\u9fff]{2,10})"
FIELD = re.compile(
    rf"(?:\A|(?<=[\s|｜；;]))(?:[【\[]\s?(?P<bracketed>{SPACED})\s?[】\]]\s?[：:]?|(?P<plain>{SPACED})\s?[：:])"
)
# A label and its value with nothing but a space between, beside others of its kind.
UNMARKED = re.compile(rf"(?P<label>{SPACED})(?:\s{{1,20}}(?P<value>\S.{{0,60}})?)?")
APART = re.compile(r"\s{2,}|\t")
STRANGE = re.compile(
    r"(?P<bracketed>[【\[][\u4e00-\u9fff\s]{2,16}[】\]])[：:]?.{0,60}|[\u4e00-\u9fff]{2,6}[：:]\s{0,4}(?P<value>[^。，；]{0,40})"
)
NAME = re.compile(WORD)
# Two labels side by side of which the first has no value: 文号成文日期.
TWO = re.compile(rf"{WORD}(?={WORD}\Z)")
# (which labels, the label by which the head knows the field): the first that fits.
KNOWN = (
    (re.compile(r"(?:登记|备案|登录|统一|许可|批准|信用|证).*|.*(?:统一|登记)编号"), ""),
    (re.compile(r".*(?:文号|字号|(?:文件|公文|发文)编?号)"), "文号"),
    (re.compile(r".*索[引取]号?"), "索引号"),
    (re.compile(r"(?:信息|文件|公文)?(?:发布|颁布|公布|发文|制定|制发|制文|印发|颁发|成文|公开)(?:单位|机构|机关|部门|主体)"), "发文机关"),
    (re.compile(r"(?:信息|文件|公文)?(?:成文|生成|制发|签发|签署|落款|撰写|行文)(?:日期|时间)"), "成文日期"),
    (re.compile(r"(?:法规|文件|公文|信息|政策|文章|正文|规章)?(?:标题|名称|题目)"), "标题"),
)  # fmt: skip
UNITS = ("单位", "计量单位", "金额单位", "货币单位", "数量单位")
# What no head of a document holds.
OTHER = ""
# What a page tells a document is about may be a sentence of it.
SUMMARY = re.compile(r".*(?:摘要|概[述要]|简介|描述)")
# Of these fields only pages of sites have a block; 名称 or 来源 stand in lists of anything.
OF_PAGE = re.compile(r"发布|公开|浏览|点击|阅读|阅览|访问|颁布|组配")
LONGEST = 400
FIRST_LINES = 40

Fields = list[tuple[str, str]]


def with_block(lines: list[Line], starts: list[int]) -> tuple[list[Line], list[Line]]:
    """(``lines`` with each known field on a line of its own, the lines of none but others)."""
    fields = {}
    for start in starts:
        fields |= block_below(lines, start)
    kept: list[Line] = []
    for at, line in enumerate(lines):
        kept += told(line, fields[at]) if at in fields else [line]
    return kept, [lines[at] for at, found in fields.items() if not told(lines[at], found)]  # fmt: skip


def block_below(lines: list[Line], start: int) -> dict[int, Fields]:
    """The fields by the place of their line, up to where the text of the document begins."""
    found = {}
    for at in range(start, min(start + FIRST_LINES, len(lines))):
        fields = fields_of(lines[at]) or strange(lines, at, at == start or at - 1 in found)  # fmt: skip
        if fields:
            found[at] = fields
        elif begins_text(lines[at]):
            break
    if not any(is_of_page(label) for fields in found.values() for label, _ in fields):
        return {}
    return {at: fields for at, fields in found.items() if is_sure(at, found)}


def is_of_page(label: str) -> bool:
    """Whether a label tells that the block is one that a site prints."""
    field = LABELS.get(known_as(label), "")
    return bool(OF_PAGE.search(label)) or field not in ("", "title")


def strange(lines: list[Line], at: int, follows: bool) -> Fields:
    """A field whose label is made in no known way: bracketed, or with fields above and below it."""
    match = stranger(lines[at])
    if not match:
        return []
    below = at + 1 < len(lines) and bool(fields_of(lines[at + 1]))
    sure = below or (follows and goes_on(lines, at + 1)) if match["value"] else follows
    return [(OTHER, match["value"] or "")] if sure else []


def stranger(line: Line) -> re.Match | None:
    """Label and value of a line that may be a field: 公文时效：失效, two cells of a row."""
    text = BULLET.sub("", line.text.strip()).replace("\t", "：", 1)
    match = STRANGE.fullmatch(text) if len(text) < 80 and "\t" not in text else None
    return None if match and (addresses(text) or GENRE.search(text)) else match


def goes_on(lines: list[Line], at: int) -> bool:
    """Whether fields follow, or the title of the document, be it below one more strange field."""
    below = at < len(lines) and bool(fields_of(lines[at]) or title_begins(lines, at))
    more = at + 1 < len(lines) and stranger(lines[at])
    return below or bool(more and (fields_of(lines[at + 1]) or title_begins(lines, at + 1)))  # fmt: skip


def begins_text(line: Line) -> bool:
    return line.row or line.text.endswith("。") or is_addressee(line.text)


def is_sure(at: int, found: dict[int, Fields]) -> bool:
    """Whether a field stands with others: one alone with a strange label may be of the text."""
    return (
        len(found[at]) > 1
        or found[at][0][0] in LABELS
        or at - 1 in found
        or at + 1 in found
    )


def told(line: Line, fields: Fields) -> list[Line]:
    known = ((known_as(label), value) for label, value in fields)
    return [
        line._replace(text=f"{label}：{value}", row=False)
        for label, value in known
        if label in LABELS
    ]


def known_as(label: str) -> str:
    if label in LABELS:
        return label
    return next((name for form, name in KNOWN if form.fullmatch(label)), OTHER)


def fields_of(line: Line) -> Fields:
    """(label, value) of each field, where a line is of nothing but fields."""
    if len(line.text) > LONGEST:
        return []
    cells = cells_of(line.text) if line.row else []
    text = BULLET.sub("", line.text)
    fields = cells or run_of(text) or unmarked(text)
    return [] if any(is_of_table(*field) for field in fields) else fields


def is_of_table(label: str, value: str) -> bool:
    """Whether a field says in what the table below is stated: 单位：万元."""
    return label in UNITS and len(value) < 16 and not organizations(value)


def run_of(text: str) -> Fields:
    text = text.strip()
    found = [match for match in FIELD.finditer(text) if name_in(match)]
    if not found or found[0].start():
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    values = [
        text[match.end() : end].strip(" \t\u3000|｜；;")
        for match, end in zip(found, ends, strict=True)
    ]
    fields = [*zip(map(name_in, found), values, strict=True)]
    told = any("。" in value and not SUMMARY.fullmatch(label) for label, value in fields)  # fmt: skip
    return [] if told else fields


def unmarked(text: str) -> Fields:
    """The fields of a line whose labels have no mark: 公文种类 通知　发布机构 区政府; one alone is known."""
    found = [UNMARKED.fullmatch(part) for part in parts_of(text.strip())]
    labels = [match and label_in(match["label"]) for match in found]
    alone = len(found) == 1 and not (
        labels[0] and known_as(labels[0]) in LABELS and found[0]["value"]
    )
    if alone or not all(labels) or "。" in text:
        return []
    return [(label, match["value"] or "") for label, match in zip(labels, found, strict=True)]  # fmt: skip


def parts_of(text: str) -> list[str]:
    """The pieces of a line that may be fields: two or more words are pairs if their labels are known."""
    if is_set_wide(text):
        return [text]
    words = text.split()
    pairs = [*zip(words[::2], words[1::2], strict=False)]
    known = [known_as(label_in(label)) in LABELS for label, _ in pairs]
    apart = len(words) == 2 * len(pairs) and len(pairs) > 1 and all(known)
    return [" ".join(pair) for pair in pairs] if apart else APART.split(text)


def is_set_wide(text: str) -> bool:
    """Whether a line is one label and one value, far from each other: 文　　号　　甲政发〔2020〕7号."""
    match = UNMARKED.fullmatch(text)
    value = match["value"] if match else ""
    told = bool(value) and bool(label_in(match["label"])) and not label_in(value)
    return told and bool(APART.search(text)) and not APART.search(value)


def name_in(match: re.Match) -> str:
    """The label in one form, or "" where it is none."""
    return label_in(match["bracketed"] or match["plain"])


def label_in(text: str) -> str:
    label = squeeze(text).strip("【】[]：: ")
    made = label in LABELS or (NAME.fullmatch(label) and not TWO.match(label))
    return label if made and not GENRE.search(label) else ""


def cells_of(text: str) -> Fields:
    """The fields of a row of labels and values, cell by cell, be a value empty."""
    cells = [cell.strip() for cell in text.split("\t")]
    labels = [label_in(cell) for cell in cells[::2]]
    values = [*cells[1::2], ""]
    whole = all(labels) and not any(map(label_in, cells[1::2]))
    return [*zip(labels, values, strict=False)] if whole else []
