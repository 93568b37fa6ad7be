"""The words over the columns of tables in gazettes, by which a table without tabs is known."""

import re

from core.text.traditional import simplified
from core.text.widths import half_width, squeeze

LONGEST = 24
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

# What the first column of a table is called.
SERIAL = r"序号|编号|项次|顺序号?"
FIRST = re.compile(
    rf"{SERIAL}|(?:主要|统计|经济|具体|单位|部门|机构|社区|行政)*"
    r"(?:指标|项目|事项|名称|权力|职权|类别|类型|部门|单位|姓名|社区|街道|地区)(?:名称)?"
    r"|(?:新|拟|原|现|设立|建立?|增设|成立|调整|变更|更名|合并|撤销|前|后|的)*(?:社区|村)?(?:社区|居民委员会|居委会|筹备组)(?:的?名称)?"
    r"|(?:所属|所在|所辖|隶属)?(?:街道|乡镇|镇街|街镇|镇)(?:办事处)?(?:名称)?"
    r"|(?:人员|同志|干部)?姓名|任[/、或]?免(?:情况|类别|类型|事项)?|(?:调整|变更|变动)(?:类别|类型|方式|事项|性质)"
)
# The last words of what may stand over a first column, where the rows below bear it out.
LEADING = re.compile(
    rf".{{0,8}}(?:{SERIAL}|指标|项目|事项|名称?|权力|职权|权限|类[别型]|部门|单位|机关|机构|姓名"
    r"|社区|街道|乡镇|镇街|村居|地区|县区|区县|年龄[段组]?|[品税险]种|品名|税目|产品|作物|内容|科目|行业|企业|学校|年[度份]|月份|日期|时[间期]|期[别间]|报告期|季度|分组|分类)"
)
# What the other columns are called, anywhere in the heading.
OTHERS = re.compile(
    rf"{SERIAL}|名称|类[别型]|种类|性质|属性|期限|用途|数量|规格|来源|去向|联系|法律|权限|机构|事项|项目|主项|子项|部门|单位|机关|主体|依据|备注|说明|层级|方式|编码"
    r"|指标|累计|完成|绝对|总量|同比|同期|增长|增速|增幅|增减|上年|去年|本月|当月|本期|\d月|季度|年|±|数[值量额]|金额|占比|比重|位次|排名|名次"
    r"|任免|任命|任职|免职|免去|新任|聘任|解聘|职级|级别|岗位|任期|聘期|试用期"
    r"|\A总?[产销存]量\Z|实绩|决算|预算数|执行数|姓名|职务|职位|性别|时间|时限|日期|电话|地[址点]|场所|用房|户数|范围|[东南西北][至界]|\A[东南西北]\Z|任务|措施|目标|内容|意见|原|现|\A[^，。]{0,8}(?:面积|标准)|位置\Z"
    r"|\A(?:所属|所在|隶属)?(?:街道|乡镇|镇街|街镇|社区|社区居委会|(?:社区)?居民委员会|居委会|村居|村)(?:\Z|[（(、/])"
    r"|\A(?:管辖|所辖|服务|四至)?区域|四[至界]|边界|界[限线址]\Z|辖区|(?:所辖|涉及|包含|主要)(?:小区|片区)"
    r"|规模\Z|住户|居民[户数]|总户|人[口数]|驻地\Z|(?:调整|变更|更名|合并|拆分)[前后]|(?:调整|变更|变动)情况"
)
# Over the first column where the rows are periods, and over all others then.
PERIODS = re.compile(
    r"(?:统计|报告|报表|所属)?(?:时间|时期|期[间别]|月份|月度|季度|年份|年度|年月|日期|时段)"
    r"|(?:报告|统计|数据)期|年"
)
MEASURED = re.compile(
    r"[（(,，](?:单位[:：])?[十百千万亿]*(?:美?元|吨|千瓦时|千瓦|公里|户|人次|人|个|家|平方米|公顷|亩|辆|件|%|％)[）)]|同比|增长|增速|增幅|增减|[%％±]"
)
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
# A part of the column before: 其中：经济林.
OF_WHOLE = re.compile(r"\A其中[：:]")
NEVER = re.compile(r"[。；，！？：;]|《|》")


def plain(cell: str) -> str:
    return simplified(squeeze(half_width(" ".join(cell.split()))))


def is_first(cell: str) -> bool:
    """Whether the words may stand over the first column of a table."""
    return bool(FIRST.fullmatch(BRACKETS.sub("", plain(cell))))


def may_be_first(cell: str) -> bool:
    """Whether the words may stand over a first column, if more than they say so."""
    return bool(LEADING.fullmatch(BRACKETS.sub("", plain(cell))))


def may_lead(cells: list[str]) -> bool:
    """Whether a line may be one of headings, if the rows below have as many cells."""
    words = [*map(plain, cells)]
    return (
        len(words) > 1
        and may_be_first(words[0])
        and all(0 < len(w) <= LONGEST and not is_sentence(w) for w in words)
        and not any(
            re.fullmatch(r"[\d.,%\-－]+", w) and not BARE_YEAR.fullmatch(w)
            for w in words
        )
        and (len(words) > 3 or any(OTHERS.search(w) for w in words[1:]))
    )


def is_sentence(words: str) -> bool:
    """Whether marks part the words as no heading is parted, but within brackets: 同比（±，%）."""
    return bool(NEVER.search(OF_WHOLE.sub("", BRACKETS.sub("", words))))


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
        and not is_sentence(words)
        and bool(OTHERS.search(words) or BARE_YEAR.fullmatch(words))
    )


def are_headings(cells: list[str]) -> bool:
    """Whether all cells of a line are headings, the first that of a first column."""
    if len(cells) < 2:
        return False
    of_periods = is_of_periods(cells[0]) and (
        all(map(is_measured, cells[1:])) or are_headings(cells[1:])
    )
    return of_periods or (is_first(cells[0]) and all(map(may_head, cells[1:])))


def is_of_periods(cell: str) -> bool:
    """Whether the words stand over periods."""
    return bool(PERIODS.fullmatch(BRACKETS.sub("", plain(cell))))


def is_measured(cell: str) -> bool:
    """Whether the words stand over figures, their unit or their growth said."""
    words = plain(cell)
    return len(words) <= LONGEST and bool(MEASURED.search(words))
