"""Whether a document decides on communities: by its genre and its title."""

import re

from core.text.names import without_inner_spaces
from gazette.reading.source import SourceDocument

DECIDING = ("批复", "决定", "通知", "公告", "通告", "命令", "令", "决议")
NUMBER_AFTER = re.compile(
    r"(?<=批复|决定|通知|公告|通告)[^，。的]{1,12}[〔\[（(]\d{4}[〕\]）)]\d{1,4}号\Z"
)
# The names of estates and streets are no communities: 关于“桥洲华庭”等住宅区命名的批复.
OF_PLACES = re.compile(
    r"(?:住宅区|小区|楼盘|楼宇|建筑物|大厦|广场|公园|道路|街路|街巷|路名|桥梁|隧道|站点|地名|自然村)[^，。“”]{0,12}(?:命名|更名|名称)"
)
# What is cancelled or renamed by these is no community: 关于取消部分行政权力事项的批复.
OF_POWERS = re.compile(
    r"行政(?:许可|审批|权力|职权|处罚|执法|确认|检查)|(?:权力|审批|许可|职权|证明|公共服务)事项"
)
# A table printed alone, with a sentence above it by which it is decided.
TABLE = re.compile(
    r"(?:社区|居委会|居民委员会)[^，。]{0,16}(?:一览表|情况表|明细表|名单|表)\Z"
)
# Behind its title or below it, what a table printed alone is attached to: （桐区政复〔2015〕11号批复附件）.
ATTACHED_TO = re.compile(
    r"[（(](?P<to>[^（()），。；]{0,30}[〔\[【（(]\d{4}[〕\]】）)]\d{1,5}号[^（()），。；]{0,12})(?:之|的)?附[件表]\s?[一二三四五六七八九十\d]{0,2}[）)]"
)
OF_A_CHANGE = re.compile(
    r"新[设增建]|设立|成立|组建|调整|变更|更名|撤[销并]|合并|拆分|析置"
)
ASKED_OR_PLANNED = re.compile(
    "请示|报告|方案|计划|规划(?!区)|草案|征求|拟|建议|送审|讨论|摸底|公示|听证"
)
MADE_KNOWN = re.compile(
    r"(?:同意|决定|批准|(?:予以|作如下|进行)[^，。；]{0,6}调整)[^。]{0,60}(?:公布|公告|通知)"
)
REPLY = re.compile(r"同意|复函|批准")
UNDECIDED = re.compile(
    r"征求意见|草案|印发|转发|方案|计划|规划(?!区)|要点|意见的通知|代拟|讨论稿|送审稿|工作的通知|的公示|听证|选举|征集|试点|请示的?通知|表彰|表扬|嘉奖|奖励|授予|命名.{0,30}(?:示范|先进|文明|和谐|单位|称号)"
)
PLAN = re.compile(
    r"(?:[印下转]发|批转)[^，。]*(?:社区|居委会|居民委员会)[^，。]*(?:调整|设置|撤并|优化|设立|整合|更名)[^，。]*(?:方案|意见)》?的通知\Z"
)
IN_FORCE = re.compile(
    r"(?:同意|批准|通过)[^。]{0,50}现[^。]{0,6}[印下转]发[^。]*(?:自[^。]{2,14}起(?:施行|执行|实施|生效)|遵照执行)"
)
# A list of what is set up or changed, printed as an attachment: 印发2016年新设立社区居民委员会名单的通知.
LIST_OF = re.compile(
    r"印发(?=[^，。]*?(?:新?设立|新[设增建]|增设|成立|组建|调整|更名|撤[销并]|合并|变更))[^，。]*?(?:社区|居委会|居民委员会)[^，。]{0,12}(?:名单|名录|名册|名称|(?:一览|明细|情况|汇总|统计)?表)》?的通知\Z"
)
NO_LIST = re.compile("征求意见|草案|方案|计划|规划(?!区)|拟|示范|先进|试点|创建|工作者")
# What came of it, or was decided: 印发东街街道社区规模调整结果的通知, 印发《…的决定》的通知.
RESULT_OF = re.compile(
    r"[印下]发[^，。]*(?:村改居|撤村|新[设增建]|设立|成立|调整|变更|更名|撤[销并]|合并|拆分)[^，。]*决定》?的?通知\Z|印发[^，。]*(?:社区|居委会|居民委员会)[^，。]*(?:调整|设置|撤并|优化|设立|更名|整合)[^，。]{0,4}结果》?的通知\Z"
)
LIST_DECIDED = re.compile(
    r"(?:同意|批准|决定)[^。]{0,60}?(?:设立|[新增]设|新[增建]|成立|组建|调整|更名|撤[销并]|合并|变更)"
)
# Minutes tell what was talked of, and may record what was decided: 会议决定：1．设立甲社区….
RECORDED = re.compile(
    r"会议(?:研究|讨论|一致)*(?:决定|议定|同意|批准)[：:，,]?(?=\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?)?(?:设立|新[设增建]|增设|成立|组建|撤[销并]|将|合并))"
)
ABOUT_COMMUNITIES = re.compile(
    r"社区|居民委员会|居委会|区划|撤村[建设改]居|村[改转]居|村[改转]社区|村级建制|建制村|行政村|村民委员会|村委会"
)


