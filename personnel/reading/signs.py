"""By which words the parts of a sentence are known: what decides, what is remarked, what is left out."""

import re

from gazette.reading.source import Finding

from . import grammar
from .names import CHARACTER, SPACE
from .slots import SAID, SLOTS
from .titles import RANK, TITLE_END, any_of

HEADINGS = tuple(
    (wording.means, wording.form(SLOTS, SAID, ending=r"(?:[：:]|\Z)"))
    for wording in grammar.HEADINGS
)
ACTS = rf"(?:{SLOTS['appoint']}|{SLOTS['remove']}|选举|补选|接受|晋升|给予|聘|由)"
OPENS = re.compile(
    rf"{SLOTS['also']}(?:{ACTS}|(?:任(?!城区|丘|泽)|兼|免)(?!职)|不再|{SLOTS['jointly']}|{SLOTS['seconded']})"
)
DECIDES = re.compile(
    rf".*?(?:决定|同意|批准|(?<!另行)研究|通过|如下|会议(?:于[\d年月日]{{4,12}})?)[，,：:]?(?=(?:同时|并)?(?:{ACTS}|(?:任|免)职|\Z))"
    r"|[^，,]*?(?:决定|同意|批准|如下|通过)[：:]"
)
ALLOWS = re.compile(r"\A[^，,（(]{0,40}?(?:决定|同意|批准)(?=.)")
# Who proposed what is decided then: 经主任会议提名，会议决定….
PROPOSES = re.compile(
    r"(?!(?:经|根据|按照|依据|由)[^，。]{0,30}(?:提名|提请|建议|推荐)\Z)[^为的]{0,30}?(?:提请|建议|提名|推荐|报请|拟(?:任|免|聘|提|同意)|历任|曾任|时任|曾担任|候选)"
)
# 退休手续由县人事局办理: who sees to what comes after it, and no remark.
FORMALITIES = (
    "(?:退休|调动|工资|交接|任职|免职|审批|有关|相关){1,2}(?:等)?手续(?:由|请|按|另)"
)
TAIL = re.compile(
    rf"(?!以上|以下|挂职(?:同志|干部|人员)|{FORMALITIES})(?:{any_of(grammar.REMARKS)})|(?:{RANK.pattern})\Z"
)
# The day from which a second act holds: 自2005年3月15日起不再担任….
SINCE = re.compile(
    r"(?:自|从|于)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:起|开始)?(?=(?:同时|并)?(?:不再|免去|解聘|辞去|任(?![期职])|担任|兼任|聘任))"
    r"|(?:自|从)(?:\d{4}年|[^，]{0,8}?之日|即日)(?:起|开始)(?=(?:同时|并)?(?:不再|免去|解聘|辞去|任(?![期职])|担任|兼任|聘任))"
)
INSTEAD = re.compile(
    rf"(?:同时|并)?(?:{any_of(grammar.INSTEAD)})(?:{RANK.pattern}|(?:副?(?:主任科员|调研员|巡视员)|(?:正|副)?[处科]级(?:干部|职员|非领导职务)|科员|办事员|非领导职务))(?:职务|职级)?"
)
THEY = re.compile("其|该同志|本人|不再|免去[^，]{0,4}[省市区县]")
# What says why and names nobody.
REASONS = re.compile(
    r"[^，]*(?:研究|决定|同意|批准|会议|考核|合格|推荐|需要|原因|改革|规定|精神|条例|程序|通过|考察|公示|如下)[^，]{0,8}"
    r"|(?:因|由于)?(?:工作|岗位|机构|年龄|到龄|职务|人事)[^，]{0,8}"
)
EARLIER = re.compile("(?:其)?原(?:任|担任)?(?:的)?职务")
SHARED = re.compile(
    r"(?:试用期|任期|聘期|任职时间)(?:均|统一|一律)?[自从][^，一二两三四五六半\d年月]{2,20}(?:起|开始)(?:计算|算|算起)?\Z|"
    r"(?:以上|上述|新任职|新提拔|被聘任|新任命|本次).{0,20}?"
    r"(?:(?P<remark>(?:试用期|任期|聘期)[均为统一皆]{0,3}[一二两三四五六半\d]+个?[年月].{0,30})|试用期|任期|聘期|任职时间)"
)
# Where one is sent, before what one becomes there: 到区政府办公室挂职，任副主任.
SENT = re.compile(
    r"[到赴在往去](?P<body>[^，到赴在往去]{3,30}?)(?:挂职|交流|锻炼|工作)"
)
# Whose signature may have a colon: 县长：王小明.
SIGNS = re.compile("(?<!副)[省市区县旗州]长\\Z")
# From when a term runs, in a sentence of its own: 试用期自2014年8月7日起计算.
TERM_BEGINS = re.compile(
    r"(?:试用|聘用?|任|任职|职级|挂职)(?:期限?|时间)[^，]{0,4}[自从][^，]{2,24}(?:起|开始|算起)(?:计算|算)?"
)
# In which order people are printed is said of none of them: （按姓氏笔画为序）.
IN_ORDER = re.compile("[（(][^（）()]{0,12}(?:姓氏|笔画|笔划|得票)[^（）()]{0,12}[）)]")
# 姓名：王小明, and on the next lines 任命职务：某局局长, 免去职务：无.
FIELD = re.compile(
    rf"姓名[：:](?P<name>{CHARACTER}{{2,6}})|(?:新?任(?:命|职)?|(?P<removes>免(?:去|职)?))(?:的)?职务[：:](?P<post>.{{1,60}}?)[。；;]?"
)
# The post named before the name: 不再担任该职务, 免去其现任职务.
THAT_POST = re.compile(
    r"(?:同时|并|现)?(?:免去|免除|解聘|不再担任|不再兼任)(?:其|他|她)?(?:所|现|原)?(?:任|担任)?的?(?:该|此|上述)?(?:职务|职位|一职)"
    rf"|(?:其|该|此|上述)(?:所任|现任|原任|担任)?的?(?:职务|职位|一职){SLOTS['lapses']}"
)
REMARK_UNUSUAL = ("remark-unusual", "逗号后的话少见，按备注记")
LAPSES = re.compile(rf"(?P<why>(?:因|由于|随).{{2,20}}?|)(?P<lapses>{SLOTS['lapses']})")
# The end of a term that ends a post too: 李四的某局副局长挂职期满，职务自然免除. 李四任… appoints.
TERM_OVER = re.compile(
    rf"(?![^的]{{0,12}}?(?<!主)(?:任(?![期职])|为))(?P<post>.{{4,}}(?:{TITLE_END.pattern}))(?:职务)?的?(?P<why>(?:挂职|任职|聘任|聘用|任期|聘期|挂职锻炼)(?:时间|期限|期)?(?:已|已经|届)?满)"
)
OF_TERM = re.compile(rf"(?:其|该|所任|所挂)?(?:的)?职务(?P<lapses>{SLOTS['lapses']})")
WHO_LISTED = re.compile("(?:等)?(?:同志)?\\Z")
# Terms that a post follows, whoever's it is: 聘期三年慕容雪管委会副部长.
TERM_AND_POST = re.compile(
    rf"(?:聘期|任期|试用期|聘用期)[^，]{{0,8}}?[年月].{{2,}}(?:{TITLE_END.pattern})"
)
# What speaks of people, posts and orders, and so may be more than a remark.
OF_OTHERS = re.compile(
    rf"{TITLE_END.pattern}|同志|请|各(?!项)|应(?!急|用|对)|须|要求|办理|通知|同意|批准|决定|研究|任职|正式|会议|[\d一二两三四五六七八九十]+人"
)
VERB = re.compile(
    rf"(任|免|聘|聘任|解聘){SPACE}+(?=({CHARACTER}{{3,4}}?)(?:同志|为|任|的))"
)
BODY_HEADING = re.compile("(?P<body>[^：:，,。；]{3,40}?)(?:[：:](?P<rest>.*))?")
CLOSING = re.compile(
    rf"{any_of(grammar.CLOSINGS)}|{FORMALITIES}|并?报[^，。；]{{2,40}}(?:备案|追认|确认)"
)
ACTED = re.compile("任命|免去|聘任|不再担任|解聘|辞去|撤销其")
# Who is in charge of a body without a post in it: 由张三同志主持区财政局全面工作, 代行局长职权.
IN_CHARGE = re.compile(
    r"主持[^，。；、]{0,24}工作|负责[^，。；、]{0,24}(?:全面|日常|党政)工作|(?:代行|代为行使|行使)[^，。；、]{0,24}(?:职权|职责|职务)"
)
# What seems to be decided where nothing was read, though no verb of appointing stands there.
SEEMS = re.compile(
    rf"{ACTED.pattern}|[任免][：:]|(?:代理|代行|代为行使|主持)[^，。；]{{0,20}}[长任席]|(?:代行|行使)[^，。；]{{0,20}}(?:职权|职责)|职务[^，。；]{{0,6}}(?:终止|免除|撤销)|由[^，。；]{{2,20}}(?:担任|出任|接任)|(?:{CHARACTER}{{2,4}}(?:同志)?(?:任|担任|出任|(?<![名改称])为)|当选为?)[^，。；]{{3,30}}?{TITLE_END.pattern}"
)
SENTENCES, COMMAS = re.compile("[；;。]"), re.compile("[，,]")
# Single characters with spaces round them: a name may end after any.
SINGLES = re.compile(
    rf"(?<!{CHARACTER}){CHARACTER}{SPACE}|{SPACE}{CHARACTER}(?!{CHARACTER})"
)
LONGEST = 600


def lapsing_clauses(clauses: list[str]) -> list[str]:
    """``clauses``, what lapses put together: 李四的某局局长职务，因退休自然免除."""
    found: list[str] = []
    for clause in clauses:
        ending = LAPSES.fullmatch(clause)
        over = TERM_OVER.fullmatch(found[-1]) if found else None
        if over and (lapsed := OF_TERM.fullmatch(clause)):
            found[-1:] = [f"{over['post']}职务{lapsed['lapses']}", over["why"]]
        elif ending and found and found[-1].endswith(("职务", "职级")):
            found[-1] += ending["lapses"]
            found += [ending["why"]] if ending["why"] else []
        else:
            found.append(clause)
    return found


def is_remark(clause: str) -> bool:
    """Whether words after a post are said of it, if in no way that is known: 病休."""
    return len(clause) <= 24 and not (
        CLOSING.match(clause) or ACTED.search(clause) or OF_OTHERS.search(clause)
    )


def who_doubt(clause: str) -> Finding | None:
    """Words before 其 that were not understood may name whom it means."""
    if REASONS.fullmatch(clause):
        return None
    return Finding("who-carried", f"“其”指谁不能确定：前面有“{clause[:60]}”")
