"""Rows that head a group of powers: 一、行政许可（141项）, 二、区教育局（5项）, 合计."""

import re
from dataclasses import dataclass, replace

from core.text.numbers import parse_chinese_numeral
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding

from .grammar import CATEGORIES, kinds_in, one_category

NUMBERING = r"(?:[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[）)]?[、.．]?|第[一二三四五六七八九十]+[部分批类]+[、：:]?)?"
COUNT = r"(?:[（(]?[共计]*(?P<count>\d+)[项个条](?:事项)?[）)]?)?"
NAMED = re.compile(rf"{NUMBERING}(?P<words>.*?){COUNT}", re.DOTALL)
NUMERAL = re.compile("[一二三四五六七八九十]+")
NUMBERED = re.compile(
    r"(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|第[一二三四五六七八九十]+(?:部分|批|类|章|节))"
)
CATEGORY = re.compile(
    rf"(?:(?:取消|下放|划转|承接|新增|委托|移交|收回|保留)的?)?(?P<category>{'|'.join(CATEGORIES)})(?:类|事项|类事项)?"
)
# As a numbered heading with its count a shorter word is a category as well: 一、审批（4项）.
SHORT_CATEGORY = re.compile(
    r"(?P<category>其[他它]|审批|核准|审核|备案|许可|确认|处罚|强制|征收|给付|检查|奖励|裁决)(?:类|事项|类事项)?"
)
PREFIX = re.compile(
    r"(?P<side>划出|移交|下放|转出|承接|划入|接收)?(?:部门|单位|机关)[:：]"
)
# What the body does with the powers below: 县住房和城乡建设局移交, 由区教育局承接的事项.
DOES = re.compile(
    r"由?(?P<body>.{2,24}?)(?:负责|统一|拟|现)?(?P<side>划出|移交|下放|转出|划转|委托|授权|承接|划入|接收|行使|实施|办理)(?:的?(?:行政|县级|市级|区级)?(?:权力|职权|许可|审批|管理)?(?:事项|权限|项目|权力|职权)?|的)"
)
DEPARTMENT = re.compile(
    r"(?!.*(?:下列|以下|如下|事项|权限|清单|目录))[\u4e00-\u9fff（）()]{1,24}(?:局|委|委员会|办公室|办|部|处|站|所|中心|政府|街道|街道办事处|镇|乡|队|公司|管委会|院|会|科|部门|残联|妇联|工商联)"
)
# What the powers below are about: 农业农村领域.
TOPIC = re.compile(r"[\u4e00-\u9fff、（）]{2,20}(?:领域|方面|系统|行业)(?:事项|权力)?")
MARK = re.compile(
    r"附[表件录]?\s*[一二三四五六七八九十\d]{0,3}[:：]?|表\s*[一二三四五六七八九十\d]{1,2}[:：]?"
)
# A list of one category within another: 取消行政检查事项目录.
LISTED = re.compile("(?:事项|项目|目录|清单)\\Z")
# What powers are handed down to has not had them; 城乡建设局 is no township.
OF_TOWNSHIP = re.compile("乡(?!建设|规划)|镇|街道|社区|政府|管委会|行政审批")
TOTAL = re.compile(r"(?:合计|共计|总计|总数|小计)[:：]?")
# No heading of a group is longer.
LONGEST = 100
FROM = ("划出", "移交", "下放", "转出", "划转", "委托", "授权")
ONTO = ("承接", "划入", "接收")


@dataclass(frozen=True)
class Group:
    """What a row over several rows says of them; ``titled``: a category in the name of a list."""

    words: str
    count: int | None = None
    category: str = ""
    titled: str = ""
    department: str = ""
    side: str = ""
    kinds: frozenset[str] = frozenset()
    total: bool = False
    topic: bool = False
    number: str = ""

    @property
    def known(self) -> bool:
        told = self.category or self.department or self.kinds or self.total
        return bool(told or self.topic)

    @property
    def heads(self) -> bool:
        """Whether the words can be nothing else than a heading: numbered, and what they head known."""
        return bool(self.number and (self.known or self.count is not None))

    def side_of_list(self, *, down: bool) -> str:
        """Whether its department had the powers or has them now; ``down``: the list hands them down."""
        above = self.department and not OF_TOWNSHIP.search(self.department)
        return self.side or ("from_department" if down and above else "")

    def goes_on_from(self, above: "Group | None") -> bool:
        """Whether its number is the one next to that of the group ``above``."""
        first, second = (above.number if above else ""), self.number
        before, number = NUMERAL.search(first), NUMERAL.search(second)
        if not (before and number) or NUMERAL.sub("", first) != NUMERAL.sub("", second):
            return False
        return parse_chinese_numeral(number[0]) == parse_chinese_numeral(before[0]) + 1


def group_of(row: tuple[str, ...]) -> Group | None:
    """The group a row heads; ``None`` where it is a row like others."""
    said = {squeeze(cell) for cell in row if cell.strip()}
    marked = len(said) == 2 and any(map(MARK.fullmatch, said))
    said = {cell for cell in said if not (marked and MARK.fullmatch(cell))}
    if total := total_of(row):
        return total
    if len(said) != 1:
        return None
    words = half_width(said.pop()).strip()
    if len(words) > LONGEST:
        return None
    match = NAMED.fullmatch(words)
    named, count = match["words"].strip("：:（("), match["count"]
    group = named_group(named, int(count) if count else None)
    short = SHORT_CATEGORY.fullmatch(named) if count and not group.category else None
    if short and NUMBERED.match(words):
        group = replace(group, category=short["category"])
    numbering = NUMBERED.match(words)
    number = numbering[0] if numbering else "附" if marked else ""
    return replace(group, number=number) if group.known or count or number else None


def named_group(named: str, count: int | None) -> Group:
    if category := CATEGORY.fullmatch(named):
        kinds = frozenset(kinds_in(named))
        return Group(named, count, category=category["category"], kinds=kinds)
    prefix, does = PREFIX.match(named), DOES.fullmatch(named)
    bare = named[prefix.end() :] if prefix else does["body"] if does else named
    if DEPARTMENT.fullmatch(bare):
        told = prefix or does
        side = side_of(told["side"] if told else "")
        return Group(named, count, department=bare, side=side)
    titled = one_category(named) if LISTED.search(named) else ""
    topic = bool(TOPIC.fullmatch(named))
    kinds = frozenset(kinds_in(named))
    return Group(named, count, titled=titled, kinds=kinds, topic=topic)


def by_group(department: str) -> Finding:
    return Finding("group-department", f"按分组“{department}”填写，请核对")


def side_of(word: str | None) -> str:
    """Which department of a power the word says a body is."""
    if word in FROM:
        return "from_department"
    return "to_department" if word in ONTO else ""


def total_of(row: tuple[str, ...]) -> Group | None:
    """A row of the total: 合计 and a number."""
    filled = [half_width(squeeze(cell)) for cell in row if cell.strip()]
    words = "".join(filled)
    if not (filled and TOTAL.match(words)) or len(words) > 20:
        return None
    number = re.search(r"\d+", words)
    return Group(words, int(number[0]) if number else None, total=True)
