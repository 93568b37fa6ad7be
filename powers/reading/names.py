"""The name of a power as running text gives it, and what stands beside it."""

import re

from core.text.traditional import simplified
from core.text.widths import squeeze
from gazette.reading.source import Finding

from .checks import parse_seq
from .entries import PowerTransfer, fits
from .grammar import CATEGORIES, OF_CATEGORY
from .groups import DEPARTMENT

NAMED_CATEGORY = rf"(?:{'|'.join(CATEGORIES)}|其他)(?:类|事项|类事项)?"
IN_BRACKETS = re.compile(rf"[（(【\[]{NAMED_CATEGORY}[）)】\]]")
# Its category beside a name without a bracket, or before it: 取水许可——行政许可, 行政许可：取水许可.
BESIDE = re.compile(
    rf"\A[（(【\[]?(?P<before>{NAMED_CATEGORY})[）)】\]：:]+(?P<named>.+)\Z"
    rf"|\A(?P<name>.+?)(?:[—－\-–]{{1,2}}|[，,：:/]|(?=(?:事项|权力)?(?:类型|类别|性质|种类)[：:]))(?:属于?|为|是|(?:事项|权力)?(?:类型|类别|性质|种类)[为：:])?(?P<after>{NAMED_CATEGORY})\Z"
)
BRACKET = re.compile(r"[（(【\[](?P<inner>[^（）()【】\[\]]{2,100})[）)】\]]\Z")
# What the power was called before: （原名称：餐饮服务许可）.
FORMER = re.compile("(?:原名称?|原|曾用名|更名前)[：:为“]|原名称?")
BODY = r"(?:[^，；、：:。]|、(?=[^，；：:。]{0,10}[局委办部]))"
FROM = re.compile(
    rf"(?:原(?:实施|审批|行使|主管)?|划出|下放|移交|委托)(?:部门|单位|机关)[:：为是]?(?P<body>{BODY}{{2,30}})"
    rf"|(?:由|从|自|原由)(?P<by>{BODY}{{2,30}}?)(?:划出|移交|下放|划转(?![至到给])|划入(?=[^，。]))"
    rf"|原由(?P<was>{BODY}{{2,30}}?)(?:负责)?(?:实施|行使|承担|办理|审批|管理)"
)
TO = re.compile(
    rf"(?:承接|划入|接收|现(?:实施|审批|行使)?|受委托)(?:部门|单位|机关)[:：为是]?(?P<body>{BODY}{{2,30}})"
)
# What is said of a power after its name: ，由区农业农村局划出；——下放至各镇.
TOLD_AFTER = re.compile(
    r"(?:[，,：:；;。]|[—－\-–]{2,})(?=(?:原|现|拟|均|统一|改)?(?:由|划|下放|委托|交|移交|承接|调整|改为|取消|实施|承办|自|收回|不再|按照|转|归|从|整合|并入|合并|更名|停止|原|纳入|保留))"
)
ACTS = re.compile(
    r"许可|审批|核准|备案|确认|登记|认定|审查|审核|预审|复审|核定|核查|检验|检测|处罚|征收|检查|强制|给付|奖励|裁决|核发|批准|初审|年检|资格|注册|鉴定|验收|办理|发放|认证|考核|退还|证"
    r"|签发|换发|补发|立项|查处|制止|巡查|核实|监督|年审|审验|印制|出具|补助|补贴|救助|减免|检疫|取缔|查封|扣押|扣留|封存|划拨|代履行|收取|征用|调解|仲裁|复核|评审|评定|审定|公示|转报|收费|罚款|没收|责令|责令改正|变更|注销|撤销|延续|拆除|清除|收缴|销毁|冻结|查验|校验|核验|抽查|验照|调处|代为[^，]{2,10}"
)
# Whose it is, before the name: 市经贸委实施的酒类批发许可.
OWNED = re.compile(
    r"(?:原|现)?由?(?=[省市县区州旗镇乡本])(?:[^，。；：、“”（）]|、(?=[省市县区州旗镇乡])){1,30}?(?:局|委|委员会|办|办公室|厅|部门|中心|队|站|院|所|政府)(?:负责|组织|具体|承担|共同|联合|分别)?(?:实施|行使|承担|办理|负责|审批|管理|审核|核发)的(?=.{4})"
)
OF_TYPE = re.compile(
    rf"(?:类型|类别|性质|种类)[：:为是属](?P<category>{'|'.join(CATEGORIES)}|其他)"
)
# 设定依据：《种子法》第三十八条, as far as another label or the end.
BASIS = re.compile(
    r"依据(?:名称)?[：:]\s*(?P<basis>[^：:]+?)(?=[，,；;。\s]*(?:[\u4e00-\u9fff]{2,10}[：:]|\Z))"
)
BODY_WORDS = r"(?:类型|类别|性质|种类|部门|单位|机关|机构|主体|层级|对象|依据|期限|时限|范围|方式)"
OF_BODY = re.compile(
    r"(?:原|现)?[省市县区州旗镇乡本][^，。；：、“”（）的]{1,20}(?:局|委|委员会|办|办公室|厅)的(?=.{4})"
)
TITLE_LABEL = re.compile(
    r"\A(?:[\u4e00-\u9fff]{0,6}名称|(?:受?委托|授权|赋权|划转|下放|承接|移交|取消|新增)的?事项)[：:]"
)
# What else is told about a power in a line of its own: 委托期限：三年, 监督电话：.
OTHER_LABEL = re.compile(
    rf"[^，。；：（）]{{0,8}}(?:{BODY_WORDS}|电话|地[址点]|时间|日期|费用|材料|条件|程序|要求)[：:]"
)
LABEL = re.compile(rf"[^，。；：]{{0,8}}{BODY_WORDS}")
LABELLED = re.compile(rf"[，,；;。\s、—－\-]*(?:原|现|划转[前后]|调整[前后])?[\u4e00-\u9fff]{{0,4}}?(?:实施|行使|审批|承接|主管|责任|牵头|划出|划入|下放|委托|移交|接收|办理|执法|法定|设定|行政)?{BODY_WORDS}(?:名称)?[：:].*\Z", re.DOTALL)  # fmt: skip
PENALTY = re.compile(
    r"对.{2,140}(?:处罚|强制|检查|奖励|查处|处理|强制执行|拆除|清除|查封|扣押|收缴|补偿|答复|认定|审查|许可|罚款|裁决|给付|征收|确认|监管)(?:[（(][^（）()]*[）)])?"
)
MOST_REMARKS = 5
# What names end in; what is done with a permit or a thing may as well stand within one.
WITHIN = {
    "变更",
    "注销",
    "撤销",
    "延续",
    "拆除",
    "清除",
    "收缴",
    "销毁",
    "冻结",
    "监督",
    "证",
}
ENDS = "|".join(act for act in ACTS.pattern.split("|") if act not in WITHIN)
ACT_END = re.compile(
    rf"(?:{ENDS}|证|(?:征收|征用|补偿|强制)决定|[\u4e00-\u9fff]{{3}}监督)(?:[（(【\[][^（）()]*[）)】\]])*\Z"
)
# Behind these a clause may begin that tells about the power.
ENDS_NAME = re.compile(rf"{ACT_END.pattern}|[^，。；：]{{4,}}\Z")
# 建立粮食收购网点审批, 组织大型群众活动许可: what is done stands within what is permitted.
PERMITTED = r"[^，。；]{2,30}(?:审批|许可|核准|登记|认定)\Z"
# What stands in a list of duties, not of powers.
DUTY = re.compile(
    rf"[。；]|\A(?:此前|上述|以上|上列|前述|前列|本[^，]{{0,6}}(?:决定|通知|事项)|任命|免去|聘任|解聘|稳步|稳妥|规范(?!性)|推进|完善|健全|强化|深化|优化|积极|大力|全面|有序|统筹|明确|简化|提高|提升|建立(?!{PERMITTED})|研究|制定|梳理|公布|推行|切实|进一步|继续|坚持|实行(?!政府)|各[^，]{{0,8}}(?:部门|单位))|(?<![重主必需纲摘首])要(?![素件害塞求])|应当|(?<![供对感适效相响反])应(?![急用])|负责(?!人)|加强|做好|确保|不得|按照"
    rf"|(?<!会)(?<!济)(?<!作)(?<!善)(?<!构)(?<!间)组织(?!机构|形式|登记|考试|名称|实施|{PERMITTED})|认真|严格|及时|落实|抓好|请各|附件|的(?:清理|评估|衔接|落实|整改|公开|编制|梳理|培训|宣传|承接评估|衔接落实)(?:工作)?\Z"
    r"|规定的其[他它]|本(?:决定|通知|公告)|自[^，。]{2,16}起|部门(?:办理|审批|备案|审核|审查)\Z|(?:取消|废止|转交[^，。]{2,20}|[改交]由[^，。]{2,20})\Z|(?:市|县|区|镇|政府|部门|单位|局|办)决定|《[^》]*》(?:已|的通知)|予以|如下"
)
MOVES = re.compile(
    r"(?:同意|决定|现|一并|依法)?(?:将|把)[^，。]*(?:划|下放|委托|移交|交由|调整|转|收回|赋予|合并|整合|并入|归并|更名|变更(?:名称)?为|改名)|(?:同意|决定|现予)(?:取消|下放|划转|委托|停止)"
)
SEVERAL = re.compile(
    r"(?:\d|[二两三四五六七八九十])[项个](?:行政)?(?:许可|审批|处罚|确认|权力|职权)(?:事项|项目)?\Z"
)
GIVEN_OVER = re.compile(
    "由[^，。；、]{2,20}?(?:局|委|委员会|办|部门|政府|中心|街道|镇)[^，。；]{0,8}(?:调整|划转|移交|转交|下放|交由)(?![^，。；]{0,12}的)"
)
QUOTED = re.compile('[“「『"][^“”「」『』]+[”」』"]')
# A power in quotation marks between whose it was and where it goes: 县住建局“甲”至乡镇.
OF_OWNER = re.compile(
    r"[^，。；“”]{1,20}(?:局|委|委员会|办|办公室|部|厅|院|会|政府|中心|队)(?:实施|负责|承担|行使)?的?[“「『](?P<name>[^“”「」『』]+)[”」』](?:(?:下放|划转|移交|委托)?[至给到由].{1,20})?"
)
OUTSIDE = re.compile(
    "实施|行使|[改交仍转](?:由|给)|由.{2,20}(?:办理|承担|负责|管理)|调整|合并|整合|更名|改名|取消|废止|新增|下放|划|委托|收回|承接|移交|保留|不再|停止|变更|修改|规范|统一|撤销|终止|授予|改为|并入|拆分"
)
STOP = re.compile("[。；]")
GENERIC = re.compile(
    r"决定将?|部分|一批|其[他它余]|有关|相关|下列|以下|如下|上述|第?[一二三四五六七八九十\d]+[批项个]|各类|全部|县级|市级|区级|省级|本级|乡镇|街道"
    rf"|{'|'.join(CATEGORIES)}|行政|权力|职权|审批|许可|处罚|检查|事项|项目|权限|目录|清单|服务|管理|经济|社会|权|等|的|和|及|以及|原|各|由"
)
# What a list is called, and not what stands in it.
OF_LIST = re.compile(
    r"(?:目录|清单|一览表|明细表|(?:权力|许可|审批|职权|处罚|划转|下放|取消|调整|承接)(?:的)?(?:事项|项目))(?:[（(][^（）()]*[）)])?\Z"
)
STRAY = re.compile(
    r"(?<![；;，,。、：:.．])(?:[；;，,。、：:.．](?:以及|和|及|与)?){1,40}\Z"
)
# The number of a power in the same cell as its name.
NUMBERED = re.compile(
    r"(?:[①-⑳⑴-⒇]|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|\d{1,3}(?:[.．](?!\d)|、)|[一二三四五六七八九十]{1,3}、)(?=.{4})"
)
# A document is no power, whatever was in it: 《…审批暂行办法》（甲政发〔1997〕62号）.
DOCUMENT = re.compile(r"\A《[^《》]+(?:(?:办法|规定|条例|细则|规则|通知|意见|决定|通告|公告|方案)》(?:[（(][^（()）]*[）)])?|》[（(][^（()）]*号[）)])\Z")  # fmt: skip
SHORTEST, LONGEST = 4, 160


