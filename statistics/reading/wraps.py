"""Whether a line of a name alone is the end of the name above, or the beginning of that below."""

import re

from .items import NUMBERING, item_of, width

# A name is wrapped where its line is full: so much of the longest one there is.
FULL = 0.8
NEARLY_FULL = 0.6
# So short a name below one that stands alone may be the rest of it.
SHORT = 4
OPEN = ("（", "(", "、", "及", "和", "与", "的")
# What the name of an indicator ends in, and what goes on with one that was begun.
MEASURE = re.compile(
    r"(?:[量额值率数入出资款比重积产润税价费能户幅度]|人口|指数|余额|人员|里程|用电|投资|消费|存栏|出栏|贷|旅客|游客)\Z"
)
# What heads a group of indicators and is none itself.
SECTION = re.compile(
    r"(?:国民经济|社会发展|核算|综合|农林牧渔业?|农业|农村|工业|建筑业|服务业|国内|贸易|对外|经济|固定资产|投资|消费|市场|财政|税收|金融|保险|人民|居民|生活|物价|价格|人口|就业"
    r"|劳动|工资|教育|文化|卫生|体育|科技|交通|运输|邮电|通信|能源|电力|旅游|外贸|外资|招商引资|房地产|开发|社会|保障|事业|环境|保护|安全|生产|城乡|建设|和|与|及|、|主要|指标|情况|类)+"
)
# So surely that it ends a name above and begins none below.
ENDING = re.compile(
    r"(?:收入|支出|总额|总值|产值|产量|加值|利润|余额|投资|人数|面积|比重|指数|贷款|存款|人口|消费|用量|电量|税收|数量|销量|里程)\Z"
)
GOES_ON = re.compile(r"[占中及和与的等、）)]")


def is_open(name: str) -> bool:
    """Whether a name cannot end so: a bracket is open, or a word that needs another."""
    opened = name.count("（") + name.count("(") > name.count("）") + name.count(")")
    return opened or name.endswith(OPEN)


def is_cut(name: str, below: str, doubts) -> bool:
    """Whether a numbered line may be the beginning of a name and is no heading of a group."""
    after = item_of(below)
    short = len(after.name) < SHORT and not after.heads
    return bool(doubts) and (short or not SECTION.fullmatch(name))


def is_end(above: str, name: str, widest: int) -> bool:
    """Whether ``name`` may be the end of the name ``above``, as that fills its line."""
    return is_open(above) or width(above) >= FULL * widest


def is_beginning(above: str, name: str, below: str, widest: int) -> bool:
    """Whether ``name`` begins that ``below`` rather than it ends that ``above``."""
    item, after = item_of(name), item_of(below)
    if not below or is_open(above) or NUMBERING.match(name) or item.heads:
        return False
    if SECTION.fullmatch(item.name):
        return False
    if item.unit or after.marked or after.heads:
        return False
    if is_open(name) or GOES_ON.match(after.name):
        return True
    full = width(name) >= NEARLY_FULL * widest < width(name) + width(below)
    whole = not above or MEASURE.search(item_of(above).name)
    return full and bool(whole) and not MEASURE.search(item.name)
