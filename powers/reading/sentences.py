"""Powers that a sentence names: quoted, listed behind a colon, or as what is transferred."""

import re
from collections.abc import Iterator
from itertools import islice

from core.text.numbers import parse_chinese_numeral

from .grammar import one_category
from .names import ACT_END, IN_BRACKETS, OF_TYPE, OWNED, PENALTY, is_power
from .scope import ACT, AGREED, POWER

SENTENCE = re.compile(r"[^。]+")
CLAUSE = re.compile(r"[^。；]+")
HEDGED = re.compile(
    r"建议|拟(?!定)|(?<!经)研究|待(?=条件)|可以|鼓励|探索|逐步|争取|如需|是否|请示|请求|此前|不予|不宜|暂不|暂缓|仍由|(?<!现)已经?(?:取消|下放|划转|[将把][^，。]{2,80}(?:取消|下放|划转|移交|委托))"
)
QUOTED = re.compile(r"[“\"「『](?P<name>[^“”\"「」『』《》]{3,120})[”\"」』]")
SLOGAN = re.compile(
    "(?:实现|推行|推进|做到|深化|开展|按照|坚持|优化|落实|打造|构建|建立|所称|简称|称)\\Z"
)
MANNER = re.compile(
    "(?:的)?(?:改革|模式|目标|机制|工作|制度|要求|原则|服务|试点|系统|平台|专栏|栏目|章|专用章|印章)"
)
RENAMED = re.compile(
    "(?:更名|变更|调整|修改|规范|合并|整合|拆分|改名|改)[^“”，。]{0,6}为[^“”，。]{0,4}(?=[“「『])|并入[^“”，。]{0,4}(?=[“「『])"
)
RENAMED_TO = re.compile(
    "(?:(?:更名|变更|调整|修改|规范|合并|整合|改名|改)(?:名称)?为(?!由|[^，。；]{2,24}(?:局|委|办|部门|政府|中心|街道|镇)[^，。；]{0,3}(?:实施|行使|负责|承担|办理|管理|审批))|(?:并入|归并到|归并至))(?P<names>[^，。；]{4,80})"
)
WHERE_TO = re.compile("(?:至|到|给|由|交)[^、，]{1,20}\\Z")
APPLIED = re.compile("的?(?:申请|业务)\\Z")
# Behind a power it is the same: 消防设计审查职责, 建设审批权.
DUTY_END = re.compile("的?(?:职责|职能|权限|权)\\Z")
# What says only that the names follow: 分别为取水许可、采砂许可.
FOLLOWS = re.compile("(?:具体|主要)?(?:分别|依次)?(?:为|是|包括|即)(?=.{4})")
# Who exercises from now on what is told behind a colon.
EXERCISED = re.compile("(?:行使|实施|承接|办理)(?:下列|以下)")
# Where it is exercised, before the name: 你镇辖区内的.
WHERE = re.compile(
    "(?:(?:[你我本各该][^，。；、的]{1,12}?)?(?:行政)?(?:辖区|(?:所辖|管辖)(?:区域|范围))(?:范围)?内?的)"
)
NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
COUNT = re.compile(rf"(?P<count>{NUMBER})[项个]")
# What says how many powers of what kind were named: 等3项行政许可事项.
TAIL = re.compile(
    rf"(?:[等共]*{NUMBER}[项个][^，。；：、“”]{{0,16}}|等[^，。；：、“”]{{0,16}}(?:事项|权力|职权|权限|许可|审批))\Z"
)
# Ends a group of powers within others: …、…2项行政给付，.
GROUP_END = re.compile(rf"(?<!\d){NUMBER}[项个](?P<of>[^，。；、]{{0,12}})\Z")
# Whose the powers are: 原由县水利局实施的.
OWNER = re.compile(
    r"(?:原|现)?由?(?:[^，。；：“”（）、]|、(?=[^，。；：“”（）、]{0,12}(?:局|委|办)[、的实行承负共联分])){2,40}?"
    r"(?:(?:局|委|委员会|办|部门|单位|政府|中心|队|机关)(?:负责|共同|联合|分别)?(?:实施|行使|承担|办理|负责|管理|审批|所属)?的?|(?:实施|行使|承担|办理|负责|管理|所属)的)(?:原?由?)"
)
# Whom they were given to: 下放至白河镇的, 委托白河镇人民政府实施.
GIVEN = re.compile(
    r"已?(?:下放|委托|授权|赋予|划转|移交)[给至到由]?[^，。；、“”]{2,20}?(?:(?:负责)?(?:实施|行使|办理|承接|承担|管理)的?|的)"
    r"|其(?:原|所)?(?:承担|实施|行使|办理|负责|管理|审批)的"
)
LOCAL = re.compile("原?由?[省市县区州旗镇乡]")
HEADS = re.compile(rf"下列|以下|如下|{NUMBER}[项个]|{POWER}|事项[^，。；]{{0,4}}\Z")
BEGINS = re.compile(
    "[将把]|(?<![应相针面核校绝反])对(?![口应接象外照策比])|(?=原由)|(?:\\A|(?<=[，；：]))(?=[省市县区州旗镇乡](?:[^，、的]|、(?=[省市县区州旗镇乡][^，、的]{1,12}(?:局|委|办))){1,30}?(?:局|委|办|委员会)(?:负责|共同|联合|分别)?(?:实施|承担|行使|办理|管理|负责|审批)?的)"
)
# With whom the powers are from now on may tell the transfer alone.
BY = "(?:(?:统一|改|均|一律|全部)由|由(?=[^，。；]{2,24}(?:办理|实施|行使|承接|承担)))"
VERB = re.compile(f"{ACT}|交|{BY}")
LONGEST_OBJECT, MOST_VERBS = 400, 10
STOPS = re.compile("[。；：“”]")
ADVERB = re.compile(
    "[，,]?(?:统一|全部|一并|整体|依法|委托|直接|予以|一律|均|由[^，、]{2,20})*\\Z"
)
DONE = re.compile(
    r"(?:(?:同意|决定)[^，。；：、“”]{0,16}?(?:承接|行使|接收|实施)|(?:下放|划转|移交|委托|赋予)(?:给|至|到)?[^，。；：、“”]{0,12}的|(?:\A|[，；：、起]|[我本][局委办镇]|第[一二三四五六七八九十]+条|决定|同意|依法|一并|同时|现|予以)(?:取消|停止(?:实施|执行|办理)|废止|新增|增加|收回|下放|恢复|撤销|终止|不再(?:实施|保留|受理|办理|行使))(?:了)?)[:：]?(?P<names>[^。；：“”]{4,300}?)(?=[。；，]|\Z)"
)
# The verb behind all: 户外广告登记、兽药经营许可取消.
ENDED_LAST = re.compile(
    r"(?:\A|(?<=[；，]))(?P<names>[^。；，：“”]{4,200}?)(?:予以|一律|一并|同时)?(?:取消|废止|停止(?:实施|执行)|不再(?:实施|保留))(?=[；，。]|\Z)"
)
# Who had them and has them now behind all: 燃气经营许可由甲局实施调整为乙局实施. Who sees to
# supervision moves no power: 日常监督检查由乙局负责.
MOVED_LAST = re.compile(
    r"(?:\A|(?<=[；，]))(?P<names>[^。；，：“”]{4,200}?)"
    r"(?:，?(?:统一|均|一律|全部|调整|改|移|原)?由[^，。；：、]{2,30}?(?:调整|划转|移交|下放|委托|转交|变更|上收|收归|划归|划入)"
    r"|(?:，?(?:调整|改|移)为?|(?<![检核抽巡]查)(?<!监督)(?<!监管)，?(?:统一|均|一律|全部|原)?)由[^，。；：、]{2,30}?(?:承接|实施|行使|负责|办理)"
    r"|，?(?:下放|下沉|划转|移交|委托|收归|划归|划入)(?:至|到|给)?[^，。；：、“”]{2,30}(?<![后时])(?=[，。；]|\Z))"
)
# What names end in, where 和 or a slash parts one from the next.
ENDED = "|".join(
    f"(?<={act})"
    for act in ("许可", "审批", "登记", "处罚", "备案", "核准", "核发", "认定", "检查")
)
PART = re.compile(
    rf"[、，,；;]|(?<=[）)])[和及与/]|以及|(?:{ENDED}|(?<=审查))/|(?:{ENDED})[和及与]"
)


