"""Cells of tables of communities, as a clause would say what they tell."""

import re

SIDES_TOLD = re.compile("[东南西北][面侧边]?[至起到临邻靠倚依抵以与：:—-]")


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
