"""What GB/T 9704 and web pages print round a document: 份号, 密级, 签发人, 索引号, 第12号 and the like."""

import re

from core.text.dates import CHINESE_YEAR
from core.text.document_numbers import CLOSING, OPENING
from core.text.widths import half_width, squeeze

from .words import (
    DAY,
    GENRE,
    LONGEST_MARK,
    NUMERAL,
    SECRECY,
    SECRECY_NAMED,
    URGENCY,
    URGENCY_NAMED,
    number_of,
    printed_date,
)

COPY = r"(?:№|No\.?|编号[：:]|份号[：:])?\s?\d{6}"
URGENT = rf"(?:{URGENCY_NAMED})?{URGENCY}"
HEAD_MARK = re.compile(
    rf"(?:(?:{COPY}|(?:{SECRECY_NAMED})?{SECRECY}|{URGENT})\s*){{1,4}}"
)
SECRET = re.compile(
    rf"\A(?:{COPY}\s*)?(?:{SECRECY_NAMED})?({SECRECY})(?:\s*{URGENT})?\Z"
)
SIGNER = re.compile(r"签\s?(?:发\s?人|批(?:盖章|人)?)\s?[：:].{0,60}")
# Over an answer to a deputy: 类别：B　是否公开：是.
HANDLED = re.compile(
    r"[A-Da-d]\s?[1-3]?\s?类|(?:(?:(?:办理|答复)?(?:类\s?别|分类)\s?[：:]\s?[A-Da-d][1-3]?类?"
    r"|(?:是否)?(?:同意|可以|主动)?公开\s?[：:]\s?[是否])\s{0,20}){1,2}"
)
SIGNERS = re.compile(
    r"(?:[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff·]){1,3}(?:\s{1,20}|\Z)){1,4}"
)

SERIAL = re.compile(
    rf"[（(]?(?:(?:\d{{4}}|{CHINESE_YEAR})\s?年?\s?)?第?\s?(?:\d{{1,4}}|{NUMERAL})\s?[号期][）)]?"
    rf"|[{OPENING}]\s?\d{{4}}\s?[{CLOSING}]\s?(?:第\s?)?\d{{1,4}}\s?[号期]?"
)
# As good as a 发文字号, and yet none: 溪政〔2015〕任免8号, 甲政任字第8号, 〔1998〕任字第6号.
ODD_NUMBER = re.compile(
    rf"[{OPENING}]?\s?\d{{4}}\s?年?[{CLOSING}]?\s?[\u4e00-\u9fff]{{1,8}}字\s?第?\s?\d{{1,4}}\s?号|"
    # 松政任字1998年第6号
    r"[\u4e00-\u9fff]{2,10}[字发函办任]\s?(?:19|20)\d\d\s?年\s?第?\s?\d{1,4}\s?号|"
    rf"[（(]?[\u4e00-\u9fff]{{1,12}}(?:[{OPENING}]\s?(?:\d{{4}}|{CHINESE_YEAR})\s?年?[{CLOSING}]\s?[\u4e00-\u9fff]{{0,6}}|[字发]\s?第?)\s?(?:第\s?)?(?:\d{{1,4}}(?:\s?[-－—之]\s?\d{{1,3}})?|[一二三四五六七八九十百〇零○]{{1,5}})\s?号[）)]?"
)
# A number and more on its line: 石政办传〔2011〕6号（加急）.
NUMBER_FIRST = re.compile(
    rf"[\u4e00-\u9fff]{{2,14}}[{OPENING}]\s?(?:19|20)\d\d\s?[{CLOSING}]\s?第?\d{{1,4}}\s?号"
)
# What a document of this kind is called by its number alone: ××人民政府令 第12号.
ORDER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff（）()·]{3,38}?)(?P<genre>令|公告|通告|公报)"
)
HISTORY = re.compile(
    rf"[（(](?P<words>[^）)]{{0,300}}{DAY}(?:[^（()）]|[（(][^）)]{{0,40}}[）)]){{0,300}})[）)]"
)
PASSED = re.compile(
    rf"({DAY})([^，。；）)\d]{{0,60}}(?:\d[^，。；）)\d]{{0,40}}){{0,3}}?)(通过|批准|公布|发布|印发|颁布|修订|修正|施行)"
)

