"""What a document is about, by its title: whether it decides posts, and about whom."""

import re
from collections.abc import Iterator

from core.text.numbers import parse_chinese_numeral
from core.text.widths import squeeze
from gazette.clauses import NUMBERING
from gazette.reading.source import Finding, SourceDocument

from .minutes import recorded
from .names import CHARACTER, is_name
from .slots import SLOTS

ABOUT_POSTS = re.compile(
    r"调整[^，]{0,14}(?:校长|园长|院长|站长|所长|干部|中层|负责人)|任免|任命|任职|免职|免去|聘任|解聘|辞去|辞职|挂职|职务|免除|撤销.*职|职级|撤职|转正|试用期|续聘|聘用|选举|退休|不再担任|代理|人事|干部(?:调整|交流|调动|配备|变动)|(?:工作|岗位)(?:调动|调整|变动)|卸任|接任|主持[^，]{0,16}工作|代行|代为行使"
)
# A title that ends so, or begins so, decides nothing.
NO_NOTICE_ENDS = re.compile(
    r"(?:办法|规定|细则|方案|意见|计划|要点|纪要|公示|公示公告|报告|请示|草案|议案|解读|函告|简介|规程|制度|条例|总结|讲话|名册|答复|建议|讣告|倡议书|说明|须知|指南|情况)"
    r"(?:[（(][^（）()]*[）)])?(?:的(?:通知|通告|公告|批复|函|决定))?\Z"
)
NO_NOTICE_BEGINS = re.compile(
    r"(?:印发|转发)?(?:提名|推荐|提请|建议|报请|拟|征求|申报|规范|加强|做好|开展|进一步|贯彻|严格)"
)
NO_NOTICE = re.compile(
    r"经济责任|人选|公示|领导小组|指挥部|专班|表彰|嘉奖|征求意见|分工(?!作)|招聘(?!中心)|公开选拔|竞争上岗|遴选|任职资格|任职条件|任职回避|联席会议|成员名单|拟任|拟聘"
    r"|考试(?!中心|院|局)|公开选调|资格审查|(?<!政府)组成人员|AB角|授予|警告|记过|记大过|降级|学习(?!中心)|逝世|治丧"
)
# Who is proposed besides is not who is appointed: 关于王小明等同志职务任免及推荐人选的通知.
PROPOSED_BESIDES = re.compile(
    r"(?<=任免|任职|免职|职务|任命|聘任)(?:以及|[及和与暨并、])(?:推荐|提名|建议)[^，。]{0,8}?人选"
)
BODY_IN_TITLE = re.compile(
    rf"(?:{SLOTS['appoint']}|{SLOTS['remove']}|聘).{{2,12}}?(?:为|任|的|同志).+?(?:职务|[长任记员席理])(?=的?(?:通知|决定|批复|命令|令)|\Z|等)"
    r"|(?:任|担任|兼任|不再担任|为)[^，]{2,40}?[长任记员席理师](?:职务)?(?=的?(?:通知|决定|批复)|\Z)"
)
DECISION = re.compile(
    rf"[^，。；]{{0,40}}(?:决定|批准|同意)[，,：:]?(?:{SLOTS['appoint']}|{SLOTS['remove']}|任免|撤销其|给予.{{2,12}}撤职)"
    r"|.{0,60}(?:决定|批准|同意)[，,：:]?接受.{2,12}辞去"
    r"|(?:决定)?接受.{2,12}辞去|(?:选举|补选).{2,12}为.{4,40}[长任记员席]"
    rf"|(?:同时|并|现)?(?:{SLOTS['appoint']}|{SLOTS['remove']})(?:[：:]|\Z|.{{2,30}}?(?:为|的|同志).{{4,60}}?(?:职务|[长任记员席理])(?:\Z|[，；。（]))"
    r"|给予[^，。；]{2,16}撤职(?:处分)?[，。；]"
    r"|[^。；]{0,80}会议[^，。；]{0,24}(?:选举|补选)(?:(?:产生|结果|如下|出|了){0,2}[：:]\Z|[^，。；]{2,14}为.{4,40}[长任记员席])"
)
# One who is punished may lose the post too: 给予王小明降级处分，免去其某局局长职务.
LOSES_POST = re.compile(
    r"(?:决定)?给予[^，。；]{4,40}处分[，,](?:[^，。；]{0,12}[，,])?(?:同时|并|依法)?(?:免去|免除|撤销|解聘)(?:其|该同志|本人)[^，。；]{2,40}职务"
)
PUNISHMENT = re.compile("警告|记过|记大过|降级")
NUMBERED = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in NUMBERING))
COUNT = re.compile(r"等([\d一二两三四五六七八九十]{1,3})(?:名|位)?(?:同志|人|名)")
NAMED = re.compile(
    rf"(?:\A|任命|免去|任免|聘任|给予|接受|同意|解聘|试用期满)(?P<names>{CHARACTER}{{2,4}}?(?:、{CHARACTER}{{2,4}}?){{0,9}})(?:等|同志|职务|任|免|辞|挂|为|的|试|不再|退休)"
)
PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}?[省市区县旗州盟]")


def decides(document: SourceDocument) -> bool:
    """Whether the document may appoint or remove people."""
    if document.genre == "纪要":
        return bool(recorded(document.paragraphs))
    subject = subject_of(document.title)
    texts = [bare(paragraph.text) for paragraph in document.paragraphs]
    loses_post = any(map(LOSES_POST.match, texts))
    if is_no_notice(PUNISHMENT.sub("", subject) if loses_post else subject):
        return False
    return (
        loses_post
        or bool(ABOUT_POSTS.search(subject))
        or any(map(DECISION.match, texts))
    )


def bare(text: str) -> str:
    """``text`` without spaces and without its number."""
    return NUMBERED.sub("", squeeze(text).strip(), count=1)


def is_no_notice(subject: str) -> bool:
    rest = PROPOSED_BESIDES.sub("", BODY_IN_TITLE.sub("", subject))
    return bool(
        NO_NOTICE_BEGINS.match(subject)
        or NO_NOTICE.search(rest)
        or NO_NOTICE_ENDS.search(rest)
    )


def subject_of(title: str) -> str:
    before, about, after = squeeze(title).partition("关于")
    return after if about else before


def places_of(document: SourceDocument) -> tuple[str, ...]:
    """Places by which an organization may begin, those of the issuer and of the title."""
    found = []
    for text in (document.issuer, squeeze(document.title).partition("关于")[0]):
        places = PLACE.findall(text)
        found += ["".join(places[at:]) for at in range(len(places))] + places
    return tuple(dict.fromkeys(found))


def names_in(title: str) -> frozenset[str]:
    """Whom the title names: 关于任免王小明、李伟等同志职务的通知."""
    match = NAMED.search(subject_of(title))
    return frozenset(match["names"].split("、") if match else ())


def title_findings(title: str, names: set[str]) -> Iterator[Finding]:
    """Whom and how many the title names, against whom the text does."""
    subject = subject_of(title)
    if count := COUNT.search(subject):
        printed = count[1]
        number = int(printed) if printed.isdigit() else parse_chinese_numeral(printed)
        if number and number != len(names):
            text = f"标题写{printed}人，读出{len(names)}人"
            yield Finding("title-count", text)
    for name in names_in(title) - names:
        if is_name(name):
            yield Finding("title-name", f"标题中的“{name}”没有读出")
