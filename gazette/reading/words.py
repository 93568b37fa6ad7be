"""The words by which the parts of an official document are known (GB/T 9704)."""

import re
from datetime import date

from core.text.dates import parse_date
from core.text.document_numbers import DocumentNumber
from core.text.numbers import parse_chinese_numeral
from core.text.traditional import simplified
from core.text.widths import half_width, squeeze
from gazette.clauses import ORDINARY

# No part that is known by its shape is longer: longer lines are text at once.
LONGEST_MARK = 300

GENRES = (
    "决议|决定|命令|令|公报|公告|通告|布告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
)
ATTACHED = (
    "方案|要点|办法|规定|细则|规划|计划|清单|名单|目录|制度|预案|条例|规则|措施|章程"
    "|标准|指南|总结|表"
)
REMARK = r"(?:[（(][^（()）]{1,12}[）)]|(?:\d{4}年)?第(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,6})号)?"
GENRE = re.compile(rf"({GENRES}){REMARK}\Z")
# A title with a serial below it is no 机关代字; 青民公告, 朔源政办通报 are such codes.
TITLE_CODE = re.compile(
    r"(?:会议|政府|人民|委员会|办公[室厅会]|关于|联席|专题|工作|[局厅院处中心]).*(?:纪要|通知|通报|公告|通告|决定|意见|批复|文件)\Z"
    r"|.{9}(?:纪要|通知|通报|公告|通告|决定|意见|批复|文件)\Z"
)
ATTACHED_NAME = re.compile(rf"(?:{ATTACHED}|{GENRES}){REMARK}\Z")
# What a title of a document may end in besides: no genre of the norm, and yet a title.
TITLED = re.compile(
    rf"(?:{ATTACHED}|{GENRES}|答复|复函|公示|汇报|讲话|解读|情况|安排|名录|简报|大事记|说明|指引|倡议书?|承诺书?|数据|快报|资料|月报|季报|年报|指标|分析|简析|概况|简况|态势|综述|通稿|一览|名册|汇编|事项|实事|(?:决定|通知|告知|意见|证明|协议|承诺)书){REMARK}\Z"
)
ORGANIZATION = re.compile(
    r"(?:[\u4e00-\u9fff（）()·]|“[\u4e00-\u9fff]{1,8}”){0,38}(?:政府|办公室|办公厅|委员会|办事处|指挥部|领导小组|小组"
    r"|[局厅部院处委办署社会队站行校馆]|局[\u4e00-\u9fff]{2,6}[科股]|公司|集团|中心|海关|党组|管理所|派出所"
    r"|代表大会第[一二三四五六七八九十]{1,4}次会议|主席团|[小中大]学|幼儿园|[林农]场)"
)
# What a name may have in quotes, be it of digits: “放管服”改革协调小组, “12345”热线办公室.
QUOTED = re.compile(
    r"“[^“”。，；：]{1,16}”|\"[^\"。，；：]{1,16}\"|「[^「」。，；：]{1,16}」"
)
SEAL = re.compile(r"\s?[（(][^（()）\d]{0,14}(?:章|印)[）)]\Z")
# Every character set apart from the next: 大　洼　县　人　民　政　府　文　件.
SET_WIDE = re.compile(r"\S(?:\s{1,4}\S){4,40}")
LETTERHEAD = re.compile(
    r"([\u4e00-\u9fff（）\s]{2,80}(?:政府|办公室|办公厅|办事处|管委会|局|委员会|厅|委))\s?(?:文件|公文|便函|公函|信函|用笺|(?:传真|明传)?电报)"
)
# A typewriter's full stop: 立项审批.
POINT = re.compile("[\u3400-\u9fff）)”][.．]\\Z")
SENTENCE_ENDS = "。；;：:！？!?…"
CLOSERS = "”’」』）)】》\"'"