def names_act(words: str) -> bool:
    """Whether the words end in an act of authority, as the name of a power does."""
    return bool(ACT_END.search(words))


def numbered_name(printed: str) -> tuple[str, str]:
    """(its number, the name) of a cell that has both: 1.取水许可."""
    match = NUMBERED.match(printed)
    return (match[0], printed[match.end() :]) if match else ("", printed)


def is_power(name: str) -> bool:
    """Whether the words name an act of authority and no duty."""
    name = simplified(name)
    if PENALTY.fullmatch(name) and not STOP.search(name):
        return True
    return bool(
        SHORTEST <= len(name) <= LONGEST
        and not OF_LIST.search(name)
        and ACTS.search(name)
        and not tells(name)
        and is_specific(name)
    )


def may_name(name: str) -> bool:
    """Whether words that stand where a power is expected can be its name."""
    return len(name) >= SHORTEST and not tells(name) and is_specific(name)


def tells(name: str) -> bool:
    """Whether the words tell what is done rather than name a power."""
    if PENALTY.fullmatch(name):
        return bool(STOP.search(name))
    quoted = QUOTED.search(name) and OUTSIDE.search(QUOTED.sub("", name))
    forms = (DUTY, MOVES, GIVEN_OVER, DOCUMENT)
    return bool(quoted or any(form.search(name) for form in forms))