def told(
    words: str, *, listed: bool, count: int | None
) -> Iterator[tuple[str, list[str], str]]:
    """(the sentence, the names in it, the category it says of all); ``listed``: the words stand
    behind a colon whose words lead.
    """
    if listed:
        names = enumerated(words.partition("。")[0], count)
        if names:
            yield words, names, ""
            return
    for sentence in SENTENCE.findall(AGREED.sub("", words)):
        if QUOTED.search(sentence):
            for clause in clauses(sentence):
                if not HEDGED.search(clause) and VERB.search(clause):
                    names = quoted(clause)
                    yield clause, names, category_said(clause, names)
            continue
        groups = [clause for clause in CLAUSE.findall(sentence) if "：" in clause]
        if len(groups) > 1:
            for clause in groups:
                if names := behind_colon(clause):
                    yield clause, names, category_said(clause, names)
            continue
        decides = VERB.search(sentence) or EXERCISED.search(sentence)
        if HEDGED.search(sentence) or not decides:
            continue
        if names := behind_colon(sentence) or moved(sentence):
            yield sentence, names, category_said(sentence, names)


def clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence; where one is hedged, its parts that begin with a quoted name."""
    for clause in CLAUSE.findall(sentence):
        hedged = HEDGED.search(clause)
        yield from re.split("，(?=[“「『])", clause) if hedged else [clause]


def category_said(sentence: str, names: list[str]) -> str:
    """The category that a sentence says of all powers it names: 事项类型为其他权力, or but once."""
    for name in names:
        sentence = sentence.replace(name, "某")
    match = OF_TYPE.search(sentence)
    return match["category"] if match else one_category(sentence)


def quoted(sentence: str) -> list[str]:
    """The powers in quotation marks, as they are named from now on; a slogan in them is none:
    推行“一枚印章管审批”.
    """
    renamed = RENAMED.search(sentence)
    return [
        match["name"]
        for match in QUOTED.finditer(sentence, renamed.end() if renamed else 0)
        if is_power(match["name"])
        and ACT_END.search(match["name"])
        and not SLOGAN.search(sentence[: match.start()])
        and not MANNER.match(sentence[match.end() :])
    ]


def behind_colon(sentence: str) -> list[str]:
    head, colon, rest = sentence.partition("：")
    names, comma, last = rest.rpartition("，")
    if comma and VERB.search(last) and not is_power(last):
        # What becomes of them may stand behind the names: …，均下放至乡镇.
        rest = names
    return enumerated(rest, stated(head)) if colon and HEADS.search(head) else []


def moved(sentence: str) -> list[str]:
    """What is transferred, cancelled or taken over, where each part of it is a power."""
    if match := RENAMED_TO.search(sentence):
        return named(match["names"])
    found = [*objects(sentence)]
    if not found:
        for match in DONE.finditer(sentence):
            words = APPLIED.sub("", match["names"])
            found += named(words) or named(WHERE_TO.sub("", words))
    if not found:
        last = (*ENDED_LAST.finditer(sentence), *MOVED_LAST.finditer(sentence))
        last = sorted(last, key=lambda match: match.start())
        found = [name for match in last for name in named(match["names"])]
    return found


def objects(sentence: str) -> Iterator[str]:
    """The powers between 将 and the verb behind it, or between whose they were and who has them."""
    end = 0
    for begin in BEGINS.finditer(sentence):
        if begin.start() < end:
            continue
        far = begin.end() + LONGEST_OBJECT
        for verb in islice(VERB.finditer(sentence, begin.end(), far), MOST_VERBS):
            words = sentence[begin.end() : verb.start()]
            if STOPS.search(words):
                break
            if names := named(ADVERB.sub("", words)):
                yield from names
                end = verb.end()
                break


def named(words: str) -> list[str]:
    """The powers that the words name, without how many of what they are, and whose."""
    duty = DUTY_END.search(words)
    if duty and "下列" not in words and ACT_END.search(words[: duty.start()]):
        words = words[: duty.start()]
    if len(COUNT.findall(words)) > 1:
        return together(split(owned(words)), None)
    tail = TAIL.search(words)
    return enumerated(owned(words[: tail.start()] if tail else words), stated(words))


def owned(words: str) -> str:
    """``words`` without whose power it is, and where: 原由县水利局实施的取水许可."""
    if follows := FOLLOWS.match(words):
        words = words[follows.end() :]
    if (where := WHERE.match(words)) and is_power(words[where.end() :].split("、")[0]):
        return words[where.end() :]
    given = GIVEN.match(words)
    match = given or OWNED.match(words) or OWNER.match(words)
    rest = words[match.end() :] if match else words
    owner = given or match and (match[0].endswith("的") or LOCAL.match(match[0]))
    return rest if owner and is_power(rest.split("、")[0]) else words


def stated(words: str) -> int | None:
    counts = set(COUNT.findall(words))
    if len(counts) != 1:
        return None
    (count,) = counts
    return int(count) if count.isdigit() else parse_chinese_numeral(count.replace("两", "二"))  # fmt: skip


def enumerated(words: str, count: int | None) -> list[str]:
    """The names that signs part, where each is a power; a part that names no act is the beginning
    of the next: 人防工程拆除、改造审批.
    """
    words = re.sub(
        rf"(?:等|共)*(?:{NUMBER}[项个][^，。；、]*)?\Z", "", words.rstrip("。；;.，")
    )
    if IN_BRACKETS.search(words):
        parts = re.findall(rf".+?{IN_BRACKETS.pattern}", words)
        if len("".join(parts)) < len(words):
            return []
        parts = [re.sub("\\A(?:[、，,；;]|和|及|与|以及)+", "", part) for part in parts]
    else:
        return together(split(words), count)
    return parts if all(map(is_power, parts)) else []


def together(parts: list[tuple[str, str]], count: int | None) -> list[str]:
    """The names of which the parts, each with the sign behind it, are."""
    alone = [part for part, _ in parts if part]
    counted = any(GROUP_END.search(part) for part in alone)
    if count == len(alone) and not counted and all(map(is_power, alone)):
        return alone
    names, begun, first = [], "", 0
    for part, sign in parts:
        begun += owned(part) if not begun else part
        counted = GROUP_END.search(begun)
        begun = begun[: counted.start()] if counted else begun
        ends = ACT_END.search(begun) or PENALTY.fullmatch(begun)
        if ends and is_power(begun):
            names.append(begun)
            begun = ""
        elif begun:
            begun += sign
        if counted and not begun:
            category = one_category(counted["of"])
            names[first:] = [of_category(name, category) for name in names[first:]]
            first = len(names)
    return names if names and not begun else []


def of_category(name: str, category: str) -> str:
    """``name`` with the category of its group behind it, as where each prints its own."""
    return f"{name}（{category}）" if category else name


def split(words: str) -> list[tuple[str, str]]:
    """``words`` parted at signs outside brackets, with each the sign behind it."""
    parts, depth, start = [], 0, 0
    ends = {m.start(): m.end() for m in PART.finditer(words)}
    for at, sign in enumerate(words):
        depth += (sign in "（(《【[") - (sign in "）)》】]")
        if at in ends and at >= start and depth == 0:
            parts.append((words[start:at], words[at : ends[at]]))
            start = ends[at]
    return [*parts, (words[start:], "")]
