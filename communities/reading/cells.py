"""Cells of tables of communities, as a clause would say what they tell."""

import re
from collections.abc import Iterable

SIDES_TOLD = re.compile("[东南西北][面侧边]?[至起到临邻靠倚依抵以与：:—-]")


# What a remark tells in a word or two: 1905户, 现有居民约4100户, 办公地点：锦苑小区3号楼.
OF_HOUSEHOLDS = re.compile(
    r"(?:社区|居民|住户|总|户数|现有|共有?|计|辖|约|近|有|为|[：:]){0,6}\d[\d,]{0,8}\s?[余多]?户(?:左右|以上)?"
)
OF_PREMISES = re.compile(
    r"(?:社区|综合|临时)?(?:办公|服务|活动)(?:用房|场所|地[点址])(?:位于|设在|为|在|[：:])[^，；。]{2,40}"
)
COLUMN_OF_REMARKS = re.compile(r"备\s?注|说\s?明")


def sentences_of_remark(column: str, cell: str, kinds: Iterable[str]) -> list[str]:
    """What a remark tells that no column of its own does."""
    if not COLUMN_OF_REMARKS.search(column):
        return []
    told = {"households": OF_HOUSEHOLDS, "premises": OF_PREMISES}
    patterns = [pattern for kind, pattern in told.items() if kind not in kinds]
    pieces = re.split(r"[，；。、]", re.sub(r"\s", "", cell))
    return [p for p in pieces if any(pattern.fullmatch(p) for pattern in patterns)]


def side_of(column: str) -> str:
    return next(character for character in column if character in "东南西北")


def bound_in(cell: str, side: str) -> str:
    """A bound in a column of its side, where the cell may say the side once more: 东至甲路."""
    return re.sub(rf"\A\s*{side}[面侧]?[至到起临靠邻抵](?=.)", "", cell)


def sentence_of(kind: str, column: str, cell: str) -> str:
    """What one cell tells, as a clause would say it."""
    cell = cell.strip()
    if not cell:
        return ""
    if kind == "bounds":
        return f"四至范围：{cell}" if SIDES_TOLD.search(cell) else f"管辖区域为{cell}"
    cell = f"约{cell}" if "约" in column and cell[0].isdigit() else cell
    if kind == "households":
        return f"总户数{cell}" if "户" in cell else f"总户数{cell}户"
    if kind == "floor_area":
        return f"服务用房建筑面积{cell}" if re.search("平方米|平米|㎡|m2|m²", cell) else f"服务用房建筑面积{cell}平方米"  # fmt: skip
    return f"服务用房：{cell}" if kind == "premises" else ""