def is_specific(name: str) -> bool:
    """Whether more than 行政许可事项 is named."""
    return len(GENERIC.sub("", name)) > 1


def peeled(words: str) -> tuple[str, str]:
    """(the name, what is said behind it): a category, whose power it is, what becomes of it."""
    words = TITLE_LABEL.sub("", STRAY.sub("", words))
    if match := BESIDE.fullmatch(words):
        return match["named"] or match["name"], match["before"] or match["after"]
    name, comma, last = words.rpartition("，")
    if comma and of_body(last) and is_whole(name) and name:
        return name, last
    match = BRACKET.search(words)
    if match and match.start() and is_remark(match["inner"]):
        return words[: match.start()], match["inner"]
    if (match := LABELLED.search(words)) and match.start():
        return words[: match.start()], match[0]
    name, colon, rest = words.partition("：")
    if colon and rest and ACT_END.search(name) and is_whole(name):
        return name, rest
    for match in TOLD_AFTER.finditer(words):
        name = words[: match.start()]
        if is_whole(name) and ENDS_NAME.search(name):
            return name, words[match.end() :]
    return words, ""


def is_whole(name: str) -> bool:
    """Whether brackets and quotation marks are closed."""
    return all(name.count(a) == name.count(b) for a, b in ("（）", "“”", "【】"))