NUMERAL = "[一二三四五六七八九十百零〇]{1,6}"
NUMBERINGS = {
    "chapter": re.compile(rf"第({NUMERAL}|\d{{1,3}})[章节编](?=\s|[\u4e00-\u9fff])"),
    "article": re.compile(rf"第({NUMERAL}|\d{{1,3}})条"),
    "first": re.compile(rf"({NUMERAL})[、，．.]"),
    "second": re.compile(rf"[（(]\s?({NUMERAL})\s?[）)]"),
    "third": re.compile(r"(\d{1,3})\s?[.．、](?!\d)"),
    "fourth": re.compile(r"[（(]\s?(\d{1,3})\s?[）)]"),
    "circled": re.compile(r"([①-⑳])"),
    "formal": re.compile(r"([壹贰叁肆伍陆柒捌玖拾]{1,3})、"),
    "spoken": re.compile(rf"({NUMERAL})是(?=\S)"),
}

# Either may stand behind the name of its field: 密级：秘密, 紧急程度：加急, 等级 特提.
SECRECY_NAMED = r"密\s?级\s{0,4}[：:]?\s{0,4}"
URGENCY_NAMED = (
    r"(?:紧急程度|紧急等级|发电等级|缓急程度|缓急|等\s?级)\s{0,4}[：:]?\s{0,4}"
)
SECRECY = r"(?:绝\s?密|机\s?密|秘\s?密)(?:\s?[★☆*]?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:年|个?月|长期))?"
URGENCY = r"(?:特\s?急|加\s?急|平\s?急|急\s?件|特\s?提|特急件)"
MARKS_BEFORE = re.compile(
    rf"\A(?:(?:等\s?级|紧急程度|密\s?级)?[：:\s]{{0,8}}(?:{SECRECY}|{URGENCY})\s{{1,40}}){{1,3}}"
)
SIGNER_AFTER = re.compile(r"\s{1,60}签\s?发\s?人\s?[：:]?.{0,60}\Z")
# What stands beside a number on its line: 特急, A类, 类别：B, 是否公开：是, 第3份.
BESIDE_NUMBER = re.compile(
    rf"[（(\[【](?:{SECRECY}|{URGENCY})[）)\]】]\Z|\s{{2,60}}(?:{SECRECY}|{URGENCY}|[（(]?[A-Da-d]\s?[类1-3]?类?[）)]?|[\u4e00-\u9fff\s]{{2,8}}[：:].{{0,20}}|第?\s?\d{{1,6}}\s?份?|[★☆])\Z"
)

# Between who issued it and its number on one line: 平江县统计局（平统字〔2008〕6号）.
BEFORE_NUMBER = re.compile(r"(?:\s{1,40}[（(]?|[（(])(?=[\u4e00-\u9fff]{2})")
SHORTEST_ISSUER = 5