def decides(document: SourceDocument) -> bool:
    """Whether a document of this genre and title can decide on communities."""
    title = without_inner_spaces(document.title)
    genre = document.genre or genre_at_end(title)
    if genre == "批复":
        of_others = OF_PLACES.search(title) or OF_POWERS.search(title)
        if of_others and not ABOUT_COMMUNITIES.search(title):
            return False
        return not re.search(r"征求意见|草案|代拟", title)
    if genre == "纪要":
        return is_recorded(document)
    if genre in ("函", "复函"):
        return bool(REPLY.search(title) and ABOUT_COMMUNITIES.search(title))
    said = title if "关于" in title else f"{title}\n{document.body[:200]}"
    about = genre in DECIDING and bool(ABOUT_COMMUNITIES.search(said))
    about = about or not genre and is_table_made_known(document, title)
    printed = is_plan_in_force(document) or is_list(document) or RESULT_OF.search(title)
    return about and (printed or not UNDECIDED.search(title))


def is_recorded(document: SourceDocument) -> bool:
    """Whether minutes record that a meeting decided on communities."""
    body = document.body if document.genre == "纪要" else ""
    return any(
        ABOUT_COMMUNITIES.search(body, at.end(), at.end() + 100)
        for at in RECORDED.finditer(body)
    )


def is_plan(document: SourceDocument) -> bool:
    """Whether a plan for communities is printed, which may or may not have been decided on."""
    return bool(PLAN.search(without_inner_spaces(document.title)))


def is_plan_in_force(document: SourceDocument) -> bool:
    """Whether a plan that was consented to is printed for a day from which it holds."""
    return is_plan(document) and bool(IN_FORCE.search(document.body[:300]))


def is_list(document: SourceDocument) -> bool:
    """Whether a list of communities set up or changed is printed, and not one of what is asked for."""
    title = without_inner_spaces(document.title)
    return bool(LIST_OF.search(title)) and not NO_LIST.search(title)


def is_list_undecided(document: SourceDocument) -> bool:
    """Whether a list is printed with no word that it is decided on here."""
    return is_list(document) and not LIST_DECIDED.search(document.body[:400])


def is_table_made_known(document: SourceDocument, title: str) -> bool:
    """Whether a document is a table of communities that its body says is decided."""
    known = TABLE.search(title) and MADE_KNOWN.search(document.body[:300])
    return bool(known) or is_table_alone(document)


def is_table_alone(document: SourceDocument) -> bool:
    """Whether a document is nothing but a table of what is done, attached to what has a number."""
    title = without_inner_spaces(document.title)
    name = ATTACHED_TO.sub("", title)
    attached = ATTACHED_TO.search(f"{title}\n{document.body[:200]}")
    if document.genre or not (attached and TABLE.search(name)):
        return False
    said = f"{name}{attached['to']}"
    return bool(OF_A_CHANGE.search(name)) and not ASKED_OR_PLANNED.search(said)


def genre_at_end(title: str) -> str:
    """The genre that a title ends in, also where its number was printed on the same line."""
    title = NUMBER_AFTER.sub("", title)
    return next((word for word in DECIDING if title.endswith(word)), "")