def is_remark(inner: str) -> bool:
    """Whether a bracket tells about the power and is no part of its name."""
    if OTHER_LABEL.match(inner):
        return True
    category = re.fullmatch(NAMED_CATEGORY, inner) or (
        OF_CATEGORY.match(inner) and re.search("[，；：/|]", inner)
    )
    return bool(
        category or FORMER.match(inner) or FROM.search(inner) or TO.search(inner) or of_body(inner)
    )  # fmt: skip


def of_body(inner: str) -> bool:
    """Whether the words name a body: 县畜牧局; 原执法主体：区交通局."""
    label, colon, body = inner.rpartition("：")
    return all(DEPARTMENT.fullmatch(part) for part in body.split("、")) and (
        not colon or bool(LABEL.fullmatch(label))
    )


def power_of(
    seq: int | None, words: str, line: int | None, *, sure: bool = False
) -> PowerTransfer | None:
    """The power that words name, without what is said behind it; ``sure``: they stand where a
    power is expected.
    """
    if seq is None:
        number, words = numbered_name(words)
        seq = parse_seq(number)
    several = "、" in words and SEVERAL.search(words.rstrip("；。，"))
    if several or OTHER_LABEL.match(words):
        return None
    name, remarks = name_and_remarks(words)
    category = next(filter(None, map(category_in, remarks)), "")
    expected = (category or sure) and may_name(name)
    if not name or not (is_power(name) or expected):
        return None
    entry = PowerTransfer(
        source_text=words,
        line=line,
        seq=seq,
        name=squeeze(name),
        category=category,
        **told_besides("，".join(remarks)),
    )
    return entry if fits(entry) else None


def name_and_remarks(words: str) -> tuple[str, list[str]]:
    """The name alone, without whose power it is, and what is said behind it."""
    owner = None if QUOTED.search(words) else owner_of(words)
    name, remarks = words[owner.end() :] if owner else words, []
    for _ in range(MOST_REMARKS):
        name, remark = peeled(name)
        if not remark:
            break
        remarks.append(remark)
    if whole := QUOTED.fullmatch(name):
        name = whole[0][1:-1]
    elif whole := OF_OWNER.fullmatch(name):
        name = whole["name"]
    return name, remarks


def told_besides(remarks: str) -> dict[str, str]:
    """Who had a power, who has it now and on what ground, as far as the remarks behind its name say."""
    before, onto = FROM.search(remarks), TO.search(remarks)
    basis = BASIS.search(remarks)
    return {
        "basis": basis["basis"] if basis else "",
        "from_department": next(filter(None, before.groups()), "") if before else "",
        "to_department": onto["body"] if onto else "",
    }


def owner_of(words: str) -> re.Match | None:
    """Whose power it is, said before its name: 市水利局实施的取水许可, 市水利局的取水许可."""
    if owner := OWNED.match(words):
        return owner
    owner = OF_BODY.match(words)
    return owner if owner and ACT_END.search(words.rstrip("；。，")) else None


def category_in(remark: str) -> str:
    match = OF_TYPE.search(remark) or OF_CATEGORY.match(remark)
    return match["category"] if match else remark * (remark in ("其他", "其他类"))


def doubts_of(entry: PowerTransfer) -> list[Finding]:
    if ACTS.search(entry.name):
        return []
    text = f"“{entry.name[:40]}”不像事项名称，请核对"
    return [Finding("cell-unlikely", text)]