ZERO = "〇○零◯Oo0"
DAY = rf"(?:\d{{4}}|[二一][{ZERO}一二三四五六七八九]{{3}})\s?年\s?[\d一二三四五六七八九十元〇○零]{{1,3}}\s?月\s?[\d一二三四五六七八九十廿卅〇○零]{{1,3}}\s?日"
TYPED_DAY_INNER = r"(?:19|20)\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}"
TYPED_DAY = r"(?:19|20)\d\d\s?([-./])\s?\d{1,2}\s?\1\s?\d{1,2}"
GAPPED_DAY = re.compile(
    r"\s*\d(?:\s?\d){3}\s*年\s*\d(?:\s?\d)?\s*月\s*\d(?:\s?\d)?\s*日\s*"
    rf"|\s*[二一](?:\s{{0,2}}[{ZERO}一二三四五六七八九]){{3}}\s*年(?:\s{{0,2}}[一二三四五六七八九十元]){{1,3}}\s*月(?:\s{{0,2}}[一二三四五六七八九十廿卅]){{1,3}}\s*日\s*"
)
DATE_LINE = re.compile(rf"{DAY}|{TYPED_DAY}")
# The hour at which a telegram was sent: 2016年7月1日19时.
HOUR = re.compile(r"(?<=日)\s?\d{1,2}\s?时(?:\s?\d{1,2}\s?分?)?\Z")
DAY_AFTER = re.compile(
    rf"(?P<number>.{{4,40}}?[号號])[\s，,；;/|（(]{{1,40}}(?P<day>{DAY}|{TYPED_DAY_INNER})[）)]?(?P<printed>\s?印\s?[发制])?[）)]?"
)
DAY_BEFORE = re.compile(
    rf"(?P<day>{DAY}|{TYPED_DAY_INNER})[）)]?[\s，,；;/|（(]{{1,40}}(?P<number>.{{4,40}}?[号號])"
)
# 甲县统计局编　2015年10月20日.
EDITED = re.compile("(?:编[制印]?|发布)\\Z")
SIGNED_LINE = re.compile(rf"(.{{2,60}}?)\s{{0,40}}({DAY})|(.{{2,60}}?)\s{{1,40}}((?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})")  # fmt: skip
PRINTED = re.compile(
    rf"[（(]?[^，。：\d（(]{{0,40}}?\s{{0,40}}({DAY}|{TYPED_DAY_INNER})\s{{0,9}}(?:翻|打)?印\s{{0,9}}(?:[发發制送]|\Z)[）)]?"
    r"(?:\s{0,40}[，,；;]?[（(]?\s?(?:共?印|共)\s?\d{1,6}\s?[份册][）)]?)?"
)
ATTACHMENT_MARK = re.compile(r"[（(]?附[件表]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?[）)]?")  # fmt: skip
ATTACHMENT_NOTE = re.compile(r"附[件表]\s?\d{0,2}[：:]\s?(?!无\s?[。.]?\Z)(.+)")
UNIT_NOTE = re.compile(
    r"[（(]?(?:(?:计量|金额|货币|数量)?单位[：:].{1,20}|(?:(?:填报|填表|编制|制表|报送|报表|汇总|统计|审核|资料|数据|信息)(?:单位|部门|机关|来源|时间|日期|人)|制表)[：:].{1,24})"
)
NOTE = re.compile(r"[（(]?(?:备注|说明|附注|注)\s?\d{0,2}[：:）)]")
ADDRESSED = re.compile(r"[^。；！？《》“”]{2,250}[：:]")
NOT_ADDRESSED = re.compile(
    r"如下|以下|下列|提出|制定|\A(?:经(?!济|开|信|管|贸|营)|因|由于|随着|鉴于|对|兹|为|根据|按照|依据|依照|近期|近年|近日|当前|今年|目前|现就|自\d)|决定|任命|免去|通知|现将|研究|聘任|解聘|有关事项|(?:表决|审议|会议)(?:通过|决定)|通过[：:]|会议[^，、]{0,14}\d{4}年|\A(?:一|二|（|\()|[、，](?:现(?!代)|经(?!济|开|信|管|贸|营))"
)
ADDRESSEE = re.compile(
    r"街道|部门|单位|政府|机关|办事处|企业|学校|公司|办公室|委员会|中心|镇|乡|社区|你|同志|市民|群众"
    r"|各[^，、：:]{0,8}(?:[室股所园]|机构)[，、：:]"
    r"|(?:[局厅部院处委办署社会队站行校馆区县市室股港]|(?<![路阶时地手])段|集团|基地|监狱|[水油粮仓]库|[视象]台)(?:[（(][^（()）]{1,8}[）)])?[，、：:]"
)

ADDRESSED_PERSON = re.compile(
    r"(?:户|员|代表|委员|先生|女士|人|们|友|村|会|所|站|馆|园|场|厂|店|院|组|团|方|者|某)[：:]\Z"
)


def number_of(text: str) -> str:
    """The document number that the line is, be it with 签发人 after it, in one form, or ""."""
    if len(text) > 100 or not ("号" in text or "號" in text):
        return ""
    bare = without_marks(text).strip("（()） ")
    framed = bare[:1] + bare[-1:] == "【】"
    number = DocumentNumber.parse(bare[1:-1] if framed else bare)
    return str(number) if number and not TITLE_CODE.search(number.code) else ""


def without_marks(text: str) -> str:
    """A line of a number without 签发人 after it and 特急 before it."""
    bare = SIGNER_AFTER.sub("", dated_number(text)[0])
    bare = issuer_beside(bare)[1] or bare
    return MARKS_BEFORE.sub("", BESIDE_NUMBER.sub("", bare))


def issuer_beside(text: str) -> tuple[str, str]:
    """(who issued it, the rest) where the line of a number names that first, or ("", "")."""
    for gap in reversed([*BEFORE_NUMBER.finditer(text)] if len(text) < 120 else []):
        issuer = text[: gap.start()].strip().removesuffix("文件")
        if len(issuer) >= SHORTEST_ISSUER and organizations(issuer):
            return issuer, text[gap.end() :]
    return "", ""


