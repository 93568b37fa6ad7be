"""The name of a power as running text gives it, and what stands beside it."""

import re

from core.text.widths import squeeze
from gazette.reading.source import Finding

from .entries import PowerTransfer, fits
from .grammar import CATEGORIES, OF_CATEGORY

NAMED_CATEGORY = rf"(?:{'|'.join(CATEGORIES)}|其他)(?:类|事项|类事项)?"
IN_BRACKETS = re.compile(rf"[（(【\[]{NAMED_CATEGORY}[）)】\]]")
# Its category beside a name without a bracket, or before it: 取水许可——行政许可, 行政许可：取水许可.
BESIDE = re.compile(
    rf"\A[（(【\[]?(?P<before>{NAMED_CATEGORY})[）)】\]：:]+(?P<named>.+)\Z"
    rf"|\A(?P<name>.+?)(?:[—－\-–]{{1,2}}|[，,：:/])(?P<after>{NAMED_CATEGORY})\Z"
)
BRACKET = re.compile(r"[（(【\[](?P<inner>[^（）()【】\[\]]{2,60})[）)】\]]\Z")
BODY = r"(?:[^，；、：:。]|、(?=[^，；：:。]{0,10}[局委办部]))"
FROM = re.compile(
    rf"(?:原(?:实施|审批|行使|主管)?|划出|下放|移交|委托)(?:部门|单位|机关)[:：为是]?(?P<body>{BODY}{{2,30}})"
    rf"|(?:由|从|自|原由)(?P<by>{BODY}{{2,30}}?)(?:划出|移交|下放|划转(?![至到给])|划入(?=[^，。]))"
)
TO = re.compile(
    rf"(?:承接|划入|接收|现(?:实施|审批|行使)?|受委托)(?:部门|单位|机关)[:：为是]?(?P<body>{BODY}{{2,30}})"
)
# What is said of a power after its name: ，由区农业农村局划出；——下放至各镇.
TOLD_AFTER = re.compile(
    r"(?:[，,：:]|[—－\-–]{2,})(?=(?:原|现|拟|均|统一|改)?(?:由|划|下放|委托|交|移交|承接|调整|改为|取消|实施|承办|自|收回|不再|按照|转|归|从|整合|并入|合并|更名|停止|原|纳入|保留))"
)
ACTS = re.compile(
    r"许可|审批|核准|备案|确认|登记|认定|审查|审核|检验|检测|处罚|征收|检查|强制|给付|奖励|裁决|核发|批准|初审|年检|资格|注册|鉴定|验收|办理|发放|认证|考核|退还|证"
    r"|签发|换发|补发|立项|查处|制止|巡查|核实|监督|年审|审验|印制|出具|补助|补贴|救助|减免|检疫|取缔|查封|扣押|代履行|收取|征用|调解|仲裁|复核|评审|评定|审定|公示|转报|收费|罚款|没收|责令|责令改正|变更|注销|撤销|延续"
)
ACT_END = re.compile(rf"(?:{ACTS.pattern})(?:[（(【\[][^（）()]*[）)】\]])*\Z")
# What stands in a list of duties, not of powers.
DUTY = re.compile(
    r"[。；]|(?<![重主必需纲摘首])要(?![素件害塞求])|应当|(?<![供对感适效相响反])应(?![急用])|负责(?!人)|加强|做好|确保|不得|按照"
    r"|(?<!会)(?<!济)(?<!作)(?<!善)(?<!构)(?<!间)组织(?!机构|形式|登记|考试|名称|实施)|认真|严格|及时|落实|抓好|请各|附件"
    r"|本(?:决定|通知|公告)|自[^，。]{2,16}起|(?:市|县|区|镇|政府|部门|单位|局|办)决定|《[^》]*》(?:已|的通知)|予以|如下"
)
MOVES = re.compile(
    r"(?:同意|决定|现|一并|依法)?(?:将|把)[^，。]*(?:划|下放|委托|移交|交由|调整|转|收回|赋予)|(?:同意|决定|现予)(?:取消|下放|划转|委托|停止)|[“”][^“”]*[“”].*[“”]"
)
GENERIC = re.compile(
    r"部分|一批|有关|相关|下列|以下|如下|上述|第?[一二三四五六七八九十\d]+[批项个]|各类|全部|县级|市级|区级|省级|本级|乡镇|街道"
    rf"|{'|'.join(CATEGORIES)}|行政|权力|职权|审批|许可|处罚|检查|事项|项目|权限|目录|清单|服务|管理|经济|社会|权|等|的|和|及|以及|原|各|由"
)
STRAY = re.compile(r"[；;，,。、：:.]+\Z")
SHORTEST, LONGEST = 4, 160


def is_power(name: str) -> bool:
    """Whether the words name an act of authority and no duty."""
    return bool(
        SHORTEST <= len(name) <= LONGEST
        and ACTS.search(name)
        and not tells(name)
        and is_specific(name)
    )


def tells(name: str) -> bool:
    """Whether the words tell what is done rather than name a power."""
    return bool(DUTY.search(name) or MOVES.search(name))


def is_specific(name: str) -> bool:
    """Whether more than 行政许可事项 is named."""
    return len(GENERIC.sub("", name)) > 1


def parted(words: str) -> tuple[str, str]:
    """(the name, what is said after it)."""
    for match in TOLD_AFTER.finditer(words):
        name = words[: match.start()]
        if name.count("（") == name.count("）") and ACT_END.search(name):
            return name, words[match.end() :]
    return words, ""


def bracketed(words: str) -> str:
    """``words`` with the category in a bracket behind the name, where it stands beside it."""
    match = BESIDE.fullmatch(words)
    if not match:
        return words
    category = match["before"] or match["after"]
    return f"{match['named'] or match['name']}（{category}）"


def power_of(
    seq: int | None, words: str, line: int | None, *, sure: bool = False
) -> PowerTransfer | None:
    """The power that words name, with its category and departments in a bracket or a clause behind
    it; ``sure``: they stand where a power is expected.
    """
    printed = words
    words, after = parted(bracketed(STRAY.sub("", words)))
    words = bracketed(words)
    bracket = BRACKET.search(words)
    said = bracket["inner"] if bracket else ""
    category = OF_CATEGORY.search(said) if len(said) < 12 or "，" in said else None
    known = category or FROM.search(said) or TO.search(said) or said == "其他"
    name = words[: bracket.start()] if known else words
    name = name.strip("“”\"'")
    before, onto = (form.search(said + "，" + after) for form in (FROM, TO))
    bare = bracket and IN_BRACKETS.fullmatch(bracket[0])
    fitting = is_power(name) or (
        (bare or sure) and not tells(name) and is_specific(name)
    )
    if not name or not fitting:
        return None
    entry = PowerTransfer(
        source_text=printed,
        line=line,
        seq=seq,
        name=squeeze(name),
        category=category[0] if category else "",
        from_department=(before["body"] or before["by"]) if before else "",
        to_department=onto["body"] if onto else "",
    )
    return entry if fits(entry) else None


def doubts_of(entry: PowerTransfer) -> list[Finding]:
    if ACTS.search(entry.name):
        return []
    text = f"“{entry.name[:40]}”不像事项名称，请核对"
    return [Finding("cell-unlikely", text)]