FIELDS = {
    "number": ("发文字号", "文件字号", "文件号", "文件文号", "发文号", "文号", "字号", "公文文号", "文件编号"),
    "issuer": ("发文机关", "发布机关", "成文机关", "制文机关", "公布机关", "发布机构", "发文机构", "制发机关", "发文单位", "制定机关", "公开机构", "发布单位"),
    "signed_date": ("成文日期", "生成日期", "成文时间", "制发日期"),
    "index_number": ("索引号", "信息索引", "索引"),
    "topic": ("主题分类",),
    "title": ("标题", "名称", "公文标题", "文件名称", "信息名称"),
}  # fmt: skip
OTHER_LABELS = (
    "公开目录|信息目录|所属目录|所属栏目|信息栏目|公开栏目|公开类型|内容分类|主题词|体裁|载体类型|信息格式|公开程序|公开责任部门|责任部门|所属主题|主题|文件状态|效力|关键字|语种|生成机构|体裁分类|公文种类|文种|文件类型|组配分类|信息类别|信息分类|所属分类|分类|服务对象"
    "|有效性|有效状态|效力状态|时效性|是否有效|时效|生效日期|失效日期|废止日期|废止时间|施行日期|实施日期|生效时间"
    "|发文日期|发布日期|发布时间|公开日期|公开时间|印发日期|公开属性|公开方式|公开形式|公开范围|公开时限|公开类别"
    "|来源|信息来源|浏览次数|点击次数|点击数|浏览量|阅读次数|阅读量|访问量|作者|编辑|责任编辑|责编|审核|关键词|统一编号|登记号|规范性文件编号|统一登记号|字体|内容概述"
)
LABELS = {name: field for field, names in FIELDS.items() for name in names}
LABELS |= dict.fromkeys(OTHER_LABELS.split("|"), "")
SPACED = "|".join(
    r"\s{0,4}".join(name) for name in sorted(LABELS, key=len, reverse=True)
)
LABEL = re.compile(
    rf"(?:\A|(?<=[\s|]))(?:[【\[]\s?(?P<bracketed>{SPACED})\s?[】\]]\s?[：:]?|(?P<plain>{SPACED})\s?[：:])\s*"
)
CELL_LABEL = re.compile(rf"[【\[]?\s?({SPACED})\s?[】\]]?\s?[：:]?")
# These open a block of metadata; 来源 or 主题词 alone may stand anywhere.
OPENING = ("索引号", "索引", "标题", "名称", "发文机关", "发布机构", "主题分类", "信息名称", "信息索引", "公开属性", "组配分类")  # fmt: skip

Pairs = list[tuple[str, str]]


def metadata(text: str) -> Pairs:
    """(label, value) of each field of a line of metadata, as web pages print it, or []."""
    if len(text) > LONGEST_MARK or not text:
        return []
    return cell_pairs(text) if "\t" in text.strip() else labelled_pairs(text.strip())


def labelled_pairs(text: str) -> Pairs:
    found = [*LABEL.finditer(text)]
    if not found or found[0].start():
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        (
            squeeze(match["bracketed"] or match["plain"]),
            text[match.end() : end].strip(" \u3000|｜"),
        )
        for match, end in zip(found, ends, strict=True)
    ]


def cell_pairs(text: str) -> Pairs:
    """The pairs of a row of labels and values, cell by cell."""
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    labels = [CELL_LABEL.fullmatch(cell) for cell in cells[::2]]
    if len(cells) < 2 or not all(labels):
        return labelled_pairs(text.strip()) if LABEL.match(text.strip()) else []
    if any(CELL_LABEL.fullmatch(cell) for cell in cells[1::2]):
        return []
    values = [*cells[1::2], ""]
    return [(squeeze(m[1]), value) for m, value in zip(labels, values, strict=False)]


def opens_metadata(text: str) -> bool:
    pairs = metadata(text)
    return bool(pairs) and pairs[0][0] in OPENING


def is_head_mark(text: str) -> bool:
    """Whether the line has a mark of the red head and no more: 份号, 密级, 紧急程度, 签发人."""
    marks = (HEAD_MARK, SIGNER, HANDLED)
    words = half_width(text) if len(text) < 60 else ""
    return bool(words) and any(mark.fullmatch(words) for mark in marks)


def secrecy(text: str) -> str:
    match = SECRET.match(text) if len(text) < 60 else None
    return squeeze(match[1]) if match else ""


def is_serial(text: str) -> bool:
    """A number that is no 发文字号: 第12号, 2021年第3号, 〔2019〕12号."""
    return len(text) < 24 and bool(SERIAL.fullmatch(half_width(text.strip())))


def is_odd_number(text: str) -> bool:
    """What stands for a document number without having the form of one."""
    return len(text) < 40 and bool(ODD_NUMBER.fullmatch(half_width(text.strip())))


def ordered_by(text: str) -> str:
    """The organization of a head such as ××人民政府令, ××海关公告, or ""."""
    match = ORDER.fullmatch(squeeze(text)) if len(text) < 80 else None
    return match["issuer"] if match else ""


def is_history(text: str) -> bool:
    """Whether the line is the bracketed note under a title that says when it was passed."""
    return (
        len(text) < 600
        and bool(HISTORY.fullmatch(half_width(text)))
        and bool(passed_dates(text))
        and not printed_date(text)
    )


def passed_dates(text: str) -> list[tuple[str, str]]:
    """(day, what was done then) of such a note, in order of print."""
    return [(match[1], match[3]) for match in PASSED.finditer(half_width(text[:600]))]


def is_of_head(text: str) -> bool:
    """Whether the line is of the head itself, and so no beginning of an addressee."""
    named = GENRE.search(text) or is_odd_number(text) or "【" in text
    named = named or NUMBER_FIRST.match(text)
    return bool(named or number_of(text))
