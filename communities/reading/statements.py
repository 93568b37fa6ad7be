"""The details of a clause cut into statements: sides, areas, territory, households, premises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .masking import GONE, Masked
from .naming import SUFFIX

MARKS = f"，。；：,;:{GONE}"
NUMERAL = "[0-9０-９一二三四五六七八九十百千万两零〇]"
EACH = "[东南西北]"
SIDE = re.compile(
    rf"(?P<sides>{EACH}(?:(?:[、和及与]|以及){EACH}){{0,3}})(?:[两三四]?[面侧边])?(?:边?界)?"
    r"(?P<verb>起自|起于|起点为|均?至|起|到|抵|均?临近?|毗?邻接?|毗连|靠近?|倚|接|连|自|与|以|为|[:：])"
)
CLOSE_SIDE = re.compile(rf"(?P<side>{EACH})(?P<verb>起|至|临|邻|靠|倚)")
NEXT_SIDE = re.compile(
    rf"[，、；,;\s]{EACH}(?:[、和及]{EACH})*[面侧]?[起至到抵临邻毗靠倚接连自与以]"
)

ITS = rf"(?:[^{MARKS}、]{{1,30}}?{SUFFIX}(?:的|现|将)?)?(?:调整后|变更后|更名后|设立后|成立后|新建后|合并后|现|新|具体|其|该|本|的|[，,]){{0,4}}(?:社区居民委员会|社区居委会|社区)?(?:的|现|新){{0,1}}"
RANGE_WORDS = r"(?:管辖|所辖|辖区|管理|服务|区划)(?:的)?(?:居民)?(?:区域|范围|四至|边界|界线|地域)(?:四至|边界)?(?:范围|界线)?|四至(?:范围|边界|界线)?|辖区(?![内总面人居户共现有常])|(?:区域|范围|边界)(?=为|是|包括|包含|：|:|[东南西北][起至到临邻靠倚])"
LINK = r"(?:分别|大致|主要|进行)?(?:调整|变更|扩大|缩小)?(?:为|至|是|即|包括|包含|涵盖|含|有|：|:){0,3}"
HEADS = (
    ("side", SIDE),
    ("households", re.compile(rf"{ITS}[^{MARKS}\d、]{{0,16}}?(?:户数|总户|(?:{NUMERAL}|[,.，]\d)+[余多]?\s?户(?![外型籍口主用县门]))")),
    ("premises", re.compile(rf"{ITS}(?:配套|综合|办公|服务|活动|管理|党群|便民|[和及、与]){{0,4}}(?:用房|办公场所|服务场所|活动场所|办公地点|办公场地|办公地址|办公室)")),
    ("area", re.compile(r"(?:其中)?(?:合计|总计|共计|共|房屋|用房)?总?(?:建筑|使用|房屋|用房)总?面积|总?面积")),
    ("location", re.compile(r"(?:分别|均|暂|现|仍|选址)?(?:位于|设在|设于|设立在|坐落于|座落于|坐落在|地址[为：:]|位置[为：:]|地点[为：:])")),
    ("delta", re.compile(r"在?原有?(?:管辖|辖区|服务)?(?:范围|区域|辖区)?的?基础上|新增加?|增加|划入|划出|扣除|减少|将(?=[^。]{1,60}?[划纳并调])")),
    ("range", re.compile(rf"{ITS}(?:{RANGE_WORDS}){LINK}|(?:其)?(?:下辖|管辖|辖)有?(?![区范])")),
    ("other", re.compile(r"(?:辖区|社区|规划|占地|区域|管辖|行政区域)总?面积|[^，。；：、\d]{0,8}人口|(?:共|现|内)?有?(?:居民)?(?:楼栋|楼房|居民楼)|请|你办|望|此复|特此|自[^，。]{0,12}起|至此")),
    ("extra", re.compile(r"以及|另外?[包含有]|此外|还?包括|并(?:包括|含|入)|含(?!.{0,3}路)|不含|不包[括含]|除")),
)  # fmt: skip
PLACE_AREA = re.compile(
    rf"(?P<area>[^{MARKS}]{{0,16}}?(?:区域|片区|部分|地块|板块|片){NUMERAL}?[A-Z]?)(?:为|包括|包含|是|即)"
)
LISTED_AREA = re.compile(rf"(?P<area>[^{MARKS}]{{1,200}})以所列地点为范围")
COLON_AREA = re.compile(rf"(?P<area>[^{MARKS}]{{1,200}})[：:]\s?(?={EACH})")
AREA = re.compile(rf"(?P<area>[^{MARKS}]{{0,80}}?[^{MARKS}、])(?={EACH}[起至临邻靠倚])")
STARTS = re.compile(rf"\A|(?<=[{MARKS}\s、])")
OLD = re.compile(
    r"(?<![^，。；：,;:])(?:原(?:来|有)?的?(?:管辖|辖区|四至|范围|边界|界线|所辖)(?!.{0,5}基础)|调整前|变更前|原[东南西北](?=[起至到临邻靠倚])|由原?(?=[东南西北][起至到临邻靠倚]))"
)
NEW = re.compile(
    r"调整后|变更后|(?:现|拟)?(?:调整|变更|修改|更改|扩大|缩小)[为至到]|现(?=管辖|辖区|四至|[东南西北])|新的?(?=管辖|辖区|四至)|。"
)


@dataclass(frozen=True)
class Statement:
    """One statement: what it is about, where it stands, and where its words begin."""

    kind: str
    start: int
    words: int
    end: int
    head: dict


def without_old_bounds(details: Masked) -> Masked:
    """The details without the bounds as they were, printed beside the new ones."""
    spans, position = [], 0
    while old := OLD.search(details.mask, position):
        new = NEW.search(details.mask, old.end())
        position = new.start() if new else len(details.mask)
        spans.append((old.start(), position))
    return details.without(spans)


def statements(details: Masked) -> Iterator[Statement]:
    """The statements in order; words that begin none belong to the one before."""
    heads = list(heads_of(details.mask))
    ends = [head[1] for head in heads[1:]] + [len(details.mask)]
    for (kind, start, words, groups), end in zip(heads, ends, strict=True):
        yield Statement(kind, start, words, end, groups)
