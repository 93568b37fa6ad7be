"""The words by which the parts of an official document are known (GB/T 9704)."""

import re
from datetime import date

from core.text.dates import parse_date
from core.text.document_numbers import DocumentNumber
from core.text.numbers import parse_chinese_numeral
from core.text.widths import half_width, squeeze

# No part that is known by its shape is longer: longer lines are text at once.
LONGEST_MARK = 300

GENRES = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
ATTACHED = (
    "方案|要点|办法|规定|细则|规划|计划|清单|名单|目录|制度|预案|条例|规则|措施|章程"
    "|标准|指南|总结|表"
)
REMARK = r"(?:[（(][^（()）]{1,12}[）)]|第\d{1,4}号)?"
GENRE = re.compile(rf"({GENRES}){REMARK}\Z")
ATTACHED_NAME = re.compile(rf"(?:{ATTACHED}|{GENRES}){REMARK}\Z")
ORGANIZATION = re.compile(
    r"[\u4e00-\u9fff（）()·]{0,38}(?:政府|办公室|办公厅|委员会|办事处|指挥部|领导小组|小组"
    r"|[局厅部院处委办署社会队站行校馆中心]|公司)"
)
LETTERHEAD = re.compile(r"([\u4e00-\u9fff（）]{2,36}(?:政府|办公室|办公厅|局|委员会|厅))(?:文件|公文)")  # fmt: skip
SENTENCE_ENDS = "。；;：:！？!?…"
CLOSERS = "”’」』）)】》\"'"

NUMERAL = "[一二三四五六七八九十百零〇]{1,6}"
NUMBERINGS = {
    "chapter": re.compile(rf"第({NUMERAL}|\d{{1,3}})[章节编](?=\s|[\u4e00-\u9fff])"),
    "article": re.compile(rf"第({NUMERAL}|\d{{1,3}})条"),
    "first": re.compile(rf"({NUMERAL})[、，．.]"),
    "second": re.compile(rf"[（(]({NUMERAL})[）)]"),
    "third": re.compile(r"(\d{1,3})\s?[.．、](?!\d)"),
    "fourth": re.compile(r"[（(](\d{1,3})[）)]"),
    "circled": re.compile(r"([①-⑳])"),
}

DAY = r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
DATE_LINE = re.compile(DAY)
SIGNED_LINE = re.compile(rf"(.{{2,60}}?)\s*({DAY})")
PRINTED = re.compile(rf"[（(]?[^，。：\d（(]{{0,40}}?\s*({DAY})\s*印\s*发[）)]?")
ATTACHMENT_MARK = re.compile(r"[（(]?附[件表]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?[）)]?")  # fmt: skip
ATTACHMENT_NOTE = re.compile(r"附[件表]\s?\d{0,2}[：:]\s?(.+)")
UNIT_NOTE = re.compile(r"[（(]?(?:计量)?单位[：:].{1,20}")
NOTE = re.compile(r"[（(]?(?:备注|说明|附注|注)\s?\d{0,2}[：:）)]")
METADATA = re.compile(
    r"[【\[]?(标\s*题|名\s*称|发文机关|发布机构|发文机构|制发机关|成文日期|生成日期|发文日期|发布日期|公开日期"
    r"|发文字号|文\s*号|字\s*号|索引号|主题分类|主题词|体裁分类|有效性|公开属性|公开方式|来\s*源|浏览次数|信息来源)[】\]]?"
    r"\s*[：:]\s*(.*)"
)
ADDRESSED = re.compile(r"[^。；！？《》“”]{2,250}[：:]")
NOT_ADDRESSED = re.compile(
    r"如下|决定|任命|免去|通知|现将|研究|聘任|解聘|有关事项|\A(?:一|二|（|\()|[、，](?:现|经)"
)
ADDRESSEE = re.compile(
    r"街道|部门|单位|政府|机关|办事处|企业|学校|公司|办公室|委员会|中心|镇|乡|社区|你|同志|市民|群众"
    r"|[局厅部院处委办署社会队站行校馆区县市][，、：:]"
)


def number_of(text: str) -> str:
    """The document number that the line is, in one form, or ""."""
    if len(text) > 60:
        return ""
    number = DocumentNumber.parse(text.strip().strip("（()）") if "号" in text else "")
    return str(number) if number else ""


def date_of(text: str) -> date | None:
    return parse_date(text.strip("（()） ")) if len(text) < 40 else None


def is_date(text: str) -> bool:
    """Whether the line is shaped as a date, be it on the calendar or not."""
    return len(text) < 40 and bool(DATE_LINE.fullmatch(half_width(text.strip())))


def printed_date(text: str) -> re.Match | None:
    return PRINTED.fullmatch(half_width(text)) if len(text) < 100 else None


def is_attachment_mark(text: str) -> bool:
    return len(text) < 12 and bool(ATTACHMENT_MARK.fullmatch(squeeze(text)))


def is_unit_note(text: str) -> bool:
    return len(text) < 40 and bool(UNIT_NOTE.fullmatch(text))


def metadata(text: str) -> tuple[str, str] | None:
    """(name, value) of a line of metadata such as 文号：…, as web pages print it."""
    match = METADATA.fullmatch(text) if len(text) < LONGEST_MARK else None
    return (squeeze(match[1]), match[2].strip()) if match else None


def organizations(text: str) -> tuple[str, ...]:
    """The organizations that the line names and nothing else, or ()."""
    if len(text) > 120:
        return ()
    whole = squeeze(text)
    if len(whole) >= 3 and ORGANIZATION.fullmatch(whole) and " " not in text.strip():
        return (whole,)
    parts = re.split(r"[ \u3000]+", text.strip())
    if all(len(part) >= 3 and ORGANIZATION.fullmatch(part) for part in parts):
        return tuple(parts)
    return (whole,) if len(whole) >= 3 and ORGANIZATION.fullmatch(whole) else ()


def signed_line(text: str) -> tuple[str, date | None] | None:
    """(organizations, day) of a signature on one line: ××局　2021年6月1日."""
    match = SIGNED_LINE.fullmatch(half_width(text)) if len(text) < 100 else None
    found = organizations(match[1]) if match else ()
    return (" ".join(found), parse_date(match[2])) if found else None


def letterhead(text: str) -> str:
    """The organization of a red head (××人民政府文件), or ""."""
    match = LETTERHEAD.fullmatch(squeeze(text)) if len(text) < 80 else None
    return match[1] if match else ""


def is_addressee(text: str) -> bool:
    return (
        len(text) < LONGEST_MARK
        and bool(ADDRESSED.fullmatch(text))
        and not NOT_ADDRESSED.search(text)
        and bool(ADDRESSEE.search(text))
    )


def ends_sentence(text: str) -> bool:
    bare = text.rstrip().rstrip(CLOSERS)
    bracketed = text.startswith(("（", "(")) and text.rstrip().endswith(("）", ")"))
    return bracketed or not bare or bare[-1] in SENTENCE_ENDS


def numbering(text: str) -> tuple[str, int, int] | None:
    """(style, ordinal, length) of the numbering the paragraph begins with."""
    start = text[:16]
    for style, pattern in NUMBERINGS.items():
        if match := pattern.match(start):
            return style, ordinal(match[1]), match.end()
    return None


def ordinal(printed: str) -> int:
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    return int(printed) if printed.isdigit() else parse_chinese_numeral(printed) or 0


def genre_of(title: str) -> str:
    match = GENRE.search(title)
    genre = match[1] if match else ""
    return "命令" if genre == "令" else genre
