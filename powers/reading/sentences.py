"""Powers that a sentence names: quoted, listed behind a colon, or as what is transferred."""

import re
from collections.abc import Iterator
from itertools import islice

from core.text.numbers import parse_chinese_numeral

from .enumerations import NUMBER, enumerated, split, together
from .grammar import one_category
from .names import ACT_END, OF_TYPE, is_power, may_name
from .owners import owned
from .scope import ACT, AGREED, POWER

SENTENCE = re.compile(r"[^。]+")
CLAUSE = re.compile(r"[^。；]+")
HEDGED = re.compile(
    r"建议(?!书)|拟(?!定)|(?<!经)研究(?!报告|[生院所]|机构|中心)|待(?=条件)|可以|鼓励|探索|逐步|争取|如需|是否|请示|请求|此前|不予|不宜|暂不|暂缓|仍由|(?<!现)已经?(?:取消|下放|划转|[将把][^，。]{2,80}(?:取消|下放|划转|移交|委托))"
)
QUOTED = re.compile(r"[“\"「『](?P<name>[^“”\"「」『』《》]{3,120})[”\"」』]")
BETWEEN = re.compile("[、，,和及与]|以及|")
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
# Who exercises from now on what is told behind a colon.
EXERCISED = re.compile("(?:行使|实施|承接|办理)(?:下列|以下)")
COUNT = re.compile(rf"(?P<count>{NUMBER})[项个](?!补[贴助])")
# What says how many powers of what kind were named: 等3项行政许可事项.
TAIL = re.compile(
    rf"(?:[等共]*{NUMBER}[项个](?!补[贴助])[^，。；：、“”]{{0,16}}|等[^，。；：、“”]{{0,16}}(?:事项|权力|职权|权限|许可|审批))\Z"
)
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
    r"(?:(?:同意|(?<!本)决定)[^，。；：、“”]{0,16}?(?:承接|行使|接收|实施)(?!单位|部门|主体|机关|工作|机构)|(?:下放|划转|移交|委托|赋予)(?![前后])(?:给|至|到)?[^，。；：、“”]{0,12}的|(?:\A|[，；：、起]|[我本][局委办镇]|第[一二三四五六七八九十]+条|决定|同意|依法|一并|同时|现|予以)(?:取消|停止(?:实施|执行|办理)|废止|新增|增加|收回|下放|恢复|撤销|终止|不再(?:实施|保留|受理|办理|行使))(?:了)?)[:：]?(?P<names>[^。；：“”]{4,300}?)(?=[。；，]|\Z)"
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
                if not is_hedged(clause) and VERB.search(clause):
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
        parts = re.split("，(?=[“「『])", clause) if is_hedged(clause) else [clause]
        yield from parts


def is_hedged(clause: str) -> bool:
    """Whether a clause only proposes; what stands in quotation marks says nothing of that."""
    return bool(HEDGED.search(QUOTED.sub("某", clause)))


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
    rows: list[list[str]] = []
    end = -1
    for match in QUOTED.finditer(sentence, renamed.end() if renamed else 0):
        beside = BETWEEN.fullmatch(sentence[end : match.start()])
        if end < 0 or not beside:
            rows.append([])
        end = match.end()
        slogan = SLOGAN.search(sentence[: match.start()])
        if not (slogan or MANNER.match(sentence[end:])):
            rows[-1].append(match["name"])
    return [name for row in rows for name in powers_of(row)]


def powers_of(row: list[str]) -> list[str]:
    """The powers of a row of names; where half of them are, the others need not end in an act."""
    powers = [name for name in row if is_power(name) and ACT_END.search(name)]
    return [*filter(may_name, row)] if 2 * len(powers) >= len(row) else powers


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
    if len(COUNT.findall(words)) > 1:
        return together(split(owned(words)), None)
    tail = TAIL.search(words)
    return enumerated(owned(words[: tail.start()] if tail else words), stated(words))


def stated(words: str) -> int | None:
    counts = set(COUNT.findall(words))
    if len(counts) != 1:
        return None
    (count,) = counts
    return int(count) if count.isdigit() else parse_chinese_numeral(count.replace("两", "二"))  # fmt: skip
