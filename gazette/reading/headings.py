"""The words over the columns of tables in gazettes, by which a table without tabs is known."""

import re

from core.text.widths import half_width, squeeze

LONGEST = 24
SHORT = 10
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

# What the first column of a table is called.
SERIAL = r"序号|编号|项次|顺序号?"
FIRST = re.compile(
    rf"{SERIAL}|(?:主要|统计|经济|具体|单位|部门|机构|社区|行政)*"
    r"(?:指标|项目|事项|名称|权力|职权|权限|类别|类型|部门|单位|姓名|社区|街道|地区)(?:名称)?"
    r"|(?:人员|同志|干部)?姓名"
)
# What the other columns are called, anywhere in the heading.
OTHERS = re.compile(
    rf"{SERIAL}|名称|类[别型]|种类|事项|项目|主项|子项|部门|单位|机关|主体|依据|备注|说明|层级|方式|编码"
    r"|指标|累计|完成|绝对|总量|同比|同期|增长|增速|增幅|增减|上年|去年|本月|当月|本期|\d月|季度|年|±|数[值量额]|金额|占比|比重"
    r"|任免|任命|任职|免职|免去|新任|聘任|解聘|职级|级别|岗位|任期|聘期|试用期"
    r"|姓名|职务|职位|性别|时间|时限|日期|电话|地[址点]|场所|用房|户数|范围|东至|南至|西至|北至|任务|措施|目标|内容|意见|原|现"
)
# Over the first column where the rows are periods, and over all others then.
PERIODS = re.compile(r"(?:统计|报告|所属)?(?:时间|时期|期间|月份|季度|年份|年度|年月)")
MEASURED = re.compile(
    r"[（(,，](?:单位[:：])?[十百千万亿]*(?:美?元|吨|千瓦时|千瓦|公里|户|人次|人|个|家|平方米|公顷|亩|辆|件|%|％)[）)]|同比|增长|增速|增幅|增减|[%％±]"
)
NEVER = re.compile(r"[。；，！？：;]|《|》")


def plain(cell: str) -> str:
    return squeeze(half_width(" ".join(cell.split())))


def is_first(cell: str) -> bool:
    """Whether the words may stand over the first column of a table."""
    return bool(FIRST.fullmatch(BRACKETS.sub("", plain(cell))))


def is_name(cell: str) -> bool:
    """Whether the words stand over names of people."""
    return plain(cell).endswith("姓名")


def is_serial(cell: str) -> bool:
    return bool(re.fullmatch(SERIAL, plain(cell)))


def may_head(cell: str) -> bool:
    """Whether the words may stand over some column."""
    words = plain(cell)
    return (
        0 < len(words) <= LONGEST
        and not NEVER.search(words)
        and bool(OTHERS.search(words))
    )


def are_headings(cells: list[str]) -> bool:
    """Whether all cells of a line are headings, the first that of a first column."""
    if len(cells) < 2:
        return False
    if is_of_periods(cells[0]) and all(map(is_measured, cells[1:])):
        return True
    if is_serial(cells[0]) and len(cells) > 2:
        known = sum(map(may_head, cells[1:]))
        return 2 * known >= len(cells) - 1 and all(map(is_short, cells[1:]))
    return is_first(cells[0]) and all(map(may_head, cells[1:]))


def is_short(cell: str) -> bool:
    """Whether the words may stand beside surer headings: few, no figure among them."""
    words = plain(cell)
    return may_head(cell) or (
        0 < len(words) <= SHORT
        and not re.search(r"\d", words)
        and not NEVER.search(words)
    )


def is_of_periods(cell: str) -> bool:
    """Whether the words stand over periods."""
    return bool(PERIODS.fullmatch(BRACKETS.sub("", plain(cell))))


def is_measured(cell: str) -> bool:
    """Whether the words stand over figures, their unit or their growth said."""
    words = plain(cell)
    return len(words) <= LONGEST and bool(MEASURED.search(words))