def dated_number(text: str) -> tuple[str, str]:
    """A line without the day that stands beside its number, and that day: ×发〔2005〕1号　6月3日."""
    bare = text.strip().strip("（()）[]【】〔 \u3000")
    for form in (DAY_AFTER, DAY_BEFORE):
        if match := form.fullmatch(bare):
            printed = match.groupdict().get("printed")
            return match["number"], "" if printed else match["day"]
    return text.strip(), ""


def date_of(text: str) -> date | None:
    text = HOUR.sub("", SEAL.sub("", text))
    return parse_date(without_gaps(text).strip("（()） ")) if len(text) < 40 else None


def is_date(text: str) -> bool:
    """Whether the line is shaped as a date, be it on the calendar or not."""
    text = HOUR.sub("", SEAL.sub("", text))
    return len(text) < 40 and bool(
        DATE_LINE.fullmatch(half_width(without_gaps(text).strip()))
    )


def without_gaps(text: str) -> str:
    """A line of nothing but a date without the spaces in its numbers: 2020年 5 月 1 8 日."""
    return re.sub(r"\s", "", text) if GAPPED_DAY.fullmatch(text) else text


def printed_date(text: str) -> re.Match | None:
    return PRINTED.fullmatch(half_width(text)) if len(text) < 100 else None


def is_attachment_mark(text: str) -> bool:
    return len(text) < 12 and bool(ATTACHMENT_MARK.fullmatch(squeeze(text)))


def is_unit_note(text: str) -> bool:
    return len(text) < 40 and bool(UNIT_NOTE.fullmatch(text))


def organizations(text: str) -> tuple[str, ...]:
    """The organizations that the line names and nothing else, or ()."""
    if len(text) > 120:
        return ()
    text = SEAL.sub("", text).strip()
    parts = re.split(r"[ \u3000]+", text)
    if len(parts) > 1 and all(
        len(part) > 3 and is_organization(part) for part in parts
    ):
        return tuple(parts)
    whole = squeeze(text)
    return (whole,) if len(whole) >= 3 and is_organization(whole) else ()


def is_organization(name: str) -> bool:
    return bool(ORGANIZATION.fullmatch(simplified(QUOTED.sub("", name))))


def signed_line(text: str) -> tuple[str, date | None] | None:
    """(organizations, day) of a signature on one line, be it in brackets: ××局　2021年6月1日."""
    bare = text[1:-1] if text[:1] + text[-1:] in ("（）", "()") else text
    match = SIGNED_LINE.fullmatch(half_width(bare)) if len(text) < 100 else None
    found = organizations(EDITED.sub("", match[1] or match[3])) if match else ()
    return (" ".join(found), parse_date(match[2] or match[4])) if found else None


def letterhead(text: str) -> str:
    """The organization of a red head (××人民政府文件), or ""."""
    if len(text) >= 120:
        return ""
    wide = SET_WIDE.fullmatch(text.strip())
    match = LETTERHEAD.fullmatch(squeeze(text) if wide else text.strip())
    return " ".join(organizations(match[1])) if match else ""


def is_addressee(text: str) -> bool:
    return may_address(text) and bool(ADDRESSEE.search(simplified(squeeze(text))))


def may_address(text: str) -> bool:
    return (
        len(text) < LONGEST_MARK
        and bool(ADDRESSED.fullmatch(text))
        and not NOT_ADDRESSED.search(simplified(text))
    )


def addresses(text: str) -> bool:
    """Whether a line right below the head is an addressee: people too, who are named there."""
    return is_addressee(text) or (
        may_address(text)
        and len(text) < 40
        and bool(ADDRESSED_PERSON.search(squeeze(text)))
    )


def ends_sentence(text: str) -> bool:
    bare = text.rstrip().rstrip(CLOSERS)
    bracketed = text.startswith(("（", "(")) and text.rstrip().endswith(("）", ")"))
    ended = not bare or bare[-1] in SENTENCE_ENDS
    return bracketed or ended or bool(POINT.search(bare[-2:]))


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
    printed = printed.translate(ORDINARY)
    return int(printed) if printed.isdigit() else parse_chinese_numeral(printed) or 0


def genre_of(title: str) -> str:
    match = GENRE.search(simplified(title))
    genre = match[1] if match else ""
    return "命令" if genre == "令" else genre
