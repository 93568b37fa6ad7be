"""Whether words decide on powers, and what they say of all powers that they head."""

import re

from core.text.traditional import simplified
from core.text.widths import squeeze
from gazette.reading.source import SourceDocument, Table

from .grammar import OF_CATEGORY, kinds_in, one_category

POWER = r"(?:行政(?:审批|许可|处罚|确认|执法|检查|强制|征收|给付|奖励|裁决|职权|权力|管理权)|权力|权责|职权|执法权|许可|审批|政务服务|公共服务)"
ACT = (
    r"(?:划转|划入|划出|划归|收归|下放|承接|移交|交由|赋权|赋予|收回|上收|委托|取消|调整|整合|归并|改名|停止(?:实施|执行)|暂停|恢复|不再(?:实施|保留)|"
    r"新增|增加|增列|增设|增补|列入|纳入|减少|精简|压减|削减|合并|变更|更名|废止|下沉|集中(?:行使|实施)|转移|转为|改为|保留|清理|授予(?![^，。；]{0,60}(?:称号|荣誉|奖|勋章))|授权|撤销|终止|下移|转交|划回|并入|拆分|(?:规范|统一|修改)(?=[^，。]{0,20}名称)|名称[^，。]{0,6}(?:规范|统一|修改)|(?:规范|修改|统一)为)"
)
OF_LEVEL = r"(?:行政|县级|市级|区级|省级)(?:权力|职权|权限|许可|审批|处罚权?|执法权)(?!运行|监督|责任|公开|改革|制度|工作|服务|局|中心|大厅|窗口|流程|效)"
# What applicants need no longer prove is published as powers are, and read as such with a doubt.
PROOFS = re.compile(
    r"(?:取消|废止)[^，。]{0,14}证明(?:事项|材料)?|证明(?:事项|材料)[^，。]{0,4}(?:取消|废止)"
)
LISTS_POWERS = re.compile(
    rf"{POWER}[^，。]{{0,15}}(?:事项|清单|目录|权限|项目|职责|职能)|执法权|处罚权|许可权|赋权|放权|{POWER}{{2}}"
    rf"|{ACT}[^，。]{{0,12}}(?<!实)事项"
    r"|(?:行政|社会|经济)管理(?:权限|事项|权)|管理(?:事项|权限)"
    r"|(?<!实)事项[^，。]{0,6}(?:划转|下放|承接|移交)"
    rf"|{ACT}[^，。]{{0,15}}{OF_LEVEL}|{OF_LEVEL}[^，。]{{0,15}}{ACT}"
    rf"|(?:下列|以下|如下)[^，。：]{{0,6}}事项[^，。：]{{0,24}}{ACT}"
    rf"|{PROOFS.pattern}"
)
HANDED = (
    "(?:下列|以下|如下)[^，。：]{0,20}由[^，。；：]{2,24}(?:行使|实施|办理|承接|承担)"
)
DECIDES = re.compile(rf"{ACT}|{HANDED}|公布|发布|公告|印发[^，。]{{0,20}}(?:目录|清单)")
# What only proposes, tells or prepares: no sentence in it decides. A circular that makes known how
# a list was changed is its publication: 目录调整情况的通报.
PROPOSES = re.compile(
    r"任务|征求意见|草案|送审稿|建议稿|讨论稿|请示|报告(?![书表])|方案(?!审[批查]|核准|备案|许可)|计划(?!生育|委员会)|规划(?!许可|条件|管理|局|和|与|建设|自然|国土|住建|核实|验线|区)|要点|纪要|解读|答复|(?<!调整情况的)(?<!变更情况的)(?<!调整情况)通报|公示|培训|报送|征求[^，。]{0,30}意见|总结|动态$|问答|访谈|图解|读懂"
    r"|督[查办]|实事|议[事题]|会议|研究|领导小组|工作(?:专班|小组|机构)|联席会议|指挥部|评估(?:工作)?的|拟(?:取消|下放|划转|承接|调整|新增|移交)|办事指南|服务指南|调研|征集"
)
# What stands beside powers: a title of it decides on none, a sentence below it may.
BESIDE = re.compile(
    r"\A(?:通报)?(?:表彰|表扬|嘉奖)|证明(?!核发|出具|登记|换发)|\A(?:进一步)?(?:加强|强化|规范)[^，。]{0,40}(?:监管|监督|管理)(?:工作)?的"
    r"|(?:办[理结]|承诺|受理)[^，。的]{0,6}(?:时限|流程|地点|窗口|条件)|中介(?!服务[^，。]{0,6}(?:许可|审批))|裁量|不予(?:行政)?处罚|免予?处罚|首违|容缺|决策|抽查|收费"
)
# Who agreed to it, and where, says nothing about what is decided: 经区政府常务会议研究，同意….
AGREED = re.compile(
    r"经(?![济营费验])[^，。；]{0,40}?(?:会议|研究|审议|讨论)(?:审议|研究|讨论|通过)*|研究(?=决定|同意)"
)
# A sentence about all powers above it, or in the list: 以上事项均属行政许可.
OF_ALL = re.compile(
    r"(?:(?:以上|上述|上列|前述|前列)|(?:目录|清单|表中)[^，。；：]{0,4}(?:事项|权力|项目|职权))[^，。；：]{0,12}?"
    r"(?:(?:均|都|皆|全部|一律)(?:属于?|为|是)|(?:类型|类别|性质)(?:均|都|皆)?[为是：])(?P<category>[^，。；]{4,10})"
)
# What is cited decides elsewhere; the list that this document hands over does so here.
CITED = re.compile(
    r"(?<![将把按])(?<!公布|印发|发布|附件)《[^《》]*》(?!所列|中的|列明)"
)
# A list of the powers that a body has is published by its title alone: ××街道权力清单（2024年本）.
LIST_TITLE = re.compile(
    rf"(?:{POWER}|执法|赋权|放权)[^，。：]{{0,12}}(?:清单|目录|一览表|汇总表|明细表)(?:[（(][^（）()]*[）)])*\Z"
)
# ××市行政审批制度改革领导小组办公室公告: who issues it, and nothing of what it is about.
ISSUER_ALONE = re.compile(
    r"\A.*[府局委会办室组院厅](?=(?:公告|通告|通知|决定|命令|令)\Z)"
)
# To whom powers are handed down; the bodies that groups of them name are those that had them.
# 收回下放乡镇的权力 takes them back.
DOWN = re.compile(
    r"\A(?!.*(?:收回|上收|收归|划回))[^\n]*?(?:"
    r"(?:赋予|赋权|放权|下放|下沉|委托|授权|授予|承接)[^，。]{0,20}(?:乡|镇|街道|开发区|高新区|园区)|(?:乡|镇|街道)[^，。]{0,12}(?:赋权|放权|下放|下沉|承接)"
    r"|(?:调整|交)由[^，。]{0,8}(?:乡|镇|街)[^，。]{0,8}(?:实施|行使|承担)"
    # To the bureau that exercises the permits of all departments.
    r"|划转(?:至|给|到|由|归)?[^，。]{0,8}行政审批(?:服务|管理|服务管理)?局)"
)
PUBLISHED = re.compile("现[将予公印]|公布|印发|决定|同意|批准|下列|以下|如下")
CLAUSE = re.compile("[^，。；]+")
BEFORE = re.compile("已|曾|此前|前期")
BESIDE_POWERS = re.compile(
    r"裁量|基准|标准|不予|免罚|轻微|从轻|证照|材料|中介(?!服务[^，。]{0,6}(?:许可|审批))|监管|风险|负面|廉|问题|考核|监督"
)
SENTENCE = re.compile(r"[^。]+")
LEADS = re.compile("[下如上]列|以下|如下|以上|附[件后]|目录|清单|：\\s*\\Z")


