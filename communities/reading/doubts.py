"""Values that were read and look wrong: too long, with words that belong elsewhere, without evidence."""

import re

from gazette.reading.source import Finding

from .masking import Masked
from .naming import SUFFIX, short_name
from .places import may_have_place
from .premises import MEASURE_IN_BRACKET
from .statements import Statement

ILLEGIBLE = re.compile(
    r"\S\s{3,}\S|公报|[□■▢?？*＊×�]|_{2,}|[Xx]{2,}|(?<=\d)[OolI](?=[\d号])|(?<!\S)[OolI](?=\d)|[lO](?=\d+号)"
)
ODD_OFFICE = re.compile(
    r"[\d〔〕，。、]|关于|公布|发布|印发|同意|设立|新建|成立|调整|撤[销消]|更名|变更|合并|优化|明确|决定|部分|社区|居委会|[的将对在把]"
)
LONGEST_BOUND, LONGEST_NAME = 60, 24
NAME_ENDS = re.compile(rf"(?:{SUFFIX}|村民委员会|村委会|村)\Z")
ODD_NAME = re.compile(
    r"\A[（(①-⑨\d]|[的将从把对在由被即如]|同意|设立|新建|成立|调整|撤[销消]|更名|合并|拆分|新增|增设|新设|另设|分设|筹建|组建|拟[建设]|析置|部分|管辖|辖区|以下|上述|进行|要求|及时|关于|办事处|人民政府|[名称]为(?!民)|\A(?:所辖|所属|下辖|属)|[一二三四五六七八九十\d]委\Z|\A(?:析置|析出|拆分|分设|分立|划[出入转]|撤并|整合)后|[和与及](?=.{2,}社区)|后(?![街巷海村河湖山坊沙营屯庄港洲门寨])|社区.*社区|委员会.*委员会|小区(?=.{3,}社区)|[一二三四五两]个|第.{1,2}[至到—-]第"
)
SPACED = "[\u3400-\u9fff][ \u3000][\u3400-\u9fff]"
ODD_BOUND = re.compile(
    rf"{SPACED}|[东南西北](?:起|至(?![路街道巷村])|临(?![路街巷])|靠|倚|抵|面|侧为|边为|以|[：:])|\d\s?户|户数|平方米|㎡|人口|[\d万千百][余多]?人(?![巷路街桥])|现有|平方公里|办公|用房|总面积|调整[为后前]|四至|管辖|原为|居委会办|为界|(?<=.)以(?![东南西北上下内外前后])|的?区域\Z|[为至到由与]\Z|^[为至到由与是]|，其中"
)
ODD_PLACE = re.compile(
    rf"{SPACED}|\A同[上前左]|[，；：]|\d\s?户|人口|面积|调整|同意|四至|[东南西北]至(?!路)|为\Z|^[为由]"
)
ODD_TERRITORY = re.compile(r"\d{6}|\d\s?户|[\d余多]人|人口|平方米|㎡|用房|办公|[东南西北](?:起|至(?!路)|临|靠)|^分|调整为")  # fmt: skip
# 红旗、光明二社区: two communities, or one of them called 光明二社区.
COUNTED = re.compile(
    rf"[^、，。；\d一二三四五六七八九十社区会组]、(?P<name>[^、，。；]{{1,12}}二)(?={SUFFIX})"
)
FIGURES = re.compile(
    r"\d\s?户|[\d万千百]\s?[余多]户|平方米|平米|㎡|[东南西北][起至临邻靠倚][^路街道]"
)


def check_values(entry, details: Masked, told: list[Statement]):
    """The doubts about each value, then about words that went into none."""
    yield from check_names(entry)
    yield from check_legible(entry)
    for boundary in entry.boundaries:
        if any(odd_bound(side) for side in boundary.sides):
            text = "四至中有不像界线的词语，请核对"
            yield Finding("bound-doubtful", text)
            break
    if odd(ODD_PLACE, entry.premises) or MEASURE_IN_BRACKET.search(entry.premises):
        yield Finding("premises-doubtful", f"服务用房地点“{entry.premises}”请核对")
    if odd(ODD_TERRITORY, entry.territory):
        yield Finding("territory-doubtful", f"管辖区域“{entry.territory}”请核对")
    for statement in told:
        if statement.kind in ("rest", "other") and FIGURES.search(details.narrow, statement.start, statement.end):  # fmt: skip
            words = details.words(statement.start, statement.end)
            yield Finding("words-unread", f"“{words[:60]}”中有数字或四至未读入")
            break


def check_legible(entry):
    """A doubt where the print leaves a blank (□□路, 建筑面积  平方米)."""
    sides = [side for boundary in entry.boundaries for side in boundary.sides]
    for value in (entry.name, entry.territory, entry.premises, *sides):
        if ILLEGIBLE.search(value):
            yield Finding("text-illegible", f"“{value}”中有空缺或不能辨认的字")
            return


def check_names(entry):
    if ODD_OFFICE.search(entry.subdistrict):
        yield Finding("subdistrict-doubtful", f"所属街道“{entry.subdistrict}”请核对")
    for name in (entry.name, *entry.former_name.split("、")):
        if name and odd_name(name):
            yield Finding("name-doubtful", f"“{name}”不像社区名称，请核对")
        elif name and may_have_place(name):
            yield Finding("name-prefixed", f"“{name}”前面可能是镇名，请核对")
        elif name and may_be_counted(name, entry.source_text):
            yield Finding("name-doubtful", f"“{name}”的“二”可能是所列社区的个数")


def may_be_counted(name: str, text: str) -> bool:
    return any(name.startswith(match["name"]) for match in COUNTED.finditer(text))


def odd_name(name: str) -> bool:
    short = short_name(name)
    return not NAME_ENDS.search(name) or len(name) > LONGEST_NAME or not short or bool(ODD_NAME.search(short))  # fmt: skip


def odd_bound(side: str) -> bool:
    return bool(side) and (len(side) > LONGEST_BOUND or odd(ODD_BOUND, side))


def odd(pattern: re.Pattern, value: str) -> bool:
    """Whether ``value`` outside its brackets has words that do not belong there."""
    return bool(value and pattern.search(Masked.of(value).mask))
