"""What stands in the columns of a table whose headings do not say so: told by the cells."""

import re

from core.text.printed import is_not_stated, read_figure
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding

from .grammar import BRACKETS, UNIT_IN_BRACKETS

# Ages, the sexes and what is written in letters are names too: 0—14岁, 男, GDP.
NAME = re.compile(r"[\u4e00-\u9fff]{2}|\d岁|\A[男女]\Z|[A-Za-z]{2}")
# Below these the rows are no indicators: the same is said of one place after another.
PLACES = re.compile(
    r"地区|[乡镇县市区村旗州]|街道|社区|单位|部门|企业|公司|学校|姓名|责任|承办|时间|日期|地点"
)
# 产量 over amounts of 粮食 and 油料.
MEASURE = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:[产销存储用运流客货总数]量|[产总余]值|[总数余金]额|面积|收入|支出|人数|户数|价格|[存出]栏数?)"
)
MOST = 0.7


def by_content(columns, roles, rows, *, released: bool):
    """(roles, doubts): ``roles`` with those of columns whose headings say nothing that is known;
    a measure is surely the amount where the table is ``released`` as statistics.
    """
    roles, doubts = list(roles), []
    free = [at for at, role in enumerate(roles) if not role]
    cells = {at: column_of(rows, at) for at in free}
    if "indicator" not in roles:
        at = next((at for at in free if are(is_name, cells[at])), None)
        if at is None or PLACES.search(columns[at]):
            return roles, ()
        roles[at] = "indicator"
        doubts += [inferred(columns[at], "指标名称")] if columns[at] else []
    if "unit" not in roles:
        at = next((at for at in free if are(is_unit, cells[at])), None)
        if at is not None and roles[at] == "":
            roles[at] = "unit"
    if not {"value", "before"} & {*roles}:
        numbers = [at for at in free if not roles[at] and are(is_number, cells[at])]
        numbers = numbers if "yoy" not in roles else before_growth(numbers, roles)
        if len(numbers) == 1:
            roles[numbers[0]] = "value"
            heading = columns[numbers[0]]
            sure = released and is_measure(heading)
            doubts += [] if sure else [inferred(heading, "数值")]
    return roles, tuple(doubts)


def before_growth(numbers: list[int], roles) -> list[int]:
    """The columns of ``numbers`` where they are all, and the one of growth follows."""
    first = roles.index("yoy")
    return numbers if roles.count("yoy") == 1 and numbers == [first - 1] else []


def is_measure(heading: str) -> bool:
    """Whether a heading names how much there is of what each row names: 产量（万吨）."""
    return bool(MEASURE.fullmatch(BRACKETS.sub("", heading)))


def column_of(rows, at: int) -> list[str]:
    return filled(row[at] for row in rows if at < len(row))


def filled(cells) -> list[str]:
    plain = (squeeze(half_width(cell)) for cell in cells)
    return [cell for cell in plain if cell]


def are(kind, cells) -> bool:
    return bool(cells) and sum(map(kind, cells)) >= MOST * len(cells)


def is_name(cell: str) -> bool:
    return bool(NAME.search(cell)) and not is_number(cell) and not is_unit(cell)


def is_unit(cell: str) -> bool:
    return bool(re.fullmatch(UNIT_IN_BRACKETS, cell))


def is_number(cell: str) -> bool:
    return is_not_stated(cell) or read_figure(cell) is not None


def inferred(heading: str, kind: str) -> Finding:
    return Finding("heading-inferred", f"“{heading}”一栏按内容当作{kind}，请核对")