def simple(words: str) -> str:
    return simplified(squeeze(words))


def decides(words: str) -> bool:
    """Whether words name powers and what is decided of them."""
    words = AGREED.sub("", simple(words))
    return bool(
        LISTS_POWERS.search(words)
        and DECIDES.search(words)
        and not decides_nothing(words)
    )


def decides_nothing(words: str) -> bool:
    """Whether words name what decides on no powers: a request, a report, a plan."""
    return proposes(words) or bool(BESIDE.search(PROOFS.sub("", words)))


def proposes(words: str) -> bool:
    """Whether words name what decides on nothing at all, whatever is said in it."""
    return bool(PROPOSES.search(PROOFS.sub("", words)))


def subject(title: str) -> str:
    """What a title is about, without who issues it."""
    words = simple(title)
    return words.partition("关于")[2] or ISSUER_ALONE.sub("", words)


def is_list(title: str) -> bool:
    """Whether a title is that of a list of powers itself, and no list of something beside them."""
    words = simple(title)
    of_nothing = decides_nothing(words) or BESIDE_POWERS.search(words)
    return bool(LIST_TITLE.search(words) and "关于" not in words and not of_nothing)


def kinds_of(title: str, heading: str = "") -> set[str]:
    """What a list does: its own heading tells, unless that of the document tells other things.

    None where it is a list of the powers that there are, which moves none of them.
    """
    own, of_document = kinds_in(simple(heading)), kinds_in(simple(title))
    return own if own & of_document else own | of_document


def hands_down(*titles: str) -> bool:
    """Whether what is so called hands powers of departments down to townships."""
    return any(DOWN.search(simple(title)) for title in titles)


def handed_down(document: SourceDocument, table: Table | None = None) -> bool:
    """Whether the list hands down: by its title, by that of the document, or by what leads it."""
    if hands_down(document.title, table.title if table else ""):
        return True
    body = (CITED.sub("", simple(p.text)) for p in document.paragraphs)
    clauses = (clause for words in body for clause in CLAUSE.findall(words))
    return any(
        hands_down(clause) and decides(clause) and not BEFORE.search(clause)
        for clause in clauses
        if PUBLISHED.search(clause)
    )


def uncited(words: str) -> str:
    """``words`` without the names of documents they cite, one cut at its beginning as well."""
    return CITED.sub("", re.sub(r"\A[^《》]*》", "", words))


def said_of_all(words: str) -> str:
    """The category that a sentence says all powers above it have, or those in the list."""
    match = OF_ALL.search(words)
    return one_category(match["category"]) if match else ""


def category_of(document: SourceDocument, table: Table | None = None) -> str:
    """The category of all powers of a list: the words nearest to it that name any tell."""
    body = (CITED.sub("", simple(p.text)) for p in document.paragraphs)
    sentences = [s for words in body for s in SENTENCE.findall(words)]
    # What is no lead speaks of the powers it names itself, and of no others.
    told = [s for s in sentences if decides(s) and (table or LEADS.search(s))]
    named = simple(table.title) if table else ""
    of_all = [said_of_all(s) for s in sentences] if table else []
    for words in (*of_all, named, *told, simple(document.title)):
        if OF_CATEGORY.search(words):
            return one_category(words)
    return ""
